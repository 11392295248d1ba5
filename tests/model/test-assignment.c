/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "assignment.h"

#include "calendar.h"
#include "check-row.h"
#include "identifier.h"
#include "make-rule.h"

#define N_PROJECTS 2000

static const struct
{
  const char *id;
  const char *type;
  const char *values[6];
} attributes[] = {
  { "plan", "text", { "Pro", "pro", "Team", "", "Zoë", "Pro 2" } },
  { "age", "number", { "1", "2", "2.5", "0", "-7", "1e300" } },
  { "since",
    "date",
    { "2025-01-01", "2025-03-01", "2024-12-31", "1969-01-01", "0001-01-01", "2025-03-02" } },
  { "member", "yes-no", { "yes", "no", "yes", "no", "yes", "no" } },
  { "use", "choice", { "Low", "Mid", "High", "Other", "Another", "mid" } },
};

static const char *const choices[] = { "Low", "Mid", "High", NULL };

static const char *
pick (const char *const *texts,
      guint              n_texts)
{
  return texts[g_test_rand_int_range (0, (gint32) n_texts)];
}

static gboolean
chance (guint percent)
{
  return g_test_rand_int_range (0, 100) < (gint32) percent;
}

/* The plain, slow reference: one customer, one condition, one value at a time,
 * from the cell as a value. */

static gboolean
reference_number (const char *type,
                  const char *text,
                  double     *number)
{
  char *end;

  if (g_str_equal (type, "yes-no"))
    *number = g_str_equal (text, "yes") ? 2 : g_str_equal (text, "no") ? 1 : NAN;
  else if (g_str_equal (type, "date"))
    *number = sonder_date_parse (text, -1) != SONDER_DATE_NONE ? sonder_date_parse (text, -1) : NAN;
  else
    {
      *number = g_ascii_strtod (text, &end);
      if (end == text || *end != '\0')
        *number = NAN;
    }

  return !isnan (*number);
}

static int
reference_order (const char *type,
                 const char *a,
                 const char *b)
{
  double x, y;

  if (g_str_equal (type, "choice") && g_strv_contains (choices, a) && g_strv_contains (choices, b))
    {
      for (guint i = 0; choices[i] != NULL; i++)
        if (g_str_equal (choices[i], a) || g_str_equal (choices[i], b))
          return g_str_equal (a, b) ? 0 : g_str_equal (choices[i], a) ? -1 : 1;
    }
  if (g_str_equal (type, "choice") || g_str_equal (type, "text"))
    return strcmp (a, b);

  reference_number (type, a, &x);
  reference_number (type, b, &y);
  return x < y ? -1 : x > y ? 1 : 0;
}

static gboolean
reference_understands (const SonderRule *condition,
                       const char       *type)
{
  const char *op = sonder_rule_get_operator_name (condition);
  const char *const *values = sonder_rule_get_values (condition);
  guint n_values = g_strv_length ((char **) values);
  gboolean is_text = g_str_equal (type, "text") || g_str_equal (type, "choice");
  double number;

  if (g_str_equal (op, "is known") || g_str_equal (op, "is unknown"))
    return n_values == 0;
  if (g_str_equal (op, "contains") || g_str_equal (op, "starts with"))
    return is_text && n_values == 1;
  if (g_str_equal (op, "near") ||
      (g_str_equal (op, "between") ? n_values != 2 : strstr (op, "in") == NULL && n_values != 1))
    return FALSE;
  if (g_str_equal (type, "yes-no") && (strpbrk (op, "<>") != NULL || g_str_equal (op, "between")))
    return FALSE;
  for (guint i = 0; i < n_values; i++)
    if (!is_text && !reference_number (type, values[i], &number))
      return FALSE;

  return TRUE;
}

