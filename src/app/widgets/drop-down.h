/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sonder_drop_down_ellipsize  (GtkDropDown *drop_down);
void sonder_drop_down_show_whole (GtkWidget   *drop_down);

G_END_DECLS
