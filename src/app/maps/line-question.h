/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SonderLineAnswered:
 * @text: what was typed, without blanks around it
 */
typedef void (*SonderLineAnswered) (GtkWidget  *widget,
                                    const char *text);

void sonder_ask_line (GtkWidget          *widget,
                      const char         *heading,
                      const char         *body,
                      const char         *text,
                      SonderLineAnswered  answered);

G_END_DECLS
