/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model-testing.h"

#include "calendar.h"

#define N_TEXTS 12

static const char *const texts[N_TEXTS] = {
  "",    "Pro", "Team",       "yes", "No",  "2025-03-01",
  "2.5", "-7",  "Zoë “Z” Ąb", "🙂",  "Low", "A longer text, with a comma",
};

static guint n_made; /* makes ids unique */
static int n_dumps;  /* not everything is looked at each time */

gboolean
chance (guint percent)
{
  return random_below (100) < percent;
}

guint
random_below (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

const char *
pick_random_text (void)
{
  return texts[random_below (N_TEXTS)];
}

static char *
make_id (void)
{
  return g_strdup_printf ("%s%u", chance (10) ? "é ü " : "i", n_made++);
}

/* Everything as text */

/* Appends the cell, unless it is blank. */
static void
dump_cell (GString            *dump,
           const SonderTable  *table,
           const SonderColumn *column,
           guint               row)
{
  const char *text = NULL;
  gint64 integer = 0;

  switch (column->type)
    {
    case SONDER_CELL_TEXT:
      text = sonder_text_pool_get (table->texts, sonder_column_get_u32 (column, row));
      break;
    case SONDER_CELL_KEY:
      text = sonder_text_pool_get (table->keys, sonder_column_get_u16 (column, row));
      break;
    case SONDER_CELL_COMMENT:
      text = sonder_column_get_comment (column, row);
      break;
    case SONDER_CELL_NUMBER:
      if (!isnan (sonder_column_get_number (column, row)))
        g_string_append_printf (dump, " %u:%.17g", row, sonder_column_get_number (column, row));
      return;
    case SONDER_CELL_DATE:
    case SONDER_CELL_SCORE:
      integer = sonder_column_get_i32 (column, row);
      if (integer == G_MININT32)
        return;
      break;
    case SONDER_CELL_ROW:
      integer = sonder_column_get_u32 (column, row);
      break;
    case SONDER_CELL_YES_NO:
    case SONDER_CELL_FLAGS:
    default:
      integer = sonder_column_get_u8 (column, row);
      if (integer == 0)
        return;
      break;
    }

  if (text != NULL)
    g_string_append_printf (dump, " %u:'%s'", row, text);
  else if (column->type != SONDER_CELL_TEXT && column->type != SONDER_CELL_KEY &&
           column->type != SONDER_CELL_COMMENT)
    g_string_append_printf (dump, " %u:%" G_GINT64_FORMAT, row, integer);
}

static void
dump_cells (GString            *dump,
            const SonderTable  *table,
            const SonderColumn *column)
{
  g_autoptr (SonderColumn) blank = sonder_column_new ("", column->type);
  gsize n_behind = (column->n_chunks << SONDER_CHUNK_SHIFT) - table->n_rows;

  sonder_column_set_length (blank, SONDER_CHUNK_ROWS);
  for (guint row = 0; row < table->n_rows; row++)
    if (column->type != SONDER_CELL_ROW &&
        sonder_column_is_blank (column, row >> SONDER_CHUNK_SHIFT))
      row |= SONDER_CHUNK_MASK;
    else
      dump_cell (dump, table, column, row);

  /* Nothing may stand behind the last row. */
  if (n_behind > 0 && !sonder_column_is_blank (column, column->n_chunks - 1) &&
      g_atomic_int_get (&n_dumps) % 8 == 0)
    g_assert_cmpmem ((const char *) sonder_column_chunk (column, column->n_chunks - 1) +
                       (SONDER_CHUNK_ROWS - n_behind) * column->cell_size,
                     n_behind * column->cell_size, sonder_column_chunk (blank, 0),
                     n_behind * column->cell_size);
}

static void
dump_table (GString           *dump,
            const SonderTable *table)
{
  g_string_append_printf (dump, "%u rows\n", table->n_rows);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const SonderColumn *column = table->columns->pdata[i];

      g_string_append_printf (dump, "%s %d", column->name, column->type);
      dump_cells (dump, table, column);
      g_string_append_c (dump, '\n');
    }
}

