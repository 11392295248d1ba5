/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-error.h"

#include <gio/gio.h>

G_DEFINE_QUARK (sonder - cli - error - quark, sonder_cli_error)

/**
 * sonder_cli_error_get_status:
 * @error: (nullable): why a verb failed
 *
 * Returns: the exit status that says so
 */
SonderExitStatus
sonder_cli_error_get_status (const GError *error)
{
  if (error == NULL)
    return SONDER_EXIT_DONE;
  if (g_error_matches (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE))
    return SONDER_EXIT_WRONG_USAGE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return SONDER_EXIT_INTERRUPTED;

  return SONDER_EXIT_BAD_INPUT;
}
