/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "csv-error.h"
#include "csv-text.h"
#include "id-map.h"
#include "identifier.h"
#include "kinds.h"

static SonderCsvColumn *
column_of (const SonderImportPlan *self, guint column)
{
  return sonder_csv_table_column (self->table, column);
}

static const char *
name_of (const SonderImportPlan *self, guint column)
{
  return sonder_csv_table_name (self->table, column);
}

/* There can be only one of these. */
static gboolean
is_single (SonderColumnRole role)
{
  return role != SONDER_COLUMN_ATTRIBUTE && role != SONDER_COLUMN_IGNORE &&
         role != SONDER_COLUMN_SCORE && role != SONDER_COLUMN_COMMENT;
}

static gboolean
identifies (SonderColumnRole role)
{
  return role == SONDER_COLUMN_KEY || role == SONDER_COLUMN_RESPONDENT;
}

/* Every cell has a value, and all differ. */
static gboolean
is_unique (const SonderImportPlan *self, guint column)
{
  g_autoptr (SonderIdMap) seen = sonder_id_map_new ();
  const SonderCsvColumn *c = column_of (self, column);

  if (c->n_texts < self->table->n_rows)
    return FALSE;
  for (guint row = 0; row < self->table->n_rows; row++)
    {
      const char *text = sonder_csv_column_text (c, c->codes[row]);
      gsize length = strlen (text);

      text = sonder_csv_trim (text, &length);
      if (length == 0 || !sonder_id_map_add (seen, text, length))
        return FALSE;
    }
  return self->table->n_rows > 0;
}

/* Survey services number the sheets, not the people. */
static gboolean
is_sheet_name (const char *name)
{
  static const char *const names[] = { "responseid", "respondentid", "response-id", "respondent-id",
                                       NULL };
  g_autofree char *slug = sonder_identifier_slug (name);

  return g_strv_contains (names, slug);
}

/* A header that is “id” alone is a better key than one that ends in it. */
static int
guess_key (const SonderImportPlan *self)
{
  int found = SONDER_NO_COLUMN;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *folded = sonder_name_fold (name_of (self, i));
      gboolean alone = g_str_equal (folded, "id");

      if ((found == SONDER_NO_COLUMN || alone) && sonder_csv_is_id_name (name_of (self, i)) &&
          is_unique (self, i))
        found = (int)i;
      if (alone && found == (int)i)
        break;
    }
  return found;
}

static void
release_guess (SonderImportPlan *self)
{
  for (guint i = 0; self->key_guessed && i < self->n_columns; i++)
    if (identifies (self->columns[i].role) && !self->columns[i].named)
      self->columns[i].role = SONDER_COLUMN_ATTRIBUTE;
  self->key_guessed = FALSE;
}

static char *
default_source (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');
  gsize n = dot != NULL && dot > file_name ? (gsize)(dot - file_name) : strlen (file_name);
  g_autofree char *stem = g_strndup (file_name, n);
  g_autofree char *tidy = sonder_csv_tidy (stem);

  return *tidy != '\0' ? g_steal_pointer (&tidy) : g_strdup (_ ("Import"));
}

static void
fill_names (SonderImportPlan *self)
{
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->n_columns; i++)
    g_hash_table_insert (self->names, sonder_name_fold (name_of (self, i)),
                         GUINT_TO_POINTER (i + 1));
}

static gboolean fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION, message);
  return FALSE;
}

static gboolean
refuse_two_readings (const SonderImportPlan *self, guint column, guint32 example, GError **error)
{
  return fail (error,
               _ ("The dates in “%s” can be read in two ways, for example “%s”. Say how they are "
                  "written: --date-format dmy, mdy, or a format like %%d.%%m.%%Y."),
               name_of (self, column), sonder_csv_column_text (column_of (self, column), example));
}

static gboolean
refuse_no_dates (const SonderImportPlan *self, guint column, guint32 example, GError **error)
{
  return fail (error,
               _ ("“%s” holds no dates that can be read, for example “%s”. Say how they are "
                  "written: --date-format with a format like %%d.%%m.%%Y."),
               name_of (self, column), sonder_csv_column_text (column_of (self, column), example));
}

