/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tabulation.h"

#include "survey.h"

#define N_ROUNDS 50
#define N_EDITS 12
#define N_QUESTIONS 4

static const char *const segments[] = { "s0", "s1", "s2" };
static const char *const touchpoints[] = { "t0", "t1", "t2" };
static const char *const plans[] = { "Pro", "Free", "Team" };

static SonderProject *
open_random (void)
{
  Survey *survey = survey_new ();

  survey_add_metric (survey, "stars", "rating:1-4", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (segments); i++)
    survey_add_segment (survey, segments[i], segments[i]);
  for (guint i = 0; i < G_N_ELEMENTS (touchpoints); i++)
    survey_add_touchpoint (survey, touchpoints[i], touchpoints[i]);
  survey_add_attribute (survey, "plan", "choice", "Pro,Free");
  survey_add_attribute (survey, "age", "number", NULL);

  return survey_open (survey);
}

/* Edits */

static const char *
pick (const char *const *texts, guint n)
{
  int i = g_test_rand_int_range (-1, n);

  return i >= 0 ? texts[i] : NULL;
}

static void
add_customer (SonderProject *project)
{
  g_autofree char *id = g_strdup_printf ("C-%u", sonder_project_get_customers (project)->n_rows);

  sonder_project_add_customer (project, id, id);
}

static void
change_customer (SonderProject *project, guint row)
{
  const char *plan = pick (plans, G_N_ELEMENTS (plans));
  const char *segment = pick (segments, G_N_ELEMENTS (segments));

  switch (g_test_rand_int_range (0, 5))
    {
    case 0:
      sonder_project_delete_customers (project, &row, 1);
      break;
    case 1:
    case 2:
      sonder_project_pin_customers (project, &row, 1, segment);
      break;
    case 3:
      sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "attribute:plan", row,
                               plan != NULL ? g_variant_new_string (plan) : NULL);
      break;
    default:
      sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "attribute:age", row,
                               g_variant_new_double (g_test_rand_int_range (-3, 3) / 2.0));
      break;
    }
}

static void
add_answers (SonderProject *project, guint n_customers)
{
  for (guint i = 0; i < 6; i++)
    {
      gint32 date = g_test_rand_bit () ? 20000 + g_test_rand_int_range (0, 100) : SONDER_DATE_NONE;
      gint32 score =
          g_test_rand_int_range (0, 6) > 0 ? g_test_rand_int_range (1, 5) : SONDER_SCORE_NONE;

      sonder_project_add_answer (project, g_test_rand_int_range (0, n_customers), "stars", score,
                                 pick (touchpoints, G_N_ELEMENTS (touchpoints)), date, NULL, NULL);
    }
}

static void
change_segment (SonderProject *project)
{
  SonderItem *segment = sonder_project_find_item (project, SONDER_KIND_SEGMENT,
                                                  segments[g_test_rand_int_range (0, 3)]);
  const char *const values[] = { plans[g_test_rand_int_range (0, 3)], NULL };
  g_autoptr (SonderRule) rule = sonder_rule_new_condition ("plan", "=", values, NULL);

  if (segment == NULL)
    return;
  if (g_test_rand_int_range (0, 6) == 0)
    sonder_project_remove_item (project, segment);
  else
    sonder_project_set_rule (project, segment, rule);
}

static void
edit (SonderProject *project)
{
  guint n_customers = sonder_project_get_customers (project)->n_rows;
  guint n_answers = sonder_project_get_answers (project)->n_rows;
  guint choice = g_test_rand_int_range (0, 10);
  guint row;

  if (choice < 2 || n_customers == 0)
    add_customer (project);
  else if (choice < 4)
    change_customer (project, g_test_rand_int_range (0, n_customers));
  else if (choice < 6)
    add_answers (project, n_customers);
  else if (choice == 6 && n_answers > 0)
    {
      row = g_test_rand_int_range (0, n_answers);
      sonder_project_delete_answers (project, &row, 1);
    }
  else if (choice == 7)
    change_segment (project);
  else if (choice == 8 && sonder_project_can_undo (project))
    sonder_project_undo (project);
  else if (choice == 9 && sonder_project_can_redo (project))
    sonder_project_redo (project);
}

/* Questions */

static SonderQuestion *
ask_random (SonderProject *project)
{
  SonderQuestion *question = sonder_question_new ();

  question->by = g_test_rand_int_range (SONDER_BY_NONE, SONDER_BY_ATTRIBUTE + 1);
  question->attribute = g_strdup (g_test_rand_bit () ? "plan" : "age");
  question->latest = g_test_rand_bit ();
  if (g_test_rand_int_range (0, 4) == 0)
    question->touchpoint = g_strdup (touchpoints[g_test_rand_int_range (0, 3)]);
  if (g_test_rand_int_range (0, 4) == 0)
    question->segment = g_strdup (segments[g_test_rand_int_range (0, 3)]);
  if (g_test_rand_int_range (0, 4) == 0)
    question->from = 20000 + g_test_rand_int_range (0, 100);
  if (question->segment != NULL &&
      sonder_project_find_item (project, SONDER_KIND_SEGMENT, question->segment) == NULL)
    g_clear_pointer (&question->segment, g_free);

  return question;
}

