/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "project-check.h"

#include <glib/gi18n-lib.h>

#include "assignment.h"
#include "identifier.h"
#include "kinds.h"
#include "row-check.h"

/* The words that this version knows in a field; others are shown but not used. */
typedef struct
{
  SonderKind kind;
  const char *field;
  const char *words[6];
} Vocabulary;

static const Vocabulary vocabularies[] = {
  { SONDER_KIND_ATTRIBUTE, "attribute-type", { "text", "number", "date", "yes-no", "choice" } },
  { SONDER_KIND_METRIC, "measures", { "", "satisfaction", "importance" } },
  { SONDER_KIND_TOUCHPOINT, "phase", { "", "before", "during", "after" } },
  { SONDER_KIND_MAP, "layout", { "", "canvas", "classic" } },
  { SONDER_KIND_EVIDENCE, "stance", { "for", "against" } },
};

typedef struct
{
  SonderItem *root;
  GHashTable *ids; /* "kind id" of the items that are referred to */
  GHashTable *names; /* "kind folded name" */
  GPtrArray *problems;
} Checker;

G_GNUC_PRINTF (3, 4)
static void
report (Checker *self, const char *path, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->problems, g_strdup_printf ("%s: %s", path, message));
}

static char *
make_key (SonderKind kind, const char *text)
{
  return g_strconcat (sonder_kind_get_info (kind)->name, " ", text, NULL);
}

static void
add_ids (Checker *self)
{
  for (SonderKind kind = 0; kind < SONDER_N_KINDS; kind++)
    {
      const char *field = sonder_kind_get_list_field (kind);
      GListModel *items = field != NULL ? sonder_item_get_items (self->root, field) : NULL;

      for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
        {
          g_autoptr (SonderItem) item = g_list_model_get_item (items, i);

          g_hash_table_add (self->ids, make_key (kind, sonder_item_get_id (item)));
        }
    }
}

static void
check_name (Checker *self, SonderItem *item, const char *path)
{
  const SonderKind kind = sonder_item_get_kind (item);
  const char *name;
  g_autofree char *folded = NULL;

  if (sonder_kind_get_list_field (kind) == NULL)
    return;
  name = sonder_item_get_text (item, "name");
  if (*name == '\0')
    return;
  folded = sonder_name_fold (name);
  if (!g_hash_table_add (self->names, make_key (kind, folded)))
    report (self, path, _ ("another %s is also called “%s”"), sonder_kind_get_info (kind)->name, name);
}

static void
check_reference (Checker *self, SonderItem *item, const SonderField *field, const char *path)
{
  const char *id = sonder_item_get_text (item, field->name);
  g_autofree char *key = make_key ((SonderKind) field->item_kind, id);

  if (*id != '\0' && !g_hash_table_contains (self->ids, key))
    report (self, path, _ ("there is no %s “%s”"),
            sonder_kind_get_info ((SonderKind) field->item_kind)->name, id);
}

static void
check_words (Checker *self, SonderItem *item, const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    {
      const Vocabulary *vocabulary = &vocabularies[i];
      const char *word;

      if (vocabulary->kind != sonder_item_get_kind (item))
        continue;
      word = sonder_item_get_text (item, vocabulary->field);
      if (!g_strv_contains (vocabulary->words, word))
        report (self, path, _ ("this version does not know the %s “%s”"),
                sonder_kind_find_field (vocabulary->kind, vocabulary->field)->member, word);
    }
}

static void
check_region (Checker *self, SonderItem *note, const char *field, const char *layout, const char *path)
{
  const char *region = sonder_item_get_text (note, field);

  if (*region != '\0' && !g_strv_contains (sonder_layout_get_regions (layout), region))
    report (self, path, _ ("this version does not know the region “%s”"), region);
}

/* What only items of one kind can have wrong. */
static void
check_kind (Checker *self, SonderItem *item, const char *path)
{
  SonderScale scale;

  check_words (self, item, path);
  switch (sonder_item_get_kind (item))
    {
    case SONDER_KIND_METRIC:
      if (!sonder_metric_get_scale (SONDER_METRIC (item), &scale))
        report (self, path, _ ("this version does not know the scale “%s”"),
                sonder_item_get_text (item, "scale"));
      break;
    case SONDER_KIND_NOTE:
      check_region (self, item, "canvas-region", "canvas", path);
      check_region (self, item, "classic-region", "classic", path);
      break;
    default:
      break;
    }
}

static void
check_item (Checker *self, SonderItem *item, const char *path)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));

  check_name (self, item, path);
  check_kind (self, item, path);
  for (guint i = 0; i < info->n_fields; i++)
    {
      const SonderField *field = &info->fields[i];
      GListModel *items;

      if (field->type == SONDER_FIELD_TEXT && field->item_kind >= 0)
        check_reference (self, item, field, path);
      if (field->type != SONDER_FIELD_ITEMS)
        continue;
      items = sonder_item_get_items (item, field->name);
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (SonderItem) child = g_list_model_get_item (items, j);
          g_autofree char *child_path = g_strdup_printf ("%s%s%s[%u]", path, *path != '\0' ? "." : "",
                                                         field->member, j);

          check_item (self, child, child_path);
        }
    }
}

static void
check_rules (SonderSnapshot *snapshot, GPtrArray *problems)
{
  g_autoptr (SonderAssignment) assignment =
      sonder_assignment_new (snapshot->root, snapshot->customers);

  for (guint i = 0; i < assignment->problems->len; i++)
    g_ptr_array_add (problems, g_strdup (assignment->problems->pdata[i]));
}

/**
 * sonder_project_check:
 * @snapshot: a project
 *
 * Looks for what a project may contain but should not: see sonder_project_read().
 * Rows are counted, not listed.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each problem; empty if
 *   the project is sound
 */
GPtrArray *
sonder_project_check (SonderSnapshot *snapshot)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Checker checker = { snapshot->root, ids, names, g_ptr_array_new_with_free_func (g_free) };

  add_ids (&checker);
  check_item (&checker, snapshot->root, "");
  check_rules (snapshot, checker.problems);
  sonder_customers_check (snapshot, checker.problems);
  sonder_answers_check (snapshot, checker.problems);
  return checker.problems;
}
