/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "cell-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "identifier.h"
#include "privacy.h"

struct _SonderCellEditor
{
  GtkWidget parent_instance;
  GtkText *text;
  GtkPopover *popover;
  GtkLabel *error;
  GtkListBox *choices; /* nullable */
  SonderCellColumn *column;
  guint row;
  GArray *fill_rows; /* nullable */
  gboolean finished;
  guint leaving; /* source */
  GtkEventController *root_keys; /* on the window */
  GtkWidget *root;
};

G_DEFINE_FINAL_TYPE (SonderCellEditor, sonder_cell_editor, GTK_TYPE_WIDGET)

enum
{
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_text (SonderCellEditor *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

static void
finish (SonderCellEditor *self, int columns, int rows)
{
  if (self->finished)
    return;

  self->finished = TRUE;
  g_signal_emit (self, signals[FINISHED], 0, columns, rows);
}

static void
update_popover (SonderCellEditor *self)
{
  gboolean any = gtk_widget_get_visible (GTK_WIDGET (self->error));

  for (GtkWidget *row =
           self->choices != NULL ? gtk_widget_get_first_child (GTK_WIDGET (self->choices)) : NULL;
       row != NULL; row = gtk_widget_get_next_sibling (row))
    any = any || gtk_widget_get_child_visible (row);

  if (any)
    gtk_popover_popup (self->popover);
  else
    gtk_popover_popdown (self->popover);
}

static void
show_error (SonderCellEditor *self, const char *message)
{
  gtk_label_set_text (self->error, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID,
      message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  update_popover (self);
}

static void
offer_all (SonderCellEditor *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "untouched");
  if (self->choices != NULL)
    gtk_list_box_invalidate_filter (self->choices);
}

static gboolean
take (SonderCellEditor *self, const guint *rows, guint n_rows)
{
  g_autoptr (GError) error = NULL;

  if (!sonder_cell_column_set_text (self->column, rows, n_rows, get_text (self), &error))
    {
      offer_all (self);
      show_error (self, error->message);
      return FALSE;
    }

  return TRUE;
}

static const char *
get_choice (GtkListBoxRow *row)
{
  return gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row)));
}

static void
commit_and_move (SonderCellEditor *self, int columns, int rows)
{
  GtkListBoxRow *choice =
      self->choices != NULL ? gtk_list_box_get_selected_row (self->choices) : NULL;

  if (choice != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->text), get_choice (choice));
  if (take (self, &self->row, 1))
    finish (self, columns, rows);
}

/* The value goes into all selected rows. */
static void
fill (SonderCellEditor *self)
{
  if (self->fill_rows == NULL || self->fill_rows->len == 0)
    commit_and_move (self, 0, 0);
  else if (take (self, (const guint *) (gpointer) self->fill_rows->data, self->fill_rows->len))
    finish (self, 0, 0);
}

static void
choice_activated_cb (SonderCellEditor *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->choices, row);
  commit_and_move (self, 0, 1);
}

/* What was typed stands at the beginning of the choice; all are offered before
 * anything was typed, and after something that is none of them. */
static gboolean
filter_choice_cb (GtkListBoxRow *row, gpointer data)
{
  SonderCellEditor *self = data;
  g_autofree char *typed = sonder_name_fold (get_text (self));
  g_autofree char *choice = sonder_name_fold (get_choice (row));

  return gtk_widget_has_css_class (GTK_WIDGET (self), "untouched") ||
         g_str_has_prefix (choice, typed);
}

static void
typed_cb (SonderCellEditor *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "untouched");
  if (self->choices != NULL)
    {
      gtk_list_box_unselect_all (self->choices);
      gtk_list_box_invalidate_filter (self->choices);
    }
  show_error (self, NULL);
}

