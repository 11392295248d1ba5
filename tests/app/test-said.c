/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "calendar.h"
#include "has-data.h"
#include "said-dialog.h"
#include "said-edits.h"
#include "step-testing.h"

static SonderProject *
make_project (void)
{
  SonderProject *project = sonder_project_new ();
  g_autoptr (SonderItem) metric = sonder_item_new (SONDER_KIND_METRIC, "ease");
  g_autoptr (SonderItem) touchpoint = sonder_item_new (SONDER_KIND_TOUCHPOINT, "help");

  sonder_item_set_text (metric, "name", "Ease");
  sonder_item_set_text (metric, "scale", "ces");
  sonder_item_set_text (touchpoint, "name", "Help");
  sonder_project_add_item (project, metric);
  sonder_project_add_item (project, touchpoint);
  sonder_project_add_customer (project, "c1", "Ann Gray");
  sonder_project_add_customer (project, "c2", "Bo");
  sonder_project_add_customer (project, "c3", "Bo");

  return project;
}

static void
test_split (void)
{
  static const struct
  {
    const char *text;
    const char *expected; /* parts between bars */
  } rows[] = {
    { "", "" },
    { " \n\n \n", "" },
    { "one", "one" },
    { "one\nstill one", "one\nstill one" },
    { "one\n\ntwo", "one|two" },
    { "\n\none\r\n\r\n \r\ntwo\r\nstill two\n\n", "one|two\nstill two" },
    { "a\x01" "b\tc", "ab c" },
    { "one\n\u00a0\u2003\ntwo\u00a0\n\n  three", "one|two|three" },
    { "one\n\n\x01\x02\n\n\u00a0\n\ntwo", "one|two" },
    { "\x01", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) parts = sonder_said_split (rows[i].text);
      g_autofree char *joined = g_strjoinv ("|", parts);

      g_test_message ("%u", i);
      g_assert_cmpstr (joined, ==, rows[i].expected);
    }
}

/* Nothing is cut without a word: all is added, or nothing. */
static void
test_bounds (void)
{
  static const struct
  {
    guint    length;
    guint    n_parts;
    gboolean fits;
  } bounds[] = {
    { SONDER_SAID_MAX_LENGTH, 1, TRUE },
    { SONDER_SAID_MAX_LENGTH + 1, 1, FALSE },
    { SONDER_SAID_MAX_LENGTH + 1, 2, FALSE },
    { 1, SONDER_SAID_MAX_PARTS, TRUE },
    { 1, SONDER_SAID_MAX_PARTS + 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      g_autoptr (SonderProject) project = make_project ();
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      SonderSaid said = { .split = bounds[i].n_parts > 1, .score = SONDER_SCORE_NONE };

      g_test_message ("%u", i);
      for (guint part = 0; part < bounds[i].n_parts; part++)
        {
          for (guint c = 0; c < bounds[i].length; c++)
            g_string_append (text, "é");
          g_string_append (text, "\n\n");
        }
      said.text = text->str;
      g_assert_cmpuint (sonder_said_add (project, &said, &error), ==,
                        bounds[i].fits ? bounds[i].n_parts : 0);
      g_assert_cmpuint (sonder_project_get_answers (project)->n_rows, ==,
                        bounds[i].fits ? bounds[i].n_parts : 0);
      if (!bounds[i].fits)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

typedef struct
{
  const char *name;
  SonderSaid  said;
  guint       n_answers;
  /* Of the last answer and its customer */
  const char *comment;
  const char *customer; /* id; "?" for a new one, "-" for a respondent */
  const char *metric;
  gint32      score;
  const char *source;
} Row;

static const Row rows[] = {
  { "only words", { "Fast.", FALSE, NULL, NULL, SONDER_SCORE_NONE, NULL, SONDER_DATE_NONE, NULL },
    1, "Fast.", "-", NULL, SONDER_SCORE_NONE, NULL },
  { "a known customer, by name",
    { " Fast. \n", FALSE, " ann gray ", "ease", 7, "help", 20000, NULL },
    1, "Fast.", "c1", "ease", 7, NULL },
  { "a known customer, by id",
    { "Fast.", FALSE, "c3", NULL, SONDER_SCORE_NONE, NULL, SONDER_DATE_NONE, "Google" },
    1, "Fast.", "c3", NULL, SONDER_SCORE_NONE, "Google" },
  { "a new customer, a new metric",
    { "Nice", FALSE, "Zoe", "rating:1-5", 4, NULL, SONDER_DATE_NONE, "Google" },
    1, "Nice", "?", "stars", 4, "Google" },
  { "a second new metric", { "Nice", FALSE, "", "nps", 10, NULL, SONDER_DATE_NONE, " " },
    1, "Nice", "-", "recommendation", 10, NULL },
  { "several", { "one\n\ntwo\n\nthree", TRUE, NULL, NULL, SONDER_SCORE_NONE, NULL, 20000, "Yelp" },
    3, "three", "-", NULL, SONDER_SCORE_NONE, "Yelp" },
  { "several have no score of their own",
    { "one\n\ntwo", TRUE, "Zoe", "ease", 5, NULL, SONDER_DATE_NONE, NULL },
    2, "two", "?", NULL, SONDER_SCORE_NONE, NULL },
  { "paragraphs", { "one\n\ntwo", FALSE, NULL, NULL, SONDER_SCORE_NONE, NULL, 0, NULL },
    1, "one\n\ntwo", "-", NULL, SONDER_SCORE_NONE, NULL },
};

static const char *
get_source_name (SonderProject *project,
                 guint          answer)
{
  const char *id = sonder_answers_get_source (sonder_project_get_answers (project), answer);

  return id != NULL
           ? sonder_item_get_text (sonder_project_find_item (project, SONDER_KIND_SOURCE, id),
                                   "name")
           : NULL;
}

static void
assert_last_answer (SonderProject *project,
                    const Row     *row,
                    guint          n_customers)
{
  const SonderTable *answers = sonder_project_get_answers (project);
  const SonderTable *customers = sonder_project_get_customers (project);
  guint answer = answers->n_rows - 1;
  guint customer =
    sonder_column_get_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), answer);
  gboolean anonymous = g_str_equal (row->customer, "-");
  const char *id = sonder_customers_get_id (customers, customer);

  g_assert_cmpuint (answers->n_rows, ==, row->n_answers);
  g_assert_cmpstr (
    sonder_column_get_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), answer), ==,
    row->comment);
  g_assert_cmpint (
    sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), answer), ==,
    row->score);
  g_assert_cmpint (
    sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), answer), ==,
    row->said.date);
  g_assert_cmpstr (sonder_answers_get_metric (answers, answer), ==, row->metric);
  g_assert_cmpstr (get_source_name (project, answer), ==, row->source);
  g_assert_cmpstr (sonder_answers_get_touchpoint (answers, answer), ==, row->said.touchpoint);
  g_assert_cmpint (!!(sonder_customers_get_flags (customers, customer) & SONDER_ROW_ANONYMOUS), ==,
                   anonymous);
  if (g_str_equal (row->customer, "?"))
    {
      g_assert_cmpuint (customers->n_rows, ==, n_customers + 1);
      g_assert_cmpstr (sonder_customers_get_name (customers, customer), ==, row->said.customer);
    }
  else if (!anonymous)
    g_assert_cmpstr (id, ==, row->customer);
}

