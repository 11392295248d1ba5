/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-spot.h"

struct _SonderBoardSpot
{
  GtkWidget       parent_instance;
  char           *note; /* NULL for a region */
  char           *region;
  char           *label;
  SonderBoardArea area;
};

G_DEFINE_FINAL_TYPE (SonderBoardSpot, sonder_board_spot, GTK_TYPE_WIDGET)

static void
sonder_board_spot_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
sonder_board_spot_finalize (GObject *object)
{
  SonderBoardSpot *self = SONDER_BOARD_SPOT (object);

  g_free (self->note);
  g_free (self->region);
  g_free (self->label);

  G_OBJECT_CLASS (sonder_board_spot_parent_class)->finalize (object);
}

static void
sonder_board_spot_class_init (SonderBoardSpotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sonder_board_spot_finalize;
  widget_class->measure = sonder_board_spot_measure;
  gtk_widget_class_set_css_name (widget_class, "boardspot");
}

static void
sonder_board_spot_init (SonderBoardSpot *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * sonder_board_spot_new:
 * @note_id: (nullable): %NULL for a region's spot
 */
GtkWidget *
sonder_board_spot_new (const char *note_id,
                       const char *region)
{
  SonderBoardSpot *self =
    g_object_new (SONDER_TYPE_BOARD_SPOT, "accessible-role",
                  note_id != NULL ? GTK_ACCESSIBLE_ROLE_LIST_ITEM : GTK_ACCESSIBLE_ROLE_GROUP,
                  NULL);

  self->note = g_strdup (note_id);
  self->region = g_strdup (region);

  return GTK_WIDGET (self);
}

const char *
sonder_board_spot_get_note (SonderBoardSpot *self)
{
  return self->note;
}

const char *
sonder_board_spot_get_region (SonderBoardSpot *self)
{
  return self->region;
}

void
sonder_board_spot_set_region (SonderBoardSpot *self,
                              const char      *region)
{
  g_free (self->region);
  self->region = g_strdup (region);
}

void
sonder_board_spot_set_label (SonderBoardSpot *self,
                             const char      *label)
{
  if (g_strcmp0 (self->label, label) == 0)
    return;

  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

const SonderBoardArea *
sonder_board_spot_get_area (SonderBoardSpot *self)
{
  return &self->area;
}

/**
 * sonder_board_spot_set_area:
 *
 * Places the spot in its parent.
 */
void
sonder_board_spot_set_area (SonderBoardSpot       *self,
                            const SonderBoardArea *area)
{
  GtkAllocation allocation = { (int) area->x, (int) area->y, (int) (area->width + 0.5),
                               (int) (area->height + 0.5) };

  self->area = *area;
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self), &allocation, -1);
}
