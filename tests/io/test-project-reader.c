/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-testing.h"

#include <string.h>

#include "json-tokenizer.h"
#include "kinds.h"

#define HEAD "{\"format\": \"sonder-project\", \"version\": 1, \"id\": \"p\""

static SonderSnapshot *
read_sound (const char *text)
{
  g_autoptr (GError) error = NULL;
  SonderSnapshot *snapshot = read_project (text, &error);

  g_assert_no_error (error);
  return snapshot;
}

static void
test_everything (void)
{
  g_autofree char *text = canonical_project (EVERYTHING);

  g_assert_cmpstr (text, ==, EVERYTHING);
}

/* The same project in every order of its members comes out the same. */
static void
test_order (void)
{
  static const char *const parts[] = {
    "\"attributes\": [{\"type\": \"number\", \"id\": \"age\"}]",
    "\"customers\": [{\"attributes\": {\"age\": 3, \"x\": 1}, \"id\": \"a\"}, {\"id\": \"b\"}]",
    "\"answers\": [{\"score\": 1, \"customer\": \"b\", \"metric\": \"m\"}, {\"customer\": \"a\"}]",
    "\"segments\": [{\"rule\": {\"all\": []}, \"name\": \"S\", \"id\": \"s\"}]",
  };
  static const char orders[][5] = {
    "0123", "0132", "0213", "0231", "0312", "0321", "1023", "1032", "1203", "1230", "1302", "1320",
    "2013", "2031", "2103", "2130", "2301", "2310", "3012", "3021", "3102", "3120", "3201", "3210"
  };
  g_autofree char *expected = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"version\": 1, %s, %s, \"id\": \"p\", %s, %s, \"format\": \"sonder-project\"}",
          parts[orders[i][0] - '0'], parts[orders[i][1] - '0'], parts[orders[i][2] - '0'],
          parts[orders[i][3] - '0']);
      g_autofree char *canonical = canonical_project (text);

      if (expected == NULL)
        expected = g_strdup (canonical);
      g_assert_cmpstr (canonical, ==, expected);
    }
  g_assert_nonnull (
      strstr (expected, "    {\"id\": \"a\", \"attributes\": {\"age\": 3, \"x\": 1}},\n"));
  g_assert_nonnull (
      strstr (expected, "    {\"customer\": \"b\", \"metric\": \"m\", \"score\": 1},\n"));
}

/* Without attributes and without customers there is nothing to wait for. */
static void
test_missing_lists (void)
{
  g_autoptr (SonderSnapshot) alone =
      read_sound (HEAD ", \"customers\": [{\"id\": \"a\", \"attributes\": {\"x\": [ ]}}]}");
  g_autoptr (SonderSnapshot) empty = read_sound (HEAD ", \"answers\": []}");
  g_autofree char *text = write_project (alone);

  g_assert_nonnull (strstr (text, "{\"id\": \"a\", \"attributes\": {\"x\": [ ]}}\n"));
  g_assert_cmpuint (empty->answers->n_rows, ==, 0);
}

