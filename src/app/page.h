/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "document.h"

G_BEGIN_DECLS

/**
 * SonderPage:
 *
 * One page of a window. A page shows one document, follows its project's
 * signals while it is mapped, and changes it only through the project's edits.
 * Everything that a person can do on it is an action of its own scope
 * ("segments.add"), installed on its class.
 */
#define SONDER_TYPE_PAGE (sonder_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (SonderPage, sonder_page, SONDER, PAGE, AdwBin)

/**
 * SonderPageClass:
 * @document_set: the document is known; called once, after construction
 * @update: the project or what is to be hidden changed, or the page came into view after it did; called
 *   at most once per frame and only while the page is mapped
 * @search_changed: the text in the window's search entry changed; "" for none
 * @show_item: bring the item of that id (or that filter) into view
 * @focus_wanted: lead the keyboard to what show_item() was asked for, where that is
 *   not the first thing of the page
 */
struct _SonderPageClass
{
  AdwBinClass parent_class;

  void (*document_set)   (SonderPage *self);
  void (*update)         (SonderPage *self);
  void (*search_changed) (SonderPage *self);
  void (*show_item)      (SonderPage *self,
                          const char *item_id);
  void (*focus_wanted)   (SonderPage *self);
};

void            sonder_page_dispose_template (SonderPage *self,
                                              GType       type);
SonderDocument *sonder_page_get_document (SonderPage     *self);
void            sonder_page_set_document (SonderPage     *self,
                                          SonderDocument *document);
SonderProject  *sonder_page_get_project  (SonderPage     *self);
void            sonder_page_queue_update (SonderPage     *self);
const char     *sonder_page_get_search   (SonderPage     *self);
void            sonder_page_set_search   (SonderPage     *self,
                                          const char     *text);
gboolean        sonder_page_can_search   (SonderPage     *self);
void            sonder_page_show_item    (SonderPage     *self,
                                          const char     *item_id);
void            sonder_page_focus        (SonderPage     *self);
void            sonder_page_toast        (SonderPage     *self,
                                          const char     *message);
void            sonder_page_toast_undo   (SonderPage     *self,
                                          const char     *message);
/* Shows another page of the window, and in it the item of that id. */
void            sonder_page_go_to        (SonderPage     *self,
                                          const char     *page,
                                          const char     *item_id);

G_END_DECLS
