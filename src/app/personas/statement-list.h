/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderStatementList:
 *
 * The goals or frustrations of a persona as lines that one types: Enter starts
 * the next, Backspace in an empty one removes it. A mark at the end of a line
 * says whether it is assumed, supported or disputed.
 */
#define SONDER_TYPE_STATEMENT_LIST (sonder_statement_list_get_type ())
G_DECLARE_FINAL_TYPE (SonderStatementList, sonder_statement_list, SONDER, STATEMENT_LIST, GtkWidget)

void sonder_statement_list_bind (SonderStatementList *self,
                                 SonderProject       *project,
                                 SonderItem          *persona,
                                 const char          *field);
void sonder_statement_list_focus (SonderStatementList *self,
                                  const char          *id);

G_END_DECLS
