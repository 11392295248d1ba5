/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *sonder_quotation_new (const char *quotation,
                                 const char *about,
                                 int         lines);

G_END_DECLS
