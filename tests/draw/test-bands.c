/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bands.h"

static const struct
{
  const char *name;
  SonderScale scale;
  const char *expected;
  gboolean has_middle;
} cases[] = {
  { "nps",
    { SONDER_SCALE_NPS, 0, 10 },
    "Detractors (0–6), Passives (7–8), Promoters (9–10)",
    TRUE },
  { "csat", { SONDER_SCALE_CSAT, 1, 5 }, "1 (lowest), 2, 3, 4, 5 (highest)", TRUE },
  { "ces", { SONDER_SCALE_CES, 1, 7 }, "1 (lowest), 2, 3, 4, 5, 6, 7 (highest)", TRUE },
  { "even", { SONDER_SCALE_RATING, 1, 4 }, "1 (lowest), 2, 3, 4 (highest)", FALSE },
  { "one point", { SONDER_SCALE_RATING, 3, 3 }, "3", TRUE },
  { "eight points", { SONDER_SCALE_RATING, 1, 8 }, "1–2 (lowest), 3–4, 5–6, 7–8 (highest)", FALSE },
  { "nine points",
    { SONDER_SCALE_RATING, 1, 9 },
    "1–2 (lowest), 3–4, 5, 6–7, 8–9 (highest)",
    TRUE },
  { "ten points",
    { SONDER_SCALE_RATING, 1, 10 },
    "1–2 (lowest), 3–4, 5–6, 7–8, 9–10 (highest)",
    TRUE },
  { "both signs",
    { SONDER_SCALE_RATING, -5, 5 },
    "−5 to −4 (lowest), −3 to −2, −1 to 1, 2–3, 4–5 (highest)",
    TRUE },
  { "percent",
    { SONDER_SCALE_RATING, 0, 100 },
    "0–19 (lowest), 20–39, 40–60, 61–80, 81–100 (highest)",
    TRUE },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SonderBands bands = sonder_bands_new (cases[i].scale);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < bands.n_bands; j++)
        {
          g_autofree char *name = sonder_bands_get_name (&bands, j);

          g_string_append_printf (text, "%s%s", j ? ", " : "", name);
        }
      g_assert_cmpstr (text->str, ==, cases[i].expected);
      g_assert_cmpint (bands.has_middle, ==, cases[i].has_middle);
    }
}

/* For every length: no gaps, nothing twice, symmetrical, seven bands at most. */
static void
test_divisions (void)
{
  for (int n_points = 1; n_points <= SONDER_SCALE_MAX_POINTS; n_points++)
    {
      SonderBands bands =
          sonder_bands_new ((SonderScale){ SONDER_SCALE_RATING, -20, n_points - 21 });
      int next = -20;

      g_assert_cmpuint (bands.n_bands, <=, SONDER_MAX_BANDS);
      for (guint i = 0; i < bands.n_bands; i++)
        {
          const SonderBand *band = &bands.bands[i];
          const SonderBand *opposite = &bands.bands[bands.n_bands - 1 - i];

          g_assert_cmpint (band->from, ==, next);
          g_assert_cmpint (band->to, >=, band->from);
          g_assert_cmpint (band->to - band->from, ==, opposite->to - opposite->from);
          next = band->to + 1;
        }
      g_assert_cmpint (next, ==, n_points - 20);
    }
}

static void
test_count (void)
{
  guint counts[] = { 1, 0, 0, 1, 0, 1, 1, 3, 3, 5, 5 };
  const SonderFigure figure = { .n = 20, .counts = counts, .n_points = 11 };
  SonderBands bands = sonder_bands_new ((SonderScale){ SONDER_SCALE_NPS, 0, 10 });

  g_assert_cmpuint (sonder_bands_count (&bands, 0, &figure), ==, 4);
  g_assert_cmpuint (sonder_bands_count (&bands, 1, &figure), ==, 6);
  g_assert_cmpuint (sonder_bands_count (&bands, 2, &figure), ==, 10);
}

/* A project without metric has figures without counts. */
static void
test_no_counts (void)
{
  const SonderFigure figure = { 0 };
  SonderBands bands = sonder_bands_new ((SonderScale){ SONDER_SCALE_NPS, 0, 10 });

  for (guint i = 0; i < bands.n_bands; i++)
    g_assert_cmpuint (sonder_bands_count (&bands, i, &figure), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bands/names", test_names);
  g_test_add_func ("/bands/divisions", test_divisions);
  g_test_add_func ("/bands/count", test_count);
  g_test_add_func ("/bands/no-counts", test_no_counts);

  return g_test_run ();
}
