/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "item.h"

#include "check-row.h"
#include "model-testing.h"

static SonderItem *
add (SonderItem *parent,
     const char *field,
     SonderKind  kind,
     const char *id)
{
  g_autoptr (SonderItem) item = sonder_item_new (kind, id);

  sonder_item_append (parent, field, item);

  return item; /* the list keeps it */
}

/* The same ids in different kinds, at all depths. */
static SonderItem *
make_root (void)
{
  SonderItem *root = sonder_item_new (SONDER_KIND_PROJECT, "root");
  SonderItem *persona = add (root, "personas", SONDER_KIND_PERSONA, "a");
  SonderItem *map = add (root, "maps", SONDER_KIND_MAP, "a");

  add (root, "segments", SONDER_KIND_SEGMENT, "a");
  add (root, "segments", SONDER_KIND_SEGMENT, "b");
  add (add (persona, "goals", SONDER_KIND_STATEMENT, "g"), "evidence", SONDER_KIND_EVIDENCE, "e1");
  add (persona, "frustrations", SONDER_KIND_STATEMENT, "f");
  add (persona, "facts", SONDER_KIND_FACT, "a");
  add (map, "notes", SONDER_KIND_NOTE, "n1");
  add (add (map, "notes", SONDER_KIND_NOTE, "n2"), "evidence", SONDER_KIND_EVIDENCE, "e2");
  add (root, "maps", SONDER_KIND_MAP, "empty");

  return root;
}

static void
test_find (void)
{
  static const struct
  {
    SonderKind kind;
    const char *id;
    gboolean found;
  } rows[] = {
    { SONDER_KIND_PROJECT, "root", TRUE },   { SONDER_KIND_PROJECT, "any id", TRUE },
    { SONDER_KIND_SEGMENT, "a", TRUE },      { SONDER_KIND_SEGMENT, "b", TRUE },
    { SONDER_KIND_SEGMENT, "c", FALSE },     { SONDER_KIND_PERSONA, "a", TRUE },
    { SONDER_KIND_PERSONA, "b", FALSE },     { SONDER_KIND_FACT, "a", TRUE },
    { SONDER_KIND_STATEMENT, "g", TRUE },    { SONDER_KIND_STATEMENT, "f", TRUE },
    { SONDER_KIND_STATEMENT, "n1", FALSE },  { SONDER_KIND_NOTE, "n1", TRUE },
    { SONDER_KIND_NOTE, "n2", TRUE },        { SONDER_KIND_NOTE, "g", FALSE },
    { SONDER_KIND_EVIDENCE, "e1", TRUE },    { SONDER_KIND_EVIDENCE, "e2", TRUE },
    { SONDER_KIND_EVIDENCE, "e3", FALSE },   { SONDER_KIND_SLIDER, "a", FALSE },
    { SONDER_KIND_MAP, "empty", TRUE },      { SONDER_KIND_METRIC, "a", FALSE },
  };
  g_autoptr (SonderItem) root = make_root ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderItem *item = sonder_item_find_deep (root, rows[i].kind, rows[i].id);

      check_yes (rows[i].id, sonder_kind_get_info (rows[i].kind)->name, item != NULL, rows[i].found);
      if (item == NULL)
        continue;
      check_integer (rows[i].id, "kind", sonder_item_get_kind (item), rows[i].kind);
      if (item != root)
        check_text (rows[i].id, "id", sonder_item_get_id (item), rows[i].id);
    }

  /* From within the tree only what is below is found. */
  SonderItem *map = sonder_item_find_deep (root, SONDER_KIND_MAP, "a");

  g_assert_true (sonder_item_find_deep (map, SONDER_KIND_MAP, "a") == map);
  g_assert_nonnull (sonder_item_find_deep (map, SONDER_KIND_EVIDENCE, "e2"));
  g_assert_null (sonder_item_find_deep (map, SONDER_KIND_EVIDENCE, "e1"));
  g_assert_null (sonder_item_find_deep (map, SONDER_KIND_PROJECT, "root"));
}

static void
test_can_join (void)
{
  g_autoptr (SonderItem) root = make_root ();
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, "a");
  g_autoptr (SonderItem) touchpoint = sonder_item_new (SONDER_KIND_TOUCHPOINT, "a");
  g_autoptr (SonderItem) map = sonder_item_new (SONDER_KIND_MAP, "new");
  SonderItem *note;

  g_assert_false (sonder_item_can_join (segment, root));
  g_assert_true (sonder_item_can_join (touchpoint, root));

  note = add (map, "notes", SONDER_KIND_NOTE, "new");
  g_assert_true (sonder_item_can_join (map, root));
  add (note, "evidence", SONDER_KIND_EVIDENCE, "e3");
  g_assert_true (sonder_item_can_join (map, root));
  add (note, "evidence", SONDER_KIND_EVIDENCE, "e1");
  g_assert_false (sonder_item_can_join (map, root));
  sonder_item_remove (note, "evidence", 1);
  g_assert_true (sonder_item_can_join (map, root));
  add (map, "notes", SONDER_KIND_NOTE, "new");
  g_assert_false (sonder_item_can_join (map, root));
}