/* What is read, and how it is written. */
static void
test_normal_forms (void)
{
  static const struct
  {
    const char *members, *written;
  } rows[] = {
    { "\"title\": \"\\u00e4\\/\\u0009\"", "  \"title\": \"ä/\\t\",\n" },
    { "\"team\": []", "  \"version\": 1,\n  \"id\": \"p\",\n  \"sources\": [],\n" },
    { "\"title\": \"\"", "  \"version\": 1,\n  \"id\": \"p\",\n  \"sources\": [],\n" },
    { "\"segments\": [{\"id\": \"s\", \"name\": \"\", \"guessedShare\": 1e1, \"rule\": {\"any\" "
      ":[]}}]",
      "    {\n      \"id\": \"s\",\n      \"guessedShare\": 10,\n      \"rule\": {\n        "
      "\"any\": []\n" },
    { "\"segments\": [{\"id\": \"s\", \"guessedShare\": 100000000000000000000}]",
      "      \"guessedShare\": 100000000000000000000\n" },
    { "\"attributes\": [{\"id\": \"a\", \"personal\": false, \"choices\": []}]",
      "    {\n      \"id\": \"a\"\n    }\n" },
    { "\"segments\": [{\"id\": \"s\", \"rule\": {\"attribute\": \"a\", \"operator\": \"=\", "
      "\"values\": [\"x\"], \"y\": {\n  \"z\": [1,\n    2 ,3]\n} }}]",
      "      \"rule\": {\"attribute\": \"a\", \"operator\": \"=\", \"values\": [\"x\"], \"y\": "
      "{\"z\": "
      "[1, 2 ,3]}}\n" },
    { "\"customers\": [{\"id\": \"a\", \"name\": \"\", \"anonymous\": false, \"attributes\": {}}]",
      "    {\"id\": \"a\"}\n" },
    { "\"customers\": [{\"id\": \"a\",\n  \"n\\u0065w\": {\n    \"b\\n\": \"\\n,\n\"}}]", NULL },
    { "\"customers\": [{\"id\": \"a\",\n  \"n\\u0065w\\n\": {\n    \"b\\n\" :\n  \"\\n, \",\r\n "
      "\"c\": [\n\n]"
      "\n}\n}]",
      "    {\"id\": \"a\", \"new\\n\": {\"b\\n\" : \"\\n, \", \"c\": []}}\n" },
    { "\"customers\": [{\"id\": \"a\"}], \"answers\": [{\"customer\": \"a\", \"score\": 9.0, "
      "\"date\": \"\", "
      "\"comment\": \"\", \"metric\": \"\", \"touchpoint\": \"\", \"source\": \"\"}]",
      "    {\"customer\": \"a\", \"score\": 9}\n" },
    { "\"attributes\": [{\"id\": \"n\", \"type\": \"number\"}], "
      "\"customers\": [{\"id\": \"a\", \"attributes\": {\"n\": -0.0}}, {\"id\": \"b\", "
      "\"attributes\": "
      "{\"n\": 100000000000000000000}}, {\"id\": \"c\", \"attributes\": {\"n\": 1e-9}}]",
      "    {\"id\": \"a\", \"attributes\": {\"n\": 0}},\n"
      "    {\"id\": \"b\", \"attributes\": {\"n\": 100000000000000000000}},\n"
      "    {\"id\": \"c\", \"attributes\": {\"n\": 1e-9}}\n" },
    { "\"attributes\": [{\"id\": \"t\", \"type\": \"text\"}], "
      "\"customers\": [{\"id\": \"a\", \"attributes\": {\"t\": \"\"}}]",
      "    {\"id\": \"a\"}\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strconcat (HEAD ", ", rows[i].members, "}", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SonderSnapshot) snapshot = read_project (text, &error);
      g_autofree char *written = NULL;
      g_autofree char *again = NULL;

      if (rows[i].written == NULL)
        {
          g_assert_nonnull (error);
          continue;
        }
      g_assert_no_error (error);
      written = write_project (snapshot);
      again = canonical_project (written);
      if (strstr (written, rows[i].written) == NULL)
        g_error ("%s became %s", rows[i].members, written);
      g_assert_cmpstr (again, ==, written);
    }
}

static void
test_byte_order_mark (void)
{
  g_autofree char *text = canonical_project ("\xef\xbb\xbf" EVERYTHING);

  g_assert_cmpstr (text, ==, EVERYTHING);
}

