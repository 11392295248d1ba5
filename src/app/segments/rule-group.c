/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "rule-group.h"

#include <glib/gi18n.h>

#include "condition-row.h"
#include "drop-down.h"
#include "privacy.h"
#include "sentence.h"
#include "wrap-layout.h"

/* Groups in groups in a group are as much as anybody follows; files may have
 * more, and it is shown. */
#define MOST_NESTED 2
#define MOST_SHOWN 6

struct _SonderRuleGroup
{
  GtkWidget parent_instance;
  GtkDropDown *kind;
  GtkBox *rows;
  SonderProject *project;
  SonderRule *shown; /* what it was made for */
  guint depth;
};

G_DEFINE_FINAL_TYPE (SonderRuleGroup, sonder_rule_group, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const SonderRuleKind kinds[] = { SONDER_RULE_ALL, SONDER_RULE_ANY, SONDER_RULE_NONE };

static void
changed_cb (SonderRuleGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_clicked_cb (SonderRuleGroup *self, GtkWidget *button)
{
  gtk_box_remove (self->rows, g_object_get_data (G_OBJECT (button), "row"));
  changed_cb (self);
}

static GtkWidget *
create_remove_button (SonderRuleGroup *self, GtkWidget *row, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "row", row);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);

  return button;
}

static void
append_condition (SonderRuleGroup *self, const SonderRule *condition)
{
  GtkWidget *row = sonder_condition_row_new (self->project, condition);

  sonder_condition_row_append (SONDER_CONDITION_ROW (row),
                               create_remove_button (self, row, _("Remove Condition")));
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, row);
}

static void
append_group (SonderRuleGroup *self, const SonderRule *rule)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *group = sonder_rule_group_new (self->project, rule, self->depth + 1);

  gtk_widget_set_hexpand (group, TRUE);
  gtk_widget_add_css_class (row, "rule-group");
  gtk_box_append (GTK_BOX (row), group);
  gtk_box_append (GTK_BOX (row), create_remove_button (self, row, _("Remove Group")));
  g_signal_connect_object (group, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->rows, row);
}

/* What rows cannot say: its sentence, kept as it is. */
static void
append_kept (SonderRuleGroup *self, const SonderRule *rule)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *sentence = sonder_rule_to_sentence (
      rule, self->project, sonder_privacy_get_masking (self->project));
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  g_object_set_data_full (G_OBJECT (row), "rule", sonder_rule_ref ((SonderRule *) rule),
                          (GDestroyNotify) sonder_rule_unref);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), create_remove_button (self, row, _("Remove Condition")));
  gtk_box_append (self->rows, row);
}

/* Whether a part of the condition is hidden. */
static gboolean
is_hidden (SonderRuleGroup *self, const SonderRule *rule)
{
  SonderMasking *masking = sonder_privacy_get_masking (self->project);
  g_autofree char *whole = sonder_rule_to_sentence (rule, self->project, NULL);
  g_autofree char *shown = sonder_rule_to_sentence (rule, self->project, masking);

  return !g_str_equal (whole, shown);
}

static void
append_member (SonderRuleGroup *self, const SonderRule *rule)
{
  if (sonder_condition_row_can_show (self->project, rule) && !is_hidden (self, rule))
    append_condition (self, rule);
  else if (sonder_rule_get_kind (rule) != SONDER_RULE_CONDITION && self->depth < MOST_SHOWN)
    append_group (self, rule);
  else
    append_kept (self, rule);
}

static void
show_rule (SonderRuleGroup *self, const SonderRule *rule)
{
  guint selected = 0;

  if (rule == NULL)
    return;

  self->shown = sonder_rule_ref ((SonderRule *) rule);
  if (sonder_rule_get_kind (rule) == SONDER_RULE_CONDITION)
    {
      append_member (self, rule);
      return;
    }

  while (kinds[selected] != sonder_rule_get_kind (rule))
    selected++;
  gtk_drop_down_set_selected (self->kind, selected);
  for (guint i = 0; i < sonder_rule_get_n_members (rule); i++)
    append_member (self, sonder_rule_get_member (rule, i));
}

