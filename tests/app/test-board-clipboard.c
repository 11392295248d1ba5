/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "board.h"
#include "map-testing.h"
#include "map-window.h"

static GdkClipboard *
get_clipboard (MapsFixture *fixture)
{
  return gtk_widget_get_clipboard (fixture->window);
}

static void
paste_into (MapsFixture *fixture,
            const char  *region)
{
  gtk_widget_grab_focus (find_spot (fixture, NULL, region));
  act (fixture, "maps.paste", NULL);
  spin (100);
  settle (fixture);
}

static void
test_notes (MapsFixture  *fixture,
            gconstpointer data)
{
  SonderBoardView *board = SONDER_BOARD_VIEW (get_board (fixture));
  g_autofree char *before = NULL;

  sonder_board_view_select (board, sonder_item_get_id (get_note (fixture, 0)));
  act (fixture, "maps.color-note", "green");
  sonder_board_view_toggle (board, sonder_item_get_id (get_note (fixture, 2)));
  act (fixture, "maps.copy-note", NULL);
  before = dup_saved (fixture->project);
  paste_into (fixture, "who");
  assert_board (get_first_map (fixture), "who:a c; say:a b c");
  g_assert_cmpstr (sonder_item_get_text (get_note (fixture, 3), "color"), ==, "green");
  assert_one_step (fixture->project, before);
}

/* Cut and pasted, notes have moved. */
static void
test_cut (MapsFixture  *fixture,
          gconstpointer data)
{
  SonderBoardView *board = SONDER_BOARD_VIEW (get_board (fixture));

  sonder_board_view_select (board, sonder_item_get_id (get_note (fixture, 1)));
  act (fixture, "maps.cut-note", NULL);
  settle (fixture);
  assert_board (get_first_map (fixture), "say:a c");
  paste_into (fixture, "gains");
  assert_board (get_first_map (fixture), "say:a c; gains:b");
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* Other programs get lines. */
static void
test_lines (MapsFixture  *fixture,
            gconstpointer data)
{
  SonderBoardView *board = SONDER_BOARD_VIEW (get_board (fixture));
  g_autofree char *text = NULL;

  sonder_board_view_pick_all (board);
  act (fixture, "maps.copy-note", NULL);
  gdk_clipboard_read_text_async (get_clipboard (fixture), NULL, text_read_cb, &text);
  spin (100);
  g_assert_cmpstr (text, ==, "a\nb\nc");
}

static void
test_text (MapsFixture  *fixture,
           gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *board;
  } rows[] = {
    { "d\n\n e \r\nf", "do:d e f" },
    { "", "" },
    { " \n\t\n", "" },
    { "<b>\x1b[0m", "do:<b> [0m" },
  };

  act (fixture, "maps.delete", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      act (fixture, "maps.new", NULL);
      settle (fixture);
      gdk_clipboard_set_text (get_clipboard (fixture), rows[i].text);
      paste_into (fixture, "do");
      assert_board (get_first_map (fixture), rows[i].board);
      act (fixture, "maps.delete", NULL);
    }
}

/* However much it is, the board stays one that people can use. */
static void
test_much (MapsFixture  *fixture,
           gconstpointer data)
{
  GString *lines = g_string_new (NULL);
  g_autofree char *before = dup_saved (fixture->project);

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (lines, "line %u\n", i);
  gdk_clipboard_set_text (get_clipboard (fixture), lines->str);
  paste_into (fixture, "do");
  g_assert_cmpuint (count_notes (fixture), ==, 203);
  assert_one_step (fixture->project, before);
  g_string_free (lines, TRUE);
}

static void
test_picture (MapsFixture  *fixture,
              gconstpointer data)
{
  act (fixture, "maps.copy-picture", NULL);
  g_assert_true (gdk_content_formats_contain_gtype (
    gdk_clipboard_get_formats (get_clipboard (fixture)), GDK_TYPE_TEXTURE));
  /* A picture makes no notes. */
  paste_into (fixture, "do");
  g_assert_cmpuint (count_notes (fixture), ==, 3);
}

/* The paste was meant for the map that was shown then. */
static void
test_late (MapsFixture  *fixture,
           gconstpointer data)
{
  gdk_clipboard_set_text (get_clipboard (fixture), "late");
  gtk_widget_grab_focus (find_spot (fixture, NULL, "do"));
  act (fixture, "maps.paste", NULL);
  act (fixture, "maps.new", NULL);
  /* Nothing tells that a paste came to nothing; one that is still read when the
   * program ends would be a leak. */
  spin (500);
  assert_board (get_first_map (fixture), "say:a b c");
}

#define ADD(path, function) g_test_add (path, MapsFixture, NULL, set_up_board, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("GTK_A11Y", "test", FALSE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  ADD ("/board-clipboard/notes", test_notes);
  ADD ("/board-clipboard/cut", test_cut);
  ADD ("/board-clipboard/lines", test_lines);
  ADD ("/board-clipboard/text", test_text);
  ADD ("/board-clipboard/much", test_much);
  ADD ("/board-clipboard/picture", test_picture);
  ADD ("/board-clipboard/late", test_late);
  return g_test_run ();
}