static void
dump_rule (GString          *dump,
           const SonderRule *rule)
{
  g_string_append_printf (dump, "(%d %s %s %s", sonder_rule_get_kind (rule),
                          sonder_rule_get_attribute (rule), sonder_rule_get_operator_name (rule),
                          sonder_rule_get_extra (rule));
  for (guint i = 0; sonder_rule_get_values (rule) != NULL && sonder_rule_get_values (rule)[i] != NULL; i++)
    g_string_append_printf (dump, " '%s'", sonder_rule_get_values (rule)[i]);
  for (guint i = 0; i < sonder_rule_get_n_members (rule); i++)
    dump_rule (dump, sonder_rule_get_member (rule, i));
  g_string_append_c (dump, ')');
}

static void dump_item (GString    *dump,
                       SonderItem *item);

static void
dump_field (GString           *dump,
            SonderItem        *item,
            const SonderField *field)
{
  const char *const *list;
  GListModel *items;

  g_string_append_printf (dump, " %s=", field->name);
  switch (field->type)
    {
    case SONDER_FIELD_TEXT:
      g_string_append_printf (dump, "'%s'", sonder_item_get_text (item, field->name));
      break;
    case SONDER_FIELD_TEXTS:
      list = sonder_item_get_texts (item, field->name);
      for (guint i = 0; list[i] != NULL; i++)
        g_string_append_printf (dump, "'%s' ", list[i]);
      break;
    case SONDER_FIELD_NUMBER:
      g_string_append_printf (dump, "%g", sonder_item_get_number (item, field->name));
      break;
    case SONDER_FIELD_BOOLEAN:
      g_string_append_printf (dump, "%d", sonder_item_get_boolean (item, field->name));
      break;
    case SONDER_FIELD_DATE:
      g_string_append_printf (dump, "%d", sonder_item_get_date (item, field->name));
      break;
    case SONDER_FIELD_RULE:
      if (sonder_item_get_rule (item, field->name) != NULL)
        dump_rule (dump, sonder_item_get_rule (item, field->name));
      break;
    case SONDER_FIELD_ITEMS:
    default:
      items = sonder_item_get_items (item, field->name);
      for (guint i = 0; i < g_list_model_get_n_items (items); i++)
        {
          g_autoptr (SonderItem) child = g_list_model_get_item (items, i);

          g_assert_true (sonder_item_get_parent (child) == item);
          dump_item (dump, child);
        }
      break;
    }
}

static void
dump_item (GString    *dump,
           SonderItem *item)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));

  g_string_append_printf (dump, "\n[%s %s {%s}", info->name, sonder_item_get_id (item),
                          sonder_item_get_extra (item));
  for (guint i = 0; i < info->n_fields; i++)
    dump_field (dump, item, &info->fields[i]);
  g_string_append_c (dump, ']');
}

char *
dump_content (SonderItem        *root,
              const SonderTable *customers,
              const SonderTable *answers)
{
  GString *dump = g_string_new (NULL);

  g_atomic_int_inc (&n_dumps);
  dump_item (dump, root);
  g_string_append_c (dump, '\n');
  dump_table (dump, customers);
  dump_table (dump, answers);

  return g_string_free (dump, FALSE);
}

char *
dump_snapshot (SonderSnapshot *snapshot)
{
  return dump_content (snapshot->root, snapshot->customers, snapshot->answers);
}

char *
dump_project (SonderProject *project)
{
  return dump_content (sonder_project_get_root (project), sonder_project_get_customers (project),
                       sonder_project_get_answers (project));
}

/* Things made at random */

