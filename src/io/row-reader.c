/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "row-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "id-map.h"
#include "json-members.h"
#include "kinds.h"
#include "value-reader.h"

#define ROWS_PER_PROGRESS 4096
#define KEY_SLOTS 256
#define MAX_CACHED_KEY 46
#define MAX_FIXED 16

G_STATIC_ASSERT ((int) SONDER_CUSTOMER_N_FIXED <= MAX_FIXED);
G_STATIC_ASSERT ((int) SONDER_ANSWER_N_FIXED <= MAX_FIXED);

/* The cells of a column around the row that is being filled. */
typedef struct
{
  SonderColumn *column;
  gpointer chunk;
  guint n_chunk;
} Cells;

/* A key that was interned not long ago: most rows repeat a few. */
typedef struct
{
  guint16 number;
  guint8 length;
  char text[MAX_CACHED_KEY];
} CachedKey;

typedef struct
{
  const char *id;
  gsize length;
  SonderCellType type;
  guint last_row; /* the row it was last met in, from 1 */
  Cells cells;
} Attribute;

struct _SonderRowReader
{
  SonderSnapshot *snapshot;
  SonderRowProgress progress;
  gpointer data;
  SonderJsonTokenizer *tokenizer;
  SonderIdMap *customers; /* numbers are rows */
  GHashTable *attributes_by_id;
  GArray *attributes;
  guint next_attribute;
  guint row;
  Cells cells[MAX_FIXED];
  CachedKey keys[KEY_SLOTS];
  GString *customer_id; /* of the answer, until the end of the row */
  guint32 customer_hash;
  GByteArray *answer_ids; /* a bit for each text that is the id of an answer */
  SonderJsonMembers extra;
  SonderJsonMembers attributes_extra;
};

/* Bits of the members of a row that have been seen. */
enum
{
  SEEN_ID = 1 << 0,
  SEEN_NAME = 1 << 1,
  SEEN_PINNED = 1 << 2,
  SEEN_ANONYMOUS = 1 << 3,
  SEEN_ATTRIBUTES = 1 << 4,
  SEEN_CUSTOMER = 1 << 5,
  SEEN_METRIC = 1 << 6,
  SEEN_SCORE = 1 << 7,
  SEEN_TOUCHPOINT = 1 << 8,
  SEEN_DATE = 1 << 9,
  SEEN_COMMENT = 1 << 10,
  SEEN_SOURCE = 1 << 11,
};

static void
cells_init (Cells *self, SonderColumn *column)
{
  *self = (Cells){ .column = column, .n_chunk = G_MAXUINT };
}

static inline gpointer
cells_get (Cells *self, guint row)
{
  if (G_UNLIKELY (self->n_chunk != row >> SONDER_CHUNK_SHIFT))
    {
      self->n_chunk = row >> SONDER_CHUNK_SHIFT;
      self->chunk = sonder_column_writable (self->column, self->n_chunk);
    }
  return (char *) self->chunk + (gsize) (row & SONDER_CHUNK_MASK) * self->column->cell_size;
}

#define SET_CELL(cells, row, ctype, value) (*(ctype *) cells_get ((cells), (row)) = (value))

static void
begin_table (SonderRowReader *self, SonderTable *table, guint n_fixed)
{
  for (guint i = 0; i < n_fixed; i++)
    cells_init (&self->cells[i], sonder_table_column (table, i));
}

static gboolean
begin_row (SonderRowReader *self, SonderTable *table)
{
  if (table->n_rows >= SONDER_MAX_ROWS)
    return sonder_value_fail (self->tokenizer, _ ("more than %d rows"), SONDER_MAX_ROWS);
  self->row = sonder_table_append (table);
  if (self->row % ROWS_PER_PROGRESS == 0 && self->progress != NULL)
    self->progress (self->data);
  return TRUE;
}

/* Whether a member is there for the first time. */
static inline gboolean
see (SonderRowReader *self, guint *seen, guint bit)
{
  if (*seen & bit)
    return sonder_value_fail_twice (self->tokenizer);
  *seen |= bit;
  return TRUE;
}

static guint32
intern_text (SonderRowReader *self)
{
  return sonder_text_pool_intern (self->snapshot->texts, self->tokenizer->text,
                                  (gssize) self->tokenizer->length);
}

