/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "csv-error.h"
#include "csv-text.h"
#include "identifier.h"
#include "import-merge.h"
#include "import-metrics.h"
#include "import-private.h"

#define ROWS_PER_STEP 4096

/* A header of so many words is taken for a question. */
#define QUESTION_WORDS 3

typedef enum
{
  READ_BLANK,
  READ_NUMBER,
  READ_WORDS,
  READ_DECIMALS
} Reading;

typedef struct
{
  guint n;
  guint row;
} Failure;

/* A column of scores. */
typedef struct
{
  guint position;
  const SonderCsvColumn *column;
  guint8 *readings; /* by text */
  gint32 *numbers;  /* by text */
  gboolean has_metric;
  SonderImportMetric metric;
  gboolean has_touchpoint;
  guint16 touchpoint;
  Failure failures[SONDER_N_UNUSABLE];
} ScoreColumn;

/* A column of comments. */
typedef struct
{
  const SonderCsvColumn *column;
  const SonderCsvTyping *typing;
  int score; /* a position in the array of score columns, or -1 */
} CommentColumn;

typedef struct
{
  SonderImport *import;
  SonderImportLabels labels;
  GArray *scores;   /* of ScoreColumn, as in the file */
  GArray *comments; /* of CommentColumn */

  const SonderCsvColumn *date_column;
  guint date_position;
  gint32 *dates;
  Failure date_failure;
  const SonderCsvColumn *touchpoint_column;
  guint16 *touchpoints; /* by text; 0 is blank */
  const SonderCsvColumn *metric_column;
  SonderImportMetric *metrics; /* by text */

  SonderImportMerge *merge;
  guint16 source_key;
  GStringChunk *texts;

  /* of the row at hand: answers, and the score column of each */
  GArray *answers;
  GArray *answer_scores;
} Builder;

static void
note_failure (Failure *failure, guint row)
{
  if (failure->n++ == 0)
    failure->row = row;
}

static const SonderCsvColumn *
column_with_role (SonderImport *import, SonderColumnRole role, guint *position)
{
  int found = sonder_import_plan_get_column (import->plan, role);

  if (found < 0)
    return NULL;
  *position = (guint)found;
  return sonder_csv_table_column (import->plan->table, (guint)found);
}

static gboolean
is_missing (GPtrArray *missing, const char *folded)
{
  return g_ptr_array_find_with_equal_func (missing, folded, g_str_equal, NULL);
}

static Reading
read_score (SonderImport *import, guint position, const char *text, gint32 *score)
{
  const SonderImportColumn *plan = &import->plan->columns[position];
  gboolean bare_na = plan->typing.bare_na && g_str_equal (text, "NA");
  g_autofree char *folded = sonder_name_fold (text);
  gint64 number;
  double decimals;

  if (*folded == '\0' || bare_na || is_missing (plan->missing, folded) ||
      is_missing (import->plan->missing, folded))
    return READ_BLANK;
  if (!sonder_csv_read_integer (text, &number))
    return sonder_csv_read_number (text, plan->typing.decimal, &decimals) ? READ_DECIMALS
                                                                          : READ_WORDS;
  /* what no scale has is out of any range */
  *score = (gint32)CLAMP (number, -G_MAXINT32, G_MAXINT32);
  return READ_NUMBER;
}

/* The question, if the file or the header words it, and only one column asks. */
static const char *
question_of (SonderImport *import, guint position)
{
  const SonderCsvHeaders *headers = import->plan->table->headers;
  const char *metric = import->plan->columns[position].metric;
  const char *name = sonder_csv_table_name (import->plan->table, position);
  const char *wording = g_ptr_array_index (headers->wordings, position);
  g_auto (GStrv) words = g_strsplit (name, " ", -1);

  for (guint i = 0; i < import->plan->n_columns; i++)
    if (i != position && import->plan->columns[i].role == SONDER_COLUMN_SCORE &&
        g_strcmp0 (import->plan->columns[i].metric, metric) == 0)
      return NULL;
  if (wording != NULL)
    return wording;
  return g_strv_length (words) >= QUESTION_WORDS ? name : NULL;
}

