/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderRuleGroup:
 *
 * Conditions, and groups of them, that belong together by all, any or none. What
 * it cannot show as rows stands there as its sentence and is kept. Emits
 * "changed" when it says something else than before.
 */
#define SONDER_TYPE_RULE_GROUP (sonder_rule_group_get_type ())
G_DECLARE_FINAL_TYPE (SonderRuleGroup, sonder_rule_group, SONDER, RULE_GROUP, GtkWidget)

GtkWidget  *sonder_rule_group_new      (SonderProject    *project,
                                        const SonderRule *rule,
                                        guint             depth);
SonderRule *sonder_rule_group_get_rule (SonderRuleGroup  *self);

G_END_DECLS