static inline guint
hash_key (const char *text, gsize length)
{
  if (length == 0)
    return 0;
  return ((guint) length * 31 + (guchar) text[0] * 7 + (guchar) text[length / 2] * 13 +
          (guchar) text[length - 1]) %
         KEY_SLOTS;
}

/* For short texts, a call would take longer. */
static inline gboolean
same_bytes (const char *a, const char *b, gsize length)
{
  while (length > 0 && a[length - 1] == b[length - 1])
    length--;
  return length == 0;
}

static gboolean
intern_key (SonderRowReader *self, guint16 *number)
{
  const char *text = self->tokenizer->text;
  const gsize length = self->tokenizer->length;
  CachedKey *cached = &self->keys[hash_key (text, length)];
  guint32 interned;

  if (cached->number != 0 && cached->length == length && same_bytes (cached->text, text, length))
    {
      *number = cached->number;
      return TRUE;
    }
  interned = sonder_text_pool_intern (self->snapshot->keys, text, (gssize) length);
  if (interned > SONDER_MAX_KEYS)
    return sonder_value_fail (self->tokenizer, _ ("more than %d different ids are referred to"),
                              SONDER_MAX_KEYS);
  *number = (guint16) interned;
  if (length <= MAX_CACHED_KEY)
    {
      cached->number = *number;
      cached->length = (guint8) length;
      memcpy (cached->text, text, length);
    }
  return TRUE;
}

static gboolean
read_text_cell (SonderRowReader *self, Cells *cells)
{
  if (!sonder_value_read_text (self->tokenizer))
    return FALSE;
  if (self->tokenizer->length > 0)
    SET_CELL (cells, self->row, guint32, intern_text (self));
  return TRUE;
}

static gboolean
read_key_cell (SonderRowReader *self, Cells *cells, gboolean keeps_empty)
{
  guint16 number = 0;

  if (!sonder_value_read_text (self->tokenizer))
    return FALSE;
  if (self->tokenizer->length == 0 && !keeps_empty)
    return TRUE;
  if (!intern_key (self, &number))
    return FALSE;
  SET_CELL (cells, self->row, guint16, number);
  return TRUE;
}

static gboolean
read_date_cell (SonderRowReader *self, Cells *cells)
{
  gint32 date;

  if (!sonder_value_read_date (self->tokenizer, &date))
    return FALSE;
  SET_CELL (cells, self->row, gint32, date);
  return TRUE;
}

static gboolean
read_number_cell (SonderRowReader *self, Cells *cells)
{
  double number;

  if (!sonder_value_read_number (self->tokenizer, &number))
    return FALSE;
  SET_CELL (cells, self->row, double, number);
  return TRUE;
}

static gboolean
read_yes_no_cell (SonderRowReader *self, Cells *cells)
{
  gboolean yes;

  if (!sonder_value_read_boolean (self->tokenizer, &yes))
    return FALSE;
  SET_CELL (cells, self->row, guint8, yes ? SONDER_YES : SONDER_NO);
  return TRUE;
}

static gboolean
read_score_cell (SonderRowReader *self, Cells *cells)
{
  gint64 score;

  if (!sonder_value_read_integer (self->tokenizer, SONDER_SCORE_NONE + 1, G_MAXINT32, &score))
    return FALSE;
  SET_CELL (cells, self->row, gint32, (gint32) score);
  return TRUE;
}

static gboolean
read_comment_cell (SonderRowReader *self, Cells *cells)
{
  if (!sonder_value_read_text (self->tokenizer))
    return FALSE;
  if (self->tokenizer->length > 0)
    SET_CELL (cells, self->row, const char *,
              sonder_text_pool_store (self->snapshot->texts, self->tokenizer->text,
                                      (gssize) self->tokenizer->length));
  return TRUE;
}

static void
store_extra (SonderRowReader *self, SonderJsonMembers *extra, guint position)
{
  if (extra->text == NULL)
    return;
  SET_CELL (
      &self->cells[position], self->row, guint32,
      sonder_text_pool_intern (self->snapshot->texts, extra->text->str, (gssize) extra->text->len));
  sonder_json_members_clear (extra);
}

