/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customer-slot.h"

struct _SonderCustomerSlot
{
  GObject parent_instance;
  GHashTable *slots;
  guint position;
  guint row;
};

G_DEFINE_FINAL_TYPE (SonderCustomerSlot, sonder_customer_slot, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
sonder_customer_slot_finalize (GObject *object)
{
  SonderCustomerSlot *self = SONDER_CUSTOMER_SLOT (object);

  g_hash_table_remove (self->slots, GUINT_TO_POINTER (self->position));
  g_hash_table_unref (self->slots);

  G_OBJECT_CLASS (sonder_customer_slot_parent_class)->finalize (object);
}

static void
sonder_customer_slot_class_init (SonderCustomerSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sonder_customer_slot_finalize;

  /**
   * SonderCustomerSlot::changed:
   *
   * Another row stands here, or the row says something else.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sonder_customer_slot_init (SonderCustomerSlot *self)
{
}

/**
 * sonder_customer_slot_new:
 * @slots: the living slots by their positions, without references; none is at
 *   @position. The slot stands in it as long as it lives.
 */
SonderCustomerSlot *
sonder_customer_slot_new (GHashTable *slots, guint position, guint row)
{
  SonderCustomerSlot *self = g_object_new (SONDER_TYPE_CUSTOMER_SLOT, NULL);

  self->slots = g_hash_table_ref (slots);
  g_hash_table_insert (slots, GUINT_TO_POINTER (position), self);
  self->position = position;
  self->row = row;

  return self;
}

guint
sonder_customer_slot_get_position (SonderCustomerSlot *self)
{
  return self->position;
}

guint
sonder_customer_slot_get_row (SonderCustomerSlot *self)
{
  return self->row;
}

/**
 * sonder_customer_slot_set_row:
 * @row: the row that stands here now; or the same one, which says something else
 */
void
sonder_customer_slot_set_row (SonderCustomerSlot *self, guint row)
{
  self->row = row;
  g_signal_emit (self, signals[CHANGED], 0);
}
