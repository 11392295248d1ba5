/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sonder_cli_is_meant (int argc, char *const *argv);
int sonder_cli_run (int argc, char **argv);

G_END_DECLS
