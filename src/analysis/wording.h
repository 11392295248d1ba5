/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scale.h"

G_BEGIN_DECLS

/* Numbers, values and lists as they stand in sentences, translated. */

char *sonder_wording_number (double number, guint decimals);
char *sonder_wording_date (gint32 date);
const char *sonder_wording_yes_no (const char *value);
const char *sonder_wording_find_yes_no (const char *text);
guint sonder_wording_choose_decimals (const SonderScale *scale, double a, double b);
char *sonder_wording_score (const SonderScale *scale, double score, guint decimals);
char *sonder_wording_difference (const SonderScale *scale, double difference, guint decimals);
char *sonder_wording_and (GPtrArray *words);
char *sonder_wording_or (GPtrArray *words);
char *sonder_wording_some (GPtrArray *words, guint most);

G_END_DECLS
