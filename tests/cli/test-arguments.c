/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "arguments.h"

#include <locale.h>
#include <string.h>

#include "cli-error.h"

static const SonderOption options[] = {
  { "dry", 'n', SONDER_OPTION_FLAG, FALSE, FALSE, NULL, NULL, "only look" },
  { "by", 0, SONDER_OPTION_TEXT, FALSE, FALSE, "GROUPS", "month|year", "the groups" },
  { "score", 's', SONDER_OPTION_TEXT, TRUE, FALSE, "COLUMN", NULL, "a column" },
  { "format", 0, SONDER_OPTION_CHOICE, FALSE, FALSE, "table|csv", "table|csv", "the form" },
};

static const SonderOption more_options[] = {
  { "output", 'o', SONDER_OPTION_FILE, FALSE, TRUE, "OUT", NULL, "the file to write" },
};

static const SonderOptionGroup group = { NULL, options, G_N_ELEMENTS (options) };
static const SonderOptionGroup more = { "More", more_options, G_N_ELEMENTS (more_options) };

static const SonderVerb draw = {
  .name = "draw",
  .operands = { { "FILE", SONDER_OPTION_FILE, FALSE, NULL, "the project" },
                { "NAME", SONDER_OPTION_CHOICE, FALSE, "line|dot", "what to draw" } },
  .groups = { &group, &more },
};

static const SonderVerb tidy = {
  .name = "tidy",
  .operands = { { "FILE", SONDER_OPTION_FILE, TRUE, NULL, "the projects" } },
};

static SonderArguments *
parse (const SonderVerb *verb, const char *line, GError **error)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  if (*line == '\0')
    g_clear_pointer (&words[0], g_free);

  return sonder_arguments_parse (verb, words, error);
}

/* All that was understood, as a line. */
static char *
spell (SonderArguments *arguments)
{
  static const char *const names[] = { "dry", "by", "score", "format", "output" };
  GString *line = g_string_new (sonder_arguments_wants_help (arguments) ? "help " : "");

  for (guint i = 0; i < sonder_arguments_get_n_operands (arguments); i++)
    g_string_append_printf (line, "[%s]", sonder_arguments_get_operand (arguments, i));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *const *values = sonder_arguments_get_all (arguments, names[i]);

      g_assert_cmpstr (sonder_arguments_get (arguments, names[i]), ==, values[0]);
      g_assert_cmpint (sonder_arguments_has (arguments, names[i]), ==, values[0] != NULL);
      for (guint j = 0; values[j] != NULL; j++)
        g_string_append_printf (line, " %s=%s", names[i], values[j]);
    }

  return g_string_free (line, FALSE);
}

