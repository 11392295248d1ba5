/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "encoding-name.h"

static void
test_names (void)
{
  static const struct
  {
    const char *encoding;
    const char *name;
  } rows[] = {
    { "UTF-8", "All languages (Unicode)" },
    { "WINDOWS-1252", "Western European (Windows)" },
    { "MACINTOSH", "Western European (Mac)" },
    { "macintosh", "Western European (Mac)" },
    { "KOI8-R", "Cyrillic (KOI8)" },
    { "BIG5", "Traditional Chinese (Big5)" },
    { "JOHAB", "JOHAB" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = sonder_encoding_dup_name (rows[i].encoding);

      g_assert_cmpstr (name, ==, rows[i].name);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding-name/names", test_names);
  return g_test_run ();
}
