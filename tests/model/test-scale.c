/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scale.h"

#include "check-row.h"

#include <gio/gio.h>
#include <string.h>

static void
test_known (void)
{
  static const struct
  {
    const char *text;
    SonderScaleKind kind;
    int min, max;
  } rows[] = {
    { "nps", SONDER_SCALE_NPS, 0, 10 },
    { "csat", SONDER_SCALE_CSAT, 1, 5 },
    { "ces", SONDER_SCALE_CES, 1, 7 },
    { "rating:1-10", SONDER_SCALE_RATING, 1, 10 },
    { "rating:0-1", SONDER_SCALE_RATING, 0, 1 },
    { "rating:0-100", SONDER_SCALE_RATING, 0, 100 },
    { "rating:-5-5", SONDER_SCALE_RATING, -5, 5 },
    { "rating:-5--1", SONDER_SCALE_RATING, -5, -1 },
    { "rating:999900-1000000", SONDER_SCALE_RATING, 999900, 1000000 },
    { "rating:-1000000--999900", SONDER_SCALE_RATING, -1000000, -999900 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderScale scale = { 0 };
      g_autofree char *text = NULL;

      check_yes (rows[i].text, "known", sonder_scale_parse (rows[i].text, &scale, NULL), TRUE);
      text = sonder_scale_to_string (&scale);
      check_integer (rows[i].text, "kind", scale.kind, rows[i].kind);
      check_integer (rows[i].text, "minimum", scale.min, rows[i].min);
      check_integer (rows[i].text, "maximum", scale.max, rows[i].max);
      check_text (rows[i].text, "text", text, rows[i].text);
      check_yes (rows[i].text, "takes minimum", sonder_scale_contains (&scale, rows[i].min), TRUE);
      check_yes (rows[i].text, "takes maximum", sonder_scale_contains (&scale, rows[i].max), TRUE);
      check_yes (rows[i].text, "below", sonder_scale_contains (&scale, rows[i].min - 1), FALSE);
      check_yes (rows[i].text, "above", sonder_scale_contains (&scale, rows[i].max + 1), FALSE);
      check_yes (rows[i].text, "blank", sonder_scale_contains (&scale, G_MININT32), FALSE);
      check_yes (rows[i].text, "huge", sonder_scale_contains (&scale, G_MAXINT64), FALSE);
    }
}

static void
test_unknown (void)
{
  static const char *const rows[] = {
    "",
    "NPS",
    "nps ",
    "rating",
    "rating:",
    "rating:-",
    "rating:5",
    "rating:1-",
    "rating:-5",
    "rating:--5-5",
    "rating:1-1",
    "rating:5-1",
    "rating:0-101",
    "rating:1--5",
    "rating:1-5 ",
    "rating: 1-5",
    "rating:1- 5",
    "rating:+1-5",
    "rating:1-+5",
    "rating:1.5-5",
    "rating:1-5-7",
    "rating:0x1-5",
    "rating:a-b",
    "rating:999901-1000001",
    "rating:-1000001--1000000",
    "rating:9223372036854775807-9223372036854775808",
    "rating:99999999999999999999-99999999999999999999999",
    "rating:4294967297-4294967300",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderScale scale = { SONDER_SCALE_CES, 42, 43 };
      g_autoptr (GError) error = NULL;

      check_yes (rows[i], "known", sonder_scale_parse (rows[i], &scale, &error), FALSE);
      check_yes (rows[i], "error", g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT),
                 TRUE);
      check_yes (rows[i], "error names it", error != NULL && strstr (error->message, rows[i]) != NULL,
                 TRUE);
      check_integer (rows[i], "untouched", scale.min, 42);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/scale/known", test_known);
  g_test_add_func ("/model/scale/unknown", test_unknown);

  return g_test_run ();
}