static void
test_good (void)
{
  static const struct
  {
    const SonderVerb *verb;
    const char *line;
    const char *expected;
  } rows[] = {
    { &draw, "a line -o x", "[a][line] output=x" },
    { &draw, "-ox a line", "[a][line] output=x" },
    { &draw, "a --output x dot", "[a][dot] output=x" },
    { &draw, "--output=x a dot", "[a][dot] output=x" },
    { &draw, "a dot --output=", "[a][dot] output=" },
    { &draw, "a dot -n -o x --dry", NULL },
    { &draw, "a dot -o x --dry", "[a][dot] dry= output=x" },
    { &draw, "a dot -o x --by=a=b", "[a][dot] by=a=b output=x" },
    { &draw, "a dot -o x --by anything", "[a][dot] by=anything output=x" },
    { &draw, "a dot -o x --score b -s a --score=b", "[a][dot] score=b score=a score=b output=x" },
    { &draw, "a dot -o x --score --dry", "[a][dot] score=--dry output=x" },
    { &draw, "a dot -o -x --format csv", "[a][dot] format=csv output=-x" },
    { &draw, "-o x -- -a dot", "[-a][dot] output=x" },
    { &draw, "- dot -o x", "[-][dot] output=x" },
    { &draw, "--help", "help " },
    { &draw, "a -h --nonsense", "help [a]" },
    { &tidy, "a", "[a]" },
    { &tidy, "a b -- --c", "[a][b][--c]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SonderArguments) arguments = parse (rows[i].verb, rows[i].line, &error);
      g_autofree char *spelled = NULL;

      g_test_message ("%s", rows[i].line);
      if (rows[i].expected == NULL)
        {
          g_assert_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE);
          continue;
        }
      g_assert_no_error (error);
      g_assert_true (sonder_arguments_get_verb (arguments) == rows[i].verb);
      spelled = spell (arguments);
      g_assert_cmpstr (spelled, ==, rows[i].expected);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const SonderVerb *verb;
    const char *line;
    const char *message;
  } rows[] = {
    { &draw, "", "FILE is missing: the project" },
    { &draw, "a", "NAME is missing: what to draw" },
    { &draw, "a line", "--output is missing: the file to write" },
    { &draw, "a pie -o x", "NAME cannot be “pie”; it is one of: line, dot" },
    { &draw, "a line b -o x", "“b” is one argument too many" },
    { &draw, "a line -o", "--output needs a value: OUT" },
    { &draw, "a line -o x -o y", "--output is given twice" },
    { &draw, "a line -o x --by x --by=x", "--by is given twice" },
    { &draw, "a line -o x --nope=3", "unknown option “--nope”" },
    { &draw, "a line -o x -q", "unknown option “-q”" },
    { &draw, "a line -o x --scor b", "unknown option “--scor”" },
    { &draw, "a line -o x --scores b", "unknown option “--scores”" },
    { &draw, "a line -o x --dry=yes", "--dry takes no value" },
    { &draw, "a line -o x --format xml", "--format cannot be “xml”; it is one of: table, csv" },
    { &draw, "a line -o x --format table|csv", "--format cannot be “table|csv”" },
    { &draw, "a line -o x --by \xff", "is not text" },
    { &draw, "a line -o x --\xff", "unknown option" },
    { &tidy, "", "FILE is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].line);
      g_assert_null (parse (rows[i].verb, rows[i].line, &error));
      g_assert_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE);
      g_assert_nonnull (strstr (error->message, rows[i].message));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_empty_operand (void)
{
  char *const words[] = { (char *)"", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (sonder_arguments_parse (&tidy, words, &error));
  g_assert_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE);
}

/* Names of files are bytes; they need not be text. */
static void
test_file_names (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderArguments) arguments = parse (&tidy, "\xff\xfe", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sonder_arguments_get_operand (arguments, 0), ==, "\xff\xfe");
  g_assert_null (sonder_arguments_get_operand (arguments, 1));
}

static void
test_status (void)
{
  g_autoptr (GError) usage = g_error_new_literal (SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE, "");
  g_autoptr (GError) input = g_error_new_literal (SONDER_CLI_ERROR, SONDER_CLI_ERROR_INPUT, "");
  g_autoptr (GError) said = g_error_new_literal (SONDER_CLI_ERROR, SONDER_CLI_ERROR_SAID, "");
  g_autoptr (GError) file = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOSPC, "");

  g_assert_cmpint (sonder_cli_error_get_status (NULL), ==, 0);
  g_assert_cmpint (sonder_cli_error_get_status (usage), ==, 2);
  g_assert_cmpint (sonder_cli_error_get_status (input), ==, 1);
  g_assert_cmpint (sonder_cli_error_get_status (said), ==, 1);
  g_assert_cmpint (sonder_cli_error_get_status (file), ==, 1);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/arguments/good", test_good);
  g_test_add_func ("/arguments/bad", test_bad);
  g_test_add_func ("/arguments/empty-operand", test_empty_operand);
  g_test_add_func ("/arguments/file-names", test_file_names);
  g_test_add_func ("/arguments/status", test_status);

  return g_test_run ();
}
