/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-plan.h"

#include <string.h>

#include "identifier.h"
#include "import-alike.h"

/* Comments are sentences: so long on the average. */
#define COMMENT_LENGTH 20
#define LONG_COMMENT_LENGTH 40

/* How a header speaks of what is measured, in the program's first languages. */
static const struct
{
  const char *metric;
  int min, max;
  const char *words[12];
} metrics[] = {
  { "nps",
    0,
    10,
    { "nps", "recommend", "weiterempfehl", "empfehl", "recomend", "recommand", "raccomand",
      "consigli", "aanbevel" } },
  { "csat", 1, 5, { "csat", "satisf", "zufrieden", "tevreden", "soddisf", "satisfe" } },
  { "ces", 1, 7, { "ces", "effort", "easy", "aufwand", "einfach", "esfuerzo", "facile", "fácil" } },
};

static const char *const name_headers[] = { "name",   "full name", "customer name", "customer",
                                            "client", "company",   "kunde",         "firma",
                                            "nombre", "cliente",   "nom",           "nome",
                                            "naam",   NULL };

/* In the order of preference. */
static const char *const date_headers[] = {
  "date",      "recordeddate", "end date", "enddate",   "date submitted", "submitted at",
  "timestamp", "zeitstempel",  "datum",    "fecha",     "marca temporal", "horodateur",
  "data",      "created at",   "created",  "startdate", "start date",     NULL
};

static const char *const comment_words[] = {
  "comment",   "feedback",   "why",     "reason",   "review",      "remark",   "suggest",
  "kommentar", "warum",      "grund",   "anregung", "commentaire", "pourquoi", "raison",
  "explic",    "comentario", "por qué", "motivo",   "commento",    "perché",   "comentário",
  "por que",   "opmerking",  "waarom",  NULL
};

/* What survey services say about the sheet, not about the customer. */
static const char *const sheet_headers[] = { "status",
                                             "ipaddress",
                                             "ip address",
                                             "progress",
                                             "duration (in seconds)",
                                             "finished",
                                             "responseset",
                                             "locationlatitude",
                                             "locationlongitude",
                                             "locationaccuracy",
                                             "distributionchannel",
                                             "userlanguage",
                                             "collector id",
                                             "externalreference",
                                             "externaldatareference",
                                             NULL };

static gboolean
is_free (const SonderImportPlan *self, guint column)
{
  return self->columns[column].role == SONDER_COLUMN_ATTRIBUTE && !self->columns[column].named;
}

static char *
folded_name (const SonderImportPlan *self, guint column)
{
  return sonder_name_fold (sonder_csv_table_name (self->table, column));
}

/* What is asked stands in the header, or in the wording below it. */
static char *
folded_question (const SonderImportPlan *self, guint column)
{
  const char *wording = g_ptr_array_index (self->table->headers->wordings, column);
  g_autofree char *both = g_strconcat (sonder_csv_table_name (self->table, column), " ",
                                       wording != NULL ? wording : "", NULL);

  return sonder_name_fold (both);
}

static gboolean
mentions (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Mentioned as a word of its own, not within another: “ces” in “faces”. */
static gboolean
mentions_beginning (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    for (const char *at = strstr (text, words[i]); at != NULL; at = strstr (at + 1, words[i]))
      if (at == text || !g_ascii_isalnum (at[-1]))
        return TRUE;
  return FALSE;
}

static gboolean
has_header (const SonderImportPlan *self, SonderColumnRole role)
{
  return sonder_import_plan_get_column (self, role) != SONDER_NO_COLUMN;
}

static void
suggest_name (SonderImportPlan *self)
{
  for (guint i = 0; i < self->n_columns && !has_header (self, SONDER_COLUMN_NAME); i++)
    {
      g_autofree char *name = folded_name (self, i);

      if (is_free (self, i) && g_strv_contains (name_headers, name))
        self->columns[i].role = SONDER_COLUMN_NAME;
    }
}

static void
suggest_date (SonderImportPlan *self)
{
  for (guint j = 0; date_headers[j] != NULL && !has_header (self, SONDER_COLUMN_DATE); j++)
    for (guint i = 0; i < self->n_columns; i++)
      {
        g_autofree char *name = folded_name (self, i);

        if (is_free (self, i) && self->columns[i].typing.type == SONDER_CSV_DATE &&
            g_str_equal (name, date_headers[j]))
          {
            self->columns[i].role = SONDER_COLUMN_DATE;
            break;
          }
      }
}

static void
suggest_comments (SonderImportPlan *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const SonderCsvTyping *typing = &self->columns[i].typing;
      const SonderCsvColumn *column = sonder_csv_table_column (self->table, i);
      g_autofree char *question = folded_question (self, i);
      gsize length = column->starts[column->n_texts + 1] / MAX (1, column->n_texts);

      if (!is_free (self, i) || typing->reason != SONDER_CSV_REASON_MANY_VALUES)
        continue;
      if (length >= LONG_COMMENT_LENGTH ||
          (length >= COMMENT_LENGTH && mentions (question, comment_words)))
        self->columns[i].role = SONDER_COLUMN_COMMENT;
    }
}

