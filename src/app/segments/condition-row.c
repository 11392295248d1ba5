/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "condition-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "columns.h"
#include "condition.h"
#include "drop-down.h"
#include "privacy.h"
#include "value-list.h"
#include "wording.h"

struct _SonderConditionRow
{
  GtkWidget parent_instance;
  GtkBox *box;
  GtkDropDown *attribute;
  GtkDropDown *op;
  GtkEntry *value;
  GtkMenuButton *suggest;
  SonderProject *project;
  char *kept_extra;
};

G_DEFINE_FINAL_TYPE (SonderConditionRow, sonder_condition_row, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const struct
{
  SonderOperator op;
  const char *label;
} operators[] = {
  { SONDER_OPERATOR_EQUAL, NC_ ("condition", "is") },
  { SONDER_OPERATOR_NOT_EQUAL, NC_ ("condition", "is not") },
  { SONDER_OPERATOR_IN, NC_ ("condition", "is one of") },
  { SONDER_OPERATOR_NOT_IN, NC_ ("condition", "is none of") },
  { SONDER_OPERATOR_LESS, NC_ ("condition", "is less than") },
  { SONDER_OPERATOR_AT_MOST, NC_ ("condition", "is at most") },
  { SONDER_OPERATOR_GREATER, NC_ ("condition", "is more than") },
  { SONDER_OPERATOR_AT_LEAST, NC_ ("condition", "is at least") },
  { SONDER_OPERATOR_BETWEEN, NC_ ("condition", "is between") },
  { SONDER_OPERATOR_CONTAINS, NC_ ("condition", "contains") },
  { SONDER_OPERATOR_STARTS_WITH, NC_ ("condition", "starts with") },
  { SONDER_OPERATOR_IS_KNOWN, NC_ ("condition", "is known") },
  { SONDER_OPERATOR_IS_UNKNOWN, NC_ ("condition", "is unknown") },
};

static SonderItem *
get_attribute (SonderConditionRow *self)
{
  g_autoptr (SonderItem) attribute =
      g_list_model_get_item (sonder_project_get_items (self->project, SONDER_KIND_ATTRIBUTE),
                             gtk_drop_down_get_selected (self->attribute));

  return attribute; /* the list keeps it */
}

static SonderOperator
get_operator (SonderConditionRow *self)
{
  return operators[gtk_drop_down_get_selected (self->op)].op;
}

static guint
find_operator (SonderOperator op)
{
  guint position = 0;

  while (position + 1 < G_N_ELEMENTS (operators) && operators[position].op != op)
    position++;

  return position;
}

/* As the language of the user has it. */
static char *
yes_no_to_text (const SonderRule *condition)
{
  const char *const *values = sonder_rule_get_values (condition);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    g_ptr_array_add (words, (gpointer) sonder_wording_yes_no (values[i]));
  g_ptr_array_add (words, NULL);

  return g_strjoinv (", ", (char **) words->pdata);
}

/* The values of a condition as the command line and this row take them: what
 * comes after the name and the operator. */
static char *
values_to_text (SonderProject *project, const SonderRule *condition)
{
  SonderItem *attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE,
                                                    sonder_rule_get_attribute (condition));
  g_autofree char *whole = sonder_condition_to_string (condition, project);
  g_autofree char *head = g_strdup_printf ("%s %s", sonder_item_get_text (attribute, "name"),
                                           sonder_rule_get_operator_name (condition));

  if (g_str_equal (sonder_item_get_text (attribute, "attribute-type"), "yes-no"))
    return yes_no_to_text (condition);
  if (!g_str_has_prefix (whole, head))
    return g_strjoinv (", ", (char **) sonder_rule_get_values (condition));

  return g_strdup (g_strstrip (whole + strlen (head)));
}

