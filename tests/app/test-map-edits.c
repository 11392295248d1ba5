/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "board-words.h"
#include "comment-search.h"
#include "map-edits.h"

typedef struct
{
  SonderProject *project;
  char          *id;
} Fixture;

static SonderItem *
get_map (Fixture *fixture)
{
  return sonder_project_find_item (fixture->project, SONDER_KIND_MAP, fixture->id);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->project = sonder_project_new ();
  fixture->id = sonder_map_edits_create (fixture->project, data, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_unref (fixture->project);
  g_free (fixture->id);
}

/* "say:a b; do:c": the notes of each region in turn. */
static char *
describe (Fixture *fixture)
{
  SonderItem *map = get_map (fixture);
  const char *const *regions = sonder_layout_get_regions (sonder_map_get_layout (map));
  GListModel *notes = sonder_item_get_items (map, "notes");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i <= g_strv_length ((char **) regions); i++)
    {
      const char *region = regions[i] != NULL ? regions[i] : "";
      gsize start = text->len;

      for (guint j = 0; j < g_list_model_get_n_items (notes); j++)
        {
          g_autoptr (SonderItem) note = g_list_model_get_item (notes, j);

          if (!g_str_equal (sonder_map_edits_get_region (map, note), region))
            continue;
          g_string_append_printf (text, "%s%s", text->len == start ? "" : " ",
                                  sonder_item_get_text (note, "text"));
        }
      if (text->len > start)
        {
          g_autofree char *head = g_strdup_printf ("%s%s:", start > 0 ? "; " : "", region);

          g_string_insert (text, (gssize) start, head);
        }
    }

  return g_string_free (text, FALSE);
}

static void
assert_board (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *board = describe (fixture);

  g_assert_cmpstr (board, ==, expected);
}

static SonderItem *
find (Fixture    *fixture,
      const char *text)
{
  GListModel *notes = sonder_item_get_items (get_map (fixture), "notes");

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (SonderItem) note = g_list_model_get_item (notes, i);

      if (g_str_equal (sonder_item_get_text (note, "text"), text))
        return note;
    }

  g_assert_not_reached ();
}

static void
add (Fixture    *fixture,
     const char *region,
     const char *lines)
{
  g_free (sonder_map_edits_add_notes (fixture->project, get_map (fixture), region, lines, ""));
}

static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *none = NULL;

  g_free (sonder_map_edits_add_notes (fixture->project, get_map (fixture), "say",
                                      "one\r\n\n  two  \n\t\nthree", "Ann"));
  assert_board (fixture, "say:one two three");
  g_assert_cmpstr (sonder_item_get_text (find (fixture, "two"), "author"), ==, "Ann");
  g_assert_cmpstr (sonder_project_get_undo_name (fixture->project), ==, "Add Note");

  none = sonder_map_edits_add_notes (fixture->project, get_map (fixture), "say", " \n ", "Ann");
  g_assert_null (none);
  sonder_project_undo (fixture->project);
  assert_board (fixture, "");
  sonder_project_redo (fixture->project);
  assert_board (fixture, "say:one two three");
}

static void
test_bounds (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *line = g_strnfill (100000, 'x');
  g_autofree char *board = NULL;
  GString *lines = g_string_new (NULL);

  add (fixture, "do", line);
  for (guint i = 0; i < 10000; i++)
    g_string_append (lines, "y\n");
  add (fixture, "do", lines->str);
  g_string_free (lines, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (sonder_item_get_items (get_map (fixture), "notes")),
                    <, 1000);
  board = describe (fixture);
  g_assert_cmpuint (strlen (board), <, 3000);
}

