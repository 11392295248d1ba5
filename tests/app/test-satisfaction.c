/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Satisfaction page with the sample: what stands on the screen is what the
 * command line says. */

#include "config.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "app-testing.h"
#include "chart-view.h"
#include "figures-export.h"
#include "figures-table.h"
#include "satisfaction-page.h"
#include "trend.h"
#include "wording.h"

#define SAMPLE "coffee-roaster.sonder.json"

static SonderApplication *application;

typedef struct
{
  SonderWindow *window;
  GtkWidget    *page;
  GtkWidget    *chart;
  GtkWidget    *table;
  GtkWidget    *finding;
} Fixture;

typedef struct
{
  const char *name;
  const char *metric;
  const char *touchpoint;
  const char *time;
  const char *by;
  guint       decimals;
  const char *arguments; /* that ask the command line the same */
} Case;

static const Case cases[] = {
  { "segments", "recommendation", "*", "*", "segment", 1, "--metric=Recommendation --by=segment" },
  { "touchpoints", "satisfaction", "*", "*", "touchpoint", 1,
    "--metric=Satisfaction --by=touchpoint" },
  { "a touchpoint in a year", "satisfaction", "delivery", "2025", "segment", 1,
    "--metric=Satisfaction --by=segment --touchpoint=Delivery --from=2025-01-01 --to=2025-12-31" },
  { "an attribute", "ease", "*", "*", "customer-type", 2, "--metric=Ease '--by=Customer type'" },
};

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_class (GtkWidget  *widget,
            const char *css_class)
{
  if (gtk_widget_has_css_class (widget, css_class))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_class (child, css_class);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
choose (Fixture    *fixture,
        const char *action,
        const char *value)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, action, "s", value));
  app_testing_settle (GTK_WIDGET (fixture->window));
}

static void
show_table (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, "satisfaction.show-table", NULL));
  app_testing_settle (GTK_WIDGET (fixture->window));
  g_assert_nonnull (app_testing_find (fixture->page, "SonderFiguresTable"));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->window = app_testing_open (application, SAMPLE);
  sonder_window_go_to (fixture->window, "satisfaction", NULL);
  app_testing_settle (GTK_WIDGET (fixture->window));
  fixture->page = app_testing_find (GTK_WIDGET (fixture->window), "SonderSatisfactionPage");
  fixture->chart = find (fixture->page, SONDER_TYPE_CHART_VIEW);
  fixture->table = find (fixture->page, SONDER_TYPE_FIGURES_TABLE);
  fixture->finding = find_class (fixture->page, "verdict");
  choose (fixture, "satisfaction.chart", "scores");
  choose (fixture, "satisfaction.metric", "recommendation");
  choose (fixture, "satisfaction.touchpoint", "*");
  choose (fixture, "satisfaction.time", "*");
  choose (fixture, "satisfaction.by", "segment");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static SonderProject *
get_project (Fixture *fixture)
{
  return sonder_page_get_project (SONDER_PAGE (fixture->page));
}