static void
test_tables (void)
{
  g_autoptr (SonderSnapshot) snapshot = read_sound (EVERYTHING);
  const SonderTable *customers = snapshot->customers, *answers = snapshot->answers;

  g_assert_cmpuint (customers->n_rows, ==, 4);
  g_assert_cmpstr (sonder_customers_get_id (customers, 0), ==, "C-1042");
  g_assert_cmpstr (sonder_customers_get_name (customers, 0), ==, "Ann Gray");
  g_assert_null (sonder_customers_get_name (customers, 1));
  g_assert_cmpstr (sonder_customers_get_pinned (customers, 0), ==, "loyal");
  g_assert_cmpstr (sonder_customers_get_pinned (customers, 1), ==, "");
  g_assert_null (sonder_customers_get_pinned (customers, 2));
  g_assert_cmpuint (sonder_customers_get_flags (customers, 1), ==, 0);
  g_assert_cmpuint (sonder_customers_get_flags (customers, 2), ==, SONDER_ROW_ANONYMOUS);
  g_assert_cmpfloat (sonder_column_get_number (sonder_table_find_attribute (customers, "age"), 3),
                     ==, -0.5);
  g_assert_true (
      isnan (sonder_column_get_number (sonder_table_find_attribute (customers, "age"), 2)));
  g_assert_cmpuint (sonder_column_get_u8 (sonder_table_find_attribute (customers, "vip"), 1), ==,
                    SONDER_NO);
  g_assert_null (sonder_table_find_attribute (customers, "where"));

  g_assert_cmpuint (answers->n_rows, ==, 4);
  g_assert_cmpuint (
      sonder_column_get_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), 3), ==, 3);
  g_assert_cmpint (sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), 2),
                   ==, 0);
  g_assert_cmpint (sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), 1),
                   ==, SONDER_SCORE_NONE);
  g_assert_cmpint (sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), 0), ==,
                   20148);
  g_assert_cmpstr (
      sonder_column_get_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), 1), ==,
      "Only\nwords");
  g_assert_cmpstr (sonder_answers_get_metric (answers, 3), ==, "gone");
  g_assert_null (snapshot->read_only_reason);
}

