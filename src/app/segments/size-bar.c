/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "size-bar.h"

#include <glib/gi18n.h>

#include "palette.h"
#include "privacy.h"

#define HEIGHT 28
#define GAP 2
#define RADIUS 6

typedef struct
{
  char *slot; /* %NULL for Unassigned */
  char *name;
  guint size;
} Piece;

struct _SonderSizeBar
{
  GtkWidget parent_instance;
  GPtrArray *pieces;
  guint total;
};

G_DEFINE_FINAL_TYPE (SonderSizeBar, sonder_size_bar, GTK_TYPE_WIDGET)

static void
piece_free (Piece *piece)
{
  g_free (piece->slot);
  g_free (piece->name);
  g_free (piece);
}

static void
add_piece (SonderSizeBar *self, const char *slot, const char *name, guint size)
{
  Piece *piece;

  if (size == 0)
    return;

  piece = g_new0 (Piece, 1);
  piece->slot = g_strdup (slot);
  piece->name = g_strdup (name);
  piece->size = size;
  g_ptr_array_add (self->pieces, piece);
  self->total += size;
}

/* Translators: a segment, and how many customers are in it */
static char *
describe (const Piece *piece, guint total)
{
  g_autofree char *customers =
      g_strdup_printf (ngettext ("%u customer", "%u customers", piece->size), piece->size);

  return g_strdup_printf (C_("segment size", "%s: %s, %.0f %%"), piece->name, customers,
                          100.0 * piece->size / total);
}

static void
sonder_size_bar_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 100 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 400 : HEIGHT;
}

/* The piece at @position reaches from *start to *end, in pixels from the
 * leading side. */
static void
get_span (SonderSizeBar *self, guint position, double width, double *start, double *end)
{
  guint before = 0;
  Piece *piece = self->pieces->pdata[position];

  for (guint i = 0; i < position; i++)
    before += ((Piece *) self->pieces->pdata[i])->size;

  *start = width * before / self->total;
  *end = width * (before + piece->size) / self->total;
}

static void
sonder_size_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SonderSizeBar *self = SONDER_SIZE_BAR (widget);
  float width = (float) gtk_widget_get_width (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskRoundedRect outline;

  if (self->total == 0)
    return;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, HEIGHT), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      Piece *piece = self->pieces->pdata[i];
      GdkRGBA rgba = { 0.5f, 0.5f, 0.5f, 0.35f };
      double start, end;
      float x, piece_width;

      get_span (self, i, width, &start, &end);
      if (piece->slot != NULL)
        sonder_palette_get_rgba (piece->slot, &rgba);
      piece_width = MAX ((float) (end - start) - (i + 1 < self->pieces->len ? GAP : 0), 1);
      x = rtl ? width - (float) start - piece_width : (float) start;
      gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT (x, 0, piece_width, HEIGHT));
    }
  gtk_snapshot_pop (snapshot);
}

static gboolean
sonder_size_bar_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SonderSizeBar *self = SONDER_SIZE_BAR (widget);
  double width = gtk_widget_get_width (widget);
  double along = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - x : x;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      double start, end;

      get_span (self, i, width, &start, &end);
      if (along >= start && along < end)
        {
          g_autofree char *text = describe (self->pieces->pdata[i], self->total);

          gtk_tooltip_set_text (tooltip, text);
          return TRUE;
        }
    }

  return FALSE;
}

static void
sonder_size_bar_finalize (GObject *object)
{
  g_ptr_array_unref (SONDER_SIZE_BAR (object)->pieces);
  G_OBJECT_CLASS (sonder_size_bar_parent_class)->finalize (object);
}

static void
sonder_size_bar_class_init (SonderSizeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sonder_size_bar_finalize;
  widget_class->measure = sonder_size_bar_measure;
  widget_class->snapshot = sonder_size_bar_snapshot;
  widget_class->query_tooltip = sonder_size_bar_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sonder_size_bar_init (SonderSizeBar *self)
{
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) piece_free);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * sonder_size_bar_update:
 *
 * Shows the assignment of all customers as it is now.
 */
void
sonder_size_bar_update (SonderSizeBar *self, SonderProject *project)
{
  const SonderAssignment *assignment = sonder_project_get_assignment (project);
  GListModel *segments = sonder_project_get_items (project, SONDER_KIND_SEGMENT);
  g_autoptr (GString) label = g_string_new (NULL);

  g_ptr_array_set_size (self->pieces, 0);
  self->total = 0;
  for (guint i = 0; i < assignment->n_segments; i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);

      g_autofree char *name = sonder_privacy_dup_field (project, segment, "name");

      add_piece (self, sonder_item_get_text (segment, "color"), name, assignment->sizes[i]);
    }
  add_piece (self, NULL, _("Unassigned"), assignment->n_unassigned);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      g_autofree char *text = describe (self->pieces->pdata[i], self->total);

      g_string_append_printf (label, "%s%s", i > 0 ? "; " : "", text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), self->total > 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
