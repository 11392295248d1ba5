/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "csv-text.h"
#include "import-personal.h"
#include "import-private.h"
#include "kinds.h"

/* One column of a file on its way into one of the customers table. */
typedef struct
{
  SonderImport *import;
  guint position;
  const SonderCsvColumn *column;
  const SonderCsvTyping *typing;
  SonderColumn *target;

  /* for each text, by its number, what goes into the cell; as the type of
   * @target has it */
  guint32 *texts;
  double *numbers;
  gint32 *dates;
  guint8 *answers;
} Transfer;

static gboolean
is_blank_code (const Transfer *self, guint32 code)
{
  return code == 0 ||
         sonder_csv_typing_is_blank (self->typing, sonder_csv_column_text (self->column, code));
}

static void
intern_texts (Transfer *self)
{
  self->texts = g_new0 (guint32, self->column->n_texts + 1);
  for (guint32 code = 1; code <= self->column->n_texts; code++)
    {
      const char *text = sonder_csv_column_text (self->column, code);
      gsize length = sonder_csv_column_text_length (self->column, code);

      if (is_blank_code (self, code))
        continue;
      text = sonder_csv_trim (text, &length);
      self->texts[code] =
          sonder_text_pool_intern (self->import->customers->texts, text, (gssize)length);
    }
}

static void
convert (Transfer *self)
{
  switch ((int)self->target->type)
    {
    case SONDER_CELL_NUMBER:
      self->numbers = sonder_csv_column_numbers (self->column, self->typing);
      break;
    case SONDER_CELL_DATE:
      self->dates = sonder_csv_column_dates (self->column, self->typing);
      break;
    case SONDER_CELL_YES_NO:
      self->answers = sonder_csv_column_yes_no (self->column, self->typing);
      break;
    default:
      intern_texts (self);
      break;
    }
}

static void
clear_transfer (Transfer *self)
{
  g_free (self->texts);
  g_free (self->numbers);
  g_free (self->dates);
  g_free (self->answers);
}

static gboolean
has_value (const Transfer *self, guint32 code)
{
  if (self->numbers != NULL)
    return !isnan (self->numbers[code]);
  if (self->dates != NULL)
    return self->dates[code] != SONDER_DATE_NONE;
  if (self->answers != NULL)
    return self->answers[code] != SONDER_YES_NO_NONE;
  return self->texts[code] != 0;
}

static SonderUnusableReason
reason_of (const Transfer *self)
{
  if (self->dates != NULL)
    return SONDER_UNUSABLE_NOT_A_DATE;
  return self->answers != NULL ? SONDER_UNUSABLE_NOT_YES_NO : SONDER_UNUSABLE_NOT_A_NUMBER;
}

/* For each person the last text that says something. */
static guint32 *
last_codes (Transfer *self)
{
  const SonderCsvTable *table = self->import->plan->table;
  guint32 *last = g_new0 (guint32, self->import->persons->len);
  guint n_unusable = 0, first = 0;

  for (guint row = 0; row < table->n_rows; row++)
    {
      guint32 person = self->import->person_of_row[row], code = self->column->codes[row];

      if (code == 0 || person == SONDER_NO_PERSON)
        continue;
      if (has_value (self, code))
        last[person] = code;
      else if (!is_blank_code (self, code) && n_unusable++ == 0)
        first = row;
    }
  if (n_unusable > 0)
    sonder_import_report_add_unusable (
        &self->import->report, self->position, reason_of (self), n_unusable,
        sonder_import_row_number (self->import, first),
        sonder_csv_column_text (self->column, self->column->codes[first]));
  return last;
}

/* Returns whether the cell was another. */
static gboolean
set_cell (Transfer *self, guint row, guint32 code)
{
  SonderColumn *target = self->target;

  if (self->numbers != NULL)
    {
      if (sonder_column_get_number (target, row) == self->numbers[code])
        return FALSE;
      sonder_column_set_number (target, row, self->numbers[code]);
    }
  else if (self->dates != NULL)
    {
      if (sonder_column_get_i32 (target, row) == self->dates[code])
        return FALSE;
      sonder_column_set_i32 (target, row, self->dates[code]);
    }
  else if (self->answers != NULL)
    {
      if (sonder_column_get_u8 (target, row) == self->answers[code])
        return FALSE;
      sonder_column_set_u8 (target, row, self->answers[code]);
    }
  else
    {
      if (sonder_column_get_u32 (target, row) == self->texts[code])
        return FALSE;
      sonder_column_set_u32 (target, row, self->texts[code]);
    }
  return TRUE;
}

static void
transfer (SonderImport *self, guint position, SonderColumn *target)
{
  Transfer t = {
    .import = self,
    .position = position,
    .column = sonder_csv_table_column (self->plan->table, position),
    .typing = &self->plan->columns[position].typing,
    .target = target,
  };
  g_autofree guint32 *last = NULL;

  convert (&t);
  last = last_codes (&t);
  for (guint i = 0; i < self->persons->len; i++)
    {
      SonderImportPerson *person = &g_array_index (self->persons, SonderImportPerson, i);

      if (last[i] == 0 || !set_cell (&t, person->row, last[i]))
        continue;
      person->is_changed = TRUE;
      self->customers_changed = TRUE;
    }
  clear_transfer (&t);
}

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  return sonder_csv_compare_natural (*(const char *const *)a, *(const char *const *)b);
}

/* The choices there are, and after them the new ones of the file, in their
 * natural order. %NULL if there are no new ones. */
