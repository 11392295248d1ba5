/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-editor.h"

struct _SonderBoardEditor
{
  GtkWidget           parent_instance;
  GtkTextView        *text;
  GtkCssProvider     *style;
  GtkEventController *keys; /* on the window, while this is shown */
  GtkWidget          *root;
};

G_DEFINE_FINAL_TYPE (SonderBoardEditor, sonder_board_editor, GTK_TYPE_WIDGET)

enum
{
  DONE,
  PAUSED,
  CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The program's accelerators come before the focused widget. Undo is the text's
 * as long as there is something to undo in it; everything else, such as saving,
 * finds what was written so far in the project. */
static gboolean
root_key_cb (SonderBoardEditor *self,
             guint              keyval,
             guint              keycode,
             GdkModifierType    state)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  guint key = gdk_keyval_to_lower (keyval);

  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_z && (state & GDK_SHIFT_MASK) == 0 && gtk_text_buffer_get_can_undo (buffer))
    {
      gtk_text_buffer_undo (buffer);
      return GDK_EVENT_STOP;
    }
  if ((key == GDK_KEY_z || key == GDK_KEY_y) && gtk_text_buffer_get_can_redo (buffer))
    {
      gtk_text_buffer_redo (buffer);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_s || key == GDK_KEY_w || key == GDK_KEY_q || key == GDK_KEY_z ||
      key == GDK_KEY_e)
    g_signal_emit (self, signals[PAUSED], 0);

  return GDK_EVENT_PROPAGATE;
}

static gboolean
key_cb (SonderBoardEditor *self,
        guint              keyval,
        guint              keycode,
        GdkModifierType    state)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      g_signal_emit (self, signals[DONE], 0, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      g_signal_emit (self, signals[CANCELLED], 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_F2:
    case GDK_KEY_F11:
      g_signal_emit (self, signals[PAUSED], 0);
      return GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
leave_cb (SonderBoardEditor *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    g_signal_emit (self, signals[DONE], 0, FALSE);
}

static gboolean
has_lines (SonderBoardEditor *self)
{
  return self->text != NULL &&
         gtk_text_buffer_get_line_count (gtk_text_view_get_buffer (self->text)) > 1;
}

static gboolean
done_idle_cb (gpointer user_data)
{
  SonderBoardEditor *self = user_data;

  if (gtk_widget_get_visible (GTK_WIDGET (self)) && has_lines (self))
    g_signal_emit (self, signals[DONE], 0, TRUE);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (SonderBoardEditor *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  /* Only pasting makes several lines. Not while the buffer is changing. */
  if (has_lines (self))
    g_idle_add_full (G_PRIORITY_DEFAULT, done_idle_cb, g_object_ref (self), g_object_unref);
}

static void
detach_keys (SonderBoardEditor *self)
{
  if (self->keys != NULL)
    gtk_widget_remove_controller (self->root, self->keys);
  self->keys = NULL;
  self->root = NULL;
}

static void
attach_keys (SonderBoardEditor *self)
{
  detach_keys (self);
  self->root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  if (self->root == NULL)
    return;

  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (root_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->root, self->keys);
}

static void
sonder_board_editor_unroot (GtkWidget *widget)
{
  detach_keys (SONDER_BOARD_EDITOR (widget));
  GTK_WIDGET_CLASS (sonder_board_editor_parent_class)->unroot (widget);
}

static void
sonder_board_editor_dispose (GObject *object)
{
  SonderBoardEditor *self = SONDER_BOARD_EDITOR (object);

  if (self->text != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->text));
  self->text = NULL;
  g_clear_object (&self->style);

  G_OBJECT_CLASS (sonder_board_editor_parent_class)->dispose (object);
}

static void
sonder_board_editor_class_init (SonderBoardEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_board_editor_dispose;
  widget_class->unroot = sonder_board_editor_unroot;

  /**
   * SonderBoardEditor::done:
   * @activated: whether the next note is to be started
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /**
   * SonderBoardEditor::paused:
   *
   * What was written is to be kept before something else happens; the keyboard
   * stays on the board.
   */
  signals[PAUSED] = g_signal_new ("paused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "boardeditor");
}

static void
sonder_board_editor_init (SonderBoardEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->text, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  self->style = gtk_css_provider_new ();
  gtk_style_context_add_provider (gtk_widget_get_style_context (GTK_WIDGET (self->text)),
                                  GTK_STYLE_PROVIDER (self->style),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
sonder_board_editor_new (void)
{
  return g_object_new (SONDER_TYPE_BOARD_EDITOR, "visible", FALSE, NULL);
}

/**
 * sonder_board_editor_dup_text:
 *
 * Returns: (transfer full): what was written
 */
char *
sonder_board_editor_dup_text (SonderBoardEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * sonder_board_editor_begin:
 * @label: what a screen reader says
 * @em: size of the text in pixels
 *
 * Shows the editor with a text and takes the focus.
 */
void
sonder_board_editor_begin (SonderBoardEditor *self,
                           const char        *text,
                           const char        *label,
                           double             em)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  g_autofree char *css = g_strdup_printf ("textview { font-size: %dpx; padding: %dpx; }",
                                          (int) (em + 0.5), (int) (em * 0.5));

  gtk_css_provider_load_from_data (self->style, css, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  gtk_widget_show (GTK_WIDGET (self));
  attach_keys (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

void
sonder_board_editor_end (SonderBoardEditor *self)
{
  detach_keys (self);
  gtk_widget_hide (GTK_WIDGET (self));
}
