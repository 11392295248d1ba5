/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "widget-theme.h"

#include <adwaita.h>

#define DEFAULT_DPI (96.0 * 1024)

static double
get_text_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? CLAMP (dpi / DEFAULT_DPI, 0.5, 3) : 1;
}

/**
 * sonder_widget_get_theme:
 *
 * Returns: (transfer none): the theme for that widget now; the same object as
 *   long as nothing of it changes, and all widgets of one look share it, since
 *   its fonts take time to load
 */
SonderTheme *
sonder_widget_get_theme (GtkWidget *widget)
{
  static GHashTable *themes = NULL;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double scale = get_text_scale (widget);
  const char *family = pango_font_description_get_family (
    pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
  g_autofree char *key = g_strdup_printf ("%d %d %d %s", (int) (scale * 1000), dark, rtl, family);
  SonderTheme *theme;

  if (themes == NULL)
    themes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                    (GDestroyNotify) sonder_theme_unref);

  theme = g_hash_table_lookup (themes, key);
  if (theme == NULL)
    {
      theme = sonder_theme_new (dark ? SONDER_THEME_DARK : SONDER_THEME_LIGHT, family, scale,
                                rtl ? SONDER_DIRECTION_RTL : SONDER_DIRECTION_LTR);
      g_hash_table_insert (themes, g_steal_pointer (&key), theme);
    }

  return theme;
}

gboolean
sonder_widget_is_high_contrast (GtkWidget *widget)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}