static void
test_move (Fixture      *fixture,
           gconstpointer data)
{
  static const struct
  {
    const char *note;
    const char *region;
    guint       slot;
    const char *expected;
  } rows[] = {
    { "a", "say", 2, "say:b c a; do:x y" },  { "a", "say", 0, "say:a b c; do:x y" },
    { "b", "do", 1, "say:a c; do:x b y" },   { "b", "do", 99, "say:a c; do:x y b" },
    { "y", "say", 1, "say:a y c; do:x b" },  { "a", "say", 0, "say:a y c; do:x b" },
    { "x", "gains", 0, "say:a y c; do:b; gains:x" },
  };

  add (fixture, "say", "a\nb\nc");
  add (fixture, "do", "x\ny");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      sonder_map_edits_move_note (fixture->project, find (fixture, rows[i].note), rows[i].region,
                                  rows[i].slot);
      assert_board (fixture, rows[i].expected);
    }
  while (sonder_project_can_undo (fixture->project))
    sonder_project_undo (fixture->project);
  g_assert_null (get_map (fixture));
}

static void
test_shift (Fixture      *fixture,
            gconstpointer data)
{
  add (fixture, "say", "a\nb");
  add (fixture, "gains", "z");
  g_assert_false (sonder_map_edits_shift_note (fixture->project, find (fixture, "a"), -1));
  g_assert_true (sonder_map_edits_shift_note (fixture->project, find (fixture, "a"), 1));
  assert_board (fixture, "say:b a; gains:z");
  g_assert_false (sonder_map_edits_shift_note (fixture->project, find (fixture, "a"), 1));
  g_assert_true (sonder_map_edits_shift_region (fixture->project, find (fixture, "b"), 1));
  assert_board (fixture, "say:a; do:b; gains:z");
  g_assert_true (sonder_map_edits_shift_region (fixture->project, find (fixture, "b"), -2));
  assert_board (fixture, "see:b; say:a; gains:z");
  g_assert_false (sonder_map_edits_shift_region (fixture->project, find (fixture, "z"), 1));
}

static void
test_layouts (Fixture      *fixture,
              gconstpointer data)
{
  add (fixture, "who", "w");
  add (fixture, "say", "s");
  add (fixture, "gains", "g");
  sonder_map_edits_set_layout (fixture->project, get_map (fixture), "classic");
  assert_board (fixture, "says:s; feels:g; :w");
  sonder_map_edits_move_note (fixture->project, find (fixture, "w"), "thinks", 0);
  assert_board (fixture, "says:s; thinks:w; feels:g");
  sonder_map_edits_set_layout (fixture->project, get_map (fixture), "canvas");
  assert_board (fixture, "who:w; say:s; gains:g");
  sonder_project_undo (fixture->project);
  sonder_project_undo (fixture->project);
  assert_board (fixture, "says:s; feels:g; :w");
}

static void
test_tray (Fixture      *fixture,
           gconstpointer data)
{
  add (fixture, "who", "w");
  sonder_map_edits_set_layout (fixture->project, get_map (fixture), "classic");
  g_assert_true (sonder_map_edits_shift_region (fixture->project, find (fixture, "w"), 1));
  assert_board (fixture, "says:w");
}

static void
test_note_fields (Fixture      *fixture,
                  gconstpointer data)
{
  guint64 generation;

  add (fixture, "see", "a");
  generation = sonder_project_get_generation (fixture->project);
  sonder_map_edits_set_text (fixture->project, find (fixture, "a"), "  ");
  sonder_map_edits_set_text (fixture->project, find (fixture, "a"), "a");
  g_assert_cmpuint (sonder_project_get_generation (fixture->project), ==, generation);
  sonder_map_edits_set_text (fixture->project, find (fixture, "a"), "b\nc");
  assert_board (fixture, "see:b c");
  sonder_map_edits_set_color (fixture->project, find (fixture, "b c"), "pink");
  g_assert_cmpstr (sonder_item_get_text (find (fixture, "b c"), "color"), ==, "pink");
  sonder_map_edits_delete_note (fixture->project, find (fixture, "b c"));
  assert_board (fixture, "");
  sonder_project_undo (fixture->project);
  assert_board (fixture, "see:b c");
  sonder_project_undo (fixture->project);
  sonder_project_undo (fixture->project);
  assert_board (fixture, "see:a");
}

