/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "edit-private.h"

#define FIGURES SONDER_EFFECT_FIGURES
#define ASSIGNMENT SONDER_EFFECT_ASSIGNMENT
#define NAMES SONDER_EFFECT_NAMES
#define IDS SONDER_EFFECT_CUSTOMER_IDS

/* Fields that matter to anything computed; what is only read, such as a
 * description, can be typed without computing anything anew. */
static const struct
{
  SonderKind    kind;
  const char   *field;
  SonderEffects effects;
} fields[] = {
  { SONDER_KIND_ATTRIBUTE, "name", FIGURES | NAMES },
  { SONDER_KIND_ATTRIBUTE, "attribute-type", FIGURES | ASSIGNMENT },
  { SONDER_KIND_ATTRIBUTE, "choices", FIGURES | ASSIGNMENT },
  { SONDER_KIND_METRIC, "name", FIGURES },
  { SONDER_KIND_METRIC, "scale", FIGURES },
  { SONDER_KIND_METRIC, "question", FIGURES },
  { SONDER_KIND_METRIC, "measures", FIGURES },
  { SONDER_KIND_TOUCHPOINT, "name", FIGURES },
  { SONDER_KIND_TOUCHPOINT, "phase", FIGURES },
  { SONDER_KIND_SEGMENT, "name", FIGURES | NAMES },
  { SONDER_KIND_SEGMENT, "color", FIGURES },
  { SONDER_KIND_SEGMENT, "rule", FIGURES | ASSIGNMENT },
};

/* Columns that matter to more, or less, than figures; attributes decide about
 * the assignment. */
static const struct
{
  SonderTableId table;
  const char   *column;
  SonderEffects effects;
} columns[] = {
  { SONDER_TABLE_CUSTOMERS, "id", FIGURES | IDS },
  { SONDER_TABLE_CUSTOMERS, "name", 0 },
  { SONDER_TABLE_CUSTOMERS, "pinned", FIGURES | ASSIGNMENT },
  { SONDER_TABLE_CUSTOMERS, "flags", FIGURES | ASSIGNMENT | IDS },
  { SONDER_TABLE_CUSTOMERS, "extra", 0 },
  { SONDER_TABLE_CUSTOMERS, "attributes-extra", 0 },
  { SONDER_TABLE_ANSWERS, "id", 0 },
  { SONDER_TABLE_ANSWERS, "extra", 0 },
};

/* What changes when an item comes, goes or moves. */
SonderEffects
sonder_effects_of_kind (SonderKind kind)
{
  if (kind == SONDER_KIND_SEGMENT || kind == SONDER_KIND_ATTRIBUTE)
    return FIGURES | ASSIGNMENT;
  if (kind == SONDER_KIND_METRIC || kind == SONDER_KIND_TOUCHPOINT)
    return FIGURES;

  return 0;
}

SonderEffects
sonder_effects_of_field (SonderKind  kind,
                         const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].kind == kind && g_str_equal (fields[i].field, field))
      return fields[i].effects;

  return 0;
}

SonderEffects
sonder_effects_of_column (SonderTableId table,
                          const char   *column)
{
  SonderEffects other = table == SONDER_TABLE_CUSTOMERS ? FIGURES | ASSIGNMENT : FIGURES;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].table == table && g_str_equal (columns[i].column, column))
      return columns[i].effects | SONDER_EFFECT_TABLES;

  return other | SONDER_EFFECT_TABLES;
}

/* What changes when rows come or go. */
SonderEffects
sonder_effects_of_rows (SonderTableId table)
{
  SonderEffects effects = FIGURES | SONDER_EFFECT_TABLES;

  return table == SONDER_TABLE_CUSTOMERS ? effects | ASSIGNMENT | IDS : effects;
}

static gboolean
shares_all (const SonderColumn *a,
            const SonderColumn *b)
{
  for (guint chunk = 0; chunk < a->n_chunks; chunk++)
    if (!sonder_column_shares (a, b, chunk))
      return FALSE;

  return a->n_chunks == b->n_chunks;
}

/* What changes with the columns of which not all chunks are shared. */
SonderEffects
sonder_effects_of_replacement (SonderTableId      table,
                               const SonderTable *before,
                               const SonderTable *after)
{
  SonderEffects effects = SONDER_EFFECT_TABLES;

  if (before->n_rows != after->n_rows)
    effects |= sonder_effects_of_rows (table);

  for (guint i = 0; i < after->columns->len; i++)
    {
      const SonderColumn *column = after->columns->pdata[i];
      const SonderColumn *old = sonder_table_find_column (before, column->name);

      if (old == NULL || !shares_all (old, column))
        effects |= sonder_effects_of_column (table, column->name);
    }
  for (guint i = 0; i < before->columns->len; i++)
    {
      const SonderColumn *column = before->columns->pdata[i];

      if (sonder_table_find_column (after, column->name) == NULL)
        effects |= sonder_effects_of_column (table, column->name);
    }

  return effects;
}
