/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "rule-editor.h"

#include "privacy.h"
#include "rule-group.h"

struct _SonderRuleEditor
{
  GtkWidget parent_instance;
  GtkWidget *group; /* nullable */
  SonderProject *project;
  SonderItem *segment;
  SonderRule *shown; /* what the rows say */
};

G_DEFINE_FINAL_TYPE (SonderRuleEditor, sonder_rule_editor, GTK_TYPE_WIDGET)

static void
commit (SonderRuleEditor *self)
{
  g_autoptr (SonderRule) rule = sonder_rule_group_get_rule (SONDER_RULE_GROUP (self->group));

  if (self->segment == NULL || sonder_rule_equal (rule, self->shown))
    return;

  g_clear_pointer (&self->shown, sonder_rule_unref);
  self->shown = rule != NULL ? sonder_rule_ref (rule) : NULL;
  sonder_project_set_rule (self->project, self->segment, rule);
}

static void
show_rule (SonderRuleEditor *self, SonderRule *rule)
{
  g_clear_pointer (&self->shown, sonder_rule_unref);
  self->shown = rule != NULL ? sonder_rule_ref (rule) : NULL;
  g_clear_pointer (&self->group, gtk_widget_unparent);
  if (self->segment == NULL)
    return;

  self->group = sonder_rule_group_new (self->project, rule, 0);
  g_signal_connect_object (self->group, "changed", G_CALLBACK (commit), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
}

static void
sonder_rule_editor_dispose (GObject *object)
{
  SonderRuleEditor *self = SONDER_RULE_EDITOR (object);

  g_clear_object (&self->segment);
  g_clear_object (&self->project);
  g_clear_pointer (&self->shown, sonder_rule_unref);
  g_clear_pointer (&self->group, gtk_widget_unparent);

  G_OBJECT_CLASS (sonder_rule_editor_parent_class)->dispose (object);
}

static void
sonder_rule_editor_class_init (SonderRuleEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sonder_rule_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* A condition of which a part is hidden is no row that one writes in. */
static void
privacy_changed_cb (SonderRuleEditor *self)
{
  sonder_rule_editor_set_segment (self, self->project, self->segment);
}

static void
sonder_rule_editor_init (SonderRuleEditor *self)
{
  sonder_privacy_watch (self, G_CALLBACK (privacy_changed_cb));
}

/**
 * sonder_rule_editor_set_segment:
 * @segment: (nullable):
 */
void
sonder_rule_editor_set_segment (SonderRuleEditor *self, SonderProject *project, SonderItem *segment)
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
