/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "arguments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli-error.h"
#include "encoding.h"

struct _SonderArguments
{
  const SonderVerb *verb;
  gboolean wants_help;
  GHashTable *values; /* option name to GPtrArray of values */
  GPtrArray *operands;
};

static const SonderOption help_option = { .name = "help", .letter = 'h' };

static gboolean G_GNUC_PRINTF (2, 3) fail (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE, message);

  return FALSE;
}

static const SonderOption *
find_option (const SonderVerb *verb, const char *name, gsize length, char letter)
{
  for (guint i = 0; verb->groups[i] != NULL; i++)
    for (guint j = 0; j < verb->groups[i]->n_options; j++)
      {
        const SonderOption *option = &verb->groups[i]->options[j];

        if (letter != 0 ? option->letter == letter
                        : strncmp (option->name, name, length) == 0 && option->name[length] == '\0')
          return option;
      }

  if (letter == 'h' || (letter == 0 && length == 4 && strncmp (name, "help", length) == 0))
    return &help_option;

  return NULL;
}

/* File names stay as they are; everything else becomes UTF-8. */
static char *
convert (SonderOptionType type, const char *word, GError **error)
{
  char *text;

  if (type == SONDER_OPTION_FILE)
    return g_strdup (word);

  text = sonder_text_from_locale (word);
  if (text == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (word, -1);

      fail (error, _ ("“%s” is not text in this locale's encoding"), shown);
    }

  return text;
}

static gboolean
check_choice (
    const char *what, SonderOptionType type, const char *choices, const char *value, GError **error)
{
  g_autofree char *list = NULL;
  g_auto (GStrv) words = NULL;

  if (type != SONDER_OPTION_CHOICE || sonder_choices_contain (choices, value))
    return TRUE;

  words = g_strsplit (choices, "|", -1);
  list = g_strjoinv (", ", words);
  return fail (error, _ ("%s cannot be “%s”; it is one of: %s"), what, value, list);
}

static gboolean
store (SonderArguments *self, const SonderOption *option, const char *word, GError **error)
{
  GPtrArray *values = g_hash_table_lookup (self->values, option->name);
  g_autofree char *shown = g_strconcat ("--", option->name, NULL);
  char *value;

  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->values, (gpointer)option->name, values);
    }
  else if (!option->repeats)
    return fail (error, _ ("%s is given twice"), shown);
  else
    g_ptr_array_set_size (values, (int)values->len - 1); /* the final NULL */

  value = convert (option->type, word, error);
  if (value == NULL)
    {
      g_ptr_array_add (values, NULL);
      return FALSE;
    }
  g_ptr_array_add (values, value);
  g_ptr_array_add (values, NULL);

  return check_choice (shown, option->type, option->choices, value, error);
}

/* Takes an option and, where it has one, its value: behind "=", behind the
 * letter, or the next word. Moves @words to the last word taken. */
static gboolean
take_option (SonderArguments *self, char *const **words, GError **error)
{
  const char *word = **words;
  gboolean is_long = word[1] == '-';
  const char *name = word + (is_long ? 2 : 1);
  gsize length = is_long ? strcspn (name, "=") : 1;
  const SonderOption *option = find_option (self->verb, name, length, is_long ? 0 : name[0]);
  const char *attached = name[length] != '\0' ? name + length + (is_long ? 1 : 0) : NULL;

  if (option == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (word, word[1] == '-' ? (gssize)length + 2 : -1);

      return fail (error, _ ("unknown option “%s”"), shown);
    }
  if (option == &help_option)
    {
      self->wants_help = TRUE;
      return TRUE;
    }
  if (option->type == SONDER_OPTION_FLAG)
    return attached == NULL ? store (self, option, "", error)
                            : fail (error, _ ("--%s takes no value"), option->name);
  if (attached != NULL)
    return store (self, option, attached, error);
  if ((*words)[1] == NULL)
    return fail (error, _ ("--%s needs a value: %s"), option->name, _ (option->value));

  (*words)++;
  return store (self, option, **words, error);
}

static const SonderOperand *
find_operand (const SonderVerb *verb, guint position)
{
  for (guint i = 0; i < SONDER_MAX_OPERANDS && verb->operands[i].name != NULL; i++)
    if (i == position || verb->operands[i].repeats)
      return &verb->operands[i];

  return NULL;
}

