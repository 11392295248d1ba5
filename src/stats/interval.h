/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an interval or a test function returns. Every interval of this layer is
 * two-sided and covers 95 %; every p value is two-sided. NaN stands for what
 * cannot be computed, and only for that. */

/**
 * SonderInterval:
 * @low: the lower end, in the unit of the figure it belongs to
 * @high: the upper end, never below @low
 *
 * Both ends are NaN when the interval cannot be computed.
 */
typedef struct
{
  double low;
  double high;
} SonderInterval;

/**
 * SonderTest:
 * @difference: the first group's raw figure minus the second's
 * @low: the lower end of the interval of the difference
 * @high: the upper end
 * @statistic: z or t; NaN where the test has none (Fisher's exact test);
 *   infinite where two groups without any spread differ
 * @df: degrees of freedom of t; NaN for every other test
 * @p: the two-sided p value, 0 to 1
 *
 * Members that cannot be computed are NaN.
 */
typedef struct
{
  double difference;
  double low;
  double high;
  double statistic;
  double df;
  double p;
} SonderTest;

SonderInterval sonder_interval_unknown (void);
gboolean sonder_interval_is_known (SonderInterval interval);
SonderInterval sonder_interval_around (double centre, double margin);
SonderInterval sonder_interval_clip (SonderInterval interval, double lowest, double highest);
SonderTest sonder_test_unknown (double difference);

G_END_DECLS
