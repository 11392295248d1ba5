/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "field-view.h"

#include "field-binding.h"
#include "privacy.h"

#include <string.h>

/* Longer texts of a file are shown, but not typed or pasted. */
#define MAX_LINE 1000
#define MAX_TEXT 10000
/* A field that is bound to nothing tells what was typed when typing rests. */
#define REST_MS 500
/* A text view breaks lines a little earlier than a label: the cursor has to fit. */
#define CURSOR_WIDTH 4

struct _SonderFieldView
{
  GtkWidget           parent_instance;
  GtkTextView        *text;
  GtkLabel           *ghost;
  char               *placeholder;
  gboolean            single_line;
  float               xalign;
  gboolean            setting;
  gboolean            bound;
  guint               rest;
  SonderProject      *project;
  char               *hidden; /* the text, where less of it is shown */
  SonderFieldBinding *binding;
};

G_DEFINE_FINAL_TYPE (SonderFieldView, sonder_field_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_PLACEHOLDER,
  PROP_SINGLE_LINE,
  PROP_XALIGN,
  N_PROPS
};

enum
{
  ACTIVATE,
  COMMIT,
  PASTE_LINES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[N_PROPS];

static char *
dup_shown (SonderFieldView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static char *
get_text (gpointer widget)
{
  SonderFieldView *self = widget;

  return self->hidden != NULL ? g_strdup (self->hidden) : dup_shown (self);
}

/* A text of which a part is hidden is not written in. */
static void
set_text (gpointer    widget,
          const char *text)
{
  SonderFieldView *self = widget;
  g_autofree char *before = dup_shown (self);
  g_autofree char *shown =
    self->project != NULL ? sonder_privacy_dup_text (self->project, text) : g_strdup (text);
  gboolean is_whole = g_str_equal (shown, text);

  g_free (self->hidden);
  self->hidden = is_whole ? NULL : g_strdup (text);
  gtk_text_view_set_editable (self->text, is_whole);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text),
                               is_whole ? NULL : sonder_privacy_get_reason ());
  if (g_str_equal (before, shown))
    return;

  self->setting = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), shown, -1);
  self->setting = FALSE;
}

/* Hides in what is there what is to be hidden now. */
static void
hide_text (SonderFieldView *self)
{
  g_autofree char *text = get_text (self);

  set_text (self, text);
}

/* Who has become a customer is hidden, too. */
static void
set_project (SonderFieldView *self,
             SonderProject   *project)
{
  if (self->project == project)
    return;

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_func (self->project, hide_text, self);
  g_set_object (&self->project, project);
  if (project != NULL)
    g_signal_connect_object (project, "tables-changed", G_CALLBACK (hide_text), self,
                             G_CONNECT_SWAPPED);
}

/* A label knows how high its text is for a width; a text view does not before
 * it is shown. So one with the same text lies below and takes the room; without
 * text it is seen, and says what to type. */
static void
update_ghost (SonderFieldView *self)
{
  g_autofree char *text = dup_shown (self);
  gboolean is_empty = *text == '\0';
  g_autofree char *room = g_strconcat (text, g_str_has_suffix (text, "\n") ? " " : "", NULL);

  gtk_label_set_label (self->ghost, is_empty ? self->placeholder : room);
  gtk_widget_set_opacity (GTK_WIDGET (self->ghost), is_empty ? 0.55 : 0);
}

static void
commit (SonderFieldView *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  sonder_field_binding_commit (self->binding);
  g_signal_emit (self, signals[COMMIT], 0);
}

/* Whoever writes sees what they write, and only they should. */
static void
leave_cb (SonderFieldView *self)
{
  commit (self);
  hide_text (self);
}