static void
collect_items (SonderItem *item,
               int         kind,
               GPtrArray  *found)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));

  if (kind < 0 || (int) info->kind == kind)
    g_ptr_array_add (found, item);
  for (guint i = 0; i < info->n_fields; i++)
    {
      GListModel *items;

      if (info->fields[i].type != SONDER_FIELD_ITEMS)
        continue;
      items = sonder_item_get_items (item, info->fields[i].name);
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (SonderItem) child = g_list_model_get_item (items, j);

          collect_items (child, kind, found);
        }
    }
}

static SonderItem *
pick_collected (SonderItem *root,
                int         kind)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  collect_items (root, kind, found);
  return found->len > 0 ? found->pdata[random_below (found->len)] : NULL;
}

/* Any but the project's own. */
SonderItem *
pick_any_item (SonderItem *root)
{
  SonderItem *item = pick_collected (root, -1);

  return item != root ? item : NULL;
}

SonderItem *
pick_random_item (SonderItem *root,
                  SonderKind  kind)
{
  return pick_collected (root, (int) kind);
}

static SonderRule *
make_random_condition (SonderItem *root)
{
  SonderItem *attribute = pick_random_item (root, SONDER_KIND_ATTRIBUTE);
  const char *const values[] = { pick_random_text (), pick_random_text (), NULL };
  SonderOperator op = (SonderOperator) random_below (SONDER_OPERATOR_IS_UNKNOWN + 1);
  const char *name = op == SONDER_OPERATOR_UNKNOWN ? "near" : sonder_operator_to_name (op);
  guint n_values = MIN (sonder_operator_get_n_values (op), 2);

  return sonder_rule_new_condition (attribute != NULL && chance (90) ? sonder_item_get_id (attribute)
                                                                     : "gone",
                                    name, values + (2 - n_values), chance (10) ? "\"x\": 1" : NULL);
}

static SonderRule *
make_random_tree (SonderItem *root,
                  guint       depth)
{
  g_autoptr (GPtrArray) members =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);

  if (depth == 0 || chance (40))
    return make_random_condition (root);
  for (guint n = random_below (4); n > 0; n--)
    g_ptr_array_add (members, make_random_tree (root, depth - 1));

  return sonder_rule_new_group ((SonderRuleKind) random_below (3), members, NULL);
}

SonderRule *
make_random_rule (SonderItem *root)
{
  return make_random_tree (root, 3);
}

static const char *
pick_reference (SonderItem *root,
                int         kind)
{
  SonderItem *item = kind >= 0 && chance (80) ? pick_random_item (root, (SonderKind) kind) : NULL;

  return item != NULL ? sonder_item_get_id (item) : pick_random_text ();
}

GVariant *
make_random_value (SonderItem        *root,
                   const SonderField *field)
{
  const char *const list[] = { pick_random_text (), pick_random_text (), NULL };
  g_autoptr (SonderRule) rule = NULL;

  if (chance (15))
    return NULL;

  switch (field->type)
    {
    case SONDER_FIELD_TEXT:
      if (g_str_equal (field->name, "attribute-type"))
        return g_variant_new_string (
          ((const char *[]) { "text", "number", "date", "yes-no", "choice", "polygon" })[random_below (6)]);
      return g_variant_new_string (pick_reference (root, field->item_kind));
    case SONDER_FIELD_TEXTS:
      return g_variant_new_strv (list + random_below (3), -1);
    case SONDER_FIELD_NUMBER:
      return g_variant_new_double (random_below (5) / 2.0);
    case SONDER_FIELD_BOOLEAN:
      return g_variant_new_boolean (chance (50));
    case SONDER_FIELD_DATE:
      return g_variant_new_int32 ((gint32) random_below (3) + 20000);
    case SONDER_FIELD_RULE:
      rule = make_random_rule (root);
      return sonder_rule_to_variant (rule);
    case SONDER_FIELD_ITEMS:
    default:
      return NULL;
    }
}