/* Enough rows for several chunks and several ids of every length. */
static void
test_many_rows (void)
{
  const guint n_customers = 20000, n_answers = 40000;
  g_autoptr (GString) text =
      g_string_new (HEAD ", \"attributes\": [{\"id\": \"a\", \"type\": \"text\"}],"
                         " \"customers\": [");
  g_autoptr (SonderSnapshot) snapshot = NULL;
  g_autofree char *written = NULL, *again = NULL;

  for (guint i = 0; i < n_customers; i++)
    g_string_append_printf (text, "%s{\"id\": \"%0*u\", \"attributes\": {\"a\": \"%u\"}}",
                            i > 0 ? "," : "", (int) (i % 60) + 5, i, i % 7);
  g_string_append (text, "], \"answers\": [");
  for (guint i = 0; i < n_answers; i++)
    {
      const guint customer = i * 7919 % n_customers;

      g_string_append_printf (text, "%s{\"customer\": \"%0*u\", \"metric\": \"%u\", \"score\": %u}",
                              i > 0 ? "," : "", (int) (customer % 60) + 5, customer, i % 500,
                              i % 11);
    }
  g_string_append (text, "]}");
  snapshot = read_sound (text->str);
  g_assert_cmpuint (snapshot->customers->n_rows, ==, n_customers);
  g_assert_cmpuint (snapshot->answers->n_rows, ==, n_answers);
  for (guint i = 0; i < n_answers; i++)
    {
      const guint customer = sonder_column_get_u32 (
          sonder_table_column (snapshot->answers, SONDER_ANSWER_CUSTOMER), i);

      g_assert_cmpuint (customer, ==, i * 7919 % n_customers);
      g_assert_cmpuint (
          g_ascii_strtoull (sonder_answers_get_metric (snapshot->answers, i), NULL, 10), ==,
          i % 500);
    }
  written = write_project (snapshot);
  again = canonical_project (written);
  g_assert_cmpstr (written, ==, again);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text, *message;
  } rows[] = {
    { HEAD ", \"title\": 3}", "line 1, column 64 (title): this must be a text, not a number" },
    { HEAD ", \"title\": null}",
      "line 1, column 64 (title): this must be a text; leave it out where there is no value" },
    { HEAD ", \"title\": \"a\\u0000b\"}",
      "line 1, column 64 (title): the character U+0000 cannot be part of a text" },
    { HEAD ", \"\\u0000\": 1}",
      "([\"\xef\xbf\xbd\"]): the character U+0000 cannot be part of a text" },
    { HEAD ", \"title\": \"a\", \"title\": \"b\"}", "(title): this member is here twice" },
    { HEAD ", \"x\": 1, \"y\": 1, \"\\u0078\": 2}", "(x): this member is here twice" },
    { HEAD ", \"version\": 1}", "(version): this member is here twice" },
    { HEAD ", \"id\": \"q\"}", "(id): this member is here twice" },
    { HEAD ", \"customers\": [], \"customers\": []}", "(customers): this member is here twice" },
    { HEAD ", \"id2\": [1,]}", "line 1, column 65 (id2[1]): expected a value, found “]”" },
    { HEAD ", \"segments\": {}}", "(segments): this must be an array, not an object" },
    { HEAD ", \"segments\": [\"a\"]}", "(segments[0]): this must be an object, not a text" },
    { HEAD ", \"segments\": [{\"name\": \"a\"}]}", "(segments[0]): this segment has no id" },
    { HEAD ", \"segments\": [{\"id\": \"\"}]}", "(segments[0].id): this must not be empty" },
    { HEAD ", \"segments\": [{\"id\": 4}]}",
      "(segments[0].id): this must be a text, not a number" },
    { HEAD ", \"segments\": [{\"id\": \"a\"},\n{\"id\": \"a\"}]}",
      "line 2, column 8 (segments[1].id): another segment has the id “a” already" },
    { HEAD ", \"segments\": [{\"id\": \"a\", \"guessedShare\": \"4\"}]}",
      "(segments[0].guessedShare): this must be a number, not a text" },
    { HEAD ", \"segments\": [{\"id\": \"a\", \"guessedShare\": 1e999}]}",
      "(segments[0].guessedShare): the number is too large" },
    { HEAD ", \"segments\": [{\"id\": \"a\", \"guessedShare\": 12345678901234567890}]}",
      "would lose some: make it a text" },
    { HEAD ", \"segments\": [{\"id\": \"a\", \"guessedShare\": 9007199254740993}]}",
      "would lose some: make it a text" },
    { HEAD ", \"sources\": [{\"id\": \"a\", \"date\": \"2025-02-29\"}]}",
      "(sources[0].date): a date is written like 2025-03-01, and must exist" },
    { HEAD ", \"team\": [\"a\", 1]}", "(team[1]): this must be a text, not a number" },
    { HEAD ", \"team\": [\"\\u0000\"]}", "(team[0]): the character U+0000" },
    { HEAD ", \"attributes\": [{\"id\": \"a\", \"personal\": \"yes\"}]}",
      "(attributes[0].personal): this must be true or false, not a text" },
    { HEAD ", \"segments\": [{\"id\": \"a\", \"rule\": []}]}",
      "(segments[0].rule): this must be an object, not an array" },
    { HEAD ", \"segments\": [{\"id\": \"a\", \"rule\": {\"all\": [], \"any\": []}}]}",
      "(segments[0].rule.any): a group of conditions is one of all, any and none" },
    { HEAD ", \"segments\": [{\"id\": \"a\", \"rule\": {\"all\": [], \"attribute\": \"x\"}}]}",
      "(segments[0].rule): this is a group and a condition at once" },
    { HEAD
      ", \"segments\": [{\"id\": \"a\", \"rule\": {\"attribute\": \"x\", \"attribute\": \"x\"}}]}",
      "(segments[0].rule.attribute): this member is here twice" },
    { HEAD ", \"segments\": [{\"id\": \"a\", \"rule\": {\"all\\u0000\": []}}]}",
      "the character U+0000 cannot be part of a text" },
    { HEAD ", \"segments\": [{\"id\": \"a\", \"rule\": {\"values\": [\"x\", 1]}}]}",
      "(segments[0].rule.values[1]): this must be a text, not a number" },
    { HEAD ", \"customers\": [{\"name\": \"a\"}]}", "(customers[0]): this customer has no id" },
    { HEAD ", \"customers\": [{\"id\": \"a\", \"name\": 1}]}",
      "(customers[0].name): this must be a text, not a number" },
    { HEAD ", \"customers\": [{\"id\": \"a\"}, {\"id\": \"b\"}, {\"id\": \"a\"}]}",
      "(customers[2].id): another customer has the id “a” already" },
    { HEAD ", \"customers\": [{\"id\": \"a\", \"id\": \"b\"}]}",
      "(customers[0].id): this member is here twice" },
    { HEAD ", \"customers\": [{\"id\": \"a\", \"x\": 1, \"x\": 1}]}",
      "(customers[0].x): this member is here twice" },
    { HEAD ", \"customers\": [{\"id\": \"a\", \"attributes\": []}]}",
      "(customers[0].attributes): this must be an object, not an array" },
    { HEAD ", \"attributes\": [{\"id\": \"age\", \"type\": \"number\"}], \"customers\": [\n"
           "{\"id\": \"ä\", \"attributes\": {\"age\": \"34\"}}]}",
      "line 2, column 35 (customers[0].attributes.age): this must be a number, not a text" },
    { HEAD ", \"attributes\": [{\"id\": \"age\", \"type\": \"number\"}], \"customers\": "
           "[{\"id\": \"a\", \"attributes\": {\"age\": 1, \"age\": 1}}]}",
      "(customers[0].attributes.age): this member is here twice" },
    { HEAD ", \"customers\": [{\"id\": \"a\", \"attributes\": {\"x\": 1, \"x\": 1}}]}",
      "(customers[0].attributes.x): this member is here twice" },
    { HEAD ", \"attributes\": [{\"id\": \"d\", \"type\": \"date\"}], \"customers\": "
           "[{\"id\": \"a\", \"attributes\": {\"d\": \"1.3.2025\"}}]}",
      "(customers[0].attributes.d): a date is written like" },
    { HEAD ", \"attributes\": [{\"id\": \"y\", \"type\": \"yes-no\"}], \"customers\": "
           "[{\"id\": \"a\", \"attributes\": {\"y\": \"yes\"}}]}",
      "(customers[0].attributes.y): this must be true or false, not a text" },
    { HEAD ", \"customers\": [{\"id\": \"a\"}], \"answers\": [{\"score\": 1}]}",
      "(answers[0]): this answer names no customer" },
    { HEAD ", \"customers\": [{\"id\": \"a\"}], \"answers\": [{\"customer\": "
           "\"a\"},\n{\"customer\": \"b\"}]}",
      "line 2, column 17 (answers[1]): there is no customer with the id “b”" },
    { HEAD ", \"answers\": [{\"customer\": \"a\"}]}", "there is no customer with the id “a”" },
    { HEAD ", \"customers\": [{\"id\": \"a\"}], \"answers\": [{\"customer\": "
           "\"0123456789012345678901234567890123456789012345678\"}]}",
      "(answers[0]): there is no customer with the id “0123" },
    { HEAD
      ", \"customers\": [{\"id\": \"a\"}], \"answers\": [{\"customer\": \"a\", \"score\": 8.5}]}",
      "(answers[0].score): this must be a whole number" },
    { HEAD ", \"customers\": [{\"id\": \"a\"}], \"answers\": [{\"customer\": \"a\", \"score\": "
           "2147483648}]}",
      "(answers[0].score): the number is too large" },
    { HEAD ", \"customers\": [{\"id\": \"a\"}], \"answers\": [{\"customer\": \"a\", \"score\": "
           "-2147483648}]}",
      "(answers[0].score): the number is too small" },
    { HEAD
      ", \"customers\": [{\"id\": \"a\"}], \"answers\": [{\"customer\": \"a\", \"id\": \"r\"}, "
      "{\"customer\": \"a\", \"id\": \"r\"}]}",
      "(answers[1].id): another answer has the id “r” already" },
    { "{\"format\": \"sonder-project\", \"version\": 0}", "(version): the number is too small" },
    { "{\"format\": \"sonder-project\", \"version\": \"1\"}",
      "(version): this must be a whole number, not a text" },
    { "{\"format\": \"sonder-project\"}", "the member “version” is missing" },
    { HEAD "} x", "something follows the end of the value" },
    { HEAD, "expected “,” or “}” after the value, found the end of the text" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SonderSnapshot) snapshot = read_project (rows[i].text, &error);

      if (snapshot != NULL || strstr (error->message, rows[i].message) == NULL)
        g_test_fail_printf ("%s: %s", rows[i].text, snapshot != NULL ? "accepted" : error->message);
      else
        g_assert_true (error->domain == SONDER_JSON_ERROR ||
                       g_error_matches (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_INVALID));
    }
}

