/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "window.h"

#include <glib/gi18n.h>

#include "application.h"
#include "customers-page.h"
#include "import-dialog.h"
#include "maps-page.h"
#include "overview-page.h"
#include "page.h"
#include "personas-page.h"
#include "project-error.h"
#include "satisfaction-page.h"
#include "segments-page.h"
#include "welcome.h"

struct _SonderWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack        *root;
  AdwLeaflet      *leaflet;
  GtkWidget       *sidebar_pane;
  GtkWidget       *sidebar_separator;
  GtkListBox      *sidebar;
  GtkWidget       *content_header;
  AdwWindowTitle  *project_title;
  AdwWindowTitle  *page_title;
  GtkButton       *undo_button;
  GtkButton       *redo_button;
  GtkToggleButton *search_button;
  GtkSearchBar    *search_bar;
  GtkSearchEntry  *search_entry;
  GtkRevealer     *progress_revealer;
  GtkProgressBar  *progress_bar;
  GtkStack        *pages;

  SonderDocument  *document;
  GCancellable    *loading;
  gboolean         loading_sample;
  gboolean         close_after_save;
};

G_DEFINE_FINAL_TYPE (SonderWindow, sonder_window, ADW_TYPE_APPLICATION_WINDOW)

/* The pages, in the order in which people think. A header stands above the
 * first page of each group. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  gboolean    begins_group;
  GType (*get_type) (void);
} pages[] = {
  { "overview", N_("Overview"), "sonder-overview-symbolic", FALSE, sonder_overview_page_get_type },
  { "segments", N_("Segments"), "sonder-segments-symbolic", TRUE, sonder_segments_page_get_type },
  { "personas", N_("Personas"), "sonder-personas-symbolic", FALSE, sonder_personas_page_get_type },
  { "customers", N_("Customers"), "sonder-customers-symbolic", FALSE,
    sonder_customers_page_get_type },
  { "empathy-maps", N_("Empathy Maps"), "sonder-empathy-maps-symbolic", TRUE, sonder_maps_page_get_type },
  { "satisfaction", N_("Satisfaction"), "sonder-satisfaction-symbolic", TRUE,
    sonder_satisfaction_page_get_type },
};

static SonderPage *
get_visible_page (SonderWindow *self)
{
  return SONDER_PAGE (gtk_stack_get_visible_child (self->pages));
}

static void
show_error (SonderWindow *self,
            const char   *heading,
            const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_toast (SonderWindow *self,
            const char   *message,
            gboolean      with_undo)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (with_undo)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Undo and redo say what they would do: "Undo Add Note (Ctrl+Z)". */
static void
update_history (SonderWindow *self)
{
  SonderProject *project =
    self->document != NULL ? sonder_document_get_project (self->document) : NULL;
  const char *undo = project != NULL ? sonder_project_get_undo_name (project) : NULL;
  const char *redo = project != NULL ? sonder_project_get_redo_name (project) : NULL;
  /* Translators: %s is what would be taken back, such as "Add Note" */
  g_autofree char *undo_text = undo != NULL ? g_strdup_printf (_("Undo %s"), undo) : NULL;
  /* Translators: %s is what would be done again, such as "Add Note" */
  g_autofree char *redo_text = redo != NULL ? g_strdup_printf (_("Redo %s"), redo) : NULL;

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->undo_button),
                               undo_text != NULL ? undo_text : _("Undo"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->redo_button),
                               redo_text != NULL ? redo_text : _("Redo"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
}

static void
update_title (SonderWindow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  gboolean modified;

  if (self->document == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("Sonder"));
      return;
    }

  name = sonder_document_dup_title (self->document);
  modified = sonder_document_get_modified (self->document);
  title = g_strdup_printf ("%s%s", modified ? "• " : "", name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->project_title, title);
  adw_window_title_set_subtitle (self->project_title, modified ? _("Unsaved changes") : "");
}

static void
update_page_title (SonderWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->pages);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (name, pages[i].name))
      adw_window_title_set_title (self->page_title, _(pages[i].title));
}

static void
update_progress (SonderWindow *self)
{
  g_autofree char *activity = NULL;
  double fraction = 0;

  if (self->document == NULL)
    return;

  g_object_get (self->document, "activity", &activity, "fraction", &fraction, NULL);
  gtk_revealer_set_reveal_child (self->progress_revealer,
                                 sonder_document_get_busy (self->document));
  gtk_progress_bar_set_text (self->progress_bar, activity);
  gtk_progress_bar_set_fraction (self->progress_bar, fraction);
}

