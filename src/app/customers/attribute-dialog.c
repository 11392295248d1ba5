/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "attribute-dialog.h"

#include <glib/gi18n.h>

#include "choices-text.h"
#include "drop-down.h"
#include "names.h"
#include "wording.h"

/* Of characters. Longer choices can be imported; they are not changed here. */
#define MAX_NAME 200
#define MAX_CHOICES_TEXT 4000

/* So many can be looked through. */
#define MAX_CHOICES 500

/* How many segments are named. */
#define MAX_NAMES 3

struct _SonderAttributeDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *fields;
  AdwEntryRow *name;
  AdwComboRow *type;
  AdwEntryRow *choices;
  GtkSwitch *personal;
  GtkLabel *error;
  GtkLabel *note;
  GtkLabel *rules;
  GtkWidget *delete_button;
  GtkWidget *done_button;

  SonderProject *project;
  SonderItem *attribute; /* nullable: the one to change */
};

G_DEFINE_FINAL_TYPE (SonderAttributeDialog, sonder_attribute_dialog, ADW_TYPE_WINDOW)

enum
{
  ADDED,
  DELETE_ASKED,
  VALUES_LOST,
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

static gboolean
is_choice (SonderAttributeDialog *self)
{
  return g_str_equal (get_type_name (self), "choice");
}

static gboolean
changes_type (SonderAttributeDialog *self)
{
  return self->attribute != NULL &&
         !g_str_equal (sonder_item_get_text (self->attribute, "attribute-type"),
                       get_type_name (self));
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static char *
name_segments (GPtrArray *segments)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < segments->len; i++)
    g_ptr_array_add (names, (gpointer) sonder_item_get_text (segments->pdata[i], "name"));

  return sonder_wording_some (names, MAX_NAMES);
}

/* Which rules ask for the attribute, and which of them a new type would spoil. */
static void
update_rules (SonderAttributeDialog *self)
{
  const char *id = sonder_item_get_id (self->attribute);
  g_autoptr (GPtrArray) users = sonder_project_list_segments_by (self->project, id, NULL);
  g_autoptr (GPtrArray) spoilt =
      changes_type (self) ? sonder_project_list_segments_by (self->project, id, get_type_name (self))
                          : g_ptr_array_new ();
  g_autofree char *names = name_segments (spoilt->len > 0 ? spoilt : users);
  g_autofree char *text = NULL;

  if (spoilt->len > 0)
    /* Translators: %s are names of segments */
    text = g_strdup_printf (
        ngettext ("The rule of %s would no longer be understood: its condition would match nobody.",
                  "The rules of %s would no longer be understood: their conditions would match "
                  "nobody.",
                  spoilt->len),
        names);
  else if (users->len > 0)
    /* Translators: %s are names of segments */
    text = g_strdup_printf (
        ngettext ("The rule of %s asks for it.", "The rules of %s ask for it.", users->len), names);
  show_text (self->rules, text != NULL ? text : "");
}

/* Returns: (transfer full): what a change of type does to the values */
static char *
describe_conversion (SonderAttributeDialog *self, const SonderConversion *conversion)
{
  if (conversion->n_values == 0)
    return g_strdup ("");
  if (is_choice (self) && conversion->n_different > MAX_CHOICES)
    return g_strdup_printf (
        _("Customers have %u different values: too many to choose from. No more than %d can be."),
        conversion->n_different, MAX_CHOICES);
  if (is_choice (self))
    return g_strdup_printf (ngettext ("The %u value that customers have becomes a choice.",
                                      "The %u different values that customers have become choices.",
                                      conversion->n_different),
                            conversion->n_different);
  if (conversion->n_lost == 0)
    return g_strdup_printf (ngettext ("The %u value that there is can be kept.",
                                      "All %u values can be kept.", conversion->n_values),
                            conversion->n_values);

  return g_strdup_printf (
      ngettext ("%u of %u values cannot be read as that type and becomes blank. Undo brings it back.",
                "%u of %u values cannot be read as that type and become blank. Undo brings them "
                "back.",
                conversion->n_lost),
      conversion->n_lost, conversion->n_values);
}

