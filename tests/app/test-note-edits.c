/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "board.h"
#include "map-testing.h"

static guint
count_notes (MapFixture *fixture)
{
  return g_list_model_get_n_items (sonder_item_get_items (get_map (fixture), "notes"));
}

static void
test_add (MapFixture   *fixture,
          gconstpointer data)
{
  SonderItem *map = get_map (fixture);
  g_autofree char *before = dup_saved (fixture->project);
  g_autofree char *none = NULL;
  guint n_left_out = 99;

  g_free (sonder_note_edits_add (fixture->project, map, "say", "one\r\n\n  two  \n\t\nthree", "Ann",
                                 &n_left_out));
  g_assert_cmpuint (n_left_out, ==, 0);
  assert_board (map, "say:one two three");
  g_assert_cmpstr (sonder_item_get_text (find_note (map, "two"), "author"), ==, "Ann");
  g_assert_cmpstr (sonder_project_get_undo_name (fixture->project), ==, "Add Note");
  assert_one_step (fixture->project, before);

  none = sonder_note_edits_add (fixture->project, map, "say", " \n ", "Ann", NULL);
  g_assert_null (none);
  sonder_project_undo (fixture->project);
  assert_board (map, "");
}

/* Whatever is pasted makes notes that can be read, saved and undone. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *name;
    const char *lines;
    const char *expected;
  } rows[] = {
    { "nothing", "", "" },
    { "blank lines", "\n\n \n\t\n\r\n", "" },
    { "line ends of three systems", "a\r\nb\nc\rd", "say:a b c d" },
    { "no line end", "a", "say:a" },
    { "control characters", "a\x01\x1b[31mb\x7f", "say:a  [31mb" },
    { "not UTF-8", "a\xff\xfe" "b", "say:a\xef\xbf\xbd\xef\xbf\xbd" "b" },
    { "half a character", "a\xc3", "say:a\xef\xbf\xbd" },
    { "markup", "<b>&amp;</b>", "say:<b>&amp;</b>" },
    { "formats", "%s %n \\u0000", "say:%s %n \\u0000" },
    { "quotation marks", "\"{}[]", "say:\"{}[]" },
    { "right to left", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "say:\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      MapFixture fixture;
      g_autofree char *before = NULL;

      g_test_message ("%s", rows[i].name);
      set_up_map (&fixture, "canvas");
      before = dup_saved (fixture.project);
      add_notes (fixture.project, get_map (&fixture), "say", rows[i].lines);
      assert_board (get_map (&fixture), rows[i].expected);
      if (*rows[i].expected != '\0')
        assert_one_step (fixture.project, before);
      tear_down_map (&fixture, NULL);
    }
}

static void
test_bounds (MapFixture   *fixture,
             gconstpointer data)
{
  SonderItem *map = get_map (fixture);
  g_autofree char *line = g_strnfill (10000000, 'x');
  g_autofree char *board = NULL;
  GString *lines = g_string_new (NULL);
  guint n_left_out;

  add_notes (fixture->project, map, "do", line);
  g_assert_cmpuint (count_notes (fixture), ==, 1);
  board = describe_board (map);
  g_assert_cmpuint (strlen (board), <=, strlen ("do:") + 1000);
  for (guint i = 0; i < 100000; i++)
    g_string_append (lines, "y\n");
  g_free (sonder_note_edits_add (fixture->project, map, "do", lines->str, "", &n_left_out));
  g_assert_cmpuint (count_notes (fixture), ==, 201);
  g_assert_cmpuint (n_left_out, ==, 100000 - 200);
  for (guint i = 0; i < 10; i++)
    add_notes (fixture->project, map, "do", lines->str);
  g_assert_cmpuint (count_notes (fixture), ==, SONDER_BOARD_MAX_NOTES);
  g_free (sonder_note_edits_add (fixture->project, map, "do", "z", "", &n_left_out));
  g_assert_cmpuint (n_left_out, ==, 1);
  g_string_free (lines, TRUE);
}

static void
test_move (MapFixture   *fixture,
           gconstpointer data)
{
  static const struct
  {
    const char *notes;
    const char *region;
    guint       slot;
    const char *expected;
  } rows[] = {
    { "a", "say", 3, "say:b c a; do:x y" },   { "a", "say", 0, "say:a b c; do:x y" },
    { "b", "do", 1, "say:a c; do:x b y" },    { "b", "do", 99, "say:a c; do:x y b" },
    { "y", "say", 1, "say:a y c; do:x b" },   { "x", "gains", 0, "say:a y c; do:b; gains:x" },
    { "a c", "do", 0, "say:y; do:a c b; gains:x" },
    { "a b", "do", 1, "say:y; do:a b c; gains:x" },
    { "c a", "do", G_MAXUINT, "say:y; do:b c a; gains:x" },
    { "y b x", "who", 5, "who:y b x; do:c a" },
  };
  SonderItem *map = get_map (fixture);

  add_notes (fixture->project, map, "say", "a\nb\nc");
  add_notes (fixture->project, map, "do", "x\ny");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) notes = find_notes (map, rows[i].notes);
      g_autofree char *before = dup_saved (fixture->project);

      g_test_message ("%s to %s", rows[i].notes, rows[i].region);
      sonder_note_edits_move (fixture->project, map, notes, rows[i].region, rows[i].slot);
      assert_board (map, rows[i].expected);
      assert_one_step (fixture->project, before);
    }
  while (sonder_project_can_undo (fixture->project))
    sonder_project_undo (fixture->project);
  g_assert_null (get_map (fixture));
}

/* Put down where it was taken up. */
static void
test_move_nowhere (MapFixture   *fixture,
                   gconstpointer data)
{
  SonderItem *map = get_map (fixture);
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *before = NULL;
  guint64 generation;

  add_notes (fixture->project, map, "say", "a\nb");
  notes = find_notes (map, "a");
  before = dup_saved (fixture->project);
  generation = sonder_project_get_generation (fixture->project);
  sonder_note_edits_move (fixture->project, map, notes, "say", 0);
  sonder_note_edits_move (fixture->project, map, notes, "say", 1);
  assert_no_step (fixture->project, before, generation);
}

