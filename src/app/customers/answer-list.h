/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderAnswerList:
 *
 * What a customer answered, the newest first, with what was said.
 */
#define SONDER_TYPE_ANSWER_LIST (sonder_answer_list_get_type ())
G_DECLARE_FINAL_TYPE (SonderAnswerList, sonder_answer_list, SONDER, ANSWER_LIST, AdwBin)

GtkWidget *sonder_answer_list_new  (void);
void       sonder_answer_list_show (SonderAnswerList *self,
                                    SonderProject    *project,
                                    guint             customer);

G_END_DECLS
