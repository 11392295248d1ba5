/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "map-testing.h"

static void
test_create (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autofree char *before = dup_saved (project);
  g_autofree char *id = sonder_map_edits_create (project, "classic", NULL);
  SonderItem *map = sonder_project_find_item (project, SONDER_KIND_MAP, id);

  g_assert_cmpstr (sonder_map_get_layout (map), ==, "classic");
  g_assert_cmpstr (sonder_project_get_undo_name (project), ==, "Add Empathy Map");
  assert_one_step (project, before);
}

static void
test_layouts (MapFixture   *fixture,
              gconstpointer data)
{
  SonderItem *map = get_map (fixture);
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *before = NULL;
  guint64 generation;

  add_notes (fixture->project, map, "who", "w");
  add_notes (fixture->project, map, "say", "s");
  add_notes (fixture->project, map, "gains", "g");
  before = dup_saved (fixture->project);
  generation = sonder_project_get_generation (fixture->project);
  sonder_map_edits_set_layout (fixture->project, map, "canvas");
  assert_no_step (fixture->project, before, generation);

  sonder_map_edits_set_layout (fixture->project, map, "classic");
  assert_board (map, "says:s; feels:g; :w");
  assert_one_step (fixture->project, before);
  notes = find_notes (map, "w");
  sonder_note_edits_move (fixture->project, map, notes, "thinks", 0);
  assert_board (map, "says:s; thinks:w; feels:g");
  sonder_map_edits_set_layout (fixture->project, map, "canvas");
  assert_board (map, "who:w; say:s; gains:g");
  sonder_project_undo (fixture->project);
  sonder_project_undo (fixture->project);
  assert_board (map, "says:s; feels:g; :w");
}

/* Each region of either layout, where its notes go in the other, and back. */
static void
test_counterparts (void)
{
  static const struct
  {
    const char *layout;
    const char *region;
    const char *other;
    const char *expected;
  } rows[] = {
    { "canvas", "who", "classic", "" },          { "canvas", "need-to-do", "classic", "" },
    { "canvas", "see", "classic", "" },          { "canvas", "say", "classic", "says" },
    { "canvas", "do", "classic", "does" },       { "canvas", "hear", "classic", "" },
    { "canvas", "thoughts", "classic", "thinks" }, { "canvas", "pains", "classic", "feels" },
    { "canvas", "gains", "classic", "feels" },   { "classic", "says", "canvas", "say" },
    { "classic", "thinks", "canvas", "thoughts" }, { "classic", "does", "canvas", "do" },
    { "classic", "feels", "canvas", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autofree char *id = sonder_map_edits_create (project, rows[i].layout, NULL);
      SonderItem *map = sonder_project_find_item (project, SONDER_KIND_MAP, id);
      g_autofree char *before = NULL;
      g_autofree char *back = NULL;

      g_test_message ("%s", rows[i].region);
      add_notes (project, map, rows[i].region, "n");
      before = dup_saved (project);
      sonder_map_edits_set_layout (project, map, rows[i].other);
      if (rows[i].expected != NULL)
        g_assert_cmpstr (sonder_note_edits_get_region (map, find_note (map, "n")), ==,
                         rows[i].expected);
      sonder_map_edits_set_layout (project, map, rows[i].layout);
      back = dup_saved (project);
      g_assert_cmpstr (back, ==, before);
    }
}

static void
test_subject (MapFixture   *fixture,
              gconstpointer data)
{
  static const struct
  {
    SonderKind  kind;
    const char *id;
    const char *subject;
  } rows[] = { { SONDER_KIND_PERSONA, "p", "Dana" },
               { SONDER_KIND_SEGMENT, "s", "Regulars" },
               { SONDER_KIND_MAP, "Somebody else", "Somebody else" },
               { SONDER_KIND_PERSONA, "p", "Dana" } };
  SonderItem *map = get_map (fixture);
  g_autoptr (SonderItem) persona = sonder_item_new (SONDER_KIND_PERSONA, "p");
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, "s");

  sonder_item_set_text (persona, "name", "Dana");
  sonder_item_set_text (segment, "name", "Regulars");
  sonder_project_add_item (fixture->project, persona);
  sonder_project_add_item (fixture->project, segment);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *before = dup_saved (fixture->project);
      g_autofree char *subject = NULL;

      sonder_map_edits_set_subject (fixture->project, map, rows[i].kind, rows[i].id);
      subject = sonder_map_dup_subject (map, sonder_project_get_root (fixture->project));
      g_assert_cmpstr (subject, ==, rows[i].subject);
      assert_one_step (fixture->project, before);
    }
}

static void
test_duplicate (MapFixture   *fixture,
                gconstpointer data)
{
  GListModel *maps = sonder_project_get_items (fixture->project, SONDER_KIND_MAP);
  g_autofree char *before = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  SonderItem *copy;

  add_notes (fixture->project, get_map (fixture), "say", "a\nb");
  sonder_map_edits_set_subject (fixture->project, get_map (fixture), SONDER_KIND_MAP, "Ann");
  before = dup_saved (fixture->project);
  first = sonder_map_edits_duplicate (fixture->project, get_map (fixture));
  assert_one_step (fixture->project, before);
  second = sonder_map_edits_duplicate (fixture->project, get_map (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (maps), ==, 3);
  copy = sonder_project_find_item (fixture->project, SONDER_KIND_MAP, first);
  g_assert_cmpstr (sonder_item_get_text (copy, "name"), ==, "Ann (copy)");
  assert_board (copy, "say:a b");
  g_assert_null (
    sonder_item_find (copy, "notes", sonder_item_get_id (find_note (get_map (fixture), "a"))));
  g_assert_nonnull (sonder_project_find_item (fixture->project, SONDER_KIND_MAP, second));
}

static void
test_delete (MapFixture   *fixture,
             gconstpointer data)
{
  g_autofree char *before = NULL;

  add_notes (fixture->project, get_map (fixture), "say", "a\nb");
  before = dup_saved (fixture->project);
  sonder_map_edits_delete (fixture->project, get_map (fixture));
  g_assert_null (get_map (fixture));
  assert_one_step (fixture->project, before);
}

#define ADD(path, function) \
  g_test_add (path, MapFixture, "canvas", set_up_map, function, tear_down_map)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-edits/create", test_create);
  ADD ("/map-edits/layouts", test_layouts);
  g_test_add_func ("/map-edits/counterparts", test_counterparts);
  ADD ("/map-edits/subject", test_subject);
  ADD ("/map-edits/duplicate", test_duplicate);
  ADD ("/map-edits/delete", test_delete);
  return g_test_run ();
}
