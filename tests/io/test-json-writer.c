/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-writer.h"

#include <string.h>

#include "json-tokenizer.h"

typedef struct
{
  GOutputStream *stream;
  SonderJsonWriter *writer;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->stream = g_memory_output_stream_new_resizable ();
  fixture->writer = sonder_json_writer_new (fixture->stream, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->writer, sonder_json_writer_free);
  g_clear_object (&fixture->stream);
}

static GBytes *
finish (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_assert_true (sonder_json_writer_finish (fixture->writer, &error));
  g_assert_no_error (error);
  g_output_stream_close (fixture->stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (fixture->stream));
  g_assert_cmpuint (sonder_json_writer_get_length (fixture->writer), ==, g_bytes_get_size (bytes));
  return bytes;
}

static void
check_text (Fixture *fixture, const char *expected)
{
  g_autoptr (GBytes) bytes = finish (fixture);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_layout (Fixture *fixture, gconstpointer data)
{
  SonderJsonWriter *w = fixture->writer;

  sonder_json_writer_begin_object (w, SONDER_JSON_BLOCK);
  sonder_json_writer_member (w, "format");
  sonder_json_writer_string (w, "sonder-project");
  sonder_json_writer_member (w, "version");
  sonder_json_writer_integer (w, 1);
  sonder_json_writer_member (w, "empty");
  sonder_json_writer_begin_array (w, SONDER_JSON_BLOCK);
  sonder_json_writer_end_array (w);
  sonder_json_writer_member (w, "segments");
  sonder_json_writer_begin_array (w, SONDER_JSON_BLOCK);
  sonder_json_writer_begin_object (w, SONDER_JSON_BLOCK);
  sonder_json_writer_member (w, "id");
  sonder_json_writer_string (w, "loyal");
  sonder_json_writer_member (w, "names");
  sonder_json_writer_begin_array (w, SONDER_JSON_INLINE);
  sonder_json_writer_string (w, "a");
  sonder_json_writer_null (w);
  sonder_json_writer_boolean (w, TRUE);
  sonder_json_writer_boolean (w, FALSE);
  sonder_json_writer_end_array (w);
  sonder_json_writer_end_object (w);
  sonder_json_writer_begin_object (w, SONDER_JSON_BLOCK);
  sonder_json_writer_end_object (w);
  sonder_json_writer_end_array (w);
  sonder_json_writer_member (w, "customers");
  sonder_json_writer_begin_array (w, SONDER_JSON_BLOCK);
  sonder_json_writer_begin_object (w, SONDER_JSON_INLINE);
  sonder_json_writer_member (w, "id");
  sonder_json_writer_string (w, "C-1042");
  sonder_json_writer_member (w, "attributes");
  sonder_json_writer_begin_object (w, SONDER_JSON_INLINE);
  sonder_json_writer_member (w, "plan");
  sonder_json_writer_string (w, "Pro");
  sonder_json_writer_member (w, "age");
  sonder_json_writer_number (w, 34);
  sonder_json_writer_end_object (w);
  sonder_json_writer_member (w, "more");
  sonder_json_writer_raw (w, "[ 1 ]", 5);
  sonder_json_writer_end_object (w);
  sonder_json_writer_begin_object (w, SONDER_JSON_INLINE);
  sonder_json_writer_end_object (w);
  sonder_json_writer_end_array (w);
  sonder_json_writer_end_object (w);
  check_text (fixture, "{\n"
                       "  \"format\": \"sonder-project\",\n"
                       "  \"version\": 1,\n"
                       "  \"empty\": [],\n"
                       "  \"segments\": [\n"
                       "    {\n"
                       "      \"id\": \"loyal\",\n"
                       "      \"names\": [\"a\", null, true, false]\n"
                       "    },\n"
                       "    {}\n"
                       "  ],\n"
                       "  \"customers\": [\n"
                       "    {\"id\": \"C-1042\", \"attributes\": {\"plan\": \"Pro\", \"age\": 34}, "
                       "\"more\": [ 1 ]},\n"
                       "    {}\n"
                       "  ]\n"
                       "}\n");
}

static void
test_strings (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    const char *written;
  } rows[] = {
    { "", -1, "\"\"" },
    { "plain", -1, "\"plain\"" },
    { "a \"quoted\" back\\slash /", -1, "\"a \\\"quoted\\\" back\\\\slash /\"" },
    { "\b\f\n\r\t\x01\x1f\x7f", -1, "\"\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\"" },
    { "a\0b", 3, "\"a\\u0000b\"" },
    { "Zoë €\xe2\x80\xa8 😀 and enough for whole words ü", -1,
      "\"Zoë €\xe2\x80\xa8 😀 and enough for whole words ü\"" },
    { "eight by\"tes", -1, "\"eight by\\\"tes\"" },
    { "bad \xff\xfe end", -1, "\"bad \xef\xbf\xbd\xef\xbf\xbd end\"" },
    { "cut \xe2\x82", -1, "\"cut \xef\xbf\xbd\xef\xbf\xbd\"" },
    { "\xed\xa0\x80", -1, "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture fixture;
      g_autofree char *line = g_strconcat (rows[i].written, "\n", NULL);
      const gsize length = rows[i].length < 0 ? strlen (rows[i].text) : (gsize) rows[i].length;
      /* Without a terminator, so that a look beyond the end is found. */
      g_autofree char *text = g_memdup2 (rows[i].text, length);

      set_up (&fixture, NULL);
      sonder_json_writer_string_len (fixture.writer, text != NULL ? text : "", length);
      check_text (&fixture, line);
      tear_down (&fixture, NULL);
    }
}

static void
append_random_text (GString *text, GRand *random)
{
  static const gunichar ranges[][2] = { { 0, 0x7f },        { 0x20, 0x7e },
                                        { 0x80, 0x7ff },    { 0x800, 0xd7ff },
                                        { 0xe000, 0xffff }, { 0x10000, 0x10ffff },
                                        { '"', '"' },       { '\\', '\\' } };
  const guint n = (guint) g_rand_int_range (random, 0, 40);

  g_string_truncate (text, 0);
  for (guint i = 0; i < n; i++)
    {
      const gunichar *range = ranges[g_rand_int_range (random, 0, G_N_ELEMENTS (ranges))];

      g_string_append_unichar (
          text, (gunichar) g_rand_int_range (random, (gint32) range[0], (gint32) range[1] + 1));
    }
}

/* What is written is what is read, whatever the text, over many buffers. */
static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  const guint n = 20000;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (SonderJsonTokenizer) tokenizer = NULL;

  sonder_json_writer_begin_array (fixture->writer, SONDER_JSON_BLOCK);
  for (guint i = 0; i < n; i++)
    {
      append_random_text (text, random);
      sonder_json_writer_string_len (fixture->writer, text->str, text->len);
    }
  sonder_json_writer_end_array (fixture->writer);
  bytes = finish (fixture);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1024 * 1024);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  tokenizer = sonder_json_tokenizer_new (stream, NULL);
  g_rand_set_seed (random, 1);
  g_assert_cmpint (sonder_json_tokenizer_next (tokenizer), ==, SONDER_JSON_ARRAY);
  for (guint i = 0; i < n; i++)
    {
      append_random_text (text, random);
      g_assert_cmpint (sonder_json_tokenizer_next (tokenizer), ==, SONDER_JSON_STRING);
      g_assert_cmpmem (tokenizer->text, tokenizer->length, text->str, text->len);
    }
  g_assert_cmpint (sonder_json_tokenizer_next (tokenizer), ==, SONDER_JSON_ARRAY_END);
  g_assert_cmpint (sonder_json_tokenizer_next (tokenizer), ==, SONDER_JSON_END);
  g_assert_cmphex (sonder_json_tokenizer_get_hash (tokenizer), ==,
                   sonder_json_writer_get_hash (fixture->writer));
}

