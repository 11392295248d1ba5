/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "number-bands.h"

#include <glib/gi18n.h>
#include <math.h>

#include "names.h"
#include "number-text.h"
#include "segment-by.h"

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
get (GArray *numbers, guint position)
{
  return g_array_index (numbers, double, position);
}

/**
 * sonder_number_bands_collect:
 * @attribute: one whose values are numbers
 *
 * Returns: (transfer full) (element-type double): what customers have, ascending
 */
GArray *
sonder_number_bands_collect (SonderProject *project, SonderItem *attribute)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  SonderColumn *column = sonder_table_find_attribute (customers, sonder_item_get_id (attribute));
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint row = 0; column != NULL && row < customers->n_rows; row++)
    {
      double number = sonder_column_get_number (column, row);

      if (!isnan (number) && !(sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED))
        g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, compare_numbers);

  return numbers;
}

/* As few digits as still tell it from the number, and none that say nothing:
 * 1234 becomes 1200. */
static double
round_limit (double number, double step)
{
  double unit = step > 0 ? pow (10, floor (log10 (step))) : 1;

  return round (number / unit) * unit;
}

/**
 * sonder_number_bands_suggest:
 * @numbers: (element-type double): ascending
 * @n_bands: from 2 to SONDER_NUMBER_BANDS_MOST
 *
 * Returns: (transfer full) (element-type double): limits by which each band has
 *   about as many customers, ascending and rounded where that changes little; as
 *   many as the values allow, at most @n_bands − 1
 */
GArray *
sonder_number_bands_suggest (GArray *numbers, guint n_bands)
{
  GArray *limits = g_array_new (FALSE, FALSE, sizeof (double));
  double largest = numbers->len > 0 ? get (numbers, numbers->len - 1) : 0;
  double step =
      numbers->len > 0
          ? (get (numbers, numbers->len * 3 / 4) - get (numbers, numbers->len / 4)) / n_bands
          : 0;

  for (guint i = 1; i < n_bands && numbers->len > 0; i++)
    {
      double limit =
          get (numbers, MIN ((guint) ((guint64) numbers->len * i / n_bands), numbers->len - 1));
      double rounded = round_limit (limit, step);

      if (rounded < largest && (limits->len == 0 || rounded > get (limits, limits->len - 1)))
        g_array_append_val (limits, rounded);
      else if (limit < largest && (limits->len == 0 || limit > get (limits, limits->len - 1)))
        g_array_append_val (limits, limit);
    }

  return limits;
}

/**
 * sonder_number_bands_are_whole:
 *
 * Returns: whether all are whole numbers, so that a band can begin one above the
 *   limit before
 */
gboolean
sonder_number_bands_are_whole (GArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++)
    if (get (numbers, i) != floor (get (numbers, i)))
      return FALSE;

  return TRUE;
}

/**
 * sonder_number_bands_count:
 * @numbers: (element-type double): what customers have
 * @limits: (element-type double): ascending
 * @band: from 0 to the number of limits
 *
 * Returns: how many are in the band
 */
guint
sonder_number_bands_count (GArray *numbers, GArray *limits, guint band)
{
  double above = band > 0 ? get (limits, band - 1) : -INFINITY;
  double upto = band < limits->len ? get (limits, band) : INFINITY;
  guint count = 0;

  for (guint i = 0; i < numbers->len; i++)
    count += get (numbers, i) > above && get (numbers, i) <= upto;

  return count;
}

/**
 * sonder_number_bands_describe:
 * @whole: see sonder_number_bands_are_whole()
 *
 * Returns: (transfer full): "up to 5", "6 to 20", "more than 20"
 */
char *
sonder_number_bands_describe (GArray *limits, guint band, gboolean whole)
{
  if (band == 0)
    return g_strdup_printf (C_("band", "up to %.10g"), get (limits, 0));
  if (band == limits->len)
    return g_strdup_printf (C_("band", "more than %.10g"), get (limits, band - 1));
  if (whole)
    /* Translators: from a number to a number, both belong to it */
    return g_strdup_printf (C_("band", "%.10g to %.10g"), get (limits, band - 1) + 1,
                            get (limits, band));

  /* Translators: a range of numbers */
  return g_strdup_printf (C_("band", "over %.10g to %.10g"), get (limits, band - 1),
                          get (limits, band));
}

static SonderRule *
create_condition (SonderItem *attribute, SonderOperator op, double first, double second)
{
  g_autofree char *low = sonder_number_to_text (first);
  g_autofree char *high = sonder_number_to_text (second);
  const char *const values[] = { low, op == SONDER_OPERATOR_BETWEEN ? high : NULL, NULL };

  return sonder_rule_new_condition (sonder_item_get_id (attribute), sonder_operator_to_name (op),
                                    values, NULL);
}

static SonderRule *
create_rule (SonderItem *attribute, GArray *limits, guint band, gboolean whole)
{
  g_autoptr (GPtrArray) members =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);
  gboolean between = band > 0 && band < limits->len;

  if (between && whole)
    g_ptr_array_add (members, create_condition (attribute, SONDER_OPERATOR_BETWEEN,
                                                get (limits, band - 1) + 1, get (limits, band)));
  if (band > 0 && !(between && whole))
    g_ptr_array_add (
        members, create_condition (attribute, SONDER_OPERATOR_GREATER, get (limits, band - 1), 0));
  if (band < limits->len && !(between && whole))
    g_ptr_array_add (members,
                     create_condition (attribute, SONDER_OPERATOR_AT_MOST, get (limits, band), 0));

  return sonder_rule_new_group (SONDER_RULE_ALL, members, NULL);
}

static void
add_segment (
    SonderProject *project, SonderItem *attribute, GArray *limits, guint band, gboolean whole)
{
  g_autofree char *range = sonder_number_bands_describe (limits, band, whole);
  /* Translators: name of an attribute, and a range of its values */
  g_autofree char *wanted =
      g_strdup_printf (C_("segment", "%s %s"), sonder_item_get_text (attribute, "name"), range);
  g_autofree char *name =
      sonder_name_make_free (sonder_project_get_root (project), SONDER_KIND_SEGMENT, wanted);
  g_autofree char *id = sonder_project_make_id (project, SONDER_KIND_SEGMENT, name);
  g_autoptr (SonderRule) rule = create_rule (attribute, limits, band, whole);
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, id);

  sonder_item_set_text (segment, "name", name);
  sonder_item_set_text (segment, "color", sonder_project_pick_color (project));
  sonder_item_set_rule (segment, "rule", rule);
  sonder_project_add_item (project, segment);
}

/**
 * sonder_number_bands_apply:
 * @limits: (element-type double): ascending, at least one
 *
 * Makes a segment for each band, as one step.
 */
void
sonder_number_bands_apply (SonderProject *project,
                           SonderItem *attribute,
                           GArray *limits,
                           gboolean whole)
{
  g_return_if_fail (limits->len > 0);

  sonder_project_begin_edit (project, _("Segment by Bands"));
  for (guint band = 0; band <= limits->len; band++)
    add_segment (project, attribute, limits, band, whole);
  sonder_project_end_edit (project);
}
