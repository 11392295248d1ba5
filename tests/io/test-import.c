/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import.h"

#include <string.h>

#include "csv-error.h"
#include "import-testing.h"

/* One file into an empty project. */
static const struct
{
  const char *name;
  const char *csv;
  const char *options;
  const char *project;
} files[] = {
  { "customers only", "id,Name,Plan,Age\nC-1,Ann,Pro,34\nC-2,Bob,,\n", "name Name",
    "C-1 “Ann” plan=Pro age=34\nC-2 “Bob”\n" },
  { "wide", "id,Shop,Web\n1,5,4\n2,,3\n", "score Shop=csat:Shop|score Web=csat:Web store",
    "1\n2\n1 csat 5 @shop <f>\n1 csat 4 @web-store <f>\n2 csat 3 @web-store <f>\n" },
  { "long",
    "who,what,where,when,score,why\nA,nps,Shop,2025-01-02,9,Fast\nA,rating:1-5,,2025-01-03,4,\n"
    "B,NPS,shop,,0,\n",
    "key who|metric what|touchpoint where|date when|score score|comment why",
    "A\nB\nA nps 9 @shop 2025-01-02 “Fast” <f>\nA rating-1-5 4 2025-01-03 <f>\nB nps 0 @shop "
    "<f>\n" },
  { "the last value that is not blank", "id,plan,city\n1,Free,Rome\n1,Pro,\n1,,\n", "key id",
    "1 plan=Pro city=Rome\n" },
  { "spaces around", " id ,plan\n 1 , Pro \n1,  \n", "key id", "1 plan=Pro\n" },
  { "types",
    "id,n,d,b,c,z\n1,\"1,5\",31/01/2025,ja,x,01\n2,2,01/02/2025,nein,x,02\n3,,,,y,\n4,3,,,y,\n", "",
    "1 n=1.5 d=2025-01-31 b=yes c=x z=01\n2 n=2 d=2025-02-01 b=no c=x z=02\n3 c=y\n4 n=3 c=y\n" },
  { "given types", "id,n,d\n1,5,01/02/2025\n2,x,03/04/2025\n",
    "type n=number|type d=date|date-format mdy", "1 n=5 d=2025-01-02\n2 d=2025-03-04\n" },
  { "ignored", "id,a,b\n1,x,y\n", "ignore a", "1 b=y\n" },
  { "an empty column", "id,a,b\n1,,y\n", "", "1 b=y\n" },
  { "respondents", "Respondent ID,nps\nR_1,9\nR_2,3\n", "score nps=nps",
    "f:R_1*\nf:R_2*\nf:R_1 nps 9 <f>\nf:R_2 nps 3 <f>\n" },
  { "respondents by name, with a source", "sheet,nps\n1,9\n",
    "respondent sheet|score nps=nps|source April 2025",
    "april-2025:1*\napril-2025:1 nps 9 <april-2025>\n" },
  { "missing", "id,a,b\n1,99,N/A\n2,5,99\n3,N/A,3\n",
    "score a=csat|score b=rating:0-100|missing N/A|missing a=99",
    "1\n2\n3\n2 csat 5 <f>\n2 rating-0-100 99 <f>\n3 rating-0-100 3 <f>\n" },
  { "scores that the metric cannot take", "id,nps\n1,11\n2,9.5\n3,great\n4,9.0\n5,-1\n6,007\n",
    "score nps=nps", "1\n2\n3\n4\n5\n6\n4 nps 9 <f>\n6 nps 7 <f>\n" },
  /* comments */
  { "to the first answered score", "id,a,b,c\n1,5,4,good\n2,,3,bad\n",
    "score a=csat:A|score b=csat:B|comment c",
    "1\n2\n1 csat 5 @a “good” <f>\n1 csat 4 @b <f>\n2 csat 3 @b “bad” <f>\n" },
  { "to the one named", "id,a,b,c\n1,5,4,good\n2,5,,bad\n",
    "score a=csat:A|score b=csat:B|comment c=b",
    "1\n2\n1 csat 5 @a <f>\n1 csat 4 @b “good” <f>\n2 csat 5 @a <f>\n2 - @b “bad” <f>\n" },
  { "without a score", "id,a,c\n1,,  so so \n2,,\n", "score a=nps|comment c",
    "1\n2\n1 - “so so” <f>\n" },
  { "only comments", "id,c\n1,good\n", "comment c", "1\n1 - “good” <f>\n" },
  { "two comments", "id,a,c,d\n1,5,good,cheap\n2,,x,y\n", "score a=csat|comment c|comment d",
    "1\n2\n1 csat 5 “good\ncheap” <f>\n2 - “x\ny” <f>\n" },
  { "a comment each", "id,a,b,c,d\n1,5,4,good,cheap\n",
    "score a=csat:A|score b=csat:B|comment c=a|comment d=b",
    "1\n1 csat 5 @a “good” <f>\n1 csat 4 @b “cheap” <f>\n" },
  { "the row's touchpoint, and a fixed one", "id,t,a,b\n1,Shop,5,4\n",
    "touchpoint t|score a=csat|score b=csat:Web", "1\n1 csat 5 @shop <f>\n1 csat 4 @web <f>\n" },
  /* names */
  { "headers with signs", "id,\"a=b: c\",\"a=b\",\"x, y\"\n1,5,4,3\n",
    "score a=b: c=csat:T: 1|score A=B=csat|score  X,  Y =nps",
    "1\n1 csat 5 @t-1 <f>\n1 csat 4 <f>\n1 nps 3 <f>\n" },
  { "by number", "id,,\n1,5,x\n", "score #2=csat|comment #3", "1\n1 csat 5 “x” <f>\n" },
  { "touchpoints that differ in signs only", "id,a,b\n1,5,4\n",
    "score a=csat:A & B|score b=csat:A / B", "1\n1 csat 5 @a-b <f>\n1 csat 4 @a-b-d917a5 <f>\n" },
  { "two equal answers", "id,nps\n1,9\n1,9\n", "key id|score nps=nps",
    "1\n1 nps 9 <f>\n1 nps 9 <f>\n" },
  { "R's NA", "\"id\",\"plan\",\"why\"\n\"1\",NA,NA\n\"2\",\"Pro\",\"good\"\n", "comment why",
    "1\n2 plan=Pro\n2 - “good” <f>\n" },
};

