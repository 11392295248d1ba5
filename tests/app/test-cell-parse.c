/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gtk/gtk.h>

#include "calendar.h"
#include "cell-parse.h"
#include "project.h"

static const char *const choices[] = { "Home", "Café or restaurant", NULL };

static const struct
{
  const char    *name;
  SonderCellType type;
  gboolean       chosen;
  const char    *text;
  gboolean       fine;
  const char    *value; /* as GVariant text; NULL for nothing */
} cases[] = {
  { "nothing", SONDER_CELL_NUMBER, FALSE, "", TRUE, NULL },
  { "blanks", SONDER_CELL_DATE, FALSE, "  \t ", TRUE, NULL },
  { "a text", SONDER_CELL_TEXT, FALSE, "  Ann Gray ", TRUE, "'Ann Gray'" },
  { "a choice in another case", SONDER_CELL_TEXT, TRUE, "CAFÉ OR  restaurant", TRUE,
    "'Café or restaurant'" },
  { "no choice", SONDER_CELL_TEXT, TRUE, "Hotel", FALSE, NULL },
  { "no choice at all", SONDER_CELL_TEXT, TRUE, "", TRUE, NULL },
  { "a whole number", SONDER_CELL_NUMBER, FALSE, "42", TRUE, "42.0" },
  { "a decimal number", SONDER_CELL_NUMBER, FALSE, " -3.5 ", TRUE, "-3.5" },
  { "an exponent", SONDER_CELL_NUMBER, FALSE, "1e3", TRUE, "1000.0" },
  { "a number with words", SONDER_CELL_NUMBER, FALSE, "42 years", FALSE, NULL },
  { "two numbers", SONDER_CELL_NUMBER, FALSE, "1 000", FALSE, NULL },
  { "too large a number", SONDER_CELL_NUMBER, FALSE, "1e999", FALSE, NULL },
  { "infinity", SONDER_CELL_NUMBER, FALSE, "inf", FALSE, NULL },
  { "no number", SONDER_CELL_NUMBER, FALSE, "nan", FALSE, NULL },
  { "a hexadecimal number", SONDER_CELL_NUMBER, FALSE, "0x10", FALSE, NULL },
  { "a day", SONDER_CELL_DATE, FALSE, "2025-03-31", TRUE, "20178" },
  { "no such day", SONDER_CELL_DATE, FALSE, "2025-02-30", FALSE, NULL },
  { "a day in another order", SONDER_CELL_DATE, FALSE, "31.03.2025", FALSE, NULL },
  { "yes", SONDER_CELL_YES_NO, FALSE, "Yes", TRUE, "0x02" },
  { "no", SONDER_CELL_YES_NO, FALSE, "no", TRUE, "0x01" },
  { "maybe", SONDER_CELL_YES_NO, FALSE, "maybe", FALSE, NULL },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) value = NULL;
      GVariant *floating;
      gboolean fine = sonder_cell_parse (cases[i].type, cases[i].chosen ? choices : NULL,
                                         cases[i].text, &floating, &error);

      g_test_message ("%s", cases[i].name);
      value = floating != NULL ? g_variant_ref_sink (floating) : NULL;
      g_assert_cmpint (fine, ==, cases[i].fine);
      g_assert_cmpint (error != NULL, ==, !cases[i].fine);
      g_assert_cmpint (value != NULL, ==, cases[i].value != NULL);
      if (value != NULL)
        {
          g_autofree char *text = g_variant_print (value, FALSE);

          g_assert_cmpstr (text, ==, cases[i].value);
        }
      if (error != NULL)
        {
          g_autofree char *stripped = g_strstrip (g_strdup (cases[i].text));

          g_assert_nonnull (strstr (error->message, stripped));
        }
    }
}

/* What a cell says to be edited is read as that cell. */
static void
test_editable (void)
{
  static const struct
  {
    SonderCellType type;
    const char *text;
  } texts[] = {
    { SONDER_CELL_TEXT, "Ann Gray" },   { SONDER_CELL_NUMBER, "0.1" },
    { SONDER_CELL_NUMBER, "-1234567" }, { SONDER_CELL_DATE, "0999-12-31" },
    { SONDER_CELL_YES_NO, "yes" },      { SONDER_CELL_YES_NO, "no" },
    { SONDER_CELL_NUMBER, "" },
  };
  g_autoptr (SonderTextPool) pool = sonder_text_pool_new ();
  g_autoptr (SonderTextPool) keys = sonder_text_pool_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SonderTable) table = sonder_table_new_customers (pool, keys);
      SonderColumn *column = sonder_table_add_column (table, "attribute:a", texts[i].type);
      g_autoptr (GVariant) value = NULL;
      g_autofree char *text = NULL;
      GVariant *floating;

      sonder_table_append (table);
      g_assert_true (sonder_cell_parse (texts[i].type, NULL, texts[i].text, &floating, NULL));
      value = floating != NULL ? g_variant_ref_sink (floating) : NULL;
      g_assert_true (sonder_table_set_cell (table, column, 0, value));
      text = sonder_cell_to_editable (table, column, 0);
      g_assert_cmpstr (text, ==, texts[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cell-parse/parse", test_parse);
  g_test_add_func ("/cell-parse/editable", test_editable);

  return g_test_run ();
}
