/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The overview: what it proposes next, and what it shows with data and without. */

#include "config.h"

#include "app-testing.h"
#include "next-steps.h"
#include "patience.h"
#include "project-file.h"
#include "view-state.h"

static SonderApplication *application;

static SonderItem *
add_item (SonderProject *project,
          SonderKind     kind,
          const char    *name)
{
  g_autofree char *id = sonder_project_make_id (project, kind, name);
  g_autoptr (SonderItem) item = sonder_item_new (kind, id);

  sonder_item_set_text (item, "name", name);
  sonder_project_add_item (project, item);
  return sonder_project_find_item (project, kind, id);
}

static SonderItem *
add_text (SonderProject *project,
          SonderItem    *owner,
          const char    *field,
          SonderKind     kind,
          const char    *text)
{
  g_autofree char *id = sonder_project_make_id (project, kind, text);
  g_autoptr (SonderItem) item = sonder_item_new (kind, id);

  sonder_item_set_text (item, "text", text);
  if (kind == SONDER_KIND_NOTE)
    sonder_item_set_text (item, "canvas-region", "pains");
  sonder_project_insert_item (project, owner, field, 0, item);
  return sonder_project_find_item (project, kind, id);
}

static void
add_nothing (SonderProject *project)
{
}

static void
add_persona (SonderProject *project)
{
  add_item (project, SONDER_KIND_PERSONA, "Nora");
}

static void
add_unnamed (SonderProject *project)
{
  add_item (project, SONDER_KIND_PERSONA, "");
}

static void
add_statement (SonderProject *project)
{
  add_text (project, add_item (project, SONDER_KIND_PERSONA, "Nora"), "frustrations",
            SONDER_KIND_STATEMENT, "Calls three times");
}

static void
add_map (SonderProject *project)
{
  SonderItem *persona = add_item (project, SONDER_KIND_PERSONA, "Nora");
  SonderItem *map = add_item (project, SONDER_KIND_MAP, "Mornings");

  sonder_project_set_text (project, map, "persona", sonder_item_get_id (persona));
  add_text (project, map, "notes", SONDER_KIND_NOTE, "Nobody tells her");
}

/* It is about the segment that the persona stands for. */
static void
add_segment_map (SonderProject *project)
{
  SonderItem *persona = add_item (project, SONDER_KIND_PERSONA, "Nora");
  SonderItem *segment = add_item (project, SONDER_KIND_SEGMENT, "Offices");
  SonderItem *map = add_item (project, SONDER_KIND_MAP, "Mornings");

  sonder_project_set_text (project, persona, "segment", sonder_item_get_id (segment));
  sonder_project_set_text (project, map, "segment", sonder_item_get_id (segment));
}

static void
add_all (SonderProject *project)
{
  SonderItem *root = sonder_project_get_root (project);

  add_map (project);
  sonder_project_set_text (project, root, "objective", "Fewer calls");
}

static void
add_customer (SonderProject *project)
{
  sonder_project_add_customer (project, NULL, "Ann");
}

static void
add_segment (SonderProject *project)
{
  add_customer (project);
  add_item (project, SONDER_KIND_SEGMENT, "Offices");
}

/* The ids of the steps, the first thing first; items are left out of them. */
static const struct
{
  const char *name;
  void (*fill) (SonderProject *project);
  const char *steps;
} situations[] = {
  { "nothing", add_nothing, "persona customers" },
  { "persona", add_persona, "map objective guess" },
  { "unnamed", add_unnamed, "objective" },
  { "statement", add_statement, "map ask objective" },
  { "map", add_map, "ask objective guess" },
  { "segment-map", add_segment_map, "objective" },
  { "objective", add_all, "ask guess" },
  { "customer", add_customer, "persona segments" },
  { "segment", add_segment, "persona face" },
};

static char *
describe (GPtrArray *steps)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const SonderNextStep *step = steps->pdata[i];

      g_string_append_printf (text, "%s%.*s", i > 0 ? " " : "",
                              (int) (strchr (step->id, ':') - step->id), step->id);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_steps (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *found = NULL;

  situations[i].fill (project);
  steps = sonder_next_steps_find (project, NULL, 3);
  found = describe (steps);
  g_assert_cmpstr (found, ==, situations[i].steps);
}

