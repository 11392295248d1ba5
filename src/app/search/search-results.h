/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderSearchResults:
 *
 * What the whole project has of some words. Activating a row goes there; the
 * signal "chosen" tells that somebody did.
 */
#define SONDER_TYPE_SEARCH_RESULTS (sonder_search_results_get_type ())
G_DECLARE_FINAL_TYPE (SonderSearchResults, sonder_search_results, SONDER, SEARCH_RESULTS, AdwBin)

void sonder_search_results_set (SonderSearchResults *self,
                                SonderProject       *project,
                                const char          *words);
void sonder_search_results_choose_first (SonderSearchResults *self);

G_END_DECLS