/* One step, to the byte, whatever has to be made for it; and the file is sound. */
static void
test_add (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = make_project ();
      guint n_customers = sonder_project_get_customers (project)->n_rows;
      g_autofree char *before = dup_saved (project);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].name);
      g_assert_cmpuint (sonder_said_add (project, &rows[i].said, &error), ==, rows[i].n_answers);
      g_assert_no_error (error);
      assert_last_answer (project, &rows[i], n_customers);
      assert_one_step (project, before);
      g_assert_cmpstr (sonder_project_get_undo_name (project), ==, "Add What a Customer Said");
    }
}

static void
test_refused (void)
{
  static const SonderSaid refused[] = {
    { .text = "", .score = SONDER_SCORE_NONE },
    { .text = "\u00a0\x01", .score = SONDER_SCORE_NONE },
    { .text = " \n\t\n", .split = TRUE, .score = SONDER_SCORE_NONE },
    { .text = "Fast.", .customer = "bo", .score = SONDER_SCORE_NONE }, /* two are called so */
  };
  g_autoptr (SonderProject) project = make_project ();
  g_autofree char *before = dup_saved (project);
  guint64 generation = sonder_project_get_generation (project);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (sonder_said_add (project, &refused[i], &error), ==, 0);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      assert_no_step (project, before, generation);
    }
}

/* A sketch with a review stays a sketch: nothing is counted. */
static void
test_sketch (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  SonderSaid said = { .text = "Fast.", .score = SONDER_SCORE_NONE, .date = SONDER_DATE_NONE };

  g_assert_false (sonder_has_customers (project));
  g_assert_cmpuint (sonder_said_add (project, &said, NULL), ==, 1);
  g_assert_false (sonder_has_customers (project));
  g_assert_false (sonder_has_scores (project));

  said.metric = "nps";
  said.score = 9;
  g_assert_cmpuint (sonder_said_add (project, &said, NULL), ==, 1);
  g_assert_true (sonder_has_customers (project));
  g_assert_true (sonder_has_scores (project));
  sonder_project_undo (project);

  said.metric = NULL;
  said.score = SONDER_SCORE_NONE;
  said.customer = "Ann";
  g_assert_cmpuint (sonder_said_add (project, &said, NULL), ==, 1);
  g_assert_true (sonder_has_customers (project));
  g_assert_false (sonder_has_scores (project));
}

/* The dialog */

static GtkWidget *
find (GtkWidget  *widget,
      const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
type_text (GtkWidget  *dialog,
           const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (dialog, "text"))), text,
                            -1);
}

