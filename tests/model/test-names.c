/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "names.h"

#include "check-row.h"

#include <string.h>

static void
add (SonderItem *root,
     SonderKind  kind,
     const char *id,
     const char *name)
{
  g_autoptr (SonderItem) item = sonder_item_new (kind, id);

  sonder_item_set_text (item, "name", name);
  sonder_item_append (root, sonder_kind_get_list_field (kind), item);
}

static SonderItem *
make_root (void)
{
  SonderItem *root = sonder_item_new (SONDER_KIND_PROJECT, NULL);

  add (root, SONDER_KIND_SEGMENT, "loyal", "Loyal");
  add (root, SONDER_KIND_SEGMENT, "office", "Größere  Büros");
  add (root, SONDER_KIND_SEGMENT, "office-2", "größere büros 2");
  add (root, SONDER_KIND_TOUCHPOINT, "shop", "Shop");
  add (root, SONDER_KIND_ATTRIBUTE, "plan", "Plan");
  add (root, SONDER_KIND_PERSONA, "p1", "Ann");

  return root;
}

static void
test_find (void)
{
  static const struct
  {
    SonderKind kind;
    const char *name;
    const char *id;
  } rows[] = {
    { SONDER_KIND_SEGMENT, "Loyal", "loyal" },
    { SONDER_KIND_SEGMENT, " LOYAL ", "loyal" },
    { SONDER_KIND_SEGMENT, "grössere büros", "office" },
    { SONDER_KIND_SEGMENT, "loyal!", NULL },
    { SONDER_KIND_SEGMENT, "", NULL },
    { SONDER_KIND_TOUCHPOINT, "Loyal", NULL },
    { SONDER_KIND_TOUCHPOINT, "shop", "shop" },
    { SONDER_KIND_PERSONA, "ann", "p1" },
    { SONDER_KIND_MAP, "ann", NULL },
  };
  g_autoptr (SonderItem) root = make_root ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderItem *item = sonder_name_find (root, rows[i].kind, rows[i].name);

      check_text (rows[i].name, "item", item != NULL ? sonder_item_get_id (item) : NULL,
                  rows[i].id);
    }
}

static void
test_check (void)
{
  enum { FREE, WRONG, TAKEN };
  static const struct
  {
    SonderKind kind;
    const char *name;
    const char *except;
    int verdict;
  } rows[] = {
    { SONDER_KIND_SEGMENT, "New", NULL, FREE },
    { SONDER_KIND_SEGMENT, "Loyal", NULL, TAKEN },
    { SONDER_KIND_SEGMENT, "loyal ", NULL, TAKEN },
    { SONDER_KIND_SEGMENT, "LOYAL", "loyal", FREE },
    { SONDER_KIND_SEGMENT, "Loyal", "office", TAKEN },
    { SONDER_KIND_SEGMENT, "", NULL, WRONG },
    { SONDER_KIND_SEGMENT, " \t", NULL, WRONG },
    { SONDER_KIND_SEGMENT, "Unassigned", NULL, WRONG },
    { SONDER_KIND_SEGMENT, "UNASSIGNED", "loyal", WRONG },
    { SONDER_KIND_SEGMENT, "(rest)", NULL, WRONG },
    { SONDER_KIND_SEGMENT, "(none)", NULL, FREE },
    { SONDER_KIND_TOUCHPOINT, "(None)", NULL, WRONG },
    { SONDER_KIND_TOUCHPOINT, "(rest)", NULL, WRONG },
    { SONDER_KIND_TOUCHPOINT, "Unassigned", NULL, FREE },
    { SONDER_KIND_TOUCHPOINT, "Loyal", NULL, FREE },
    { SONDER_KIND_PERSONA, "Unassigned", NULL, FREE },
    { SONDER_KIND_ATTRIBUTE, "segment", NULL, FREE },
    { SONDER_KIND_ATTRIBUTE, "plan", NULL, TAKEN },
  };
  g_autoptr (SonderItem) root = make_root ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SonderItem *except =
        rows[i].except != NULL ? sonder_item_find (root, "segments", rows[i].except) : NULL;
      g_autoptr (GError) error = NULL;
      gboolean is_free = sonder_name_check (root, rows[i].kind, rows[i].name, except, &error);

      check_yes (rows[i].name, "free", is_free, rows[i].verdict == FREE);
      check_yes (rows[i].name, "wrong",
                 g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT),
                 rows[i].verdict == WRONG);
      check_yes (rows[i].name, "taken", g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS),
                 rows[i].verdict == TAKEN);
    }
}

static void
test_make_free (void)
{
  static const struct
  {
    SonderKind kind;
    const char *name;
    const char *made;
  } rows[] = {
    { SONDER_KIND_SEGMENT, "New", "New" },
    { SONDER_KIND_SEGMENT, "Loyal", "Loyal 2" },
    { SONDER_KIND_SEGMENT, "Größere Büros", "Größere Büros 3" },
    { SONDER_KIND_SEGMENT, "Unassigned", "Unassigned 2" },
    { SONDER_KIND_TOUCHPOINT, "(none)", "(none) 2" },
    { SONDER_KIND_TOUCHPOINT, "", "Unnamed" },
    { SONDER_KIND_MAP, "Loyal", "Loyal" },
  };
  g_autoptr (SonderItem) root = make_root ();
  g_autofree char *second = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *made = sonder_name_make_free (root, rows[i].kind, rows[i].name);

      check_text (rows[i].name, "made", made, rows[i].made);
    }

  add (root, SONDER_KIND_TOUCHPOINT, "unnamed", "Unnamed");
  second = sonder_name_make_free (root, SONDER_KIND_TOUCHPOINT, " ");
  g_assert_cmpstr (second, ==, "Unnamed 2");
}

static void
test_make_id (void)
{
  static const struct
  {
    SonderKind kind;
    const char *name;
    const char *id; /* "…" stands for ten random characters */
  } rows[] = {
    { SONDER_KIND_SEGMENT, "New ones", "new-ones" },
    { SONDER_KIND_SEGMENT, "Loyal", "loyal-…" },
    { SONDER_KIND_SEGMENT, "Office!", "office-…" },
    { SONDER_KIND_TOUCHPOINT, "Loyal", "loyal" },
    { SONDER_KIND_ATTRIBUTE, "Plan", "plan-…" },
    { SONDER_KIND_METRIC, "NPS", "nps" },
    { SONDER_KIND_PERSONA, "Ann", "…" },
    { SONDER_KIND_NOTE, "Anything", "…" },
  };
  g_autoptr (SonderItem) root = make_root ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *id = sonder_name_make_id (root, rows[i].kind, rows[i].name);
      const char *dots = strstr (rows[i].id, "…");

      if (dots != NULL)
        {
          gsize fixed = (gsize) (dots - rows[i].id);

          check_integer (rows[i].name, "length", (gint64) strlen (id), (gint64) fixed + 10);
          check_yes (rows[i].name, "begin", strncmp (id, rows[i].id, fixed) == 0, TRUE);
        }
      else
        check_text (rows[i].name, "id", id, rows[i].id);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/names/find", test_find);
  g_test_add_func ("/model/names/check", test_check);
  g_test_add_func ("/model/names/make-free", test_make_free);
  g_test_add_func ("/model/names/make-id", test_make_id);

  return g_test_run ();
}
