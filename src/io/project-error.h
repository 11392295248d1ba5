/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SONDER_PROJECT_ERROR (sonder_project_error_quark ())

/**
 * SonderProjectError:
 * @SONDER_PROJECT_ERROR_FORMAT: the file is no project
 * @SONDER_PROJECT_ERROR_INVALID: it is one, but something in it is wrong
 * @SONDER_PROJECT_ERROR_READ_ONLY: the project must not be saved
 * @SONDER_PROJECT_ERROR_CHANGED: another program changed the file since it was
 *   loaded or saved
 * @SONDER_PROJECT_ERROR_BUSY: another program is saving the file just now
 * @SONDER_PROJECT_ERROR_DAMAGED: what was written is not what stands on the disk;
 *   the old file is still there
 */
typedef enum
{
  SONDER_PROJECT_ERROR_FORMAT,
  SONDER_PROJECT_ERROR_INVALID,
  SONDER_PROJECT_ERROR_READ_ONLY,
  SONDER_PROJECT_ERROR_CHANGED,
  SONDER_PROJECT_ERROR_BUSY,
  SONDER_PROJECT_ERROR_DAMAGED,
} SonderProjectError;

GQuark sonder_project_error_quark (void);

G_END_DECLS
