/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "map-testing.h"
#include "map-window.h"

/* What the keyboard does, without a keyboard. */
static gboolean
press (GtkWidget  *board,
       const char *keys)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (board);
  g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (keys);
  gboolean handled = FALSE, found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && !found &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (!gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
            continue;
          found = TRUE;
          handled = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, board,
                                                  gtk_shortcut_get_arguments (shortcut));
        }
    }
  g_assert_true (found);

  return handled;
}

/* The texts of the notes that an action means. */
static char *
describe_meant (GtkWidget *board)
{
  g_autoptr (GPtrArray) notes = sonder_board_view_dup_meant (SONDER_BOARD_VIEW (board));
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (texts, "%s%s", i > 0 ? " " : "",
                            sonder_item_get_text (notes->pdata[i], "text"));

  return g_string_free (texts, FALSE);
}

static void
assert_meant (GtkWidget  *board,
              const char *expected)
{
  g_autofree char *meant = describe_meant (board);

  g_assert_cmpstr (meant, ==, expected);
}

static void
select_note (MapsFixture *fixture,
             guint        position)
{
  sonder_board_view_select (SONDER_BOARD_VIEW (get_board (fixture)),
                            sonder_item_get_id (get_note (fixture, position)));
}

static void
test_keys (MapsFixture  *fixture,
           gconstpointer data)
{
  static const struct
  {
    const char *keys;
    const char *meant;
  } rows[] = {
    { "<Shift>Down", "a b" }, { "<Shift>Down", "a b c" }, { "space", "a b" },
    { "Escape", "c" },        { "space", "c" },           { "<Shift>Up", "b c" },
    { "Escape", "b" },        { "<Control>a", "a b c" },  { "<Control>space", "a c" },
  };
  GtkWidget *board = get_board (fixture);

  select_note (fixture, 0);
  assert_meant (board, "a");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].keys);
      g_assert_true (press (board, rows[i].keys));
      assert_meant (board, rows[i].meant);
    }
  gtk_test_accessible_assert_state (
    find_spot (fixture, sonder_item_get_id (get_note (fixture, 0)), NULL),
    GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  gtk_test_accessible_assert_state (
    find_spot (fixture, sonder_item_get_id (get_note (fixture, 1)), NULL),
    GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  g_assert_true (press (board, "Escape"));
  g_assert_false (press (board, "Escape"));
}

/* What is picked goes with its notes. */
static void
test_gone (MapsFixture  *fixture,
           gconstpointer data)
{
  GtkWidget *board = get_board (fixture);

  select_note (fixture, 0);
  press (board, "<Control>a");
  sonder_project_undo (fixture->project);
  settle (fixture);
  assert_meant (board, "");
  sonder_project_redo (fixture->project);
  settle (fixture);
  assert_meant (board, "");

  select_note (fixture, 0);
  press (board, "<Control>a");
  press (board, "Delete");
  g_assert_cmpuint (count_notes (fixture), ==, 0);
  assert_meant (board, "");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) ==
                 find_spot (fixture, NULL, "say"));
}

static void
test_range (MapsFixture  *fixture,
            gconstpointer data)
{
  SonderBoardView *board = SONDER_BOARD_VIEW (get_board (fixture));
  const char *first = sonder_item_get_id (get_note (fixture, 0));
  const char *second = sonder_item_get_id (get_note (fixture, 1));
  const char *last = sonder_item_get_id (get_note (fixture, 2));

  select_note (fixture, 2);
  sonder_board_view_pick_to (board, first);
  assert_meant (GTK_WIDGET (board), "a b c");
  sonder_board_view_toggle (board, second);
  assert_meant (GTK_WIDGET (board), "a c");
  sonder_board_view_clear_picks (board);
  sonder_board_view_toggle (board, first);
  assert_meant (GTK_WIDGET (board), "a c");
  sonder_board_view_toggle (board, last);
  assert_meant (GTK_WIDGET (board), "a");
}

/* Every action on one note and on several: one step, undone and redone to the
 * byte, and the keyboard stays on the board. */
static void
test_steps (MapsFixture  *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *action;
    const char *target;
  } rows[] = {
    { "maps.move-note", "down" },   { "maps.move-note", "right" }, { "maps.move-to", "gains" },
    { "maps.color-note", "green" }, { "maps.delete-note", NULL },  { "maps.cut-note", NULL },
    { "maps.layout", "classic" },   { "maps.duplicate", NULL },
  };
  GtkWidget *board = get_board (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint several = 0; several < 2; several++)
      {
        g_autofree char *before = dup_saved (fixture->project);
        GtkWidget *focus;

        g_test_message ("%s %s, %u", rows[i].action, rows[i].target, several);
        select_note (fixture, 0);
        sonder_board_view_clear_picks (SONDER_BOARD_VIEW (board));
        if (several)
          press (board, "<Shift>Down");
        act (fixture, rows[i].action, rows[i].target);
        settle (fixture);
        focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
        g_assert_true (focus != NULL && (g_str_equal (rows[i].action, "maps.layout") ||
                                         g_str_equal (rows[i].action, "maps.duplicate") ||
                                         gtk_widget_is_ancestor (focus, board)));
        assert_one_step (fixture->project, before);
        sonder_project_undo (fixture->project);
        g_assert_true (gtk_widget_activate_action (
          fixture->page, "maps.open", "s", sonder_item_get_id (get_first_map (fixture))));
        settle (fixture);
      }
}

static void
test_drag (MapsFixture  *fixture,
           gconstpointer data)
{
  GtkWidget *board = get_board (fixture);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (board);
  g_autofree char *before = dup_saved (fixture->project);
  SonderBoardArea from, to;
  GtkEventController *drag = NULL;

  for (guint i = 0; drag == NULL; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        drag = controller;
    }
  select_note (fixture, 0);
  press (board, "<Shift>Down");
  from = *sonder_board_spot_get_area (
    SONDER_BOARD_SPOT (find_spot (fixture, sonder_item_get_id (get_note (fixture, 1)), NULL)));
  to = *sonder_board_spot_get_area (SONDER_BOARD_SPOT (find_spot (fixture, NULL, "hear")));
  g_signal_emit_by_name (drag, "drag-begin", from.x + 5, from.y + 5);
  g_signal_emit_by_name (drag, "drag-update", to.x + 20 - from.x, to.y + 60 - from.y);
  settle (fixture);
  g_signal_emit_by_name (drag, "drag-end", to.x + 20 - from.x, to.y + 60 - from.y);
  settle (fixture);
  assert_board (get_first_map (fixture), "say:c; hear:a b");
  assert_one_step (fixture->project, before);
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
  ADD ("/board-selection/keys", test_keys);
  ADD ("/board-selection/gone", test_gone);
  ADD ("/board-selection/range", test_range);
  ADD ("/board-selection/steps", test_steps);
  ADD ("/board-selection/drag", test_drag);
  return g_test_run ();
}