static gboolean
add_score_column (Builder *self, guint position, GError **error)
{
  SonderImport *import = self->import;
  const SonderImportColumn *plan = &import->plan->columns[position];
  ScoreColumn score = { .position = position,
                        .column = sonder_csv_table_column (import->plan->table, position) };

  score.readings = g_new0 (guint8, score.column->n_texts + 1);
  score.numbers = g_new0 (gint32, score.column->n_texts + 1);
  for (guint32 code = 1; code <= score.column->n_texts; code++)
    score.readings[code] = read_score (
        import, position, sonder_csv_column_text (score.column, code), &score.numbers[code]);
  score.has_metric = plan->metric != NULL;
  score.has_touchpoint = plan->touchpoint != NULL && *plan->touchpoint != '\0';
  g_array_append_val (self->scores, score);

  if (score.has_metric &&
      !sonder_import_labels_metric (
          &self->labels, plan->metric, question_of (import, position),
          &g_array_index (self->scores, ScoreColumn, self->scores->len - 1).metric, error))
    return FALSE;
  return !score.has_touchpoint ||
         sonder_import_labels_touchpoint (
             &self->labels, plan->touchpoint,
             &g_array_index (self->scores, ScoreColumn, self->scores->len - 1).touchpoint, error);
}

static void
add_comment_column (Builder *self, guint position)
{
  const SonderImportColumn *plan = &self->import->plan->columns[position];
  CommentColumn comment = { sonder_csv_table_column (self->import->plan->table, position),
                            &plan->typing, -1 };

  for (guint i = 0; plan->comment_for >= 0 && i < self->scores->len; i++)
    if (g_array_index (self->scores, ScoreColumn, i).position == (guint)plan->comment_for)
      comment.score = (int)i;
  g_array_append_val (self->comments, comment);
}

static gboolean
collect_columns (Builder *self, GError **error)
{
  const SonderImportPlan *plan = self->import->plan;

  for (guint i = 0; i < plan->n_columns; i++)
    if (plan->columns[i].role == SONDER_COLUMN_SCORE && !add_score_column (self, i, error))
      return FALSE;
  for (guint i = 0; i < plan->n_columns; i++)
    if (plan->columns[i].role == SONDER_COLUMN_COMMENT)
      add_comment_column (self, i);
  return TRUE;
}

