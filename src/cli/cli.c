/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "arguments.h"
#include "cli-error.h"
#include "completion.h"
#include "console.h"
#include "encoding.h"
#include "help.h"
#include "interrupt.h"
#include "manual.h"
#include "progress.h"
#include "verbs.h"

#define NARROWEST_HELP 60
#define WIDEST_HELP 100
#define USUAL_HELP 80

static guint
get_help_width (void)
{
  guint width = sonder_console_get_width ();

  return width == 0 ? USUAL_HELP : CLAMP (width, NARROWEST_HELP, WIDEST_HELP);
}

/* The verb that begins like a word, if a typing error is near. */
static const char *
guess_verb (const char *word)
{
  const char *best = NULL;
  gsize longest = 1;

  for (guint i = 0; i < sonder_n_verbs; i++)
    {
      const char *name = sonder_verbs[i].name;
      gsize n = 0;

      while (name[n] != '\0' && name[n] == word[n])
        n++;
      if (n > longest)
        {
          longest = n;
          best = name;
        }
    }

  return best;
}

static void
set_verb_error (const char *word, GError **error)
{
  g_autofree char *shown = g_utf8_make_valid (word, -1);
  const char *guess = guess_verb (word);

  if (*word == '-')
    g_set_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE, _ ("unknown option “%s”"), shown);
  else if (guess != NULL)
    g_set_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE,
                 _ ("“%s” is neither a verb nor a file; is “%s” meant?"), shown, guess);
  else
    g_set_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE,
                 _ ("“%s” is neither a verb nor a file"), shown);
}

static gboolean
print (char *text, GError **error)
{
  g_autofree char *owned = text;

  return sonder_console_print (owned, error);
}

/* What stands first and is no verb. */
static gboolean
run_program_option (const char *word, GError **error)
{
  if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
    return print (sonder_help_for_program (get_help_width ()), error);
  if (g_str_equal (word, "--help=man"))
    return print (sonder_manual_write (), error);
  if (g_str_equal (word, "--help=bash"))
    return print (sonder_completion_write (), error);
  if (g_str_equal (word, "--version"))
    return print (g_strdup_printf ("sonder %s\n", SONDER_VERSION), error);

  set_verb_error (word, error);
  return FALSE;
}

static gboolean
run_verb (const SonderVerb *verb, char *const *words, GError **error)
{
  g_autoptr (SonderArguments) arguments = sonder_arguments_parse (verb, words, error);

  if (arguments == NULL)
    return FALSE;
  if (sonder_arguments_wants_help (arguments))
    return print (sonder_help_for_verb (verb, get_help_width ()), error);

  return verb->run (arguments, error);
}

static void
report (const SonderVerb *verb, const GError *error)
{
  if (g_error_matches (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_SAID))
    return;

  if (!g_error_matches (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE))
    sonder_console_message ("%s", error->message);
  else if (verb != NULL)
    /* Translators: a verb, what is wrong, and the verb again */
    sonder_console_message (_ ("%s: %s (see “sonder %s --help”)"), verb->name, error->message,
                            verb->name);
  else
    sonder_console_message (_ ("%s (see “sonder --help”)"), error->message);
}

/**
 * sonder_cli_is_meant:
 *
 * Returns: whether the arguments are for the command line; all else opens
 *   windows
 */
gboolean
sonder_cli_is_meant (int argc, char *const *argv)
{
  const char *first = argc > 1 ? argv[1] : NULL;

  if (first == NULL || g_str_equal (first, "--") || g_str_equal (first, "--new-window") ||
      g_str_has_prefix (first, "--gapplication-"))
    return FALSE;
  if (first[0] == '-' || sonder_verb_find (first) != NULL)
    return TRUE;

  /* A word that looks like a verb and is no file is a mistyped verb. */
  return strpbrk (first, "./") == NULL && !g_file_test (first, G_FILE_TEST_EXISTS);
}

/**
 * sonder_cli_run:
 *
 * Does what the arguments say, without a display. To be called before there is
 * any thread or open file.
 *
 * Returns: the exit status
 */
int
sonder_cli_run (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  const SonderVerb *verb;

  g_return_val_if_fail (argc > 1, SONDER_EXIT_WRONG_USAGE);

  sonder_console_open ();
  sonder_interrupt_start ();
  /* Only files of this computer: no need to talk to the desktop's services. */
  g_setenv ("GIO_USE_VFS", "local", TRUE);

  verb = sonder_verb_find (argv[1]);
  if (verb != NULL)
    run_verb (verb, argv + 2, &error);
  else
    run_program_option (argv[1], &error);

  sonder_progress_end ();
  if (error != NULL)
    report (verb, error);

  return (int)sonder_cli_error_get_status (error);
}