static void
test_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (SonderImportPlan) plan = NULL;
      g_autoptr (SonderImport) import = NULL;
      g_autofree char *dump = NULL;

      g_test_message ("%s", files[i].name);
      import = import_csv (project, "f.csv", files[i].csv, files[i].options, &plan);
      dump = dump_project (project);
      g_assert_cmpstr (dump, ==, files[i].project);
      g_assert_true (sonder_import_get_report (import)->changes);
    }
}

/* A second time changes nothing, and leaves no step. */
static void
test_twice (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (SonderImportPlan) first = NULL, second = NULL;
      g_autoptr (SonderImport) once =
          import_csv (project, "f.csv", files[i].csv, files[i].options, &first);
      guint64 generation = sonder_project_get_generation (project);
      g_autoptr (SonderImport) twice = NULL;
      g_autofree char *dump = NULL;

      g_test_message ("%s", files[i].name);
      twice = import_csv (project, "f.csv", files[i].csv, files[i].options, &second);
      dump = dump_project (project);
      g_assert_cmpstr (dump, ==, files[i].project);
      g_assert_false (sonder_import_get_report (twice)->changes);
      g_assert_cmpuint (sonder_project_get_generation (project), ==, generation);
    }
}

/* One step back, and nothing is left; one forward, and all is there. */
static void
test_undo (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (SonderImportPlan) plan = NULL;
      g_autoptr (SonderImport) import =
          import_csv (project, "f.csv", files[i].csv, files[i].options, &plan);
      g_autofree char *undone = NULL, *redone = NULL;

      g_test_message ("%s", files[i].name);
      sonder_project_undo (project);
      g_assert_false (sonder_project_can_undo (project));
      undone = dump_project (project);
      g_assert_cmpstr (undone, ==, "");
      for (SonderKind kind = SONDER_KIND_SOURCE; kind <= SONDER_KIND_TOUCHPOINT; kind++)
        g_assert_cmpuint (g_list_model_get_n_items (sonder_project_get_items (project, kind)), ==,
                          0);

      sonder_project_redo (project);
      redone = dump_project (project);
      g_assert_cmpstr (redone, ==, files[i].project);
    }
}

typedef struct
{
  const char *file;
  const char *csv;
  const char *options;
} Step;