static void
test_no_project (void)
{
  static const struct
  {
    const char *text, *message;
  } rows[] = {
    { "", "this is not a Sonder project: line 1, column 1: there is nothing here" },
    { "[]",
      "this is not a Sonder project: line 1, column 1: this must be an object, not an array" },
    { "{}", "this is not a Sonder project: it does not say “\"format\": \"sonder-project\"”" },
    { "{\"name\": \"x\", \"version\": \"1.0.0\"}",
      "this is not a Sonder project: line 1, column 26 (version): this must be a whole number, not "
      "a text" },
    { "{\"format\": \"other\", \"version\": 1}",
      "this is not a Sonder project: line 1, column 12 (format): the format is “other”" },
    { "\x89PNG\r\n",
      "this is not a Sonder project: line 1, column 1: expected a value, found the byte 0x89" },
    { "id,name\n1,Ann\n",
      "this is not a Sonder project: line 1, column 1: expected a value, found “i”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_project (rows[i].text, &error));
      g_assert_error (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_FORMAT);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

static void
test_newer_version (void)
{
  g_autoptr (SonderSnapshot) snapshot =
      read_sound ("{\"format\": \"sonder-project\", \"version\": 2, \"title\": \"T\", \"new\": 1}");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (sonder_item_get_text (snapshot->root, "title"), ==, "T");
  g_assert_cmpstr (
      snapshot->read_only_reason, ==,
      "This project was saved by a newer version of Sonder (file format 2; this version "
      "knows 1), so it can be looked at but not changed.");
  g_assert_null (
      read_project ("{\"format\": \"sonder-project\", \"version\": 2, \"title\": {}}", &error));
  g_assert_cmpstr (
      error->message, ==,
      "this project was saved by a newer version of Sonder: line 1, column 53 (title): "
      "this must be a text, not an object");
}

static void
test_deep_rules (void)
{
  for (guint depth = 30; depth < 36; depth++)
    {
      g_autoptr (GString) text = g_string_new (HEAD ", \"segments\": [{\"id\": \"s\", \"rule\": ");
      g_autoptr (GError) error = NULL;
      g_autoptr (SonderSnapshot) snapshot = NULL;

      for (guint i = 1; i < depth; i++)
        g_string_append (text, "{\"any\": [");
      g_string_append (text, "{}");
      for (guint i = 1; i < depth; i++)
        g_string_append (text, "]}");
      g_string_append (text, "}]}");
      snapshot = read_project (text->str, &error);
      g_assert_cmpint (snapshot != NULL, ==, depth <= SONDER_RULE_MAX_DEPTH);
      if (snapshot == NULL)
        g_assert_nonnull (strstr (error->message, "conditions nest more than 32 levels deep"));
    }
}

/* More than a project can need is refused before it takes the memory. */
static void
test_limits (void)
{
  /* Each element is these three with its number between them. */
  static const struct
  {
    const char *before, *each[3], *after;
    guint limit;
    const char *message;
  } rows[] = {
    { "\"touchpoints\": [",
      { "{\"id\": \"", "\"}", NULL },
      "]",
      200000,
      "more than 200000 things" },
    { "\"segments\": [{\"id\": \"s\", \"rule\": {\"any\": [",
      { "{}", NULL, NULL },
      "]}}]",
      199998,
      "more than 200000 things" },
    { "\"attributes\": [",
      { "{\"id\": \"", "\"}", NULL },
      "]",
      16384,
      "more than 16384 attributes" },
    { "\"attributes\": [], \"customers\": [",
      { "{\"id\": \"", "\", \"pinned\": \"", "\"}" },
      "]",
      60000,
      "more than 60000 different ids" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    /* That the first limit itself is allowed, the second row shows in less time. */
    for (guint n = rows[i].limit + (i == 0 ? 1 : 0); n <= rows[i].limit + 1; n++)
      {
        g_autoptr (GString) text = g_string_new (HEAD ", ");
        g_autoptr (GError) error = NULL;
        g_autoptr (SonderSnapshot) snapshot = NULL;

        g_string_append (text, rows[i].before);
        for (guint j = 0; j < n; j++)
          {
            g_string_append_printf (text, "%s%s", j > 0 ? "," : "", rows[i].each[0]);
            for (guint k = 1; k < 3 && rows[i].each[k] != NULL; k++)
              g_string_append_printf (text, "%u%s", j, rows[i].each[k]);
          }
        g_string_append_printf (text, "%s}", rows[i].after);
        snapshot = read_project (text->str, &error);
        if (n == rows[i].limit)
          g_assert_no_error (error);
        else
          g_assert_nonnull (strstr (error->message, rows[i].message));
      }
}

/* A stream that cannot be read a second time. */
static void
test_pipe (void)
{
  static const char *const texts[] = {
    HEAD ", \"attributes\": [], \"customers\": [{\"id\": \"a\"}], \"answers\": []}",
    HEAD ", \"answers\": [], \"attributes\": [], \"customers\": [{\"id\": \"a\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_data (texts[i], -1, NULL);
      g_autoptr (GConverter) converter =
          G_CONVERTER (g_charset_converter_new ("UTF-8", "UTF-8", NULL));
      g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, converter);
      g_autoptr (GError) error = NULL;
      g_autoptr (SonderSnapshot) snapshot =
          sonder_project_read (stream, 0, NULL, NULL, NULL, NULL, &error);

      if (i == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
    }
}

static void
count_progress (double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
cancel_progress (double fraction, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_progress_and_cancel (void)
{
  g_autoptr (GString) text = g_string_new (HEAD ", \"attributes\": [], \"customers\": [");
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderSnapshot) snapshot = NULL;
  double last = 0;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%s{\"id\": \"%u\"}", i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  stream = g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);
  snapshot = sonder_project_read (stream, text->len, count_progress, &last, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, >, 0.9);
  g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, NULL, NULL);
  g_assert_null (sonder_project_read (stream, text->len, cancel_progress, cancellable, cancellable,
                                      NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project-reader/everything", test_everything);
  g_test_add_func ("/project-reader/order", test_order);
  g_test_add_func ("/project-reader/missing-lists", test_missing_lists);
  g_test_add_func ("/project-reader/normal-forms", test_normal_forms);
  g_test_add_func ("/project-reader/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/project-reader/tables", test_tables);
  g_test_add_func ("/project-reader/many-rows", test_many_rows);
  g_test_add_func ("/project-reader/errors", test_errors);
  g_test_add_func ("/project-reader/no-project", test_no_project);
  g_test_add_func ("/project-reader/newer-version", test_newer_version);
  g_test_add_func ("/project-reader/deep-rules", test_deep_rules);
  g_test_add_func ("/project-reader/limits", test_limits);
  g_test_add_func ("/project-reader/pipe", test_pipe);
  g_test_add_func ("/project-reader/progress-and-cancel", test_progress_and_cancel);
  return g_test_run ();
}
