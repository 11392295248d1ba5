/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "theme.h"

G_BEGIN_DECLS

/* How drawings look on the screen of a widget: light or dark, text size and
 * direction. */
SonderTheme *sonder_widget_get_theme         (GtkWidget      *widget);
SonderTheme *sonder_widget_get_theme_of_kind (GtkWidget      *widget,
                                              SonderThemeKind kind);
SonderTheme *sonder_display_get_theme        (void);
gboolean     sonder_widget_is_high_contrast  (GtkWidget      *widget);

G_END_DECLS
