/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "slider-row.h"

#include <glib/gi18n.h>
#include <math.h>

#include "field-view.h"
#include "privacy.h"

#define END_WIDTH 80
/* A drag is one step of undo: the value is set when it has rested. */
#define REST_MS 300

struct _SonderSliderRow
{
  GtkWidget        parent_instance;
  SonderFieldView *low;
  GtkScale        *scale;
  SonderFieldView *high;
  SonderProject   *project;
  SonderItem      *slider;
  guint            rest;
  gboolean         updating;
};

G_DEFINE_FINAL_TYPE (SonderSliderRow, sonder_slider_row, GTK_TYPE_WIDGET)

static void
commit (SonderSliderRow *self)
{
  double value = round (gtk_range_get_value (GTK_RANGE (self->scale)));

  g_clear_handle_id (&self->rest, g_source_remove);
  if (sonder_item_get_number (self->slider, "value") == value ||
      sonder_project_find_item (self->project, SONDER_KIND_SLIDER,
                                sonder_item_get_id (self->slider)) != self->slider)
    return;

  sonder_project_begin_edit (self->project, _("Move Slider"));
  sonder_project_set_variant (self->project, self->slider, "value", g_variant_new_double (value));
  sonder_project_end_edit (self->project);
}

static gboolean
rest_cb (gpointer user_data)
{
  SonderSliderRow *self = user_data;

  self->rest = 0;
  commit (self);
  return G_SOURCE_REMOVE;
}

static void
value_changed_cb (SonderSliderRow *self)
{
  if (self->updating)
    return;

  g_clear_handle_id (&self->rest, g_source_remove);
  self->rest = g_timeout_add (REST_MS, rest_cb, self);
}

static void
show_value (SonderSliderRow *self)
{
  double value = sonder_item_get_number (self->slider, "value");

  self->updating = TRUE;
  gtk_range_set_value (GTK_RANGE (self->scale), isnan (value) ? 50 : value);
  self->updating = FALSE;
}

static void
show_names (SonderSliderRow *self)
{
  g_autofree char *low = sonder_privacy_dup_field (self->project, self->slider, "low");
  g_autofree char *high = sonder_privacy_dup_field (self->project, self->slider, "high");
  /* Translators: what a slider of a persona is between, such as "Price" and "Quality" */
  g_autofree char *label = g_strdup_printf (_("Between “%s” and “%s”"), low, high);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
sonder_slider_row_unmap (GtkWidget *widget)
{
  SonderSliderRow *self = SONDER_SLIDER_ROW (widget);

  if (self->rest != 0)
    commit (self);

  GTK_WIDGET_CLASS (sonder_slider_row_parent_class)->unmap (widget);
}

static void
sonder_slider_row_dispose (GObject *object)
{
  SonderSliderRow *self = SONDER_SLIDER_ROW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->rest, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->slider);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (sonder_slider_row_parent_class)->dispose (object);
}

static void
sonder_slider_row_class_init (SonderSliderRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sonder_slider_row_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = sonder_slider_row_unmap;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static SonderFieldView *
create_end (const char *placeholder,
            float       xalign)
{
  GtkWidget *end = sonder_field_view_new ();

  g_object_set (end, "single-line", TRUE, "placeholder", placeholder, "xalign", xalign, "valign",
                GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_size_request (end, END_WIDTH, -1);

  return SONDER_FIELD_VIEW (end);
}

static void
sonder_slider_row_init (SonderSliderRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  /* So all rows of a card have scales of one length. */
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), TRUE);
  self->low = create_end (_("One extreme"), 1);
  self->high = create_end (_("The other extreme"), 0);
  self->scale = GTK_SCALE (gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 100, 5));
  gtk_scale_set_draw_value (self->scale, FALSE);
  gtk_scale_set_has_origin (self->scale, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->scale), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->scale), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->scale, "value-changed", G_CALLBACK (value_changed_cb), self);

  gtk_widget_set_parent (GTK_WIDGET (self->low), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->scale), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->high), GTK_WIDGET (self));
}

GtkWidget *
sonder_slider_row_new (SonderProject *project,
                       SonderItem    *slider)
{
  SonderSliderRow *self = g_object_new (SONDER_TYPE_SLIDER_ROW, NULL);

  self->project = g_object_ref (project);
  self->slider = g_object_ref (slider);
  sonder_field_view_bind (self->low, project, slider, "low");
  sonder_field_view_bind (self->high, project, slider, "high");
  g_signal_connect_object (slider, "notify::value", G_CALLBACK (show_value), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (slider, "notify::low", G_CALLBACK (show_names), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (slider, "notify::high", G_CALLBACK (show_names), self,
                           G_CONNECT_SWAPPED);
  sonder_privacy_watch (self, G_CALLBACK (show_names));
  show_value (self);
  show_names (self);

  return GTK_WIDGET (self);
}
