/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-report.h"

#include <string.h>

#include "import-testing.h"

/* All sentences, each after the letter of its kind. */
static char *
describe (SonderImport *import, const SonderImportPlan *plan)
{
  g_autoptr (GArray) messages =
      sonder_import_report_describe (sonder_import_get_report (import), plan);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < messages->len; i++)
    {
      const SonderImportMessage *message = &g_array_index (messages, SonderImportMessage, i);

      g_string_append_printf (text, "%c %s%s%s\n", "RNW"[message->kind], message->text,
                              message->hint != NULL ? " / " : "",
                              message->hint != NULL ? message->hint : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_sentences (void)
{
  static const struct
  {
    const char *name;
    const char *csv;
    const char *options;
    const char *sentences[8];
  } rows[] = {
    { "customers",
      "id,plan\n1,Pro\n2,Pro\n",
      "",
      { "R 2 customers: 2 new\n",
        "N “id” was taken as the customers’ id. / If it identifies only the answer sheet",
        "N New attributes: 1 (plan)\n" } },
    { "respondents",
      "nps,why\n9,good\n3,\n",
      "score nps=nps|comment why",
      { "R 2 respondents: 2 new", "R 2 answers: 2 new, 1 with a comment\n",
        "N No column identifies customers, so each row is a respondent of the source “f”.\n",
        "N New metrics: 1 (NPS)\n" } },
    { "one of each",
      "id,nps\n1,9\n",
      "key id|score nps=nps:Shop",
      { "R 1 customer: 1 new", "R 1 answer: 1 new", "N New touchpoints: 1 (Shop)\n" } },
    { "sheets",
      "ResponseId,nps\n1,9\n2,3\n",
      "score nps=nps",
      { "N “ResponseId” was taken as the id of the answer sheet. / If it" } },
    { "a key with repetitions",
      "customer_id,nps\n1,9\n1,3\n",
      "score nps=nps",
      { " / If “customer_id” identifies customers, use --key.\n" } },
    { "refused",
      "id,a\n1,x\n,y\n,z\n",
      "key id",
      { "W 2 rows left out: nothing stands in “id” (first in row 3).\n" } },
    { "unusable",
      "id,nps\n1,9\n2,11\n3,12\n4,great\n",
      "score nps=nps",
      { "W “nps”: 2 cells left out, not on the scale, for example “11” in row 3.\n",
        "W “nps”: 1 cell left out, not a number: “great” in row 5.\n" } },
    { "headers",
      "id,,a,a\n1,x,y,z\n",
      "",
      { "N Column 2 has no name and is called “Column 2”.\n",
        "N There is another “a”; column 4 is called “a (2)”.\n" } },
    { "no headers", "1,2\n3,4\n", "", { "N The first row was taken as data" } },
    { "ambiguous dates",
      "id,d\n1,03/04/2025\n",
      "",
      { "N “d” stays text: dates like “03/04/2025” can be read in two ways.\n" } },
    { "stray marks",
      "id,d\n1,5\" pipe\n",
      "",
      { "W 1 row has quotation marks in odd places, taken as text (on line 2).\n" } },
    { "long rows",
      "id,d\n1,2,3\n2,3,4\n",
      "",
      { "W 2 rows have more cells than the headers (first row 2).\n" } },
    { "empty columns", "id,d,e\n1,,\n", "", { "N 2 columns are empty and were left out.\n" } },
    { "encoding",
      "id,d\n1,caf\xe9 d\xe9j\xe0\n2,x\x81\n",
      "",
      { "N The file was read as Western European (Windows), judging by its letters.",
        "W 1 character could not be read as Western European (Windows) and was replaced by "
        "“�” (on line 3).\n" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (SonderImportPlan) plan = NULL;
      g_autoptr (SonderImport) import =
          import_csv (project, "f.csv", rows[i].csv, rows[i].options, &plan);
      g_autofree char *text = describe (import, plan);

      g_test_message ("%s:\n%s", rows[i].name, text);
      for (guint j = 0; j < G_N_ELEMENTS (rows[i].sentences) && rows[i].sentences[j] != NULL; j++)
        if (strstr (text, rows[i].sentences[j]) == NULL)
          g_error ("%s: no “%s” in:\n%s", rows[i].name, rows[i].sentences[j], text);
    }
}

static void
test_twice (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) a = NULL, b = NULL;
  g_autoptr (SonderImport) first =
      import_csv (project, "f.csv", "id,nps\n1,9\n", "score nps=nps", &a);
  g_autoptr (SonderImport) second =
      import_csv (project, "f.csv", "id,nps\n1,9\n", "score nps=nps", &b);
  g_autofree char *text = describe (second, b);

  g_assert_nonnull (strstr (text, "R 1 customer: 1 as before\n"));
  g_assert_nonnull (strstr (text, "R 1 answer: 1 there already\n"));
  g_assert_nonnull (strstr (text, "R All of it is in the project already.\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-report/sentences", test_sentences);
  g_test_add_func ("/import-report/twice", test_twice);
  return g_test_run ();
}