SonderItem *
make_random_item (SonderItem *root,
                  SonderKind  kind)
{
  const SonderKindInfo *info = sonder_kind_get_info (kind);
  g_autofree char *id = make_id ();
  SonderItem *item = sonder_item_new (kind, id);

  if (chance (10))
    sonder_item_set_extra (item, "\"unknown\": [1, 2]");
  for (guint i = 0; i < info->n_fields; i++)
    {
      const SonderField *field = &info->fields[i];
      GVariant *value = make_random_value (root, field);
      g_autoptr (GVariant) sunk = value != NULL ? g_variant_ref_sink (value) : NULL;

      if (field->type != SONDER_FIELD_ITEMS)
        sonder_item_set_variant (item, field->name, sunk);
      for (guint n = field->type == SONDER_FIELD_ITEMS ? random_below (3) : 0; n > 0; n--)
        {
          g_autoptr (SonderItem) child = make_random_item (root, (SonderKind) field->item_kind);

          sonder_item_append (item, field->name, child);
        }
    }

  return item;
}

static GVariant *
make_random_cell (SonderItem         *root,
                  const SonderTable  *customers,
                  const SonderColumn *column)
{
  SonderKind kinds[] = { SONDER_KIND_SEGMENT, SONDER_KIND_METRIC, SONDER_KIND_TOUCHPOINT,
                         SONDER_KIND_SOURCE };

  if (chance (15))
    return NULL;

  switch (column->type)
    {
    case SONDER_CELL_TEXT:
    case SONDER_CELL_COMMENT:
      return g_variant_new_string (pick_random_text ());
    case SONDER_CELL_KEY:
      return g_variant_new_string (pick_reference (root, (int) kinds[random_below (4)]));
    case SONDER_CELL_NUMBER:
      return g_variant_new_double (random_below (7) - 2.5);
    case SONDER_CELL_DATE:
      return g_variant_new_int32 ((gint32) random_below (100) + 20000);
    case SONDER_CELL_SCORE:
      return g_variant_new_int32 ((gint32) random_below (11));
    case SONDER_CELL_YES_NO:
      return g_variant_new_byte ((guint8) (1 + random_below (2)));
    case SONDER_CELL_FLAGS:
      return g_variant_new_byte (chance (20) ? SONDER_ROW_ANONYMOUS : 0);
    case SONDER_CELL_ROW:
    default:
      return g_variant_new_uint32 (random_below (customers->n_rows));
    }
}

static void
fill_row (SonderSnapshot *project,
          SonderTable    *table,
          guint           row,
          guint           percent)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      SonderColumn *column = table->columns->pdata[i];
      GVariant *value = make_random_cell (project->root, project->customers, column);
      g_autoptr (GVariant) sunk = value != NULL ? g_variant_ref_sink (value) : NULL;

      if (!g_str_equal (column->name, "id") && chance (percent))
        sonder_table_set_cell (table, column, row, sunk);
    }
}

SonderSnapshot *
make_random_snapshot (guint n_items,
                      guint n_rows)
{
  SonderSnapshot *project = sonder_snapshot_new ();
  guint n_answers = n_rows > 0 ? n_rows + random_below (n_rows) : 0;
  guint percent = n_rows > 1000 ? 1 : 100;

  for (guint i = 0; i < n_items; i++)
    {
      SonderKind kind = (SonderKind) (1 + random_below (SONDER_KIND_PERSONA));
      g_autoptr (SonderItem) item = NULL;

      if (kind == SONDER_KIND_PERSONA && chance (50))
        kind = SONDER_KIND_MAP;
      item = make_random_item (project->root, kind);
      sonder_item_append (project->root, sonder_kind_get_list_field (kind), item);
      if (kind == SONDER_KIND_ATTRIBUTE)
        sonder_snapshot_add_attribute_column (project, item);
    }

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *id = g_strdup_printf ("C-%u", i);
      guint row = sonder_table_append (project->customers);

      fill_row (project, project->customers, row, percent);
      sonder_column_set_u32 (sonder_table_column (project->customers, SONDER_CUSTOMER_ID), row,
                             sonder_text_pool_intern (project->texts, id, -1));
    }
  for (guint i = 0; i < n_answers; i++)
    fill_row (project, project->answers, sonder_table_append (project->answers), percent);

  return project;
}