static GStrv
extend_choices (SonderImport *self, guint position, const char *const *choices)
{
  const SonderCsvColumn *column = sonder_csv_table_column (self->plan->table, position);
  const SonderCsvTyping *typing = &self->plan->columns[position].typing;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    {
      g_hash_table_add (seen, (gpointer)choices[i]);
      g_ptr_array_add (all, (gpointer)choices[i]);
    }
  for (guint32 code = 1; code <= column->n_texts; code++)
    {
      const char *text = sonder_csv_column_text (column, code);
      gsize length = sonder_csv_column_text_length (column, code);
      g_autofree char *choice = NULL;

      if (sonder_csv_typing_is_blank (typing, text))
        continue;
      text = sonder_csv_trim (text, &length);
      choice = g_strndup (text, length);
      if (g_hash_table_contains (seen, choice))
        continue;
      g_hash_table_add (seen, choice);
      g_ptr_array_add (fresh, g_steal_pointer (&choice));
    }
  if (fresh->len == 0)
    return NULL;

  g_ptr_array_sort (fresh, compare_choices);
  for (guint i = 0; i < fresh->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (fresh, i));
  g_ptr_array_add (all, NULL);
  return g_strdupv ((GStrv)all->pdata);
}

static SonderColumn *
add_column (SonderImport *self, SonderItem *attribute)
{
  g_autofree char *name =
      g_strconcat (SONDER_ATTRIBUTE_PREFIX, sonder_item_get_id (attribute), NULL);
  SonderCellType type = SONDER_CELL_TEXT;

  if (!sonder_attribute_get_cell_type (SONDER_ATTRIBUTE (attribute), &type))
    return NULL;
  self->customers_changed = TRUE;
  return sonder_table_add_column (self->customers, name, type);
}

static SonderColumn *
make_attribute (SonderImport *self, guint position)
{
  const char *name = sonder_csv_table_name (self->plan->table, position);
  SonderCsvType type = self->plan->columns[position].typing.type;
  g_autofree char *id = sonder_import_make_id (self, SONDER_KIND_ATTRIBUTE, name);
  SonderItem *attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, id);
  g_auto (GStrv) choices = NULL;

  sonder_item_set_text (attribute, "name", name);
  sonder_item_set_text (attribute, "attribute-type", sonder_csv_type_to_string (type));
  if (type == SONDER_CSV_CHOICE && (choices = extend_choices (self, position, NULL)) != NULL)
    sonder_item_set_texts (attribute, "choices", (const char *const *)choices);
  if (sonder_import_plan_is_personal (self->plan, position))
    sonder_item_set_boolean (attribute, "personal", TRUE);
  sonder_import_add_item (self, attribute);
  return add_column (self, attribute);
}

static SonderColumn *
use_attribute (SonderImport *self, guint position, SonderItem *attribute)
{
  const char *id = sonder_item_get_id (attribute);
  SonderColumn *column = sonder_table_find_attribute (self->customers, id);
  GStrv choices;

  if (column == NULL)
    column = add_column (self, attribute);
  if (column == NULL || !g_str_equal (sonder_item_get_text (attribute, "attribute-type"), "choice"))
    return column;
  choices = extend_choices (self, position, sonder_item_get_texts (attribute, "choices"));
  if (choices != NULL)
    g_hash_table_insert (self->new_choices, g_strdup (id), choices);
  return column;
}

/* The project may know the column as one of dates, where the file alone does
 * not tell. */
static gboolean
settle_dates (SonderImport *self, guint position, const SonderColumn *target, GError **error)
{
  if (target->type != SONDER_CELL_DATE ||
      self->plan->columns[position].typing.type == SONDER_CSV_DATE)
    return TRUE;
  return sonder_import_plan_settle_dates (self->plan, position, error);
}

static gboolean
fill_attribute (SonderImport *self, guint position, GError **error)
{
  const SonderCsvTyping *typing = &self->plan->columns[position].typing;
  const char *name = sonder_csv_table_name (self->plan->table, position);
  SonderItem *attribute;
  SonderColumn *target;

  if (typing->n_values == 0)
    {
      self->report.n_empty_columns++;
      return TRUE;
    }

  attribute = sonder_import_find_named (self, SONDER_KIND_ATTRIBUTE, name);
  target = attribute != NULL ? use_attribute (self, position, attribute)
                             : make_attribute (self, position);
  if (target == NULL)
    {
      sonder_import_report_add_unusable (&self->report, position, SONDER_UNUSABLE_UNKNOWN_TYPE,
                                         typing->n_values, sonder_import_row_number (self, 0),
                                         sonder_item_get_text (attribute, "attribute-type"));
      return TRUE;
    }
  if (!settle_dates (self, position, target, error))
    return FALSE;
  transfer (self, position, target);
  return TRUE;
}

/**
 * sonder_import_fill_attributes:
 * @self: an import whose rows are identified
 * @error: return location
 *
 * Gives the persons of the file their names and attributes: of several rows of
 * one person the last value that is not blank.
 *
 * Returns: whether that could be done
 */
gboolean
sonder_import_fill_attributes (SonderImport *self, GError **error)
{
  for (guint i = 0; i < self->plan->n_columns; i++)
    {
      SonderColumnRole role = self->plan->columns[i].role;

      if (!sonder_import_step (self, 0.4 + 0.3 * i / self->plan->n_columns, error))
        return FALSE;
      if (role == SONDER_COLUMN_NAME)
        transfer (self, i, sonder_table_column (self->customers, SONDER_CUSTOMER_NAME));
      else if (role == SONDER_COLUMN_ATTRIBUTE && !fill_attribute (self, i, error))
        return FALSE;
    }
  return TRUE;
}