static gboolean
read_touchpoints (Builder *self, GError **error)
{
  guint position;
  const SonderCsvColumn *column =
      column_with_role (self->import, SONDER_COLUMN_TOUCHPOINT, &position);

  self->touchpoint_column = column;
  if (column == NULL)
    return TRUE;
  self->touchpoints = g_new0 (guint16, column->n_texts + 1);
  for (guint32 code = 1; code <= column->n_texts; code++)
    {
      const char *text = sonder_csv_column_text (column, code);

      if (!sonder_csv_typing_is_blank (&self->import->plan->columns[position].typing, text) &&
          !sonder_import_labels_touchpoint (&self->labels, text, &self->touchpoints[code], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_metrics (Builder *self, GError **error)
{
  guint position;
  const SonderCsvColumn *column = column_with_role (self->import, SONDER_COLUMN_METRIC, &position);

  self->metric_column = column;
  if (column == NULL)
    return TRUE;
  self->metrics = g_new0 (SonderImportMetric, column->n_texts + 1);
  for (guint32 code = 1; code <= column->n_texts; code++)
    {
      const char *text = sonder_csv_column_text (column, code);

      if (!sonder_csv_typing_is_blank (&self->import->plan->columns[position].typing, text) &&
          !sonder_import_labels_metric (&self->labels, text, NULL, &self->metrics[code], error))
        return FALSE;
    }
  return TRUE;
}

static void
read_dates (Builder *self)
{
  self->date_column = column_with_role (self->import, SONDER_COLUMN_DATE, &self->date_position);
  if (self->date_column != NULL)
    self->dates = sonder_csv_column_dates (
        self->date_column, &self->import->plan->columns[self->date_position].typing);
}

static gint32
date_of_row (Builder *self, guint row)
{
  guint32 code = self->date_column != NULL ? self->date_column->codes[row] : 0;

  if (code == 0)
    return SONDER_DATE_NONE;
  if (self->dates[code] == SONDER_DATE_NONE &&
      !sonder_csv_is_missing_word (sonder_csv_column_text (self->date_column, code)))
    note_failure (&self->date_failure, row);
  return self->dates[code];
}

/* The metric of a score, or why there is none. */
static gboolean
metric_of_score (Builder *self, ScoreColumn *score, guint row, SonderImportMetric *metric)
{
  guint32 code = self->metric_column != NULL ? self->metric_column->codes[row] : 0;

  *metric = score->metric;
  if (score->has_metric)
    return TRUE;
  if (code != 0)
    *metric = self->metrics[code];
  if (metric->key != 0)
    return TRUE;
  note_failure (&score->failures[metric->unknown ? SONDER_UNUSABLE_UNKNOWN_METRIC
                                                 : SONDER_UNUSABLE_NO_METRIC],
                row);
  return FALSE;
}

/* Whether the row has an answer in that column. */
static gboolean
score_of_row (
    Builder *self, ScoreColumn *score, guint row, SonderImportMetric *metric, gint32 *number)
{
  guint32 code = score->column->codes[row];
  Reading reading = score->readings[code];

  if (code == 0 || reading == READ_BLANK)
    return FALSE;
  if (reading != READ_NUMBER)
    {
      note_failure (&score->failures[reading == READ_WORDS ? SONDER_UNUSABLE_NOT_A_NUMBER
                                                           : SONDER_UNUSABLE_NOT_WHOLE],
                    row);
      return FALSE;
    }
  if (!metric_of_score (self, score, row, metric))
    return FALSE;
  *number = score->numbers[code];
  if (!sonder_scale_contains (&metric->scale, *number))
    {
      note_failure (&score->failures[SONDER_UNUSABLE_OUT_OF_RANGE], row);
      return FALSE;
    }
  return TRUE;
}

static guint16
touchpoint_of (Builder *self, const ScoreColumn *score, guint row)
{
  if (score != NULL && score->has_touchpoint)
    return score->touchpoint;
  return self->touchpoint_column != NULL ? self->touchpoints[self->touchpoint_column->codes[row]]
                                         : 0;
}

static void
collect_scores (Builder *self, guint row, guint32 customer, gint32 date)
{
  for (guint i = 0; i < self->scores->len; i++)
    {
      ScoreColumn *score = &g_array_index (self->scores, ScoreColumn, i);
      SonderImportMetric metric;
      gint32 number;

      if (score_of_row (self, score, row, &metric, &number))
        {
          SonderImportAnswer answer = { customer, metric.key, touchpoint_of (self, score, row),
                                        date,     number,     NULL };

          g_array_append_val (self->answers, answer);
          g_array_append_val (self->answer_scores, i);
        }
    }
}

/* The answer that a comment belongs to, or %NULL. */
static SonderImportAnswer *
answer_for_comment (Builder *self, int score)
{
  for (guint i = 0; i < self->answers->len; i++)
    if (score < 0 || g_array_index (self->answer_scores, guint, i) == (guint)score)
      return &g_array_index (self->answers, SonderImportAnswer, i);
  return NULL;
}

/* Without its score, a comment is an answer of its own; where it could only
 * have been about one thing, it is about that. */
static SonderImportAnswer *
answer_without_score (Builder *self, int score, guint row, guint32 customer, gint32 date)
{
  const ScoreColumn *about = NULL;
  SonderImportAnswer answer = { customer, 0, 0, date, SONDER_SCORE_NONE, NULL };
  guint none = G_MAXUINT;

  if (score >= 0 || self->scores->len == 1)
    about = &g_array_index (self->scores, ScoreColumn, MAX (score, 0));
  answer.touchpoint = touchpoint_of (self, about, row);

  for (guint i = 0; i < self->answers->len; i++)
    {
      SonderImportAnswer *other = &g_array_index (self->answers, SonderImportAnswer, i);

      if (other->score == SONDER_SCORE_NONE && other->touchpoint == answer.touchpoint)
        return other;
    }
  g_array_append_val (self->answers, answer);
  g_array_append_val (self->answer_scores, none);
  return &g_array_index (self->answers, SonderImportAnswer, self->answers->len - 1);
}

static const char *
join_comments (Builder *self, const char *before, const char *comment, gsize length)
{
  g_autofree char *joined = NULL;

  if (before == NULL)
    return comment[length] == '\0'
               ? comment
               : g_string_chunk_insert_len (self->texts, comment, (gssize)length);
  joined = g_strdup_printf ("%s\n%.*s", before, (int)length, comment);
  return g_string_chunk_insert (self->texts, joined);
}

static void
collect_comments (Builder *self, guint row, guint32 customer, gint32 date)
{
  for (guint i = 0; i < self->comments->len; i++)
    {
      const CommentColumn *column = &g_array_index (self->comments, CommentColumn, i);
      const char *text = sonder_csv_column_text (column->column, column->column->codes[row]);
      gsize length = strlen (text);
      SonderImportAnswer *answer;

      if (sonder_csv_typing_is_blank (column->typing, text))
        continue;
      text = sonder_csv_trim (text, &length);
      answer = answer_for_comment (self, column->score);
      if (answer == NULL)
        answer = answer_without_score (self, column->score, row, customer, date);
      answer->comment = join_comments (self, answer->comment, text, length);
    }
}

static void
append_answer (Builder *self, const SonderImportAnswer *answer)
{
  SonderTable *answers = self->import->answers;
  guint row = sonder_table_append (answers);

  sonder_column_set_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), row,
                         answer->customer);
  sonder_column_set_u16 (sonder_table_column (answers, SONDER_ANSWER_SOURCE), row,
                         self->source_key);
  if (answer->metric != 0)
    sonder_column_set_u16 (sonder_table_column (answers, SONDER_ANSWER_METRIC), row,
                           answer->metric);
  if (answer->score != SONDER_SCORE_NONE)
    {
      sonder_column_set_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), row,
                             answer->score);
      self->import->report.n_scores++;
    }
  if (answer->touchpoint != 0)
    sonder_column_set_u16 (sonder_table_column (answers, SONDER_ANSWER_TOUCHPOINT), row,
                           answer->touchpoint);
  if (answer->date != SONDER_DATE_NONE)
    sonder_column_set_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), row, answer->date);
  if (answer->comment != NULL)
    {
      if (!self->import->plan->dry_run)
        sonder_column_set_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), row,
                                   sonder_text_pool_store (answers->texts, answer->comment, -1));
      self->import->report.n_comments++;
    }
  self->import->answers_changed = TRUE;
  self->import->source_is_used = TRUE;
  self->import->report.n_added++;
}

