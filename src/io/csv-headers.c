/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-headers.h"

#include <string.h>

#include "csv-text.h"
#include "csv-value.h"
#include "identifier.h"

static const char *
cell_at (GPtrArray *rows, guint row, guint column)
{
  GPtrArray *cells = row < rows->len ? g_ptr_array_index (rows, row) : NULL;

  return cells != NULL && column < cells->len ? g_ptr_array_index (cells, column) : "";
}

static guint
width_of (GPtrArray *rows, guint n_rows)
{
  guint width = 0;

  for (guint i = 0; i < MIN (n_rows, rows->len); i++)
    {
      GPtrArray *cells = g_ptr_array_index (rows, i);

      width = MAX (width, cells->len);
    }
  return width;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *tidy = sonder_csv_tidy (text);

  return *tidy == '\0';
}

/* What SurveyMonkey writes under a question with only one column. */
static gboolean
is_response_word (const char *text)
{
  static const char *const words[] = {
    "response",  "open-ended response",       "antwort",  "offene antwort",         "réponse",
    "respuesta", "respuesta de tipo abierto", "risposta", "risposta a tema aperto", "resposta",
    "antwoord",  "réponse ouverte",
  };
  g_autofree char *folded = sonder_name_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (folded, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_qualtrics (GPtrArray *rows)
{
  const char *first = cell_at (rows, 2, 0);

  return *first == '{' && strstr (first, "ImportId") != NULL;
}

static gboolean
is_qualtrics_legacy (GPtrArray *rows)
{
  return g_str_equal (cell_at (rows, 0, 0), "V1") &&
         g_ascii_strcasecmp (cell_at (rows, 1, 0), "ResponseID") == 0;
}

static gboolean
is_surveymonkey (GPtrArray *rows)
{
  guint width = width_of (rows, 2), n_continued = 0;

  if (rows->len < 2 || is_blank (cell_at (rows, 0, 0)) || !is_blank (cell_at (rows, 1, 0)))
    return FALSE;

  for (guint i = 1; i < width; i++)
    {
      if (is_response_word (cell_at (rows, 1, i)))
        return TRUE;
      n_continued += is_blank (cell_at (rows, 0, i)) && !is_blank (cell_at (rows, 1, i));
    }
  return n_continued >= 2;
}

static gboolean
is_value (const char *text)
{
  double number;
  gint32 day;

  return sonder_csv_read_number (text, 0, &number) ||
         sonder_csv_read_date (text, SONDER_DATE_YMD, &day) ||
         sonder_csv_read_date (text, SONDER_DATE_DMY, &day) ||
         sonder_csv_read_date (text, SONDER_DATE_MDY, &day);
}

/* Numbers and dates only, in the first row and in the second, are data. */
static gboolean
begins_with_data (GPtrArray *rows)
{
  for (guint row = 0; row < 2; row++)
    {
      guint width = width_of (rows, 2), n_values = 0;

      for (guint i = 0; i < width; i++)
        if (is_value (cell_at (rows, row, i)))
          n_values++;
        else if (!is_blank (cell_at (rows, row, i)))
          return FALSE;
      if (n_values == 0)
        return FALSE;
    }
  return TRUE;
}

static SonderCsvHeaderStyle
detect_style (GPtrArray *rows)
{
  if (is_qualtrics (rows))
    return SONDER_CSV_HEADERS_QUALTRICS;
  if (is_qualtrics_legacy (rows))
    return SONDER_CSV_HEADERS_QUALTRICS_LEGACY;
  if (is_surveymonkey (rows))
    return SONDER_CSV_HEADERS_SURVEYMONKEY;
  return begins_with_data (rows) ? SONDER_CSV_HEADERS_NONE : SONDER_CSV_HEADERS_PLAIN;
}

static guint
rows_of_style (SonderCsvHeaderStyle style)
{
  static const guint n_rows[] = { 0, 1, 3, 2, 2, 2 };

  return n_rows[style];
}

static gboolean
is_numbered_name (const char *name)
{
  return name[0] == 'V' && name[1] != '\0' && strspn (name + 1, "0123456789") == strlen (name + 1);
}

/* All rows' cells above one column, each only once. */
static char *
join_rows (GPtrArray *rows, guint n_rows, guint column)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *part = sonder_csv_tidy (cell_at (rows, row, column));

      if (*part != '\0' && !g_ptr_array_find_with_equal_func (parts, part, g_str_equal, NULL))
        g_ptr_array_add (parts, g_steal_pointer (&part));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" - ", (GStrv)parts->pdata);
}

/* A question stands over the first of its columns only. */
static char *
question_over (GPtrArray *rows, guint column)
{
  char *question = sonder_csv_tidy (cell_at (rows, 0, column));

  while (*question == '\0' && column > 0)
    {
      g_free (question);
      question = sonder_csv_tidy (cell_at (rows, 0, --column));
    }
  return question;
}

static char *
join_question (GPtrArray *rows, guint column)
{
  g_autofree char *question = NULL;
  g_autofree char *choice = sonder_csv_tidy (cell_at (rows, 1, column));

  if (*choice == '\0')
    return sonder_csv_tidy (cell_at (rows, 0, column));
  question = question_over (rows, column);
  if (is_response_word (choice) && !is_blank (cell_at (rows, 0, column)))
    return g_steal_pointer (&question);
  return g_strconcat (question, " - ", choice, NULL);
}