static void
test_duplicate (Fixture      *fixture,
                gconstpointer data)
{
  GListModel *maps = sonder_project_get_items (fixture->project, SONDER_KIND_MAP);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  SonderItem *copy;

  add (fixture, "say", "a\nb");
  sonder_map_edits_set_subject (fixture->project, get_map (fixture), SONDER_KIND_MAP, "Ann");
  first = sonder_map_edits_duplicate (fixture->project, get_map (fixture));
  second = sonder_map_edits_duplicate (fixture->project, get_map (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (maps), ==, 3);
  copy = sonder_project_find_item (fixture->project, SONDER_KIND_MAP, first);
  g_assert_cmpstr (sonder_item_get_text (copy, "name"), ==, "Ann (copy)");
  g_assert_cmpuint (g_list_model_get_n_items (sonder_item_get_items (copy, "notes")), ==, 2);
  g_assert_null (sonder_item_find (copy, "notes", sonder_item_get_id (find (fixture, "a"))));
  sonder_map_edits_delete (fixture->project, get_map (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (maps), ==, 2);
  g_assert_nonnull (sonder_project_find_item (fixture->project, SONDER_KIND_MAP, second));
}

static void
test_comments (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  static const char *const comments[] = { "Fast delivery", "Slow DELIVERY", NULL, "Straße" };
  static const struct
  {
    const char *words;
    guint       n_rows;
  } rows[] = { { "", 3 },         { "delivery", 2 }, { "fast delivery", 1 }, { "delivery fast", 1 },
               { "strasse", 1 },  { "nothing", 0 },  { "  ", 3 } };
  guint customer = sonder_project_add_customer (project, "c1", "Ann");

  for (guint i = 0; i < G_N_ELEMENTS (comments); i++)
    sonder_project_add_answer (project, customer, NULL, SONDER_SCORE_NONE, NULL, SONDER_DATE_NONE,
                               comments[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderCommentSearch) search =
        sonder_comment_search_new (project, rows[i].words, NULL);

      while (sonder_comment_search_run (search, 1000))
        ;
      g_test_message ("\"%s\"", rows[i].words);
      g_assert_cmpuint (sonder_comment_search_get_n_rows (search), ==, rows[i].n_rows);
    }
}

static void
test_many_comments (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderCommentSearch) search = NULL;
  guint customer = sonder_project_add_customer (project, "c1", "Ann");

  sonder_project_begin_edit (project, "Add");
  for (guint i = 0; i < 500; i++)
    sonder_project_add_answer (project, customer, NULL, SONDER_SCORE_NONE, NULL, SONDER_DATE_NONE,
                               "x", NULL);
  sonder_project_end_edit (project);
  search = sonder_comment_search_new (project, "x", NULL);
  while (sonder_comment_search_run (search, 1000))
    ;
  g_assert_cmpuint (sonder_comment_search_get_n_rows (search), ==, SONDER_COMMENT_SEARCH_MAX);
  g_assert_true (sonder_comment_search_has_more (search));
  g_assert_cmpuint (sonder_comment_search_get_row (search, 0), ==, 499);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, "canvas", set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/map-edits/add", test_add);
  ADD ("/map-edits/bounds", test_bounds);
  ADD ("/map-edits/move", test_move);
  ADD ("/map-edits/shift", test_shift);
  ADD ("/map-edits/layouts", test_layouts);
  ADD ("/map-edits/tray", test_tray);
  ADD ("/map-edits/note-fields", test_note_fields);
  ADD ("/map-edits/duplicate", test_duplicate);
  g_test_add_func ("/map-edits/comments", test_comments);
  g_test_add_func ("/map-edits/many-comments", test_many_comments);
  return g_test_run ();
}
