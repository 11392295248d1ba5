/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json-members.h"

#include <string.h>

#include "json-writer.h"
#include "value-reader.h"

static void
test_take (void)
{
  static const struct
  {
    const char *object, *text; /* no text: refused */
  } rows[] = {
    { "{}", "" },
    { "{\"a\" :  1}", "\"a\": 1" },
    { "{\"a\": [1 , {\"b\": \"},{\"}]  ,\"c\":\"x\"}",
      "\"a\": [1 , {\"b\": \"},{\"}], \"c\": \"x\"" },
    { "{\"\\u00e4\\n\\\"\\\\\": null, \"\": 1e400}", "\"ä\\n\\\"\\\\\": null, \"\": 1e400" },
    { "{\"a\": {\n  \"b\": 1\n}}", "\"a\": {\n  \"b\": 1\n}" },
    { "{\"a\": 1, \"b\": 2, \"a\": 3}", NULL },
    { "{\"a\": 1, \"\\u0061\": 3}", NULL },
    { "{\"a\\u0000\": 1}", NULL },
    { "{\"a\": [1,]}", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GInputStream) stream =
          g_memory_input_stream_new_from_data (rows[i].object, -1, NULL);
      g_autoptr (SonderJsonTokenizer) tokenizer = sonder_json_tokenizer_new (stream, NULL);
      g_auto (SonderJsonMembers) members = SONDER_JSON_MEMBERS_INIT;
      gboolean done = sonder_value_begin_object (tokenizer);

      while (done && sonder_value_next_member (tokenizer))
        done = sonder_json_members_take (&members, tokenizer);
      g_test_message ("%s", rows[i].object);
      g_assert_cmpint (done, ==, rows[i].text != NULL);
      if (done)
        g_assert_cmpstr (members.text != NULL ? members.text->str : "", ==, rows[i].text);
    }
}

static void
test_next (void)
{
  static const struct
  {
    const char *source;
    const char *members[4];
  } rows[] = {
    { "", { NULL } },
    { " , ", { NULL } },
    { "\"a\": 1", { "\"a\": 1" } },
    { "\"a\": 1, \"b\": 2,\"c\": 3", { "\"a\": 1", "\"b\": 2", "\"c\": 3" } },
    { "\"a,\\\",\": [1, {\"x\": \",]}\"}], \"b\": \"\\\\\", \"c\": {}",
      { "\"a,\\\",\": [1, {\"x\": \",]}\"}]", "\"b\": \"\\\\\"", "\"c\": {}" } },
    /* Not JSON: nothing beyond the end is looked at. */
    { "\"a", { "\"a" } },
    { "\"a\\", { "\"a\\" } },
    { "[[, x", { "[[, x" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *source = g_strdup (rows[i].source);
      const char *p = source;
      gsize length;

      for (guint j = 0; rows[i].members[j] != NULL; j++)
        {
          p = sonder_json_members_next (p, &length);
          g_assert_nonnull (p);
          g_assert_cmpmem (p, length, rows[i].members[j], strlen (rows[i].members[j]));
          p += length;
        }
      g_assert_null (sonder_json_members_next (p, &length));
    }
}

static void
test_fold (void)
{
  static const struct
  {
    const char *text, *folded;
  } rows[] = {
    { "", "" },
    { "[1,  2]", "[1,  2]" },
    { "[\n  1,\n  2\n]", "[1, 2]" },
    { "{\r\n\t\"a\"\n:\n1 ,\n\"b\": {\n}\n}", "{\"a\": 1 , \"b\": {}}" },
    { "\"a\\n \\\"\\n\"", "\"a\\n \\\"\\n\"" },
    { "[\"\n\"]", "[\"\n\"]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) folded = g_string_new (NULL);
      g_autoptr (GString) again = g_string_new (NULL);

      sonder_json_fold (rows[i].text, strlen (rows[i].text), folded);
      sonder_json_fold (folded->str, folded->len, again);
      g_assert_cmpstr (folded->str, ==, rows[i].folded);
      g_assert_cmpstr (again->str, ==, folded->str);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-members/take", test_take);
  g_test_add_func ("/json-members/next", test_next);
  g_test_add_func ("/json-members/fold", test_fold);
  return g_test_run ();
}
