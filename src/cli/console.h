/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sonder_console_open (void);
void sonder_console_message (const char *format, ...) G_GNUC_PRINTF (1, 2);
gboolean sonder_console_print (const char *text, GError **error);
gboolean sonder_console_print_as (const char *text, const char *format, GError **error);
gboolean sonder_console_write (const char *data, gsize length, GError **error);
gboolean sonder_console_has_color (void);
guint sonder_console_get_width (void);

G_END_DECLS
