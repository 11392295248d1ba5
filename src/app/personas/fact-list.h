/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderFactList:
 *
 * What is known of a persona in a word or two: age, household, job. Each has a
 * name and a value, edited where they stand.
 */
#define SONDER_TYPE_FACT_LIST (sonder_fact_list_get_type ())
G_DECLARE_FINAL_TYPE (SonderFactList, sonder_fact_list, SONDER, FACT_LIST, GtkWidget)

void sonder_fact_list_bind (SonderFactList *self,
                            SonderProject  *project,
                            SonderItem     *persona);

G_END_DECLS
