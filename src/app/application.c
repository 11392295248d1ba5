/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "application.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "palette.h"
#include "preferences.h"
#include "view-state.h"
#include "window.h"

struct _SonderApplication
{
  AdwApplication parent_instance;

  GSettings     *settings;
  gboolean       quitting;
  guint          inhibition; /* of the session's end */
  gboolean       privacy;
};

G_DEFINE_FINAL_TYPE (SonderApplication, sonder_application, ADW_TYPE_APPLICATION)

enum
{
  PROP_0,
  PROP_PRIVACY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *action;
  const char *accels[3];
} accelerators[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "window.close", { "<Control>w" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-as", { "<Control><Shift>s" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.search", { "<Control>f" } },
  { "win.search-everywhere", { "<Control><Shift>f" } },
  { "win.show-page::overview", { "<Alt>1" } },
  { "win.show-page::segments", { "<Alt>2" } },
  { "win.show-page::personas", { "<Alt>3" } },
  { "win.show-page::customers", { "<Alt>4" } },
  { "win.show-page::empathy-maps", { "<Alt>5" } },
  { "win.show-page::satisfaction", { "<Alt>6" } },
  { "win.fullscreen", { "F11" } },
  { "win.show-help-overlay", { "<Control>question" } },
};

static SonderWindow *
get_empty_window (SonderApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (SONDER_IS_WINDOW (l->data) && sonder_window_is_empty (l->data))
      return l->data;

  return sonder_window_new (GTK_APPLICATION (self));
}

static SonderWindow *
find_window_of (SonderApplication *self,
                GFile             *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      GFile *own = SONDER_IS_WINDOW (l->data) ? sonder_window_get_file (l->data) : NULL;

      if (own != NULL && g_file_equal (own, file))
        return l->data;
    }

  return NULL;
}

static void
new_window_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (sonder_window_new (user_data)));
}

/* First those that have something to ask, one after the other; only when all is
 * answered the others go, too, so that one "Cancel" leaves everything as it was. */
static void
quit_next (SonderApplication *self)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *l = windows; l != NULL; l = l->next)
    if (SONDER_IS_WINDOW (l->data))
      sonder_window_end_writing (l->data);
  for (GList *l = windows; l != NULL; l = l->next)
    if (SONDER_IS_WINDOW (l->data) && sonder_window_has_unsaved (l->data))
      {
        gtk_window_present (l->data);
        gtk_window_close (l->data);
        return;
      }

  self->quitting = FALSE;
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_destroy (l->data);
}

static gboolean
quit_next_cb (gpointer data)
{
  SonderApplication *self = data;

  if (self->quitting)
    quit_next (self);

  return G_SOURCE_REMOVE;
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SonderApplication *self = user_data;

  self->quitting = TRUE;
  quit_next (self);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  static const char *const developers[] = { "The Sonder developers", NULL };

  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-name", _("Sonder"),
                         "application-icon", SONDER_APP_ID,
                         "version", SONDER_VERSION,
                         "developer-name", _("The Sonder developers"),
                         "developers", developers,
                         "comments", _("Who are your customers, what do they think and feel, "
                                       "and which of them do you serve well?"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  SonderApplication *self = user_data;
  GtkWidget *window = sonder_preferences_new (self->settings);

  gtk_window_set_transient_for (GTK_WINDOW (window),
                                gtk_application_get_active_window (GTK_APPLICATION (self)));
  gtk_window_present (GTK_WINDOW (window));
}

static void
apply_style (SonderApplication *self)
{
  g_autofree char *style = g_settings_get_string (self->settings, "style");
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (style, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (style, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

/* Run from the build folder, the schema is not installed: it stands beside. */
static GSettings *
create_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaSource) own = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SONDER_APP_ID, TRUE);

  if (schema == NULL)
    {
      g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
      g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : g_strdup (".");
      g_autofree char *data = g_build_filename (folder, "..", "data", NULL);

      own = g_settings_schema_source_new_from_directory (data, source, TRUE, NULL);
      if (own != NULL)
        schema = g_settings_schema_source_lookup (own, SONDER_APP_ID, TRUE);
    }

  if (schema == NULL)
    g_error ("The settings schema %s is not installed", SONDER_APP_ID);

  return g_settings_new_full (schema, NULL, NULL);
}

static gboolean
has_full_screen (SonderApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (gtk_window_is_fullscreen (l->data))
      return TRUE;

  return FALSE;
}

/* Who shows something on a whole screen shows it to others. */
static void
update_privacy (SonderApplication *self)
{
  gboolean privacy = self->settings != NULL &&
                     (g_settings_get_boolean (self->settings, "hide-personal-data") ||
                      has_full_screen (self));

  if (privacy == self->privacy)
    return;

  self->privacy = privacy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PRIVACY]);
}

