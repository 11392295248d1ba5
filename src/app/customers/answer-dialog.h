/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderAnswerDialog:
 *
 * Asks for an answer of one customer: metric and score, where, when, and what
 * was said.
 */
#define SONDER_TYPE_ANSWER_DIALOG (sonder_answer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SonderAnswerDialog, sonder_answer_dialog, SONDER, ANSWER_DIALOG, AdwWindow)

GtkWidget *sonder_answer_dialog_new (GtkWindow     *parent,
                                     SonderProject *project,
                                     guint          customer);

G_END_DECLS
