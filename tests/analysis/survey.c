/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey.h"

struct _Survey
{
  SonderSnapshot *snapshot;
  char *metric;
};

static SonderItem *
add_item (Survey *self, SonderKind kind, const char *list, const char *id, const char *name)
{
  SonderItem *item = sonder_item_new (kind, id);

  sonder_item_set_text (item, "name", name);
  sonder_item_append (self->snapshot->root, list, item);

  return item;
}

static void
set_cell (SonderTable *table, guint column, guint row, const char *text)
{
  g_autoptr (GVariant) value = NULL;

  if (text == NULL)
    return;
  value = g_variant_ref_sink (g_variant_new_string (text));
  sonder_table_set_cell (table, sonder_table_column (table, column), row, value);
}

Survey *
survey_new (void)
{
  Survey *self = g_new0 (Survey, 1);

  self->snapshot = sonder_snapshot_new ();

  return self;
}

SonderProject *
survey_open (Survey *self)
{
  SonderProject *project = sonder_project_new_from_snapshot (self->snapshot);

  sonder_snapshot_unref (self->snapshot);
  g_free (self->metric);
  g_free (self);

  return project;
}

void
survey_add_metric (Survey *self, const char *id, const char *scale, const char *wording)
{
  g_autoptr (SonderItem) metric = add_item (self, SONDER_KIND_METRIC, "metrics", id, id);

  sonder_item_set_text (metric, "scale", scale);
  if (wording != NULL)
    sonder_item_set_text (metric, "question", wording);
  g_free (self->metric);
  self->metric = g_strdup (id);
}

void
survey_add_segment (Survey *self, const char *id, const char *name)
{
  g_autoptr (SonderItem) segment = add_item (self, SONDER_KIND_SEGMENT, "segments", id, name);

  sonder_item_set_text (segment, "color", "blue");
}

void
survey_add_touchpoint (Survey *self, const char *id, const char *name)
{
  g_autoptr (SonderItem) touchpoint =
      add_item (self, SONDER_KIND_TOUCHPOINT, "touchpoints", id, name);
}

void
survey_add_attribute (Survey *self, const char *id, const char *type, const char *choices)
{
  g_autoptr (SonderItem) attribute = add_item (self, SONDER_KIND_ATTRIBUTE, "attributes", id, id);
  g_auto (GStrv) list = choices != NULL ? g_strsplit (choices, ",", -1) : NULL;

  sonder_item_set_text (attribute, "attribute-type", type);
  if (list != NULL)
    sonder_item_set_texts (attribute, "choices", (const char *const *)list);
  sonder_snapshot_add_attribute_column (self->snapshot, attribute);
}

guint
survey_add_customer (Survey *self, const char *segment)
{
  SonderTable *customers = self->snapshot->customers;
  guint row = sonder_table_append (customers);
  g_autofree char *id = g_strdup_printf ("C-%u", row);

  set_cell (customers, SONDER_CUSTOMER_ID, row, id);
  set_cell (customers, SONDER_CUSTOMER_PINNED, row, segment);

  return row;
}

void
survey_set_value (Survey *self, guint customer, const char *attribute, GVariant *value)
{
  SonderTable *customers = self->snapshot->customers;
  SonderColumn *column = sonder_table_find_attribute (customers, attribute);
  g_autoptr (GVariant) sunk = g_variant_ref_sink (value);

  sonder_table_set_cell (customers, column, customer, sunk);
}

void
survey_delete_customer (Survey *self, guint customer)
{
  sonder_column_set_u8 (sonder_table_column (self->snapshot->customers, SONDER_CUSTOMER_FLAGS),
                        customer, SONDER_ROW_DELETED);
}

guint
survey_add_answer (
    Survey *self, guint customer, int score, const char *touchpoint, const char *date)
{
  SonderTable *answers = self->snapshot->answers;
  guint row = sonder_table_append (answers);

  sonder_column_set_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), row, customer);
  sonder_column_set_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), row, score);
  set_cell (answers, SONDER_ANSWER_METRIC, row, self->metric);
  set_cell (answers, SONDER_ANSWER_TOUCHPOINT, row, touchpoint);
  if (date != NULL)
    sonder_column_set_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), row,
                           sonder_date_parse (date, -1));

  return row;
}

void
survey_delete_answer (Survey *self, guint row)
{
  sonder_column_set_u8 (sonder_table_column (self->snapshot->answers, SONDER_ANSWER_FLAGS), row,
                        SONDER_ROW_DELETED);
}

void
survey_add_answers (
    Survey *self, const char *segment, int lowest, const guint *counts, guint n_counts)
{
  for (guint i = 0; i < n_counts; i++)
    for (guint k = 0; k < counts[i]; k++)
      survey_add_answer (self, survey_add_customer (self, segment), lowest + (int)i, NULL, NULL);
}
