/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "row-check.h"

#include <glib/gi18n-lib.h>

#include "kinds.h"

/* How often something is wrong, and where first. */
typedef struct
{
  guint n;
  guint first_row;
} Count;

static void
count_row (Count *count, guint row)
{
  if (count->n++ == 0)
    count->first_row = row;
}

/* For each key the position of the item of that id, or -1. */
static int *
map_keys (SonderSnapshot *snapshot, SonderKind kind)
{
  const guint n = sonder_text_pool_get_size (snapshot->keys);
  GListModel *items = sonder_item_get_items (snapshot->root, sonder_kind_get_list_field (kind));
  int *positions = g_new (int, n + 1);

  for (guint key = 0; key <= n; key++)
    positions[key] = -1;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);
      const guint key = sonder_text_pool_lookup (snapshot->keys, sonder_item_get_id (item), -1);

      if (key != 0)
        positions[key] = (int) i;
    }
  return positions;
}

/* Counts for each key the rows that refer to it, though no item has that id. */
static Count *
count_unknown_keys (const SonderTable *table, guint position, const int *items, guint n_keys)
{
  const SonderColumn *column = sonder_table_column (table, position);
  const SonderColumn *flags = sonder_table_find_column (table, "flags");
  Count *counts = g_new0 (Count, n_keys + 1);

  for (guint row = 0; row < table->n_rows; row++)
    {
      const guint16 key = sonder_column_get_u16 (column, row);

      if (key != 0 && items[key] < 0 && !(sonder_column_get_u8 (flags, row) & SONDER_ROW_DELETED))
        count_row (&counts[key], row);
    }
  return counts;
}

static void
check_pins (SonderSnapshot *snapshot, GPtrArray *problems)
{
  const guint n_keys = sonder_text_pool_get_size (snapshot->keys);
  const guint unassigned = sonder_text_pool_lookup (snapshot->keys, "", 0);
  g_autofree int *segments = map_keys (snapshot, SONDER_KIND_SEGMENT);
  g_autofree Count *counts = NULL;

  segments[unassigned] = 0;
  counts = count_unknown_keys (snapshot->customers, SONDER_CUSTOMER_PINNED, segments, n_keys);
  for (guint key = 1; key <= n_keys; key++)
    if (counts[key].n > 0)
      g_ptr_array_add (
          problems,
          g_strdup_printf (
              g_dngettext (GETTEXT_PACKAGE,
                           "%u customer is pinned to the segment “%s”, which does not "
                           "exist (customers[%u])",
                           "%u customers are pinned to the segment “%s”, which does not "
                           "exist (the first is customers[%u])",
                           counts[key].n),
              counts[key].n, sonder_text_pool_get (snapshot->keys, key), counts[key].first_row));
}

/* One bit for each number of a text that is a choice. */
static guint8 *
map_choices (SonderSnapshot *snapshot, SonderItem *attribute)
{
  const char *const *choices = sonder_item_get_texts (attribute, "choices");
  guint8 *known = g_new0 (guint8, sonder_text_pool_get_size (snapshot->texts) / 8 + 1);

  for (; *choices != NULL; choices++)
    {
      const guint number = sonder_text_pool_lookup (snapshot->texts, *choices, -1);

      known[number / 8] |= (guint8) (1 << number % 8);
    }
  return known;
}

static void
check_choices (SonderSnapshot *snapshot, SonderItem *attribute, GPtrArray *problems)
{
  const SonderTable *customers = snapshot->customers;
  const SonderColumn *column =
      sonder_table_find_attribute (customers, sonder_item_get_id (attribute));
  g_autofree guint8 *known = map_choices (snapshot, attribute);
  Count count = { 0 };

  for (guint row = 0; column != NULL && row < customers->n_rows; row++)
    {
      const guint32 number = sonder_column_get_u32 (column, row);

      if (number != 0 && !(known[number / 8] & (1 << number % 8)) &&
          !(sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED))
        count_row (&count, row);
    }
  if (count.n > 0)
    g_ptr_array_add (
        problems,
        g_strdup_printf (
            g_dngettext (
                GETTEXT_PACKAGE,
                "%u customer has a value of “%s” that is none of its choices: “%s” "
                "(customers[%u])",
                "%u customers have values of “%s” that are none of its choices: first “%s” "
                "(customers[%u])",
                count.n),
            count.n, sonder_item_get_text (attribute, "name"),
            sonder_text_pool_get (snapshot->texts, sonder_column_get_u32 (column, count.first_row)),
            count.first_row));
}

static char *
describe_unknown (SonderKind kind, const Count *count, const char *id)
{
  switch (kind)
    {
    case SONDER_KIND_METRIC:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%u answer names the metric “%s”, which does not exist (answers[%u])",
                       "%u answers name the metric “%s”, which does not exist (the first is "
                       "answers[%u])",
                       count->n),
          count->n, id, count->first_row);
    case SONDER_KIND_TOUCHPOINT:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%u answer names the touchpoint “%s”, which does not exist (answers[%u])",
                       "%u answers name the touchpoint “%s”, which does not exist (the first is "
                       "answers[%u])",
                       count->n),
          count->n, id, count->first_row);
    default:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE,
                       "%u answer names the source “%s”, which does not exist (answers[%u])",
                       "%u answers name the source “%s”, which does not exist (the first is "
                       "answers[%u])",
                       count->n),
          count->n, id, count->first_row);
    }
}