static void
update_conversion (SonderAttributeDialog *self)
{
  SonderConversion conversion = { 0 };
  g_autofree char *text = NULL;
  gboolean impossible;

  if (changes_type (self))
    sonder_project_try_attribute_type (self->project, self->attribute, get_type_name (self),
                                       &conversion);
  impossible = is_choice (self) && conversion.n_different > MAX_CHOICES;
  text = describe_conversion (self, &conversion);
  show_text (self->note, text);
  if (conversion.n_lost > 0 || impossible)
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "warning");
  gtk_widget_set_sensitive (self->done_button, !impossible);
}

/* Choices that are too long for one line stay as they are. */
static gboolean
can_write_choices (SonderAttributeDialog *self)
{
  g_autofree char *text = NULL;

  if (!is_choice (self) || self->attribute == NULL)
    return is_choice (self);

  text = sonder_choices_to_text (sonder_item_get_texts (self->attribute, "choices"));
  return g_utf8_strlen (text, -1) <= MAX_CHOICES_TEXT;
}

static void
type_changed_cb (SonderAttributeDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->choices), can_write_choices (self));
  if (self->attribute == NULL)
    return;

  update_conversion (self);
  update_rules (self);
}

static void
typed_cb (SonderAttributeDialog *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->name), "error");
  gtk_widget_hide (GTK_WIDGET (self->error));
}

/* Returns: (transfer full) (nullable): the choices that are written, if any can be */
static GStrv
read_choices (SonderAttributeDialog *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->choices)))
    return NULL;

  return sonder_choices_parse (gtk_editable_get_text (GTK_EDITABLE (self->choices)));
}

static void
add (SonderAttributeDialog *self, const char *name, const char *const *choices)
{
  g_autofree char *id = sonder_project_make_id (self->project, SONDER_KIND_ATTRIBUTE, name);
  g_autoptr (SonderItem) attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, id);

  sonder_item_set_text (attribute, "name", name);
  sonder_item_set_text (attribute, "attribute-type", get_type_name (self));
  if (choices != NULL)
    sonder_item_set_texts (attribute, "choices", choices);
  if (gtk_switch_get_active (self->personal))
    sonder_item_set_boolean (attribute, "personal", TRUE);
  sonder_project_begin_edit (self->project, _("Add Attribute"));
  sonder_project_add_item (self->project, attribute);
  sonder_project_end_edit (self->project);
  g_signal_emit (self, signals[ADDED], 0, id);
}

/* What stays as it is changes nothing. */
static void
change (SonderAttributeDialog *self, const char *name, const char *const *choices)
{
  gboolean personal = gtk_switch_get_active (self->personal);
  guint n_lost = 0;

  sonder_project_begin_edit (self->project, _("Change Attribute"));
  sonder_project_set_text (self->project, self->attribute, "name", name);
  if (changes_type (self))
    n_lost = sonder_project_set_attribute_type (self->project, self->attribute,
                                                get_type_name (self));
  if (choices != NULL &&
      !g_strv_equal (choices, sonder_item_get_texts (self->attribute, "choices")))
    sonder_project_set_choices (self->project, self->attribute, choices);
  if (personal != sonder_item_get_boolean (self->attribute, "personal"))
    sonder_project_set_variant (self->project, self->attribute, "personal",
                                g_variant_new_boolean (personal));
  sonder_project_end_edit (self->project);
  if (n_lost > 0)
    g_signal_emit (self, signals[VALUES_LOST], 0, n_lost);
}

static gboolean
check (SonderAttributeDialog *self, const char *name, const char *const *choices, GError **error)
{
  if (!sonder_name_check (sonder_project_get_root (self->project), SONDER_KIND_ATTRIBUTE, name,
                          self->attribute, error))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->name), "error");
      return FALSE;
    }
  if (choices != NULL && g_strv_length ((GStrv) choices) > MAX_CHOICES)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _("No more than %d choices can be looked through."), MAX_CHOICES);
      return FALSE;
    }

  return TRUE;
}

static void
done_clicked_cb (SonderAttributeDialog *self)
{
  g_autofree char *name =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_auto (GStrv) choices = read_choices (self);
  g_autoptr (GError) error = NULL;

  if (!check (self, name, (const char *const *) choices, &error))
    {
      show_text (self->error, error->message);
      return;
    }

  if (self->attribute != NULL)
    change (self, name, (const char *const *) choices);
  else
    add (self, name, (const char *const *) choices);
  gtk_window_close (GTK_WINDOW (self));
}

