/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "attribute-dialog.h"

#include <glib/gi18n.h>

#include "drop-down.h"
#include "names.h"

struct _SonderAttributeDialog
{
  AdwWindow parent_instance;

  AdwEntryRow *name;
  AdwComboRow *type;
  AdwEntryRow *choices;
  GtkSwitch *personal;
  GtkLabel *error;
  GtkWidget *add_button;

  SonderProject *project;
};

G_DEFINE_FINAL_TYPE (SonderAttributeDialog, sonder_attribute_dialog, ADW_TYPE_WINDOW)

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *type;
  const char *label;
} types[] = {
  { "text", NC_ ("attribute type", "Text") },     { "number", NC_ ("attribute type", "Number") },
  { "date", NC_ ("attribute type", "Day") },      { "yes-no", NC_ ("attribute type", "Yes or no") },
  { "choice", NC_ ("attribute type", "Choice") },
};

static const char *
get_type_name (SonderAttributeDialog *self)
{
  return types[adw_combo_row_get_selected (self->type)].type;
}

static void
type_changed_cb (SonderAttributeDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->choices), g_str_equal (get_type_name (self), "choice"));
}

static void
typed_cb (SonderAttributeDialog *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  gtk_widget_hide (GTK_WIDGET (self->error));
}

static GStrv
read_choices (SonderAttributeDialog *self)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->choices)), ",", -1);
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (choices, parts[i]);

  return g_strv_builder_end (choices);
}

static void
add_clicked_cb (SonderAttributeDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  g_auto (GStrv) choices = read_choices (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderItem) attribute = NULL;
  g_autofree char *id = NULL;

  if (!sonder_name_check (sonder_project_get_root (self->project), SONDER_KIND_ATTRIBUTE, name,
                          NULL, &error))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
      gtk_label_set_text (self->error, error->message);
      gtk_widget_show (GTK_WIDGET (self->error));
      return;
    }

  id = sonder_project_make_id (self->project, SONDER_KIND_ATTRIBUTE, name);
  attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, id);
  sonder_item_set_text (attribute, "name", name);
  sonder_item_set_text (attribute, "attribute-type", get_type_name (self));
  if (g_str_equal (get_type_name (self), "choice"))
    sonder_item_set_texts (attribute, "choices", (const char *const *) choices);
  if (gtk_switch_get_active (self->personal))
    sonder_item_set_boolean (attribute, "personal", TRUE);
  sonder_project_begin_edit (self->project, _("Add Attribute"));
  sonder_project_add_item (self->project, attribute);
  sonder_project_end_edit (self->project);
  g_signal_emit (self, signals[ADDED], 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
sonder_attribute_dialog_dispose (GObject *object)
{
  g_clear_object (&SONDER_ATTRIBUTE_DIALOG (object)->project);
  gtk_widget_dispose_template (GTK_WIDGET (object), SONDER_TYPE_ATTRIBUTE_DIALOG);

  G_OBJECT_CLASS (sonder_attribute_dialog_parent_class)->dispose (object);
}

static void
sonder_attribute_dialog_class_init (SonderAttributeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_attribute_dialog_dispose;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/sonder/Sonder/ui/customers/attribute-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, name);
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, type);
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, personal);
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, error);
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, type_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sonder_attribute_dialog_init (SonderAttributeDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  sonder_drop_down_show_whole (GTK_WIDGET (self->type));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_string_list_append (labels, g_dpgettext2 (NULL, "attribute type", types[i].label));
  adw_combo_row_set_model (self->type, G_LIST_MODEL (labels));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->add_button);
}

GtkWidget *
sonder_attribute_dialog_new (GtkWindow *parent, SonderProject *project)
{
  SonderAttributeDialog *self =
      g_object_new (SONDER_TYPE_ATTRIBUTE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->project = g_object_ref (project);

  return GTK_WIDGET (self);
}