static void
add_answers_of_row (Builder *self, guint row)
{
  guint32 person = self->import->person_of_row[row], customer;
  gint32 date;

  if (person == SONDER_NO_PERSON)
    return;
  customer = g_array_index (self->import->persons, SonderImportPerson, person).row;
  date = date_of_row (self, row);
  g_array_set_size (self->answers, 0);
  g_array_set_size (self->answer_scores, 0);
  collect_scores (self, row, customer, date);
  collect_comments (self, row, customer, date);

  for (guint i = 0; i < self->answers->len; i++)
    {
      const SonderImportAnswer *answer = &g_array_index (self->answers, SonderImportAnswer, i);

      if (sonder_import_merge_take (self->merge, answer))
        self->import->report.n_present++;
      else
        append_answer (self, answer);
    }
}

static gboolean
check_room (const SonderImport *import, GError **error)
{
  if (import->answers->n_rows < SONDER_MAX_ROWS)
    return TRUE;
  g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_TOO_LARGE,
               _ ("The project would have more than %d answers."), SONDER_MAX_ROWS);
  return FALSE;
}

static gboolean
add_answers (Builder *self, GError **error)
{
  const guint n_rows = self->import->plan->table->n_rows;

  for (guint row = 0; row < n_rows; row++)
    {
      if (row % ROWS_PER_STEP == 0 &&
          (!sonder_import_step (self->import, 0.7 + 0.3 * row / n_rows, error) ||
           !check_room (self->import, error)))
        return FALSE;
      add_answers_of_row (self, row);
    }
  return TRUE;
}

