/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "board-view.h"
#include "evidence-pane.h"
#include "map-header.h"
#include "maps-gallery.h"
#include "maps-page.h"

G_BEGIN_DECLS

/* What the files of the page share: maps-page.c shows maps, maps-actions.c is
 * what can be done to them. */

struct _SonderMapsPage
{
  SonderPage parent_instance;

  GtkStack *stack;
  SonderMapsGallery *gallery;
  SonderMapHeader *header;
  AdwFlap *flap;
  SonderBoardView *board;
  SonderEvidencePane *evidence;

  char *shown;   /* id of the map whose board is open */
  gboolean is_new; /* its goal is still to be focused */
  gboolean full; /* only the board is on the screen */
  gulong full_handler;
  GtkWidget *window;
};

SonderItem *sonder_maps_page_get_shown       (SonderMapsPage *self);
GSettings  *sonder_maps_page_get_settings    (void);
void        sonder_maps_page_open            (SonderMapsPage *self,
                                              const char     *id);
void        sonder_maps_page_create          (SonderMapsPage *self,
                                              const char     *persona,
                                              const char     *segment);
void        sonder_maps_page_update_evidence (SonderMapsPage *self);

/* maps-actions.c */
void        sonder_maps_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
