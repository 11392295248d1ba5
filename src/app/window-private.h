/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window.h"

G_BEGIN_DECLS

/* What the files of the window know of each other: window.c is the frame with
 * its pages, window-open.c gets a document into it, window-save.c out of it. */

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

void sonder_window_update_title     (SonderWindow   *self);
void sonder_window_show_error       (SonderWindow   *self,
                                     const char     *heading,
                                     const GError   *error);
void sonder_window_remember_recent  (SonderWindow   *self);

void sonder_window_add_open_actions (GtkWidgetClass *widget_class);
void sonder_window_add_drop_target  (SonderWindow   *self);

void sonder_window_add_save_actions (GtkWidgetClass *widget_class);
gboolean sonder_window_ask_before_closing (SonderWindow *self);

G_END_DECLS