static void
test_shift (MapFixture   *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *notes;
    gboolean    to_region;
    int         steps;
    const char *expected; /* NULL: it cannot go further */
  } rows[] = {
    { "a", FALSE, -1, NULL },
    { "a", FALSE, 1, "say:b a c; gains:z" },
    { "b a", FALSE, 1, "say:c b a; gains:z" },
    { "b a", FALSE, 1, NULL },
    { "b a", FALSE, -1, "say:b a c; gains:z" },
    { "c", FALSE, 1, NULL },
    { "b", TRUE, 1, "say:a c; do:b; gains:z" },
    { "b", TRUE, -2, "see:b; say:a c; gains:z" },
    { "z", TRUE, 1, NULL },
    { "a z", TRUE, 1, NULL },
    { "a c", TRUE, 1, "see:b; do:a c; gains:z" },
    { "b z", TRUE, -1, "need-to-do:b; do:a c; pains:z" },
  };
  SonderItem *map = get_map (fixture);

  add_notes (fixture->project, map, "say", "a\nb\nc");
  add_notes (fixture->project, map, "gains", "z");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) notes = find_notes (map, rows[i].notes);
      g_autofree char *before = dup_saved (fixture->project);
      guint64 generation = sonder_project_get_generation (fixture->project);
      gboolean moved = rows[i].to_region
                         ? sonder_note_edits_shift_region (fixture->project, map, notes,
                                                           rows[i].steps)
                         : sonder_note_edits_shift (fixture->project, map, notes, rows[i].steps);

      g_test_message ("%s by %d", rows[i].notes, rows[i].steps);
      g_assert_cmpint (moved, ==, rows[i].expected != NULL);
      if (!moved)
        {
          assert_no_step (fixture->project, before, generation);
          continue;
        }
      assert_board (map, rows[i].expected);
      assert_one_step (fixture->project, before);
    }
}

static void
test_tray (MapFixture   *fixture,
           gconstpointer data)
{
  SonderItem *map = get_map (fixture);
  g_autoptr (GPtrArray) notes = NULL;

  add_notes (fixture->project, map, "who", "w");
  sonder_map_edits_set_layout (fixture->project, map, "classic");
  notes = find_notes (map, "w");
  g_assert_true (sonder_note_edits_shift_region (fixture->project, map, notes, 1));
  assert_board (map, "says:w");
}