static void
sonder_application_window_added (GtkApplication *application,
                                 GtkWindow      *window)
{
  GTK_APPLICATION_CLASS (sonder_application_parent_class)->window_added (application, window);

  g_signal_connect_object (window, "notify::fullscreened", G_CALLBACK (update_privacy),
                           application, G_CONNECT_SWAPPED);
}

static void
sonder_application_startup (GApplication *application)
{
  SonderApplication *self = SONDER_APPLICATION (application);
  static const GActionEntry actions[] = {
    { .name = "new-window", .activate = new_window_cb },
    { .name = "quit", .activate = quit_cb },
    { .name = "about", .activate = about_cb },
    { .name = "preferences", .activate = preferences_cb },
  };
  g_autoptr (GAction) hide_personal_data = NULL;

  G_APPLICATION_CLASS (sonder_application_parent_class)->startup (application);

  self->settings = create_settings ();
  g_signal_connect_object (self->settings, "changed::style", G_CALLBACK (apply_style), self,
                           G_CONNECT_SWAPPED);
  apply_style (self);
  g_signal_connect_object (self->settings, "changed::hide-personal-data",
                           G_CALLBACK (update_privacy), self, G_CONNECT_SWAPPED);
  update_privacy (self);
  sonder_palette_install ();
  /* The focus that passes by leaves what labels say alone; GTK 4.8 complains where
   * nothing had it before. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  hide_personal_data = g_settings_create_action (self->settings, "hide-personal-data");
  g_action_map_add_action (G_ACTION_MAP (self), hide_personal_data);

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].accels);
}

static void
sonder_application_activate (GApplication *application)
{
  SonderApplication *self = SONDER_APPLICATION (application);

  gtk_window_present (GTK_WINDOW (get_empty_window (self)));
}

/* The session ends: it has to wait for what is not saved. */
static void
query_end_cb (SonderApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (SONDER_IS_WINDOW (l->data) && sonder_window_has_unsaved (l->data) && self->inhibition == 0)
      self->inhibition =
        gtk_application_inhibit (GTK_APPLICATION (self), l->data, GTK_APPLICATION_INHIBIT_LOGOUT,
                                 _("There are unsaved changes"));

  if (self->inhibition != 0)
    quit_cb (NULL, NULL, self);
}

static void
sonder_application_window_removed (GtkApplication *application,
                                   GtkWindow      *window)
{
  GTK_APPLICATION_CLASS (sonder_application_parent_class)->window_removed (application, window);

  update_privacy (SONDER_APPLICATION (application));
  if (SONDER_APPLICATION (application)->quitting && SONDER_IS_WINDOW (window))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, quit_next_cb, g_object_ref (application),
                     g_object_unref);
}

/* Where the program runs already, it is that one that gets a window more. */
static int
sonder_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "new-window") ||
      !g_application_register (application, NULL, NULL) ||
      !g_application_get_is_remote (application))
    return -1;

  g_action_group_activate_action (G_ACTION_GROUP (application), "new-window", NULL);
  return 0;
}