static void
document_changed_cb (SonderWindow *self)
{
  update_history (self);
  update_title (self);
}

static GtkWidget *
create_sidebar_row (guint page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (pages[page].icon_name);
  GtkWidget *label = gtk_label_new (_(pages[page].title));
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(pages[page].title), -1);
  if (pages[page].begins_group)
    gtk_widget_set_margin_top (row, 6);

  return row;
}

static void
create_pages (SonderWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *page = g_object_new (pages[i].get_type (), NULL);

      gtk_stack_add_titled (self->pages, page, pages[i].name, _(pages[i].title));
      sonder_page_set_document (SONDER_PAGE (page), self->document);
    }
}

static void
remember_recent (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) "application/vnd.sonder.project+json",
    .app_name = (char *) g_get_prgname (),
    .app_exec = (char *) "sonder %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static void save_to (SonderWindow *self,
                     GFile        *file,
                     gboolean      overwrite);

static void
conflict_response_cb (SonderWindow *self,
                      const char   *response)
{
  if (g_str_equal (response, "overwrite"))
    save_to (self, sonder_document_get_file (self->document), TRUE);
  else if (g_str_equal (response, "save-as"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.save-as", NULL);
}

static void
ask_about_conflict (SonderWindow *self,
                    const GError *error)
{
  GtkWidget *dialog =
    adw_message_dialog_new (GTK_WINDOW (self), _("Another program changed the file"),
                            error->message);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "overwrite", _("_Overwrite"), "save-as", _("Save _As…"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "overwrite",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save-as");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (conflict_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SonderWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = sonder_document_save_finish (SONDER_DOCUMENT (source), result, &error);

  update_title (self);
  if (g_error_matches (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_CHANGED))
    ask_about_conflict (self, error);
  else if (!saved && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, _("The project could not be saved"), error);
  else if (saved)
    {
      remember_recent (sonder_document_get_file (self->document));
      if (self->close_after_save)
        gtk_window_destroy (GTK_WINDOW (self));
    }
  self->close_after_save = FALSE;
}

static void
save_to (SonderWindow *self,
         GFile        *file,
         gboolean      overwrite)
{
  if (!sonder_document_get_busy (self->document))
    sonder_document_save_async (self->document, file, overwrite, save_done_cb, g_object_ref (self));
}

static void
save_as_response_cb (SonderWindow         *self,
                     int                   response,
                     GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      save_to (self, file, FALSE);
    }
  else
    self->close_after_save = FALSE;

  g_object_unref (chooser);
}

static GtkFileFilter *
create_project_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Sonder Projects"));
  gtk_file_filter_add_pattern (filter, "*.sonder.json");

  return filter;
}

static void
save_as (SonderWindow *self)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Save Project"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  g_autofree char *title = sonder_document_dup_title (self->document);
  g_autofree char *name = g_strconcat (title, ".sonder.json", NULL);
  g_autoptr (GtkFileFilter) filter = create_project_filter ();

  g_strdelimit (name, "/", '-');
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_as_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);

  if (self->document == NULL)
    return;
  if (sonder_document_get_file (self->document) == NULL ||
      g_str_equal (action_name, "win.save-as"))
    save_as (self);
  else
    save_to (self, sonder_document_get_file (self->document), FALSE);
}

static void
open_response_cb (SonderWindow         *self,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      sonder_application_open (
        SONDER_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file,
        GTK_WINDOW (self));
    }

  g_object_unref (chooser);
}

static void
open_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Open Project"), GTK_WINDOW (widget),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = create_project_filter ();

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_uri_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  sonder_application_open (SONDER_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget))),
                           file, GTK_WINDOW (widget));
}

static void
new_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);
  g_autoptr (SonderDocument) document = sonder_document_new ();

  if (self->document == NULL)
    sonder_window_set_document (self, document);
}

/* The sample in the user's language, installed or in the source folder. */
static GFile *
find_sample (void)
{
  /* Translators: the name of the sample project's file in your language, if there is one */
  const char *name = C_("file name", "coffee-roaster.sonder.json");
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (program != NULL ? program : ".");
  g_autofree char *installed = g_build_filename (SONDER_DATADIR, "samples", name, NULL);
  g_autofree char *beside =
    g_build_filename (folder, "..", "..", "data", "samples", name, NULL);

  return g_file_new_for_path (g_file_test (installed, G_FILE_TEST_EXISTS) ? installed : beside);
}