static gboolean
read_customer_id (SonderRowReader *self)
{
  if (!sonder_value_read_id (self->tokenizer))
    return FALSE;
  if (!sonder_id_map_add (self->customers, self->tokenizer->text, self->tokenizer->length))
    return sonder_value_fail (self->tokenizer, _ ("another customer has the id “%s” already"),
                              self->tokenizer->text);
  SET_CELL (&self->cells[SONDER_CUSTOMER_ID], self->row, guint32, intern_text (self));
  return TRUE;
}

static gboolean
read_anonymous (SonderRowReader *self)
{
  gboolean anonymous;

  if (!sonder_value_read_boolean (self->tokenizer, &anonymous))
    return FALSE;
  if (anonymous)
    SET_CELL (&self->cells[SONDER_CUSTOMER_FLAGS], self->row, guint8, SONDER_ROW_ANONYMOUS);
  return TRUE;
}

/* The attribute of that id; mostly the one after the last, for rows name their
 * attributes in one order. */
static Attribute *
find_attribute (SonderRowReader *self)
{
  const SonderJsonTokenizer *tokenizer = self->tokenizer;
  gpointer position;

  for (guint i = 0; i < 2 && self->next_attribute < self->attributes->len; i++)
    {
      Attribute *next = &g_array_index (self->attributes, Attribute, self->next_attribute++);

      if (next->length == tokenizer->length &&
          memcmp (next->id, tokenizer->text, next->length) == 0)
        return next;
    }
  if (tokenizer->has_null)
    return NULL;
  position = g_hash_table_lookup (self->attributes_by_id, tokenizer->text);
  if (position == NULL)
    return NULL;
  self->next_attribute = GPOINTER_TO_UINT (position);
  return &g_array_index (self->attributes, Attribute, self->next_attribute - 1);
}

