/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderRuleEditor:
 *
 * The rule of a segment as rows of attribute, operator and value under "all",
 * "any" or "none". Groups inside groups are shown as the sentence that they say,
 * and kept. Each finished change is one step of undo.
 */
#define SONDER_TYPE_RULE_EDITOR (sonder_rule_editor_get_type ())
G_DECLARE_FINAL_TYPE (SonderRuleEditor, sonder_rule_editor, SONDER, RULE_EDITOR, GtkWidget)

void sonder_rule_editor_set_segment (SonderRuleEditor *self,
                                     SonderProject    *project,
                                     SonderItem       *segment);
void sonder_rule_editor_update      (SonderRuleEditor *self);

G_END_DECLS
