/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sonder_text_from_locale (const char *bytes);
char *sonder_text_to_locale (const char *text, gsize *length);
char *sonder_text_for_display (const char *text);
char *sonder_file_name_for_display (const char *name);

G_END_DECLS