/* Changes by the project's own functions */

typedef struct
{
  SonderProject     *project;
  SonderItem        *root;
  const SonderTable *customers;
  const SonderTable *answers;
} Changer;

static const SonderField *
pick_field (SonderItem *item,
            gboolean    is_list)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));

  for (guint tries = 0; tries < 20; tries++)
    {
      const SonderField *field = &info->fields[random_below (info->n_fields)];

      if (!g_str_equal (field->name, "attribute-type") &&
          (field->type == SONDER_FIELD_ITEMS) == is_list)
        return field;
    }

  return NULL;
}

static void
set_variant (Changer *self)
{
  SonderItem *item = chance (80) ? pick_any_item (self->root) : NULL;
  const SonderField *field = pick_field (item != NULL ? item : self->root, FALSE);

  sonder_project_set_variant (self->project, item != NULL ? item : self->root, field->name,
                              make_random_value (self->root, field));
}

static void
set_text (Changer *self)
{
  sonder_project_set_text (self->project, self->root, chance (50) ? "title" : "objective",
                           chance (80) ? pick_random_text () : NULL);
}

static void
set_rule (Changer *self)
{
  SonderItem *segment = pick_random_item (self->root, SONDER_KIND_SEGMENT);
  g_autoptr (SonderRule) rule = chance (80) ? make_random_rule (self->root) : NULL;

  if (segment != NULL)
    sonder_project_set_rule (self->project, segment, rule);
}

static void
insert_item (Changer *self)
{
  SonderItem *parent = chance (70) ? pick_any_item (self->root) : self->root;
  const SonderField *field = parent != NULL ? pick_field (parent, TRUE) : NULL;
  g_autoptr (SonderItem) item = NULL;

  if (field == NULL)
    return;
  item = make_random_item (self->root, (SonderKind) field->item_kind);
  sonder_project_insert_item (self->project, parent, field->name, random_below (6), item);
}

static void
add_item (Changer *self)
{
  SonderKind kind = (SonderKind) (1 + random_below (SONDER_KIND_PERSONA));
  g_autoptr (SonderItem) item = make_random_item (self->root, kind);

  sonder_project_add_item (self->project, item);
}

static void
remove_item (Changer *self)
{
  SonderItem *item = pick_any_item (self->root);

  if (item != NULL)
    sonder_project_remove_item (self->project, item);
}

static void
move_item (Changer *self)
{
  SonderItem *item = pick_any_item (self->root);
  SonderItem *parent = item != NULL ? pick_random_item (
                         self->root, sonder_item_get_kind (sonder_item_get_parent (item)))
                                    : NULL;
  const SonderKindInfo *info;

  if (item == NULL)
    return;
  if (chance (40))
    parent = sonder_item_get_parent (item);
  info = sonder_kind_get_info (sonder_item_get_kind (parent));
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].type == SONDER_FIELD_ITEMS &&
        info->fields[i].item_kind == (int) sonder_item_get_kind (item) &&
        (chance (50) || i + 1 == info->n_fields))
      {
        sonder_project_move_item (self->project, item,
                                  parent == sonder_item_get_parent (item) && chance (50) ? NULL
                                                                                         : parent,
                                  info->fields[i].name, random_below (6));
        return;
      }
}

static guint
pick_rows (const SonderTable *table,
           guint              rows[],
           guint              most)
{
  guint n_rows = table->n_rows > 0 ? random_below (most) : 0;

  for (guint i = 0; i < n_rows; i++)
    rows[i] = random_below (table->n_rows);

  return n_rows;
}

