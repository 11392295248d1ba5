/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The project reader on mutated projects: it must not crash; what it reads must be
 * written, read again, and written to the same bytes; what it refuses must be
 * refused with a sentence. */

#include "fuzz.h"
#include "project-check.h"
#include "project-testing.h"

/* Smaller than what holds everything, so that changes matter more often. */
static const char *const seeds[] = {
  EVERYTHING,
  "{\"format\":\"sonder-project\",\"version\":1,\"id\":\"p\",\"attributes\":[{\"id\":\"a\","
  "\"type\":\"number\"},"
  "{\"id\":\"b\",\"type\":\"text\"}],\"customers\":[{\"id\":\"x\",\"attributes\":{\"a\":1.5,\"b\":"
  "\"t\",\"c\":[]}},"
  "{\"id\":\"y\",\"pinned\":\"s\"}],\"answers\":[{\"customer\":\"x\",\"metric\":\"m\",\"score\":3},"
  "{\"id\":\"r\",\"customer\":\"y\",\"comment\":\"c\",\"z\":{}}]}",
  "{\"answers\":[{\"customer\":\"x\"}],\"customers\":[{\"id\":\"x\"}],\"version\":1,\"format\":"
  "\"sonder-project\"}",
  "{\"format\":\"sonder-project\",\"version\":1,\"segments\":[{\"id\":\"s\",\"rule\":{\"all\":[{"
  "\"attribute\":\"a\","
  "\"operator\":\"<\",\"values\":[\"3\"]},{\"none\":[{\"any\":[]}]}]}}],\"x\":{\"y\":[1,\n2]}}",
};

static const char *const tokens[] = {
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "\"",
  "\\",
  "\n",
  "null",
  "true",
  "{}",
  "[]",
  "\"\"",
  "0",
  "-1",
  "1e400",
  "1e17",
  "12345678901234567890",
  "9007199254740993",
  "\"x\"",
  "\"id\": ",
  "\"a\": 1, ",
  "\"a\": 1, \"a\": 1, ",
  "\"new\": {\n \"deep\": [1,\n 2]\n}, ",
  "\"\\u0000\": 1, ",
  "\\u0000",
  "\\ud83d\\ude00",
  "\xff",
  "\xe2\x82\xac",
  "\"attributes\": {\"age\": 1}, ",
  "\"version\": 2, ",
  "{\"id\": \"x\"}, ",
  "{\"any\": [{\"any\": [{}]}]}, ",
  "\"customers\": [], ",
  "\"2025-02-28\"",
  NULL,
};

static SonderSnapshot *
read_bytes (const GString *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return sonder_project_read (stream, text->len, NULL, NULL, NULL, NULL, error);
}

/* Whether the text was accepted. */
static gboolean
check_text (const GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderSnapshot) snapshot = read_bytes (text, &error);
  g_autoptr (SonderSnapshot) again = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *written = NULL, *rewritten = NULL;

  if (snapshot == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return FALSE;
    }
  problems = sonder_project_check (snapshot);
  written = write_project (snapshot);
  again = read_project (written, &error);
  if (again == NULL)
    g_error ("%s\nwas written as\n%s\nwhich cannot be read: %s", text->str, written,
             error->message);
  rewritten = write_project (again);
  if (!g_str_equal (written, rewritten))
    g_error ("%s\nwas written as\n%s\nand again as\n%s", text->str, written, rewritten);
  return TRUE;
}

/* Swaps two stretches between commas: members and elements change places. */
static void
swap_parts (GRand *random, GString *text)
{
  g_auto (GStrv) parts = g_strsplit (text->str, ",", -1);
  const guint n = g_strv_length (parts);
  const gsize a = fuzz_below (random, n), b = fuzz_below (random, n);
  g_autofree char *joined = NULL;
  char *part;

  if (n < 2)
    return;
  part = parts[a];
  parts[a] = parts[b];
  parts[b] = part;
  joined = g_strjoinv (",", parts);
  g_string_assign (text, joined);
}

static void
test_mutations (void)
{
  g_autoptr (GRand) random = fuzz_random ();
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0, n_accepted = 0;

  while (g_timer_elapsed (timer, NULL) < fuzz_seconds ())
    {
      const guint n_mutations = (guint) g_rand_int_range (random, 0, 4);

      g_string_assign (text, seeds[n % G_N_ELEMENTS (seeds)]);
      for (guint i = 0; i < n_mutations; i++)
        if (g_rand_int_range (random, 0, 4) == 0)
          swap_parts (random, text);
        else
          fuzz_mutate (random, text, tokens);
      n_accepted += check_text (text) ? 1 : 0;
      n++;
    }
  g_test_message ("%u texts, %u accepted", n, n_accepted);
  g_assert_cmpuint (n_accepted, >, n / 20);
  g_assert_cmpuint (n_accepted, <, n);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project/mutations", test_mutations);
  return g_test_run ();
}
