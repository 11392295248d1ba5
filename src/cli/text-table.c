/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text-table.h"

#include <string.h>

#include "encoding.h"
#include "text-width.h"

#define GAP 2
#define NARROWEST 12
/* So much of a name is worth more than an optional column. */
#define USUAL 24

typedef struct
{
  SonderAlign align;
  guint rank; /* 0 is always shown; the highest is left out first */
  guint width;
  gboolean is_hidden;
} Column;

typedef struct
{
  char *text;
  SonderTextStyle style;
} Cell;

struct _SonderTextTable
{
  GArray *columns;
  GArray *cells; /* row by row, the headings first */
  GArray *rules; /* of guint: numbers of cells before which a line is drawn */
};

static const char *const style_codes[] = {
  [SONDER_STYLE_PLAIN] = NULL,
  [SONDER_STYLE_STRONG] = "1",
  [SONDER_STYLE_QUIET] = "2",
  [SONDER_STYLE_CAUTION] = "33",
};

static void
clear_cell (gpointer cell)
{
  g_free (((Cell *)cell)->text);
}

static Column *
get_column (SonderTextTable *self, guint number)
{
  return &g_array_index (self->columns, Column, number);
}

static void
measure (SonderTextTable *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      Column *column = get_column (self, i % self->columns->len);
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      column->width = MAX (column->width, sonder_text_count_columns (cell->text));
    }
}

static guint
get_total_width (SonderTextTable *self)
{
  guint total = get_column (self, 0)->width;

  for (guint i = 1; i < self->columns->len; i++)
    if (!get_column (self, i)->is_hidden)
      total += GAP + get_column (self, i)->width;

  return total;
}

/* Leaves out the optional columns of the highest rank. */
static gboolean
hide_columns (SonderTextTable *self)
{
  guint highest = 0;

  for (guint i = 0; i < self->columns->len; i++)
    if (!get_column (self, i)->is_hidden)
      highest = MAX (highest, get_column (self, i)->rank);
  for (guint i = 0; i < self->columns->len; i++)
    if (highest > 0 && get_column (self, i)->rank == highest)
      get_column (self, i)->is_hidden = TRUE;

  return highest > 0;
}

/* The first column holds names, which can be cut; numbers cannot. */
static guint
fit (SonderTextTable *self, guint width)
{
  Column *first = get_column (self, 0);
  guint total, least;

  measure (self);
  do
    {
      total = get_total_width (self);
      least = total - first->width + MIN (first->width, USUAL);
    }
  while (width > 0 && least > width && hide_columns (self));

  if (width > 0 && total > width && first->width > NARROWEST)
    {
      guint less = MIN (total - width, first->width - NARROWEST);

      first->width -= less;
      total -= less;
    }

  return total;
}

static void
append_rule (GString *out, guint width, gboolean color)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *styled = NULL;

  for (guint i = 0; i < width; i++)
    g_string_append (line, "─");
  styled = sonder_text_in_style (line->str, SONDER_STYLE_QUIET, color);
  g_string_append_printf (out, "%s\n", styled);
}

static void
append_cell (SonderTextTable *self, GString *out, guint number, gboolean color)
{
  const Cell *cell = &g_array_index (self->cells, Cell, number);
  guint position = number % self->columns->len;
  gboolean is_last = position == self->columns->len - 1;
  const Column *column = get_column (self, position);
  g_autofree char *text = sonder_text_cut (cell->text, column->width);
  g_autofree char *styled = sonder_text_in_style (text, cell->style, color);
  guint space = column->width - sonder_text_count_columns (text);

  if (column->is_hidden)
    return;
  if (position > 0)
    sonder_text_append_spaces (out, GAP);
  if (column->align == SONDER_ALIGN_RIGHT)
    sonder_text_append_spaces (out, space);
  g_string_append (out, styled);
  if (column->align == SONDER_ALIGN_LEFT && !is_last)
    sonder_text_append_spaces (out, space);
}

static void
end_line (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

SonderTextTable *
sonder_text_table_new (void)
{
  SonderTextTable *self = g_new0 (SonderTextTable, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->rules = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
sonder_text_table_free (SonderTextTable *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_array_unref (self->rules);
  g_free (self);
}

/**
 * sonder_text_table_add_column:
 *
 * All columns are added before any cell.
 */
void
sonder_text_table_add_column (SonderTextTable *self, const char *heading, SonderAlign align)
{
  sonder_text_table_add_optional_column (self, heading, align, 0);
}

/**
 * sonder_text_table_add_optional_column:
 * @rank: 1 or more; where there is no room, columns of higher ranks go first
 */
void
sonder_text_table_add_optional_column (SonderTextTable *self,
                                       const char *heading,
                                       SonderAlign align,
                                       guint rank)
{
  Column column = { .align = align, .rank = rank };

  g_array_append_val (self->columns, column);
  sonder_text_table_add_cell (self, heading, SONDER_STYLE_STRONG);
}

/**
 * sonder_text_table_add_cell:
 * @text: anything; made fit for one line of a terminal
 *
 * Fills the next cell, row by row.
 */
void
sonder_text_table_add_cell (SonderTextTable *self, const char *text, SonderTextStyle style)
{
  Cell cell = { sonder_text_for_display (text), style };

  g_array_append_val (self->cells, cell);
}

/**
 * sonder_text_table_add_rule:
 *
 * Draws a line before the next row.
 */
void
sonder_text_table_add_rule (SonderTextTable *self)
{
  g_array_append_val (self->rules, self->cells->len);
}

/**
 * sonder_text_table_append:
 * @width: columns at hand, or 0 for as many as it takes
 * @color: whether styles are shown
 *
 * Writes the table.
 */
void
sonder_text_table_append (SonderTextTable *self, GString *out, guint width, gboolean color)
{
  guint total = fit (self, width);
  guint next_rule = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      if (next_rule < self->rules->len && g_array_index (self->rules, guint, next_rule) == i)
        {
          append_rule (out, width > 0 ? MIN (total, width) : total, color);
          next_rule++;
        }
      append_cell (self, out, i, color);
      if ((i + 1) % self->columns->len == 0)
        end_line (out);
    }
}

/**
 * sonder_text_in_style:
 *
 * Returns: (transfer full): the text, with the codes of its style if @color
 */
char *
sonder_text_in_style (const char *text, SonderTextStyle style, gboolean color)
{
  if (!color || style_codes[style] == NULL || *text == '\0')
    return g_strdup (text);

  return g_strdup_printf ("\033[%sm%s\033[0m", style_codes[style], text);
}
