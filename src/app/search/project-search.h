/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* No more are shown of a kind: whoever wants others types more. */
#define SONDER_PROJECT_SEARCH_MAX 20

/**
 * SonderSearchHit:
 * @page: @item_id: where it is shown
 * @icon_name: of its kind
 * @title: @subtitle: what it says, and what it is
 */
typedef struct
{
  char       *page;
  char       *item_id;
  const char *icon_name;
  char       *title;
  char       *subtitle;
} SonderSearchHit;

/**
 * SonderProjectSearch:
 *
 * Looks through a whole project for words: segments, personas, empathy maps,
 * notes, and customers by name, these a slice at a time, for there may be
 * 100,000. While personal data are hidden, customers are found only by the
 * number that stands for them. Belongs to one state of the project.
 */
typedef struct _SonderProjectSearch SonderProjectSearch;

SonderProjectSearch *sonder_project_search_new      (SonderProject       *project,
                                                     const char          *words);
void                 sonder_project_search_free     (SonderProjectSearch *self);
gboolean             sonder_project_search_run      (SonderProjectSearch *self,
                                                     gint64               microseconds);
GPtrArray           *sonder_project_search_get_hits (SonderProjectSearch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderProjectSearch, sonder_project_search_free)

G_END_DECLS
