/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SonderCliError:
 * @SONDER_CLI_ERROR_USAGE: the command line is wrong: exit status 2
 * @SONDER_CLI_ERROR_INPUT: what it names is: exit status 1
 * @SONDER_CLI_ERROR_SAID: the same, and all is said already
 *
 * Any other error of a verb means exit status 1 too.
 */
typedef enum
{
  SONDER_CLI_ERROR_USAGE,
  SONDER_CLI_ERROR_INPUT,
  SONDER_CLI_ERROR_SAID,
} SonderCliError;

#define SONDER_CLI_ERROR (sonder_cli_error_quark ())

GQuark sonder_cli_error_quark (void);

/**
 * SonderExitStatus:
 *
 * What the program tells its caller.
 */
typedef enum
{
  SONDER_EXIT_DONE = 0,
  SONDER_EXIT_BAD_INPUT = 1,
  SONDER_EXIT_WRONG_USAGE = 2,
  SONDER_EXIT_INTERRUPTED = 130,
} SonderExitStatus;

SonderExitStatus sonder_cli_error_get_status (const GError *error);

G_END_DECLS
