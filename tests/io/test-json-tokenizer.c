/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-tokenizer.h"

#include <math.h>
#include <string.h>

static SonderJsonTokenizer *
tokenize_full (const char *text, gssize length, const SonderJsonLimits *limits, gsize block_size)
{
  /* A copy, so that a look beyond the end is found. */
  const gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr (GBytes) bytes = g_bytes_new (text, n);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return sonder_json_tokenizer_new_full (stream, limits, block_size, NULL);
}

static SonderJsonTokenizer *
tokenize (const char *text)
{
  return tokenize_full (text, -1, NULL, SONDER_JSON_BLOCK_SIZE);
}

static void
append_token (GString *record, const SonderJsonTokenizer *self)
{
  static const char *const marks[] = { "failed", "{", "}",    "[",     "]",    "",   "",
                                       "",       "",  "true", "false", "null", "end" };

  switch (self->token)
    {
    case SONDER_JSON_MEMBER:
    case SONDER_JSON_STRING:
      g_string_append_printf (record, "%s(%" G_GSIZE_FORMAT ")",
                              self->token == SONDER_JSON_MEMBER ? "m" : "s", self->length);
      for (gsize i = 0; i < self->length; i++)
        if (self->text[i] == '\0')
          g_string_append (record, "<0>");
        else
          g_string_append_c (record, self->text[i]);
      g_assert_cmpint (self->text[self->length], ==, '\0');
      break;
    case SONDER_JSON_INTEGER:
      g_string_append_printf (record, "i%" G_GINT64_FORMAT, self->integer);
      break;
    case SONDER_JSON_NUMBER:
      g_string_append_printf (record, "n%.17g", self->number);
      break;
    default:
      g_string_append (record, marks[self->token]);
    }
  g_string_append_c (record, ' ');
}

/* All tokens in one line, at the end the error. */
static char *
record_tokens (SonderJsonTokenizer *self)
{
  GString *record = g_string_new (NULL);

  do
    {
      sonder_json_tokenizer_next (self);
      append_token (record, self);
    }
  while (self->token != SONDER_JSON_END && self->token != SONDER_JSON_FAILED);
  if (self->token == SONDER_JSON_FAILED)
    g_string_append (record, sonder_json_tokenizer_get_error (self)->message);
  return g_string_free (record, FALSE);
}

static char *
record_text (const char *text, gssize length, gsize block_size)
{
  g_autoptr (SonderJsonTokenizer) self = tokenize_full (text, length, NULL, block_size);

  return record_tokens (self);
}