/* What the program says on the command line about the sample. */
static JsonObject *
ask (const char  *verb,
     const Case  *c,
     JsonParser **parser)
{
  g_autofree char *sample = g_build_filename (g_getenv ("SONDER_SAMPLES"), SAMPLE, NULL);
  g_autofree char *quoted = g_shell_quote (sample);
  g_autofree char *command = g_strdup_printf ("%s %s %s %s --format=json",
                                              g_getenv ("SONDER_BINARY"), verb, quoted,
                                              c->arguments);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_command_line_sync (command, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  *parser = json_parser_new ();
  json_parser_load_from_data (*parser, output, -1, &error);
  g_assert_no_error (error);

  return json_node_get_object (json_parser_get_root (*parser));
}

static void
assert_cell (Fixture    *fixture,
             guint       column,
             guint       line,
             JsonObject *figures,
             const char *member,
             guint       decimals)
{
  JsonNode *node = json_object_get_member (figures, member);
  g_autofree char *expected = json_node_is_null (node)
                                ? g_strdup ("–")
                                : sonder_wording_number (json_node_get_double (node), decimals);

  g_assert_cmpstr (sonder_figures_table_get_text (SONDER_FIGURES_TABLE (fixture->table), column,
                                                  line),
                   ==, expected);
}

static void
assert_line (Fixture    *fixture,
             guint       line,
             JsonObject *figures,
             guint       decimals)
{
  assert_cell (fixture, 1, line, figures, "customers", 0);
  assert_cell (fixture, 2, line, figures, "n", 0);
  assert_cell (fixture, 3, line, figures, "score", decimals);
  assert_cell (fixture, 4, line, figures, "low", decimals);
  assert_cell (fixture, 5, line, figures, "high", decimals);
  assert_cell (fixture, 6, line, figures, "mean", 2);
  assert_cell (fixture, 7, line, figures, "sd", 2);
}

/* The mark of a group tells its score. */
static void
assert_mark (Fixture    *fixture,
             const char *group,
             JsonObject *figures,
             guint       decimals)
{
  SonderScene *scene = sonder_chart_view_get_scene (SONDER_CHART_VIEW (fixture->chart));
  g_autofree char *score = NULL;

  if (json_object_get_int_member (figures, "n") == 0)
    return;

  score = sonder_wording_number (json_object_get_double_member (figures, "score"), decimals);
  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      if (box->part != SONDER_PART_MARK || !g_str_has_prefix (box->label, group))
        continue;
      g_assert_nonnull (strstr (box->label, score));
      return;
    }
  g_error ("There is no mark of “%s”", group);
}

static void
ask_for (Fixture    *fixture,
         const Case *c)
{
  choose (fixture, "satisfaction.metric", c->metric);
  choose (fixture, "satisfaction.touchpoint", c->touchpoint);
  choose (fixture, "satisfaction.time", c->time);
  choose (fixture, "satisfaction.by", c->by);
}

static void
test_figures (Fixture      *fixture,
              gconstpointer data)
{
  const Case *c = data;
  g_autoptr (JsonParser) parser = NULL;
  JsonObject *said = ask ("stats", c, &parser);
  JsonArray *groups = json_object_get_array_member (said, "groups");
  guint n_groups = json_array_get_length (groups);

  ask_for (fixture, c);
  show_table (fixture);
  for (guint i = 0; i < n_groups; i++)
    {
      JsonObject *group = json_array_get_object_element (groups, i);
      const char *name = json_object_get_string_member (group, "group");

      g_assert_cmpstr (
        sonder_figures_table_get_text (SONDER_FIGURES_TABLE (fixture->table), 0, i + 1), ==, name);
      assert_line (fixture, i + 1, group, c->decimals);
      assert_mark (fixture, name, group, c->decimals == 1 ? 0 : 2);
    }
  assert_line (fixture, n_groups + 2, json_object_get_object_member (said, "overall"),
               c->decimals);
}

/* Whether a group is on a side of a pair that clearly differs. */
static gboolean
differs (JsonArray  *pairs,
         const char *group)
{
  for (guint i = 0; i < json_array_get_length (pairs); i++)
    {
      JsonObject *pair = json_array_get_object_element (pairs, i);
      JsonNode *significant = json_object_get_member (pair, "significant");

      if (!json_node_is_null (significant) && json_node_get_boolean (significant) &&
          (g_str_equal (json_object_get_string_member (pair, "a"), group) ||
           g_str_equal (json_object_get_string_member (pair, "b"), group)))
        return TRUE;
    }

  return FALSE;
}

/* The verdict names the groups that the tests tell apart, and no others. */
static void
test_verdict (Fixture      *fixture,
              gconstpointer data)
{
  const Case *c = data;
  g_autoptr (JsonParser) parser = NULL;
  JsonArray *pairs = json_object_get_array_member (ask ("compare", c, &parser), "pairs");
  const char *finding;

  ask_for (fixture, c);
  g_assert_true (gtk_widget_get_visible (fixture->finding));
  finding = gtk_label_get_text (GTK_LABEL (fixture->finding));
  g_assert_cmpuint (json_array_get_length (pairs), >, 0);
  for (guint i = 0; i < json_array_get_length (pairs); i++)
    {
      const char *group =
        json_object_get_string_member (json_array_get_object_element (pairs, i), "a");

      g_assert_cmpint (strstr (finding, group) != NULL, ==, differs (pairs, group));
    }
}