static void
open_sample_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);
  g_autoptr (GFile) file = find_sample ();

  if (!sonder_window_is_empty (self))
    self = sonder_window_new (gtk_window_get_application (GTK_WINDOW (self)));

  self->loading_sample = TRUE;
  sonder_window_open (self, file);
  gtk_window_present (GTK_WINDOW (self));
}

static void
sketch_customer_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);

  new_action (widget, action_name, NULL);
  sonder_window_go_to (self, "personas", NULL);
  gtk_widget_activate_action (GTK_WIDGET (get_visible_page (self)), "personas.add", NULL);
}

static void
import_response_cb (SonderWindow         *self,
                    int                   response,
                    GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  g_object_unref (chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    sonder_window_import (self, file);
}

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Import a Survey"), GTK_WINDOW (widget),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Tables as Text (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_filter_add_suffix (filter, "txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_signal_connect_object (chooser, "response", G_CALLBACK (import_response_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);
  SonderProject *project = sonder_document_get_project (self->document);

  if (g_str_equal (action_name, "win.undo"))
    sonder_project_undo (project);
  else
    sonder_project_redo (project);
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  if (self->document != NULL)
    sonder_document_cancel (self->document);
}

static void
toast_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  show_toast (SONDER_WINDOW (widget), g_variant_get_string (parameter, NULL),
              g_str_equal (action_name, "win.toast-undo"));
}

static void
go_to_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  const char *page, *item_id;

  g_variant_get (parameter, "(&s&s)", &page, &item_id);
  sonder_window_go_to (SONDER_WINDOW (widget), page, item_id);
}

static void
show_sidebar_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  adw_leaflet_set_visible_child_name (SONDER_WINDOW (widget)->leaflet, "sidebar");
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);

  if (self->document != NULL && sonder_page_can_search (get_visible_page (self)))
    {
      gtk_search_bar_set_search_mode (self->search_bar, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
    }
}

static void
fullscreen_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

/* For a page that fills the screen by itself. */
static void
show_bars_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);
  gboolean show = g_variant_get_boolean (parameter);

  gtk_widget_set_visible (self->content_header, show);
  gtk_widget_set_visible (self->sidebar_pane, show);
  gtk_widget_set_visible (self->sidebar_separator, show);
}

static void
sidebar_row_selected_cb (SonderWindow  *self,
                         GtkListBoxRow *row)
{
  if (row != NULL)
    gtk_stack_set_visible_child_name (self->pages, pages[gtk_list_box_row_get_index (row)].name);
}

static void
sidebar_row_activated_cb (SonderWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
}

static void
search_changed_cb (SonderWindow *self)
{
  if (self->document != NULL)
    sonder_page_set_search (get_visible_page (self),
                            gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
page_changed_cb (SonderWindow *self)
{
  SonderPage *page = get_visible_page (self);

  if (page == NULL)
    return;

  update_page_title (self);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), sonder_page_can_search (page));
  gtk_search_bar_set_search_mode (self->search_bar, *sonder_page_get_search (page) != '\0');
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), sonder_page_get_search (page));
}

static void
close_response_cb (SonderWindow *self,
                   const char   *response)
{
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (GTK_WINDOW (self));
  else if (g_str_equal (response, "save"))
    {
      self->close_after_save = TRUE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.save", NULL);
    }
}

static gboolean
sonder_window_close_request (GtkWindow *window)
{
  SonderWindow *self = SONDER_WINDOW (window);
  g_autofree char *title = NULL;
  GtkWidget *dialog;

  if (self->document == NULL || !sonder_document_get_modified (self->document))
    return GTK_WINDOW_CLASS (sonder_window_parent_class)->close_request (window);

  title = sonder_document_dup_title (self->document);
  dialog = adw_message_dialog_new (window, _("Save changes before closing?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("What changed in “%s” is lost if you do not save it."),
                                  title);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "discard", _("_Discard"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));

  return GDK_EVENT_STOP;
}

static void
load_progress_cb (double   fraction,
                  gpointer data)
{
  gtk_progress_bar_set_fraction (SONDER_WINDOW (data)->progress_bar, fraction);
}

static void
load_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SonderWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderDocument) document = sonder_document_load_finish (result, &error);

  g_clear_object (&self->loading);
  if (document != NULL)
    {
      if (self->loading_sample)
        sonder_document_make_untitled (document);
      else
        remember_recent (sonder_document_get_file (document));
      sonder_window_set_document (self, document);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, _("The project could not be opened"), error);
}