static void
test_tokens (void)
{
  static const struct
  {
    const char *text, *tokens;
  } rows[] = {
    { "null", "null end " },
    { " [ ] ", "[ ] end " },
    { "{}", "{ } end " },
    { "{\"a\":1,\"b\" : [true,false,null]}", "{ m(1)a i1 m(1)b [ true false null ] } end " },
    { "[1,-2,0,-0,9223372036854775807,-9223372036854775808]",
      "[ i1 i-2 i0 i0 i9223372036854775807 i-9223372036854775808 ] end " },
    { "[9223372036854775808,1.5,1e2,-0.0]", "[ n9.2233720368547758e+18 n1.5 n100 n-0 ] end " },
    { "[999999999999999999,1000000000000000000,12345678901234567890]",
      "[ i999999999999999999 i1000000000000000000 n1.2345678901234567e+19 ] end " },
    { "\"\"", "s(0) end " },
    { "\"Zoë\"", "s(4)Zoë end " },
    { "\"a\\n\\t\\\"\\\\\\/\\b\\f\\rz\"", "s(10)a\n\t\"\\/\b\f\rz end " },
    { "\"\\u0041\\u00e9\\u20ac\\ud83d\\ude00\\u0000x\"", "s(12)Aé€😀<0>x end " },
    { "{\"\\u0061\\n\":{\"\":0}}", "{ m(2)a\n { m(0) i0 } } end " },
    { "{\"a\":1,\"a\":2}", "{ m(1)a i1 m(1)a i2 } end " },
    { "\xef\xbb\xbf[\"\xef\xbb\xbf\"]", "[ s(3)\xef\xbb\xbf ] end " },
    { "[\"\x7f\"]\r\n\t ", "[ s(1)\x7f ] end " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize block = 1; block < 20; block++)
      {
        g_autofree char *tokens = record_text (rows[i].text, -1, block);

        g_assert_cmpstr (tokens, ==, rows[i].tokens);
      }
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text, *message;
  } rows[] = {
    { "", "line 1, column 1: there is nothing here" },
    { " \n ", "line 2, column 2: there is nothing here" },
    { "\xef\xbb\xbf", "line 1, column 1: there is nothing here" },
    { "\xef\xbb\xbf nul", "line 1, column 2: expected a value, found “n”" },
    { "[1, 2",
      "line 1, column 6 ([1]): expected “,” or “]” after the value, found the end of the text" },
    { "[1 2]", "line 1, column 4 ([0]): expected “,” or “]” after the value, found “2”" },
    { "[1,]", "line 1, column 4 ([1]): expected a value, found “]”" },
    { "{\"a\": 1,}",
      "line 1, column 9 (a): expected the name of a member in double quotes, found “}”" },
    { "{a: 1}", "line 1, column 2: expected the name of a member in double quotes, found “a”" },
    { "{\"a\" 1}", "line 1, column 6 (a): expected “:” after the name of a member, found “1”" },
    { "{\"a\": 1 \"b\": 2}",
      "line 1, column 9 (a): expected “,” or “}” after the value, found “\"”" },
    { "{\"a\": 'x'}", "line 1, column 7 (a): strings stand in double quotes" },
    { "{\n  \"a\": 1, // no\n}",
      "line 2, column 11 (a): expected the name of a member in double quotes, found “/”" },
    { "// no\n{}", "line 1, column 1: JSON has no comments" },
    { "[+1]", "line 1, column 2 ([0]): a number begins with a digit or a minus sign" },
    { "[.5]", "line 1, column 2 ([0]): a number begins with a digit or a minus sign" },
    { "[01]", "line 1, column 2 ([0]): a number must not begin with a zero that means nothing" },
    { "[-]", "line 1, column 2 ([0]): digits must follow the minus sign" },
    { "[1.]", "line 1, column 2 ([0]): digits must follow the decimal point" },
    { "[1.e3]", "line 1, column 2 ([0]): digits must follow the decimal point" },
    { "[1e+]", "line 1, column 2 ([0]): digits must follow the exponent sign" },
    { "[1.2.3]", "line 1, column 2 ([0]): this is not a number" },
    { "[1-2]", "line 1, column 2 ([0]): this is not a number" },
    { "[NaN]", "line 1, column 2 ([0]): expected a value, found “N”" },
    { "[True]", "line 1, column 2 ([0]): expected a value, found “T”" },
    { "[truth]", "line 1, column 2 ([0]): expected a value, found “t”" },
    { "[nullx]", "line 1, column 6 ([0]): expected “,” or “]” after the value, found “x”" },
    { "[\"abc", "line 1, column 6 ([0]): the string is not closed" },
    { "[\"abc\\", "line 1, column 6 ([0]): the string is not closed" },
    { "[\"abc\\u12", "line 1, column 6 ([0]): the string is not closed" },
    { "[\"a\nb\"]", "line 1, column 4 ([0]): U+000A must be written as an escape in a string (is "
                    "the quote missing?)" },
    { "[\"a\\xb\"]",
      "line 1, column 5 ([0]): expected one of \" \\ / b f n r t u after a backslash, found “x”" },
    { "[\"\\u12g4\"]", "line 1, column 3 ([0]): four hexadecimal digits must follow “\\u”" },
    { "[\"\\ud800\"]",
      "line 1, column 3 ([0]): “\\uD800” is half a character: the other half is missing" },
    { "[\"\\ud800\\u0041\"]",
      "line 1, column 3 ([0]): “\\uD800” is half a character: the other half is missing" },
    { "[\"\\udc00\\ud800\"]",
      "line 1, column 3 ([0]): “\\uDC00” is half a character: the other half is missing" },
    { "[\"äöü\xe9\"]", "line 1, column 6 ([0]): the byte 0xE9 is not valid UTF-8 here" },
    { "[\"\xc0\xaf\"]", "line 1, column 3 ([0]): the byte 0xC0 is not valid UTF-8 here" },
    { "[\"\xed\xa0\x80\"]", "line 1, column 3 ([0]): the byte 0xED is not valid UTF-8 here" },
    { "[\"\xf4\x90\x80\x80\"]", "line 1, column 3 ([0]): the byte 0xF4 is not valid UTF-8 here" },
    { "[\"\xe2\x82", "line 1, column 3 ([0]): the byte 0xE2 is not valid UTF-8 here" },
    { "[\xff]", "line 1, column 2 ([0]): expected a value, found the byte 0xFF" },
    { "[1] x", "line 1, column 5: something follows the end of the value" },
    { "[1]]", "line 1, column 4: something follows the end of the value" },
    { "]", "line 1, column 1: expected a value, found “]”" },
    { "[\f]", "line 1, column 2 ([0]): expected a value, found U+000C" },
    { "\xff\xfe{", "line 1, column 1: this is not UTF-8 but perhaps UTF-16: save it as UTF-8" },
    { "{\"customers\": [{}, {\"attributes\": {\n\"ä\": 1, \"age\": 3x}}]}",
      "line 2, column 17 (customers[1].attributes.age): expected “,” or “}” after the value, found "
      "“x”" },
    { "{\"a b\": {\"\": {\"ünder\\n\": x}}}",
      "line 1, column 26 ([\"a b\"][\"\"][\"ünder\xef\xbf\xbd\"]): expected a value, found “x”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize block = 1; block < 20; block++)
      {
        g_autofree char *tokens = record_text (rows[i].text, -1, block);
        const char *error = strstr (tokens, "failed ");

        g_assert_nonnull (error);
        g_assert_cmpstr (error + strlen ("failed "), ==, rows[i].message);
      }
}

static void
test_null_bytes (void)
{
  static const struct
  {
    const char *text;
    gsize length;
    const char *message;
  } rows[] = {
    { "[\"a\0b\"]", 8, "column 4 ([0]): U+0000 must be written as an escape" },
    { "[ \0]", 4, "column 3 ([0]): expected a value, found U+0000" },
    { "[1\0]", 4, "column 3 ([0]): expected “,” or “]” after the value, found U+0000" },
    { "[1]\0", 4, "column 4: something follows the end of the value" },
    { "\0[1]", 4, "column 1: this is not UTF-8 but perhaps UTF-16" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize block = 1; block < 10; block++)
      {
        g_autofree char *tokens = record_text (rows[i].text, (gssize) rows[i].length, block);

        if (strstr (tokens, rows[i].message) == NULL)
          g_error ("row %" G_GSIZE_FORMAT ": %s", i, tokens);
      }
}

static void
check_suite_file (const char *folder, const char *name)
{
  static const gsize blocks[] = { 1, 7, 4096, SONDER_JSON_BLOCK_SIZE };
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autofree char *first = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  first = record_text (text, (gssize) length, blocks[0]);
  if (name[0] == 'y' && !g_str_has_suffix (first, " end "))
    g_error ("%s: %s", name, first);
  if (name[0] == 'n' && g_str_has_suffix (first, " end "))
    g_error ("%s: accepted", name);
  for (guint i = 1; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autofree char *again = record_text (text, (gssize) length, blocks[i]);

      g_assert_cmpstr (again, ==, first);
    }
}

/* The whole JSON parsing suite: y_ is accepted, n_ refused, i_ either, always the
 * same in whatever blocks the text arrives. */
static void
test_suite (void)
{
  const char *data = g_getenv ("SONDER_SHARED_DATA");
  g_autofree char *path = g_build_filename (data != NULL ? data : "", "json-parsing-suite", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  if (folder == NULL)
    {
      g_test_skip ("the suite is not here");
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      {
        check_suite_file (path, name);
        n++;
      }
  g_assert_cmpuint (n, >, 300);
}

static void
test_limits (void)
{
  static const SonderJsonLimits limits = { .depth = 3, .string = 10, .raw = 12, .total = 60 };
  static const struct
  {
    const char *text, *message;
  } rows[] = {
    { "[[[]]]", NULL },
    { "[[[[]]]]", "nested more than 3 levels deep" },
    { "[\"1234567890\"]", NULL },
    { "[\"12345678901\"]", "the string is too long" },
    { "[\"\\u0031\\u0031\\u0031\\u0031\\u0031\\u0031\\u0031\"]", NULL },
    { "[\"\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\\n\"]", "the string is too long" },
    { "{\"12345678901\": 1}", "the string is too long" },
    { "[                                                            ]", "the text is too large" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize block = 1; block < 70; block++)
      {
        g_autoptr (SonderJsonTokenizer) self = tokenize_full (rows[i].text, -1, &limits, block);
        g_autofree char *tokens = record_tokens (self);

        if (rows[i].message == NULL && !g_str_has_suffix (tokens, " end "))
          g_error ("%s", tokens);
        if (rows[i].message == NULL || (i == G_N_ELEMENTS (rows) - 1 && block > 60))
          continue;
        if (strstr (tokens, rows[i].message) == NULL)
          g_error ("%s: %s", rows[i].text, tokens);
        g_assert_error (sonder_json_tokenizer_get_error (self), SONDER_JSON_ERROR,
                        SONDER_JSON_ERROR_LIMIT);
      }
}

static void
test_deep (void)
{
  const gsize n = 200000;
  g_autofree char *text = g_strnfill (n, '[');
  g_autofree char *tokens = record_text (text, (gssize) n, SONDER_JSON_BLOCK_SIZE);

  g_assert_nonnull (strstr (tokens, "column 513 ([0][0][0][0][0][0][0][0]…[0][0][0]"));
}

/* Names of members stay known when the block they stood in is gone. */
static void
test_path (void)
{
  g_autoptr (GString) text = g_string_new ("{\"outer\": [0, {\"in\\u006eer\": [");
  g_autofree char *padding = g_strnfill (5000, ' ');
  g_autoptr (SonderJsonTokenizer) self = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "%u,%s", i, padding);
  g_string_append (text, "\"x\"]}]}");
  self = tokenize_full (text->str, -1, NULL, 1000);
  while (sonder_json_tokenizer_next (self) != SONDER_JSON_STRING)
    g_assert_cmpint (self->token, !=, SONDER_JSON_FAILED);
  path = sonder_json_tokenizer_get_path (self);
  g_assert_cmpstr (path, ==, "outer[1].inner[100]");
  g_assert_cmpuint (sonder_json_tokenizer_get_line (self), ==, 1);
  g_assert_cmpuint (sonder_json_tokenizer_get_column (self), ==,
                    text->len - strlen ("\"x\"]}]}") + 1);
}

static void
test_positions (void)
{
  static const struct
  {
    guint line, column;
    const char *path;
  } expected[] = {
    { 1, 1, "" },
    { 2, 3, "[\"ä\"]" },
    { 2, 8, "[\"ä\"]" },
    { 2, 9, "[\"ä\"][0]" },
    { 2, 15, "[\"ä\"][1]" },
    { 3, 5, "[\"ä\"][2]" },
    { 3, 6, "[\"ä\"][2].b" },
    { 4, 2, "[\"ä\"][2].b" },
    { 4, 6, "[\"ä\"][2]" },
    { 4, 7, "[\"ä\"]" },
    { 5, 1, "" },
  };

  for (gsize block = 1; block < 60; block++)
    {
      g_autoptr (SonderJsonTokenizer) self =
          tokenize_full ("{\r\n  \"ä\": [\"üü\", 2,\n    {\"b\":\n true}]\n}\n", -1, NULL, block);

      for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
        {
          g_autofree char *path = NULL;

          sonder_json_tokenizer_next (self);
          path = sonder_json_tokenizer_get_path (self);
          g_assert_cmpuint (sonder_json_tokenizer_get_line (self), ==, expected[i].line);
          g_assert_cmpuint (sonder_json_tokenizer_get_column (self), ==, expected[i].column);
          g_assert_cmpstr (path, ==, expected[i].path);
        }
      g_assert_cmpint (sonder_json_tokenizer_next (self), ==, SONDER_JSON_END);
    }
}

static void
skip_to_member (SonderJsonTokenizer *self, const char *name)
{
  do
    g_assert_cmpint (sonder_json_tokenizer_next (self), !=, SONDER_JSON_FAILED);
  while (self->token != SONDER_JSON_MEMBER || !g_str_equal (self->text, name));
}

static void
test_raw (void)
{
  static const char *const values[] = {
    "1",
    "-12.50e+3",
    "12345678901234567890",
    "1e400",
    "\"text\"",
    "\"\\u00e4\\n ä \\\"\"",
    "true",
    "null",
    "[]",
    "{}",
    "{ \"a\" : [ 1,\n\t2 , {} ],\r\n \"a\":\"\\ud83d\\ude00\" }",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    for (gsize block = 1; block < 50; block++)
      {
        g_autofree char *text =
            g_strdup_printf ("{\"x\":  %s  , \"y\": [0, %s], \"z\": 5}", values[i], values[i]);
        g_autoptr (SonderJsonTokenizer) self = tokenize_full (text, -1, NULL, block);
        const char *raw;
        gsize length;

        skip_to_member (self, "x");
        g_assert_true (sonder_json_tokenizer_take_raw (self, &raw, &length));
        g_assert_cmpmem (raw, length, values[i], strlen (values[i]));
        skip_to_member (self, "y");
        sonder_json_tokenizer_next (self);
        sonder_json_tokenizer_next (self);
        sonder_json_tokenizer_next (self);
        g_assert_true (sonder_json_tokenizer_take_raw (self, &raw, &length));
        g_assert_cmpmem (raw, length, values[i], strlen (values[i]));
        g_assert_cmpint (sonder_json_tokenizer_next (self), ==, SONDER_JSON_ARRAY_END);
        g_assert_cmpint (sonder_json_tokenizer_next (self), ==, SONDER_JSON_MEMBER);
        g_assert_cmpstr (self->text, ==, "z");
        g_assert_cmpint (sonder_json_tokenizer_next (self), ==, SONDER_JSON_INTEGER);
        g_assert_cmpint (sonder_json_tokenizer_next (self), ==, SONDER_JSON_OBJECT_END);
        g_assert_cmpint (sonder_json_tokenizer_next (self), ==, SONDER_JSON_END);
      }
}

static void
test_raw_is_checked (void)
{
  static const char *const values[] = { "[1,]", "{\"a\"}", "\"\\ud800\"", "\"\xff\"",
                                        "01",   "[",       "nul" };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"x\": %s}", values[i]);
      g_autoptr (SonderJsonTokenizer) self = tokenize (text);
      g_autoptr (SonderJsonTokenizer) skipping = tokenize (text);
      const char *raw;
      gsize length;

      skip_to_member (self, "x");
      g_assert_false (sonder_json_tokenizer_take_raw (self, &raw, &length));
      skip_to_member (skipping, "x");
      g_assert_false (sonder_json_tokenizer_skip_value (skipping));
    }
}

static void
test_skip (void)
{
  for (gsize block = 1; block < 40; block++)
    {
      g_autoptr (SonderJsonTokenizer) self = tokenize_full (
          "{\"x\": {\"a\": [\"\\n\", 2.5]}, \"y\": [[1], \"s\", 3]}", -1, NULL, block);

      skip_to_member (self, "x");
      g_assert_true (sonder_json_tokenizer_skip_value (self));
      g_assert_cmpint (sonder_json_tokenizer_next (self), ==, SONDER_JSON_MEMBER);
      g_assert_cmpstr (self->text, ==, "y");
      sonder_json_tokenizer_next (self);
      g_assert_cmpint (sonder_json_tokenizer_next (self), ==, SONDER_JSON_ARRAY);
      g_assert_true (sonder_json_tokenizer_skip_value (self));
      g_assert_cmpint (sonder_json_tokenizer_next (self), ==, SONDER_JSON_STRING);
      g_assert_true (sonder_json_tokenizer_skip_value (self));
      g_assert_cmpint (sonder_json_tokenizer_next (self), ==, SONDER_JSON_INTEGER);
      g_assert_cmpint (self->integer, ==, 3);
    }
}

static void
test_fail (void)
{
  g_autoptr (SonderJsonTokenizer) self = tokenize ("{\"age\":\n  \"x\", \"b\": 1}");
  g_autoptr (GError) error = NULL;

  skip_to_member (self, "age");
  sonder_json_tokenizer_next (self);
  sonder_json_tokenizer_fail (self, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is no age",
                              self->text);
  sonder_json_tokenizer_fail (self, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "another");
  g_assert_cmpint (sonder_json_tokenizer_next (self), ==, SONDER_JSON_FAILED);
  g_assert_false (sonder_json_tokenizer_propagate_error (self, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpstr (error->message, ==, "line 2, column 3 (age): x is no age");
}

static void
test_cancel (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("[1, 2, 3]", -1, NULL);
  g_autoptr (SonderJsonTokenizer) self =
      sonder_json_tokenizer_new_full (stream, NULL, 2, cancellable);
  g_autofree char *tokens = NULL;

  g_assert_cmpint (sonder_json_tokenizer_next (self), ==, SONDER_JSON_ARRAY);
  g_cancellable_cancel (cancellable);
  tokens = record_tokens (self);
  g_assert_error (sonder_json_tokenizer_get_error (self), G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_hash (void)
{
  g_autoptr (SonderJsonTokenizer) whole = tokenize ("{\"a\": [1, 2, 3]} ");
  g_autoptr (SonderJsonTokenizer) bytes = tokenize_full ("{\"a\": [1, 2, 3]} ", -1, NULL, 1);
  g_autoptr (SonderJsonTokenizer) other = tokenize ("{\"a\": [1, 2, 3]}");
  g_autofree char *whole_tokens = record_tokens (whole);
  g_autofree char *byte_tokens = record_tokens (bytes);
  g_autofree char *other_tokens = record_tokens (other);

  g_assert_cmpstr (whole_tokens, ==, byte_tokens);
  g_assert_cmpstr (whole_tokens, ==, other_tokens);
  g_assert_cmphex (sonder_json_tokenizer_get_hash (whole), ==,
                   sonder_json_tokenizer_get_hash (bytes));
  g_assert_cmphex (sonder_json_tokenizer_get_hash (whole), !=,
                   sonder_json_tokenizer_get_hash (other));
  g_assert_cmpuint (sonder_json_tokenizer_get_offset (whole), ==, strlen ("{\"a\": [1, 2, 3]} "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-tokenizer/tokens", test_tokens);
  g_test_add_func ("/json-tokenizer/errors", test_errors);
  g_test_add_func ("/json-tokenizer/null-bytes", test_null_bytes);
  g_test_add_func ("/json-tokenizer/suite", test_suite);
  g_test_add_func ("/json-tokenizer/limits", test_limits);
  g_test_add_func ("/json-tokenizer/deep", test_deep);
  g_test_add_func ("/json-tokenizer/path", test_path);
  g_test_add_func ("/json-tokenizer/positions", test_positions);
  g_test_add_func ("/json-tokenizer/raw", test_raw);
  g_test_add_func ("/json-tokenizer/raw-is-checked", test_raw_is_checked);
  g_test_add_func ("/json-tokenizer/skip", test_skip);
  g_test_add_func ("/json-tokenizer/fail", test_fail);
  g_test_add_func ("/json-tokenizer/cancel", test_cancel);
  g_test_add_func ("/json-tokenizer/hash", test_hash);
  return g_test_run ();
}
