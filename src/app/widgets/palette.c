/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "palette.h"

#include <glib/gi18n.h>

#include "kinds.h"
#include "widget-theme.h"

/* What a face has whose persona has no colour. */
#define NO_SLOT "gray"

static GdkRGBA
to_rgba (SonderColor color)
{
  return (GdkRGBA) { (float) color.red, (float) color.green, (float) color.blue,
                     (float) color.alpha };
}

/* The initials on a face can be read; a picture covers all. */
static void
append_classes (GString    *css,
                const char *slot)
{
  SonderTheme *theme = sonder_display_get_theme ();
  SonderColor color = sonder_theme_find_slot (theme, slot).color;
  GdkRGBA ground = to_rgba (color);
  GdkRGBA ink = to_rgba (sonder_theme_get_ink_on (theme, color));
  g_autofree char *ground_text = gdk_rgba_to_string (&ground);
  g_autofree char *ink_text = gdk_rgba_to_string (&ink);

  g_string_append_printf (css, ".slot-%s { background-color: %s; }\n", slot, ground_text);
  g_string_append_printf (css,
                          ".face-%s > avatar { background: %s; color: %s; }\n"
                          ".face-%s > avatar.image { background: none; }\n",
                          slot, ground_text, ink_text, slot);
}

static void
load_classes (GtkCssProvider *provider)
{
  const char *const *slots = sonder_palette_get_slots ();
  g_autoptr (GString) css = g_string_new (NULL);

  for (guint i = 0; slots[i] != NULL; i++)
    append_classes (css, slots[i]);
  append_classes (css, NO_SLOT);

  gtk_css_provider_load_from_data (provider, css->str, (gssize) css->len);
}

static void
dark_changed_cb (AdwStyleManager *manager,
                 GParamSpec      *pspec,
                 GtkCssProvider  *provider)
{
  load_classes (provider);
}

/**
 * sonder_palette_install:
 *
 * Makes the style classes known to the default display; once per process.
 */
void
sonder_palette_install (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  load_classes (provider);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_data (adw_style_manager_get_default (), "notify::dark",
                         G_CALLBACK (dark_changed_cb), g_object_ref (provider),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
}

/**
 * sonder_palette_get_rgba:
 * @slot: name of a palette slot
 */
void
sonder_palette_get_rgba (const char *slot,
                         GdkRGBA    *rgba)
{
  *rgba = to_rgba (sonder_theme_find_slot (sonder_display_get_theme (), slot).color);
}

/**
 * sonder_swatch_new:
 *
 * Returns: (transfer floating): a small patch in the slot's colour
 */
GtkWidget *
sonder_swatch_new (const char *slot)
{
  GtkWidget *swatch = g_object_new (GTK_TYPE_BOX, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_size_request (swatch, 16, 16);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (swatch, GTK_ALIGN_CENTER);
  sonder_swatch_set_slot (swatch, slot);

  return swatch;
}

void
sonder_swatch_set_slot (GtkWidget  *swatch,
                        const char *slot)
{
  g_autofree char *class = g_strconcat ("slot-", slot, NULL);
  const char *const classes[] = { "swatch", class, NULL };

  gtk_widget_set_css_classes (swatch, (const char **) classes);
}

/**
 * sonder_face_set_slot:
 * @slot: a palette slot; one that there is not is grey
 *
 * Gives an avatar the slot's colour in place of one by chance.
 */
void
sonder_face_set_slot (AdwAvatar  *face,
                      const char *slot)
{
  gboolean known = g_strv_contains (sonder_palette_get_slots (), slot);
  g_autofree char *class = g_strconcat ("face-", known ? slot : NO_SLOT, NULL);

  gtk_widget_set_css_classes (GTK_WIDGET (face), (const char *[]) { class, NULL });
}

/**
 * sonder_palette_get_label:
 *
 * Returns: (transfer none): the slot's name for people
 */
const char *
sonder_palette_get_label (const char *slot)
{
  static const struct
  {
    const char *slot;
    const char *label;
  } labels[] = {
    { "blue", NC_ ("color", "Blue") },     { "orange", NC_ ("color", "Orange") },
    { "teal", NC_ ("color", "Teal") },     { "purple", NC_ ("color", "Purple") },
    { "yellow", NC_ ("color", "Yellow") }, { "sky", NC_ ("color", "Sky Blue") },
    { "pink", NC_ ("color", "Pink") },     { "green", NC_ ("color", "Green") },
    { "brown", NC_ ("color", "Brown") },   { "slate", NC_ ("color", "Slate") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].slot, slot))
      return g_dpgettext2 (NULL, "color", labels[i].label);

  return slot;
}
