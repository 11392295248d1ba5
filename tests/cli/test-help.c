/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "help.h"

#include <locale.h>
#include <string.h>

#include "completion.h"
#include "manual.h"
#include "text-width.h"
#include "verbs.h"

/* From here to the next line that begins like this. */
static char *
get_section (const char *text, const char *start, const char *next)
{
  const char *found = strstr (text, start);
  const char *end;

  g_assert_nonnull (found);
  end = strstr (found + strlen (start), next);

  return end != NULL ? g_strndup (found, end - found) : g_strdup (found);
}

static void
assert_mentions (const char *text, const char *what, const char *verb, const char *document)
{
  if (strstr (text, what) == NULL)
    g_error ("%s of %s does not mention %s", document, verb, what);
}

static void
check_option (const SonderVerb *verb,
              const SonderOption *option,
              const char *help,
              const char *man,
              const char *bash)
{
  g_autofree char *plain = g_strconcat ("--", option->name, NULL);
  g_autoptr (GString) escaped = g_string_new (plain);

  g_string_replace (escaped, "-", "\\-", 0);
  assert_mentions (help, plain, verb->name, "help");
  assert_mentions (man, escaped->str, verb->name, "manual");
  assert_mentions (bash, plain, verb->name, "completion");
  g_assert_cmpint (option->type == SONDER_OPTION_FLAG, ==, option->value == NULL);
  g_assert_cmpstr (option->help, !=, "");
  if (option->type == SONDER_OPTION_CHOICE)
    {
      g_auto (GStrv) choices = g_strsplit (option->choices, "|", -1);

      for (guint i = 0; choices[i] != NULL; i++)
        assert_mentions (bash, choices[i], verb->name, "completion");
    }
}

static void
test_all_options (void)
{
  g_autofree char *program = sonder_help_for_program (80);
  g_autofree char *man = sonder_manual_write ();
  g_autofree char *bash = sonder_completion_write ();
  g_autofree char *verbs_of_man = get_section (man, ".SH VERBS\n", "\n.SH ");

  for (guint i = 0; i < sonder_n_verbs; i++)
    {
      const SonderVerb *verb = &sonder_verbs[i];
      g_autofree char *help = sonder_help_for_verb (verb, 80);
      g_autofree char *man_start = g_strdup_printf (".SS sonder %s\n", verb->name);
      g_autofree char *man_part = get_section (verbs_of_man, man_start, "\n.SS ");
      g_autofree char *bash_start = g_strdup_printf ("\n    %s)\n", verb->name);
      g_autofree char *bash_part = get_section (bash, bash_start, "esac ;;");

      assert_mentions (program, verb->name, "the program", "help");
      for (guint j = 0; verb->groups[j] != NULL; j++)
        for (guint k = 0; k < verb->groups[j]->n_options; k++)
          check_option (verb, &verb->groups[j]->options[k], help, man_part, bash_part);
      g_assert_nonnull (verb->details[0]);
      g_assert_nonnull (verb->examples[0].command);
    }

  for (guint i = 0; i < sonder_n_program_options; i++)
    {
      assert_mentions (program, sonder_program_options[i].name, "the program", "help");
      assert_mentions (man, sonder_program_options[i].name, "the program", "manual");
      assert_mentions (bash, sonder_program_options[i].name, "the program", "completion");
    }
}

/* An option is not declared twice for a verb, neither by name nor by letter. */
static void
test_unique (void)
{
  for (guint i = 0; i < sonder_n_verbs; i++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint j = 0; sonder_verbs[i].groups[j] != NULL; j++)
        for (guint k = 0; k < sonder_verbs[i].groups[j]->n_options; k++)
          {
            const SonderOption *option = &sonder_verbs[i].groups[j]->options[k];
            char letter[] = { option->letter, '\0' };

            g_assert_true (g_hash_table_add (seen, g_strdup (option->name)));
            g_assert_true (option->letter == 0 || g_hash_table_add (seen, g_strdup (letter)));
          }
      g_assert_true (sonder_verb_find (sonder_verbs[i].name) == &sonder_verbs[i]);
    }
  g_assert_null (sonder_verb_find ("stat"));
}

static void
test_width (void)
{
  for (guint i = 0; i < sonder_n_verbs; i++)
    {
      g_autofree char *help = sonder_help_for_verb (&sonder_verbs[i], 80);
      g_auto (GStrv) lines = g_strsplit (help, "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        if (sonder_text_count_columns (lines[j]) > 80)
          g_error ("help of %s is too wide: %s", sonder_verbs[i].name, lines[j]);
    }
}

/* What help shows as an example is what a shell gets. */
static void
test_example_lines (void)
{
  const SonderExample example = { "sonder x 'a --b' --long-option 'c d' -o e --flag", "" };
  g_autoptr (GPtrArray) wide = sonder_example_get_lines (&example, 80);
  g_autoptr (GPtrArray) narrow = sonder_example_get_lines (&example, 30);

  g_assert_cmpuint (wide->len, ==, 1);
  g_assert_cmpstr (wide->pdata[0], ==, example.command);
  g_assert_cmpuint (narrow->len, ==, 3);
  g_assert_cmpstr (narrow->pdata[0], ==, "sonder x 'a --b' \\");
  g_assert_cmpstr (narrow->pdata[1], ==, "    --long-option 'c d' -o e \\");
  g_assert_cmpstr (narrow->pdata[2], ==, "    --flag");
}

static void
test_manual_is_escaped (void)
{
  g_autofree char *man = sonder_manual_write ();
  g_auto (GStrv) lines = g_strsplit (man, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '\'')
        g_error ("a request by accident: %s", lines[i]);
      if (lines[i][0] == '.' && lines[i][1] != '\\' && !g_ascii_isupper (lines[i][1]) &&
          !g_str_has_prefix (lines[i], ".nf") && !g_str_has_prefix (lines[i], ".fi"))
        g_error ("a request by accident: %s", lines[i]);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/help/all-options", test_all_options);
  g_test_add_func ("/help/unique", test_unique);
  g_test_add_func ("/help/width", test_width);
  g_test_add_func ("/help/example-lines", test_example_lines);
  g_test_add_func ("/help/manual-is-escaped", test_manual_is_escaped);

  return g_test_run ();
}
