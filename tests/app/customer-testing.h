/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

/* Customers to test with: a name, a plan of three choices, an age, a day and
 * whether they are active; segments by plan. */

typedef struct
{
  const char *id;
  const char *name;
  const char *plan;
  double      age; /* NAN is blank */
  const char *since;
  gboolean    anonymous;
} TestCustomer;

static const TestCustomer test_customers[] = {
  { "C-1", "Zoë Abel", "Pro", 41, "2024-02-29", FALSE },
  { "C-2", "ann gray", "Free", 9, "2023-05-01", FALSE },
  { "C-10", "Emre Costa", "Pro", NAN, NULL, FALSE },
  { "C-11", "Ann Gray 10", "Team", 27, "2025-01-31", FALSE },
  { "C-12", "Ann Gray 9", NULL, 63.5, "2019-12-31", FALSE },
  { "R-1", NULL, "Free", 30, "2024-06-15", TRUE },
};

static inline void
add_attribute (SonderProject *project,
               const char    *id,
               const char    *name,
               const char    *type)
{
  static const char *const plans[] = { "Free", "Pro", "Team", NULL };
  g_autoptr (SonderItem) item = sonder_item_new (SONDER_KIND_ATTRIBUTE, id);

  sonder_item_set_text (item, "name", name);
  sonder_item_set_text (item, "attribute-type", type);
  if (g_str_equal (type, "choice"))
    sonder_item_set_texts (item, "choices", plans);
  sonder_project_add_item (project, item);
}

static inline void
add_segment (SonderProject *project,
             const char    *id,
             const char    *name,
             const char    *plan)
{
  const char *const values[] = { plan, NULL };
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, id);
  g_autoptr (SonderRule) rule = sonder_rule_new_condition ("plan", "=", values, NULL);

  sonder_item_set_text (segment, "name", name);
  sonder_item_set_text (segment, "color", "blue");
  sonder_item_set_rule (segment, "rule", rule);
  sonder_project_add_item (project, segment);
}

static inline void
add_customer (SonderProject      *project,
              const TestCustomer *customer)
{
  const SonderTableId table = SONDER_TABLE_CUSTOMERS;
  guint row = sonder_project_add_customer (project, customer->id, customer->name);

  if (customer->plan != NULL)
    sonder_project_set_cell (project, table, "attribute:plan", row,
                             g_variant_new_string (customer->plan));
  if (!isnan (customer->age))
    sonder_project_set_cell (project, table, "attribute:age", row,
                             g_variant_new_double (customer->age));
  if (customer->since != NULL)
    sonder_project_set_cell (project, table, "attribute:since", row,
                             g_variant_new_int32 (sonder_date_parse (customer->since, -1)));
  if (customer->anonymous)
    sonder_project_set_cell (project, table, "flags", row,
                             g_variant_new_byte (SONDER_ROW_ANONYMOUS));
}

static inline SonderProject *
create_project (void)
{
  SonderProject *project = sonder_project_new ();

  add_attribute (project, "plan", "Plan", "choice");
  add_attribute (project, "age", "Age", "number");
  add_attribute (project, "since", "Since", "date");
  add_attribute (project, "active", "Active", "yes-no");
  add_segment (project, "pro", "Professionals", "Pro");
  add_segment (project, "free", "Freeloaders", "Free");
  for (guint i = 0; i < G_N_ELEMENTS (test_customers); i++)
    add_customer (project, &test_customers[i]);

  return project;
}
