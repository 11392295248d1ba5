/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-alike.h"

#include <string.h>

#include "csv-text.h"

/* Headers that begin with so many equal characters ask one question of many
 * things. */
#define LONG_STEM 12

/* So many alike columns are a block. */
#define MIN_BLOCK 3

/* The scales that people answer on go no further. */
#define MAX_SCORE 10

/* How a question says that it wants a rating, in the program's first languages. */
static const char *const rating_words[] = { "rate",   "rating", "satisf", "bewert",  "zufrieden",
                                            "valor",  "calif",  "évalu",  "not ez",  "notez",
                                            "valut",  "avali",  "beoord", "tevreden", NULL };

static const char *
name_of (const SonderImportPlan *self, guint column)
{
  return sonder_csv_table_name (self->table, column);
}

static const char *
wording_of (const SonderImportPlan *self, guint column)
{
  return g_ptr_array_index (self->table->headers->wordings, column);
}

/* “Q7” of “Q7FOOD”, “Q7_2” and “Q7.a”: letters and a number, and then more. */
static gsize
question_number_length (const char *name)
{
  gsize letters = 0, digits = 0;

  while (g_ascii_isalpha (name[letters]))
    letters++;
  while (g_ascii_isdigit (name[letters + digits]))
    digits++;
  if (letters == 0 || letters > 8 || digits == 0 || name[letters + digits] == '\0')
    return 0;
  return letters + digits;
}

static gsize
common_length (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  return n;
}

/* What two headers have in common, up to the last word both share whole; 0 if
 * that is not enough to make them one question. */
static gsize
stem_length (const char *a, const char *b)
{
  gsize number = question_number_length (a), n = common_length (a, b);

  if (number > 0 && number == question_number_length (b) && n >= number)
    return number;
  while (n > 0 && a[n - 1] != ' ')
    n--;
  return n >= LONG_STEM ? n : 0;
}

static gboolean
fits_scale (const SonderImportPlan *self, guint column)
{
  const SonderCsvColumn *c = sonder_csv_table_column (self->table, column);
  gint64 number;

  for (guint32 code = 1; code <= c->n_texts; code++)
    {
      const char *text = sonder_csv_column_text (c, code);

      if (!sonder_csv_typing_is_blank (&self->columns[column].typing, text) &&
          (!sonder_csv_read_integer (text, &number) || ABS (number) > MAX_SCORE))
        return FALSE;
    }
  return self->columns[column].typing.n_values > 0;
}

static gboolean
is_like (const SonderImportPlan *self, guint column, guint other)
{
  return stem_length (name_of (self, column), name_of (self, other)) > 0 &&
         fits_scale (self, other) == fits_scale (self, column);
}