static void
test_fields (MapFixture   *fixture,
             gconstpointer data)
{
  SonderItem *map = get_map (fixture);
  g_autoptr (GPtrArray) both = NULL;
  g_autofree char *before = NULL;
  g_autofree char *colored = NULL;
  guint64 generation;

  add_notes (fixture->project, map, "see", "a\nb");
  both = find_notes (map, "a b");
  before = dup_saved (fixture->project);
  generation = sonder_project_get_generation (fixture->project);
  sonder_note_edits_set_text (fixture->project, both->pdata[0], "  ");
  sonder_note_edits_set_text (fixture->project, both->pdata[0], "a");
  sonder_note_edits_set_color (fixture->project, both, "");
  sonder_note_edits_set_touchpoint (fixture->project, both, "");
  assert_no_step (fixture->project, before, generation);

  sonder_note_edits_set_color (fixture->project, both, "pink");
  g_assert_cmpstr (sonder_item_get_text (both->pdata[1], "color"), ==, "pink");
  assert_one_step (fixture->project, before);
  colored = dup_saved (fixture->project);
  sonder_note_edits_set_text (fixture->project, both->pdata[0], "c\nd");
  assert_board (map, "see:c d b");
  assert_one_step (fixture->project, colored);
}

static void
test_touchpoint (MapFixture   *fixture,
                 gconstpointer data)
{
  SonderItem *map = get_map (fixture);
  GListModel *touchpoints = sonder_project_get_items (fixture->project, SONDER_KIND_TOUCHPOINT);
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *before = NULL;
  g_autofree char *named = NULL;
  g_autofree char *foot = NULL;

  g_free (sonder_note_edits_add (fixture->project, map, "see", "a\nb", "Ann", NULL));
  notes = find_notes (map, "a");
  before = dup_saved (fixture->project);
  sonder_note_edits_name_touchpoint (fixture->project, notes, "At the till");
  assert_one_step (fixture->project, before);
  foot = sonder_note_dup_foot (find_note (map, "a"), NULL);
  g_assert_cmpstr (foot, ==, "At the till · Ann");
  g_assert_cmpuint (g_list_model_get_n_items (touchpoints), ==, 1);

  /* The same name is the same place. */
  named = dup_saved (fixture->project);
  g_ptr_array_add (notes, g_object_ref (find_note (map, "b")));
  sonder_note_edits_name_touchpoint (fixture->project, notes, "at the TILL");
  g_assert_cmpuint (g_list_model_get_n_items (touchpoints), ==, 1);
  assert_one_step (fixture->project, named);
}

static void
test_delete (MapFixture   *fixture,
             gconstpointer data)
{
  SonderItem *map = get_map (fixture);
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *before = NULL;

  add_notes (fixture->project, map, "see", "a\nb\nc");
  notes = find_notes (map, "a c");
  before = dup_saved (fixture->project);
  sonder_note_edits_delete (fixture->project, notes);
  assert_board (map, "see:b");
  assert_one_step (fixture->project, before);
}

static SonderItem *
add_evidence (SonderProject *project,
              SonderItem    *note)
{
  g_autoptr (SonderItem) evidence = sonder_item_new (SONDER_KIND_EVIDENCE, NULL);

  sonder_item_set_text (evidence, "stance", "for");
  sonder_item_set_text (evidence, "quotation", "So it is");
  sonder_item_set_text (evidence, "answer", "r-abcdefghijkl");
  sonder_project_insert_item (project, note, "evidence", G_MAXUINT, evidence);

  return evidence;
}

