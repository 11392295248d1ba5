/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "segment-counts.h"

#include <glib/gi18n.h>

#include "privacy.h"
#include "wording.h"

/* More segments than this are not named one by one. */
#define MOST_NAMES 3

static guint
get_position (SonderProject *project, SonderItem *segment)
{
  return sonder_item_find_position (sonder_project_get_root (project), "segments",
                                    sonder_item_get_id (segment));
}

/* Where those are whom the rule matches and the segment does not get, by the
 * position of a segment; behind the last one, Unassigned. */
static guint *
count_elsewhere (SonderProject *project, SonderItem *segment)
{
  const SonderAssignment *assignment = sonder_project_get_assignment (project);
  const SonderTable *customers = sonder_project_get_customers (project);
  guint position = get_position (project, segment);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint8 *matches =
      sonder_rule_match (sonder_item_get_rule (segment, "rule"), sonder_project_get_root (project),
                         customers, problems);
  guint *counts = g_new0 (guint, (gsize) assignment->n_segments + 1);

  for (guint row = 0; row < customers->n_rows; row++)
    if (matches[row] && assignment->segments[row] != position &&
        !(sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED))
      counts[MIN (assignment->segments[row], assignment->n_segments)]++;

  return counts;
}

/* "Regulars and Offices", or "other segments" where there are too many. */
static char *
name_segments (SonderProject *project, const guint *counts, guint n_segments)
{
  GListModel *segments = sonder_project_get_items (project, SONDER_KIND_SEGMENT);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_segments; i++)
    if (counts[i] > 0)
      {
        g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);

        g_ptr_array_add (names, sonder_privacy_dup_field (project, segment, "name"));
      }
  if (counts[n_segments] > 0)
    g_ptr_array_add (names, g_strdup (_("Unassigned")));

  return names->len <= MOST_NAMES ? sonder_wording_and (names) : g_strdup (_("other segments"));
}

static void
append_elsewhere (GString *text, SonderProject *project, SonderItem *segment)
{
  guint n_segments = sonder_project_get_assignment (project)->n_segments;
  g_autofree guint *counts = count_elsewhere (project, segment);
  g_autofree char *names = name_segments (project, counts, n_segments);
  guint total = 0;

  for (guint i = 0; i <= n_segments; i++)
    total += counts[i];
  if (total > 0)
    /* Translators: customers whom the rule matches, but who are in other segments, %s */
    g_string_append_printf (text, ngettext (", %u already in %s", ", %u already in %s", total),
                            total, names);
}

/**
 * sonder_segment_count_pinned:
 *
 * Returns: how many customers are fixed in the segment by hand
 */
guint
sonder_segment_count_pinned (SonderProject *project, SonderItem *segment)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  SonderColumn *pinned = sonder_table_column (customers, SONDER_CUSTOMER_PINNED);
  guint32 key = sonder_text_pool_lookup (customers->keys, sonder_item_get_id (segment), -1);
  guint count = 0;

  for (guint row = 0; key != 0 && row < customers->n_rows; row++)
    count += sonder_column_get_u16 (pinned, row) == key &&
             !(sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED);

  return count;
}

/**
 * sonder_segment_describe_counts:
 *
 * Returns: (transfer full): whom the rule takes: "312 customers match, 41 already
 *   in Regulars → 271, and 3 fixed by hand"
 */
char *
sonder_segment_describe_counts (SonderProject *project, SonderItem *segment)
{
  const SonderAssignment *assignment = sonder_project_get_assignment (project);
  guint position = get_position (project, segment);
  guint n_pinned = sonder_segment_count_pinned (project, segment);
  guint n_matches = assignment->matches[position];
  g_autoptr (GString) text = g_string_new (NULL);

  if (sonder_rule_is_empty (sonder_item_get_rule (segment, "rule")))
    return g_strdup (_("Without a rule, only customers fixed by hand belong here."));

  g_string_append_printf (text, ngettext ("%u customer matches", "%u customers match", n_matches),
                          n_matches);
  append_elsewhere (text, project, segment);
  g_string_append_printf (text, " → %u", assignment->sizes[position] - n_pinned);
  if (n_pinned > 0)
    g_string_append_printf (
        text, ngettext (", and %u fixed by hand", ", and %u fixed by hand", n_pinned), n_pinned);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