static void
add_customer (Changer *self)
{
  g_autofree char *id = make_id ();

  sonder_project_add_customer (self->project, id, chance (80) ? pick_random_text () : NULL);
}

static void
delete_customers (Changer *self)
{
  guint rows[3];

  sonder_project_delete_customers (self->project, rows, pick_rows (self->customers, rows, 3));
}

static void
pin_customers (Changer *self)
{
  SonderItem *segment = pick_random_item (self->root, SONDER_KIND_SEGMENT);
  guint rows[5];
  guint n_rows = pick_rows (self->customers, rows, 5);

  sonder_project_pin_customers (self->project, rows, n_rows,
                                chance (30)                        ? NULL
                                : chance (30) || segment == NULL ? ""
                                                                 : sonder_item_get_id (segment));
}

static void
add_answer (Changer *self)
{
  SonderItem *metric = pick_random_item (self->root, SONDER_KIND_METRIC);
  SonderItem *touchpoint = pick_random_item (self->root, SONDER_KIND_TOUCHPOINT);

  if (self->customers->n_rows > 0)
    sonder_project_add_answer (self->project, random_below (self->customers->n_rows),
                               metric != NULL ? sonder_item_get_id (metric) : NULL,
                               chance (80) ? (gint32) random_below (11) : SONDER_SCORE_NONE,
                               touchpoint != NULL && chance (80) ? sonder_item_get_id (touchpoint)
                                                                 : NULL,
                               chance (80) ? 20000 : SONDER_DATE_NONE, pick_random_text (), NULL);
}

static void
delete_answers (Changer *self)
{
  guint rows[5];

  sonder_project_delete_answers (self->project, rows, pick_rows (self->answers, rows, 5));
}

static void
append_row (Changer *self)
{
  sonder_project_append_row (self->project, chance (50) || self->customers->n_rows == 0
                                              ? SONDER_TABLE_CUSTOMERS
                                              : SONDER_TABLE_ANSWERS);
}

static void
set_cells (Changer *self)
{
  SonderTableId id = chance (50) ? SONDER_TABLE_CUSTOMERS : SONDER_TABLE_ANSWERS;
  const SonderTable *table = id == SONDER_TABLE_CUSTOMERS ? self->customers : self->answers;
  const SonderColumn *column = table->columns->pdata[random_below (table->columns->len)];
  g_autofree guint *rows = g_new (guint, table->n_rows + 5);
  guint n_rows = pick_rows (table, rows, chance (10) ? table->n_rows + 1 : 4);

  if (n_rows == 0)
    return;
  if (g_str_equal (column->name, "id"))
    {
      g_autofree char *customer_id = make_id ();

      sonder_project_set_cell (self->project, id, "id", rows[0], g_variant_new_string (customer_id));
    }
  else
    sonder_project_set_cells (self->project, id, column->name, rows, n_rows,
                              make_random_cell (self->root, self->customers, column));
}

static void
cite_answer (Changer *self)
{
  guint row = self->answers->n_rows > 0 ? random_below (self->answers->n_rows) : 0;

  if (self->answers->n_rows > 0)
    g_assert_cmpstr (sonder_project_cite_answer (self->project, row), ==,
                     sonder_answers_get_id (self->answers, row));
}

static void
add_evidence (Changer *self)
{
  SonderItem *note =
    pick_random_item (self->root, chance (50) ? SONDER_KIND_NOTE : SONDER_KIND_STATEMENT);

  if (note != NULL && self->answers->n_rows > 0)
    sonder_project_add_evidence (self->project, note, random_below (self->answers->n_rows),
                                 chance (70) ? "for" : "against");
}