/* The plain way: everything is looked at. */
static SonderItem *
search (SonderItem *item,
        SonderKind  kind,
        const char *id)
{
  const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (item));

  if (info->kind == kind && g_str_equal (sonder_item_get_id (item), id))
    return item;
  for (guint i = 0; i < info->n_fields; i++)
    {
      GListModel *items;

      if (info->fields[i].type != SONDER_FIELD_ITEMS)
        continue;
      items = sonder_item_get_items (item, info->fields[i].name);
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (SonderItem) child = g_list_model_get_item (items, j);
          SonderItem *found = search (child, kind, id);

          if (found != NULL)
            return found;
        }
    }

  return NULL;
}

/* Looking things up while the tree grows, shrinks and is renamed. */
static void
test_random (void)
{
  g_autoptr (SonderSnapshot) project = make_random_snapshot (6, 0);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint step = 0; step < 1500; step++)
    {
      SonderItem *item = pick_any_item (project->root);
      SonderItem *parent = item != NULL ? sonder_item_get_parent (item) : NULL;
      guint what = random_below (10);

      if (item != NULL)
        g_ptr_array_add (ids, g_strdup (sonder_item_get_id (item)));
      if (what < 5 || item == NULL)
        {
          SonderKind kind = chance (50) ? SONDER_KIND_MAP : SONDER_KIND_PERSONA;
          g_autoptr (SonderItem) made = make_random_item (project->root, kind);

          sonder_item_append (project->root, sonder_kind_get_list_field (kind), made);
        }
      else if (what < 9)
        {
          const SonderKindInfo *info = sonder_kind_get_info (sonder_item_get_kind (parent));

          for (guint i = 0; i < info->n_fields; i++)
            if (info->fields[i].type == SONDER_FIELD_ITEMS &&
                sonder_item_find (parent, info->fields[i].name, sonder_item_get_id (item)) == item)
              {
                sonder_item_remove (parent, info->fields[i].name,
                                    sonder_item_find_position (parent, info->fields[i].name,
                                                               sonder_item_get_id (item)));
                break;
              }
        }
      else
        {
          g_autofree char *id = g_strdup_printf ("renamed %u", step);

          sonder_item_set_id (item, id);
        }

      for (guint n = 0; n < 5 && ids->len > 0; n++)
        {
          const char *id = ids->pdata[random_below (ids->len)];
          SonderKind kind = (SonderKind) (1 + random_below (SONDER_N_KINDS - 1));

          g_assert_true (sonder_item_find_deep (project->root, kind, id) ==
                         search (project->root, kind, id));
        }
    }
}

/* Nothing of a fresh copy is in the way of what it copies, and both say the same. */
static void
test_copy_fresh (void)
{
  g_autoptr (SonderItem) root = make_root ();
  SonderItem *persona = sonder_item_find_deep (root, SONDER_KIND_PERSONA, "a");
  SonderItem *goal = sonder_item_find_deep (root, SONDER_KIND_STATEMENT, "g");
  g_autoptr (SonderItem) copy = NULL;
  g_autoptr (SonderItem) goal_copy = NULL;

  sonder_item_set_text (persona, "name", "Paula");
  sonder_item_set_text (goal, "text", "Be done by nine");
  copy = sonder_item_copy_fresh (persona);
  goal_copy = g_list_model_get_item (sonder_item_get_items (copy, "goals"), 0);

  g_assert_true (sonder_item_can_join (copy, root));
  g_assert_cmpstr (sonder_item_get_text (copy, "name"), ==, "Paula");
  g_assert_cmpstr (sonder_item_get_text (goal_copy, "text"), ==, "Be done by nine");
  g_assert_cmpuint (g_list_model_get_n_items (sonder_item_get_items (goal_copy, "evidence")), ==,
                    1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/item-tree/find", test_find);
  g_test_add_func ("/model/item-tree/can-join", test_can_join);
  g_test_add_func ("/model/item-tree/copy-fresh", test_copy_fresh);
  g_test_add_func ("/model/item-tree/random", test_random);

  return g_test_run ();
}