static gboolean
reference_in (const char        *type,
              const char        *cell,
              const char *const *values)
{
  for (guint i = 0; values[i] != NULL; i++)
    if (reference_order (type, cell, values[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
reference_condition (const SonderRule *condition,
                     const char       *type,
                     const char       *cell)
{
  const char *op = sonder_rule_get_operator_name (condition);
  const char *const *values = sonder_rule_get_values (condition);
  g_autofree char *text = NULL, *part = NULL;
  int order;

  if (!reference_understands (condition, type))
    return FALSE;
  if (g_str_equal (op, "is unknown") || cell == NULL)
    return g_str_equal (op, "is unknown") && cell == NULL;
  if (g_str_equal (op, "is known"))
    return TRUE;
  if (g_str_equal (op, "in"))
    return reference_in (type, cell, values);
  if (g_str_equal (op, "not in"))
    return !reference_in (type, cell, values);

  text = sonder_name_fold (cell);
  part = sonder_name_fold (values[0]);
  if (g_str_equal (op, "contains"))
    return strstr (text, part) != NULL;
  if (g_str_equal (op, "starts with"))
    return strncmp (text, part, strlen (part)) == 0;

  order = reference_order (type, cell, values[0]);
  if (g_str_equal (op, "between"))
    return order >= 0 && reference_order (type, cell, values[1]) <= 0;
  if (g_str_equal (op, "="))
    return order == 0;
  if (g_str_equal (op, "!="))
    return order != 0;
  return (op[0] == '<' ? order < 0 : order > 0) || (op[1] == '=' && order == 0);
}

/* Whether all conditions are understood. */
static gboolean
reference_understands_all (const SonderRule *rule)
{
  if (sonder_rule_get_kind (rule) == SONDER_RULE_CONDITION)
    {
      for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
        if (g_str_equal (sonder_rule_get_attribute (rule), attributes[i].id))
          return reference_understands (rule, attributes[i].type);
      return FALSE;
    }

  for (guint i = 0; i < sonder_rule_get_n_members (rule); i++)
    if (!reference_understands_all (sonder_rule_get_member (rule, i)))
      return FALSE;

  return TRUE;
}

static gboolean
reference_rule (const SonderRule  *rule,
                const char *const *cells)
{
  guint n_true = 0, n_counted = 0;

  if (sonder_rule_get_kind (rule) == SONDER_RULE_CONDITION)
    {
      for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
        if (g_str_equal (sonder_rule_get_attribute (rule), attributes[i].id))
          return reference_condition (rule, attributes[i].type, cells[i]);
      return FALSE;
    }

  for (guint i = 0; i < sonder_rule_get_n_members (rule); i++)
    if (!sonder_rule_is_empty (sonder_rule_get_member (rule, i)))
      {
        n_counted++;
        n_true += reference_rule (sonder_rule_get_member (rule, i), cells) ? 1 : 0;
      }

  switch (sonder_rule_get_kind (rule))
    {
    case SONDER_RULE_ALL:
      return n_true == n_counted;
    case SONDER_RULE_ANY:
      return n_true > 0;
    case SONDER_RULE_NONE:
    case SONDER_RULE_CONDITION:
    default:
      return n_true == 0 && reference_understands_all (rule);
    }
}

/* Random projects */

static SonderRule *
make_random_condition (void)
{
  static const char *const operators[] = { "=",        "!=",          "<",       "<=",
                                           ">",        ">=",          "in",      "not in",
                                           "contains", "starts with", "between", "is known",
                                           "is unknown", "near" };
  guint attribute = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (attributes));
  const char *op = pick (operators, G_N_ELEMENTS (operators));
  guint n_values = sonder_operator_get_n_values (sonder_operator_from_name (op));
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  if (n_values == G_MAXUINT)
    n_values = (guint) g_test_rand_int_range (0, 4);
  if (chance (3))
    n_values++;
  for (guint i = 0; i < n_values; i++)
    g_ptr_array_add (values, (char *) (chance (3) ? "2" : pick (attributes[attribute].values, 6)));
  g_ptr_array_add (values, NULL);

  return sonder_rule_new_condition (chance (2) ? "nothing" : attributes[attribute].id, op,
                                    (const char *const *) values->pdata, NULL);
}

static SonderRule *
make_random_tree (guint depth)
{
  g_autoptr (GPtrArray) members =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);

  if (depth == 0 || chance (40))
    return make_random_condition ();

  for (guint n = (guint) g_test_rand_int_range (0, 4); n > 0; n--)
    g_ptr_array_add (members, make_random_tree (depth - 1));

  return sonder_rule_new_group ((SonderRuleKind) g_test_rand_int_range (0, 3), members, NULL);
}

static void
write_value (SonderTable  *table,
             SonderColumn *column,
             guint         row,
             const char   *value)
{
  switch ((int) column->type)
    {
    case SONDER_CELL_TEXT:
      sonder_column_set_u32 (column, row, sonder_text_pool_intern (table->texts, value, -1));
      break;
    case SONDER_CELL_NUMBER:
      sonder_column_set_number (column, row, g_ascii_strtod (value, NULL));
      break;
    case SONDER_CELL_DATE:
      sonder_column_set_i32 (column, row, sonder_date_parse (value, -1));
      break;
    default:
      sonder_column_set_u8 (column, row, *value == 'y' ? SONDER_YES : SONDER_NO);
      break;
    }
}

static void
add_attributes (SonderSnapshot *project)
{
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autoptr (SonderItem) attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, attributes[i].id);

      sonder_item_set_text (attribute, "attribute-type", attributes[i].type);
      sonder_item_set_texts (attribute, "choices", choices);
      sonder_item_append (project->root, "attributes", attribute);
      sonder_snapshot_add_attribute_column (project, attribute);
    }
}