static void
set_attribute_type (Changer *self)
{
  static const char *const types[] = { "text", "number", "date", "yes-no", "choice" };
  SonderItem *attribute = pick_random_item (self->root, SONDER_KIND_ATTRIBUTE);

  if (attribute != NULL &&
      sonder_table_find_attribute (self->customers, sonder_item_get_id (attribute)) != NULL)
    sonder_project_set_attribute_type (self->project, attribute, types[random_below (5)]);
}

static void
set_choices (Changer *self)
{
  static const char *const choices[][4] = { { NULL }, { "Low", "High", NULL }, { "Pro", "", "Ü", NULL } };
  SonderItem *attribute = pick_random_item (self->root, SONDER_KIND_ATTRIBUTE);
  const SonderColumn *column =
    attribute != NULL
      ? sonder_table_find_attribute (self->customers, sonder_item_get_id (attribute))
      : NULL;

  if (column != NULL && column->type == SONDER_CELL_TEXT)
    sonder_project_set_choices (self->project, attribute, choices[random_below (3)]);
}

/* As an import does: rows and cells in a copy. */
static void
replace_table (Changer *self)
{
  g_autoptr (SonderTable) copy = NULL;
  SonderTableId id = chance (50) || self->customers->n_rows == 0 ? SONDER_TABLE_CUSTOMERS
                                                                 : SONDER_TABLE_ANSWERS;

  copy = sonder_table_copy (id == SONDER_TABLE_CUSTOMERS ? self->customers : self->answers);
  for (guint n = random_below (5); n > 0; n--)
    {
      guint row = sonder_table_append (copy);

      for (guint i = 0; i < copy->columns->len; i++)
        {
          SonderColumn *column = copy->columns->pdata[i];
          GVariant *value = column->type == SONDER_CELL_ROW || !g_str_equal (column->name, "id")
                              ? make_random_cell (self->root, self->customers, column)
                              : g_variant_new_take_string (make_id ());
          g_autoptr (GVariant) sunk = value != NULL ? g_variant_ref_sink (value) : NULL;

          if (column->type != SONDER_CELL_ROW || self->customers->n_rows > 0)
            sonder_table_set_cell (copy, column, row, sunk);
        }
    }
  for (guint n = copy->n_rows > 0 ? random_below (4) : 0; n > 0; n--)
    {
      SonderColumn *column = copy->columns->pdata[random_below (copy->columns->len)];
      GVariant *value = self->customers->n_rows > 0
                          ? make_random_cell (self->root, self->customers, column)
                          : NULL;
      g_autoptr (GVariant) sunk = value != NULL ? g_variant_ref_sink (value) : NULL;

      if (!g_str_equal (column->name, "id"))
        sonder_table_set_cell (copy, column, random_below (copy->n_rows), sunk);
    }

  sonder_project_replace_table (self->project, id, copy);
}

static const struct
{
  const char *name;
  void (*change) (Changer *self);
} changes[] = {
  { "set_variant", set_variant },
  { "set_text", set_text },
  { "set_rule", set_rule },
  { "insert_item", insert_item },
  { "insert_item", insert_item },
  { "add_item", add_item },
  { "remove_item", remove_item },
  { "move_item", move_item },
  { "move_item", move_item },
  { "add_customer", add_customer },
  { "delete_customers", delete_customers },
  { "pin_customers", pin_customers },
  { "add_answer", add_answer },
  { "add_answer", add_answer },
  { "delete_answers", delete_answers },
  { "append_row", append_row },
  { "set_cells", set_cells },
  { "set_cells", set_cells },
  { "cite_answer", cite_answer },
  { "add_evidence", add_evidence },
  { "set_attribute_type", set_attribute_type },
  { "set_choices", set_choices },
  { "replace_table", replace_table },
};

const char *
change_at_random (SonderProject *project)
{
  Changer self = { project, sonder_project_get_root (project),
                   sonder_project_get_customers (project), sonder_project_get_answers (project) };
  guint which = random_below (G_N_ELEMENTS (changes));

  changes[which].change (&self);

  return changes[which].name;
}
