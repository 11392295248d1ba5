/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "segment-editor.h"

#include <glib/gi18n.h>
#include <math.h>

#include "field-view.h"
#include "has-data.h"
#include "palette.h"
#include "privacy.h"
#include "rule-editor.h"
#include "segment-counts.h"

/* More names than this are a list to read in Customers. */
#define MAX_PINNED 50

struct _SonderSegmentEditor
{
  AdwBin parent_instance;

  SonderFieldView *name;
  SonderFieldView *description;
  SonderFieldView *promise;
  GtkFlowBox *colors;
  GtkWidget *guess_box;
  GtkSpinButton *guess;
  GtkWidget *rule_box;
  SonderRuleEditor *rule;
  GtkLabel *counts;
  GtkWidget *pinned_box;
  GtkListBox *pinned;
  GtkLabel *more_pinned;

  SonderProject *project;
  SonderItem *segment;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SonderSegmentEditor, sonder_segment_editor, ADW_TYPE_BIN)

static void
color_toggled_cb (GtkToggleButton *button, SonderSegmentEditor *self)
{
  if (self->updating || self->segment == NULL || !gtk_toggle_button_get_active (button))
    return;

  sonder_project_begin_edit (self->project, _("Change Color"));
  sonder_project_set_text (self->project, self->segment, "color",
                           g_object_get_data (G_OBJECT (button), "slot"));
  sonder_project_end_edit (self->project);
}

static void
create_colors (SonderSegmentEditor *self)
{
  const char *const *slots = sonder_palette_get_slots ();
  GtkToggleButton *group = NULL;

  for (guint i = 0; slots[i] != NULL; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), sonder_swatch_new (slots[i]));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, sonder_palette_get_label (slots[i]));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      sonder_palette_get_label (slots[i]), -1);
      g_object_set_data (G_OBJECT (button), "slot", (gpointer) slots[i]);
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
      group = GTK_TOGGLE_BUTTON (button);
      g_signal_connect (button, "toggled", G_CALLBACK (color_toggled_cb), self);
      gtk_flow_box_append (self->colors, button);
      /* The button has the focus, not the box around it. */
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
}

static void
update_colors (SonderSegmentEditor *self)
{
  const char *color = sonder_item_get_text (self->segment, "color");
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->colors, i)) != NULL; i++)
    {
      GtkWidget *button = gtk_flow_box_child_get_child (child);
      const char *slot = g_object_get_data (G_OBJECT (button), "slot");

      if (g_str_equal (slot, color))
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
    }
}

static void
guess_changed_cb (SonderSegmentEditor *self)
{
  double guess = gtk_spin_button_get_value (self->guess);

  if (self->updating || self->segment == NULL)
    return;

  sonder_project_begin_edit (self->project, _("Change Guess"));
  sonder_project_set_variant (self->project, self->segment, "guessed-share",
                              guess > 0 ? g_variant_new_double (guess) : NULL);
  sonder_project_end_edit (self->project);
}

static void
update_counts (SonderSegmentEditor *self)
{
  g_autofree char *text = sonder_segment_describe_counts (self->project, self->segment);

  gtk_label_set_text (self->counts, text);
}

static void
release_clicked_cb (GtkWidget *button, SonderSegmentEditor *self)
{
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "row"));

  sonder_project_pin_customers (self->project, &row, 1, NULL);
}

static GtkWidget *
create_pinned_row (SonderSegmentEditor *self, guint row)
{
  GtkWidget *action_row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *name = sonder_privacy_dup_customer (self->project, row);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (action_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (action_row), name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Let the Rules Decide"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Let the Rules Decide"), -1);
  g_object_set_data (G_OBJECT (button), "row", GUINT_TO_POINTER (row));
  g_signal_connect (button, "clicked", G_CALLBACK (release_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (action_row), button);

  return action_row;
}