static char *
name_of (SonderCsvHeaders *self, GPtrArray *rows, guint column)
{
  switch (self->style)
    {
    case SONDER_CSV_HEADERS_NONE:
      return g_strdup ("");
    case SONDER_CSV_HEADERS_QUALTRICS_LEGACY:
      return sonder_csv_tidy (cell_at (rows, is_numbered_name (cell_at (rows, 0, column)), column));
    case SONDER_CSV_HEADERS_SURVEYMONKEY:
      return join_question (rows, column);
    case SONDER_CSV_HEADERS_JOINED:
      return join_rows (rows, self->n_rows, column);
    default:
      return sonder_csv_tidy (cell_at (rows, 0, column));
    }
}

static char *
wording_of (SonderCsvHeaders *self, GPtrArray *rows, guint column)
{
  switch (self->style)
    {
    case SONDER_CSV_HEADERS_QUALTRICS:
    case SONDER_CSV_HEADERS_QUALTRICS_LEGACY:
      return sonder_csv_tidy (cell_at (rows, 1, column));
    case SONDER_CSV_HEADERS_SURVEYMONKEY:
      return question_over (rows, column);
    default:
      return NULL;
    }
}

/* Takes @base, or the first of “base (2)”, “base (3)”… that is free. What is
 * kept with a taken name is the number to try next. */
static char *
take_name (SonderCsvHeaders *self, const char *base)
{
  g_autofree char *folded_base = sonder_name_fold (base);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->taken, folded_base));

  if (number == 0)
    {
      g_hash_table_insert (self->taken, g_steal_pointer (&folded_base), GUINT_TO_POINTER (2));
      return g_strdup (base);
    }

  for (;; number++)
    {
      g_autofree char *name = g_strdup_printf ("%s (%u)", base, number);
      char *folded = sonder_name_fold (name);

      if (g_hash_table_insert (self->taken, folded, GUINT_TO_POINTER (2)))
        {
          g_hash_table_insert (self->taken, g_steal_pointer (&folded_base),
                               GUINT_TO_POINTER (number + 1));
          return g_steal_pointer (&name);
        }
    }
}

static void
add_column (SonderCsvHeaders *self, const char *original, const char *wording)
{
  guint column = self->names->len;
  g_autofree char *numbered = g_strdup_printf ("Column %u", column + 1);
  char *name = take_name (self, *original != '\0' ? original : numbered);

  g_ptr_array_add (self->names, name);
  g_ptr_array_add (self->wordings, wording != NULL && *wording != '\0' ? g_strdup (wording) : NULL);
  if (!g_str_equal (name, original))
    {
      SonderCsvRename rename = { column, g_strdup (original), g_strdup (name) };

      g_array_append_val (self->renames, rename);
    }
}

static void
clear_rename (gpointer data)
{
  SonderCsvRename *rename = data;

  g_free (rename->original);
  g_free (rename->name);
}

static SonderCsvHeaderStyle
choose_style (GPtrArray *rows, int wanted)
{
  SonderCsvHeaderStyle style = detect_style (rows);

  if (wanted < 0 || rows_of_style (style) == (guint)wanted)
    return style;
  if (wanted == 0)
    return SONDER_CSV_HEADERS_NONE;
  return wanted == 1 ? SONDER_CSV_HEADERS_PLAIN : SONDER_CSV_HEADERS_JOINED;
}

/**
 * sonder_csv_headers_new:
 * @rows: (element-type GPtrArray): the cells of the first rows, at least
 *   %SONDER_CSV_HEAD_ROWS and @wanted of them if the file has so many
 * @wanted: how many of them are headers, or -1 to find it out
 *
 * Finds the columns' names in the first rows of a file.
 *
 * Returns: (transfer full): the headers
 */
SonderCsvHeaders *
sonder_csv_headers_new (GPtrArray *rows, int wanted)
{
  SonderCsvHeaders *self = g_new0 (SonderCsvHeaders, 1);
  guint width;

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->wordings = g_ptr_array_new_with_free_func (g_free);
  self->renames = g_array_new (FALSE, FALSE, sizeof (SonderCsvRename));
  g_array_set_clear_func (self->renames, clear_rename);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->style = choose_style (rows, wanted);
  self->n_rows = MIN (rows->len, wanted < 0 ? rows_of_style (self->style) : (guint)wanted);
  width = width_of (rows, MAX (1, self->n_rows));
  for (guint i = 0; i < width; i++)
    {
      g_autofree char *name = name_of (self, rows, i);
      g_autofree char *wording = wording_of (self, rows, i);

      add_column (self, name, wording);
    }
  return self;
}

void
sonder_csv_headers_free (SonderCsvHeaders *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->wordings);
  g_array_unref (self->renames);
  g_hash_table_unref (self->taken);
  g_free (self);
}

/**
 * sonder_csv_headers_add_column:
 * @self: headers
 *
 * Adds a name for a column that has none, because a row is longer than the
 * headers.
 */
void
sonder_csv_headers_add_column (SonderCsvHeaders *self)
{
  add_column (self, "", NULL);
}
