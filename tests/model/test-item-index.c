/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "item-index.h"

static SonderItem *
make_map (const char *id,
          const char *first_note,
          const char *second_note)
{
  SonderItem *map = sonder_item_new (SONDER_KIND_MAP, id);
  g_autoptr (SonderItem) first = sonder_item_new (SONDER_KIND_NOTE, first_note);
  g_autoptr (SonderItem) second = sonder_item_new (SONDER_KIND_NOTE, second_note);

  sonder_item_append (map, "notes", first);
  sonder_item_append (map, "notes", second);

  return map;
}

static void
test_add_and_remove (void)
{
  g_autoptr (SonderItemIndex) index = sonder_item_index_new ();
  g_autoptr (SonderItem) a = make_map ("a", "n1", "n2");
  g_autoptr (SonderItem) b = make_map ("n1", "n3", "n4");

  g_assert_null (sonder_item_index_find (index, SONDER_KIND_MAP, "a"));
  g_assert_true (sonder_item_index_add (index, a));
  g_assert_true (sonder_item_index_add (index, b));
  g_assert_true (sonder_item_index_find (index, SONDER_KIND_MAP, "a") == a);
  g_assert_true (sonder_item_index_find (index, SONDER_KIND_MAP, "n1") == b);
  g_assert_true (sonder_item_index_find (index, SONDER_KIND_NOTE, "n1") ==
                 sonder_item_find (a, "notes", "n1"));
  g_assert_null (sonder_item_index_find (index, SONDER_KIND_NOTE, "a"));

  sonder_item_index_remove (index, a);
  g_assert_null (sonder_item_index_find (index, SONDER_KIND_MAP, "a"));
  g_assert_null (sonder_item_index_find (index, SONDER_KIND_NOTE, "n1"));
  g_assert_nonnull (sonder_item_index_find (index, SONDER_KIND_NOTE, "n4"));
}

static void
test_twice (void)
{
  g_autoptr (SonderItemIndex) index = sonder_item_index_new ();
  g_autoptr (SonderItem) a = make_map ("a", "n1", "n2");
  g_autoptr (SonderItem) b = make_map ("b", "n2", "n3");
  g_autoptr (SonderItem) c = make_map ("c", "n4", "n4");

  g_assert_true (sonder_item_index_add (index, a));
  g_assert_false (sonder_item_index_add (index, b));
  g_assert_false (sonder_item_index_add (index, c));
  g_assert_true (sonder_item_index_find (index, SONDER_KIND_NOTE, "n2") ==
                 sonder_item_find (a, "notes", "n2"));

  /* What was not found cannot be lost. */
  sonder_item_index_remove (index, b);
  g_assert_true (sonder_item_index_find (index, SONDER_KIND_NOTE, "n2") ==
                 sonder_item_find (a, "notes", "n2"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/item-index/add-and-remove", test_add_and_remove);
  g_test_add_func ("/model/item-index/twice", test_twice);

  return g_test_run ();
}