static gboolean
select_choice (SonderCellEditor *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->choices);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : -1;

  while ((row = gtk_list_box_get_row_at_index (self->choices, index)) != NULL &&
         !gtk_widget_get_child_visible (GTK_WIDGET (row)))
    index += step;
  if (row != NULL)
    gtk_list_box_select_row (self->choices, row);

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (SonderCellEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (state & GDK_CONTROL_MASK)
        fill (self);
      else
        commit_and_move (self, 0, shift ? -1 : 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      commit_and_move (self, shift || keyval == GDK_KEY_ISO_Left_Tab ? -1 : 1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      finish (self, 0, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      return self->choices != NULL ? select_choice (self, keyval == GDK_KEY_Down ? 1 : -1)
                                   : GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* The program's accelerators come before the focused widget, and act upon the
 * project: undo is the text's, and what saves, closes or exports finds what was
 * written so far. Nothing closes over what cannot be taken. The editor stays:
 * the key would go no further without it. */
static gboolean
root_key_cb (SonderCellEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  guint key = gdk_keyval_to_lower (keyval);

  if ((state & GDK_CONTROL_MASK) == 0 || !gtk_widget_is_focus (GTK_WIDGET (self->text)))
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_z:
    case GDK_KEY_y:
      gtk_widget_activate_action (GTK_WIDGET (self->text),
                                  key == GDK_KEY_z && !shift ? "text.undo" : "text.redo", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_s:
    case GDK_KEY_e:
      take (self, &self->row, 1);
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_w:
    case GDK_KEY_q:
      return take (self, &self->row, 1) ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
finish_idle_cb (gpointer user_data)
{
  SonderCellEditor *self = user_data;

  self->leaving = 0;
  finish (self, 0, 0);

  return G_SOURCE_REMOVE;
}

/* Going elsewhere takes what was typed; what cannot be taken stays, marked. The
 * editor goes later: it must not while GTK still moves the focus out of it. One
 * that is gone with its column loses the focus, too. */
static void
focus_left_cb (SonderCellEditor *self)
{
  if (!self->finished && self->leaving == 0 && self->root != NULL && take (self, &self->row, 1))
    self->leaving = g_idle_add (finish_idle_cb, self);
}

/* What is being written is not left open for all to see. */
static void
privacy_changed_cb (SonderCellEditor *self)
{
  if (self->finished || self->leaving != 0)
    return;

  take (self, &self->row, 1);
  self->leaving = g_idle_add (finish_idle_cb, self);
}

static GtkListBox *
create_choices (SonderCellEditor *self)
{
  g_auto (GStrv) choices = sonder_cell_column_dup_choices (self->column);
  GtkListBox *list;

  if (choices == NULL)
    return NULL;

  list = GTK_LIST_BOX (gtk_list_box_new ());
  for (guint i = 0; choices[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (choices[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (list, label);
      gtk_widget_set_focusable (gtk_widget_get_parent (label), FALSE);
    }
  gtk_list_box_set_selection_mode (list, GTK_SELECTION_SINGLE);
  gtk_list_box_set_filter_func (list, filter_choice_cb, self, NULL);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (choice_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sonder_cell_column_get_title (self->column), -1);

  return list;
}

static void
fill_popover (SonderCellEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled;

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->error));
  self->choices = create_choices (self);
  if (self->choices != NULL)
    {
      scrolled = gtk_scrolled_window_new ();
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                      GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 240);
      gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->choices));
      gtk_box_append (GTK_BOX (box), scrolled);
    }
  gtk_popover_set_child (self->popover, box);
}

static void
sonder_cell_editor_root (GtkWidget *widget)
{
  SonderCellEditor *self = SONDER_CELL_EDITOR (widget);

  GTK_WIDGET_CLASS (sonder_cell_editor_parent_class)->root (widget);
  self->root = GTK_WIDGET (gtk_widget_get_root (widget));
  self->root_keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->root_keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->root_keys, "key-pressed", G_CALLBACK (root_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->root, self->root_keys);
}

static void
sonder_cell_editor_unroot (GtkWidget *widget)
{
  SonderCellEditor *self = SONDER_CELL_EDITOR (widget);

  gtk_widget_remove_controller (self->root, self->root_keys);
  self->root_keys = NULL;
  self->root = NULL;
  GTK_WIDGET_CLASS (sonder_cell_editor_parent_class)->unroot (widget);
}

static void
sonder_cell_editor_map (GtkWidget *widget)
{
  SonderCellEditor *self = SONDER_CELL_EDITOR (widget);

  GTK_WIDGET_CLASS (sonder_cell_editor_parent_class)->map (widget);
  update_popover (self);
}

static void
sonder_cell_editor_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SonderCellEditor *self = SONDER_CELL_EDITOR (widget);

  gtk_widget_allocate (GTK_WIDGET (self->text), width, height, baseline, NULL);
  gtk_popover_present (self->popover);
}

static void
sonder_cell_editor_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (SONDER_CELL_EDITOR (widget)->text), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static gboolean
sonder_cell_editor_grab_focus (GtkWidget *widget)
{
  return gtk_text_grab_focus_without_selecting (SONDER_CELL_EDITOR (widget)->text);
}

static void
sonder_cell_editor_dispose (GObject *object)
{
  SonderCellEditor *self = SONDER_CELL_EDITOR (object);

  self->finished = TRUE;
  g_clear_handle_id (&self->leaving, g_source_remove);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  if (self->text != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->text));
  self->popover = NULL;
  self->text = NULL;
  self->choices = NULL;
  g_clear_object (&self->column);
  g_clear_pointer (&self->fill_rows, g_array_unref);

  G_OBJECT_CLASS (sonder_cell_editor_parent_class)->dispose (object);
}

static void
sonder_cell_editor_class_init (SonderCellEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_cell_editor_dispose;
  widget_class->root = sonder_cell_editor_root;
  widget_class->unroot = sonder_cell_editor_unroot;
  widget_class->map = sonder_cell_editor_map;
  widget_class->measure = sonder_cell_editor_measure;
  widget_class->size_allocate = sonder_cell_editor_size_allocate;
  widget_class->grab_focus = sonder_cell_editor_grab_focus;

  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "celleditor");
}

static void
sonder_cell_editor_init (SonderCellEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->text = GTK_TEXT (gtk_text_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  /* GTK may tell the text of the focus when the editor is gone already. */
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->text), focus);

  sonder_privacy_watch (self, G_CALLBACK (privacy_changed_cb));
  self->error = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->error, TRUE);
  gtk_label_set_max_width_chars (self->error, 32);
  gtk_label_set_xalign (self->error, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->error), "error");
  gtk_widget_hide (GTK_WIDGET (self->error));

  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
}

