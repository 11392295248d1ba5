/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "option.h"

G_BEGIN_DECLS

char *sonder_help_for_program (guint width);
char *sonder_help_for_verb (const SonderVerb *verb, guint width);

GPtrArray *sonder_example_get_lines (const SonderExample *example, guint width);
char *sonder_option_get_synopsis (const SonderOption *option);
GPtrArray *sonder_verb_get_synopsis (const SonderVerb *verb);

G_END_DECLS
