/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "assignment.h"

#include "calendar.h"
#include "check-row.h"
#include "make-rule.h"

#define N_ROWS 7 /* the last one is deleted */

/* The customers: a value each per row, NULL is blank. */
static const struct
{
  const char *id;
  const char *type;
  const char *values[N_ROWS];
} attributes[] = {
  { "plan", "text", { "Pro", "pro", "Team", "", NULL, "Zoë Pro", "Pro" } },
  { "age", "number", { "1", "2", "2.5", "-0", NULL, "1e300", "1" } },
  { "since",
    "date",
    { "2025-01-01", "2025-03-01", "2024-12-31", "1969-01-01", NULL, "2025-03-01", "2025-01-01" } },
  { "member", "yes-no", { "yes", "no", "yes", "no", NULL, "yes", "yes" } },
  { "use", "choice", { "Low", "Mid", "High", "Other", NULL, "Mid", "Low" } },
  { "shape", "polygon", { NULL } },
};

static void
write_value (SonderTable  *table,
             SonderColumn *column,
             guint         row,
             const char   *value)
{
  if (value == NULL)
    return;

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

/* Rows from @first_row on; the rows before them are blank. */
static SonderSnapshot *
make_project (guint first_row)
{
  static const char *const choices[] = { "Low", "Mid", "High", "Low", NULL };
  SonderSnapshot *project = sonder_snapshot_new ();

  sonder_table_set_length (project->customers, first_row + N_ROWS);
  sonder_column_set_u8 (sonder_table_column (project->customers, SONDER_CUSTOMER_FLAGS),
                        first_row + N_ROWS - 1, SONDER_ROW_DELETED);

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autoptr (SonderItem) attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, attributes[i].id);
      SonderColumn *column;

      sonder_item_set_text (attribute, "name", attributes[i].id);
      sonder_item_set_text (attribute, "attribute-type", attributes[i].type);
      sonder_item_set_texts (attribute, "choices", choices);
      sonder_item_append (project->root, "attributes", attribute);
      column = sonder_snapshot_add_attribute_column (project, attribute);
      for (guint row = 0; row < N_ROWS && column != NULL; row++)
        write_value (project->customers, column, first_row + row, attributes[i].values[row]);
    }

  return project;
}

static void
check_matches (SonderSnapshot *project,
               guint           first_row,
               const char     *text,
               const char     *expected,
               guint           n_problems)
{
  g_autoptr (SonderRule) rule = make_rule (text);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint8 *matches =
    sonder_rule_match (rule, project->root, project->customers, problems);
  char found[N_ROWS + 1] = "";

  for (guint row = 0; row < N_ROWS; row++)
    found[row] = (char) ('0' + matches[first_row + row]);

  check_text (text, "matches", found, expected);
  check_integer (text, "problems", problems->len, n_problems);
}

