/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderStatementLine:
 *
 * One goal or frustration: its text, edited where it stands, and a button that
 * says whether it is assumed, supported or disputed and opens its evidence.
 * It is moved by its handle or with Alt and the arrow keys.
 */
#define SONDER_TYPE_STATEMENT_LINE (sonder_statement_line_get_type ())
G_DECLARE_FINAL_TYPE (SonderStatementLine, sonder_statement_line, SONDER, STATEMENT_LINE, GtkWidget)

GtkWidget  *sonder_statement_line_new           (SonderProject       *project,
                                                 SonderItem          *statement,
                                                 const char          *placeholder);
SonderItem *sonder_statement_line_get_statement (SonderStatementLine *self);
void        sonder_statement_line_set_new       (SonderStatementLine *self);
void        sonder_statement_line_focus         (SonderStatementLine *self);

G_END_DECLS