/* What was put aside makes room for the next thing, and stays away. */
static void
test_dismissed (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *found = NULL;

  add_statement (project);
  before = sonder_next_steps_find (project, NULL, 3);
  after = sonder_next_steps_find (project, ((SonderNextStep *) before->pdata[0])->id, 3);
  found = describe (after);
  g_assert_cmpstr (found, ==, "ask objective guess");
}

static void
collect_texts (GtkWidget *widget,
               GString   *texts)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_texts (child, texts);
}

static char *
dup_page_texts (SonderWindow *window)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  sonder_window_go_to (window, "overview", NULL);
  wait_until (app_testing_find (GTK_WIDGET (window), "SonderOverviewPage") != NULL);
  wait_ms (100);
  collect_texts (app_testing_find (GTK_WIDGET (window), "SonderOverviewPage"), texts);

  return g_string_free (g_steal_pointer (&texts), FALSE);
}

static SonderWindow *
show_project (SonderProject *project)
{
  g_autoptr (SonderDocument) document = sonder_document_new_for_project (project);
  SonderWindow *window = sonder_window_new (GTK_APPLICATION (application));

  sonder_window_set_document (window, document);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Without data there is a person, and no figure but the guess. */
static void
test_sketch (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autofree char *texts = NULL;
  SonderWindow *window;
  SonderItem *persona;

  add_map (project);
  persona = g_list_model_get_item (sonder_project_get_items (project, SONDER_KIND_PERSONA), 0);
  sonder_project_set_variant (project, persona, "guessed-share", g_variant_new_double (40));
  add_text (project, persona, "goals", SONDER_KIND_STATEMENT, "Know before nine");
  g_object_unref (persona);
  window = show_project (project);
  texts = dup_page_texts (window);

  g_assert_nonnull (strstr (texts, "Nora"));
  g_assert_nonnull (strstr (texts, "“Nobody tells her”"));
  g_assert_nonnull (strstr (texts, "Wants: Know before nine"));
  g_assert_nonnull (strstr (texts, "about 40 %, our guess"));
  g_assert_null (strstr (texts, "NPS"));
  g_assert_null (strstr (texts, "nswer"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_sample (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("SONDER_SAMPLES"), "coffee-roaster.sonder.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SonderSnapshot) snapshot = sonder_project_load (file, NULL, NULL, NULL, NULL, NULL);
  g_autoptr (SonderProject) project = sonder_project_new_from_snapshot (snapshot);
  SonderWindow *window = show_project (project);
  g_autofree char *texts = dup_page_texts (window);

  g_assert_nonnull (strstr (texts, "Offices"));
  g_assert_nonnull (strstr (texts, "Dana Whitlock"));
  g_assert_nonnull (strstr (texts, "NPS −20 · 243 answers"));
  g_assert_nonnull (strstr (texts, "clearly differ from the rest"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Everybody answers about both touchpoints at once. */
static void
add_wide_survey (SonderProject *project,
                 gboolean       with_segment)
{
  SonderItem *metric = add_item (project, SONDER_KIND_METRIC, "Liking");
  SonderItem *touchpoints[] = { add_item (project, SONDER_KIND_TOUCHPOINT, "Italy"),
                                add_item (project, SONDER_KIND_TOUCHPOINT, "Cuba") };
  SonderItem *segment = with_segment ? add_item (project, SONDER_KIND_SEGMENT, "South") : NULL;

  sonder_project_set_text (project, metric, "scale", "rating:1-5");
  for (guint i = 0; i < 80; i++)
    {
      guint row = sonder_project_add_customer (project, NULL, "Ann");

      if (segment != NULL && i % 2 == 0)
        sonder_project_pin_customers (project, &row, 1, sonder_item_get_id (segment));
      for (guint j = 0; j < G_N_ELEMENTS (touchpoints); j++)
        sonder_project_add_answer (project, row, sonder_item_get_id (metric),
                                   j == 0 ? 5 : 2, sonder_item_get_id (touchpoints[j]),
                                   SONDER_DATE_NONE, NULL, NULL);
    }
}

/* Of a survey about many things the latest answers say nothing; which is liked best
 * does. */
static void
test_wide_survey (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autofree char *texts = NULL;
      SonderWindow *window;

      add_wide_survey (project, i == 1);
      window = show_project (project);
      texts = dup_page_texts (window);
      g_assert_nonnull (strstr (texts, "Of 2 touchpoints, Italy scores highest (5.0 on average) and "
                                       "Cuba lowest (2.0 on average)."));
      g_assert_null (strstr (texts, "differ"));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static GtkWidget *
find_dismiss (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && g_object_get_data (G_OBJECT (widget), "id") != NULL)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_dismiss (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Putting a step aside is looking, not changing. */
static void
test_dismiss (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;
  SonderWindow *window;

  add_statement (project);
  sonder_project_mark_saved (project);
  window = show_project (project);
  before = dup_page_texts (window);
  g_assert_nonnull (strstr (before, "Map what Nora feels"));
  g_signal_emit_by_name (
    find_dismiss (app_testing_find (GTK_WIDGET (window), "SonderOverviewPage")), "clicked");
  after = dup_page_texts (window);
  g_assert_null (strstr (after, "Map what Nora feels"));
  g_assert_nonnull (strstr (after, "Guess how many are like Nora"));
  g_assert_false (sonder_project_is_modified (project));
  kept = sonder_view_state_dup (project, "dismissed");
  g_assert_nonnull (strstr (kept, "map:"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The keyboard follows a step to what it is about. */
static const struct
{
  const char *step;
  void (*fill) (SonderProject *project);
  const char *type;   /* that the focus is in */
  const char *action; /* of the button that has the focus, where it is one */
} led[] = {
  { "persona", add_nothing, "SonderPersonasPage", "personas.add" },
  { "customers", add_nothing, "SonderCustomersPage", "win.import" },
  { "map", add_persona, "SonderMapHeader", NULL },
  { "guess", add_persona, "GtkSpinButton", NULL },
  { "objective", add_persona, "SonderFieldView", NULL },
  { "ask", add_statement, "SonderStatementLine", NULL },
  { "ask", add_map, "SonderBoardSpot", NULL },
  { "segments", add_customer, "SonderSegmentsPage", "segments.add" },
  { "face", add_segment, "SonderFieldView", NULL },
};

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *page,
          const char *item_id)
{
  GtkWidget *found = NULL;

  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), "page"), page) == 0 &&
      g_strcmp0 (g_object_get_data (G_OBJECT (widget), "item-id"), item_id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, page, item_id);

  return found;
}

static const SonderNextStep *
find_step (GPtrArray  *steps,
           const char *kind)
{
  for (guint i = 0; i < steps->len; i++)
    if (g_str_has_prefix (((SonderNextStep *) steps->pdata[i])->id, kind))
      return steps->pdata[i];

  g_assert_not_reached ();
}

static gboolean
is_led_to (SonderWindow *window,
           const char   *type,
           const char   *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && g_type_from_name (type) != 0 &&
         gtk_widget_get_ancestor (focus, g_type_from_name (type)) != NULL &&
         (action == NULL ||
          (GTK_IS_ACTIONABLE (focus) &&
           g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), action) == 0));
}

static void
test_led (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (GPtrArray) steps = NULL;
  const SonderNextStep *step;
  SonderWindow *window;
  GtkWidget *row;

  led[i].fill (project);
  steps = sonder_next_steps_find (project, NULL, 3);
  step = find_step (steps, led[i].step);
  window = show_project (project);
  sonder_window_go_to (window, "overview", NULL);
  wait_until (find_row (GTK_WIDGET (window), step->page, step->item_id) != NULL);
  app_testing_settle (GTK_WIDGET (window));
  row = find_row (GTK_WIDGET (window), step->page, step->item_id);
  g_assert_true (gtk_widget_grab_focus (row));
  gtk_widget_activate (row);
  wait_until (is_led_to (window, led[i].type, led[i].action));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = app_testing_start ();

  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    {
      g_autofree char *path = g_strconcat ("/overview/steps/", situations[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_steps);
    }
  g_test_add_func ("/overview/steps/dismissed", test_dismissed);
  g_test_add_func ("/overview/sketch", test_sketch);
  g_test_add_func ("/overview/sample", test_sample);
  g_test_add_func ("/overview/wide-survey", test_wide_survey);
  g_test_add_func ("/overview/dismiss", test_dismiss);
  for (guint i = 0; i < G_N_ELEMENTS (led); i++)
    {
      g_autofree char *path = g_strdup_printf ("/overview/led/%s/%u", led[i].step, i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_led);
    }
  status = g_test_run ();
  g_object_unref (application);

  return status;
}
