/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sonder-bench WORK ARGUMENT…: does one piece of work once, in a process of
 * its own, and prints how many seconds it took and how much memory the process
 * needed at its peak, in KiB. The script beside it, bench/run, compares. */

#include "bench-data.h"
#include "bench-draw.h"
#include "bench-time.h"
#include "bench-yardstick.h"

#include "figures.h"
#include "import.h"
#include "project-file.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

typedef gboolean (*Work) (char    **arguments,
                          double   *seconds,
                          GError  **error);

static long
peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");
  return line != NULL ? strtol (line + strlen ("VmHWM:"), NULL, 10) : 0;
}

static SonderSnapshot *
read_snapshot (const char  *path,
               GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return sonder_project_load (file, NULL, NULL, NULL, NULL, error);
}

static gboolean
write_snapshot (SonderSnapshot  *snapshot,
                const char      *path,
                GError         **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return sonder_project_save (snapshot, file, SONDER_SAVE_ANYWAY, NULL, NULL, NULL, NULL, error);
}

static SonderProject *
open_project (const char  *path,
              GError     **error)
{
  g_autoptr (SonderSnapshot) snapshot = read_snapshot (path, error);

  return snapshot != NULL ? sonder_project_new_from_snapshot (snapshot) : NULL;
}

/* make CUSTOMERS OUT */
static gboolean
make (char   **arguments,
      double  *seconds,
      GError **error)
{
  g_autoptr (SonderSnapshot) snapshot = bench_project_new ((guint) atoi (arguments[0]));

  return write_snapshot (snapshot, arguments[1], error);
}

/* make-csv ROWS OUT */
static gboolean
make_csv (char   **arguments,
          double  *seconds,
          GError **error)
{
  return bench_csv_write (arguments[1], (guint) atoi (arguments[0]), error);
}

/* open FILE: until every customer has its segment */
static gboolean
open_file (char   **arguments,
           double  *seconds,
           GError **error)
{
  double begin = bench_now ();
  g_autoptr (SonderProject) project = open_project (arguments[0], error);

  if (project == NULL)
    return FALSE;
  sonder_project_get_assignment (project);
  *seconds = bench_now () - begin;
  return TRUE;
}

/* parse FILE: the yardstick of open */
static gboolean
parse (char   **arguments,
       double  *seconds,
       GError **error)
{
  double begin = bench_now ();
  gboolean fine = bench_json_glib_parse (arguments[0], error);

  *seconds = bench_now () - begin;
  return fine;
}

/* sort: the yardstick of bars in milliseconds */
static gboolean
sort (char   **arguments,
      double  *seconds,
      GError **error)
{
  *seconds = bench_sort ();
  return TRUE;
}

/* save FILE OUT */
static gboolean
save (char   **arguments,
      double  *seconds,
      GError **error)
{
  g_autoptr (SonderSnapshot) snapshot = read_snapshot (arguments[0], error);
  double begin = bench_now ();

  if (snapshot == NULL || !write_snapshot (snapshot, arguments[1], error))
    return FALSE;
  *seconds = bench_now () - begin;
  return TRUE;
}

/* generate FILE OUT: the yardstick of save */
static gboolean
generate (char   **arguments,
          double  *seconds,
          GError **error)
{
  g_autoptr (SonderSnapshot) snapshot = read_snapshot (arguments[0], error);
  double begin = bench_now ();

  if (snapshot == NULL || !bench_json_glib_generate (snapshot, arguments[1], error))
    return FALSE;
  *seconds = bench_now () - begin;
  return TRUE;
}

/* The columns that bench_csv_write() makes; what is not here becomes attributes. */
static gboolean
plan_columns (SonderImportPlan  *plan,
              GError           **error)
{
  static const struct
  {
    const char       *name;
    SonderColumnRole  role;
  } roles[] = {
    { "Customer ID", SONDER_COLUMN_KEY },
    { "Name", SONDER_COLUMN_NAME },
    { "Comment", SONDER_COLUMN_COMMENT },
  };

  for (guint column = 0; column < plan->n_columns; column++)
    {
      const char *name = sonder_csv_table_name (plan->table, column);

      for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
        if (g_str_equal (name, roles[i].name) &&
            !sonder_import_plan_set_role (plan, column, roles[i].role, error))
          return FALSE;
      if (g_str_equal (name, "Score") && !sonder_import_plan_set_score (plan, column, "nps", NULL, error))
        return FALSE;
    }

  return sonder_import_plan_check (plan, plan->project, error);
}