static void
delete_clicked_cb (SonderAttributeDialog *self)
{
  g_signal_emit (self, signals[DELETE_ASKED], 0, sonder_item_get_id (self->attribute));
  gtk_window_close (GTK_WINDOW (self));
}

static void
sonder_attribute_dialog_dispose (GObject *object)
{
  g_clear_object (&SONDER_ATTRIBUTE_DIALOG (object)->project);
  g_clear_object (&SONDER_ATTRIBUTE_DIALOG (object)->attribute);
  gtk_widget_dispose_template (GTK_WIDGET (object), SONDER_TYPE_ATTRIBUTE_DIALOG);

  G_OBJECT_CLASS (sonder_attribute_dialog_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, GType argument)
{
  return g_signal_new (name, SONDER_TYPE_ATTRIBUTE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, argument);
}

static void
sonder_attribute_dialog_class_init (SonderAttributeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_attribute_dialog_dispose;

  signals[ADDED] = add_signal ("added", G_TYPE_STRING);
  signals[DELETE_ASKED] = add_signal ("delete-asked", G_TYPE_STRING);
  signals[VALUES_LOST] = add_signal ("values-lost", G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/sonder/Sonder/ui/customers/attribute-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, name);
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, type);
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, personal);
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, error);
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, rules);
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, delete_button);
  gtk_widget_class_bind_template_child (widget_class, SonderAttributeDialog, done_button);
  gtk_widget_class_bind_template_callback (widget_class, type_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* What is longer already stays whole. */
static void
limit (AdwEntryRow *row, int most, const char *text)
{
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                           MAX (most, (int) g_utf8_strlen (text, -1)));
}

static void
sonder_attribute_dialog_init (SonderAttributeDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  sonder_drop_down_show_whole (GTK_WIDGET (self->type));
  limit (self->name, MAX_NAME, "");
  limit (self->choices, MAX_CHOICES_TEXT, "");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_string_list_append (labels, g_dpgettext2 (NULL, "attribute type", types[i].label));
  adw_combo_row_set_model (self->type, G_LIST_MODEL (labels));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->done_button);
}

static void
show_attribute (SonderAttributeDialog *self)
{
  const char *name = sonder_item_get_text (self->attribute, "name");
  g_autofree char *choices =
      sonder_choices_to_text (sonder_item_get_texts (self->attribute, "choices"));

  gtk_window_set_title (GTK_WINDOW (self), _("Change Attribute"));
  gtk_button_set_label (GTK_BUTTON (self->done_button), _("_Change"));
  adw_preferences_group_set_description (self->fields, NULL);
  gtk_widget_show (self->delete_button);
  limit (self->name, MAX_NAME, name);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  if (g_utf8_strlen (choices, -1) <= MAX_CHOICES_TEXT)
    gtk_editable_set_text (GTK_EDITABLE (self->choices), choices);
  gtk_switch_set_active (self->personal, sonder_item_get_boolean (self->attribute, "personal"));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].type, sonder_item_get_text (self->attribute, "attribute-type")))
      adw_combo_row_set_selected (self->type, i);
}

/**
 * sonder_attribute_dialog_new:
 *
 * Asks for a new attribute.
 */
GtkWidget *
sonder_attribute_dialog_new (GtkWindow *parent, SonderProject *project)
{
  SonderAttributeDialog *self =
      g_object_new (SONDER_TYPE_ATTRIBUTE_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->project = g_object_ref (project);

  return GTK_WIDGET (self);
}

/**
 * sonder_attribute_dialog_new_for:
 * @attribute: one of the project, of a type that this version knows
 *
 * Asks how the attribute is to be changed.
 */
GtkWidget *
sonder_attribute_dialog_new_for (GtkWindow *parent, SonderProject *project, SonderItem *attribute)
{
  SonderAttributeDialog *self =
      SONDER_ATTRIBUTE_DIALOG (sonder_attribute_dialog_new (parent, project));

  self->attribute = g_object_ref (attribute);
  show_attribute (self);
  type_changed_cb (self);

  return GTK_WIDGET (self);
}
