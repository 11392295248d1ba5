/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderValueList:
 *
 * What customers have as an attribute's value, the most frequent first; of
 * numbers and days the smallest, the middle and the largest. Emits "chosen" with
 * the value as a rule writes it.
 */
#define SONDER_TYPE_VALUE_LIST (sonder_value_list_get_type ())
G_DECLARE_FINAL_TYPE (SonderValueList, sonder_value_list, SONDER, VALUE_LIST, GtkPopover)

GtkWidget *sonder_value_list_new  (void);
void       sonder_value_list_show (SonderValueList *self,
                                   SonderProject   *project,
                                   SonderItem      *attribute);

G_END_DECLS