static SonderCsvTable *
read_table (const char  *path,
            GError     **error)
{
  const SonderCsvOptions options = SONDER_CSV_OPTIONS_DEFAULT;
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return sonder_csv_table_read_file (file, &options, NULL, NULL, NULL, error);
}

/* type FILE: read, and what type each column is */
static gboolean
type (char   **arguments,
      double  *seconds,
      GError **error)
{
  double begin = bench_now ();
  g_autoptr (SonderCsvTable) table = read_table (arguments[0], error);
  g_autoptr (GArray) typings = NULL;

  if (table == NULL)
    return FALSE;
  typings = sonder_csv_infer_types (table, 0);
  *seconds = bench_now () - begin;
  return TRUE;
}

/* import FILE: into an empty project, ready to be shown */
static gboolean
import (char   **arguments,
        double  *seconds,
        GError **error)
{
  double begin = bench_now ();
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderSnapshot) snapshot = sonder_project_snapshot (project);
  g_autoptr (SonderImportPlan) plan = NULL;
  g_autoptr (SonderImport) made = NULL;
  SonderCsvTable *table = read_table (arguments[0], error);

  if (table == NULL)
    return FALSE;
  plan = sonder_import_plan_new (table, snapshot, 0);
  if (!plan_columns (plan, error))
    return FALSE;
  made = sonder_import_resolve (plan, snapshot, NULL, NULL, NULL, error);
  if (made == NULL)
    return FALSE;
  sonder_import_apply (made, project);
  *seconds = bench_now () - begin;
  return TRUE;
}

typedef void (*Change) (SonderProject *project,
                        guint          time);

/* Answers to questions are remembered until something changes: this does. */
static void
change_item (SonderProject *project,
             guint          time)
{
  GListModel *touchpoints = sonder_project_get_items (project, SONDER_KIND_TOUCHPOINT);
  g_autoptr (SonderItem) touchpoint = g_list_model_get_item (touchpoints, 0);
  g_autofree char *name = g_strdup_printf ("touchpoint %u", time);

  sonder_project_set_text (project, touchpoint, "name", name);
  sonder_project_get_assignment (project);
}

/* The order of answers is remembered until one of them changes: this lets some. */
static void
change_answers (SonderProject *project,
                guint          time)
{
  sonder_project_delete_customers (project, &time, 1);
  sonder_project_get_assignment (project);
}

/* The groups by name; what is no other word is an attribute's id. */
static void
set_groups (SonderQuestion *question,
            const char     *name)
{
  static const char *const names[] = {
    [SONDER_BY_NONE] = "none",       [SONDER_BY_SEGMENT] = "segment", [SONDER_BY_TOUCHPOINT] = "touchpoint",
    [SONDER_BY_MONTH] = "month",     [SONDER_BY_QUARTER] = "quarter", [SONDER_BY_YEAR] = "year",
    [SONDER_BY_ATTRIBUTE] = NULL,
  };

  question->by = SONDER_BY_NONE;
  while (names[question->by] != NULL && !g_str_equal (names[question->by], name))
    question->by++;
  if (question->by == SONDER_BY_ATTRIBUTE)
    question->attribute = g_strdup (name);
}

static SonderQuestion *
ask (const char *groups,
     const char *answers,
     const char *periods)
{
  SonderQuestion *question = sonder_question_new ();

  question->metric = g_strdup ("nps");
  set_groups (question, groups);
  question->latest = g_str_equal (answers, "latest");
  question->over_time = !g_str_equal (periods, "total");
  question->choose_unit = g_str_equal (periods, "trend");
  question->period_unit = SONDER_PERIOD_MONTH;

  return question;
}

static gboolean
count (char   **arguments,
       Change   change,
       double  *seconds,
       GError **error)
{
  g_autoptr (SonderProject) project = open_project (arguments[0], error);
  g_autoptr (SonderQuestion) question = ask (arguments[1], arguments[2], arguments[3]);
  double times[BENCH_REPETITIONS];

  if (project == NULL)
    return FALSE;
  for (guint i = 0; i < BENCH_REPETITIONS; i++)
    {
      double begin = (change (project, i), bench_now ());
      g_autoptr (SonderFigures) figures = sonder_figures_compute (project, question, error);

      if (figures == NULL)
        return FALSE;
      times[i] = bench_now () - begin;
    }
  *seconds = bench_median (times);
  return TRUE;
}

