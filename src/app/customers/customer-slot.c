/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customer-slot.h"

struct _SonderCustomerSlot
{
  GObject parent_instance;
  guint   row;
};

G_DEFINE_FINAL_TYPE (SonderCustomerSlot, sonder_customer_slot, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
sonder_customer_slot_class_init (SonderCustomerSlotClass *klass)
{
  /**
   * SonderCustomerSlot::changed:
   *
   * Another row stands here, or the row says something else.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sonder_customer_slot_init (SonderCustomerSlot *self)
{
}

SonderCustomerSlot *
sonder_customer_slot_new (guint row)
{
  SonderCustomerSlot *self = g_object_new (SONDER_TYPE_CUSTOMER_SLOT, NULL);

  self->row = row;

  return self;
}

guint
sonder_customer_slot_get_row (SonderCustomerSlot *self)
{
  return self->row;
}

void
sonder_customer_slot_set_row (SonderCustomerSlot *self,
                              guint               row)
{
  self->row = row;
  sonder_customer_slot_changed (self);
}

void
sonder_customer_slot_changed (SonderCustomerSlot *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}
