/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "csv-error.h"
#include "csv-text.h"
#include "identifier.h"
#include "import-private.h"

/* So many characters of a digest identify an anonymous row: 60 bits. */
#define DIGEST_LENGTH 12

/* A longer key is a mistake; as the id of a customer it would stand in every
 * answer. */
#define MAX_KEY_LENGTH 500

/* Rows between two looks at the clock. */
#define ROWS_PER_STEP 4096

/* A source is pointed out if so much of the rows comes from another as well. */
#define SIMILAR_NUMERATOR 4
#define SIMILAR_DENOMINATOR 5

typedef struct
{
  SonderImport *import;
  SonderCustomerIndex *index;
  SonderRowFlags flags; /* of new persons */
  const char *prefix;   /* of their ids, or "" */

  /* for each row of the customers table the person, from 1 */
  GArray *person_of_customer;

  /* without a key: how often each digest occurred, and the columns in the
   * order of their names */
  GHashTable *digests;
  guint *columns;
  GChecksum *checksum;

  /* what comes after the prefix, for comparing sources; by person */
  GPtrArray *sheet_ids;
} Identifier;

static guint32
add_person (Identifier *self, guint row, gboolean is_new)
{
  SonderImportPerson person = { row, is_new, FALSE };
  guint32 *position;

  if (row >= self->person_of_customer->len)
    g_array_set_size (self->person_of_customer, row + 1);
  position = &g_array_index (self->person_of_customer, guint32, row);
  if (*position == 0)
    {
      g_array_append_val (self->import->persons, person);
      *position = self->import->persons->len;
    }
  return *position - 1;
}

static guint32
add_customer (Identifier *self, const char *id, gssize length)
{
  SonderTable *customers = self->import->customers;
  guint row = sonder_table_append (customers);
  guint32 number = sonder_text_pool_intern (customers->texts, id, length);

  sonder_column_set_u32 (sonder_table_column (customers, SONDER_CUSTOMER_ID), row, number);
  sonder_column_set_u8 (sonder_table_column (customers, SONDER_CUSTOMER_FLAGS), row, self->flags);
  sonder_customer_index_add (self->index, number, row);
  self->import->customers_changed = TRUE;
  return add_person (self, row, TRUE);
}

static guint32
find_or_add (Identifier *self, const char *id, gssize length)
{
  guint row = sonder_customer_index_lookup (self->index, id, length);

  return row != SONDER_NO_ROW ? add_person (self, row, FALSE) : add_customer (self, id, length);
}

/* The respondent of a source with a sheet id. */
static guint32
find_or_add_sheet (Identifier *self, const char *sheet_id)
{
  g_autofree char *id = g_strconcat (self->prefix, sheet_id, NULL);
  guint32 person = find_or_add (self, id, -1);

  if (person == self->sheet_ids->len)
    g_ptr_array_add (self->sheet_ids, g_strdup (sheet_id));
  return person;
}

static void
write_base32 (const guint8 *digest, char text[DIGEST_LENGTH + 1])
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
  guint64 bits = 0;

  for (guint i = 0; i < 8; i++)
    bits = bits << 8 | digest[i];
  for (guint i = 0; i < DIGEST_LENGTH; i++, bits <<= 5)
    text[i] = letters[bits >> 59];
  text[DIGEST_LENGTH] = '\0';
}

/* Of names and values; blank cells and the order of columns do not count, so
 * that a form may get another question. */
static void
digest_row (Identifier *self, guint row, char text[DIGEST_LENGTH + 1])
{
  const SonderCsvTable *table = self->import->plan->table;
  guint8 digest[32];
  gsize n = sizeof digest;

  g_checksum_reset (self->checksum);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *name = sonder_csv_table_name (table, self->columns[i]);
      const char *cell = sonder_csv_table_cell (table, row, self->columns[i]);
      gsize length = strlen (cell);

      cell = sonder_csv_trim (cell, &length);
      if (length == 0)
        continue;
      g_checksum_update (self->checksum, (const guchar *)name, (gssize)strlen (name) + 1);
      g_checksum_update (self->checksum, (const guchar *)cell, (gssize)length);
      g_checksum_update (self->checksum, (const guchar *)"", 1);
    }
  g_checksum_get_digest (self->checksum, digest, &n);
  write_base32 (digest, text);
}

static guint32
identify_by_content (Identifier *self, guint row)
{
  char digest[DIGEST_LENGTH + 1];
  g_autofree char *numbered = NULL;
  guint ordinal;

  digest_row (self, row, digest);
  ordinal = GPOINTER_TO_UINT (g_hash_table_lookup (self->digests, digest)) + 1;
  g_hash_table_insert (self->digests, g_strdup (digest), GUINT_TO_POINTER (ordinal));
  if (ordinal == 1)
    return find_or_add_sheet (self, digest);
  numbered = g_strdup_printf ("%s-%u", digest, ordinal);
  return find_or_add_sheet (self, numbered);
}

static gboolean
check_key (const SonderImport *import, guint column, guint row, gsize length, GError **error)
{
  if (length <= MAX_KEY_LENGTH)
    return TRUE;
  g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_TOO_LARGE,
               _ ("Row %u: what stands in “%s” is too long to identify a customer."),
               sonder_import_row_number (import, row),
               sonder_csv_table_name (import->plan->table, column));
  return FALSE;
}

