/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "segment-strip.h"

#include <glib/gi18n.h>

#include "customer-list.h"
#include "customers-page.h"
#include "palette.h"
#include "privacy.h"

struct _SonderSegmentStrip
{
  GtkWidget parent_instance;
  GtkRevealer *revealer;
  GtkFlowBox *chips;
};

G_DEFINE_FINAL_TYPE (SonderSegmentStrip, sonder_segment_strip, GTK_TYPE_WIDGET)

static gboolean
drop_cb (GtkWidget *chip)
{
  const char *id = g_object_get_data (G_OBJECT (chip), "id");

  return gtk_widget_activate_action (chip, "customers.pin", "s", id);
}

static void
append_chip (SonderSegmentStrip *self, const char *id, const char *name, const char *color)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkDropTarget *target = gtk_drop_target_new (SONDER_TYPE_CUSTOMER_LIST, GDK_ACTION_COPY);

  if (color != NULL)
    gtk_box_append (GTK_BOX (chip), sonder_swatch_new (color));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_widget_add_css_class (chip, "drop-chip");
  g_object_set_data_full (G_OBJECT (chip), "id", g_strdup (id), g_free);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), chip);
  gtk_widget_add_controller (chip, GTK_EVENT_CONTROLLER (target));
  gtk_flow_box_append (self->chips, chip);
}

static void
sonder_segment_strip_dispose (GObject *object)
{
  g_clear_pointer ((GtkWidget **) &SONDER_SEGMENT_STRIP (object)->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (sonder_segment_strip_parent_class)->dispose (object);
}

static void
sonder_segment_strip_class_init (SonderSegmentStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sonder_segment_strip_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sonder_segment_strip_init (SonderSegmentStrip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (_("Drop here to fix in a segment by hand"));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->chips = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->chips, GTK_SELECTION_NONE);
  /* Its height is asked for at its least width. */
  gtk_flow_box_set_min_children_per_line (self->chips, 3);
  gtk_flow_box_set_max_children_per_line (self->chips, 12);
  gtk_widget_set_valign (GTK_WIDGET (self->chips), GTK_ALIGN_START);
  gtk_flow_box_set_column_spacing (self->chips, 6);
  gtk_flow_box_set_row_spacing (self->chips, 6);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 240);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->chips));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_add_css_class (box, "drop-strip");

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, box);
  gtk_widget_set_parent (GTK_WIDGET (self->revealer), GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * sonder_segment_strip_show:
 *
 * Offers the segments as they are now.
 */
void
sonder_segment_strip_show (SonderSegmentStrip *self, SonderProject *project)
{
  GListModel *segments = sonder_project_get_items (project, SONDER_KIND_SEGMENT);
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, chip);
  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);

      g_autofree char *name = sonder_privacy_dup_field (project, segment, "name");

      append_chip (self, sonder_item_get_id (segment), name,
                   sonder_item_get_text (segment, "color"));
    }
  append_chip (self, "", _("Unassigned"), "unassigned");
  append_chip (self, SONDER_PIN_RULES, _("Let the Rules Decide"), NULL);

  gtk_widget_set_can_target (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
sonder_segment_strip_hide (SonderSegmentStrip *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
