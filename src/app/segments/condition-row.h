/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderConditionRow:
 *
 * One condition: attribute, operator, and values as one would type them. Emits
 * "changed" when it says something else than before.
 */
#define SONDER_TYPE_CONDITION_ROW (sonder_condition_row_get_type ())
G_DECLARE_FINAL_TYPE (SonderConditionRow, sonder_condition_row, SONDER, CONDITION_ROW, GtkWidget)

gboolean    sonder_condition_row_can_show (SonderProject      *project,
                                           const SonderRule   *rule);
GtkWidget  *sonder_condition_row_new      (SonderProject      *project,
                                           const SonderRule   *condition);
SonderRule *sonder_condition_row_get_rule (SonderConditionRow *self);
void        sonder_condition_row_append   (SonderConditionRow *self,
                                           GtkWidget          *child);

G_END_DECLS
