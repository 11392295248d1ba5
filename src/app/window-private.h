/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"
#include "search-results.h"
#include "window.h"

G_BEGIN_DECLS

/* What the files of the window know of each other: window.c is the frame,
 * window-pages.c has what stands in it, window-open.c gets a document into it,
 * window-save.c out of it, window-notice.c says what happened to its file
 * meanwhile, window-search.c finds what is in it. */

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
  GtkToggleButton *search_everywhere;
  GtkStack        *contents;
  SonderSearchResults *results;
  GtkRevealer     *progress_revealer;
  GtkProgressBar  *progress_bar;
  GtkStack        *pages;
  GtkRevealer     *notice_revealer;
  GtkBox          *notice_box;
  GtkLabel        *notice_label;
  GtkWidget       *notice_buttons;
  GtkWidget       *notice_reload;
  GtkWidget       *notice_save;
  GtkRevealer     *loading_revealer;
  GtkLabel        *loading_label;
  GtkProgressBar  *loading_bar;

  SonderDocument  *document;
  GCancellable    *loading; /* while a project is being opened */
  GFile           *loading_file;
  guint            loading_timeout;
  SonderDocument  *loaded; /* until the next turn, which shows it */
  guint            loaded_idle;
  gboolean         loading_sample;
  guint            read_only_idle;
  guint            progress_timeout;
  gboolean         close_after_save;
  GFile           *save_next; /* chosen while another save was under way */
  gboolean         asking; /* whether to save before closing */
  GtkWidget       *import_dialog; /* while there is one */
};

void sonder_window_update_title     (SonderWindow   *self);
void sonder_window_show_error       (SonderWindow   *self,
                                     const char     *heading,
                                     const GError   *error);
void sonder_window_remember_recent  (SonderWindow   *self);

void        sonder_window_bind_pages  (GtkWidgetClass *widget_class);
void        sonder_window_init_pages  (SonderWindow   *self);
void        sonder_window_begin_pages (SonderWindow   *self);
void        sonder_window_drop_pages  (SonderWindow   *self);
void        sonder_window_queue_focus (SonderWindow   *self);
SonderPage *sonder_window_get_page    (SonderWindow   *self);

void sonder_window_add_open_actions (GtkWidgetClass *widget_class);
void sonder_window_add_drop_target  (SonderWindow   *self);
void sonder_window_stop_loading     (SonderWindow   *self);

void sonder_window_add_save_actions (GtkWidgetClass *widget_class);
gboolean sonder_window_delay_closing (SonderWindow *self);

void sonder_window_add_search_actions (GtkWidgetClass *widget_class);
void sonder_window_init_search        (SonderWindow   *self);
void sonder_window_begin_search       (SonderWindow   *self);
void sonder_window_update_search      (SonderWindow   *self);

void sonder_window_add_notice_actions (GtkWidgetClass *widget_class);
void sonder_window_init_notice        (SonderWindow   *self);
void sonder_window_watch_file         (SonderWindow   *self);
void sonder_window_update_notice      (SonderWindow   *self);

G_END_DECLS
