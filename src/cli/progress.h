/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One line on standard error, if that is a terminal, while something takes
 * long. */

void sonder_progress_begin (const char *doing);
void sonder_progress_update (double fraction, gpointer unused);
void sonder_progress_end (void);
void sonder_progress_clear (void);

G_END_DECLS
