/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tokenizer on mutated texts: it must not crash, must say the same in whatever
 * blocks a text arrives, and what it accepts must come out of the writer unchanged. */

#include "fuzz.h"
#include "json-tokenizer.h"
#include "json-writer.h"

static const char *const seeds[] = {
  "{\"id\": \"C-1042\", \"name\": \"Ann Gray\", \"attributes\": {\"plan\": \"Pro\", \"age\": 34}}",
  "[1, -2, 3.5e-7, 1e+400, 0.1, 12345678901234567890, -0, true, false, null]",
  "{\"a\\u00e4\\n\": [\"\\ud83d\\ude00\", \"\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"Zoë €\", {}, []], "
  "\"\": {\"\": [[[{}]]]}}",
  "\xef\xbb\xbf\n {\r\n\t\"x\" : [ ] }\n",
};

static const char *const tokens[] = { "{",
                                      "}",
                                      "[",
                                      "]",
                                      ",",
                                      ":",
                                      "\"",
                                      "\\",
                                      "\\u",
                                      "\\ud800",
                                      "\xff",
                                      "\xc3",
                                      "\xf0\x9f",
                                      "true",
                                      "null",
                                      "-",
                                      "1",
                                      "0",
                                      ".",
                                      "e",
                                      "/**/",
                                      "\n",
                                      " ",
                                      "\"a\"",
                                      "\"\"",
                                      "1e9999",
                                      "[[[[[[[[[[",
                                      "{\"a\":",
                                      "\xef\xbb\xbf",
                                      NULL };

static SonderJsonTokenizer *
tokenize (const GString *text, gsize block_size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return sonder_json_tokenizer_new_full (stream, NULL, block_size, NULL);
}

static void
copy_token (SonderJsonTokenizer *from, SonderJsonWriter *to)
{
  switch (from->token)
    {
    case SONDER_JSON_OBJECT:
      sonder_json_writer_begin_object (to, SONDER_JSON_BLOCK);
      break;
    case SONDER_JSON_ARRAY:
      sonder_json_writer_begin_array (to, SONDER_JSON_BLOCK);
      break;
    case SONDER_JSON_OBJECT_END:
      sonder_json_writer_end_object (to);
      break;
    case SONDER_JSON_ARRAY_END:
      sonder_json_writer_end_array (to);
      break;
    case SONDER_JSON_MEMBER:
      sonder_json_writer_member_len (to, from->text, from->length);
      break;
    case SONDER_JSON_STRING:
      sonder_json_writer_string_len (to, from->text, from->length);
      break;
    case SONDER_JSON_INTEGER:
    case SONDER_JSON_NUMBER:
      sonder_json_writer_raw (to, from->text, from->length);
      break;
    case SONDER_JSON_TRUE:
    case SONDER_JSON_FALSE:
      sonder_json_writer_boolean (to, from->token == SONDER_JSON_TRUE);
      break;
    default:
      sonder_json_writer_null (to);
      break;
    }
}

/* The text that says the same; %NULL with a message where there is an error. */
static GString *
rewrite (const GString *text, gsize block_size, char **message)
{
  g_autoptr (SonderJsonTokenizer) from = tokenize (text, block_size);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SonderJsonWriter) to = sonder_json_writer_new (stream, NULL);

  while (sonder_json_tokenizer_next (from) != SONDER_JSON_END)
    {
      if (from->token == SONDER_JSON_FAILED)
        {
          *message = g_strdup (sonder_json_tokenizer_get_error (from)->message);
          return NULL;
        }
      copy_token (from, to);
    }
  g_assert_true (sonder_json_writer_finish (to, NULL));
  return g_string_new_len (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                           (gssize) sonder_json_writer_get_length (to));
}

static void
free_string (GString *string)
{
  if (string != NULL)
    g_string_free (string, TRUE);
}

/* Whether the text was accepted. */
static gboolean
check_text (const GString *text, gsize block_size)
{
  g_autofree char *message = NULL, *other_message = NULL;
  GString *whole = rewrite (text, SONDER_JSON_BLOCK_SIZE, &message);
  GString *parts = rewrite (text, block_size, &other_message);
  gboolean accepted = whole != NULL;

  if (accepted)
    {
      GString *again = rewrite (whole, block_size, &message);

      g_assert_nonnull (parts);
      g_assert_cmpmem (whole->str, whole->len, parts->str, parts->len);
      g_assert_nonnull (again);
      g_assert_cmpmem (whole->str, whole->len, again->str, again->len);
      free_string (again);
    }
  else
    {
      g_assert_null (parts);
      g_assert_cmpstr (message, ==, other_message);
      g_assert_true (g_utf8_validate (message, -1, NULL));
      g_assert_true (g_str_has_prefix (message, "line "));
    }
  free_string (whole);
  free_string (parts);
  return accepted;
}

static void
test_mutations (void)
{
  g_autoptr (GRand) random = fuzz_random ();
  g_autoptr (GTimer) timer = g_timer_new ();
  GString *text = g_string_new (NULL);
  guint n = 0, n_accepted = 0;

  while (g_timer_elapsed (timer, NULL) < fuzz_seconds ())
    {
      const guint n_mutations = (guint) g_rand_int_range (random, 0, 6);

      g_string_assign (text, seeds[n % G_N_ELEMENTS (seeds)]);
      for (guint i = 0; i < n_mutations; i++)
        fuzz_mutate (random, text, tokens);
      n_accepted += check_text (text, 1 + fuzz_below (random, 40)) ? 1 : 0;
      n++;
    }
  g_test_message ("%u texts, %u accepted", n, n_accepted);
  g_assert_cmpuint (n_accepted, >, n / 20);
  g_assert_cmpuint (n_accepted, <, n);
  g_string_free (text, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/mutations", test_mutations);
  return g_test_run ();
}
