/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "option.h"

G_BEGIN_DECLS

/* The one source of what the command line offers: the parser, the help, the
 * manual and the completion all read these tables. */

extern const SonderVerb sonder_verbs[];
extern const guint sonder_n_verbs;
extern const SonderOption sonder_program_options[];
extern const guint sonder_n_program_options;

const SonderVerb *sonder_verb_find (const char *name);

/* One file per verb: verb-NAME.c. */
gboolean sonder_verb_new (SonderArguments *arguments, GError **error);
gboolean sonder_verb_import (SonderArguments *arguments, GError **error);
gboolean sonder_verb_segment (SonderArguments *arguments, GError **error);
gboolean sonder_verb_stats (SonderArguments *arguments, GError **error);
gboolean sonder_verb_compare (SonderArguments *arguments, GError **error);
gboolean sonder_verb_chart (SonderArguments *arguments, GError **error);
gboolean sonder_verb_validate (SonderArguments *arguments, GError **error);
gboolean sonder_verb_format (SonderArguments *arguments, GError **error);

G_END_DECLS
