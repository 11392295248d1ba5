/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-types.h"

#include <math.h>

#include "calendar.h"
#include "csv-testing.h"

/* One column of cells, separated by bars, each quoted. A second column keeps
 * blank cells from being blank rows. */
static SonderCsvTable *
make_column (const char *header, const char *cells, char delimiter)
{
  g_auto (GStrv) texts = g_strsplit (cells, "|", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  SonderCsvOptions options = { NULL, delimiter, 1 };

  g_string_append_printf (text, "x%c\"%s\"\n", delimiter, header);
  for (guint i = 0; texts[i] != NULL; i++)
    g_string_append_printf (text, "x%c\"%s\"\n", delimiter, texts[i]);
  return csv_table_full (text->str, -1, &options, NULL);
}

static void
test_columns (void)
{
  static const struct
  {
    const char *header;
    const char *cells;
    char delimiter;
    char asked_decimal;
    SonderCsvType type;
    SonderCsvReason reason;
    char decimal;
    SonderDateOrder order;
    guint n_missing;
  } rows[] = {
#define ROW(header, cells, delimiter, decimal, type, reason, ...)                                  \
  { header, cells, delimiter, decimal, SONDER_CSV_##type, SONDER_CSV_REASON_##reason, __VA_ARGS__ }
#define YMD SONDER_DATE_YMD
#define DMY SONDER_DATE_DMY
#define MDY SONDER_DATE_MDY
    ROW ("n", "1|2|30", ',', 0, NUMBER, VALUES, '.', YMD, 0),
    ROW ("n", "1|| |30", ',', 0, NUMBER, VALUES, '.', YMD, 0),
    ROW ("n", "1.5|2", ';', 0, NUMBER, VALUES, '.', YMD, 0),
    ROW ("n", "1,5|2", ',', 0, NUMBER, VALUES, ',', YMD, 0),
    ROW ("n", "1,234|1.5", ',', 0, NUMBER, VALUES, '.', YMD, 0),
    ROW ("n", "1,234|950|12,000", ',', 0, NUMBER, VALUES, '.', YMD, 0),
    ROW ("n", "1,234|950", ';', 0, NUMBER, VALUES, ',', YMD, 0),
    ROW ("n", "1.234|950", ';', 0, NUMBER, VALUES, ',', YMD, 0),
    ROW ("n", "1.234|950", '\t', 0, TEXT, TWO_NUMBERS, '.', YMD, 0),
    ROW ("n", "1.234|950", '\t', ',', NUMBER, VALUES, ',', YMD, 0),
    ROW ("n", "1.5|2", '\t', ',', TEXT, MANY_VALUES, ',', YMD, 0),
    ROW ("n", "1.5|2.5|1,5|7", ',', 0, TEXT, MIXED, '.', YMD, 0),
    ROW ("n", "1|2|NA|N/A|3", ',', 0, NUMBER, VALUES, '.', YMD, 2),
    ROW ("n", "1|2|lots|3", ',', 0, TEXT, MIXED, '.', YMD, 0),
    ROW ("zip", "01234|94546", ',', 0, TEXT, LEADING_ZEROS, '.', YMD, 0),
    ROW ("Q17ZIP", "94546|94547|94546|94546", ',', 0, TEXT, CODE, '.', YMD, 0),
    ROW ("Phone", "5551234567", ',', 0, TEXT, CODE, '.', YMD, 0),
    ROW ("Customer ID", "1|2|3", ',', 0, TEXT, CODE, '.', YMD, 0),
    ROW ("Amount paid", "1|2|3", ',', 0, NUMBER, VALUES, '.', YMD, 0),
    ROW ("n", "12345678901234567890|1", ',', 0, TEXT, TOO_LARGE, '.', YMD, 0),
    ROW ("d", "2025-01-31|2024-02-29 10:00:00", ',', 0, DATE, VALUES, '.', YMD, 0),
    ROW ("d", "2025-01-31|n/a", ',', 0, DATE, VALUES, '.', YMD, 1),
    ROW ("d", "31/01/2025|01/02/2025", ',', 0, DATE, VALUES, '.', DMY, 0),
    ROW ("d", "01/31/2025|01/02/2025", ',', 0, DATE, VALUES, '.', MDY, 0),
    ROW ("d", "01/02/2025|03/04/2025", ',', 0, TEXT, TWO_DATES, '.', DMY, 0),
    ROW ("d", "01/01/2025|02/02/2025", ',', 0, DATE, VALUES, '.', DMY, 0),
    ROW ("d", "1.2.2025|3.4.2025", ',', 0, DATE, VALUES, '.', DMY, 0),
    ROW ("d", "31/01/2025|01/31/2025", ',', 0, TEXT, MANY_VALUES, '.', YMD, 0),
    ROW ("d", "20250131|20250201", ',', 0, NUMBER, VALUES, '.', YMD, 0),
    ROW ("b", "yes|no|Yes", ',', 0, YES_NO, VALUES, '.', YMD, 0),
    ROW ("b", "Ja|Nein", ',', 0, YES_NO, VALUES, '.', YMD, 0),
    ROW ("b", "WAHR|FALSCH|", ',', 0, YES_NO, VALUES, '.', YMD, 0),
    ROW ("b", "Y|N|Y", ',', 0, YES_NO, VALUES, '.', YMD, 0),
    ROW ("b", "Yes|Yes", ',', 0, YES_NO, VALUES, '.', YMD, 0),
    ROW ("b", "N|N|N|N", ',', 0, CHOICE, FEW_VALUES, '.', YMD, 0),
    ROW ("b", "ja|no|ja|no", ',', 0, CHOICE, FEW_VALUES, '.', YMD, 0),
    ROW ("b", "yes|no|maybe|yes|no|no", ',', 0, CHOICE, FEW_VALUES, '.', YMD, 0),
    ROW ("b", "yes|no|n/a|yes|no|n/a", ',', 0, CHOICE, FEW_VALUES, '.', YMD, 0),
    ROW ("b", "0|1|1", ',', 0, NUMBER, VALUES, '.', YMD, 0),
    ROW ("c", "Pro|Free|Pro|Free|Team|Pro", ',', 0, CHOICE, FEW_VALUES, '.', YMD, 0),
    ROW ("c", "Pro|Free|Team", ',', 0, TEXT, MANY_VALUES, '.', YMD, 0),
    ROW ("c", "01|02|01|02", ',', 0, CHOICE, FEW_VALUES, '.', YMD, 0),
    ROW ("t", "good|bad|ugly|", ',', 0, TEXT, MANY_VALUES, '.', YMD, 0),
    ROW ("t", "|", ',', 0, TEXT, NO_VALUES, '.', YMD, 0),
    ROW ("t", "N/A|-|NULL", ',', 0, TEXT, MANY_VALUES, '.', YMD, 0),
#undef ROW
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderCsvTable) table =
          make_column (rows[i].header, rows[i].cells, rows[i].delimiter);
      g_autoptr (GArray) typings = sonder_csv_infer_types (table, rows[i].asked_decimal);
      const SonderCsvTyping *t = &g_array_index (typings, SonderCsvTyping, 1);
      g_autofree char *why = sonder_csv_typing_explain (t, sonder_csv_table_column (table, 1));

      g_test_message ("%s: %s: %s, %s", rows[i].header, rows[i].cells,
                      sonder_csv_type_to_string (t->type), why);
      g_assert_cmpint (t->type, ==, rows[i].type);
      g_assert_cmpint (t->reason, ==, rows[i].reason);
      if (t->type == SONDER_CSV_NUMBER)
        g_assert_cmpint (t->decimal, ==, rows[i].decimal);
      if (t->type == SONDER_CSV_DATE)
        g_assert_cmpint (t->order, ==, rows[i].order);
      g_assert_cmpuint (t->n_missing, ==, rows[i].n_missing);
    }
}

/* One column with a decimal comma decides for another that leaves it open. */
static void
test_decimal_of_file (void)
{
  g_autoptr (SonderCsvTable) comma = csv_table ("a\tb\n1,5\t1.234\n2\t2.345\n");
  g_autoptr (SonderCsvTable) point = csv_table ("a;b\n1.5;1.234\n2;2.345\n");
  g_autoptr (GArray) with_comma = sonder_csv_infer_types (comma, 0);
  g_autoptr (GArray) with_point = sonder_csv_infer_types (point, 0);
  const SonderCsvTyping *t = &g_array_index (with_comma, SonderCsvTyping, 1);
  const SonderCsvTyping *u = &g_array_index (with_point, SonderCsvTyping, 1);
  g_autofree double *thousands = sonder_csv_column_numbers (sonder_csv_table_column (comma, 1), t);
  g_autofree double *decimals = sonder_csv_column_numbers (sonder_csv_table_column (point, 1), u);

  g_assert_cmpint (t->type, ==, SONDER_CSV_NUMBER);
  g_assert_cmpfloat (thousands[1], ==, 1234);
  g_assert_cmpint (u->type, ==, SONDER_CSV_NUMBER);
  g_assert_cmpfloat (decimals[1], ==, 1.234);
}

/* R writes NA without quotation marks and all other texts with them. */
static void
test_bare_na (void)
{
  g_autoptr (SonderCsvTable) r = csv_table ("\"a\",\"b\"\n\"x\",\"p\"\nNA,q\n\"y\",NA\n");
  g_autoptr (GArray) typings = sonder_csv_infer_types (r, 0);
  const SonderCsvTyping *quoted = &g_array_index (typings, SonderCsvTyping, 0);
  const SonderCsvTyping *mixed = &g_array_index (typings, SonderCsvTyping, 1);

  g_assert_true (quoted->bare_na);
  g_assert_cmpuint (quoted->n_missing, ==, 1);
  g_assert_cmpuint (quoted->n_values, ==, 2);
  g_assert_true (sonder_csv_typing_is_blank (quoted, "NA"));
  g_assert_false (mixed->bare_na);
  g_assert_false (sonder_csv_typing_is_blank (mixed, "NA"));
}

static void
test_values (void)
{
  g_autoptr (SonderCsvTable) table =
      csv_table ("n,d,b\n1.5,2025-03-04,yes\nNA,,no\n\"1,000.5\",2025-03-05 10:00,\n");
  g_autoptr (GArray) typings = sonder_csv_infer_types (table, 0);
  g_autofree double *numbers = sonder_csv_column_numbers (
      sonder_csv_table_column (table, 0), &g_array_index (typings, SonderCsvTyping, 0));
  g_autofree gint32 *dates = sonder_csv_column_dates (sonder_csv_table_column (table, 1),
                                                      &g_array_index (typings, SonderCsvTyping, 1));
  g_autofree guint8 *answers = sonder_csv_column_yes_no (
      sonder_csv_table_column (table, 2), &g_array_index (typings, SonderCsvTyping, 2));

  g_assert_true (isnan (numbers[0]));
  g_assert_cmpfloat (numbers[1], ==, 1.5);
  g_assert_true (isnan (numbers[2]));
  g_assert_cmpfloat (numbers[3], ==, 1000.5);
  g_assert_cmpint (dates[0], ==, SONDER_DATE_NONE);
  g_assert_cmpint (dates[1], ==, sonder_date_from_ymd (2025, 3, 4));
  g_assert_cmpint (dates[2], ==, sonder_date_from_ymd (2025, 3, 5));
  g_assert_cmpint (answers[0], ==, SONDER_YES_NO_NONE);
  g_assert_cmpint (answers[1], ==, SONDER_YES);
  g_assert_cmpint (answers[2], ==, SONDER_NO);
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    gboolean id, code;
  } rows[] = {
    { "id", TRUE, FALSE },           { "ID", TRUE, FALSE },
    { "customer_id", TRUE, FALSE },  { "CustomerID", TRUE, FALSE },
    { "customerId", TRUE, FALSE },   { "Respondent ID", TRUE, FALSE },
    { "RespondentID", TRUE, FALSE }, { "userid", TRUE, FALSE },
    { "RESPONDENTID", TRUE, FALSE }, { "paid", FALSE, FALSE },
    { "Amount paid", FALSE, FALSE }, { "valid", FALSE, FALSE },
    { "Covid", FALSE, FALSE },       { "id number", FALSE, FALSE },
    { "idea", FALSE, FALSE },        { "", FALSE, FALSE },
    { "zip", FALSE, TRUE },          { "Zip Code", FALSE, TRUE },
    { "Q17ZIP", FALSE, TRUE },       { "PLZ", FALSE, TRUE },
    { "Code postal", FALSE, TRUE },  { "Código postal", FALSE, TRUE },
    { "Phone number", FALSE, TRUE }, { "Téléphone", FALSE, TRUE },
    { "unzip", FALSE, FALSE },       { "code", FALSE, FALSE },
    { "telephoned?", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].name);
      g_assert_cmpint (sonder_csv_is_id_name (rows[i].name), ==, rows[i].id);
      g_assert_cmpint (sonder_csv_is_code_name (rows[i].name), ==, rows[i].code);
    }
}

static void
test_type_names (void)
{
  static const struct
  {
    const char *text;
    gboolean is;
    SonderCsvType type;
  } rows[] = {
    { "text", TRUE, SONDER_CSV_TEXT },
    { "Number", TRUE, SONDER_CSV_NUMBER },
    { "date", TRUE, SONDER_CSV_DATE },
    { "choice", TRUE, SONDER_CSV_CHOICE },
    { "yes-no", TRUE, SONDER_CSV_YES_NO },
    { "yes/no", TRUE, SONDER_CSV_YES_NO },
    { "int", FALSE, 0 },
    { "", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderCsvType type;
      gboolean is = sonder_csv_type_parse (rows[i].text, &type);

      g_assert_cmpint (is, ==, rows[i].is);
      if (is)
        g_assert_cmpint (type, ==, rows[i].type);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-types/columns", test_columns);
  g_test_add_func ("/csv-types/decimal-of-file", test_decimal_of_file);
  g_test_add_func ("/csv-types/bare-na", test_bare_na);
  g_test_add_func ("/csv-types/values", test_values);
  g_test_add_func ("/csv-types/names", test_names);
  g_test_add_func ("/csv-types/type-names", test_type_names);
  return g_test_run ();
}
