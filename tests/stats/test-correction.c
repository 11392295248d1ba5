/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "correction.h"

#include "check-number.h"

#define MOST 12

typedef struct
{
  const char *name;
  SonderCorrection correction;
  guint n;
  double p[MOST];
  double adjusted[MOST];
} Row;

static const Row rows[] = {
  { "Holm, worked",
    SONDER_CORRECTION_HOLM,
    6,
    { 0.001, 0.012, 0.031, 0.040, 0.200, 0.600 },
    { 0.006, 0.060, 0.124, 0.124, 0.400, 0.600 } },
  { "BH, worked",
    SONDER_CORRECTION_BH,
    6,
    { 0.001, 0.012, 0.031, 0.040, 0.200, 0.600 },
    { 0.006, 0.036, 0.060, 0.060, 0.240, 0.600 } },
  { "Holm, other order, with gaps",
    SONDER_CORRECTION_HOLM,
    8,
    { NAN, 0.600, 0.040, 0.001, NAN, 0.012, 0.200, 0.031 },
    { NAN, 0.600, 0.124, 0.006, NAN, 0.060, 0.400, 0.124 } },
  { "BH, other order, with gaps",
    SONDER_CORRECTION_BH,
    8,
    { NAN, 0.600, 0.040, 0.001, NAN, 0.012, 0.200, 0.031 },
    { NAN, 0.600, 0.060, 0.006, NAN, 0.036, 0.240, 0.060 } },
  { "none", SONDER_CORRECTION_NONE, 3, { 0.04, NAN, 0.01 }, { 0.04, NAN, 0.01 } },
  { "Holm, one", SONDER_CORRECTION_HOLM, 1, { 0.04 }, { 0.04 } },
  { "BH, one", SONDER_CORRECTION_BH, 1, { 0.04 }, { 0.04 } },
  { "Holm, nothing", SONDER_CORRECTION_HOLM, 0, { 0 }, { 0 } },
  { "BH, nothing tested", SONDER_CORRECTION_BH, 2, { NAN, NAN }, { NAN, NAN } },
  { "Holm, never above 1", SONDER_CORRECTION_HOLM, 3, { 0.5, 0.9, 1 }, { 1, 1, 1 } },
  { "BH, never above 1", SONDER_CORRECTION_BH, 3, { 0.5, 0.9, 1 }, { 1, 1, 1 } },
  { "Holm, ties", SONDER_CORRECTION_HOLM, 3, { 0.02, 0.01, 0.02 }, { 0.04, 0.03, 0.04 } },
  { "BH, ties", SONDER_CORRECTION_BH, 3, { 0.02, 0.01, 0.02 }, { 0.02, 0.02, 0.02 } },
  { "Holm, zero", SONDER_CORRECTION_HOLM, 2, { 0, 1 }, { 0, 1 } },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double adjusted[MOST];

      sonder_correct (rows[i].correction, rows[i].p, adjusted, rows[i].n);
      for (guint k = 0; k < rows[i].n; k++)
        check_close (rows[i].name, "adjusted", adjusted[k], rows[i].adjusted[k], 1e-15);
    }
}

static void
test_in_place (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double p[MOST];

      memcpy (p, rows[i].p, sizeof p);
      sonder_correct (rows[i].correction, p, p, rows[i].n);
      for (guint k = 0; k < rows[i].n; k++)
        check_close (rows[i].name, "in place", p[k], rows[i].adjusted[k], 1e-15);
    }
}

/* The methods as they are defined: Holm rejects at a level until the first
 * failure going up; BH rejects up to the last success. Which hypotheses fall at
 * 5 % must be those with an adjusted value of at most 5 %. */
static guint
count_rejected (SonderCorrection correction, const double *ascending, guint n)
{
  guint rejected = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean holm = correction == SONDER_CORRECTION_HOLM;
      double level = holm ? 0.05 / (n - i) : 0.05 * (i + 1) / n;

      if (ascending[i] <= level)
        rejected = i + 1;
      else if (holm)
        break;
    }

  return rejected;
}

static int
compare_doubles (const void *a, const void *b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return (first > second) - (first < second);
}

static void
test_decisions (void)
{
  static const SonderCorrection methods[] = { SONDER_CORRECTION_HOLM, SONDER_CORRECTION_BH };
  guint n_rejected = 0;

  for (guint round = 0; round < 2000; round++)
    {
      SonderCorrection correction = methods[round % 2];
      guint n = g_test_rand_int_range (1, MOST + 1);
      guint rejected = 0;
      double p[MOST], adjusted[MOST];

      for (guint i = 0; i < n; i++)
        p[i] = pow (g_test_rand_double_range (0, 1), 4);
      sonder_correct (correction, p, adjusted, n);
      for (guint i = 0; i < n; i++)
        rejected += adjusted[i] <= 0.05;
      qsort (p, n, sizeof *p, compare_doubles);
      g_assert_cmpuint (rejected, ==, count_rejected (correction, p, n));
      n_rejected += rejected;
    }
  g_assert_cmpuint (n_rejected, >, 1000);
}

/* Uncorrected, six true null hypotheses raise a false alarm in 26.5 % of all
 * cases; with Holm they stay at 5 %. */
static void
test_false_alarms (void)
{
  const guint n_rounds = 40000;
  guint plain = 0, corrected = 0;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < n_rounds; round++)
    {
      double p[6], adjusted[6];
      gboolean any_plain = FALSE, any_corrected = FALSE;

      for (guint i = 0; i < 6; i++)
        p[i] = g_rand_double (random);
      sonder_correct (SONDER_CORRECTION_HOLM, p, adjusted, 6);
      for (guint i = 0; i < 6; i++)
        {
          any_plain |= p[i] <= 0.05;
          any_corrected |= adjusted[i] <= 0.05;
        }
      plain += any_plain;
      corrected += any_corrected;
    }
  g_assert_cmpfloat_with_epsilon (100.0 * plain / n_rounds, 26.5, 0.7);
  g_assert_cmpfloat_with_epsilon (100.0 * corrected / n_rounds, 4.9, 0.4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/correction/table", test_table);
  g_test_add_func ("/stats/correction/in-place", test_in_place);
  g_test_add_func ("/stats/correction/decisions", test_decisions);
  g_test_add_func ("/stats/correction/false-alarms", test_false_alarms);

  return g_test_run ();
}
