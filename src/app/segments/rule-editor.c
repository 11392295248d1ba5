/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "rule-editor.h"

#include <glib/gi18n.h>

#include "condition-row.h"
#include "sentence.h"

struct _SonderRuleEditor
{
  GtkWidget      parent_instance;
  GtkDropDown   *kind;
  GtkBox        *rows;
  GtkButton     *add_button;
  SonderProject *project;
  SonderItem    *segment;
  SonderRule    *shown; /* what the rows say */
  gboolean       updating;
};

G_DEFINE_FINAL_TYPE (SonderRuleEditor, sonder_rule_editor, GTK_TYPE_WIDGET)

static const SonderRuleKind kinds[] = { SONDER_RULE_ALL, SONDER_RULE_ANY, SONDER_RULE_NONE };

static SonderRule *
get_row_rule (GtkWidget *row)
{
  if (SONDER_IS_CONDITION_ROW (row))
    return sonder_condition_row_get_rule (SONDER_CONDITION_ROW (row));

  return sonder_rule_ref (g_object_get_data (G_OBJECT (row), "rule"));
}

/* The rule that the rows say; rows that are not finished yet do not count. */
static SonderRule *
collect_rule (SonderRuleEditor *self)
{
  g_autoptr (GPtrArray) members =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);
  const char *extra = "";

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      SonderRule *rule = get_row_rule (row);

      if (rule != NULL)
        g_ptr_array_add (members, rule);
    }

  if (members->len == 0)
    return NULL;
  if (self->shown != NULL && sonder_rule_get_kind (self->shown) != SONDER_RULE_CONDITION)
    extra = sonder_rule_get_extra (self->shown);
  else if (members->len == 1 && gtk_drop_down_get_selected (self->kind) == 0)
    return sonder_rule_ref (members->pdata[0]);

  return sonder_rule_new_group (kinds[gtk_drop_down_get_selected (self->kind)], members, extra);
}

static void
commit (SonderRuleEditor *self)
{
  g_autoptr (SonderRule) rule = NULL;

  if (self->updating || self->segment == NULL)
    return;

  rule = collect_rule (self);
  if (sonder_rule_equal (rule, self->shown))
    return;

  g_clear_pointer (&self->shown, sonder_rule_unref);
  self->shown = rule != NULL ? sonder_rule_ref (rule) : NULL;
  sonder_project_set_rule (self->project, self->segment, rule);
}

static void
remove_clicked_cb (GtkWidget        *button,
                   SonderRuleEditor *self)
{
  gtk_box_remove (self->rows, g_object_get_data (G_OBJECT (button), "row"));
  commit (self);
}

static GtkWidget *
create_remove_button (SonderRuleEditor *self,
                      GtkWidget        *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove Condition"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove Condition"), -1);
  g_object_set_data (G_OBJECT (button), "row", row);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), self);

  return button;
}

static void
append_condition (SonderRuleEditor *self,
                  const SonderRule *condition)
{
  GtkWidget *row = sonder_condition_row_new (self->project, condition);

  sonder_condition_row_append (SONDER_CONDITION_ROW (row), create_remove_button (self, row));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (commit), self);
  gtk_box_append (self->rows, row);
}

/* A group, or a condition that the rows cannot say: its sentence, kept as it is. */
static void
append_kept (SonderRuleEditor *self,
             const SonderRule *rule)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *sentence = sonder_rule_to_sentence (rule, self->project);
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  g_object_set_data_full (G_OBJECT (row), "rule", sonder_rule_ref ((SonderRule *) rule),
                          (GDestroyNotify) sonder_rule_unref);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), create_remove_button (self, row));
  gtk_box_append (self->rows, row);
}

static void
append_member (SonderRuleEditor *self,
               const SonderRule *rule)
{
  if (sonder_condition_row_can_show (self->project, rule))
    append_condition (self, rule);
  else
    append_kept (self, rule);
}

static void
show_rule (SonderRuleEditor *self,
           SonderRule       *rule)
{
  GtkWidget *row;
  guint selected = 0;

  self->updating = TRUE;
  g_clear_pointer (&self->shown, sonder_rule_unref);
  self->shown = rule != NULL ? sonder_rule_ref (rule) : NULL;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);

  if (rule != NULL && sonder_rule_get_kind (rule) == SONDER_RULE_CONDITION)
    append_member (self, rule);
  else if (rule != NULL)
    {
      while (kinds[selected] != sonder_rule_get_kind (rule))
        selected++;
      for (guint i = 0; i < sonder_rule_get_n_members (rule); i++)
        append_member (self, sonder_rule_get_member (rule, i));
    }
  gtk_drop_down_set_selected (self->kind, selected);
  self->updating = FALSE;
}

static void
add_clicked_cb (SonderRuleEditor *self)
{
  append_condition (self, NULL);
  gtk_widget_child_focus (gtk_widget_get_last_child (GTK_WIDGET (self->rows)),
                          GTK_DIR_TAB_FORWARD);
}

static void
sonder_rule_editor_dispose (GObject *object)
{
  SonderRuleEditor *self = SONDER_RULE_EDITOR (object);
  GtkWidget *child;

  g_clear_object (&self->segment);
  g_clear_object (&self->project);
  g_clear_pointer (&self->shown, sonder_rule_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sonder_rule_editor_parent_class)->dispose (object);
}

static void
sonder_rule_editor_class_init (SonderRuleEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sonder_rule_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
sonder_rule_editor_init (SonderRuleEditor *self)
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
  gtk_widget_set_halign (GTK_WIDGET (self->kind), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How the conditions belong together"), -1);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (commit), self);
  gtk_widget_set_parent (GTK_WIDGET (self->kind), GTK_WIDGET (self));

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_set_parent (GTK_WIDGET (self->rows), GTK_WIDGET (self));

  self->add_button = GTK_BUTTON (gtk_button_new_with_mnemonic (_("Add _Condition")));
  gtk_widget_set_halign (GTK_WIDGET (self->add_button), GTK_ALIGN_START);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->add_button), GTK_WIDGET (self));
}

/**
 * sonder_rule_editor_set_segment:
 * @segment: (nullable):
 */
void
sonder_rule_editor_set_segment (SonderRuleEditor *self,
                                SonderProject    *project,
                                SonderItem       *segment)
{
  g_set_object (&self->project, project);
  g_set_object (&self->segment, segment);
  show_rule (self, segment != NULL ? sonder_item_get_rule (segment, "rule") : NULL);
}

/**
 * sonder_rule_editor_update:
 *
 * Shows the rule anew if it is not what the rows say, as after undo.
 */
void
sonder_rule_editor_update (SonderRuleEditor *self)
{
  SonderRule *rule = self->segment != NULL ? sonder_item_get_rule (self->segment, "rule") : NULL;

  if (!sonder_rule_equal (rule, self->shown))
    show_rule (self, rule);
}
