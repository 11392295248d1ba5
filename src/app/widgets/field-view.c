/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "field-view.h"

#include "field-binding.h"

struct _SonderFieldView
{
  GtkWidget           parent_instance;
  GtkTextView        *text;
  GtkLabel           *placeholder;
  SonderFieldBinding *binding;
};

G_DEFINE_FINAL_TYPE (SonderFieldView, sonder_field_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_PLACEHOLDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
get_text (gpointer widget)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (SONDER_FIELD_VIEW (widget)->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_text (gpointer    widget,
          const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (SONDER_FIELD_VIEW (widget)->text), text, -1);
}

static void
changed_cb (SonderFieldView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder),
                          gtk_text_buffer_get_char_count (buffer) == 0);
  sonder_field_binding_typed (self->binding);
}

static void
leave_cb (SonderFieldView *self)
{
  sonder_field_binding_commit (self->binding);
}

static void
sonder_field_view_dispose (GObject *object)
{
  SonderFieldView *self = SONDER_FIELD_VIEW (object);
  GtkWidget *child;

  g_clear_pointer (&self->binding, sonder_field_binding_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

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
      g_value_set_string (value, gtk_label_get_label (self->placeholder));
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
      gtk_label_set_label (self->placeholder, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
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

  /**
   * SonderFieldView:placeholder:
   *
   * What to type here; also the name that a screen reader says.
   */
  properties[PROP_PLACEHOLDER] =
    g_param_spec_string ("placeholder", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "field");
}

static void
sonder_field_view_init (SonderFieldView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->placeholder = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->placeholder, 0);
  gtk_label_set_yalign (self->placeholder, 0);
  gtk_label_set_wrap (self->placeholder, TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self->placeholder), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->placeholder), "dim-label");
  gtk_widget_set_parent (GTK_WIDGET (self->placeholder), GTK_WIDGET (self));

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
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
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
  sonder_field_binding_set (self->binding, project, item, field);
}
