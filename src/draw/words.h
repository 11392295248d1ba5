/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures.h"

G_BEGIN_DECLS

/* Numbers and phrases of charts, translated. All return (transfer full). */
char *sonder_words_integer      (gint64               value);
char *sonder_words_number       (double               value,
                                 int                  decimals);
char *sonder_words_score        (const SonderScale   *scale,
                                 double               score);
char *sonder_words_interval     (const SonderScale   *scale,
                                 const SonderFigure  *figure);
char *sonder_words_score_name   (const SonderScale   *scale);
char *sonder_words_measure      (const SonderFigures *figures);
char *sonder_words_answers      (guint                n);
char *sonder_words_period       (int                  period,
                                 SonderPeriodUnit     unit);
char *sonder_words_part_of_year (int             period,
                                 SonderPeriodUnit     unit);
char *sonder_words_figure       (const char          *name,
                                 const SonderScale   *scale,
                                 const SonderFigure  *figure);
int   sonder_words_get_decimals (const SonderScale   *scale);

G_END_DECLS