static void
test_deep (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 400; i++)
    sonder_json_writer_begin_array (fixture->writer, SONDER_JSON_BLOCK);
  for (guint i = 0; i < 400; i++)
    sonder_json_writer_end_array (fixture->writer);
  g_autoptr (GBytes) bytes = finish (fixture);

  /* 399 lines down and up with two spaces more each, a bracket and a line break,
   * and the innermost line with both brackets. */
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 2 * (399 * 398 + 399 * 2) + 2 * 399 + 3);
}

static void
test_failure (void)
{
  char memory[1000];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (memory, sizeof memory, NULL, NULL);
  g_autoptr (SonderJsonWriter) writer = sonder_json_writer_new (stream, NULL);
  g_autoptr (GError) error = NULL;

  sonder_json_writer_begin_array (writer, SONDER_JSON_BLOCK);
  for (guint i = 0; i < 200000; i++)
    sonder_json_writer_integer (writer, i);
  g_assert_true (sonder_json_writer_has_failed (writer));
  sonder_json_writer_end_array (writer);
  g_assert_false (sonder_json_writer_finish (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/json-writer/layout", Fixture, NULL, set_up, test_layout, tear_down);
  g_test_add_func ("/json-writer/strings", test_strings);
  g_test_add ("/json-writer/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/json-writer/deep", Fixture, NULL, set_up, test_deep, tear_down);
  g_test_add_func ("/json-writer/failure", test_failure);
  return g_test_run ();
}
