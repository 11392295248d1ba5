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

static SonderThemeKind
get_kind (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? SONDER_THEME_DARK
                                                                       : SONDER_THEME_LIGHT;
}

/* All that look alike share a theme, since its fonts take time to load. */
static SonderTheme *
get_theme (SonderThemeKind kind,
           const char     *family,
           double          scale,
           SonderDirection direction)
{
  static GHashTable *themes = NULL;
  g_autofree char *key =
    g_strdup_printf ("%d %d %d %s", (int) (scale * 1000), kind, direction, family);
  SonderTheme *theme;

  if (themes == NULL)
    themes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                    (GDestroyNotify) sonder_theme_unref);

  theme = g_hash_table_lookup (themes, key);
  if (theme == NULL)
    {
      theme = sonder_theme_new (kind, family, scale, direction);
      g_hash_table_insert (themes, g_steal_pointer (&key), theme);
    }

  return theme;
}

/**
 * sonder_widget_get_theme:
 *
 * Returns: (transfer none): the theme for that widget now; the same object as
 *   long as nothing of it changes
 */
SonderTheme *
sonder_widget_get_theme (GtkWidget *widget)
{
  return sonder_widget_get_theme_of_kind (widget, get_kind ());
}

/**
 * sonder_widget_get_theme_of_kind:
 *
 * Returns: (transfer none): a theme with the widget's font, size of text and
 *   direction
 */
SonderTheme *
sonder_widget_get_theme_of_kind (GtkWidget      *widget,
                                 SonderThemeKind kind)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const char *family = pango_font_description_get_family (
    pango_context_get_font_description (gtk_widget_get_pango_context (widget)));

  return get_theme (kind, family, get_text_scale (widget),
                    rtl ? SONDER_DIRECTION_RTL : SONDER_DIRECTION_LTR);
}

/**
 * sonder_display_get_theme:
 *
 * Returns: (transfer none): the theme of now, for its colours
 */
SonderTheme *
sonder_display_get_theme (void)
{
  return get_theme (get_kind (), "sans", 1, SONDER_DIRECTION_LTR);
}

gboolean
sonder_widget_is_high_contrast (GtkWidget *widget)
{
  return adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}