/* Dates that were ambiguous as attributes are not, once somebody has said how
 * they are written. */
static void
settle_ambiguous_attribute (SonderImportPlan *self, guint column)
{
  SonderImportColumn *c = &self->columns[column];

  if (c->typing.reason != SONDER_CSV_REASON_TWO_DATES || !self->has_date_order)
    return;
  c->typing.type = SONDER_CSV_DATE;
  c->typing.order = self->date_order;
  c->typing.reason = SONDER_CSV_REASON_ASKED;
}

static gboolean
check_score (const SonderImportPlan *self, SonderSnapshot *project, guint column, GError **error)
{
  const SonderImportColumn *c = &self->columns[column];

  if (c->metric == NULL && sonder_import_plan_get_column (self, SONDER_COLUMN_METRIC) < 0)
    return fail (
        error,
        _ ("It is not said what “%1$s” measures. Give a metric, as in --score %1$s=nps, or "
           "name the column that does with --metric."),
        name_of (self, column));
  if (c->metric != NULL && sonder_import_find_metric (project, c->metric, NULL) == NULL)
    {
      SonderScale scale;

      return sonder_scale_parse (c->metric, &scale, error);
    }
  return TRUE;
}

static gboolean
check_column (SonderImportPlan *self, SonderSnapshot *project, guint column, GError **error)
{
  const SonderImportColumn *c = &self->columns[column];

  switch (c->role)
    {
    case SONDER_COLUMN_SCORE:
      return check_score (self, project, column, error);
    case SONDER_COLUMN_DATE:
      return sonder_import_plan_settle_dates (self, column, error);
    case SONDER_COLUMN_COMMENT:
      if (c->comment_for >= 0 && self->columns[c->comment_for].role != SONDER_COLUMN_SCORE)
        return fail (error, _ ("The comments in “%s” are for “%s”, which is not a score."),
                     name_of (self, column), name_of (self, (guint)c->comment_for));
      return TRUE;
    case SONDER_COLUMN_ATTRIBUTE:
      settle_ambiguous_attribute (self, column);
      if (c->typed && c->typing.type == SONDER_CSV_DATE)
        return sonder_import_plan_settle_dates (self, column, error);
      return TRUE;
    default:
      return TRUE;
    }
}

/**
 * sonder_import_plan_new:
 * @table: (transfer full): the file
 * @project: the project it is for
 * @decimal: '.' or ',', or 0 to find it out
 *
 * Makes the plan for a file of which nothing is said: all columns become
 * attributes, except that a column whose header is or ends in “id” and whose
 * values are all there and all different is the key, or identifies the sheet if
 * it is named so.
 *
 * Returns: (transfer full): the plan
 */
SonderImportPlan *
sonder_import_plan_new (SonderCsvTable *table, SonderSnapshot *project, char decimal)
{
  SonderImportPlan *self = g_new0 (SonderImportPlan, 1);
  g_autoptr (GArray) typings = sonder_csv_infer_types (table, decimal);
  int key;

  self->table = table;
  self->project = sonder_snapshot_ref (project);
  self->n_columns = table->columns->len;
  self->columns = g_new0 (SonderImportColumn, self->n_columns);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  self->source = default_source (table->name);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].typing = g_array_index (typings, SonderCsvTyping, i);
      self->columns[i].comment_for = SONDER_NO_COLUMN;
      self->columns[i].missing = g_ptr_array_new_with_free_func (g_free);
    }
  fill_names (self);

  key = guess_key (self);
  if (key != SONDER_NO_COLUMN)
    {
      self->key_guessed = TRUE;
      self->columns[key].role =
          is_sheet_name (name_of (self, (guint)key)) ? SONDER_COLUMN_RESPONDENT : SONDER_COLUMN_KEY;
    }
  return self;
}

void
sonder_import_plan_free (SonderImportPlan *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i].metric);
      g_free (self->columns[i].touchpoint);
      g_ptr_array_unref (self->columns[i].missing);
    }
  g_free (self->columns);
  g_ptr_array_unref (self->missing);
  g_hash_table_unref (self->names);
  sonder_csv_table_free (self->table);
  sonder_snapshot_unref (self->project);
  g_free (self->date_format);
  g_free (self->source);
  g_free (self);
}

