/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "figures-table.h"

#include <glib/gi18n.h>
#include <math.h>

#include "bands.h"
#include "wording.h"
#include "words.h"

/* More cells than this are no table that one reads. */
#define MOST_CELLS 800

/* So many are made at once; making more would keep the window from moving. */
#define CELLS_AT_ONCE 80

/* The columns that all tables have. */
enum
{
  COLUMN_GROUP,
  COLUMN_CUSTOMERS,
  COLUMN_ANSWERS,
  N_COMMON
};

/* The columns behind them, in a table of scores. */
enum
{
  COLUMN_SCORE = N_COMMON,
  COLUMN_LOW,
  COLUMN_HIGH,
  COLUMN_MEAN,
  COLUMN_SD,
  N_COLUMNS
};

typedef struct
{
  const SonderFigures *figures;
  SonderChartKind      kind;
  SonderBands          bands;
  guint                n_columns;
  guint                n_groups; /* that are shown */
} Content;

struct _SonderFiguresTable
{
  GtkWidget parent_instance;
  GtkGrid  *grid;

  Content   content;
  guint     n_filled; /* groups that are in the table */
  guint     idle;     /* fills in the rest */
};

G_DEFINE_FINAL_TYPE (SonderFiguresTable, sonder_figures_table, GTK_TYPE_WIDGET)

static Content
plan (const SonderFigures *figures,
      SonderChartKind      kind)
{
  Content content = { .figures = figures, .kind = kind, .n_columns = N_COLUMNS };

  content.bands = sonder_bands_new (figures->scale);
  if (kind == SONDER_CHART_DISTRIBUTION)
    content.n_columns = N_COMMON + content.bands.n_bands;
  else if (kind == SONDER_CHART_TREND)
    content.n_columns = N_COMMON + figures->n_periods;
  content.n_groups = MIN (figures->groups->len, MOST_CELLS / content.n_columns);

  return content;
}

static char *
dup_score_heading (const SonderFigures *figures,
                   guint                column)
{
  switch (column)
    {
    case COLUMN_SCORE:
      return sonder_words_score_name (&figures->scale);
    case COLUMN_LOW:
      /* xgettext:no-c-format */
      return g_strdup (_("95 % From"));
    case COLUMN_HIGH:
      /* xgettext:no-c-format */
      return g_strdup (_("95 % To"));
    case COLUMN_MEAN:
      return g_strdup (_("Mean Score"));
    case COLUMN_SD:
    default:
      return g_strdup (_("Standard Deviation"));
    }
}

static char *
dup_heading (const Content *content,
             guint          column)
{
  g_autofree char *band = NULL;

  if (column == COLUMN_GROUP)
    return g_strdup (_("Group"));
  if (column == COLUMN_CUSTOMERS)
    return g_strdup (_("Customers"));
  if (column == COLUMN_ANSWERS)
    return g_strdup (_("Answers"));
  if (content->kind == SONDER_CHART_TREND)
    return sonder_words_period (content->figures->periods[column - N_COMMON],
                                content->figures->question->period_unit);
  if (content->kind == SONDER_CHART_SCORES)
    return dup_score_heading (content->figures, column);

  band = sonder_bands_get_name (&content->bands, column - N_COMMON);
  /* Translators: a percentage of answers; %s is such as "Promoters (9–10)" */
  return g_strdup_printf (_("%s, %%"), band);
}