static const struct
{
  const char *rule;
  const char *matches;
  guint n_problems;
} conditions[] = {
  { "plan|=|Pro", "1000000" },
  { "plan|=|Enterprise", "0000000" },
  { "plan|=|", "0001000" },
  { "plan|!=|Pro", "0111010" },
  { "plan|!=|Enterprise", "1111010" },
  { "plan|<|Team", "1001000" },
  { "plan|<=|Team", "1011000" },
  { "plan|>|Team", "0100010" },
  { "plan|>=|Team", "0110010" },
  { "plan|in|Pro|Team|Enterprise", "1010000" },
  { "plan|in", "0000000" },
  { "plan|not in|Pro|Team|Enterprise", "0101010" },
  { "plan|not in", "1111010" },
  { "plan|contains|PRO", "1100010" },
  { "plan|contains|", "1111010" },
  { "plan|contains|ZOË  p", "0000010" },
  { "plan|contains|x", "0000000" },
  { "plan|starts with|p", "1100000" },
  { "plan|starts with|TE", "0010000" },
  { "plan|between|Pro|Team", "1010000" },
  { "plan|between|Team|Pro", "0000000" },
  { "plan|is known", "1111010" },
  { "plan|is unknown", "0000100" },

  { "age|=|1", "1000000" },
  { "age|=|1.0", "1000000" },
  { "age|=|0", "0001000" },
  { "age|!=|2", "1011010" },
  { "age|<|2", "1001000" },
  { "age|<|-1.7976931348623157e308", "0000000" },
  { "age|<=|2", "1101000" },
  { "age|>|2", "0010010" },
  { "age|>|1e300", "0000000" },
  { "age|>=|1e300", "0000010" },
  { "age|>=|2", "0110010" },
  { "age|in|2.5|1|7", "1010000" },
  { "age|in|1e300", "0000010" },
  { "age|in", "0000000" },
  { "age|not in|2.5|1|1", "0101010" },
  { "age|not in", "1111010" },
  { "age|between|1|2.5", "1110000" },
  { "age|between|2.5|1", "0000000" },
  { "age|is known", "1111010" },
  { "age|is unknown", "0000100" },
  { "age|contains|1", "0000000", 1 },
  { "age|starts with|1", "0000000", 1 },
  { "age|=|x", "0000000", 1 },
  { "age|=|", "0000000", 1 },
  { "age|=|1 000", "0000000", 1 },
  { "age|=|nan", "0000000", 1 },
  { "age|<|inf", "0000000", 1 },
  { "age|<|1e999", "0000000", 1 },
  { "age|in|1|x", "0000000", 1 },

  { "since|=|2025-03-01", "0100010" },
  { "since|!=|2025-03-01", "1011000" },
  { "since|<|2025-01-01", "0011000" },
  { "since|<=|2025-01-01", "1011000" },
  { "since|>|2025-01-01", "0100010" },
  { "since|>=|2025-01-01", "1100010" },
  { "since|in|2025-01-01|1969-01-01", "1001000" },
  { "since|not in|2025-01-01|1969-01-01", "0110010" },
  { "since|between|2024-12-31|2025-01-01", "1010000" },
  { "since|is known", "1111010" },
  { "since|is unknown", "0000100" },
  { "since|contains|2025", "0000000", 1 },
  { "since|starts with|2025", "0000000", 1 },
  { "since|=|01.03.2025", "0000000", 1 },
  { "since|>|2025-02-30", "0000000", 1 },

  { "member|=|yes", "1010010" },
  { "member|=|no", "0101000" },
  { "member|!=|yes", "0101000" },
  { "member|in|yes|no", "1111010" },
  { "member|not in|no", "1010010" },
  { "member|is known", "1111010" },
  { "member|is unknown", "0000100" },
  { "member|<|yes", "0000000", 1 },
  { "member|<=|yes", "0000000", 1 },
  { "member|>|no", "0000000", 1 },
  { "member|>=|no", "0000000", 1 },
  { "member|between|no|yes", "0000000", 1 },
  { "member|contains|y", "0000000", 1 },
  { "member|starts with|y", "0000000", 1 },
  { "member|=|Yes", "0000000", 1 },

  { "use|=|Mid", "0100010" },
  { "use|!=|Mid", "1011000" },
  { "use|<|Mid", "1000000" },
  { "use|<=|Mid", "1100010" },
  { "use|>|Mid", "0011000" }, /* Other is no choice: by code point */
  { "use|>=|High", "0011000" },
  { "use|between|Low|Mid", "1100010" },
  { "use|in|High|Other", "0011000" },
  { "use|not in|High|Other", "1100010" },
  { "use|contains|I", "0110010" },
  { "use|starts with|l", "1000000" },
  { "use|is known", "1111010" },
  { "use|is unknown", "0000100" },

  { "nothing|=|1", "0000000", 1 },
  { "nothing|is unknown", "0000000", 1 },
  { "shape|=|square", "0000000", 1 },
  { "shape|is unknown", "0000000", 1 },
  { "plan|near|Pro", "0000000", 1 },
  { "plan|", "0000000", 1 },
  { "plan|=", "0000000", 1 },
  { "plan|=|Pro|Team", "0000000", 1 },
  { "plan|between|Pro", "0000000", 1 },
  { "plan|is known|Pro", "0000000", 1 },
};

static void
test_conditions (void)
{
  g_autoptr (SonderSnapshot) project = make_project (0);

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    check_matches (project, 0, conditions[i].rule, conditions[i].matches, conditions[i].n_problems);
}

/* The same rows where blocks and chunks meet. */
static void
test_edges (void)
{
  static const guint first_rows[] = { 1021, SONDER_CHUNK_ROWS - 3, SONDER_CHUNK_ROWS + 1022 };

  for (guint i = 0; i < G_N_ELEMENTS (first_rows); i++)
    {
      g_autoptr (SonderSnapshot) project = make_project (first_rows[i]);

      for (guint j = 0; j < G_N_ELEMENTS (conditions); j++)
        check_matches (project, first_rows[i], conditions[j].rule, conditions[j].matches,
                       conditions[j].n_problems);
    }
}

