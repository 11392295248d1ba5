/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "figures-table.h"

#include <glib/gi18n.h>
#include <math.h>

/* More groups than this are no table that one reads. */
#define MAX_LINES 500

struct _SonderFiguresTable
{
  GtkWidget parent_instance;
  GtkGrid  *grid;
};

G_DEFINE_FINAL_TYPE (SonderFiguresTable, sonder_figures_table, GTK_TYPE_WIDGET)

enum
{
  COLUMN_GROUP,
  COLUMN_CUSTOMERS,
  COLUMN_ANSWERS,
  COLUMN_SCORE,
  COLUMN_LOW,
  COLUMN_HIGH,
  COLUMN_MEAN,
  COLUMN_SD,
  N_COLUMNS
};

static const char *
get_title (int                  column,
           const SonderFigures *figures)
{
  switch (column)
    {
    case COLUMN_GROUP:
      return _("Group");
    case COLUMN_CUSTOMERS:
      return _("Customers");
    case COLUMN_ANSWERS:
      return _("Answers");
    case COLUMN_SCORE:
      if (figures->scale.kind == SONDER_SCALE_NPS)
        return _("NPS");
      return figures->scale.kind == SONDER_SCALE_CSAT ? _("Satisfied, %") : _("Mean");
    case COLUMN_LOW:
      return _("From");
    case COLUMN_HIGH:
      return _("To");
    case COLUMN_MEAN:
      return _("Mean Score");
    case COLUMN_SD:
    default:
      return _("Standard Deviation");
    }
}

static double
get_number (int                 column,
            const SonderFigure *figure)
{
  switch (column)
    {
    case COLUMN_CUSTOMERS:
      return figure->customers;
    case COLUMN_ANSWERS:
      return figure->n;
    case COLUMN_SCORE:
      return figure->score;
    case COLUMN_LOW:
      return figure->low;
    case COLUMN_HIGH:
      return figure->high;
    case COLUMN_MEAN:
      return figure->mean;
    case COLUMN_SD:
    default:
      return figure->sd;
    }
}

static void
attach (SonderFiguresTable *self,
        const char         *text,
        int                 column,
        int                 line,
        const char         *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_GROUP ? 0 : 1);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (column == COLUMN_GROUP)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 12);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_set_tooltip_text (label, text);
    }
  gtk_widget_add_css_class (label, "numeric");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->grid, label, column, line, 1, 1);
}

static void
attach_figure (SonderFiguresTable *self,
               const char         *name,
               const SonderFigure *figure,
               int                 line,
               const char         *css_class)
{
  attach (self, name, COLUMN_GROUP, line, css_class);
  for (int column = COLUMN_GROUP + 1; column < N_COLUMNS; column++)
    {
      double number = get_number (column, figure);
      g_autofree char *text = NULL;

      if (isnan (number))
        text = g_strdup ("–");
      else if (column <= COLUMN_ANSWERS)
        text = g_strdup_printf ("%'.0f", number);
      else
        text = g_strdup_printf ("%.*f", column >= COLUMN_MEAN ? 2 : 1, number);
      attach (self, text, column, line, css_class);
    }
}

static void
sonder_figures_table_dispose (GObject *object)
{
  SonderFiguresTable *self = SONDER_FIGURES_TABLE (object);

  if (self->grid != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->grid));
  self->grid = NULL;

  G_OBJECT_CLASS (sonder_figures_table_parent_class)->dispose (object);
}

static void
sonder_figures_table_class_init (SonderFiguresTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sonder_figures_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sonder_figures_table_init (SonderFiguresTable *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 24);
  gtk_grid_set_row_spacing (self->grid, 9);
  gtk_widget_set_margin_start (GTK_WIDGET (self->grid), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self->grid), 24);
  gtk_widget_set_margin_top (GTK_WIDGET (self->grid), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->grid), 24);
  gtk_widget_set_valign (GTK_WIDGET (self->grid), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}

void
sonder_figures_table_show (SonderFiguresTable  *self,
                           const SonderFigures *figures)
{
  GtkWidget *child;
  int line = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);

  for (int column = 0; column < N_COLUMNS; column++)
    attach (self, get_title (column, figures), column, line, "heading");
  line++;
  for (guint i = 0; i < MIN (figures->groups->len, MAX_LINES); i++)
    {
      const SonderGroup *group = figures->groups->pdata[i];

      attach_figure (self, group->label, &group->figure, line++,
                     group->role == SONDER_GROUP_REST ? "dim-label" : NULL);
    }
  attach_figure (self, _("All customers"), &figures->overall, line, "heading");
}
