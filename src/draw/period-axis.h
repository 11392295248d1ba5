/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart-frame.h"

G_BEGIN_DECLS

/**
 * SonderPeriodAxis:
 * @first: the first period, counted from year 0
 * @stride: every so many periods there is a label
 *
 * Which of a series of periods are labelled, and how.
 */
typedef struct
{
  int first;
  guint n_periods;
  SonderPeriodUnit unit;
  guint stride;
} SonderPeriodAxis;

SonderPeriodAxis sonder_period_axis_fit       (int                     first,
                                               guint                   n_periods,
                                               SonderPeriodUnit        unit,
                                               guint                   most_labels);
gboolean         sonder_period_axis_has_label (const SonderPeriodAxis *self,
                                               guint                   index);
char            *sonder_period_axis_get_label (const SonderPeriodAxis *self,
                                               guint                   index);

G_END_DECLS