/* counts FILE none|segment|touchpoint|month|quarter|year|ATTRIBUTE all|latest total|month|trend:
 * all that the chart needs */
static gboolean
counts (char   **arguments,
        double  *seconds,
        GError **error)
{
  return count (arguments, change_item, seconds, error);
}

/* first-counts FILE…: the same, after the answers changed */
static gboolean
first_counts (char   **arguments,
              double  *seconds,
              GError **error)
{
  return count (arguments, change_answers, seconds, error);
}

static void
assign (SonderSnapshot *snapshot)
{
  g_autoptr (SonderAssignment) assignment = sonder_assignment_new (snapshot->root, snapshot->customers);

  if (assignment->problems->len > 0)
    g_error ("%s", (char *) assignment->problems->pdata[0]);
}

/* segments FILE rules|texts|texts-first: every rule over every customer; with rules that search texts,
 * of which no two are the same; and when these are searched for the first time */
static gboolean
segments (char   **arguments,
          double  *seconds,
          GError **error)
{
  g_autoptr (SonderSnapshot) snapshot = read_snapshot (arguments[0], error);
  gboolean first = g_str_equal (arguments[1], "texts-first");
  double times[BENCH_REPETITIONS];

  if (snapshot == NULL)
    return FALSE;
  if (!g_str_equal (arguments[1], "rules"))
    bench_add_addresses (snapshot);
  for (guint i = 0; i < BENCH_REPETITIONS; i++)
    {
      double begin = bench_now ();

      assign (snapshot);
      times[i] = bench_now () - begin;
    }
  *seconds = first ? times[0] : bench_median (times);
  return TRUE;
}

static SonderChartKind
parse_kind (const char *name)
{
  SonderChartKind kind = SONDER_CHART_DISTRIBUTION;

  if (!sonder_chart_kind_parse (name, &kind))
    g_error ("%s is no chart", name);
  return kind;
}

/* layout FILE distribution|scores|trend: a chart whose figures are known */
static gboolean
layout (char   **arguments,
        double  *seconds,
        GError **error)
{
  g_autoptr (SonderProject) project = open_project (arguments[0], error);

  return project != NULL && bench_chart_layout (project, parse_kind (arguments[1]), seconds, error);
}

/* paint FILE distribution|scores|trend: a chart that is laid out already */
static gboolean
paint (char   **arguments,
       double  *seconds,
       GError **error)
{
  g_autoptr (SonderProject) project = open_project (arguments[0], error);

  return project != NULL && bench_chart_paint (project, parse_kind (arguments[1]), seconds, error);
}

/* board unchanged|moved|cold: an empathy map of 300 notes on a screen */
static gboolean
board (char   **arguments,
       double  *seconds,
       GError **error)
{
  static const char *const states[] = { "unchanged", "moved", "cold", NULL };
  guint state = 0;

  while (states[state] != NULL && !g_str_equal (states[state], arguments[0]))
    state++;
  if (states[state] == NULL)
    g_error ("%s is no state of a board", arguments[0]);
  bench_board ((BenchBoard) state, seconds);
  return TRUE;
}

static const struct
{
  const char *name;
  int         n_arguments;
  Work        work;
} works[] = {
  { "make", 2, make },       { "make-csv", 2, make_csv },   { "open", 1, open_file },
  { "parse", 1, parse },     { "save", 2, save },           { "generate", 2, generate },
  { "type", 1, type },       { "import", 1, import },       { "counts", 4, counts },
  { "first-counts", 4, first_counts },
  { "segments", 2, segments }, { "layout", 2, layout },     { "paint", 2, paint },
  { "board", 1, board },     { "sort", 0, sort },
};

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  double seconds = 0;

  setlocale (LC_ALL, "C.UTF-8");
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    if (argc == works[i].n_arguments + 2 && g_str_equal (argv[1], works[i].name))
      {
        if (!works[i].work (argv + 2, &seconds, &error))
          {
            g_printerr ("sonder-bench: %s\n", error->message);
            return 1;
          }
        g_print ("%.6f %ld\n", seconds, peak_memory ());
        return 0;
      }

  g_printerr ("Usage: sonder-bench WORK ARGUMENT…; see tests/bench/bench.c\n");
  return 2;
}