static double
get_score_number (const SonderFigure *figure,
                  guint               column)
{
  switch (column)
    {
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

static char *
dup_number (double number,
            guint  decimals)
{
  return isnan (number) ? g_strdup ("–") : sonder_wording_number (number, decimals);
}

static char *
dup_period (const SonderFigure *figure,
            guint               decimals)
{
  g_autofree char *score = dup_number (figure->score, decimals);
  g_autofree char *n = sonder_words_integer (figure->n);

  if (figure->n == 0)
    return g_strdup ("–");

  /* Translators: a score, and from how many answers it is */
  return g_strdup_printf (_("%s (%s)"), score, n);
}

/* Scores of ratings are means, with two decimals; others are points or percent. */
static guint
get_decimals (const Content *content)
{
  return content->figures->scale.kind == SONDER_SCALE_NPS ||
             content->figures->scale.kind == SONDER_SCALE_CSAT
           ? 1
           : 2;
}

static char *
dup_cell (const Content      *content,
          const SonderFigure *figure,
          const SonderFigure *over_time,
          guint               column)
{
  guint decimals = get_decimals (content);

  if (column == COLUMN_CUSTOMERS)
    return sonder_words_integer (figure->customers);
  if (column == COLUMN_ANSWERS)
    return sonder_words_integer (figure->n);
  if (content->kind == SONDER_CHART_TREND)
    return dup_period (&over_time[column - N_COMMON], decimals);
  if (content->kind == SONDER_CHART_SCORES)
    return dup_number (get_score_number (figure, column), column >= COLUMN_MEAN ? 2 : decimals);

  return dup_number (figure->n > 0 ? 100.0 *
                                       sonder_bands_count (&content->bands, column - N_COMMON,
                                                           figure) /
                                       figure->n
                                   : NAN,
                     1);
}

static void
attach (SonderFiguresTable *self,
        const char         *text,
        guint               column,
        guint               line,
        const char         *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_GROUP ? 0 : 1);
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
  gtk_grid_attach (self->grid, label, (int) column, (int) line, 1, 1);
}

static void
attach_headings (SonderFiguresTable *self)
{
  for (guint column = 0; column < self->content.n_columns; column++)
    {
      g_autofree char *heading = dup_heading (&self->content, column);

      attach (self, heading, column, 0, "heading");
    }
}

static void
attach_line (SonderFiguresTable *self,
             const char         *name,
             const SonderFigure *figure,
             const SonderFigure *over_time,
             guint               line,
             const char         *css_class)
{
  attach (self, name, COLUMN_GROUP, line, css_class);
  for (guint column = COLUMN_GROUP + 1; column < self->content.n_columns; column++)
    {
      g_autofree char *text = dup_cell (&self->content, figure, over_time, column);

      attach (self, text, column, line, css_class);
    }
}

static void
attach_group (SonderFiguresTable *self,
              guint               index)
{
  const SonderGroup *group = self->content.figures->groups->pdata[index];

  attach_line (self, group->label, &group->figure, group->over_time, index + 1,
               group->role == SONDER_GROUP_REST ? "dim-label" : NULL);
}

static void
attach_end (SonderFiguresTable *self)
{
  const SonderFigures *figures = self->content.figures;
  guint n_left_out = figures->groups->len - self->content.n_groups;
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u more group: export the figures to see all",
                               "%u more groups: export the figures to see all", n_left_out),
                     n_left_out);

  if (n_left_out > 0)
    attach (self, text, COLUMN_GROUP, self->content.n_groups + 1, "dim-label");
  attach_line (self, _("All customers"), &figures->overall, figures->overall_over_time,
               self->content.n_groups + 2, "heading");
}

static gboolean
fill_cb (gpointer data)
{
  SonderFiguresTable *self = data;
  guint end = MIN (self->n_filled + MAX (CELLS_AT_ONCE / self->content.n_columns, 1),
                   self->content.n_groups);

  while (self->n_filled < end)
    attach_group (self, self->n_filled++);
  if (self->n_filled < self->content.n_groups)
    return G_SOURCE_CONTINUE;

  attach_end (self);
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
sonder_figures_table_dispose (GObject *object)
{
  SonderFiguresTable *self = SONDER_FIGURES_TABLE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
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

/**
 * sonder_figures_table_show:
 * @figures: with periods, where @kind is a trend; must stay until the table is
 *   cleared
 * @kind: the chart that the table stands behind: it has what is drawn there
 */
void
sonder_figures_table_show (SonderFiguresTable  *self,
                           const SonderFigures *figures,
                           SonderChartKind      kind)
{
  sonder_figures_table_clear (self);
  self->content = plan (figures, kind);
  self->n_filled = 0;
  attach_headings (self);
  if (fill_cb (self) == G_SOURCE_CONTINUE)
    self->idle = g_idle_add (fill_cb, self);
}

void
sonder_figures_table_clear (SonderFiguresTable *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->idle, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

/**
 * sonder_figures_table_get_text:
 *
 * Returns: (transfer none) (nullable): what is in a cell
 */
const char *
sonder_figures_table_get_text (SonderFiguresTable *self,
                               guint               column,
                               guint               line)
{
  GtkWidget *label = gtk_grid_get_child_at (self->grid, (int) column, (int) line);

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}