static gboolean
asks_for_rating (const SonderImportPlan *self, guint column)
{
  const char *wording = wording_of (self, column);
  g_autofree char *both =
      g_strconcat (name_of (self, column), " ", wording != NULL ? wording : "", NULL);
  g_autofree char *folded = g_utf8_casefold (both, -1);

  for (guint i = 0; rating_words[i] != NULL; i++)
    if (strstr (folded, rating_words[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_open (const SonderImportPlan *self, guint column)
{
  return self->columns[column].role == SONDER_COLUMN_ATTRIBUTE && !self->columns[column].named;
}

/* Without what stands around it: the “.” after a country, the “_” after “Q7”. */
static char *
trim_difference (const char *text)
{
  static const char edges[] = " .,:;_-–()[]?!\"";
  g_autofree char *copy = g_strdup (text);
  char *start = copy, *end = copy + strlen (copy);

  while (*start != '\0' && strchr (edges, *start) != NULL)
    start++;
  while (end > start && strchr (edges, end[-1]) != NULL)
    end--;
  *end = '\0';
  return g_utf8_validate (start, -1, NULL) ? sonder_csv_tidy (start) : g_strdup (text);
}

/**
 * sonder_import_plan_get_range:
 * @self: a plan
 * @column: a column
 * @range: (out): the whole numbers that stand there
 */
void
sonder_import_plan_get_range (const SonderImportPlan *self, guint column, SonderCsvRange *range)
{
  const SonderCsvColumn *c = sonder_csv_table_column (self->table, column);
  g_autofree guint *counts = g_new0 (guint, c->n_texts + 1);

  for (guint row = 0; row < self->table->n_rows; row++)
    counts[c->codes[row]]++;

  *range = (SonderCsvRange){ G_MAXINT64, G_MININT64, 0, 0 };
  for (guint32 code = 1; code <= c->n_texts; code++)
    {
      const char *text = sonder_csv_column_text (c, code);
      gint64 number;

      if (sonder_csv_typing_is_blank (&self->columns[column].typing, text))
        continue;
      if (!sonder_csv_read_integer (text, &number))
        {
          range->n_other += counts[code];
          continue;
        }
      range->n += counts[code];
      range->min = MIN (range->min, number);
      range->max = MAX (range->max, number);
    }
}

/**
 * sonder_import_plan_dup_missing_words:
 * @self: a plan
 * @column: a column
 *
 * Returns: (transfer full): the words like N/A that stand in the column, with
 *   commas between them
 */
char *
sonder_import_plan_dup_missing_words (const SonderImportPlan *self, guint column)
{
  const SonderCsvColumn *c = sonder_csv_table_column (self->table, column);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint32 code = 1; code <= c->n_texts && words->len < 200; code++)
    {
      const char *text = sonder_csv_column_text (c, code);

      if (sonder_csv_is_missing_word (text) && strpbrk (text, ",\"") == NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", text);
    }
  return g_strdup (words->str);
}

/**
 * sonder_import_plan_find_alike:
 * @self: a plan
 * @column: a column
 *
 * Finds the columns that ask the same question of other things: their headers
 * begin alike and they hold the same sort of values.
 *
 * Returns: (transfer full) (element-type guint): the columns, @column among
 *   them, as they stand in the file
 */
GArray *
sonder_import_plan_find_alike (const SonderImportPlan *self, guint column)
{
  GArray *alike = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->n_columns; i++)
    if (i == column || is_like (self, column, i))
      g_array_append_val (alike, i);
  return alike;
}

/**
 * sonder_import_plan_dup_difference:
 * @self: a plan
 * @alike: (element-type guint): columns that ask the same question
 * @column: one of them
 *
 * Returns: (transfer full): what tells the column's header from the others; the
 *   whole header where there are no others
 */
char *
sonder_import_plan_dup_difference (const SonderImportPlan *self, const GArray *alike, guint column)
{
  const char *name = name_of (self, column);
  const char *first = name_of (self, g_array_index (alike, guint, 0));
  gsize length = strlen (first);
  g_autofree char *difference = NULL;

  for (guint i = 1; i < alike->len; i++)
    length =
        MIN (length, stem_length (first, name_of (self, g_array_index (alike, guint, i))));
  difference = trim_difference (alike->len > 1 ? name + length : name);
  return g_strdup (*difference != '\0' ? difference : name);
}

/**
 * sonder_import_plan_suggest_blocks:
 * @self: a plan
 *
 * Takes columns that ask for ratings of several things as scores at as many
 * touchpoints. What they measure is left open: a scale alone does not say.
 */
void
sonder_import_plan_suggest_blocks (SonderImportPlan *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (GArray) alike = NULL;

      if (!is_open (self, i) || !asks_for_rating (self, i) || !fits_scale (self, i))
        continue;
      alike = sonder_import_plan_find_alike (self, i);
      for (guint j = 0; alike->len >= MIN_BLOCK && j < alike->len; j++)
        {
          guint column = g_array_index (alike, guint, j);

          if (!is_open (self, column))
            continue;
          self->columns[column].role = SONDER_COLUMN_SCORE;
          self->columns[column].touchpoint =
              sonder_import_plan_dup_difference (self, alike, column);
        }
    }
}