/**
 * sonder_import_plan_get_column:
 * @self: a plan
 * @role: a role
 *
 * Returns: the first column with @role, or %SONDER_NO_COLUMN
 */
int
sonder_import_plan_get_column (const SonderImportPlan *self, SonderColumnRole role)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].role == role)
      return (int)i;
  return SONDER_NO_COLUMN;
}

/**
 * sonder_import_plan_forget_roles:
 * @self: a plan
 *
 * Makes every column an attribute again, of which nobody has said anything, so
 * that roles can be given anew.
 */
void
sonder_import_plan_forget_roles (SonderImportPlan *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      SonderImportColumn *column = &self->columns[i];

      column->role = SONDER_COLUMN_ATTRIBUTE;
      column->named = FALSE;
      column->comment_for = SONDER_NO_COLUMN;
      g_clear_pointer (&column->metric, g_free);
      g_clear_pointer (&column->touchpoint, g_free);
    }
  self->key_guessed = FALSE;
}

/**
 * sonder_import_plan_set_role:
 * @self: a plan
 * @column: a column
 * @role: what it is for
 * @error: return location
 *
 * Says what a column is for. A guessed key gives way.
 *
 * Returns: whether that can be; else %SONDER_CSV_ERROR_OPTION, if the column or
 *   the role was given already
 */
gboolean
sonder_import_plan_set_role (SonderImportPlan *self,
                             guint column,
                             SonderColumnRole role,
                             GError **error)
{
  SonderImportColumn *c = &self->columns[column];

  if (c->named && c->role != role)
    return fail (error, _ ("The column “%s” is named for two things."), name_of (self, column));
  if (identifies (role) || (self->key_guessed && identifies (c->role)))
    release_guess (self);

  for (guint i = 0; is_single (role) && i < self->n_columns; i++)
    {
      SonderColumnRole other = self->columns[i].role;

      if (i != column &&
          (other == role || (identifies (role) && identifies (other))))
        return fail (error, _ ("The columns “%s” and “%s” are named for the same thing."),
                     name_of (self, i), name_of (self, column));
    }

  c->role = role;
  c->named = TRUE;
  return TRUE;
}

/**
 * sonder_import_plan_set_score:
 * @self: a plan
 * @column: a column
 * @metric: (nullable): what it measures; %NULL is what the metric column says
 * @touchpoint: (nullable): where; %NULL is what the touchpoint column says
 * @error: return location
 *
 * Makes a column one of scores.
 *
 * Returns: whether that can be; else %SONDER_CSV_ERROR_OPTION
 */
gboolean
sonder_import_plan_set_score (SonderImportPlan *self,
                              guint column,
                              const char *metric,
                              const char *touchpoint,
                              GError **error)
{
  SonderImportColumn *c = &self->columns[column];

  if (!sonder_import_plan_set_role (self, column, SONDER_COLUMN_SCORE, error))
    return FALSE;
  g_free (c->metric);
  g_free (c->touchpoint);
  c->metric = g_strdup (metric);
  c->touchpoint = touchpoint != NULL ? sonder_csv_tidy (touchpoint) : NULL;
  return TRUE;
}

void
sonder_import_plan_set_type (SonderImportPlan *self, guint column, SonderCsvType type)
{
  sonder_csv_typing_ask (&self->columns[column].typing, column_of (self, column), type);
  self->columns[column].typed = TRUE;
}

/**
 * sonder_import_plan_add_missing:
 * @self: a plan
 * @column: a score column, or %SONDER_NO_COLUMN for all
 * @value: what stands for a blank there
 */
void
sonder_import_plan_add_missing (SonderImportPlan *self, int column, const char *value)
{
  g_ptr_array_add (column < 0 ? self->missing : self->columns[column].missing,
                   sonder_name_fold (value));
}