/**
 * sonder_cell_editor_new:
 * @row: the customer
 * @text: (nullable): what was typed already; %NULL begins with the cell's value
 */
GtkWidget *
sonder_cell_editor_new (SonderCellColumn *column, guint row, const char *text)
{
  SonderCellEditor *self = g_object_new (SONDER_TYPE_CELL_EDITOR, NULL);
  g_autofree char *value = sonder_cell_column_dup_editable (column, row);

  self->column = g_object_ref (column);
  self->row = row;
  /* Undo leads back to the cell's value, no further. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->text), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->text), value);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->text), TRUE);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "untouched");
  gtk_editable_select_region (GTK_EDITABLE (self->text), text == NULL ? 0 : -1, -1);
  gtk_editable_set_alignment (GTK_EDITABLE (self->text),
                              sonder_cell_column_is_numeric (column) ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sonder_cell_column_get_title (column), -1);
  fill_popover (self);
  g_signal_connect_object (self->text, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * sonder_cell_editor_set_fill_rows:
 * @rows: (element-type guint): the customers whom Ctrl+Enter gives the value
 */
void
sonder_cell_editor_set_fill_rows (SonderCellEditor *self, GArray *rows)
{
  g_clear_pointer (&self->fill_rows, g_array_unref);
  self->fill_rows = g_array_ref (rows);
}

/**
 * sonder_cell_editor_commit:
 *
 * Returns: %FALSE with an error for people if the text is no value
 */
gboolean
sonder_cell_editor_commit (SonderCellEditor *self, GError **error)
{
  if (!sonder_cell_column_set_text (self->column, &self->row, 1, get_text (self), error))
    return FALSE;

  finish (self, 0, 0);
  return TRUE;
}