static void
sonder_window_dispose (GObject *object)
{
  SonderWindow *self = SONDER_WINDOW (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_WINDOW);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (sonder_window_parent_class)->dispose (object);
}

static void
sonder_window_class_init (SonderWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sonder_window_close_request;

  g_type_ensure (SONDER_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sonder/Sonder/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, root);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, sidebar_pane);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, sidebar_separator);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, content_header);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, project_title);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, page_title);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SonderWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);

  gtk_widget_class_install_action (widget_class, "win.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_action);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample_action);
  gtk_widget_class_install_action (widget_class, "win.sketch-customer", NULL,
                                   sketch_customer_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action);
  gtk_widget_class_install_action (widget_class, "win.toast-undo", "s", toast_action);
  gtk_widget_class_install_action (widget_class, "win.go-to", "(ss)", go_to_action);
  gtk_widget_class_install_action (widget_class, "win.show-sidebar", NULL, show_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (widget_class, "win.show-bars", "b", show_bars_action);
}

static gboolean
is_table (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv") ||
         g_str_has_suffix (lower, ".txt");
}

static gboolean
drop_cb (SonderWindow *self,
         const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    if (is_table (l->data))
      sonder_window_import (self, l->data);
    else
      sonder_application_open (
        SONDER_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), l->data,
        GTK_WINDOW (self));

  return files != NULL;
}

static void
add_drop_target (SonderWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
sonder_window_init (SonderWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_list_box_append (self->sidebar, create_sidebar_row (i));
  add_drop_target (self);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_search_bar_set_key_capture_widget (self->search_bar, NULL);
  update_history (self);
}

SonderWindow *
sonder_window_new (GtkApplication *application)
{
  SonderWindow *self = g_object_new (SONDER_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = sonder_application_get_settings (SONDER_APPLICATION (application));

  /* The size is remembered outside of any project. */
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);

  return self;
}

/**
 * sonder_window_get_document:
 *
 * Returns: (transfer none) (nullable): %NULL while the welcome page is shown
 */
SonderDocument *
sonder_window_get_document (SonderWindow *self)
{
  return self->document;
}

/**
 * sonder_window_is_empty:
 *
 * Returns: whether a project can be opened in this window
 */
gboolean
sonder_window_is_empty (SonderWindow *self)
{
  return self->document == NULL && self->loading == NULL;
}

/**
 * sonder_window_set_document:
 *
 * Shows a document; a window shows the same one for the rest of its life.
 */
void
sonder_window_set_document (SonderWindow   *self,
                            SonderDocument *document)
{
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (sonder_document_get_project (document), "changed",
                           G_CALLBACK (document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::busy", G_CALLBACK (update_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::fraction", G_CALLBACK (update_progress), self,
                           G_CONNECT_SWAPPED);

  create_pages (self);
  gtk_list_box_select_row (self->sidebar, gtk_list_box_get_row_at_index (self->sidebar, 0));
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  gtk_stack_set_visible_child_name (self->root, "project");
  document_changed_cb (self);
  page_changed_cb (self);
  /* Nothing is typed into before somebody means to. */
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->sidebar)));
}

/**
 * sonder_window_open:
 *
 * Loads a project in the background and shows it in this empty window.
 */
void
sonder_window_open (SonderWindow *self,
                    GFile        *file)
{
  g_return_if_fail (sonder_window_is_empty (self));

  self->loading = g_cancellable_new ();
  sonder_document_load_async (file, self->loading, load_progress_cb, self, load_done_cb,
                              g_object_ref (self));
}

/**
 * sonder_window_import:
 *
 * Asks what is in a CSV file and takes it into the document; into a new one
 * where the window has none.
 */
void
sonder_window_import (SonderWindow *self,
                      GFile        *file)
{
  if (self->document == NULL)
    new_action (GTK_WIDGET (self), "win.new", NULL);

  gtk_window_present (
    GTK_WINDOW (sonder_import_dialog_new (GTK_WINDOW (self), self->document, file)));
}

/**
 * sonder_window_go_to:
 * @page: name of a page
 * @item_id: (nullable): what to show there; "" or %NULL for the page alone
 */
void
sonder_window_go_to (SonderWindow *self,
                     const char   *page,
                     const char   *item_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].name, page))
      gtk_list_box_select_row (self->sidebar,
                               gtk_list_box_get_row_at_index (self->sidebar, (int) i));

  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  if (item_id != NULL && *item_id != '\0')
    sonder_page_show_item (get_visible_page (self), item_id);
}
