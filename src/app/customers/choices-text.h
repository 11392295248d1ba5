/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The choices of an attribute on one line, as somebody writes them. */

char  *sonder_choices_to_text (const char *const *choices);
GStrv  sonder_choices_parse   (const char        *text);

G_END_DECLS