/* The plain, slow reference: by names. */

static char *
name_segment (SonderProject *project, guint customer)
{
  g_autoptr (SonderAssignment) assignment = sonder_assignment_new (
      sonder_project_get_root (project), sonder_project_get_customers (project));
  GListModel *items = sonder_project_get_items (project, SONDER_KIND_SEGMENT);
  guint position = assignment->segments[customer];
  g_autoptr (SonderItem) item =
      position != SONDER_UNASSIGNED ? g_list_model_get_item (items, position) : NULL;

  return g_strdup (item != NULL ? sonder_item_get_text (item, "name") : "Unassigned");
}

static char *
name_value (SonderProject *project, const char *attribute, guint customer)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  g_autoptr (GVariant) value = sonder_table_get_cell (
      customers, sonder_table_find_attribute (customers, attribute), customer);

  if (value == NULL)
    return g_strdup ("(blank)");
  g_variant_ref_sink (value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_DOUBLE))
    return g_strdup_printf ("%g", g_variant_get_double (value));

  return g_variant_dup_string (value, NULL);
}

static char *
name_group (SonderProject *project, const SonderQuestion *question, guint row)
{
  const SonderTable *answers = sonder_project_get_answers (project);
  guint customer =
      sonder_column_get_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), row);
  gint32 date = sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), row);
  const char *touchpoint = sonder_answers_get_touchpoint (answers, row);

  switch (question->by)
    {
    case SONDER_BY_SEGMENT:
      return name_segment (project, customer);
    case SONDER_BY_ATTRIBUTE:
      return name_value (project, question->attribute, customer);
    case SONDER_BY_TOUCHPOINT:
      return g_strdup (touchpoint != NULL ? touchpoint : "(none)");
    case SONDER_BY_NONE:
      return g_strdup ("all");
    case SONDER_BY_MONTH:
    case SONDER_BY_QUARTER:
    case SONDER_BY_YEAR:
    default:
      return date == SONDER_DATE_NONE
                 ? g_strdup ("(none)")
                 : sonder_period_to_string (
                       sonder_period_from_date (date, question->by - SONDER_BY_MONTH),
                       question->by - SONDER_BY_MONTH);
    }
}

static gboolean
is_counted (SonderProject *project, const SonderQuestion *question, guint row)
{
  const SonderTable *answers = sonder_project_get_answers (project);
  guint customer =
      sonder_column_get_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), row);
  gint32 date = sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), row);
  gint32 score = sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), row);
  g_autofree char *segment = name_segment (project, customer);

  if ((sonder_answers_get_flags (answers, row) & SONDER_ROW_DELETED) != 0 ||
      (sonder_customers_get_flags (sonder_project_get_customers (project), customer) &
       SONDER_ROW_DELETED) != 0)
    return FALSE;
  if (question->segment != NULL && !g_str_equal (segment, question->segment))
    return FALSE;
  if (question->touchpoint != NULL &&
      g_strcmp0 (sonder_answers_get_touchpoint (answers, row), question->touchpoint) != 0)
    return FALSE;
  if (question->from != SONDER_DATE_NONE && (date == SONDER_DATE_NONE || date < question->from))
    return FALSE;

  return score != SONDER_SCORE_NONE;
}

/* The rows that count in a group; only the latest of each customer where asked. */
static GArray *
find_rows (SonderProject *project, const SonderQuestion *question, const char *group)
{
  const SonderTable *answers = sonder_project_get_answers (project);
  g_autoptr (GHashTable) latest = g_hash_table_new (NULL, NULL);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; row < answers->n_rows; row++)
    {
      guint customer =
          sonder_column_get_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), row);
      gint32 date = sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), row);
      g_autofree char *name = name_group (project, question, row);
      guint position;

      if (!is_counted (project, question, row) || (group != NULL && !g_str_equal (group, name)))
        continue;
      if (!question->latest || !g_hash_table_contains (latest, GUINT_TO_POINTER (customer)))
        {
          g_hash_table_insert (latest, GUINT_TO_POINTER (customer), GUINT_TO_POINTER (rows->len));
          g_array_append_val (rows, row);
          continue;
        }
      position = GPOINTER_TO_UINT (g_hash_table_lookup (latest, GUINT_TO_POINTER (customer)));
      if (date >= sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE),
                                         g_array_index (rows, guint, position)))
        g_array_index (rows, guint, position) = row;
    }

  return rows;
}