static void
add_segment (SonderSnapshot *project,
             const char     *id,
             SonderRule     *rule)
{
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, id);

  sonder_item_set_text (segment, "name", id);
  sonder_item_set_rule (segment, "rule", rule);
  sonder_item_append (project->root, "segments", segment);
}

/* Fills a row, and keeps what it filled in. */
static void
add_customer (SonderTable *customers,
              const char  *cells[])
{
  static const char *const pins[] = { "s0", "s1", "s2", "s5", "", "gone", "plan" };
  guint row = sonder_table_append (customers);

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      cells[i] = chance (80) ? pick (attributes[i].values, 6) : NULL;
      if (cells[i] != NULL)
        write_value (customers, sonder_table_find_attribute (customers, attributes[i].id), row,
                     cells[i]);
    }
  if (chance (20))
    sonder_column_set_u16 (sonder_table_column (customers, SONDER_CUSTOMER_PINNED), row,
                           sonder_table_intern_key (customers, pick (pins, G_N_ELEMENTS (pins)), -1,
                                                    NULL));
  sonder_column_set_u8 (sonder_table_column (customers, SONDER_CUSTOMER_FLAGS), row,
                        (chance (15) ? SONDER_ROW_DELETED : 0) |
                          (chance (15) ? SONDER_ROW_ANONYMOUS : 0));
}

static void
compare (SonderSnapshot *project,
         const char     *cells[][G_N_ELEMENTS (attributes)])
{
  g_autoptr (SonderAssignment) assignment = sonder_assignment_new (project->root, project->customers);
  GListModel *segments = sonder_item_get_items (project->root, "segments");
  guint n_segments = g_list_model_get_n_items (segments), n_unassigned = 0;
  g_autofree guint *sizes = g_new0 (guint, n_segments + 1);
  g_autofree guint *matches = g_new0 (guint, n_segments + 1);

  g_assert_cmpuint (assignment->n_rows, ==, project->customers->n_rows);
  g_assert_cmpuint (assignment->n_segments, ==, n_segments);

  for (guint row = 0; row < project->customers->n_rows; row++)
    {
      const char *pin = sonder_customers_get_pinned (project->customers, row);
      guint16 expected = SONDER_UNASSIGNED;
      gboolean decided = FALSE;

      if (sonder_customers_get_flags (project->customers, row) & SONDER_ROW_DELETED)
        {
          g_assert_cmpuint (assignment->segments[row], ==, SONDER_UNASSIGNED);
          continue;
        }

      if (pin != NULL && *pin == '\0')
        decided = TRUE;
      else if (pin != NULL && sonder_item_find_position (project->root, "segments", pin) < n_segments)
        {
          expected = (guint16) sonder_item_find_position (project->root, "segments", pin);
          decided = TRUE;
        }

      for (guint i = 0; i < n_segments; i++)
        {
          g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);
          const SonderRule *rule = sonder_item_get_rule (segment, "rule");

          if (sonder_rule_is_empty (rule) || !reference_rule (rule, cells[row]))
            continue;
          matches[i]++;
          if (!decided)
            expected = (guint16) i;
          decided = TRUE;
        }

      g_assert_cmpuint (assignment->segments[row], ==, expected);
      if (expected == SONDER_UNASSIGNED)
        n_unassigned++;
      else
        sizes[expected]++;
    }

  g_assert_cmpuint (assignment->n_unassigned, ==, n_unassigned);
  g_assert_cmpmem (assignment->sizes, n_segments * sizeof (guint), sizes, n_segments * sizeof (guint));
  g_assert_cmpmem (assignment->matches, n_segments * sizeof (guint), matches,
                   n_segments * sizeof (guint));
}

static void
test_random (void)
{
  for (guint i = 0; i < N_PROJECTS; i++)
    {
      g_autoptr (SonderSnapshot) project = sonder_snapshot_new ();
      const char *cells[40][G_N_ELEMENTS (attributes)];
      guint n_segments = (guint) g_test_rand_int_range (0, 7);
      guint n_rows = (guint) g_test_rand_int_range (0, 40);

      add_attributes (project);
      for (guint j = 0; j < n_segments; j++)
        {
          g_autofree char *id = g_strdup_printf ("s%u", j);
          g_autoptr (SonderRule) rule = chance (90) ? make_random_tree (3) : NULL;

          add_segment (project, id, rule);
        }
      for (guint row = 0; row < n_rows; row++)
        add_customer (project->customers, cells[row]);

      compare (project, cells);
    }
}

