/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "period-axis.h"

#define MONTH(year, month) ((year)*12 + (month)-1)
#define QUARTER(year, quarter) ((year)*4 + (quarter)-1)

static const struct
{
  const char *name;
  int first;
  guint n_periods;
  SonderPeriodUnit unit;
  guint most_labels;
  const char *expected; /* position and label of each that has one */
} cases[] = {
  { "all months", MONTH (2024, 11), 4, SONDER_PERIOD_MONTH, 9, "0:Nov 1:Dec 2:2025 3:Feb" },
  { "months of one year", MONTH (2025, 3), 3, SONDER_PERIOD_MONTH, 9, "0:Mar 2025 1:Apr 2:May" },
  { "every other month", MONTH (2024, 10), 6, SONDER_PERIOD_MONTH, 4, "1:Nov 3:2025 5:Mar" },
  { "quarters of months", MONTH (2024, 7), 18, SONDER_PERIOD_MONTH, 6,
    "0:Jul 3:Oct 6:2025 9:Apr 12:Jul 15:Oct" },
  { "years of months", MONTH (2022, 7), 36, SONDER_PERIOD_MONTH, 3, "6:2023 18:2024 30:2025" },
  { "no year begins", MONTH (2025, 3), 3, SONDER_PERIOD_MONTH, 1, "1:Apr 2025" },
  { "quarters", QUARTER (2024, 3), 5, SONDER_PERIOD_QUARTER, 9, "0:Q3 1:Q4 2:Q1 2025 3:Q2 4:Q3" },
  { "half years", QUARTER (2024, 3), 6, SONDER_PERIOD_QUARTER, 3, "0:Q3 2:Q1 2025 4:Q3" },
  { "years of quarters", QUARTER (2023, 3), 10, SONDER_PERIOD_QUARTER, 3, "2:2024 6:2025" },
  { "years", 2021, 4, SONDER_PERIOD_YEAR, 9, "0:2021 1:2022 2:2023 3:2024" },
  { "fifth years", 2012, 14, SONDER_PERIOD_YEAR, 3, "3:2015 8:2020 13:2025" },
  { "decades", 1999, 40, SONDER_PERIOD_YEAR, 4, "1:2000 11:2010 21:2020 31:2030" },
  { "no periods", 2021, 0, SONDER_PERIOD_YEAR, 4, "" },
};

static char *
format (const SonderPeriodAxis *axis)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < axis->n_periods; i++)
    {
      g_autofree char *label = NULL;

      if (!sonder_period_axis_has_label (axis, i))
        continue;
      label = sonder_period_axis_get_label (axis, i);
      g_string_append_printf (text, "%s%u:%s", text->len ? " " : "", i, label);
    }
  return g_string_free (text, FALSE);
}

static void
test_fit (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SonderPeriodAxis axis = sonder_period_axis_fit (cases[i].first, cases[i].n_periods,
                                                      cases[i].unit, cases[i].most_labels);
      g_autofree char *text = format (&axis);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* However many periods there are, there is a label, and room for all. */
static void
test_room (void)
{
  for (guint n_periods = 1; n_periods < 400; n_periods++)
    for (guint most_labels = 1; most_labels < 9; most_labels++)
      {
        SonderPeriodAxis axis =
            sonder_period_axis_fit (MONTH (1990, 5), n_periods, SONDER_PERIOD_MONTH, most_labels);
        guint n_labels = 0;

        for (guint i = 0; i < n_periods; i++)
          n_labels += sonder_period_axis_has_label (&axis, i);
        g_assert_cmpuint (n_labels, >=, 1);
        g_assert_cmpuint (n_labels, <=, most_labels);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/period-axis/fit", test_fit);
  g_test_add_func ("/period-axis/room", test_room);

  return g_test_run ();
}
