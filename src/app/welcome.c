/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "welcome.h"

#include <glib/gi18n.h>
#include <string.h>

#include "window.h"

#define MAX_RECENT 5
#define EXTENSION ".sonder.json"

struct _SonderWelcome
{
  AdwBin      parent_instance;
  GtkListBox *doors;
  GtkWidget  *recent_box;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (SonderWelcome, sonder_welcome, ADW_TYPE_BIN)

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

/* Choosers remember the tables that were imported, too. */
static gboolean
is_project (GtkRecentInfo *info)
{
  return g_str_has_suffix (gtk_recent_info_get_uri (info), EXTENSION) ||
         g_strcmp0 (gtk_recent_info_get_mime_type (info), SONDER_MIME_TYPE) == 0;
}

/* The projects that were open here, the last one first. */
static GList *
list_recent (void)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GList *own = NULL;

  for (GList *l = items; l != NULL; l = l->next)
    if (gtk_recent_info_has_application (l->data, g_get_prgname ()) && is_project (l->data))
      own = g_list_prepend (own, gtk_recent_info_ref (l->data));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);

  return g_list_sort (own, compare_times);
}

static char *
dup_name (GtkRecentInfo *info)
{
  char *name = g_strdup (gtk_recent_info_get_display_name (info));

  if (g_str_has_suffix (name, EXTENSION) && strlen (name) > strlen (EXTENSION))
    name[strlen (name) - strlen (EXTENSION)] = '\0';

  return name;
}

static char *
dup_place (GtkRecentInfo *info,
           gboolean       missing)
{
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *place = folder != NULL ? g_file_get_parse_name (folder) : g_strdup ("");
  g_autofree char *home = g_filename_display_name (g_get_home_dir ());

  if (g_str_has_prefix (place, home) && strchr ("/", place[strlen (home)]) != NULL)
    {
      g_autofree char *whole = g_steal_pointer (&place);

      place = g_strconcat ("~", whole + strlen (home), NULL);
    }

  /* Translators: %s is a folder */
  return missing ? g_strdup_printf (_("No longer in %s"), place) : g_steal_pointer (&place);
}

static void
remove_clicked_cb (GtkWidget     *button,
                   SonderWelcome *self)
{
  gtk_recent_manager_remove_item (gtk_recent_manager_get_default (),
                                  g_object_get_data (G_OBJECT (button), "uri"), NULL);
}

static GtkWidget *
create_remove_button (SonderWelcome *self,
                      const char    *uri)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove from List"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove from List"), -1);
  g_object_set_data_full (G_OBJECT (button), "uri", g_strdup (uri), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);

  return button;
}

static GtkWidget *
create_row (SonderWelcome *self,
            GtkRecentInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  const char *uri = gtk_recent_info_get_uri (info);
  gboolean missing = gtk_recent_info_is_local (info) && !gtk_recent_info_exists (info);
  g_autofree char *name = dup_name (info);
  g_autofree char *place = dup_place (info, missing);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_remove_button (self, uri));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !missing);
  if (missing)
    gtk_widget_add_css_class (row, "dim-label");
  g_object_set_data_full (G_OBJECT (row), "uri", g_strdup (uri), g_free);

  return row;
}

static void
fill_recent (SonderWelcome *self)
{
  GList *recent = list_recent ();
  GtkWidget *row;
  guint n_rows = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))) != NULL)
    gtk_list_box_remove (self->recent_list, row);

  for (GList *l = recent; l != NULL && n_rows < MAX_RECENT; l = l->next, n_rows++)
    gtk_list_box_append (self->recent_list, create_row (self, l->data));

  gtk_widget_set_visible (self->recent_box, n_rows > 0);
  g_list_free_full (recent, (GDestroyNotify) gtk_recent_info_unref);
}

static void
recent_changed_cb (SonderWelcome *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill_recent (self);
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
  SonderWelcome *self = SONDER_WELCOME (widget);

  fill_recent (self);
  GTK_WIDGET_CLASS (sonder_welcome_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->doors, 0)));
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
  gtk_widget_class_bind_template_child (widget_class, SonderWelcome, doors);
  gtk_widget_class_bind_template_child (widget_class, SonderWelcome, recent_box);
  gtk_widget_class_bind_template_child (widget_class, SonderWelcome, recent_list);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
}

static void
sonder_welcome_init (SonderWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (recent_changed_cb), self, G_CONNECT_SWAPPED);
}