/* Several files one after the other. */
static void
test_several (void)
{
  static const struct
  {
    const char *name;
    Step steps[4];
    const char *project;
  } rows[] = {
    { "a customer is updated, and keeps what is not said",
      { { "a.csv", "id,plan,city\n1,Free,Rome\n2,Free,\n", "" },
        { "b.csv", "id,plan,age\n2,,40\n1,Pro,\n3,Pro,5\n", "" } },
      "1 plan=Pro city=Rome\n2 plan=Free age=40\n3 plan=Pro age=5\n" },
    { "answers as often as in the fuller",
      { { "a.csv", "id,nps\n1,9\n1,9\n1,3\n", "key id|score nps=nps" },
        { "b.csv", "id,nps\n1,9\n1,3\n1,3\n2,9\n", "key id|score nps=nps" } },
      "1\n2\n1 nps 9 <a>\n1 nps 9 <a>\n1 nps 3 <a>\n1 nps 3 <b>\n2 nps 9 <b>\n" },
    { "a comment makes another answer",
      { { "a.csv", "id,nps,c\n1,9,\n", "score nps=nps|comment c" },
        { "a.csv", "id,nps,c\n1,9,good\n", "score nps=nps|comment c" } },
      "1\n1 nps 9 <a>\n1 nps 9 “good” <a>\n" },
    { "a growing keyed file",
      { { "a.csv", "id,nps,date\n1,9,2025-01-01\n", "score nps=nps|date date" },
        { "a.csv", "id,nps,date\n1,9,2025-01-01\n1,8,2025-02-01\n",
          "key id|score nps=nps|date date" } },
      "1\n1 nps 9 2025-01-01 <a>\n1 nps 8 2025-02-01 <a>\n" },
    { "names are found again, whatever their case",
      { { "a.csv", "id,Plan,where\n1,x,Shop\n", "comment where" },
        { "b.csv", "ID, PLAN ,Score,T\n1,y,5,The  Shop\n2,x,4,the shop\n",
          "score score=csat|touchpoint t" } },
      "1 plan=y\n2 plan=x\n1 - “Shop” <a>\n1 csat 5 @the-shop <b>\n2 csat 4 @the-shop <b>\n" },
    { "an attribute keeps its type",
      { { "a.csv", "id,code\n1,01\n2,02\n", "" }, { "b.csv", "id,code\n3,30\n", "" } },
      "1 code=01\n2 code=02\n3 code=30\n" },
    { "what an attribute cannot take is left out",
      { { "a.csv", "id,age\n1,34\n", "" }, { "b.csv", "id,age\n1,old\n2,5\n", "" } },
      "1 age=34\n2 age=5\n" },
    { "an attribute of dates says that they are",
      { { "a.csv", "id,since\n1,2025-01-31\n", "" },
        { "b.csv", "id,since\n2,31/01/2024\n3,soon\n", "" } },
      "1 since=2025-01-31\n2 since=2024-01-31\n3\n" },
    { "the same respondent of a growing form",
      { { "a.csv", "Response ID,nps\nR1,9\n", "score nps=nps" },
        { "a.csv", "Response ID,nps\nR1,9\nR2,5\n", "score nps=nps" } },
      "a:R1*\na:R2*\na:R1 nps 9 <a>\na:R2 nps 5 <a>\n" },
    { "the same sheet number in another source",
      { { "a.csv", "sheet,nps\n1,9\n", "respondent sheet|score nps=nps" },
        { "b.csv", "sheet,nps\n1,5\n", "respondent sheet|score nps=nps" } },
      "a:1*\nb:1*\na:1 nps 9 <a>\nb:1 nps 5 <b>\n" },
    { "a metric by its name",
      { { "a.csv", "id,nps\n1,9\n", "score nps=nps" },
        { "b.csv", "id,x,m\n1,3,NPS\n", "score x|metric m" } },
      "1\n1 nps 9 <a>\n1 nps 3 <b>\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autofree char *dump = NULL;

      g_test_message ("%s", rows[i].name);
      for (const Step *step = rows[i].steps; step->csv != NULL; step++)
        {
          g_autoptr (SonderImportPlan) plan = NULL;
          g_autoptr (SonderImport) import =
              import_csv (project, step->file, step->csv, step->options, &plan);
        }
      dump = dump_project (project);
      g_assert_cmpstr (dump, ==, rows[i].project);
    }
}

static void
test_report (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) a = NULL, b = NULL;
  g_autoptr (SonderImport) first =
      import_csv (project, "a.csv", "id,age,nps,why,when\n1,34,9,good,2025-01-01\n2,5,3,,\n",
                  "score nps=nps|comment why|date when", &a);
  g_autoptr (SonderImport) second =
      import_csv (project, "b.csv",
                  "id,age,nps,why,when\n1,35,9,good,2025-01-01\n2,5,11,,soon\n,1,2,,\n3,x,12,,\n4,"
                  "7,much,x,2025-01-02\n",
                  "key id|score nps=nps|comment why|date when", &b);
  const SonderImportReport *r = sonder_import_get_report (first);
  static const SonderImportUnusable expected[] = {
    { 1, SONDER_UNUSABLE_NOT_A_NUMBER, 1, 5, (char *)"x" },
    { 2, SONDER_UNUSABLE_NOT_A_NUMBER, 1, 6, (char *)"much" },
    { 2, SONDER_UNUSABLE_OUT_OF_RANGE, 2, 3, (char *)"11" },
    { 4, SONDER_UNUSABLE_NOT_A_DATE, 1, 3, (char *)"soon" },
  };

  g_assert_cmpuint (r->n_rows, ==, 2);
  g_assert_cmpuint (r->customers.n_new, ==, 2);
  g_assert_cmpuint (r->n_added, ==, 2);
  g_assert_cmpuint (r->n_comments, ==, 1);
  g_assert_cmpuint (r->new_attributes->len, ==, 1);
  g_assert_cmpuint (r->new_metrics->len, ==, 1);
  g_assert_cmpstr (r->source, ==, "a");

  r = sonder_import_get_report (second);
  g_assert_cmpuint (r->n_rows, ==, 5);
  g_assert_cmpuint (r->n_refused, ==, 1);
  g_assert_cmpuint (r->refused_row, ==, 4);
  g_assert_cmpuint (r->customers.n_new, ==, 2);
  g_assert_cmpuint (r->customers.n_updated, ==, 1);
  g_assert_cmpuint (r->customers.n_known, ==, 1);
  g_assert_cmpuint (r->n_present, ==, 1);
  g_assert_cmpuint (r->n_added, ==, 1);
  g_assert_cmpuint (r->unusable->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const SonderImportUnusable *u = &g_array_index (r->unusable, SonderImportUnusable, i);

      g_test_message ("row %u", i);
      g_assert_cmpuint (u->column, ==, expected[i].column);
      g_assert_cmpint (u->reason, ==, expected[i].reason);
      g_assert_cmpuint (u->n, ==, expected[i].n);
      g_assert_cmpuint (u->row, ==, expected[i].row);
      g_assert_cmpstr (u->example, ==, expected[i].example);
    }
}