/**
 * sonder_import_plan_set_date_format:
 * @self: a plan
 * @format: dmy, mdy, ymd, or a format of strptime()
 * @error: return location
 *
 * Says how dates are written.
 *
 * Returns: whether @format is one; else %SONDER_CSV_ERROR_OPTION
 */
gboolean
sonder_import_plan_set_date_format (SonderImportPlan *self, const char *format, GError **error)
{
  static const char *const orders[SONDER_N_DATE_ORDERS] = { "ymd", "dmy", "mdy" };

  for (guint i = 0; i < SONDER_N_DATE_ORDERS; i++)
    if (g_ascii_strcasecmp (format, orders[i]) == 0)
      {
        self->has_date_order = TRUE;
        self->date_order = i;
        return TRUE;
      }
  if (strchr (format, '%') == NULL)
    return fail (error,
                 _ ("“%s” is not a way to write dates. Give dmy, mdy, ymd, or a format like "
                    "%%d.%%m.%%Y."),
                 format);
  g_free (self->date_format);
  self->date_format = g_strdup (format);
  return TRUE;
}

/**
 * sonder_import_plan_settle_dates:
 * @self: a plan
 * @column: a column that shall hold dates
 * @error: return location
 *
 * Finds out how the dates of a column are written, as far as the plan and the
 * file tell.
 *
 * Returns: whether there is only one way; else %SONDER_CSV_ERROR_OPTION
 */
gboolean
sonder_import_plan_settle_dates (SonderImportPlan *self, guint column, GError **error)
{
  SonderImportColumn *c = &self->columns[column];
  guint32 example = 0;

  c->typing.format = self->date_format;
  if (self->date_format != NULL)
    return TRUE;
  if (self->has_date_order)
    {
      c->typing.order = self->date_order;
      return TRUE;
    }

  switch (sonder_csv_find_date_order (column_of (self, column), &c->typing.order, &example))
    {
    case SONDER_CSV_DATES_TWO_WAYS:
      return refuse_two_readings (self, column, example, error);
    case SONDER_CSV_DATES_NONE:
      return c->role != SONDER_COLUMN_DATE || refuse_no_dates (self, column, example, error);
    case SONDER_CSV_DATES_ONE_WAY:
    default:
      return TRUE;
    }
}

/**
 * sonder_import_plan_check:
 * @self: a plan
 * @project: the project that it is to be carried out on
 * @error: return location
 *
 * Whether the plan is complete, and its dates can be read in only one way.
 *
 * Returns: %TRUE, or %FALSE with %SONDER_CSV_ERROR_OPTION or an error about a
 *   metric
 */
gboolean
sonder_import_plan_check (SonderImportPlan *self, SonderSnapshot *project, GError **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (!check_column (self, project, i, error))
      return FALSE;
  return TRUE;
}

/**
 * sonder_import_find_metric:
 * @project: a project
 * @text: a metric's id or name, or a scale
 * @scale: (out) (optional): its scale
 *
 * Returns: (transfer none) (nullable): the metric of @project that @text means:
 *   by id, by name, or the first one of satisfaction with that scale
 */
SonderItem *
sonder_import_find_metric (SonderSnapshot *project, const char *text, SonderScale *scale)
{
  GListModel *metrics = sonder_item_get_items (project->root, "metrics");
  g_autofree char *folded = sonder_name_fold (text);
  SonderItem *found = NULL;
  SonderScale ignored;

  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < g_list_model_get_n_items (metrics); i++)
      {
        g_autoptr (SonderItem) metric = g_list_model_get_item (metrics, i);
        g_autofree char *name = sonder_name_fold (sonder_item_get_text (metric, "name"));
        gboolean same;

        if (pass == 0)
          same = g_str_equal (sonder_item_get_id (metric), text);
        else if (pass == 1)
          same = g_str_equal (name, folded);
        else
          same = g_str_equal (sonder_item_get_text (metric, "scale"), folded) &&
                 !g_str_equal (sonder_item_get_text (metric, "measures"), "importance");
        if (found == NULL && same &&
            sonder_metric_get_scale (SONDER_METRIC (metric), scale != NULL ? scale : &ignored))
          found = metric; /* the list keeps it */
      }
  return found;
}