static gboolean
rest_cb (gpointer user_data)
{
  SonderFieldView *self = user_data;

  self->rest = 0;
  commit (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (SonderFieldView *self)
{
  update_ghost (self);
  if (self->setting)
    return;
  sonder_field_binding_typed (self->binding);
  if (self->bound)
    return;

  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

/* What there is still room for, as one line where the field is one. */
static char *
fit_text (SonderFieldView *self,
          const char      *text,
          GtkTextBuffer   *buffer)
{
  int room = (self->single_line ? MAX_LINE : MAX_TEXT) - gtk_text_buffer_get_char_count (buffer);
  char *fitting = g_utf8_strlen (text, -1) > MAX (room, 0)
                    ? g_utf8_substring (text, 0, MAX (room, 0))
                    : g_strdup (text);

  return self->single_line ? g_strdelimit (fitting, "\r\n", ' ') : fitting;
}

static void
insert_text_cb (SonderFieldView *self,
                GtkTextIter     *location,
                char            *text,
                int              length,
                GtkTextBuffer   *buffer)
{
  g_autofree char *whole = NULL;
  g_autofree char *fitting = NULL;
  gboolean handled = FALSE;

  if (self->setting)
    return;

  whole = g_strndup (text, (gsize) length);
  if (self->single_line && strchr (whole, '\n') != NULL)
    g_signal_emit (self, signals[PASTE_LINES], 0, whole, &handled);
  if (handled)
    {
      g_signal_stop_emission_by_name (buffer, "insert-text");
      gtk_text_buffer_get_iter_at_mark (buffer, location, gtk_text_buffer_get_insert (buffer));
      return;
    }

  fitting = fit_text (self, whole, buffer);
  if (g_str_equal (fitting, whole))
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, location, fitting, -1);
}

static gboolean
key_pressed_cb (SonderFieldView *self,
                guint            keyval)
{
  if (!self->single_line ||
      (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter))
    return GDK_EVENT_PROPAGATE;

  commit (self);
  g_signal_emit (self, signals[ACTIVATE], 0);

  return GDK_EVENT_STOP;
}

static void
set_xalign (SonderFieldView *self,
            float            xalign)
{
  self->xalign = xalign;
  gtk_label_set_xalign (self->ghost, xalign);
  gtk_label_set_justify (self->ghost, xalign > 0.5f ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_text_view_set_justification (self->text,
                                   xalign > 0.5f ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
}

/* The text view's own height is that of some earlier width: it does not count. */
static void
sonder_field_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  SonderFieldView *self = SONDER_FIELD_VIEW (widget);

  /* A label would say how narrow it can be in that height. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    for_size = -1;
  gtk_widget_measure (GTK_WIDGET (self->text), orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size > CURSOR_WIDTH)
    for_size -= CURSOR_WIDTH;
  gtk_widget_measure (GTK_WIDGET (self->ghost), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += CURSOR_WIDTH;
      *natural += CURSOR_WIDTH;
    }
}

static void
sonder_field_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  SonderFieldView *self = SONDER_FIELD_VIEW (widget);

  gtk_widget_allocate (GTK_WIDGET (self->ghost), width, height, baseline, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->text), width, height, baseline, NULL);
}

static GtkSizeRequestMode
sonder_field_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sonder_field_view_dispose (GObject *object)
{
  SonderFieldView *self = SONDER_FIELD_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_pointer (&self->binding, sonder_field_binding_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->placeholder, g_free);
  g_clear_pointer (&self->hidden, g_free);
  set_project (self, NULL);

  G_OBJECT_CLASS (sonder_field_view_parent_class)->dispose (object);
}

static void
sonder_field_view_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SonderFieldView *self = SONDER_FIELD_VIEW (object);

  switch (prop_id)
    {
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    case PROP_SINGLE_LINE:
      g_value_set_boolean (value, self->single_line);
      break;
    case PROP_XALIGN:
      g_value_set_float (value, self->xalign);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sonder_field_view_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  SonderFieldView *self = SONDER_FIELD_VIEW (object);

  switch (prop_id)
    {
    case PROP_PLACEHOLDER:
      g_free (self->placeholder);
      self->placeholder = g_value_dup_string (value);
      update_ghost (self);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_SINGLE_LINE:
      self->single_line = g_value_get_boolean (value);
      break;
    case PROP_XALIGN:
      set_xalign (self, g_value_get_float (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sonder_field_view_class_init (SonderFieldViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sonder_field_view_dispose;
  object_class->get_property = sonder_field_view_get_property;
  object_class->set_property = sonder_field_view_set_property;
  widget_class->measure = sonder_field_view_measure;
  widget_class->size_allocate = sonder_field_view_size_allocate;
  widget_class->get_request_mode = sonder_field_view_get_request_mode;

  /**
   * SonderFieldView:placeholder:
   *
   * What to type here; also the name that a screen reader says.
   */
  properties[PROP_PLACEHOLDER] =
    g_param_spec_string ("placeholder", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * SonderFieldView:single-line:
   *
   * Whether the text is one line, however it wraps: Enter emits "activate".
   */
  properties[PROP_SINGLE_LINE] =
    g_param_spec_boolean ("single-line", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  /**
   * SonderFieldView:xalign:
   *
   * 0 for text that begins where lines begin, 1 for text that ends where they end.
   */
  properties[PROP_XALIGN] =
    g_param_spec_float ("xalign", NULL, NULL, 0, 1, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * SonderFieldView::commit:
   *
   * What was typed is done: the focus left, or Enter was pressed; in a field
   * that is bound to nothing, also when typing rests.
   */
  signals[COMMIT] = g_signal_new ("commit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  /**
   * SonderFieldView::paste-lines:
   * @text: more than one line
   *
   * Several lines come into a field of one.
   *
   * Returns: %TRUE if they went elsewhere; else they become one line here
   */
  signals[PASTE_LINES] = g_signal_new ("paste-lines", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, g_signal_accumulator_true_handled, NULL, NULL,
                                       G_TYPE_BOOLEAN, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "field");
}

static void
sonder_field_view_init (SonderFieldView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->placeholder = g_strdup ("");
  self->ghost = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->ghost, 0);
  gtk_label_set_yalign (self->ghost, 0);
  gtk_label_set_wrap (self->ghost, TRUE);
  gtk_label_set_wrap_mode (self->ghost, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_can_target (GTK_WIDGET (self->ghost), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->ghost), GTK_WIDGET (self));

  self->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->text, FALSE);
  /* The project's undo covers typing; a second one inside would fight it. */
  gtk_text_buffer_set_enable_undo (gtk_text_view_get_buffer (self->text), FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  self->binding = sonder_field_binding_new (self, get_text, set_text);

  g_signal_connect_swapped (gtk_text_view_get_buffer (self->text), "changed",
                            G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->text), "insert-text",
                            G_CALLBACK (insert_text_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  sonder_privacy_watch (self, G_CALLBACK (hide_text));
}

GtkWidget *
sonder_field_view_new (void)
{
  return g_object_new (SONDER_TYPE_FIELD_VIEW, NULL);
}

/**
 * sonder_field_view_bind:
 * @item: (nullable): %NULL unbinds
 * @field: a text field of the item
 */
void
sonder_field_view_bind (SonderFieldView *self,
                        SonderProject   *project,
                        SonderItem      *item,
                        const char      *field)
{
  self->bound = item != NULL;
  set_project (self, project);
  sonder_field_binding_set (self->binding, project, item, field);
}

/**
 * sonder_field_view_dup_text:
 *
 * Returns: (transfer full): what is in it now, hidden or not
 */
char *
sonder_field_view_dup_text (SonderFieldView *self)
{
  return get_text (self);
}

/**
 * sonder_field_view_set_text:
 *
 * For a field that is bound to nothing.
 */
void
sonder_field_view_set_text (SonderFieldView *self,
                            SonderProject   *project,
                            const char      *text)
{
  g_autofree char *before = get_text (self);

  set_project (self, project);
  if (!g_str_equal (before, text))
    set_text (self, text);
}

/**
 * sonder_field_view_select:
 *
 * Has the focus, and all of its text selected.
 */
void
sonder_field_view_select (SonderFieldView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &end, &start);
}