static void
report_failure (SonderImport *import,
                guint position,
                const SonderCsvColumn *column,
                SonderUnusableReason reason,
                const Failure *failure)
{
  if (failure->n > 0)
    sonder_import_report_add_unusable (
        &import->report, position, reason, failure->n,
        sonder_import_row_number (import, failure->row),
        sonder_csv_column_text (column, column->codes[failure->row]));
}

/* Of an unknown metric the example is what the metric column says. */
static void
report_failures (Builder *self)
{
  for (guint i = 0; i < self->scores->len; i++)
    {
      ScoreColumn *score = &g_array_index (self->scores, ScoreColumn, i);

      for (guint reason = 0; reason < SONDER_N_UNUSABLE; reason++)
        report_failure (self->import, score->position,
                        reason == SONDER_UNUSABLE_UNKNOWN_METRIC ? self->metric_column
                                                                 : score->column,
                        reason, &score->failures[reason]);
    }
  if (self->date_column != NULL)
    report_failure (self->import, self->date_position, self->date_column,
                    SONDER_UNUSABLE_NOT_A_DATE, &self->date_failure);
}

/* Which of the customers that the project had are in the file. */
static guint8 *
concerned_customers (SonderImport *import)
{
  guint8 *concerned = g_new0 (guint8, MAX (1, import->project->customers->n_rows));

  for (guint i = 0; i < import->persons->len; i++)
    {
      const SonderImportPerson *person = &g_array_index (import->persons, SonderImportPerson, i);

      if (!person->is_new)
        concerned[person->row] = TRUE;
    }
  return concerned;
}

static void
clear_score (gpointer data)
{
  ScoreColumn *score = data;

  g_free (score->readings);
  g_free (score->numbers);
}

static void
builder_init (Builder *self, SonderImport *import)
{
  *self = (Builder){ .import = import };
  sonder_import_labels_init (&self->labels, import);
  self->scores = g_array_new (FALSE, FALSE, sizeof (ScoreColumn));
  g_array_set_clear_func (self->scores, clear_score);
  self->comments = g_array_new (FALSE, FALSE, sizeof (CommentColumn));
  self->answers = g_array_new (FALSE, FALSE, sizeof (SonderImportAnswer));
  self->answer_scores = g_array_new (FALSE, FALSE, sizeof (guint));
  self->texts = g_string_chunk_new (4096);
}

static void
builder_clear (Builder *self)
{
  g_clear_pointer (&self->merge, sonder_import_merge_free);
  sonder_import_labels_clear (&self->labels);
  g_array_unref (self->scores);
  g_array_unref (self->comments);
  g_array_unref (self->answers);
  g_array_unref (self->answer_scores);
  g_string_chunk_free (self->texts);
  g_free (self->dates);
  g_free (self->touchpoints);
  g_free (self->metrics);
}

static gboolean
prepare (Builder *self, GError **error)
{
  g_autofree guint8 *concerned = concerned_customers (self->import);

  if (!collect_columns (self, error) || !read_touchpoints (self, error) ||
      !read_metrics (self, error) ||
      !sonder_import_intern_key (self->import, sonder_item_get_id (self->import->source),
                                 &self->source_key, error))
    return FALSE;
  read_dates (self);
  self->merge = sonder_import_merge_new (self->import->project->answers, concerned,
                                         self->import->project->customers->n_rows);
  return TRUE;
}

/**
 * sonder_import_add_answers:
 * @self: an import whose rows are identified
 * @error: return location
 *
 * Adds the answers of the file that the project does not have as often, and
 * counts the cells that cannot be used.
 *
 * Returns: whether that could be done
 */
gboolean
sonder_import_add_answers (SonderImport *self, GError **error)
{
  Builder builder;
  gboolean done;

  builder_init (&builder, self);
  done = prepare (&builder, error) && add_answers (&builder, error);
  if (done)
    report_failures (&builder);
  builder_clear (&builder);
  return done;
}
