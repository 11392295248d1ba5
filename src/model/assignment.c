/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "assignment.h"

#include <glib/gi18n-lib.h>

#define NOT_A_PIN (SONDER_UNASSIGNED - 1)

/* By key number: the position of the segment of that id, SONDER_UNASSIGNED for
 * the key of "", NOT_A_PIN for keys that are no segment. */
static guint16 *
map_pins (GListModel     *segments,
          guint           n_segments,
          SonderTextPool *keys)
{
  guint32 n_keys = sonder_text_pool_get_size (keys);
  guint16 *pins = g_new (guint16, n_keys + 1);
  guint32 unassigned = sonder_text_pool_lookup (keys, "", 0);

  for (guint32 key = 0; key <= n_keys; key++)
    pins[key] = NOT_A_PIN;
  if (unassigned != 0 && unassigned <= n_keys)
    pins[unassigned] = SONDER_UNASSIGNED;

  for (guint i = 0; i < n_segments; i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);
      guint32 key = sonder_text_pool_lookup (keys, sonder_item_get_id (segment), -1);

      if (key != 0 && key <= n_keys)
        pins[key] = (guint16) i;
    }

  return pins;
}

/* Returns: a byte per row: 1 where a rule may still decide. */
static guint8 *
apply_pins (SonderAssignment  *self,
            const SonderTable *customers,
            const guint16     *pins)
{
  const SonderColumn *pinned = sonder_table_column (customers, SONDER_CUSTOMER_PINNED);
  const SonderColumn *flags = sonder_table_column (customers, SONDER_CUSTOMER_FLAGS);
  guint8 *open = g_new0 (guint8, MAX (self->n_rows, 1));

  for (guint row = 0; row < self->n_rows; row++)
    {
      guint16 pin;

      self->segments[row] = SONDER_UNASSIGNED;
      if (sonder_column_get_u8 (flags, row) & SONDER_ROW_DELETED)
        continue;

      pin = pins[sonder_column_get_u16 (pinned, row)];
      if (pin == NOT_A_PIN)
        open[row] = 1;
      else if (pin == SONDER_UNASSIGNED)
        self->n_unassigned++;
      else
        {
          self->segments[row] = pin;
          self->sizes[pin]++;
        }
    }

  return open;
}

/* Takes those who match and are still open. Without branches: who matches which
 * rule is as good as random. */
static void
take_matches (SonderAssignment *self,
              guint16           position,
              const guint8     *matches,
              guint8           *open)
{
  guint n_matches = 0, n_taken = 0;

  for (guint row = 0; row < self->n_rows; row++)
    {
      guint8 taken = open[row] & matches[row];

      n_matches += matches[row];
      n_taken += taken;
      open[row] ^= taken;
      self->segments[row] = taken ? position : self->segments[row];
    }

  self->matches[position] = n_matches;
  self->sizes[position] += n_taken;
}

static void
apply_rule (SonderAssignment  *self,
            guint16            position,
            SonderItem        *segment,
            SonderItem        *root,
            const SonderTable *customers,
            guint8            *open)
{
  const SonderRule *rule = sonder_item_get_rule (segment, "rule");
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint8 *matches = NULL;

  if (sonder_rule_is_empty (rule))
    return;

  matches = sonder_rule_match (rule, root, customers, problems);
  take_matches (self, position, matches, open);

  for (guint i = 0; i < problems->len; i++)
    g_ptr_array_add (self->problems,
                     /* Translators: the name of a segment, and what is wrong with its rule */
                     g_strdup_printf (_("Segment “%s”: %s"), sonder_item_get_text (segment, "name"),
                                      (const char *) problems->pdata[i]));
}

/**
 * sonder_assignment_new:
 * @root: the project's own item, for segments and attributes
 * @customers: the customers table
 *
 * Segments behind the 65,534th take nobody.
 *
 * Returns: (transfer full): the assignment of all rows of @customers
 */
SonderAssignment *
sonder_assignment_new (SonderItem        *root,
                       const SonderTable *customers)
{
  SonderAssignment *self = g_new0 (SonderAssignment, 1);
  GListModel *segments = sonder_item_get_items (root, "segments");
  g_autofree guint16 *pins = NULL;
  g_autofree guint8 *open = NULL;

  self->n_rows = customers->n_rows;
  self->segments = g_new (guint16, MAX (self->n_rows, 1));
  self->n_segments = MIN (g_list_model_get_n_items (segments), NOT_A_PIN);
  self->sizes = g_new0 (guint, MAX (self->n_segments, 1));
  self->matches = g_new0 (guint, MAX (self->n_segments, 1));
  self->problems = g_ptr_array_new_with_free_func (g_free);

  pins = map_pins (segments, self->n_segments, customers->keys);
  open = apply_pins (self, customers, pins);
  for (guint i = 0; i < self->n_segments; i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);

      apply_rule (self, (guint16) i, segment, root, customers, open);
    }

  for (guint row = 0; row < self->n_rows; row++)
    self->n_unassigned += open[row];

  return self;
}

/**
 * sonder_assignment_free:
 * @self: (transfer full):
 */
void
sonder_assignment_free (SonderAssignment *self)
{
  g_free (self->segments);
  g_free (self->sizes);
  g_free (self->matches);
  g_ptr_array_unref (self->problems);
  g_free (self);
}
