/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "segment-picker.h"

#include <glib/gi18n.h>

#include "palette.h"
#include "privacy.h"

struct _SonderSegmentPicker
{
  GtkPopover parent_instance;
  GtkListBox *list;
  char *action;
  char *selected; /* nullable */
};

G_DEFINE_FINAL_TYPE (SonderSegmentPicker, sonder_segment_picker, GTK_TYPE_POPOVER)

static void
row_activated_cb (SonderSegmentPicker *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), self->action, "s", id);
}

static void
sonder_segment_picker_show (GtkWidget *widget)
{
  SonderSegmentPicker *self = SONDER_SEGMENT_PICKER (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  GTK_WIDGET_CLASS (sonder_segment_picker_parent_class)->show (widget);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row)
                                     : gtk_widget_get_first_child (GTK_WIDGET (self->list)));
}

static void
sonder_segment_picker_finalize (GObject *object)
{
  SonderSegmentPicker *self = SONDER_SEGMENT_PICKER (object);

  g_free (self->action);
  g_free (self->selected);

  G_OBJECT_CLASS (sonder_segment_picker_parent_class)->finalize (object);
}

static void
sonder_segment_picker_class_init (SonderSegmentPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sonder_segment_picker_finalize;
  GTK_WIDGET_CLASS (klass)->show = sonder_segment_picker_show;
}

static void
sonder_segment_picker_init (SonderSegmentPicker *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_SINGLE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "picker");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Segments"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 400);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), scrolled);
}

/**
 * sonder_segment_picker_new:
 * @action: one that takes an id
 */
GtkWidget *
sonder_segment_picker_new (const char *action)
{
  SonderSegmentPicker *self = g_object_new (SONDER_TYPE_SEGMENT_PICKER, NULL);

  self->action = g_strdup (action);

  return GTK_WIDGET (self);
}

/**
 * sonder_segment_picker_add:
 * @id: what the action gets
 * @color: (nullable): palette slot, or "unassigned"; %NULL for none
 *
 * Appends something to choose that is no segment.
 */
void
sonder_segment_picker_add (SonderSegmentPicker *self,
                           const char *id,
                           const char *label,
                           const char *color)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *text = gtk_label_new (label);
  GtkWidget *row = gtk_list_box_row_new ();

  if (color != NULL)
    gtk_box_append (GTK_BOX (box), sonder_swatch_new (color));
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (text), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 32);
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_append (self->list, row);
  if (g_strcmp0 (id, self->selected) == 0)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

/**
 * sonder_segment_picker_update:
 * @selected: (nullable): the id that is chosen now
 *
 * Begins anew, with all segments in their order.
 */
void
sonder_segment_picker_update (SonderSegmentPicker *self,
                              SonderProject *project,
                              const char *selected)
{
  GListModel *segments = sonder_project_get_items (project, SONDER_KIND_SEGMENT);
  GtkWidget *row;

  g_free (self->selected);
  self->selected = g_strdup (selected);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);

      g_autofree char *name = sonder_privacy_dup_field (project, segment, "name");

      sonder_segment_picker_add (self, sonder_item_get_id (segment), name,
                                 sonder_item_get_text (segment, "color"));
    }
}