static void
test_cancel (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) plan =
      import_plan (project, "a.csv", "id,nps\n1,9\n", "score nps=nps", NULL);
  g_autoptr (SonderSnapshot) snapshot = sonder_project_snapshot (project);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sonder_import_resolve (plan, snapshot, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
test_async (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) plan =
      import_plan (project, "a.csv", "id,nps\n1,9\n", "score nps=nps", NULL);
  g_autoptr (SonderSnapshot) snapshot = sonder_project_snapshot (project);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SonderImport) import = NULL;
  g_autofree char *dump = NULL;

  sonder_import_resolve_async (plan, snapshot, NULL, NULL, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  import = sonder_import_resolve_finish (result, NULL);
  g_assert_nonnull (import);
  sonder_import_apply (import, project);
  dump = dump_project (project);
  g_assert_cmpstr (dump, ==, "1\n1 nps 9 <a>\n");
}

static void
test_errors (void)
{
  static const struct
  {
    const char *csv;
    const char *options;
    const char *message;
  } rows[] = {
    { "id,when\n1,03/04/2025\n", "date when", "--date-format" },
    { "id,when\n1,31/01/2025\n2,01/31/2025\n", "date when", "--date-format" },
    { "id,when\n1,soon\n", "date when", "--date-format" },
    { "id,when\n1,03/04/2025\n", "type when=date", "--date-format" },
    { "id,x\n1,5\n", "score x", "--metric" },
    { "id,x,c\n1,5,y\n", "comment c=x", "not a score" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SonderImportPlan) plan =
          import_plan (project, "a.csv", rows[i].csv, rows[i].options, &error);
      g_autoptr (SonderImport) import = NULL;

      g_assert_no_error (error);
      import = resolve_plan (project, plan, &error);
      g_assert_null (import);
      g_assert_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, rows[i].message));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/files", test_files);
  g_test_add_func ("/import/twice", test_twice);
  g_test_add_func ("/import/undo", test_undo);
  g_test_add_func ("/import/several", test_several);
  g_test_add_func ("/import/report", test_report);
  g_test_add_func ("/import/cancel", test_cancel);
  g_test_add_func ("/import/async", test_async);
  g_test_add_func ("/import/errors", test_errors);
  return g_test_run ();
}
