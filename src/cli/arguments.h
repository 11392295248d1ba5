/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "option.h"

G_BEGIN_DECLS

/**
 * SonderArguments:
 *
 * The words that follow a verb, sorted and checked against its table.
 */
SonderArguments *
sonder_arguments_parse (const SonderVerb *verb, char *const *words, GError **error);
void sonder_arguments_free (SonderArguments *self);

const SonderVerb *sonder_arguments_get_verb (SonderArguments *self);
gboolean sonder_arguments_wants_help (SonderArguments *self);
gboolean sonder_arguments_has (SonderArguments *self, const char *option);
const char *sonder_arguments_get (SonderArguments *self, const char *option);
const char *const *sonder_arguments_get_all (SonderArguments *self, const char *option);
const char *sonder_arguments_get_operand (SonderArguments *self, guint position);
guint sonder_arguments_get_n_operands (SonderArguments *self);

gboolean sonder_choices_contain (const char *choices, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderArguments, sonder_arguments_free)

G_END_DECLS
