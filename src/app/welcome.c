/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "welcome.h"

#define MAX_RECENT 5

struct _SonderWelcome
{
  AdwBin      parent_instance;
  GtkWidget  *recent_box;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (SonderWelcome, sonder_welcome, ADW_TYPE_BIN)

static GtkWidget *
create_row (GtkRecentInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *place = folder != NULL ? g_file_get_parse_name (folder) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 gtk_recent_info_get_display_name (info));
  if (place != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "uri", g_strdup (gtk_recent_info_get_uri (info)),
                          g_free);

  return row;
}

static void
fill_recent (SonderWelcome *self)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GtkWidget *row;
  guint n_rows = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))) != NULL)
    gtk_list_box_remove (self->recent_list, row);

  for (GList *l = items; l != NULL && n_rows < MAX_RECENT; l = l->next)
    if (gtk_recent_info_has_application (l->data, g_get_prgname ()) &&
        gtk_recent_info_exists (l->data))
      {
        gtk_list_box_append (self->recent_list, create_row (l->data));
        n_rows++;
      }

  gtk_widget_set_visible (self->recent_box, n_rows > 0);
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

static void
recent_activated_cb (SonderWelcome *self,
                     GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-uri", "s",
                              (const char *) g_object_get_data (G_OBJECT (row), "uri"));
}

static void
sonder_welcome_map (GtkWidget *widget)
{
  fill_recent (SONDER_WELCOME (widget));
  GTK_WIDGET_CLASS (sonder_welcome_parent_class)->map (widget);
}

static void
sonder_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SONDER_TYPE_WELCOME);
  G_OBJECT_CLASS (sonder_welcome_parent_class)->dispose (object);
}

static void
sonder_welcome_class_init (SonderWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_welcome_dispose;
  widget_class->map = sonder_welcome_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sonder/Sonder/ui/welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderWelcome, recent_box);
  gtk_widget_class_bind_template_child (widget_class, SonderWelcome, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
}

static void
sonder_welcome_init (SonderWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
