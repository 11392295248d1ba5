/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "help.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "text-width.h"
#include "verbs.h"

#define TERM_INDENT 2
#define HELP_COLUMN 26

static void
append_heading (GString *help, const char *heading)
{
  g_string_append_printf (help, "\n%s:\n", heading);
}

/* A term, and beside or below it what it means. */
static void
append_entry (GString *help, const char *term, const char *meaning, guint width)
{
  guint column = TERM_INDENT + sonder_text_count_columns (term);

  sonder_text_append_spaces (help, TERM_INDENT);
  g_string_append (help, term);
  if (column + 2 > HELP_COLUMN)
    {
      g_string_append_c (help, '\n');
      column = 0;
    }
  sonder_text_append_spaces (help, HELP_COLUMN - column);
  sonder_text_append_wrapped (help, meaning, HELP_COLUMN, HELP_COLUMN, width);
}

static void
append_options (GString *help, const SonderOption *options, guint n_options, guint width)
{
  for (guint i = 0; i < n_options; i++)
    {
      g_autoptr (GString) term = g_string_new (NULL);

      if (options[i].letter != 0)
        g_string_append_printf (term, "-%c, ", options[i].letter);
      g_string_append_printf (term, "--%s", options[i].name);
      if (options[i].value != NULL)
        g_string_append_printf (term, " %s", _ (options[i].value));
      append_entry (help, term->str, _ (options[i].help), width);
    }
}

static void
append_usage (GString *help, const SonderVerb *verb, guint width)
{
  g_autoptr (GPtrArray) parts = sonder_verb_get_synopsis (verb);
  g_autofree char *start = g_strdup_printf (_ ("Usage: sonder %s"), verb->name);
  guint indent = sonder_text_count_columns (start);
  guint column = indent;

  g_string_append (help, start);
  for (guint i = 0; i < parts->len; i++)
    {
      guint part = sonder_text_count_columns (parts->pdata[i]);

      if (column + 1 + part > width && column > indent)
        {
          g_string_append_c (help, '\n');
          sonder_text_append_spaces (help, indent);
          column = indent;
        }
      g_string_append_printf (help, " %s", (const char *)parts->pdata[i]);
      column += 1 + part;
    }
  g_string_append (help, "\n\n");
}

static void
append_operands (GString *help, const SonderVerb *verb, guint width)
{
  append_heading (help, _ ("Arguments"));
  for (guint i = 0; verb->operands[i].name != NULL; i++)
    append_entry (help, _ (verb->operands[i].name), _ (verb->operands[i].help), width);
}

static void
append_examples (GString *help, const SonderVerb *verb, guint width)
{
  append_heading (help, _ ("Examples"));
  for (guint i = 0; verb->examples[i].command != NULL; i++)
    {
      g_autoptr (GPtrArray) lines = sonder_example_get_lines (&verb->examples[i], width - 6);

      sonder_text_append_spaces (help, 2);
      sonder_text_append_wrapped (help, _ (verb->examples[i].purpose), 2, 2, width);
      for (guint j = 0; j < lines->len; j++)
        g_string_append_printf (help, "      %s\n", (const char *)lines->pdata[j]);
    }
}

/* Where the next option of a command begins, or its end. */
static const char *
find_next_option (const char *command)
{
  gboolean quoted = FALSE;

  for (const char *p = command; *p; p++)
    {
      if (*p == '\'')
        quoted = !quoted;
      if (!quoted && p > command && p[0] == '-' && p[-1] == ' ')
        return p;
    }

  return command + strlen (command);
}

/**
 * sonder_example_get_lines:
 * @width: columns at hand
 *
 * Returns: (transfer full) (element-type utf8): the example's command, broken
 *   before options as a shell takes it
 */
