/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Works of milliseconds are done this often, and the median counts. */
#define BENCH_REPETITIONS 25

/* Seconds since some moment. */
static inline double
bench_now (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

/* Seconds that other programs kept the processor from this thread: that is their
 * pause, not the window's. */
static inline double
bench_get_waited (void)
{
  static int fd = -1;
  char text[128] = "";
  guint64 ran, waited;

  if (fd < 0)
    fd = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  if (fd < 0 || pread (fd, text, sizeof text - 1, 0) <= 0 ||
      sscanf (text, "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, &ran, &waited) != 2)
    return 0;

  return (double) waited / 1e9;
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
