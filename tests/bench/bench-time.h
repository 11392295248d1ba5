/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <stdlib.h>

/* Works of milliseconds are done this often, and the median counts. */
#define BENCH_REPETITIONS 25

/* Seconds since some moment. */
static inline double
bench_now (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

static inline int
bench_compare (const void *a,
               const void *b)
{
  const double *x = (const double *) a;
  const double *y = (const double *) b;

  return (*x > *y) - (*x < *y);
}

/* Sorts the times. */
static inline double
bench_median (double times[BENCH_REPETITIONS])
{
  qsort (times, BENCH_REPETITIONS, sizeof *times, bench_compare);
  return times[BENCH_REPETITIONS / 2];
}