static void
check_references (SonderSnapshot *snapshot,
                  SonderAnswerColumn column,
                  SonderKind kind,
                  GPtrArray *problems)
{
  const guint n_keys = sonder_text_pool_get_size (snapshot->keys);
  g_autofree int *items = map_keys (snapshot, kind);
  g_autofree Count *counts = count_unknown_keys (snapshot->answers, column, items, n_keys);

  for (guint key = 1; key <= n_keys; key++)
    if (counts[key].n > 0)
      g_ptr_array_add (problems, describe_unknown (kind, &counts[key],
                                                   sonder_text_pool_get (snapshot->keys, key)));
}

static gboolean
get_metric (SonderSnapshot *snapshot, guint position, SonderItem **metric, SonderScale *scale)
{
  GListModel *metrics = sonder_item_get_items (snapshot->root, "metrics");

  *metric = g_list_model_get_item (metrics, position);
  return sonder_metric_get_scale (SONDER_METRIC (*metric), scale);
}

/* Scales by key; those of unknown metrics and scales take everything. */
static SonderScale *
map_scales (SonderSnapshot *snapshot, const int *metrics)
{
  const guint n_keys = sonder_text_pool_get_size (snapshot->keys);
  SonderScale *scales = g_new (SonderScale, n_keys + 1);

  for (guint key = 0; key <= n_keys; key++)
    {
      g_autoptr (SonderItem) metric = NULL;
      SonderScale scale;

      if (metrics[key] < 0 || !get_metric (snapshot, (guint) metrics[key], &metric, &scale))
        scale = (SonderScale){ .min = G_MININT, .max = G_MAXINT };
      scales[key] = scale;
    }
  return scales;
}

static void
report_scores (SonderSnapshot *snapshot, const Count *count, guint position, GPtrArray *problems)
{
  const SonderColumn *scores = sonder_table_column (snapshot->answers, SONDER_ANSWER_SCORE);
  g_autoptr (SonderItem) metric = NULL;
  SonderScale scale;

  get_metric (snapshot, position, &metric, &scale);
  g_ptr_array_add (
      problems, g_strdup_printf (
                    g_dngettext (GETTEXT_PACKAGE,
                                 "%u answer has a score that “%s” (from %d to %d) cannot take: %d "
                                 "(answers[%u])",
                                 "%u answers have scores that “%s” (from %d to %d) cannot take: "
                                 "first %d (answers[%u])",
                                 count->n),
                    count->n, sonder_item_get_text (metric, "name"), scale.min, scale.max,
                    sonder_column_get_i32 (scores, count->first_row), count->first_row));
}

static void
check_scores (SonderSnapshot *snapshot, GPtrArray *problems)
{
  const SonderTable *answers = snapshot->answers;
  const SonderColumn *scores = sonder_table_column (answers, SONDER_ANSWER_SCORE);
  const SonderColumn *keys = sonder_table_column (answers, SONDER_ANSWER_METRIC);
  const guint n_keys = sonder_text_pool_get_size (snapshot->keys);
  g_autofree int *metrics = map_keys (snapshot, SONDER_KIND_METRIC);
  g_autofree SonderScale *scales = map_scales (snapshot, metrics);
  g_autofree Count *counts = g_new0 (Count, n_keys + 1);

  for (guint row = 0; row < answers->n_rows; row++)
    {
      const gint32 score = sonder_column_get_i32 (scores, row);
      const guint16 key = sonder_column_get_u16 (keys, row);

      if (score != SONDER_SCORE_NONE &&
          (key == 0 || !sonder_scale_contains (&scales[key], score)) &&
          !(sonder_answers_get_flags (answers, row) & SONDER_ROW_DELETED))
        count_row (&counts[key], row);
    }
  if (counts[0].n > 0)
    g_ptr_array_add (
        problems,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%u answer has a score but no metric (answers[%u])",
                                      "%u answers have a score but no metric (the first is "
                                      "answers[%u])",
                                      counts[0].n),
                         counts[0].n, counts[0].first_row));
  for (guint key = 1; key <= n_keys; key++)
    if (counts[key].n > 0)
      report_scores (snapshot, &counts[key], (guint) metrics[key], problems);
}

/**
 * sonder_customers_check:
 * @snapshot: a project
 * @problems: (element-type utf8): takes a sentence for each kind of problem
 */
void
sonder_customers_check (SonderSnapshot *snapshot, GPtrArray *problems)
{
  GListModel *attributes = sonder_item_get_items (snapshot->root, "attributes");

  check_pins (snapshot, problems);
  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (SonderItem) attribute = g_list_model_get_item (attributes, i);

      if (g_str_equal (sonder_item_get_text (attribute, "attribute-type"), "choice"))
        check_choices (snapshot, attribute, problems);
    }
}

/**
 * sonder_answers_check:
 * @snapshot: a project
 * @problems: (element-type utf8): takes a sentence for each kind of problem
 */
void
sonder_answers_check (SonderSnapshot *snapshot, GPtrArray *problems)
{
  check_references (snapshot, SONDER_ANSWER_METRIC, SONDER_KIND_METRIC, problems);
  check_references (snapshot, SONDER_ANSWER_TOUCHPOINT, SONDER_KIND_TOUCHPOINT, problems);
  check_references (snapshot, SONDER_ANSWER_SOURCE, SONDER_KIND_SOURCE, problems);
  check_scores (snapshot, problems);
}