static void
add_condition_clicked_cb (SonderRuleGroup *self)
{
  append_condition (self, NULL);
  gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (self->rows)), GTK_DIR_TAB_FORWARD);
}

static void
add_group_clicked_cb (SonderRuleGroup *self)
{
  append_group (self, NULL);
  gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (self->rows)), GTK_DIR_TAB_FORWARD);
}

/* Returns: (nullable): %NULL for a row that is not finished yet. */
static SonderRule *
get_row_rule (GtkWidget *row)
{
  SonderRule *kept = g_object_get_data (G_OBJECT (row), "rule");

  if (SONDER_IS_CONDITION_ROW (row))
    return sonder_condition_row_get_rule (SONDER_CONDITION_ROW (row));
  if (kept != NULL)
    return sonder_rule_ref (kept);

  return sonder_rule_group_get_rule (SONDER_RULE_GROUP (gtk_widget_get_first_child (row)));
}

static void
sonder_rule_group_dispose (GObject *object)
{
  SonderRuleGroup *self = SONDER_RULE_GROUP (object);
  GtkWidget *child;

  g_clear_object (&self->project);
  g_clear_pointer (&self->shown, sonder_rule_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sonder_rule_group_parent_class)->dispose (object);
}

static void
sonder_rule_group_class_init (SonderRuleGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sonder_rule_group_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
sonder_rule_group_init (SonderRuleGroup *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  const char *const names[] = {
    C_("rule", "All of these are true"),
    C_("rule", "At least one of these is true"),
    C_("rule", "None of these is true"),
    NULL,
  };

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (names));
  sonder_drop_down_ellipsize (self->kind);
  gtk_widget_set_halign (GTK_WIDGET (self->kind), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How the conditions belong together"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->kind), GTK_WIDGET (self));
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_set_parent (GTK_WIDGET (self->rows), GTK_WIDGET (self));
}

static void
append_buttons (SonderRuleGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *condition = gtk_button_new_with_mnemonic (_("Add _Condition"));
  GtkWidget *group = gtk_button_new_with_mnemonic (_("Add _Group"));

  g_signal_connect_object (condition, "clicked", G_CALLBACK (add_condition_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (group, "clicked", G_CALLBACK (add_group_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (group, self->depth < MOST_NESTED);
  gtk_widget_set_layout_manager (box, g_object_new (SONDER_TYPE_WRAP_LAYOUT, NULL));
  gtk_widget_set_margin_end (condition, 6);
  gtk_box_append (GTK_BOX (box), condition);
  gtk_box_append (GTK_BOX (box), group);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

/**
 * sonder_rule_group_new:
 * @rule: (nullable): a group, or a condition alone
 * @depth: how many groups it stands in
 */
GtkWidget *
sonder_rule_group_new (SonderProject *project, const SonderRule *rule, guint depth)
{
  SonderRuleGroup *self = g_object_new (SONDER_TYPE_RULE_GROUP, NULL);

  self->project = g_object_ref (project);
  self->depth = depth;
  append_buttons (self);
  show_rule (self, rule);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (changed_cb), self);

  return GTK_WIDGET (self);
}

/**
 * sonder_rule_group_get_rule:
 *
 * Rows that are not finished yet do not count.
 *
 * Returns: (transfer full) (nullable): the rule; %NULL if nothing is in it
 */
SonderRule *
sonder_rule_group_get_rule (SonderRuleGroup *self)
{
  g_autoptr (GPtrArray) members =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);
  guint kind = gtk_drop_down_get_selected (self->kind);
  gboolean was_group =
      self->shown != NULL && sonder_rule_get_kind (self->shown) != SONDER_RULE_CONDITION;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      SonderRule *rule = get_row_rule (row);

      if (rule != NULL)
        g_ptr_array_add (members, rule);
    }

  if (members->len == 0)
    return NULL;
  /* One condition alone stays what it was. */
  if (!was_group && members->len == 1 && kind == 0)
    return sonder_rule_ref (members->pdata[0]);

  return sonder_rule_new_group (kinds[kind], members,
                                was_group ? sonder_rule_get_extra (self->shown) : "");
}