static char *
dup_total (Fixture *fixture)
{
  SonderFiguresTable *table = SONDER_FIGURES_TABLE (fixture->table);
  guint line = 1;

  while (g_strcmp0 (sonder_figures_table_get_text (table, 0, line), "All customers") != 0)
    g_assert_cmpuint (++line, <, 50);

  return g_strdup_printf ("%s %s", sonder_figures_table_get_text (table, 2, line),
                          sonder_figures_table_get_text (table, 3, line));
}

static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *before = NULL, *without = NULL, *after = NULL;
  guint rows[100];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = i;
  show_table (fixture);
  before = dup_total (fixture);
  sonder_project_delete_answers (get_project (fixture), rows, G_N_ELEMENTS (rows));
  app_testing_settle (GTK_WIDGET (fixture->window));
  without = dup_total (fixture);
  g_assert_cmpstr (without, !=, before);
  sonder_project_undo (get_project (fixture));
  app_testing_settle (GTK_WIDGET (fixture->window));
  after = dup_total (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
assert_chosen (GtkWidget  *page,
               const char *property,
               const char *value)
{
  g_autofree char *chosen = NULL;

  g_object_get (page, property, &chosen, NULL);
  g_assert_cmpstr (chosen, ==, value);
}

/* Another page, as after a restart, begins with what was asked last; the project
 * has not changed. */
static void
test_remembered (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GtkWidget) other = NULL;

  ask_for (fixture, &cases[2]);
  choose (fixture, "satisfaction.chart", "distribution");
  g_assert_false (sonder_project_can_undo (get_project (fixture)));
  other = g_object_ref_sink (
    g_object_new (SONDER_TYPE_SATISFACTION_PAGE, "document",
                  sonder_page_get_document (SONDER_PAGE (fixture->page)), NULL));
  assert_chosen (other, "metric", "satisfaction");
  assert_chosen (other, "touchpoint", "delivery");
  assert_chosen (other, "time", "2025");
  assert_chosen (other, "by", "segment");
  assert_chosen (other, "chart", "distribution");
}

/* What the project does not have, or has no more, is not chosen. */
static void
test_gone (Fixture      *fixture,
           gconstpointer data)
{
  SonderProject *project = get_project (fixture);

  choose (fixture, "satisfaction.touchpoint", "delivery");
  sonder_project_remove_item (
    project, sonder_project_find_item (project, SONDER_KIND_TOUCHPOINT, "delivery"));
  app_testing_settle (GTK_WIDGET (fixture->window));
  assert_chosen (fixture->page, "touchpoint", "*");
  sonder_project_undo (project);
  app_testing_settle (GTK_WIDGET (fixture->window));
  assert_chosen (fixture->page, "touchpoint", "delivery");

  choose (fixture, "satisfaction.time", "1999");
  assert_chosen (fixture->page, "time", "*");
  choose (fixture, "satisfaction.by", "no-such-attribute");
  assert_chosen (fixture->page, "by", "segment");
}

static gboolean
press (GtkWidget *widget,
       guint      keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }

  return handled;
}

/* The arrow keys go from mark to mark and tell each; Enter leads to the segment's
 * customers. */
static void
test_keyboard (Fixture      *fixture,
               gconstpointer data)
{
  static const char best[] = "Shop regulars: NPS 52, 95 % interval 42 to 60, 233 answers";

  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Which segments recommend us most?");
  gtk_widget_grab_focus (fixture->chart);
  g_assert_true (press (fixture->chart, GDK_KEY_Right));
  g_assert_true (press (fixture->chart, GDK_KEY_Right));
  app_testing_settle (GTK_WIDGET (fixture->window));
  gtk_test_accessible_assert_property (fixture->chart, GTK_ACCESSIBLE_PROPERTY_LABEL, best);
  g_assert_true (press (fixture->chart, GDK_KEY_Return));
  app_testing_settle (GTK_WIDGET (fixture->window));
  g_assert_nonnull (app_testing_find (GTK_WIDGET (fixture->window), "SonderCustomersPage"));
}

