/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *sonder_csv_trim (const char *text, gsize *length);
char *sonder_csv_tidy (const char *text);
int sonder_csv_compare_natural (const char *a, const char *b);
guint64 sonder_csv_count_line_ends (const char *text, gsize length, gboolean *after_cr);

G_END_DECLS