static void
update_entry (SonderConditionRow *self)
{
  SonderOperator op = get_operator (self);
  SonderItem *attribute = get_attribute (self);
  const char *type = attribute != NULL ? sonder_item_get_text (attribute, "attribute-type") : "";
  const char *placeholder = _("Value");

  if (op == SONDER_OPERATOR_IN || op == SONDER_OPERATOR_NOT_IN)
    placeholder = _("Values, separated by commas");
  else if (op == SONDER_OPERATOR_BETWEEN)
    placeholder = _("From and to, such as 18 and 25");
  else if (g_str_equal (type, "date"))
    placeholder = _("A day, such as 2025-03-31");
  else if (g_str_equal (type, "yes-no"))
    placeholder = _("yes or no");

  gtk_widget_set_visible (GTK_WIDGET (self->value),
                          op != SONDER_OPERATOR_IS_KNOWN && op != SONDER_OPERATOR_IS_UNKNOWN);
  gtk_entry_set_placeholder_text (self->value, placeholder);
  gtk_widget_set_visible (GTK_WIDGET (self->suggest),
                          gtk_widget_get_visible (GTK_WIDGET (self->value)) &&
                              op != SONDER_OPERATOR_BETWEEN && attribute != NULL &&
                              !sonder_privacy_hides (attribute));
}

static SonderRule *
parse (SonderConditionRow *self, GError **error)
{
  SonderItem *attribute = get_attribute (self);
  g_autofree char *text = NULL;

  if (attribute == NULL)
    return NULL;

  text = g_strdup_printf ("%s %s %s", sonder_item_get_text (attribute, "name"),
                          sonder_operator_to_name (get_operator (self)),
                          gtk_editable_get_text (GTK_EDITABLE (self->value)));
  g_strchomp (text);

  return sonder_condition_parse (self->project, text, error);
}

/* A value that cannot be read is shown as wrong, with the reason. */
static void
update_error (SonderConditionRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderRule) rule = parse (self, &error);
  gboolean wrong = rule == NULL && *gtk_editable_get_text (GTK_EDITABLE (self->value)) != '\0';

  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->value), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->value),
                               wrong && error != NULL ? error->message : NULL);
}

static void
finished_cb (SonderConditionRow *self)
{
  update_entry (self);
  update_error (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
typed_cb (SonderConditionRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->value), "error");
}

/* Where several are taken, another one is added; quoted where it could be read
 * as more than one. */
static void
value_chosen_cb (SonderConditionRow *self, const char *value)
{
  SonderOperator op = get_operator (self);
  gboolean several = op == SONDER_OPERATOR_IN || op == SONDER_OPERATOR_NOT_IN;
  const char *before = gtk_editable_get_text (GTK_EDITABLE (self->value));
  g_autoptr (GString) text = g_string_new (several ? before : "");

  if (text->len > 0)
    g_string_append (text, ", ");
  if (several && strpbrk (value, ",\"") != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (value, "\"", -1);
      g_autofree char *doubled = g_strjoinv ("\"\"", parts);

      g_string_append_printf (text, "\"%s\"", doubled);
    }
  else
    g_string_append (text, value);
  gtk_editable_set_text (GTK_EDITABLE (self->value), text->str);
  finished_cb (self);
}

static void
suggest_cb (SonderConditionRow *self)
{
  SonderItem *attribute = get_attribute (self);

  if (attribute != NULL)
    sonder_value_list_show (SONDER_VALUE_LIST (gtk_menu_button_get_popover (self->suggest)),
                            self->project, attribute);
}

static void
fill_attributes (SonderConditionRow *self)
{
  GListModel *attributes = sonder_project_get_items (self->project, SONDER_KIND_ATTRIBUTE);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (SonderItem) attribute = g_list_model_get_item (attributes, i);

      gtk_string_list_append (names, sonder_item_get_text (attribute, "name"));
    }
  gtk_drop_down_set_model (self->attribute, G_LIST_MODEL (names));
}

static void
show_condition (SonderConditionRow *self, const SonderRule *condition)
{
  g_autofree char *text = values_to_text (self->project, condition);
  guint position = sonder_item_find_position (sonder_project_get_root (self->project), "attributes",
                                              sonder_rule_get_attribute (condition));

  gtk_drop_down_set_selected (self->attribute, position);
  gtk_drop_down_set_selected (self->op, find_operator (sonder_rule_get_operator (condition)));
  gtk_editable_set_text (GTK_EDITABLE (self->value), text);
  self->kept_extra = g_strdup (sonder_rule_get_extra (condition));
}

static void
sonder_condition_row_dispose (GObject *object)
{
  SonderConditionRow *self = SONDER_CONDITION_ROW (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->kept_extra, g_free);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (sonder_condition_row_parent_class)->dispose (object);
}

