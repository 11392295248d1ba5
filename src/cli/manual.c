/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "manual.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "help.h"
#include "verbs.h"

/* A page 80 columns wide, less its margins. */
#define EXAMPLE_WIDTH 68

/* Text as groff takes it: hyphens that can be copied, no request by accident. */
static void
append_escaped (GString *page, const char *text)
{
  if (*text == '.' || *text == '\'')
    g_string_append (page, "\\&");

  for (const char *p = text; *p; p++)
    switch (*p)
      {
      case '\\':
        g_string_append (page, "\\e");
        break;
      case '-':
        g_string_append (page, "\\-");
        break;
      case '\'':
        g_string_append (page, "\\(aq");
        break;
      case '^':
        g_string_append (page, "\\(ha");
        break;
      case '~':
        g_string_append (page, "\\(ti");
        break;
      default:
        g_string_append_c (page, *p);
      }
}

static void
append_line (GString *page, const char *request, const char *text)
{
  g_string_append (page, request);
  append_escaped (page, text);
  g_string_append_c (page, '\n');
}

static void
append_paragraph (GString *page, const char *text)
{
  g_string_append (page, ".PP\n");
  append_line (page, "", text);
}

static void
append_term (GString *page, const char *term, const char *value, const char *meaning)
{
  g_string_append (page, ".TP\n\\fB");
  append_escaped (page, term);
  g_string_append (page, "\\fR");
  if (value != NULL)
    {
      g_string_append (page, " \\fI");
      append_escaped (page, value);
      g_string_append (page, "\\fR");
    }
  g_string_append_c (page, '\n');
  append_line (page, "", meaning);
}

static void
append_options (GString *page, const SonderOption *options, guint n_options)
{
  for (guint i = 0; i < n_options; i++)
    {
      g_autofree char *term =
          options[i].letter != 0 ? g_strdup_printf ("-%c, --%s", options[i].letter, options[i].name)
                                 : g_strdup_printf ("--%s", options[i].name);

      append_term (page, term, options[i].value != NULL ? _ (options[i].value) : NULL,
                   _ (options[i].help));
    }
}

static void
append_synopsis (GString *page, const SonderVerb *verb)
{
  g_autoptr (GPtrArray) parts = sonder_verb_get_synopsis (verb);

  g_string_append_printf (page, ".HP\n\\fBsonder %s\\fR", verb->name);
  for (guint i = 0; i < parts->len; i++)
    {
      g_string_append_c (page, ' ');
      append_escaped (page, parts->pdata[i]);
    }
  g_string_append_c (page, '\n');
}

static void
append_examples (GString *page, const SonderVerb *verb)
{
  for (guint i = 0; verb->examples[i].command != NULL; i++)
    {
      g_autoptr (GPtrArray) lines = sonder_example_get_lines (&verb->examples[i], EXAMPLE_WIDTH);

      append_paragraph (page, _ (verb->examples[i].purpose));
      g_string_append (page, ".PP\n.RS 4\n.nf\n");
      for (guint j = 0; j < lines->len; j++)
        append_line (page, "", lines->pdata[j]);
      g_string_append (page, ".fi\n.RE\n");
    }
}

static void
append_verb (GString *page, const SonderVerb *verb)
{
  append_line (page, ".SS sonder ", verb->name);
  append_line (page, "", _ (verb->summary));
  for (guint i = 0; verb->details[i] != NULL; i++)
    append_paragraph (page, _ (verb->details[i]));
  for (guint i = 0; verb->groups[i] != NULL; i++)
    {
      if (verb->groups[i]->title != NULL)
        append_paragraph (page, _ (verb->groups[i]->title));
      append_options (page, verb->groups[i]->options, verb->groups[i]->n_options);
    }
  append_examples (page, verb);
}

static void
append_ends (GString *page)
{
  append_line (page, ".SH ", _ ("EXIT STATUS"));
  append_term (page, "0", NULL, _ ("All is done."));
  append_term (page, "1", NULL,
               _ ("A file, or what is in it, is not right. A project is only ever "
                  "replaced whole: after an error it is as it was."));
  append_term (page, "2", NULL, _ ("The command line is not right."));
  append_term (page, "130", NULL, _ ("Interrupted. Everything is as it was."));

  append_line (page, ".SH ", _ ("ENVIRONMENT"));
  append_term (page, "NO_COLOR", NULL, _ ("When set, tables on a terminal have no colours."));
  append_term (page, "COLUMNS", NULL,
               _ ("How wide tables may be where standard output is no terminal."));
  append_term (page, "LC_ALL, LC_MESSAGES, LC_NUMERIC, LANG", NULL,
               _ ("The language of messages and the form of numbers in tables. In CSV and JSON "
                  "numbers always have a decimal point."));

  append_line (page, ".SH ", _ ("FILES"));
  append_term (page, "*.sonder.json", NULL, _ ("Projects: UTF-8 JSON, fit for version control."));
}

/**
 * sonder_manual_write:
 *
 * Returns: (transfer full): the manual page, for man
 */
char *
sonder_manual_write (void)
{
  GString *page = g_string_new (".\\\" -*- coding: utf-8 -*- made by sonder --help=man\n");

  g_string_append_printf (page, ".TH SONDER 1 \"\" \"Sonder %s\"\n", SONDER_VERSION);
  append_line (page, ".SH ", _ ("NAME"));
  append_line (page, "sonder \\- ",
               _ ("segments, personas, empathy maps and customer satisfaction"));
  append_line (page, ".SH ", _ ("SYNOPSIS"));
  g_string_append (page, ".HP\n\\fBsonder\\fR [FILE…]\n");
  for (guint i = 0; i < sonder_n_verbs; i++)
    append_synopsis (page, &sonder_verbs[i]);

  append_line (page, ".SH ", _ ("DESCRIPTION"));
  append_line (
      page, "",
      _ ("Sonder keeps what a team knows about its customers in one file: who they are, what "
         "they think and feel, which segments they form, and what they answered. With a verb "
         "it does one thing and needs no display; without, it opens projects in windows."));
  append_line (page, ".SH ", _ ("OPTIONS"));
  append_options (page, sonder_program_options, sonder_n_program_options);
  append_line (page, ".SH ", _ ("VERBS"));
  for (guint i = 0; i < sonder_n_verbs; i++)
    append_verb (page, &sonder_verbs[i]);
  append_ends (page);

  return g_string_free (page, FALSE);
}
