/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Widths are in columns of a terminal: two for East Asian wide characters, none
 * for accents that join the letter before. */

guint sonder_text_count_columns (const char *text);
char *sonder_text_cut (const char *text, guint width);
void sonder_text_append_spaces (GString *self, guint n);
void sonder_text_append_wrapped (
    GString *self, const char *text, guint indent, guint hanging, guint width);

G_END_DECLS