static void
test_dialog (void)
{
  g_autoptr (SonderProject) project = make_project ();
  GtkWidget *dialog = sonder_said_dialog_new (NULL, project);
  const SonderTable *answers = sonder_project_get_answers (project);
  GtkWidget *error = find (dialog, "error");

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_test_accessible_assert_property (find (dialog, "text"), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "What was said");

  /* Nothing is added without words, and it is said why. */
  g_signal_emit_by_name (find (dialog, "add_button"), "clicked");
  g_assert_true (gtk_widget_get_visible (error));
  type_text (dialog, "Fast, and friendly.");
  g_assert_false (gtk_widget_get_visible (error));
  g_assert_false (gtk_widget_get_visible (find (dialog, "split_row")));

  /* A score that is not given is none, though a metric is chosen. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (dialog, "metric")), 1);
  g_assert_true (gtk_widget_get_visible (find (dialog, "score_row")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (dialog, "score"))), ==, "");

  gtk_editable_set_text (GTK_EDITABLE (find (dialog, "date")), "soon");
  g_signal_emit_by_name (find (dialog, "add_button"), "clicked");
  g_assert_true (gtk_widget_has_css_class (find (dialog, "date"), "error"));
  g_assert_cmpuint (answers->n_rows, ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (find (dialog, "date")), "2025-03-31");

  gtk_editable_set_text (GTK_EDITABLE (find (dialog, "customer")), "nobody yet");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (dialog, "customer_hint"))), ==, "new");
  gtk_editable_set_text (GTK_EDITABLE (find (dialog, "customer")), "Ann Gray");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (dialog, "customer_hint"))), ==, "known");

  g_signal_emit_by_name (find (dialog, "add_button"), "clicked");
  answers = sonder_project_get_answers (project);
  g_assert_cmpuint (answers->n_rows, ==, 1);
  g_assert_null (sonder_answers_get_metric (answers, 0));
  g_assert_cmpint (sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), 0),
                   ==, sonder_date_from_ymd (2025, 3, 31));
}

static void
test_dialog_split (void)
{
  g_autoptr (SonderProject) project = make_project ();
  GtkWidget *dialog = sonder_said_dialog_new (NULL, project);

  gtk_window_present (GTK_WINDOW (dialog));
  type_text (dialog, "one\n\ntwo");
  g_assert_true (gtk_widget_get_visible (find (dialog, "split_row")));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (dialog, "split_label"))), ==, "2 answers");
  g_assert_true (gtk_widget_get_visible (find (dialog, "metric")));
  gtk_switch_set_active (GTK_SWITCH (find (dialog, "split")), TRUE);
  g_assert_false (gtk_widget_get_visible (find (dialog, "metric")));
  g_signal_emit_by_name (find (dialog, "add_button"), "clicked");
  g_assert_cmpuint (sonder_project_get_answers (project)->n_rows, ==, 2);
}

static void
test_dialog_score (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  GtkWidget *dialog = sonder_said_dialog_new (NULL, project);
  const SonderTable *answers;

  gtk_window_present (GTK_WINDOW (dialog));
  type_text (dialog, "Fine");
  /* Without metrics in the project, the two of most reviews are offered. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (dialog, "metric")), 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (dialog, "score")), 5);
  gtk_editable_set_text (GTK_EDITABLE (find (dialog, "source")), "Google");
  g_signal_emit_by_name (find (dialog, "add_button"), "clicked");

  answers = sonder_project_get_answers (project);
  g_assert_cmpuint (answers->n_rows, ==, 1);
  g_assert_cmpstr (sonder_answers_get_metric (answers, 0), ==, "stars");
  g_assert_cmpint (sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), 0),
                   ==, 5);
  g_assert_cmpuint (
    g_list_model_get_n_items (sonder_project_get_items (project, SONDER_KIND_SOURCE)), ==, 1);
  sonder_project_undo (project);
  g_assert_false (sonder_project_can_undo (project));
}

/* Closing it loses nothing that was typed; adding it leaves nothing behind. */
static void
test_dialog_draft (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  static const char *const expected[] = { "", "one\n\ntwo", "" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      GtkWidget *dialog = sonder_said_dialog_new (NULL, project);
      g_autofree char *text = NULL;

      gtk_window_present (GTK_WINDOW (dialog));
      g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (dialog, "text"))), "text",
                    &text, NULL);
      g_assert_cmpstr (text, ==, expected[i]);
      g_assert_cmpint (gtk_widget_get_visible (find (dialog, "split_row")), ==, i == 1);
      if (i == 0)
        type_text (dialog, "one\n\ntwo");
      if (i == 1)
        g_signal_emit_by_name (find (dialog, "add_button"), "clicked");
      else
        gtk_window_close (GTK_WINDOW (dialog));
    }
  g_assert_cmpuint (sonder_project_get_answers (project)->n_rows, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/said/split", test_split);
  g_test_add_func ("/said/bounds", test_bounds);
  g_test_add_func ("/said/add", test_add);
  g_test_add_func ("/said/refused", test_refused);
  g_test_add_func ("/said/sketch", test_sketch);
  g_test_add_func ("/said/dialog", test_dialog);
  g_test_add_func ("/said/dialog/split", test_dialog_split);
  g_test_add_func ("/said/dialog/score", test_dialog_score);
  g_test_add_func ("/said/dialog/draft", test_dialog_draft);

  return g_test_run ();
}