static gboolean
read_attribute (SonderRowReader *self)
{
  Attribute *attribute = find_attribute (self);

  if (attribute == NULL)
    return sonder_json_members_take (&self->attributes_extra, self->tokenizer);
  if (attribute->last_row == self->row + 1)
    return sonder_value_fail_twice (self->tokenizer);
  attribute->last_row = self->row + 1;
  switch (attribute->type)
    {
    case SONDER_CELL_TEXT:
      return read_text_cell (self, &attribute->cells);
    case SONDER_CELL_NUMBER:
      return read_number_cell (self, &attribute->cells);
    case SONDER_CELL_DATE:
      return read_date_cell (self, &attribute->cells);
    case SONDER_CELL_YES_NO:
      return read_yes_no_cell (self, &attribute->cells);
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
read_attributes (SonderRowReader *self)
{
  if (!sonder_value_begin_object (self->tokenizer))
    return FALSE;
  self->next_attribute = 0;
  while (sonder_value_next_member (self->tokenizer))
    if (!read_attribute (self))
      return FALSE;
  store_extra (self, &self->attributes_extra, SONDER_CUSTOMER_ATTRIBUTES_EXTRA);
  return self->tokenizer->token == SONDER_JSON_OBJECT_END;
}

static gboolean
read_customer_member (SonderRowReader *self, guint *seen)
{
  SonderJsonTokenizer *tokenizer = self->tokenizer;

  if (sonder_value_is (tokenizer, "id"))
    return see (self, seen, SEEN_ID) && read_customer_id (self);
  if (sonder_value_is (tokenizer, "name"))
    return see (self, seen, SEEN_NAME) && read_text_cell (self, &self->cells[SONDER_CUSTOMER_NAME]);
  if (sonder_value_is (tokenizer, "attributes"))
    return see (self, seen, SEEN_ATTRIBUTES) && read_attributes (self);
  if (sonder_value_is (tokenizer, "pinned"))
    return see (self, seen, SEEN_PINNED) &&
           read_key_cell (self, &self->cells[SONDER_CUSTOMER_PINNED], TRUE);
  if (sonder_value_is (tokenizer, "anonymous"))
    return see (self, seen, SEEN_ANONYMOUS) && read_anonymous (self);
  return sonder_json_members_take (&self->extra, tokenizer);
}

static gboolean
read_customer (SonderRowReader *self)
{
  guint seen = 0;

  if (!begin_row (self, self->snapshot->customers))
    return FALSE;
  while (sonder_value_next_member (self->tokenizer))
    if (!read_customer_member (self, &seen))
      return FALSE;
  if (self->tokenizer->token != SONDER_JSON_OBJECT_END)
    return FALSE;
  if (!(seen & SEEN_ID))
    return sonder_value_fail (self->tokenizer, _ ("this customer has no id"));
  store_extra (self, &self->extra, SONDER_CUSTOMER_EXTRA);
  return TRUE;
}

/* The customer is looked up only at the end of the row: until then memory has time
 * to bring what is needed. */
static gboolean
read_answer_customer (SonderRowReader *self)
{
  const SonderJsonTokenizer *tokenizer = self->tokenizer;

  if (!sonder_value_read_id (self->tokenizer))
    return FALSE;
  self->customer_hash =
      sonder_id_map_prefetch (self->customers, tokenizer->text, tokenizer->length);
  g_string_truncate (self->customer_id, 0);
  g_string_append_len (self->customer_id, tokenizer->text, (gssize) tokenizer->length);
  return TRUE;
}

static gboolean
set_answer_customer (SonderRowReader *self)
{
  const guint32 customer = sonder_id_map_lookup (self->customers, self->customer_hash,
                                                 self->customer_id->str, self->customer_id->len);

  if (customer == SONDER_ID_MAP_NONE)
    return sonder_value_fail (self->tokenizer, _ ("there is no customer with the id “%s”"),
                              self->customer_id->str);
  SET_CELL (&self->cells[SONDER_ANSWER_CUSTOMER], self->row, guint32, customer);
  return TRUE;
}

static gboolean
read_answer_id (SonderRowReader *self)
{
  guint32 number;
  guint8 *byte;

  if (!sonder_value_read_id (self->tokenizer))
    return FALSE;
  number = intern_text (self);
  if (self->answer_ids->len <= number / 8)
    {
      const guint old_length = self->answer_ids->len;

      g_byte_array_set_size (self->answer_ids, number / 8 + 1);
      memset (self->answer_ids->data + old_length, 0, self->answer_ids->len - old_length);
    }
  byte = &self->answer_ids->data[number / 8];
  if (*byte & (1 << number % 8))
    return sonder_value_fail (self->tokenizer, _ ("another answer has the id “%s” already"),
                              self->tokenizer->text);
  *byte |= (guint8) (1 << number % 8);
  SET_CELL (&self->cells[SONDER_ANSWER_ID], self->row, guint32, number);
  return TRUE;
}

static gboolean
read_answer_member (SonderRowReader *self, guint *seen)
{
  SonderJsonTokenizer *tokenizer = self->tokenizer;
  Cells *cells = self->cells;

  if (sonder_value_is (tokenizer, "customer"))
    return see (self, seen, SEEN_CUSTOMER) && read_answer_customer (self);
  if (sonder_value_is (tokenizer, "date"))
    return see (self, seen, SEEN_DATE) && read_date_cell (self, &cells[SONDER_ANSWER_DATE]);
  if (sonder_value_is (tokenizer, "touchpoint"))
    return see (self, seen, SEEN_TOUCHPOINT) &&
           read_key_cell (self, &cells[SONDER_ANSWER_TOUCHPOINT], FALSE);
  if (sonder_value_is (tokenizer, "metric"))
    return see (self, seen, SEEN_METRIC) &&
           read_key_cell (self, &cells[SONDER_ANSWER_METRIC], FALSE);
  if (sonder_value_is (tokenizer, "score"))
    return see (self, seen, SEEN_SCORE) && read_score_cell (self, &cells[SONDER_ANSWER_SCORE]);
  if (sonder_value_is (tokenizer, "comment"))
    return see (self, seen, SEEN_COMMENT) &&
           read_comment_cell (self, &cells[SONDER_ANSWER_COMMENT]);
  if (sonder_value_is (tokenizer, "source"))
    return see (self, seen, SEEN_SOURCE) &&
           read_key_cell (self, &cells[SONDER_ANSWER_SOURCE], FALSE);
  if (sonder_value_is (tokenizer, "id"))
    return see (self, seen, SEEN_ID) && read_answer_id (self);
  return sonder_json_members_take (&self->extra, tokenizer);
}

static gboolean
read_answer (SonderRowReader *self)
{
  guint seen = 0;

  if (!begin_row (self, self->snapshot->answers))
    return FALSE;
  while (sonder_value_next_member (self->tokenizer))
    if (!read_answer_member (self, &seen))
      return FALSE;
  if (self->tokenizer->token != SONDER_JSON_OBJECT_END)
    return FALSE;
  if (!(seen & SEEN_CUSTOMER))
    return sonder_value_fail (self->tokenizer, _ ("this answer names no customer"));
  store_extra (self, &self->extra, SONDER_ANSWER_EXTRA);
  return set_answer_customer (self);
}

static void
add_attributes (SonderRowReader *self)
{
  GListModel *items = sonder_item_get_items (self->snapshot->root, "attributes");

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);
      const char *id = sonder_item_get_id (item); /* the list keeps it */
      SonderColumn *column = sonder_table_find_attribute (self->snapshot->customers, id);
      Attribute attribute = { .id = id, .length = strlen (id) };

      if (column == NULL)
        continue;
      attribute.type = column->type;
      cells_init (&attribute.cells, column);
      g_array_append_val (self->attributes, attribute);
      g_hash_table_insert (self->attributes_by_id, (gpointer) id,
                           GUINT_TO_POINTER (self->attributes->len));
    }
}

