/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SonderArguments SonderArguments;

/**
 * SonderOptionType:
 * @SONDER_OPTION_FLAG: without a value
 * @SONDER_OPTION_TEXT: any text
 * @SONDER_OPTION_CHOICE: one of the choices, and nothing else
 * @SONDER_OPTION_FILE: a file's name, in whatever bytes the system has it
 *
 * What follows an option, or stands as an operand.
 */
typedef enum
{
  SONDER_OPTION_FLAG,
  SONDER_OPTION_TEXT,
  SONDER_OPTION_CHOICE,
  SONDER_OPTION_FILE,
} SonderOptionType;

/**
 * SonderOption:
 * @name: without dashes
 * @letter: the short form, or 0
 * @repeats: can be given several times
 * @required: must be given
 * @value: (nullable): what the value is called
 * @choices: (nullable): values that the option takes or, for a text, that are
 *   worth offering; separated by "|"
 * @help: what it is for
 *
 * An option of a verb. Help, manual, completion and parser all go by these.
 */
typedef struct
{
  const char *name;
  char letter;
  SonderOptionType type;
  gboolean repeats;
  gboolean required;
  const char *value;
  const char *choices;
  const char *help;
} SonderOption;

/**
 * SonderOptionGroup:
 * @title: (nullable): what the options have in common; %NULL continues the group
 *   before
 *
 * Options that belong together, shared by several verbs.
 */
typedef struct
{
  const char *title;
  const SonderOption *options;
  guint n_options;
} SonderOptionGroup;

/**
 * SonderOperand:
 * @name: what it is called
 * @type: no flag
 * @repeats: one or more; only the last can
 *
 * An argument that is no option.
 */
typedef struct
{
  const char *name;
  SonderOptionType type;
  gboolean repeats;
  const char *choices;
  const char *help;
} SonderOperand;

typedef struct
{
  const char *command;
  const char *purpose;
} SonderExample;

#define SONDER_MAX_OPERANDS 3
#define SONDER_MAX_GROUPS 5

/**
 * SonderVerb:
 * @name: as it is typed
 * @summary: what it does, in a few words
 * @details: (array zero-terminated=1): the same in paragraphs
 * @operands: up to the first without a name
 * @groups: up to the first %NULL
 * @examples: up to the first without a command
 * @run: does it; %FALSE with an error
 *
 * A verb of the command line. All texts are marked for translation.
 */
typedef struct
{
  const char *name;
  const char *summary;
  const char *const *details;
  SonderOperand operands[SONDER_MAX_OPERANDS + 1];
  const SonderOptionGroup *groups[SONDER_MAX_GROUPS + 1];
  const SonderExample *examples;
  gboolean (*run) (SonderArguments *arguments, GError **error);
} SonderVerb;

G_END_DECLS
