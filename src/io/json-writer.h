/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SonderJsonLayout:
 * @SONDER_JSON_BLOCK: each member or element on a line of its own, indented by two
 *   more spaces; an empty one as `{}` or `[]`
 * @SONDER_JSON_INLINE: everything on one line, with `", "` and `": "` between; what
 *   it contains must be inline too
 */
typedef enum
{
  SONDER_JSON_BLOCK,
  SONDER_JSON_INLINE,
} SonderJsonLayout;

/**
 * SonderJsonWriter:
 *
 * Writes JSON in one canonical form to a stream: text as UTF-8 with the fewest
 * escapes, numbers in their shortest form, whatever the locale. An error of the
 * stream is kept and reported at the end. Balanced calls are the caller's duty.
 */
typedef struct _SonderJsonWriter SonderJsonWriter;

void sonder_json_quote (const char *text, gsize length, GString *quoted);

SonderJsonWriter *sonder_json_writer_new (GOutputStream *stream, GCancellable *cancellable);
void sonder_json_writer_free (SonderJsonWriter *self);

void sonder_json_writer_begin_object (SonderJsonWriter *self, SonderJsonLayout layout);
void sonder_json_writer_end_object (SonderJsonWriter *self);
void sonder_json_writer_begin_array (SonderJsonWriter *self, SonderJsonLayout layout);
void sonder_json_writer_end_array (SonderJsonWriter *self);

void sonder_json_writer_member (SonderJsonWriter *self, const char *name);
void sonder_json_writer_member_len (SonderJsonWriter *self, const char *name, gsize length);
void sonder_json_writer_quoted_member (SonderJsonWriter *self, const char *name, gsize length);
void sonder_json_writer_string (SonderJsonWriter *self, const char *text);
void sonder_json_writer_string_len (SonderJsonWriter *self, const char *text, gsize length);
void sonder_json_writer_integer (SonderJsonWriter *self, gint64 value);
void sonder_json_writer_number (SonderJsonWriter *self, double value);
void sonder_json_writer_boolean (SonderJsonWriter *self, gboolean value);
void sonder_json_writer_texts (SonderJsonWriter *self, const char *const *texts);
void sonder_json_writer_null (SonderJsonWriter *self);
void sonder_json_writer_raw (SonderJsonWriter *self, const char *text, gsize length);
void sonder_json_writer_members (SonderJsonWriter *self, const char *source);

guint64 sonder_json_writer_get_length (SonderJsonWriter *self);
guint64 sonder_json_writer_get_hash (SonderJsonWriter *self);
gboolean sonder_json_writer_has_failed (SonderJsonWriter *self);
gboolean sonder_json_writer_finish (SonderJsonWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderJsonWriter, sonder_json_writer_free)

G_END_DECLS
