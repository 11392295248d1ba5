/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room for any number that is written, with the final NUL. */
#define SONDER_JSON_NUMBER_SIZE 32

double sonder_json_number_parse (const char *text, gsize length);
gboolean sonder_json_number_parse_integer (const char *text, gsize length, gint64 *value);
gsize sonder_json_number_format (double value, char buffer[SONDER_JSON_NUMBER_SIZE]);
gsize sonder_json_number_format_integer (gint64 value, char buffer[SONDER_JSON_NUMBER_SIZE]);

G_END_DECLS