static gboolean
take_operand (SonderArguments *self, const char *word, GError **error)
{
  const SonderOperand *operand = find_operand (self->verb, self->operands->len);
  char *value;

  if (operand == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (word, -1);

      return fail (error, _ ("“%s” is one argument too many"), shown);
    }

  value = convert (operand->type, word, error);
  if (value == NULL)
    return FALSE;
  g_ptr_array_add (self->operands, value);
  if (*value == '\0')
    return fail (error, _ ("%s is empty"), _ (operand->name));

  return check_choice (_ (operand->name), operand->type, operand->choices, value, error);
}

static gboolean
check_complete (SonderArguments *self, GError **error)
{
  const SonderVerb *verb = self->verb;
  guint n = self->operands->len;

  if (n < SONDER_MAX_OPERANDS && verb->operands[n].name != NULL &&
      (n == 0 || !verb->operands[n - 1].repeats))
    return fail (error, _ ("%s is missing: %s"), _ (verb->operands[n].name),
                 _ (verb->operands[n].help));

  for (guint i = 0; verb->groups[i] != NULL; i++)
    for (guint j = 0; j < verb->groups[i]->n_options; j++)
      {
        const SonderOption *option = &verb->groups[i]->options[j];

        if (option->required && !sonder_arguments_has (self, option->name))
          return fail (error, _ ("--%s is missing: %s"), option->name, _ (option->help));
      }

  return TRUE;
}

/**
 * sonder_choices_contain:
 * @choices: words separated by "|"
 *
 * Returns: whether @word is one of them
 */
gboolean
sonder_choices_contain (const char *choices, const char *word)
{
  g_auto (GStrv) words = g_strsplit (choices, "|", -1);

  return g_strv_contains ((const char *const *)words, word);
}

/**
 * sonder_arguments_parse:
 * @words: (array zero-terminated=1): what follows the verb, in the locale's
 *   encoding; must outlive nothing
 *
 * Options and operands can stand in any order; behind "--" all are operands.
 * With --help nothing else is checked.
 *
 * Returns: (transfer full): the arguments, or %NULL with
 *   SONDER_CLI_ERROR_USAGE
 */
SonderArguments *
sonder_arguments_parse (const SonderVerb *verb, char *const *words, GError **error)
{
  g_autoptr (SonderArguments) self = g_new0 (SonderArguments, 1);
  gboolean only_operands = FALSE;

  self->verb = verb;
  self->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  self->operands = g_ptr_array_new_with_free_func (g_free);

  for (; *words != NULL; words++)
    if (!only_operands && g_str_equal (*words, "--"))
      only_operands = TRUE;
    else if (!only_operands && (*words)[0] == '-' && (*words)[1] != '\0')
      {
        if (!take_option (self, &words, error))
          return NULL;
        if (self->wants_help)
          return g_steal_pointer (&self);
      }
    else if (!take_operand (self, *words, error))
      return NULL;

  return check_complete (self, error) ? g_steal_pointer (&self) : NULL;
}

void
sonder_arguments_free (SonderArguments *self)
{
  g_hash_table_unref (self->values);
  g_ptr_array_unref (self->operands);
  g_free (self);
}

const SonderVerb *
sonder_arguments_get_verb (SonderArguments *self)
{
  return self->verb;
}

gboolean
sonder_arguments_wants_help (SonderArguments *self)
{
  return self->wants_help;
}

gboolean
sonder_arguments_has (SonderArguments *self, const char *option)
{
  return g_hash_table_contains (self->values, option);
}

/**
 * sonder_arguments_get:
 *
 * Returns: (nullable): the (first) value of an option, or %NULL where it is not
 *   given
 */
const char *
sonder_arguments_get (SonderArguments *self, const char *option)
{
  return sonder_arguments_get_all (self, option)[0];
}

/**
 * sonder_arguments_get_all:
 *
 * Returns: (array zero-terminated=1): the values of an option, perhaps none
 */
const char *const *
sonder_arguments_get_all (SonderArguments *self, const char *option)
{
  static const char *const none[] = { NULL };
  GPtrArray *values = g_hash_table_lookup (self->values, option);

  return values != NULL ? (const char *const *)values->pdata : none;
}

/**
 * sonder_arguments_get_operand:
 *
 * Returns: (nullable): the operand at a position, or %NULL behind the last
 */
const char *
sonder_arguments_get_operand (SonderArguments *self, guint position)
{
  return position < self->operands->len ? self->operands->pdata[position] : NULL;
}

guint
sonder_arguments_get_n_operands (SonderArguments *self)
{
  return self->operands->len;
}