GPtrArray *
sonder_example_get_lines (const SonderExample *example, guint width)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = example->command; *p;)
    {
      const char *end = find_next_option (p);
      g_autofree char *part = g_strchomp (g_strndup (p, end - p));
      guint used = sonder_text_count_columns (line->str) + 1 + sonder_text_count_columns (part);

      if (line->len > 0 && used + 2 > width)
        {
          g_ptr_array_add (lines, g_strdup_printf ("%s \\", line->str));
          g_string_assign (line, "   ");
        }
      if (line->len > 0)
        g_string_append_c (line, ' ');
      g_string_append (line, part);
      p = end;
    }
  g_ptr_array_add (lines, g_string_free (g_steal_pointer (&line), FALSE));

  return lines;
}

/**
 * sonder_option_get_synopsis:
 *
 * Returns: (transfer full): the option as it stands in a synopsis:
 *   "[--score COLUMN]…"
 */
char *
sonder_option_get_synopsis (const SonderOption *option)
{
  g_autofree char *name = option->letter != 0 ? g_strdup_printf ("-%c", option->letter)
                                              : g_strdup_printf ("--%s", option->name);
  g_autofree char *both =
      option->value != NULL ? g_strdup_printf ("%s %s", name, _ (option->value)) : g_strdup (name);

  if (option->required)
    return g_steal_pointer (&both);

  return g_strdup_printf (option->repeats ? "[%s]…" : "[%s]", both);
}

/**
 * sonder_verb_get_synopsis:
 *
 * Returns: (transfer full) (element-type utf8): what follows the verb's name
 */
GPtrArray *
sonder_verb_get_synopsis (const SonderVerb *verb)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; verb->operands[i].name != NULL; i++)
    g_ptr_array_add (parts, g_strconcat (_ (verb->operands[i].name),
                                         verb->operands[i].repeats ? "…" : "", NULL));
  for (guint i = 0; verb->groups[i] != NULL; i++)
    for (guint j = 0; j < verb->groups[i]->n_options; j++)
      g_ptr_array_add (parts, sonder_option_get_synopsis (&verb->groups[i]->options[j]));

  return parts;
}

/**
 * sonder_help_for_program:
 * @width: columns at hand
 *
 * Returns: (transfer full): what "sonder --help" prints
 */
char *
sonder_help_for_program (guint width)
{
  GString *help = g_string_new (NULL);

  g_string_append (help, _ ("Usage: sonder [FILE…]\n"
                            "       sonder VERB ARGUMENT…\n\n"));
  sonder_text_append_wrapped (
      help,
      _ ("Knows your customers: segments, personas, empathy maps, and what the "
         "customers said. Opens projects in windows, or does one thing on the "
         "command line."),
      0, 0, width);
  append_heading (help, _ ("Verbs"));
  for (guint i = 0; i < sonder_n_verbs; i++)
    append_entry (help, sonder_verbs[i].name, _ (sonder_verbs[i].summary), width);
  append_heading (help, _ ("Options"));
  append_options (help, sonder_program_options, sonder_n_program_options, width);
  g_string_append_c (help, '\n');
  sonder_text_append_wrapped (
      help,
      _ ("“sonder VERB --help” tells more. The exit status is 0 when all is "
         "done, 1 when a file or what is in it is not right, and 2 when the "
         "command line is not."),
      0, 0, width);

  return g_string_free (help, FALSE);
}

/**
 * sonder_help_for_verb:
 * @width: columns at hand
 *
 * Returns: (transfer full): what "sonder VERB --help" prints
 */
char *
sonder_help_for_verb (const SonderVerb *verb, guint width)
{
  GString *help = g_string_new (NULL);

  append_usage (help, verb, width);
  for (guint i = 0; verb->details[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (help, '\n');
      sonder_text_append_wrapped (help, _ (verb->details[i]), 0, 0, width);
    }

  append_operands (help, verb, width);
  for (guint i = 0; verb->groups[i] != NULL; i++)
    {
      if (verb->groups[i]->title != NULL || i == 0)
        append_heading (help, verb->groups[i]->title != NULL ? _ (verb->groups[i]->title)
                                                             : _ ("Options"));
      append_options (help, verb->groups[i]->options, verb->groups[i]->n_options, width);
    }
  append_examples (help, verb, width);

  return g_string_free (help, FALSE);
}