static void
test_groups (void)
{
  static const struct
  {
    const char *rule;
    const char *matches;
    guint n_problems;
  } rows[] = {
    { "", "0000000" },
    { "all()", "0000000" },
    { "any()", "0000000" },
    { "none()", "0000000" },
    { "none(none())", "0000000" },
    { "all(plan|=|Pro)", "1000000" },
    { "all(member|=|yes; age|<=|2.5)", "1010000" },
    { "any(plan|=|Pro; age|=|2)", "1100000" },
    { "none(plan|=|Pro)", "0111110" },
    { "none(plan|=|Pro; age|is unknown)", "0111010" },
    { "none(none(plan|=|Pro))", "1000000" },
    { "all(any(plan|=|Pro; plan|=|Team); none(age|<|2))", "0010000" },
    { "any(all(member|=|yes; use|=|Mid); none(since|is known))", "0000110" },
    { "all(plan|=|Pro; any())", "1000000" },
    { "all(plan|=|Pro; all(); none())", "1000000" },
    { "any(plan|=|Pro; all())", "1000000" },
    { "any(plan|=|Pro; none(any(); all()))", "1000000" },
    { "none(plan|=|Pro; all())", "0111110" },
    { "any(plan|=|Pro; nothing|=|1)", "1000000", 1 },
    { "all(plan|=|Pro; nothing|=|1)", "0000000", 1 },
    { "none(plan|near|Pro)", "0000000", 1 },
    { "none(plan|=|Pro; plan|near|Pro)", "0000000", 1 },
    { "none(nothing|=|1; plan|near|Pro)", "0000000", 2 },
    { "none(any(plan|=|Pro; plan|near|Pro))", "0000000", 1 },
    { "none(none(plan|near|Pro))", "0000000", 1 },
    { "any(plan|=|Pro; none(plan|near|Pro))", "1000000", 1 },
    { "all(plan|=|Pro; none(plan|near|Pro))", "0000000", 1 },
  };
  g_autoptr (SonderSnapshot) project = make_project (0);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    check_matches (project, 0, rows[i].rule, rows[i].matches, rows[i].n_problems);
}

static void
test_problems (void)
{
  static const struct
  {
    const char *rule;
    const char *names; /* what the sentence must name */
  } rows[] = {
    { "nothing|=|1", "nothing" },   { "shape|=|1", "shape" },
    { "plan|near|Pro", "near" },    { "age|=|old", "old" },
    { "age|contains|1", "contains" }, { "plan|=|Pro|Team", "plan" },
  };
  g_autoptr (SonderSnapshot) project = make_project (0);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderRule) rule = make_rule (rows[i].rule);
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autofree guint8 *matches =
        sonder_rule_match (rule, project->root, project->customers, problems);
      g_autofree guint8 *silent = sonder_rule_match (rule, project->root, project->customers, NULL);

      check_integer (rows[i].rule, "problems", problems->len, 1);
      check_yes (rows[i].rule, "is named",
                 problems->len == 1 && strstr (problems->pdata[0], rows[i].names) != NULL, TRUE);
      g_assert_cmpmem (matches, N_ROWS, silent, N_ROWS);
    }
}

static void
test_too_many (void)
{
  g_autoptr (SonderSnapshot) project = make_project (0);

  for (guint n = SONDER_RULE_MAX_CONDITIONS; n <= SONDER_RULE_MAX_CONDITIONS + 1; n++)
    {
      GString *text = g_string_new ("any(");
      g_autofree char *rule = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append (text, i > 0 ? "; plan|=|Pro" : "plan|=|Pro");
      rule = g_string_free (g_string_append (text, ")"), FALSE);
      check_matches (project, 0, rule, n <= SONDER_RULE_MAX_CONDITIONS ? "1000000" : "0000000",
                     n > SONDER_RULE_MAX_CONDITIONS);
    }
}

static void
test_no_rows (void)
{
  g_autoptr (SonderSnapshot) project = sonder_snapshot_new ();
  g_autoptr (SonderRule) rule = make_rule ("all(plan|=|Pro; none(age|<|2))");
  g_autofree guint8 *matches = sonder_rule_match (rule, project->root, project->customers, NULL);

  g_assert_nonnull (matches);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/rule-match/conditions", test_conditions);
  g_test_add_func ("/model/rule-match/edges", test_edges);
  g_test_add_func ("/model/rule-match/groups", test_groups);
  g_test_add_func ("/model/rule-match/problems", test_problems);
  g_test_add_func ("/model/rule-match/too-many", test_too_many);
  g_test_add_func ("/model/rule-match/no-rows", test_no_rows);

  return g_test_run ();
}
