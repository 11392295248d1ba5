/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "item-reader.h"
#include "json-tokenizer.h"
#include "row-reader.h"
#include "value-reader.h"

/* As many as an imported file may have columns. */
#define MAX_ATTRIBUTES 16384

/* Bits of the members of the project that are not fields of its item. */
enum
{
  SEEN_FORMAT = 1 << 0,
  SEEN_VERSION = 1 << 1,
  SEEN_ATTRIBUTES = 1 << 2,
  SEEN_CUSTOMERS = 1 << 3,
  SEEN_ANSWERS = 1 << 4,
};

typedef struct
{
  SonderSnapshot *snapshot;
  SonderJsonTokenizer *tokenizer; /* of this pass */
  SonderItemReader items;
  SonderItemState state;
  SonderRowReader *rows;
  guint seen;
  guint read; /* SEEN_CUSTOMERS and SEEN_ANSWERS, once they are in the tables */
  guint pass;
  gint64 version;
  guint64 size;
  SonderProgress progress;
  gpointer data;
} Reader;

static void
report_progress (gpointer data)
{
  Reader *self = data;
  const guint64 offset = sonder_json_tokenizer_get_offset (self->tokenizer);

  if (self->progress != NULL && self->size > 0)
    self->progress (MIN ((double) offset / (double) self->size, 1), self->data);
}

static gboolean
see (Reader *self, guint bit)
{
  if (self->pass == 1 && (self->seen & bit))
    return sonder_value_fail_twice (self->tokenizer);
  self->seen |= bit;
  return TRUE;
}

static gboolean
read_format (Reader *self)
{
  if (!see (self, SEEN_FORMAT) || !sonder_value_read_text (self->tokenizer))
    return FALSE;
  if (sonder_value_is (self->tokenizer, SONDER_PROJECT_FORMAT))
    return TRUE;
  self->seen &= ~SEEN_FORMAT;
  return sonder_value_fail (self->tokenizer, _ ("the format is “%s”"), self->tokenizer->text);
}

static gboolean
read_version (Reader *self)
{
  return see (self, SEEN_VERSION) &&
         sonder_value_read_integer (self->tokenizer, 1, G_MAXINT32, &self->version);
}

static gboolean
read_attributes (Reader *self)
{
  GListModel *attributes = sonder_item_get_items (self->snapshot->root, "attributes");

  if (!see (self, SEEN_ATTRIBUTES) ||
      !sonder_item_reader_read_member (&self->items, self->snapshot->root, &self->state))
    return FALSE;
  if (g_list_model_get_n_items (attributes) > MAX_ATTRIBUTES)
    return sonder_value_fail (self->tokenizer, _ ("more than %d attributes"), MAX_ATTRIBUTES);
  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (SonderItem) attribute = g_list_model_get_item (attributes, i);

      sonder_snapshot_add_attribute_column (self->snapshot, attribute);
    }
  return TRUE;
}

/* Customers need the attributes first; they are put off until it is known that
 * there are none. */
static gboolean
read_customers (Reader *self)
{
  if (!see (self, SEEN_CUSTOMERS))
    return FALSE;
  if ((self->read & SEEN_CUSTOMERS) || (self->pass == 1 && !(self->seen & SEEN_ATTRIBUTES)))
    return sonder_json_tokenizer_skip_value (self->tokenizer);
  self->read |= SEEN_CUSTOMERS;
  return sonder_row_reader_read_customers (self->rows, self->tokenizer);
}

/* Likewise answers need the customers. */
static gboolean
read_answers (Reader *self)
{
  const gboolean has_customers =
      (self->read & SEEN_CUSTOMERS) || (self->pass > 1 && !(self->seen & SEEN_CUSTOMERS));

  if (!see (self, SEEN_ANSWERS))
    return FALSE;
  if ((self->read & SEEN_ANSWERS) || !has_customers)
    return sonder_json_tokenizer_skip_value (self->tokenizer);
  self->read |= SEEN_ANSWERS;
  return sonder_row_reader_read_answers (self->rows, self->tokenizer);
}

static gboolean
read_member (Reader *self)
{
  SonderJsonTokenizer *tokenizer = self->tokenizer;

  if (sonder_value_is (tokenizer, "customers"))
    return read_customers (self);
  if (sonder_value_is (tokenizer, "answers"))
    return read_answers (self);
  if (self->pass > 1)
    return sonder_json_tokenizer_skip_value (tokenizer);
  if (sonder_value_is (tokenizer, "format"))
    return read_format (self);
  if (sonder_value_is (tokenizer, "version"))
    return read_version (self);
  if (sonder_value_is (tokenizer, "attributes"))
    return read_attributes (self);
  return sonder_item_reader_read_member (&self->items, self->snapshot->root, &self->state);
}

static gboolean
read_object (Reader *self)
{
  if (!sonder_value_begin_object (self->tokenizer))
    return FALSE;
  while (sonder_value_next_member (self->tokenizer))
    if (!read_member (self))
      return FALSE;
  return self->tokenizer->token == SONDER_JSON_OBJECT_END &&
         sonder_json_tokenizer_next (self->tokenizer) == SONDER_JSON_END;
}