static void
update_pinned (SonderSegmentEditor *self)
{
  const SonderTable *customers = sonder_project_get_customers (self->project);
  const char *id = sonder_item_get_id (self->segment);
  guint n_pinned = sonder_segment_count_pinned (self->project, self->segment);
  guint n_shown = 0;
  g_autofree char *more = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pinned))) != NULL)
    gtk_list_box_remove (self->pinned, child);

  for (guint row = 0; row < customers->n_rows && n_shown < MIN (n_pinned, MAX_PINNED); row++)
    if (g_strcmp0 (sonder_customers_get_pinned (customers, row), id) == 0 &&
        !(sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED))
      {
        gtk_list_box_append (self->pinned, create_pinned_row (self, row));
        n_shown++;
      }

  more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_pinned - n_shown),
                          n_pinned - n_shown);
  gtk_label_set_text (self->more_pinned, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more_pinned), n_pinned > n_shown);
  gtk_widget_set_visible (self->pinned_box, n_pinned > 0);
}

static void
sonder_segment_editor_dispose (GObject *object)
{
  SonderSegmentEditor *self = SONDER_SEGMENT_EDITOR (object);

  g_clear_object (&self->segment);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_SEGMENT_EDITOR);

  G_OBJECT_CLASS (sonder_segment_editor_parent_class)->dispose (object);
}

static void
sonder_segment_editor_class_init (SonderSegmentEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_segment_editor_dispose;

  g_type_ensure (SONDER_TYPE_FIELD_VIEW);
  g_type_ensure (SONDER_TYPE_RULE_EDITOR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/sonder/Sonder/ui/segments/segment-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentEditor, name);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentEditor, description);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentEditor, promise);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentEditor, colors);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentEditor, guess_box);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentEditor, guess);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentEditor, rule_box);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentEditor, rule);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentEditor, counts);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentEditor, pinned_box);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentEditor, pinned);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentEditor, more_pinned);
}

static void
sonder_segment_editor_init (SonderSegmentEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  create_colors (self);
  g_signal_connect_swapped (self->guess, "value-changed", G_CALLBACK (guess_changed_cb), self);
}

/**
 * sonder_segment_editor_set_segment:
 * @segment: (nullable):
 */
void
sonder_segment_editor_set_segment (SonderSegmentEditor *self,
                                   SonderProject *project,
                                   SonderItem *segment)
{
  g_set_object (&self->project, project);
  g_set_object (&self->segment, segment);

  sonder_field_view_bind (self->name, project, segment, "name");
  sonder_field_view_bind (self->description, project, segment, "description");
  sonder_field_view_bind (self->promise, project, segment, "promise");
  sonder_rule_editor_set_segment (self->rule, project, segment);
  if (segment != NULL)
    sonder_segment_editor_update (self);
}

/**
 * sonder_segment_editor_get_segment:
 *
 * Returns: (transfer none) (nullable):
 */
SonderItem *
sonder_segment_editor_get_segment (SonderSegmentEditor *self)
{
  return self->segment;
}

/**
 * sonder_segment_editor_update:
 *
 * The project changed.
 */
void
sonder_segment_editor_update (SonderSegmentEditor *self)
{
  gboolean with_customers = sonder_has_customers (self->project);
  double guess = sonder_item_get_number (self->segment, "guessed-share");

  self->updating = TRUE;
  update_colors (self);
  gtk_spin_button_set_value (self->guess, isnan (guess) ? 0 : guess);
  self->updating = FALSE;

  sonder_rule_editor_update (self->rule);
  gtk_widget_set_visible (self->guess_box, !with_customers);
  gtk_widget_set_visible (self->rule_box, with_customers);
  if (with_customers)
    update_counts (self);
  update_pinned (self);
}

/**
 * sonder_segment_editor_focus_name:
 *
 * What is typed then takes the place of the name.
 */
void
sonder_segment_editor_focus_name (SonderSegmentEditor *self)
{
  sonder_field_view_select (self->name);
}
