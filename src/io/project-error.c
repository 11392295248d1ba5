/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project-error.h"

GQuark
sonder_project_error_quark (void)
{
  return g_quark_from_static_string ("sonder-project-error-quark");
}