/* Notes are copied with all that belongs to them, under ids of their own. */
static void
test_copy (MapFixture   *fixture,
           gconstpointer data)
{
  SonderItem *map = get_map (fixture);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GVariant) copied = NULL;
  g_autofree char *before = NULL;
  g_autofree char *last = NULL;
  g_autoptr (SonderItem) quoted = NULL;
  SonderItem *pasted;
  guint n_left_out;

  add_notes (fixture->project, map, "see", "a\nb");
  notes = find_notes (map, "a b");
  sonder_note_edits_set_color (fixture->project, notes, "green");
  sonder_note_edits_name_touchpoint (fixture->project, notes, "Shop");
  add_evidence (fixture->project, notes->pdata[1]);
  copied = g_variant_ref_sink (sonder_note_edits_copy (fixture->project, notes));
  before = dup_saved (fixture->project);
  last = sonder_note_edits_paste (fixture->project, map, "do", copied, &n_left_out);
  g_assert_cmpuint (n_left_out, ==, 0);
  assert_board (map, "see:a b; do:a b");
  assert_one_step (fixture->project, before);
  pasted = sonder_item_find (map, "notes", last);
  g_assert_cmpstr (sonder_item_get_text (pasted, "color"), ==, "green");
  g_assert_cmpstr (sonder_item_get_text (pasted, "touchpoint"), ==, "shop");
  g_assert_cmpint (sonder_item_get_support (pasted), ==, SONDER_SUPPORTED);
  quoted = g_list_model_get_item (sonder_item_get_items (pasted, "evidence"), 0);
  g_assert_cmpstr (sonder_item_get_text (quoted, "answer"), ==, "r-abcdefghijkl");
}

/* Another project has other answers and touchpoints; what was said stays. */
static void
test_copy_abroad (MapFixture   *fixture,
                  gconstpointer data)
{
  MapFixture other;
  SonderItem *map = get_map (fixture);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GVariant) copied = NULL;
  g_autofree char *last = NULL;
  g_autoptr (SonderItem) quoted = NULL;
  SonderItem *pasted;
  guint n_left_out;

  set_up_map (&other, "classic");
  add_notes (fixture->project, map, "see", "a");
  notes = find_notes (map, "a");
  sonder_note_edits_name_touchpoint (fixture->project, notes, "Shop");
  add_evidence (fixture->project, notes->pdata[0]);
  copied = g_variant_ref_sink (sonder_note_edits_copy (fixture->project, notes));
  last = sonder_note_edits_paste (other.project, get_map (&other), "feels", copied, &n_left_out);
  assert_board (get_map (&other), "feels:a");
  pasted = sonder_item_find (get_map (&other), "notes", last);
  g_assert_cmpstr (sonder_item_get_text (pasted, "touchpoint"), ==, "");
  quoted = g_list_model_get_item (sonder_item_get_items (pasted, "evidence"), 0);
  g_assert_cmpstr (sonder_item_get_text (quoted, "answer"), ==, "");
  g_assert_cmpstr (sonder_item_get_text (quoted, "quotation"), ==, "So it is");
  tear_down_map (&other, NULL);
}

static void
test_copy_nonsense (MapFixture   *fixture,
                    gconstpointer data)
{
  static const char *const rows[] = {
    "'text'",
    "('id', @av [])",
    "('id', [<'text'>, <(uint32 999, 'x', 'y', @a{sv} {})>])",
    "('id', [<(uint32 1, 'x', '', {'text': <5>})>])",
  };
  g_autofree char *before = dup_saved (fixture->project);
  guint64 generation = sonder_project_get_generation (fixture->project);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariant) copied = g_variant_parse (NULL, rows[i], NULL, NULL, NULL);
      guint n_left_out;

      g_test_message ("%s", rows[i]);
      g_assert_nonnull (copied);
      g_assert_null (sonder_note_edits_paste (fixture->project, get_map (fixture), "do", copied,
                                              &n_left_out));
      assert_no_step (fixture->project, before, generation);
    }
}

#define ADD(path, function) \
  g_test_add (path, MapFixture, "canvas", set_up_map, function, tear_down_map)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/note-edits/add", test_add);
  g_test_add_func ("/note-edits/hostile", test_hostile);
  ADD ("/note-edits/bounds", test_bounds);
  ADD ("/note-edits/move", test_move);
  ADD ("/note-edits/move-nowhere", test_move_nowhere);
  ADD ("/note-edits/shift", test_shift);
  ADD ("/note-edits/tray", test_tray);
  ADD ("/note-edits/fields", test_fields);
  ADD ("/note-edits/touchpoint", test_touchpoint);
  ADD ("/note-edits/delete", test_delete);
  ADD ("/note-edits/copy", test_copy);
  ADD ("/note-edits/copy-abroad", test_copy_abroad);
  ADD ("/note-edits/copy-nonsense", test_copy_nonsense);
  return g_test_run ();
}