static void
sonder_condition_row_class_init (SonderConditionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sonder_condition_row_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
name_for_screen_reader (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
create_operators (void)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    gtk_string_list_append (names, g_dpgettext2 (NULL, "condition", operators[i].label));

  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
}

static GtkWidget *
create_value (SonderConditionRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *list = sonder_value_list_new ();

  self->suggest = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->suggest, "pan-down-symbolic");
  gtk_menu_button_set_popover (self->suggest, list);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->suggest), _("Values that customers have"));
  name_for_screen_reader (self->suggest, _("Values that customers have"));
  g_signal_connect_object (list, "show", G_CALLBACK (suggest_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "chosen", G_CALLBACK (value_chosen_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_set_hexpand (GTK_WIDGET (self->value), TRUE);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->suggest));

  return box;
}

static void
sonder_condition_row_init (SonderConditionRow *self)
{
  GtkWidget *columns = sonder_columns_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->attribute = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  self->op = GTK_DROP_DOWN (create_operators ());
  self->value = GTK_ENTRY (gtk_entry_new ());

  sonder_drop_down_ellipsize (self->attribute);
  sonder_drop_down_ellipsize (self->op);
  name_for_screen_reader (self->attribute, _("Attribute"));
  name_for_screen_reader (self->op, _("Comparison"));
  name_for_screen_reader (self->value, _("Value"));

  g_object_set (columns, "narrow-width", 420, "spacing", 6, NULL);
  gtk_widget_set_hexpand (columns, TRUE);
  sonder_columns_append (SONDER_COLUMNS (columns), GTK_WIDGET (self->attribute));
  sonder_columns_append (SONDER_COLUMNS (columns), GTK_WIDGET (self->op));
  sonder_columns_append (SONDER_COLUMNS (columns), create_value (self));
  gtk_box_append (self->box, columns);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (finished_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->value), focus);
  g_signal_connect_swapped (self->value, "activate", G_CALLBACK (finished_cb), self);
  g_signal_connect_swapped (self->value, "changed", G_CALLBACK (typed_cb), self);
}

/**
 * sonder_condition_row_can_show:
 *
 * Returns: whether a rule is a condition that a row can say: on an attribute and
 *   with an operator that there are
 */
gboolean
sonder_condition_row_can_show (SonderProject *project, const SonderRule *rule)
{
  return sonder_rule_get_kind (rule) == SONDER_RULE_CONDITION &&
         sonder_rule_get_operator (rule) != SONDER_OPERATOR_UNKNOWN &&
         sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE,
                                   sonder_rule_get_attribute (rule)) != NULL;
}

/**
 * sonder_condition_row_new:
 * @condition: (nullable): one that sonder_condition_row_can_show()
 */
GtkWidget *
sonder_condition_row_new (SonderProject *project, const SonderRule *condition)
{
  SonderConditionRow *self = g_object_new (SONDER_TYPE_CONDITION_ROW, NULL);

  self->project = g_object_ref (project);
  fill_attributes (self);
  if (condition != NULL)
    show_condition (self, condition);
  update_entry (self);
  g_signal_connect_swapped (self->attribute, "notify::selected", G_CALLBACK (finished_cb), self);
  g_signal_connect_swapped (self->op, "notify::selected", G_CALLBACK (finished_cb), self);

  return GTK_WIDGET (self);
}

/**
 * sonder_condition_row_get_rule:
 *
 * Returns: (transfer full) (nullable): the condition; %NULL while it cannot be
 *   read
 */
SonderRule *
sonder_condition_row_get_rule (SonderConditionRow *self)
{
  g_autoptr (SonderRule) rule = parse (self, NULL);

  if (rule == NULL || self->kept_extra == NULL || *self->kept_extra == '\0')
    return g_steal_pointer (&rule);

  return sonder_rule_new_condition (sonder_rule_get_attribute (rule),
                                    sonder_rule_get_operator_name (rule),
                                    sonder_rule_get_values (rule), self->kept_extra);
}

void
sonder_condition_row_append (SonderConditionRow *self, GtkWidget *child)
{
  gtk_box_append (self->box, child);
}
