/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "completion.h"

#include "verbs.h"

/* Bash splits words at "=" and ":", so that a value behind "--by=" is a word of
 * its own, with the option two words before. */
static const char head[] = "# bash completion for sonder\n"
                           "# Made by sonder --help=bash\n"
                           "_sonder ()\n"
                           "{\n"
                           "  local word=${COMP_WORDS[COMP_CWORD]}\n"
                           "  local before=${COMP_WORDS[COMP_CWORD-1]}\n"
                           "  local options='' values='' files=''\n"
                           "  COMPREPLY=()\n"
                           "  if [ \"$word\" = = ]; then\n"
                           "    word=\n"
                           "  elif [ \"$before\" = = ]; then\n"
                           "    before=${COMP_WORDS[COMP_CWORD-2]}\n"
                           "  fi\n";

static const char tail[] = "  if [ -n \"$values\" ]; then\n"
                           "    COMPREPLY=($(compgen -W \"$values\" -- \"$word\"))\n"
                           "  elif [ \"${word:0:1}\" = - ] && [ -z \"$files\" ]; then\n"
                           "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
                           "  elif [ \"$files\" != none ]; then\n"
                           "    compopt -o filenames 2>/dev/null\n"
                           "    local IFS=$'\\n'\n"
                           "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
                           "  fi\n"
                           "}\n"
                           "complete -F _sonder sonder\n";

/* Words of the tables stand between single quotes. */
static void
append_words (GString *script, const char *choices)
{
  for (const char *p = choices; *p; p++)
    g_string_append_c (script, *p == '|' ? ' ' : *p);
}

static void
append_option_names (GString *script, const SonderVerb *verb)
{
  g_string_append (script, "      options='");
  for (guint i = 0; verb->groups[i] != NULL; i++)
    for (guint j = 0; j < verb->groups[i]->n_options; j++)
      {
        const SonderOption *option = &verb->groups[i]->options[j];

        if (option->letter != 0)
          g_string_append_printf (script, "-%c ", option->letter);
        g_string_append_printf (script, "--%s ", option->name);
      }
  g_string_append (script, "--help'\n");
}

/* After an option: its values, a file, or nothing that could be known. */
static void
append_values (GString *script, const SonderOption *option)
{
  g_string_append_printf (script, "        --%s", option->name);
  if (option->letter != 0)
    g_string_append_printf (script, "|-%c", option->letter);

  if (option->choices != NULL)
    {
      g_string_append (script, ") values='");
      append_words (script, option->choices);
      g_string_append (script, "' ;;\n");
    }
  else
    g_string_append_printf (script, ") files=%s ;;\n",
                            option->type == SONDER_OPTION_FILE ? "any" : "none");
}

static void
append_verb (GString *script, const SonderVerb *verb)
{
  g_string_append_printf (script, "    %s)\n", verb->name);
  append_option_names (script, verb);
  g_string_append (script, "      case $before in\n");
  for (guint i = 0; verb->groups[i] != NULL; i++)
    for (guint j = 0; j < verb->groups[i]->n_options; j++)
      if (verb->groups[i]->options[j].type != SONDER_OPTION_FLAG)
        append_values (script, &verb->groups[i]->options[j]);
  for (guint i = 1; verb->operands[i].name != NULL; i++)
    if (verb->operands[i].choices != NULL)
      {
        g_string_append_printf (script, "        *) [ \"$COMP_CWORD\" -eq %u ] && values='", i + 2);
        append_words (script, verb->operands[i].choices);
        g_string_append (script, "' ;;\n");
      }
  g_string_append (script, "      esac ;;\n");
}

/**
 * sonder_completion_write:
 *
 * Returns: (transfer full): a script for bash
 */
char *
sonder_completion_write (void)
{
  GString *script = g_string_new (head);

  g_string_append (script, "  case ${COMP_WORDS[1]} in\n");
  for (guint i = 0; i < sonder_n_verbs; i++)
    append_verb (script, &sonder_verbs[i]);
  g_string_append (script, "  esac\n"
                           "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
                           "    compopt -o filenames 2>/dev/null\n"
                           "    local IFS=$'\\n'\n"
                           "    COMPREPLY=($(IFS=' '; compgen -W '");
  for (guint i = 0; i < sonder_n_verbs; i++)
    g_string_append_printf (script, "%s ", sonder_verbs[i].name);
  for (guint i = 0; i < sonder_n_program_options; i++)
    g_string_append_printf (script, "--%s ", sonder_program_options[i].name);
  g_string_append (script, "' -- \"$word\") $(compgen -f -- \"$word\"))\n"
                           "    return\n"
                           "  fi\n");
  g_string_append (script, tail);

  return g_string_free (script, FALSE);
}