static void
test_problems (void)
{
  g_autoptr (SonderSnapshot) project = sonder_snapshot_new ();
  g_autoptr (SonderAssignment) assignment = NULL;
  static const char *const rules[] = { "plan|=|Pro", "age|=|old", "all(x|=|1; y|=|1)", "" };

  add_attributes (project);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (SonderRule) rule = make_rule (rules[i]);
      g_autofree char *id = g_strdup_printf ("segment-%u", i);

      add_segment (project, id, rule);
    }

  assignment = sonder_assignment_new (project->root, project->customers);
  g_assert_cmpuint (assignment->problems->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (strstr (assignment->problems->pdata[i], i == 0 ? "segment-1" : "segment-2"));
}

/* More segments than can be numbered: those behind take nobody. */
static void
test_too_many_segments (void)
{
  g_autoptr (SonderSnapshot) project = sonder_snapshot_new ();
  g_autoptr (SonderAssignment) assignment = NULL;
  SonderColumn *pinned = sonder_table_column (project->customers, SONDER_CUSTOMER_PINNED);
  static const char *const pins[] = { "s0", "s65533", "s65534", "s65535", "s65540" };

  for (guint i = 0; i < 65541; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);

      add_segment (project, id, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pins); i++)
    sonder_column_set_u16 (pinned, sonder_table_append (project->customers),
                           sonder_table_intern_key (project->customers, pins[i], -1, NULL));

  assignment = sonder_assignment_new (project->root, project->customers);
  g_assert_cmpuint (assignment->segments[0], ==, 0);
  g_assert_cmpuint (assignment->segments[1], ==, 65533);
  for (guint i = 2; i < G_N_ELEMENTS (pins); i++)
    g_assert_cmpuint (assignment->segments[i], ==, SONDER_UNASSIGNED);
  g_assert_cmpuint (assignment->n_unassigned, ==, 3);
}

/* With -m perf: 100,000 customers, 12 segments with 3 conditions each. */
static void
time_rules (const char        *name,
            const char *const *conditions,
            guint              n_conditions)
{
  g_autoptr (SonderSnapshot) project = sonder_snapshot_new ();
  const char *cells[G_N_ELEMENTS (attributes)];
  double best = G_MAXDOUBLE;

  add_attributes (project);
  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *id = g_strdup_printf ("C-%u", i);

      add_customer (project->customers, cells);
      sonder_column_set_u32 (sonder_table_column (project->customers, SONDER_CUSTOMER_ID), i,
                             sonder_text_pool_intern (project->texts, id, -1));
      if (g_str_has_prefix (name, "free"))
        sonder_column_set_u32 (sonder_table_find_attribute (project->customers, "plan"), i,
                               sonder_text_pool_intern (project->texts, id, -1));
    }
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      g_autofree char *text =
        g_strdup_printf ("%s(%s;%s;%s)", i % 3 == 2 ? "any" : "all", conditions[i % n_conditions],
                         conditions[(i + 1) % n_conditions], conditions[(i * 5 + 2) % n_conditions]);
      g_autoptr (SonderRule) rule = make_rule (text);

      add_segment (project, id, rule);
    }

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (SonderAssignment) assignment = NULL;

      g_test_timer_start ();
      assignment = sonder_assignment_new (project->root, project->customers);
      best = MIN (best, g_test_timer_elapsed () * 1000);
    }
  g_test_minimized_result (best, "%s: %.2f ms", name, best);
}

static void
test_speed (void)
{
  static const char *const mixed[] = {
    "plan|=|Pro", "age|>=|2", "since|between|2024-12-31|2025-01-01", "use|in|Low|Mid", "member|=|yes",
    "plan|is known", "age|not in|1|2", "use|>|Low", "plan|!=|Team", "since|is unknown",
  };
  static const char *const texts[] = { "plan|contains|ro", "use|starts with|m", "plan|>|Team" };

  if (!g_test_perf ())
    {
      g_test_skip ("Run with -m perf");
      return;
    }
  time_rules ("mixed", mixed, G_N_ELEMENTS (mixed));
  time_rules ("few texts", texts, G_N_ELEMENTS (texts));
  time_rules ("free texts", texts, G_N_ELEMENTS (texts));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/assignment/random", test_random);
  g_test_add_func ("/model/assignment/problems", test_problems);
  g_test_add_func ("/model/assignment/too-many-segments", test_too_many_segments);
  g_test_add_func ("/model/assignment/speed", test_speed);

  return g_test_run ();
}
