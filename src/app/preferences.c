/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "preferences.h"

#include <glib/gi18n.h>

static const struct
{
  const char *style;
  const char *label;
} styles[] = {
  { "system", NC_ ("style", "As the desktop") },
  { "light", NC_ ("style", "Light") },
  { "dark", NC_ ("style", "Dark") },
};

static gboolean
style_to_position (GValue   *value,
                   GVariant *variant,
                   gpointer  user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (g_variant_get_string (variant, NULL), styles[i].style))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
position_to_style (const GValue       *value,
                   const GVariantType *type,
                   gpointer            user_data)
{
  return g_variant_new_string (styles[g_value_get_uint (value)].style);
}

static GtkWidget *
create_style_row (GSettings *settings)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_string_list_append (labels, g_dpgettext2 (NULL, "style", styles[i].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Style"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  g_settings_bind_with_mapping (settings, "style", row, "selected", G_SETTINGS_BIND_DEFAULT,
                                style_to_position, position_to_style, NULL, NULL);

  return row;
}

static GtkWidget *
create_privacy_row (GSettings *settings)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Hide Personal Data"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Customers show as numbers everywhere"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_settings_bind (settings, "hide-personal-data", button, "active", G_SETTINGS_BIND_DEFAULT);

  return row;
}

static GtkWidget *
create_author_row (GSettings *settings)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Your Name on New Notes"));
  g_settings_bind (settings, "author", row, "text", G_SETTINGS_BIND_DEFAULT);

  return row;
}

static GtkWidget *
create_minimum_row (GSettings *settings)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (1, 100, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Fewest Answers in Exported Figures"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _("Smaller groups are left out: they could tell on single people"));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  g_settings_bind (settings, "export-minimum", spin, "value", G_SETTINGS_BIND_DEFAULT);

  return row;
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page,
           const char         *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));

  return ADW_PREFERENCES_GROUP (group);
}

/**
 * sonder_preferences_new:
 *
 * Returns: (transfer none): the window of preferences, to be presented
 */
GtkWidget *
sonder_preferences_new (GSettings *settings)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group;

  group = add_group (ADW_PREFERENCES_PAGE (page), _("Appearance"));
  adw_preferences_group_add (group, create_style_row (settings));
  group = add_group (ADW_PREFERENCES_PAGE (page), _("Privacy"));
  adw_preferences_group_add (group, create_privacy_row (settings));
  adw_preferences_group_add (group, create_minimum_row (settings));
  group = add_group (ADW_PREFERENCES_PAGE (page), _("Empathy Maps"));
  adw_preferences_group_add (group, create_author_row (settings));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);

  return window;
}