static void
check_figure (SonderProject *project,
              const SonderQuestion *question,
              const char *group,
              const SonderFigure *figure)
{
  const SonderTable *answers = sonder_project_get_answers (project);
  g_autoptr (GArray) rows = find_rows (project, question, group);
  g_autoptr (GHashTable) customers = g_hash_table_new (NULL, NULL);
  guint counts[4] = { 0 };

  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);

      counts[sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), row) - 1]++;
      g_hash_table_add (customers,
                        GUINT_TO_POINTER (sonder_column_get_u32 (
                            sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), row)));
    }
  g_assert_cmpmem (figure->counts, figure->n_points * sizeof (guint), counts, sizeof counts);
  g_assert_cmpuint (figure->n, ==, rows->len);
  g_assert_cmpuint (figure->respondents, ==, g_hash_table_size (customers));
}

static void
check_question (SonderProject *project, const SonderQuestion *question)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderFigures) figures = sonder_figures_compute (project, question, &error);
  guint n = 0;

  g_assert_no_error (error);
  check_figure (project, question, NULL, &figures->overall);
  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderGroup *group = figures->groups->pdata[i];

      check_figure (project, question, group->name, &group->figure);
      n += group->figure.n;
    }
  if (!question->latest && question->by != SONDER_BY_NONE)
    g_assert_cmpuint (n, ==, figures->overall.n);
}

static void
test_random (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (SonderProject) project = open_random ();

      for (guint i = 0; i < N_EDITS; i++)
        {
          edit (project);
          edit (project);
          for (guint k = 0; k < N_QUESTIONS; k++)
            {
              g_autoptr (SonderQuestion) question = ask_random (project);

              check_question (project, question);
            }
        }
    }
}

static void
test_memory (void)
{
  g_autoptr (SonderProject) project = open_random ();
  g_autoptr (SonderQuestion) question = sonder_question_new ();
  g_autoptr (SonderQuestion) other = sonder_question_new ();

  other->latest = TRUE;

  g_autoptr (SonderTabulation) first = sonder_tabulation_get (project, question, NULL);
  g_autoptr (SonderTabulation) different = sonder_tabulation_get (project, other, NULL);
  g_autoptr (SonderTabulation) again = sonder_tabulation_get (project, question, NULL);

  g_assert_true (first == again);
  g_assert_true (first != different);
  add_customer (project);

  g_autoptr (SonderTabulation) changed = sonder_tabulation_get (project, question, NULL);

  g_assert_true (changed != first);
  g_assert_cmpuint (changed->n_customers, ==, 1);
  g_assert_cmpuint (first->n_customers, ==, 0);
}

/* What was asked long ago is forgotten, what is asked again is not. */
static void
test_forgetting (void)
{
  g_autoptr (SonderProject) project = open_random ();
  g_autoptr (SonderQuestion) question = sonder_question_new ();
  g_autoptr (SonderQuestion) once = sonder_question_new ();

  once->latest = TRUE;

  g_autoptr (SonderTabulation) kept = sonder_tabulation_get (project, question, NULL);
  g_autoptr (SonderTabulation) forgotten = sonder_tabulation_get (project, once, NULL);

  for (gint32 day = 1; day < 100; day++)
    {
      g_autoptr (SonderQuestion) passing = sonder_question_new ();

      passing->from = day;

      g_autoptr (SonderTabulation) ignored = sonder_tabulation_get (project, passing, NULL);
      g_autoptr (SonderTabulation) again = sonder_tabulation_get (project, question, NULL);

      g_assert_true (again == kept);
    }

  g_autoptr (SonderTabulation) anew = sonder_tabulation_get (project, once, NULL);

  g_assert_true (anew != forgotten);
}

static void
test_rename (void)
{
  g_autoptr (SonderProject) project = open_random ();
  g_autoptr (SonderQuestion) question = sonder_question_new ();

  question->by = SONDER_BY_SEGMENT;

  g_autoptr (SonderFigures) before = sonder_figures_compute (project, question, NULL);

  sonder_project_set_text (project, sonder_project_find_item (project, SONDER_KIND_SEGMENT, "s0"),
                           "name", "Renamed");

  g_autoptr (SonderFigures) after = sonder_figures_compute (project, question, NULL);

  g_assert_cmpstr (((SonderGroup *)before->groups->pdata[0])->name, ==, "s0");
  g_assert_cmpstr (((SonderGroup *)after->groups->pdata[0])->name, ==, "Renamed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/tabulation/random", test_random);
  g_test_add_func ("/analysis/tabulation/memory", test_memory);
  g_test_add_func ("/analysis/tabulation/forgetting", test_forgetting);
  g_test_add_func ("/analysis/tabulation/rename", test_rename);

  return g_test_run ();
}