/* By touchpoint, marks stand for no customers of their own. */
static void
test_no_lead (Fixture      *fixture,
              gconstpointer data)
{
  choose (fixture, "satisfaction.by", "touchpoint");
  gtk_widget_grab_focus (fixture->chart);
  press (fixture->chart, GDK_KEY_Right);
  press (fixture->chart, GDK_KEY_Right);
  g_assert_false (press (fixture->chart, GDK_KEY_Return));
  g_assert_true (gtk_widget_get_mapped (fixture->page));
}

/* As many groups as customers: the table says that it is not all of it. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  SonderFiguresTable *table = SONDER_FIGURES_TABLE (fixture->table);
  const char *text;
  guint line = 1;

  choose (fixture, "satisfaction.by", "e-mail");
  show_table (fixture);
  for (text = ""; text != NULL && strstr (text, "more groups") == NULL; line++)
    text = sonder_figures_table_get_text (table, 0, line);
  g_assert_nonnull (text);
  g_assert_cmpstr (sonder_figures_table_get_text (table, 0, line), ==, "All customers");
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  SonderProject *project = get_project (fixture);
  guint n_rows = sonder_project_get_answers (project)->n_rows;
  g_autofree guint *rows = g_new (guint, n_rows);

  for (guint i = 0; i < n_rows; i++)
    rows[i] = i;
  sonder_project_delete_answers (project, rows, n_rows);
  app_testing_settle (GTK_WIDGET (fixture->window));
  g_assert_nonnull (app_testing_find (fixture->page, "AdwStatusPage"));
  sonder_project_undo (project);
  app_testing_settle (GTK_WIDGET (fixture->window));
  g_assert_null (app_testing_find (fixture->page, "AdwStatusPage"));
}

static const SonderGroup *
find_group (const SonderFigures *figures,
            const char          *id)
{
  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderGroup *group = figures->groups->pdata[i];

      if (g_strcmp0 (group->id, id) == 0)
        return group;
    }

  return NULL;
}

/* Eight people of cafés answered. */
static void
test_leave_out (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (SonderQuestion) question = sonder_question_new ();
  g_autoptr (SonderFigures) figures = NULL;
  g_autoptr (SonderFigures) trend = NULL;
  g_autofree char *all = NULL, *few = NULL;

  question->metric = g_strdup ("recommendation");
  question->by = SONDER_BY_SEGMENT;
  figures = sonder_figures_compute (get_project (fixture), question, NULL);
  g_assert_cmpuint (sonder_figures_leave_out_small (figures, 8), ==, 0);
  all = sonder_figures_export_to_csv (figures);
  g_assert_nonnull (strstr (all, "\"Cafés and restaurants\",9,8,14,14.285714285714286,"));
  g_assert_cmpuint (sonder_figures_leave_out_small (figures, 9), ==, 1);
  few = sonder_figures_export_to_csv (figures);
  g_assert_null (strstr (few, "Cafés"));
  g_assert_nonnull (strstr (few, "\"Offices\",87,83,243,"));

  trend = sonder_figures_compute_trend (get_project (fixture), question, NULL);
  g_assert_cmpuint (sonder_figures_leave_out_small (trend, 8), >, 0);
  g_assert_cmpuint (find_group (trend, "cafes-and-restaurants")->over_time[0].n, ==, 0);
  g_assert_cmpuint (find_group (trend, "offices")->over_time[0].n, >, 0);
}

static void
add_tests (const char *group,
           void (*test) (Fixture      *fixture,
                         gconstpointer data))
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/satisfaction/%s/%s", group, cases[i].name);

      g_test_add (path, Fixture, &cases[i], set_up, test, tear_down);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  application = app_testing_start ();

  add_tests ("figures", test_figures);
  add_tests ("verdict", test_verdict);
  g_test_add ("/satisfaction/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/satisfaction/remembered", Fixture, NULL, set_up, test_remembered, tear_down);
  g_test_add ("/satisfaction/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/satisfaction/keyboard", Fixture, NULL, set_up, test_keyboard, tear_down);
  g_test_add ("/satisfaction/no-lead", Fixture, NULL, set_up, test_no_lead, tear_down);
  g_test_add ("/satisfaction/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/satisfaction/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/satisfaction/leave-out", Fixture, NULL, set_up, test_leave_out, tear_down);

  return g_test_run ();
}