static guint32
identify_by_cell (Identifier *self, guint row, const char *key, gsize length)
{
  g_autofree char *sheet_id = NULL;

  if (length > 0 && *self->prefix == '\0')
    return find_or_add (self, key, (gssize)length);
  if (length > 0)
    {
      sheet_id = g_strndup (key, length);
      return find_or_add_sheet (self, sheet_id);
    }

  /* a sheet without a number is still an answer sheet; a customer without a
   * key could be anybody */
  if (*self->prefix != '\0')
    {
      self->import->report.n_unsigned++;
      return identify_by_content (self, row);
    }
  if (self->import->report.n_refused++ == 0)
    self->import->report.refused_row = sonder_import_row_number (self->import, row);
  return SONDER_NO_PERSON;
}

static gboolean
identify_rows (Identifier *self, int key_column, GError **error)
{
  SonderImport *import = self->import;
  const SonderCsvTable *table = import->plan->table;
  const SonderCsvColumn *keys =
      key_column >= 0 ? sonder_csv_table_column (table, (guint)key_column) : NULL;
  g_autofree guint32 *known = keys != NULL ? g_new0 (guint32, keys->n_texts + 1) : NULL;

  for (guint row = 0; row < table->n_rows; row++)
    {
      guint32 code = keys != NULL ? keys->codes[row] : 0;
      guint32 *person = &import->person_of_row[row];

      if (row % ROWS_PER_STEP == 0 &&
          !sonder_import_step (import, 0.4 * row / table->n_rows, error))
        return FALSE;
      if (keys == NULL)
        *person = identify_by_content (self, row);
      else if (code != 0 && known[code] != 0)
        *person = known[code] - 1;
      else
        {
          const char *key = sonder_csv_column_text (keys, code);
          gsize length = strlen (key);

          key = sonder_csv_trim (key, &length);
          if (!check_key (import, (guint)key_column, row, length, error))
            return FALSE;
          *person = identify_by_cell (self, row, key, length);
          if (length > 0)
            known[code] = *person + 1;
        }
    }
  return TRUE;
}

static guint
count_in_source (Identifier *self, const char *source_id)
{
  guint n = 0;

  for (guint i = 0; i < self->sheet_ids->len; i++)
    {
      g_autofree char *id =
          g_strconcat (source_id, ":", (const char *)g_ptr_array_index (self->sheet_ids, i), NULL);

      n += sonder_customer_index_lookup (self->index, id, -1) != SONDER_NO_ROW;
    }
  return n;
}

/* Somebody may import a wave twice, under two names. */
static gboolean
compare_sources (Identifier *self, GError **error)
{
  GListModel *sources = sonder_item_get_items (self->import->project->root, "sources");
  SonderImportReport *report = &self->import->report;

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (SonderItem) source = g_list_model_get_item (sources, i);
      guint n;

      if (g_str_equal (sonder_item_get_id (source), sonder_item_get_id (self->import->source)))
        continue;
      if (!sonder_import_step (self->import, 0.4, error))
        return FALSE;
      n = count_in_source (self, sonder_item_get_id (source));
      if (n <= report->n_similar ||
          (guint64)n * SIMILAR_DENOMINATOR < (guint64)self->sheet_ids->len * SIMILAR_NUMERATOR)
        continue;
      report->n_similar = n;
      g_free (report->similar_source);
      report->similar_source = g_strdup (sonder_item_get_text (source, "name"));
    }
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  char **names = user_data;

  return strcmp (names[*(const guint *)a], names[*(const guint *)b]);
}

static guint *
columns_by_name (const SonderCsvTable *table)
{
  guint n = table->columns->len;
  guint *columns = g_new (guint, n);
  g_auto (GStrv) names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      columns[i] = i;
      names[i] = sonder_name_fold (sonder_csv_table_name (table, i));
    }
  g_qsort_with_data (columns, (int)n, sizeof (guint), compare_names, names);
  return columns;
}

/* Only new sheets are worth the comparison. */
static gboolean
has_new_sheets (const Identifier *self)
{
  for (guint i = 0; i < self->import->persons->len && self->sheet_ids->len > 0; i++)
    if (g_array_index (self->import->persons, SonderImportPerson, i).is_new)
      return TRUE;
  return FALSE;
}

/**
 * sonder_import_identify:
 * @self: an import
 * @error: return location
 *
 * Finds whose answers the rows are: with a key, customers; without, respondents
 * of the source, recognised by the id of their sheet, or else by what it says
 * and its ordinal among equals. Adds those that are new.
 *
 * Returns: whether that could be done
 */
gboolean
sonder_import_identify (SonderImport *self, GError **error)
{
  int key = sonder_import_plan_get_column (self->plan, SONDER_COLUMN_KEY);
  int sheet = sonder_import_plan_get_column (self->plan, SONDER_COLUMN_RESPONDENT);
  g_autofree char *prefix = g_strconcat (sonder_item_get_id (self->source), ":", NULL);
  g_autoptr (SonderCustomerIndex) index = sonder_customer_index_new (self->customers);
  g_autoptr (GArray) person_of_customer = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_autoptr (GHashTable) digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint *columns = columns_by_name (self->plan->table);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) sheet_ids = g_ptr_array_new_with_free_func (g_free);
  Identifier identifier = {
    .import = self,
    .index = index,
    .flags = key >= 0 ? 0 : SONDER_ROW_ANONYMOUS,
    .prefix = key >= 0 ? "" : prefix,
    .person_of_customer = person_of_customer,
    .digests = digests,
    .columns = columns,
    .checksum = checksum,
    .sheet_ids = sheet_ids,
  };

  if (!identify_rows (&identifier, key >= 0 ? key : sheet, error))
    return FALSE;
  self->source_is_used |= key < 0 && self->persons->len > 0;
  return !has_new_sheets (&identifier) || compare_sources (&identifier, error);
}
