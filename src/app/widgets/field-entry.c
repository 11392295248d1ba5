/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "field-entry.h"

#include "field-binding.h"

#define MAX_LENGTH 1000

struct _SonderFieldEntry
{
  GtkWidget           parent_instance;
  GtkText            *text;
  SonderFieldBinding *binding;
};

G_DEFINE_FINAL_TYPE (SonderFieldEntry, sonder_field_entry, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_PLACEHOLDER,
  PROP_XALIGN,
  N_PROPS
};

enum
{
  ACTIVATE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static char *
get_text (gpointer widget)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (SONDER_FIELD_ENTRY (widget)->text)));
}

static void
set_text (gpointer    widget,
          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (SONDER_FIELD_ENTRY (widget)->text), text);
}

static void
changed_cb (SonderFieldEntry *self)
{
  sonder_field_binding_typed (self->binding);
}

static void
activate_cb (SonderFieldEntry *self)
{
  sonder_field_binding_commit (self->binding);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
leave_cb (SonderFieldEntry *self)
{
  sonder_field_binding_commit (self->binding);
}

static void
sonder_field_entry_dispose (GObject *object)
{
  SonderFieldEntry *self = SONDER_FIELD_ENTRY (object);

  g_clear_pointer (&self->binding, sonder_field_binding_free);
  if (self->text != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->text));
  self->text = NULL;

  G_OBJECT_CLASS (sonder_field_entry_parent_class)->dispose (object);
}

static void
sonder_field_entry_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SonderFieldEntry *self = SONDER_FIELD_ENTRY (object);

  switch (prop_id)
    {
    case PROP_PLACEHOLDER:
      g_value_set_string (value, gtk_text_get_placeholder_text (self->text));
      break;
    case PROP_XALIGN:
      g_value_set_float (value, gtk_editable_get_alignment (GTK_EDITABLE (self->text)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sonder_field_entry_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  SonderFieldEntry *self = SONDER_FIELD_ENTRY (object);

  switch (prop_id)
    {
    case PROP_PLACEHOLDER:
      gtk_text_set_placeholder_text (self->text, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_XALIGN:
      gtk_editable_set_alignment (GTK_EDITABLE (self->text), g_value_get_float (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sonder_field_entry_class_init (SonderFieldEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sonder_field_entry_dispose;
  object_class->get_property = sonder_field_entry_get_property;
  object_class->set_property = sonder_field_entry_set_property;

  /**
   * SonderFieldEntry:placeholder:
   *
   * What to type here; also the name that a screen reader says.
   */
  properties[PROP_PLACEHOLDER] =
    g_param_spec_string ("placeholder", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_XALIGN] =
    g_param_spec_float ("xalign", NULL, NULL, 0, 1, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "field");
}

static void
sonder_field_entry_init (SonderFieldEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->text = GTK_TEXT (gtk_text_new ());
  gtk_text_set_max_length (self->text, MAX_LENGTH);
  /* The project's undo covers typing; a second one inside would fight it. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->text), FALSE);
  gtk_text_set_propagate_text_width (self->text, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  self->binding = sonder_field_binding_new (self, get_text, set_text);

  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
sonder_field_entry_new (void)
{
  return g_object_new (SONDER_TYPE_FIELD_ENTRY, NULL);
}

/**
 * sonder_field_entry_bind:
 * @item: (nullable): %NULL unbinds
 * @field: a text field of the item
 */
void
sonder_field_entry_bind (SonderFieldEntry *self,
                         SonderProject    *project,
                         SonderItem       *item,
                         const char       *field)
{
  sonder_field_binding_set (self->binding, project, item, field);
}