static void
sonder_application_shutdown (GApplication *application)
{
  sonder_view_state_flush ();
  G_APPLICATION_CLASS (sonder_application_parent_class)->shutdown (application);
}

static void
sonder_application_open_files (GApplication  *application,
                               GFile        **files,
                               int            n_files,
                               const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    sonder_application_open (SONDER_APPLICATION (application), files[i], NULL);
}

static void
sonder_application_dispose (GObject *object)
{
  g_clear_object (&SONDER_APPLICATION (object)->settings);
  G_OBJECT_CLASS (sonder_application_parent_class)->dispose (object);
}

static void
sonder_application_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SonderApplication *self = SONDER_APPLICATION (object);

  switch (prop_id)
    {
    case PROP_PRIVACY:
      g_value_set_boolean (value, self->privacy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sonder_application_class_init (SonderApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  GtkApplicationClass *gtk_application_class = GTK_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_application_dispose;
  G_OBJECT_CLASS (klass)->get_property = sonder_application_get_property;
  application_class->startup = sonder_application_startup;
  application_class->activate = sonder_application_activate;
  application_class->open = sonder_application_open_files;
  application_class->handle_local_options = sonder_application_handle_local_options;
  application_class->shutdown = sonder_application_shutdown;
  gtk_application_class->window_added = sonder_application_window_added;
  gtk_application_class->window_removed = sonder_application_window_removed;

  /**
   * SonderApplication:privacy:
   *
   * Whether personal data are to be hidden: because somebody said so, or because
   * a window fills its screen.
   */
  properties[PROP_PRIVACY] = g_param_spec_boolean (
    "privacy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
sonder_application_init (SonderApplication *self)
{
  static const GOptionEntry options[] = {
    { "new-window", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open a new window"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_signal_connect (self, "query-end", G_CALLBACK (query_end_cb), NULL);
}

SonderApplication *
sonder_application_new (void)
{
  return g_object_new (SONDER_TYPE_APPLICATION, "application-id", SONDER_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "register-session", TRUE, NULL);
}

/**
 * sonder_application_get_settings:
 *
 * Returns: (transfer none): the program's settings, after startup
 */
GSettings *
sonder_application_get_settings (SonderApplication *self)
{
  return self->settings;
}

/**
 * sonder_application_get_privacy:
 *
 * Returns: whether personal data are to be hidden now: see privacy.h
 */
gboolean
sonder_application_get_privacy (SonderApplication *self)
{
  return self->privacy;
}

/**
 * sonder_application_open:
 * @window: (nullable): the window that asked; is used if it is empty
 *
 * Opens a project, or presents the window that has it open.
 */
void
sonder_application_open (SonderApplication *self,
                         GFile             *file,
                         GtkWindow         *window)
{
  SonderWindow *target = find_window_of (self, file);

  if (target == NULL)
    {
      target = SONDER_IS_WINDOW (window) && sonder_window_is_empty (SONDER_WINDOW (window))
                 ? SONDER_WINDOW (window)
                 : get_empty_window (self);
      sonder_window_open (target, file);
    }

  gtk_window_present (GTK_WINDOW (target));
}

/**
 * sonder_application_give_up_quitting:
 *
 * Somebody wants to keep a window: so the program stays.
 */
void
sonder_application_give_up_quitting (SonderApplication *self)
{
  self->quitting = FALSE;
  if (self->inhibition != 0)
    gtk_application_uninhibit (GTK_APPLICATION (self), self->inhibition);
  self->inhibition = 0;
}

/**
 * sonder_app_run:
 *
 * Runs the program with a window.
 *
 * Returns: the exit status
 */
int
sonder_app_run (int    argc,
                char **argv)
{
  g_autoptr (SonderApplication) application = NULL;

  g_set_prgname ("sonder");
  if (!gtk_init_check ())
    {
      g_printerr ("sonder: %s\n", _ ("There is no display to open a window on. "
                                     "“sonder --help” lists what needs none."));
      return EXIT_FAILURE;
    }

  application = sonder_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
