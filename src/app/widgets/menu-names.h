/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sonder_menu_names_follow (GtkWidget *widget);

G_END_DECLS