static gboolean
check_head (Reader *self, GError **error)
{
  if (!(self->seen & SEEN_FORMAT))
    {
      g_set_error_literal (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_FORMAT,
                           _ ("it does not say “\"format\": \"sonder-project\"”"));
      return FALSE;
    }
  if (!(self->seen & SEEN_VERSION))
    {
      g_set_error_literal (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_INVALID,
                           _ ("the member “version” is missing"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
needs_another_pass (const Reader *self)
{
  return ((self->seen & ~self->read) & (SEEN_CUSTOMERS | SEEN_ANSWERS)) != 0;
}

static gboolean
read_pass (
    Reader *self, GInputStream *stream, GCancellable *cancellable, guint64 *hash, GError **error)
{
  g_autoptr (SonderJsonTokenizer) tokenizer = sonder_json_tokenizer_new (stream, cancellable);

  self->tokenizer = self->items.tokenizer = tokenizer;
  self->pass++;
  if (!read_object (self))
    return sonder_json_tokenizer_propagate_error (tokenizer, error), FALSE;
  *hash = sonder_json_tokenizer_get_hash (tokenizer);
  return TRUE;
}

static gboolean
read_again (
    Reader *self, GInputStream *stream, GCancellable *cancellable, guint64 hash, GError **error)
{
  guint64 new_hash;

  if (!G_IS_SEEKABLE (stream) || !g_seekable_can_seek (G_SEEKABLE (stream)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("its members are in an unusual order, so it must be a regular file"));
      return FALSE;
    }
  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error) ||
      !read_pass (self, stream, cancellable, &new_hash, error))
    return FALSE;
  if (new_hash == hash)
    return TRUE;
  g_set_error_literal (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_CHANGED,
                       _ ("it changed while it was read: try again"));
  return FALSE;
}

static gboolean
read_all (
    Reader *self, GInputStream *stream, GCancellable *cancellable, guint64 *hash, GError **error)
{
  if (!read_pass (self, stream, cancellable, hash, error) || !check_head (self, error))
    return FALSE;
  while (needs_another_pass (self))
    if (!read_again (self, stream, cancellable, *hash, error))
      return FALSE;
  if (self->state.extra.text != NULL)
    sonder_item_set_extra (self->snapshot->root, self->state.extra.text->str);
  return TRUE;
}

/* Says first what matters most: what kind of file this is. */
static void
explain_error (const Reader *self, GError **error)
{
  if (error == NULL ||
      ((*error)->domain != SONDER_PROJECT_ERROR && (*error)->domain != SONDER_JSON_ERROR))
    return;
  if (!(self->seen & SEEN_FORMAT))
    {
      (*error)->domain = SONDER_PROJECT_ERROR;
      (*error)->code = SONDER_PROJECT_ERROR_FORMAT;
      g_prefix_error (error, "%s", _ ("this is not a Sonder project: "));
    }
  else if (self->version > SONDER_PROJECT_VERSION)
    g_prefix_error (error, "%s", _ ("this project was saved by a newer version of Sonder: "));
}

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->snapshot, sonder_snapshot_unref);
  g_clear_pointer (&self->rows, sonder_row_reader_free);
  sonder_item_reader_clear (&self->items);
  sonder_item_state_clear (&self->state);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/**
 * sonder_project_read:
 * @stream: a project as text; one that can seek, or else its members must be in the
 *   order in which they are written
 * @size: how long it is, for progress; 0 if that is not known
 * @progress: (nullable): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): stops it
 * @hash: (out) (optional): the content hash of the text
 * @error: return location for an error: %SONDER_PROJECT_ERROR, %SONDER_JSON_ERROR or
 *   one of the stream; the message names line, column and member path
 *
 * Reads a project. One of a newer version has a reason why it must not be saved.
 *
 * Returns: (transfer full): the project; %NULL on failure
 */
SonderSnapshot *
sonder_project_read (GInputStream *stream,
                     guint64 size,
                     SonderProgress progress,
                     gpointer data,
                     GCancellable *cancellable,
                     guint64 *hash,
                     GError **error)
{
  g_auto (Reader) self = { .size = size, .progress = progress, .data = data };
  guint64 own_hash;

  self.snapshot = sonder_snapshot_new ();
  self.rows = sonder_row_reader_new (self.snapshot, report_progress, &self);
  sonder_item_reader_init (&self.items, NULL);
  if (!read_all (&self, stream, cancellable, hash != NULL ? hash : &own_hash, error))
    {
      explain_error (&self, error);
      return NULL;
    }
  if (self.version > SONDER_PROJECT_VERSION)
    self.snapshot->read_only_reason = g_strdup_printf (
        _ ("This project was saved by a newer version of Sonder (file format %d; this version "
           "knows %d), so it can be looked at but not changed."),
        (int) self.version, SONDER_PROJECT_VERSION);
  return g_steal_pointer (&self.snapshot);
}