/**
 * sonder_row_reader_new:
 * @snapshot: the project to fill
 * @progress: (nullable): called now and then
 * @data: for @progress
 *
 * Returns: (transfer full): a reader of rows
 */
SonderRowReader *
sonder_row_reader_new (SonderSnapshot *snapshot, SonderRowProgress progress, gpointer data)
{
  SonderRowReader *self = g_new0 (SonderRowReader, 1);

  self->snapshot = sonder_snapshot_ref (snapshot);
  self->progress = progress;
  self->data = data;
  self->customers = sonder_id_map_new ();
  self->customer_id = g_string_new (NULL);
  self->attributes_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->attributes = g_array_new (FALSE, TRUE, sizeof (Attribute));
  self->answer_ids = g_byte_array_new ();
  return self;
}

void
sonder_row_reader_free (SonderRowReader *self)
{
  if (self == NULL)
    return;
  sonder_json_members_clear (&self->extra);
  sonder_json_members_clear (&self->attributes_extra);
  g_byte_array_unref (self->answer_ids);
  g_array_unref (self->attributes);
  g_hash_table_unref (self->attributes_by_id);
  sonder_id_map_free (self->customers);
  g_string_free (self->customer_id, TRUE);
  sonder_snapshot_unref (self->snapshot);
  g_free (self);
}

/**
 * sonder_row_reader_read_customers:
 * @self: a reader, of a project that has its attributes
 * @tokenizer: what to read from, before the array of customers
 *
 * Returns: %FALSE on failure; the tokenizer knows why
 */
gboolean
sonder_row_reader_read_customers (SonderRowReader *self, SonderJsonTokenizer *tokenizer)
{
  self->tokenizer = tokenizer;
  begin_table (self, self->snapshot->customers, SONDER_CUSTOMER_N_FIXED);
  add_attributes (self);
  if (!sonder_value_begin_array (tokenizer))
    return FALSE;
  while (sonder_value_next_object (tokenizer))
    if (!read_customer (self))
      return FALSE;
  return tokenizer->token == SONDER_JSON_ARRAY_END;
}

/**
 * sonder_row_reader_read_answers:
 * @self: a reader that has read the customers
 * @tokenizer: what to read from, before the array of answers
 *
 * Returns: %FALSE on failure; the tokenizer knows why
 */
gboolean
sonder_row_reader_read_answers (SonderRowReader *self, SonderJsonTokenizer *tokenizer)
{
  self->tokenizer = tokenizer;
  begin_table (self, self->snapshot->answers, SONDER_ANSWER_N_FIXED);
  if (!sonder_value_begin_array (tokenizer))
    return FALSE;
  while (sonder_value_next_object (tokenizer))
    if (!read_answer (self))
      return FALSE;
  return tokenizer->token == SONDER_JSON_ARRAY_END;
}