static gboolean
fits_range (const SonderImportPlan *self, guint column, int min, int max)
{
  const SonderCsvColumn *c = sonder_csv_table_column (self->table, column);

  if (self->columns[column].typing.type != SONDER_CSV_NUMBER)
    return FALSE;
  for (guint32 code = 1; code <= c->n_texts; code++)
    {
      const char *text = sonder_csv_column_text (c, code);
      gint64 number;

      if (!sonder_csv_typing_is_blank (&self->columns[column].typing, text) &&
          (!sonder_csv_read_integer (text, &number) || number < min || number > max))
        return FALSE;
    }
  return TRUE;
}

static void
suggest_score (SonderImportPlan *self, guint column)
{
  g_autofree char *question = folded_question (self, column);

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    if (mentions_beginning (question, metrics[i].words) &&
        fits_range (self, column, metrics[i].min, metrics[i].max))
      {
        self->columns[column].role = SONDER_COLUMN_SCORE;
        self->columns[column].metric = g_strdup (metrics[i].metric);
        return;
      }
}

/* Several columns of one metric ask about different things. */
static void
suggest_touchpoints (SonderImportPlan *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      g_autoptr (GArray) same = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint j = 0; j < self->n_columns; j++)
        if (!self->columns[j].named && self->columns[j].role == SONDER_COLUMN_SCORE &&
            g_strcmp0 (self->columns[j].metric, metrics[i].metric) == 0)
          g_array_append_val (same, j);
      for (guint j = 0; same->len > 1 && j < same->len; j++)
        {
          guint column = g_array_index (same, guint, j);

          self->columns[column].touchpoint = g_strdup (sonder_csv_table_name (self->table, column));
        }
    }
}

/* A row per answer: the columns say so by their names. */
static void
suggest_long_form (SonderImportPlan *self)
{
  static const struct
  {
    const char *header;
    SonderColumnRole role;
  } headers[] = { { "touchpoint", SONDER_COLUMN_TOUCHPOINT }, { "metric", SONDER_COLUMN_METRIC } };

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *name = folded_name (self, i);

      for (guint j = 0; j < G_N_ELEMENTS (headers); j++)
        if (is_free (self, i) && g_str_equal (name, headers[j].header) &&
            !has_header (self, headers[j].role))
          self->columns[i].role = headers[j].role;
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *name = folded_name (self, i);

      if (is_free (self, i) && (g_str_equal (name, "score") || g_str_equal (name, "rating")) &&
          has_header (self, SONDER_COLUMN_METRIC))
        self->columns[i].role = SONDER_COLUMN_SCORE;
    }
}

static void
suggest_ignored (SonderImportPlan *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *name = folded_name (self, i);

      if (is_free (self, i) &&
          (self->columns[i].typing.n_values == 0 ||
           (self->table->headers->n_rows > 1 && g_strv_contains (sheet_headers, name))))
        self->columns[i].role = SONDER_COLUMN_IGNORE;
    }
}

/**
 * sonder_import_plan_suggest:
 * @self: a plan
 *
 * Guesses what the columns are for of which nobody has said anything: name,
 * date, comments, scores. Only for showing to somebody who can correct it: what
 * a question measures is never taken for granted.
 */
void
sonder_import_plan_suggest (SonderImportPlan *self)
{
  suggest_long_form (self);
  suggest_name (self);
  suggest_date (self);
  for (guint i = 0; i < self->n_columns; i++)
    if (is_free (self, i))
      suggest_score (self, i);
  suggest_touchpoints (self);
  sonder_import_plan_suggest_blocks (self);
  suggest_comments (self);
  suggest_ignored (self);
}
