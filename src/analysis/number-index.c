/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "number-index.h"

#include <math.h>
#include <string.h>

#define FIRST_BITS 4
#define GOLDEN_RATIO G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/* An open hash table of at least twice as many slots as numbers; a slot has the
 * number's position plus one. */
struct _SonderNumberIndex
{
  GArray *numbers;
  guint32 *slots;
  guint n_bits;
};

static guint32 *
find_slot (const SonderNumberIndex *self, double number)
{
  guint mask = (1u << self->n_bits) - 1;
  guint64 bits;
  guint slot;

  memcpy (&bits, &number, sizeof bits);
  slot = (guint)(bits * GOLDEN_RATIO >> (64 - self->n_bits));
  while (self->slots[slot] != 0 && sonder_number_index_get (self, self->slots[slot] - 1) != number)
    slot = (slot + 1) & mask;

  return &self->slots[slot];
}

static void
grow (SonderNumberIndex *self)
{
  self->n_bits++;
  g_free (self->slots);
  self->slots = g_new0 (guint32, (gsize)1 << self->n_bits);
  for (guint i = 0; i < self->numbers->len; i++)
    *find_slot (self, sonder_number_index_get (self, i)) = i + 1;
}

/**
 * sonder_number_index_new:
 *
 * Returns: (transfer full): an empty index
 */
SonderNumberIndex *
sonder_number_index_new (void)
{
  SonderNumberIndex *self = g_new0 (SonderNumberIndex, 1);

  self->numbers = g_array_new (FALSE, FALSE, sizeof (double));
  self->n_bits = FIRST_BITS;
  self->slots = g_new0 (guint32, 1 << FIRST_BITS);

  return self;
}

void
sonder_number_index_free (SonderNumberIndex *self)
{
  g_array_unref (self->numbers);
  g_free (self->slots);
  g_free (self);
}

/**
 * sonder_number_index_add:
 * @number: a number, not NaN
 *
 * Returns: the position of the number, which is new if it was not there
 */
guint
sonder_number_index_add (SonderNumberIndex *self, double number)
{
  guint32 *slot;

  g_return_val_if_fail (!isnan (number), 0);

  number += 0.0; /* no negative zero */
  slot = find_slot (self, number);
  if (*slot != 0)
    return *slot - 1;

  g_array_append_val (self->numbers, number);
  *slot = self->numbers->len;
  if (self->numbers->len > 1u << (self->n_bits - 1))
    grow (self);

  return self->numbers->len - 1;
}

guint
sonder_number_index_get_size (const SonderNumberIndex *self)
{
  return self->numbers->len;
}

double
sonder_number_index_get (const SonderNumberIndex *self, guint position)
{
  return g_array_index (self->numbers, double, position);
}
