/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "correction.h"

#include <math.h>

typedef struct
{
  double p;
  guint position;
} Entry;

static int
compare_entries (const void *a, const void *b)
{
  double first = ((const Entry *)a)->p;
  double second = ((const Entry *)b)->p;

  return (first > second) - (first < second);
}

/* The tested entries in ascending order; @adjusted may be @p. */
static GArray *
sort_tested (const double *p, guint n)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), n);

  for (guint i = 0; i < n; i++)
    {
      Entry entry = { p[i], i };

      if (!isnan (entry.p))
        g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);

  return entries;
}

static void
correct_holm (const Entry *entries, guint m, double *adjusted)
{
  double running = 0;

  for (guint i = 0; i < m; i++)
    {
      running = MAX (running, MIN (1.0, (m - i) * entries[i].p));
      adjusted[entries[i].position] = running;
    }
}

static void
correct_bh (const Entry *entries, guint m, double *adjusted)
{
  double running = 1;

  for (guint i = m; i > 0; i--)
    {
      running = MIN (running, m * entries[i - 1].p / i);
      adjusted[entries[i - 1].position] = running;
    }
}

/**
 * sonder_correct:
 * @correction: the method
 * @p: (array length=n): p values, 0 to 1; NaN for what was not tested
 * @adjusted: (array length=n) (out caller-allocates): where the adjusted values
 *   go, in the order of @p; may be @p itself
 * @n: number of entries
 *
 * Adjusts p values for being several. Entries that are NaN stay NaN and do not
 * count as tests.
 * Sources: Holm (1979), Scandinavian Journal of Statistics 6; Benjamini and
 * Hochberg (1995), Journal of the Royal Statistical Society B 57.
 */
void
sonder_correct (SonderCorrection correction, const double *p, double *adjusted, guint n)
{
  g_autoptr (GArray) tested = sort_tested (p, n);
  const Entry *entries = (const Entry *)tested->data;

  for (guint i = 0; i < n; i++)
    adjusted[i] = p[i];

  switch (correction)
    {
    case SONDER_CORRECTION_HOLM:
      correct_holm (entries, tested->len, adjusted);
      break;
    case SONDER_CORRECTION_BH:
      correct_bh (entries, tested->len, adjusted);
      break;
    case SONDER_CORRECTION_NONE:
      break;
    default:
      g_assert_not_reached ();
    }
}
