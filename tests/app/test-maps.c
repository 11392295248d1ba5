/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <time.h>

#include "board-editor.h"
#include "comment-finder.h"
#include "evidence-pane.h"
#include "map-header.h"
#include "map-miniature.h"
#include "map-window.h"
#include "maps-gallery.h"

typedef MapsFixture Fixture;

/* "board", or what the gallery shows. */
static const char *
get_shown_page (Fixture *fixture)
{
  GtkWidget *stack = find_type (fixture->page, GTK_TYPE_STACK);
  const char *name = gtk_stack_get_visible_child_name (GTK_STACK (stack));

  return g_str_equal (name, "gallery")
           ? gtk_stack_get_visible_child_name (GTK_STACK (find_type (
               find_type (stack, SONDER_TYPE_MAPS_GALLERY), GTK_TYPE_STACK)))
           : name;
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_cmpstr (get_shown_page (fixture), ==, "empty");
  act (fixture, "maps.new", NULL);
  settle (fixture);
  g_assert_cmpstr (get_shown_page (fixture), ==, "board");
  act (fixture, "maps.show-all", NULL);
  settle (fixture);
  g_assert_cmpstr (get_shown_page (fixture), ==, "tiles");
  g_assert_nonnull (find_type (fixture->page, SONDER_TYPE_MAP_MINIATURE));
  sonder_page_set_search (SONDER_PAGE (fixture->page), "nowhere");
  settle (fixture);
  g_assert_cmpstr (get_shown_page (fixture), ==, "nothing-found");
  sonder_page_set_search (SONDER_PAGE (fixture->page), "");
  settle (fixture);
  sonder_project_undo (fixture->project);
  settle (fixture);
  g_assert_cmpstr (get_shown_page (fixture), ==, "empty");
}

static void
write_note (Fixture    *fixture,
            const char *text,
            gboolean    activate)
{
  GtkWidget *editor = find_type (get_board (fixture), SONDER_TYPE_BOARD_EDITOR);
  GtkWidget *view = find_type (editor, GTK_TYPE_TEXT_VIEW);

  g_assert_true (gtk_widget_get_visible (editor));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  g_signal_emit_by_name (editor, "done", activate);
  settle (fixture);
}

static gboolean
is_editing (Fixture *fixture)
{
  return gtk_widget_get_visible (find_type (get_board (fixture), SONDER_TYPE_BOARD_EDITOR));
}

static void
test_write (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *text;

  act (fixture, "maps.add-note-to", "pains");
  settle (fixture);
  g_assert_true (is_editing (fixture));
  text = find_type (find_type (get_board (fixture), SONDER_TYPE_BOARD_EDITOR), GTK_TYPE_TEXT_VIEW);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == text);
  gtk_test_accessible_assert_property (text, GTK_ACCESSIBLE_PROPERTY_LABEL, "Note in “Pains”");

  write_note (fixture, "first", TRUE);
  g_assert_cmpuint (count_notes (fixture), ==, 4);
  g_assert_true (is_editing (fixture));
  write_note (fixture, "second\nthird", TRUE);
  g_assert_cmpuint (count_notes (fixture), ==, 6);

  /* An empty one ends the region and leads to the next. */
  write_note (fixture, "", TRUE);
  g_assert_false (is_editing (fixture));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) ==
                 find_spot (fixture, NULL, "gains"));
  g_assert_cmpuint (count_notes (fixture), ==, 6);
  for (guint i = 0; i < 2; i++)
    sonder_project_undo (fixture->project);
  g_assert_cmpuint (count_notes (fixture), ==, 3);
}

static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  SonderItem *note = get_note (fixture, 1);

  sonder_board_view_select (SONDER_BOARD_VIEW (get_board (fixture)), sonder_item_get_id (note));
  act (fixture, "maps.edit-note", NULL);
  settle (fixture);
  write_note (fixture, "better", TRUE);
  g_assert_cmpstr (sonder_item_get_text (get_note (fixture, 1), "text"), ==, "better");
  g_assert_false (is_editing (fixture));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) ==
                 find_spot (fixture, sonder_item_get_id (note), NULL));

  /* Escape keeps what there was, leaving keeps what was written. */
  act (fixture, "maps.edit-note", NULL);
  g_signal_emit_by_name (find_type (get_board (fixture), SONDER_TYPE_BOARD_EDITOR), "cancelled");
  g_assert_cmpstr (sonder_item_get_text (get_note (fixture, 1), "text"), ==, "better");
  act (fixture, "maps.edit-note", NULL);
  write_note (fixture, "left", FALSE);
  g_assert_cmpstr (sonder_item_get_text (get_note (fixture, 1), "text"), ==, "left");

  /* Saving while writing: what was written is there, and the keyboard stays. */
  act (fixture, "maps.edit-note", NULL);
  gtk_text_buffer_set_text (
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_type (
      find_type (get_board (fixture), SONDER_TYPE_BOARD_EDITOR), GTK_TYPE_TEXT_VIEW))),
    "saved", -1);
  g_signal_emit_by_name (find_type (get_board (fixture), SONDER_TYPE_BOARD_EDITOR), "paused");
  g_assert_cmpstr (sonder_item_get_text (get_note (fixture, 1), "text"), ==, "saved");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) ==
                 find_spot (fixture, sonder_item_get_id (note), NULL));

  /* A note that undo takes away while it is written. */
  act (fixture, "maps.edit-note", NULL);
  for (guint i = 0; i < 4; i++)
    sonder_project_undo (fixture->project);
  settle (fixture);
  g_assert_cmpuint (count_notes (fixture), ==, 0);
  g_assert_false (is_editing (fixture));
}

static void
test_actions (Fixture      *fixture,
              gconstpointer data)
{
  SonderBoardView *board = SONDER_BOARD_VIEW (get_board (fixture));
  g_autofree char *id = g_strdup (sonder_item_get_id (get_note (fixture, 0)));

  sonder_board_view_select (board, id);
  act (fixture, "maps.move-note", "down");
  g_assert_cmpstr (sonder_item_get_text (get_note (fixture, 1), "text"), ==, "a");
  act (fixture, "maps.move-note", "right");
  g_assert_cmpstr (
    sonder_note_edits_get_region (get_first_map (fixture),
                                 sonder_item_find (get_first_map (fixture), "notes", id)),
    ==, "do");
  act (fixture, "maps.move-to", "who");
  act (fixture, "maps.color-note", "green");
  settle (fixture);
  g_assert_cmpstr (sonder_board_view_get_current (board), ==, id);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) ==
                 find_spot (fixture, id, "who"));
  act (fixture, "maps.note-menu", NULL);
  spin (50);
  act (fixture, "maps.delete-note", NULL);
  settle (fixture);
  g_assert_cmpuint (count_notes (fixture), ==, 2);
  g_assert_null (sonder_board_view_get_current (board));
  while (sonder_project_can_undo (fixture->project))
    sonder_project_undo (fixture->project);
  settle (fixture);
  while (sonder_project_can_redo (fixture->project))
    sonder_project_redo (fixture->project);
  settle (fixture);
  g_assert_cmpuint (count_notes (fixture), ==, 2);
}

static void
test_accessible (Fixture      *fixture,
                 gconstpointer data)
{
  const char *id = sonder_item_get_id (get_note (fixture, 0));
  GtkWidget *note = find_spot (fixture, id, "say");
  GtkWidget *region = find_spot (fixture, NULL, "who");

  gtk_test_accessible_assert_role (note, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (note, GTK_ACCESSIBLE_PROPERTY_LABEL, "“a”, Say, assumed");
  gtk_test_accessible_assert_role (region, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (
    region, GTK_ACCESSIBLE_PROPERTY_LABEL,
    "1. Who are they?, empty. What situation are they in, and what part do they play in it?");
  gtk_test_accessible_assert_property (find_spot (fixture, NULL, "say"),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "4. What do they say?, 3 notes");
  gtk_test_accessible_assert_property (get_board (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Empathy map");
}

/* Tab walks the regions and leaves; arrows reach every note. */
static void
test_keyboard (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *board = get_board (fixture);
  GtkRoot *root = GTK_ROOT (fixture->window);
  static const char *const order[] = { "who", "need-to-do", "see",   "say",  "do",
                                       "hear", "thoughts",  "pains", "gains" };

  g_signal_emit_by_name (
    gtk_widget_get_template_child (find_type (fixture->page, SONDER_TYPE_MAP_HEADER),
                                   SONDER_TYPE_MAP_HEADER, "goal"),
    "activate");
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (gtk_root_get_focus (root) == find_spot (fixture, NULL, order[i]));
      g_assert_true (gtk_widget_child_focus (board, GTK_DIR_TAB_FORWARD) ==
                     (i + 1 < G_N_ELEMENTS (order)));
    }

  gtk_widget_grab_focus (find_spot (fixture, NULL, "say"));
  gtk_widget_child_focus (board, GTK_DIR_DOWN);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (gtk_root_get_focus (root) ==
                     find_spot (fixture, sonder_item_get_id (get_note (fixture, i)), NULL));
      gtk_widget_child_focus (board, GTK_DIR_DOWN);
    }
}

static GtkEventController *
find_controller (GtkWidget *widget,
                 GType      type,
                 guint      button)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type) &&
          gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == button)
        return controller;
    }

  g_assert_not_reached ();
}

static void
test_pointer (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *board = get_board (fixture);
  GtkEventController *click = find_controller (board, GTK_TYPE_GESTURE_CLICK, GDK_BUTTON_PRIMARY);
  GtkEventController *drag = find_controller (board, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  g_autofree char *id = g_strdup (sonder_item_get_id (get_note (fixture, 2)));
  SonderBoardArea from =
    *sonder_board_spot_get_area (SONDER_BOARD_SPOT (find_spot (fixture, id, NULL)));
  SonderBoardArea to =
    *sonder_board_spot_get_area (SONDER_BOARD_SPOT (find_spot (fixture, NULL, "hear")));
  double x = from.x + 10, y = from.y + 10;

  g_signal_emit_by_name (drag, "drag-begin", x, y);
  g_signal_emit_by_name (drag, "drag-update", 3.0, 3.0);
  g_signal_emit_by_name (drag, "drag-end", 3.0, 3.0);
  g_assert_cmpstr (sonder_item_get_text (get_note (fixture, 2), "canvas-region"), ==, "say");

  g_signal_emit_by_name (drag, "drag-begin", x, y);
  g_signal_emit_by_name (drag, "drag-update", to.x + 20 - x, to.y + 60 - y);
  settle (fixture);
  g_signal_emit_by_name (drag, "drag-end", to.x + 20 - x, to.y + 60 - y);
  settle (fixture);
  g_assert_nonnull (find_spot (fixture, id, "hear"));

  g_signal_emit_by_name (click, "pressed", 1, to.x + 20, to.y + to.height - 5);
  g_signal_emit_by_name (click, "pressed", 2, to.x + 20, to.y + to.height - 5);
  settle (fixture);
  g_assert_true (is_editing (fixture));
  write_note (fixture, "double", FALSE);
  g_assert_cmpuint (count_notes (fixture), ==, 4);
}

static void
test_layout (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_free (sonder_note_edits_add (fixture->project, get_first_map (fixture), "who", "w", "", NULL));
  g_object_get (fixture->page, "layout", &before, NULL);
  g_assert_cmpstr (before, ==, "canvas");
  act (fixture, "maps.layout", "classic");
  settle (fixture);
  g_object_get (fixture->page, "layout", &after, NULL);
  g_assert_cmpstr (after, ==, "classic");
  act (fixture, "maps.layout", "no such layout");
  settle (fixture);
  g_assert_nonnull (find_spot (fixture, NULL, "says"));
  g_assert_null (find_spot (fixture, NULL, "say"));
  g_assert_nonnull (find_spot (fixture, NULL, ""));
  g_assert_nonnull (find_spot (fixture, sonder_item_get_id (get_note (fixture, 3)), ""));
  sonder_project_undo (fixture->project);
  settle (fixture);
  g_assert_nonnull (find_spot (fixture, NULL, "say"));
  g_assert_null (find_spot (fixture, NULL, ""));
}

/* The arrow leads from the words to whom else a map can be about. */
static void
test_subject_keys (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *header = find_type (fixture->page, SONDER_TYPE_MAP_HEADER);
  GObject *entry = gtk_widget_get_template_child (header, SONDER_TYPE_MAP_HEADER, "who_entry");
  GObject *list = gtk_widget_get_template_child (header, SONDER_TYPE_MAP_HEADER, "who_list");
  GObject *popover = gtk_widget_get_template_child (header, SONDER_TYPE_MAP_HEADER, "who_popover");
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, "offices");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (entry));

  sonder_item_set_text (segment, "name", "Offices");
  sonder_project_add_item (fixture->project, segment);
  gtk_popover_popup (GTK_POPOVER (popover));
  settle (fixture);
  g_assert_null (gtk_widget_get_focus_child (GTK_WIDGET (list)));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Down, 0, 0, &handled);
    }
  g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (list)));
  gtk_popover_popdown (GTK_POPOVER (popover));
  settle (fixture);
}

static void
test_evidence (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *pane = find_type (fixture->page, SONDER_TYPE_EVIDENCE_PANE);
  GtkWidget *found, *focus;
  guint customer = sonder_project_add_customer (fixture->project, "c1", "Ann Secret");
  SonderItem *note = get_note (fixture, 0);
  GListModel *evidence = sonder_item_get_items (note, "evidence");
  g_autoptr (SonderItem) typed = NULL;

  sonder_project_add_answer (fixture->project, customer, NULL, SONDER_SCORE_NONE, NULL,
                             SONDER_DATE_NONE, "Never on time", NULL);
  sonder_board_view_select (SONDER_BOARD_VIEW (get_board (fixture)), sonder_item_get_id (note));
  act (fixture, "maps.show-evidence", NULL);
  settle (fixture);
  spin (300);
  g_assert_true (gtk_widget_get_mapped (pane));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, pane));
  act (fixture, "maps.focus-board", NULL);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) ==
                 find_spot (fixture, sonder_item_get_id (note), NULL));

  found = GTK_WIDGET (gtk_widget_get_template_child (
    find_type (pane, SONDER_TYPE_COMMENT_FINDER), SONDER_TYPE_COMMENT_FINDER, "found"));
  g_signal_emit_by_name (found, "row-activated", gtk_widget_get_first_child (found));
  g_assert_cmpuint (g_list_model_get_n_items (evidence), ==, 1);
  g_assert_cmpint (sonder_item_get_support (note), ==, SONDER_SUPPORTED);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_first_child (found)));

  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (
      gtk_widget_get_template_child (pane, SONDER_TYPE_EVIDENCE_PANE, "against_button")),
    TRUE);
  gtk_editable_set_text (
    GTK_EDITABLE (gtk_widget_get_template_child (pane, SONDER_TYPE_EVIDENCE_PANE, "typed")),
    "Always early");
  g_signal_emit_by_name (gtk_widget_get_template_child (pane, SONDER_TYPE_EVIDENCE_PANE, "typed"),
                         "activate");
  g_assert_cmpuint (g_list_model_get_n_items (evidence), ==, 2);
  g_assert_cmpint (sonder_item_get_support (note), ==, SONDER_DISPUTED);

  typed = g_list_model_get_item (evidence, 1);
  g_assert_true (gtk_widget_activate_action (pane, "evidence.remove", "s",
                                             sonder_item_get_id (typed)));
  g_assert_cmpint (sonder_item_get_support (note), ==, SONDER_SUPPORTED);
  settle (fixture);

  while (sonder_project_can_undo (fixture->project))
    sonder_project_undo (fixture->project);
  settle (fixture);
}

static void
test_show_item (Fixture      *fixture,
                gconstpointer data)
{
  GListModel *maps = sonder_project_get_items (fixture->project, SONDER_KIND_MAP);
  g_autoptr (SonderItem) persona = sonder_item_new (SONDER_KIND_PERSONA, NULL);
  const char *id = sonder_item_get_id (persona);

  sonder_item_set_text (persona, "name", "Dana");
  sonder_project_add_item (fixture->project, persona);
  sonder_page_show_item (SONDER_PAGE (fixture->page), id);
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (maps), ==, 1);
  g_assert_cmpstr (sonder_item_get_text (get_first_map (fixture), "persona"), ==, id);
  g_assert_cmpstr (get_shown_page (fixture), ==, "board");
  g_assert_cmpstr (sonder_project_get_undo_name (fixture->project), ==, "Add Empathy Map");

  act (fixture, "maps.show-all", NULL);
  sonder_page_show_item (SONDER_PAGE (fixture->page), id);
  g_assert_cmpuint (g_list_model_get_n_items (maps), ==, 1);
  act (fixture, "maps.show-all", NULL);
  sonder_page_show_item (SONDER_PAGE (fixture->page), "no such thing");
  g_assert_cmpstr (get_shown_page (fixture), ==, "tiles");
  act (fixture, "maps.show-all", NULL);
  sonder_page_show_item (SONDER_PAGE (fixture->page),
                         sonder_item_get_id (get_first_map (fixture)));
  g_assert_cmpstr (get_shown_page (fixture), ==, "board");
  act (fixture, "maps.duplicate", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (maps), ==, 2);
  act (fixture, "maps.delete", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (maps), ==, 1);
  g_assert_cmpstr (get_shown_page (fixture), ==, "tiles");
}

static guint
count_painted (GtkWidget *widget)
{
  guint n_painted = 0;

  if (SONDER_IS_MAP_MINIATURE (widget))
    return !sonder_map_miniature_paint (SONDER_MAP_MINIATURE (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_painted += count_painted (child);

  return n_painted;
}

/* Of many maps only those are painted that are seen, and none twice. */
static void
test_many_maps (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *first;
  guint n_painted;

  sonder_project_begin_edit (fixture->project, "Add");
  for (guint i = 0; i < 60; i++)
    g_free (sonder_map_edits_create (fixture->project, i % 2 == 0 ? "canvas" : "classic", NULL));
  sonder_project_end_edit (fixture->project);
  act (fixture, "maps.show-all", NULL);
  settle (fixture);
  first = find_type (fixture->page, SONDER_TYPE_MAP_MINIATURE);
  spin (1000);

  /* A search keeps what is painted. */
  sonder_page_set_search (SONDER_PAGE (fixture->page), "nowhere");
  settle (fixture);
  sonder_page_set_search (SONDER_PAGE (fixture->page), "");
  settle (fixture);
  g_assert_true (find_type (fixture->page, SONDER_TYPE_MAP_MINIATURE) == first);
  g_assert_false (sonder_map_miniature_paint (SONDER_MAP_MINIATURE (first)));

  n_painted = count_painted (fixture->page);
  g_test_message ("%u painted", n_painted);
  g_assert_cmpuint (n_painted, >, 2);
  g_assert_cmpuint (n_painted, <, 40);
}

/* The height in pixels for which the first note's text is set. */
static double
get_text_size (SonderBoardView *board)
{
  SonderScene *scene = sonder_board_get_scene (board->board);

  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);
      PangoFontDescription *font;
      PangoLayoutIter *iter;
      double size;

      if (box->part != SONDER_PART_VALUE)
        continue;
      iter = pango_layout_get_iter (box->layout);
      font = pango_font_describe_with_absolute_size (
        pango_layout_iter_get_run_readonly (iter)->item->analysis.font);
      size = pango_units_to_double (pango_font_description_get_size (font));
      pango_font_description_free (font);
      pango_layout_iter_free (iter);
      return size;
    }

  g_assert_not_reached ();
}

/* Read from the back row. */
static void
test_full_screen (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct
  {
    int width;
    int height;
  } rows[] = { { 1280, 800 }, { 1600, 1200 }, { 1024, 768 }, { 800, 600 } };
  SonderBoardView *board = SONDER_BOARD_VIEW (get_board (fixture));
  double before = sonder_board_view_get_em (board);

  sonder_board_view_set_full (board, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), rows[i].width, rows[i].height);
      spin (100);
      settle (fixture);
      g_test_message ("%d × %d", rows[i].width, rows[i].height);
      g_assert_cmpint (gtk_widget_get_height (fixture->window), >=, rows[i].height);
      g_assert_cmpfloat (get_text_size (board), >=,
                         gtk_widget_get_height (fixture->window) / 40.0);
    }
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  sonder_board_view_set_full (board, FALSE);
  spin (100);
  settle (fixture);
  g_assert_cmpfloat (sonder_board_view_get_em (board), ==, before);
}

/* Of this process, so that a busy machine does not matter. */
static double
get_milliseconds (void)
{
  return clock () * 1000.0 / CLOCKS_PER_SEC;
}

static GskRenderNode *
snapshot_board (GtkWidget *board)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (board)->snapshot (board, snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

static double
time_drawing (GskRenderNode *node)
{
  double start = get_milliseconds ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1280, 800);
  cairo_t *cr = cairo_create (surface);
  double elapsed;

  gsk_render_node_draw (node, cr);
  elapsed = get_milliseconds () - start;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return elapsed;
}

/* What does not fit on the screen can be scrolled to. */
static void
test_scroll (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *board = get_board (fixture);
  GtkWidget *scroller = gtk_widget_get_ancestor (board, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  GString *lines = g_string_new (NULL);

  g_assert_cmpfloat (gtk_adjustment_get_upper (scroll), ==, gtk_adjustment_get_page_size (scroll));
  for (guint i = 0; i < 60; i++)
    g_string_append (lines, "one of many notes\n");
  g_free (sonder_note_edits_add (fixture->project, get_first_map (fixture), "hear", lines->str,
                                      "", NULL));
  g_string_free (lines, TRUE);
  settle (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_upper (scroll), >,
                     2 * gtk_adjustment_get_page_size (scroll));
  gtk_widget_grab_focus (find_spot (fixture, sonder_item_get_id (get_note (fixture, 62)), NULL));
  settle (fixture);
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), >, 500);
}

static double
time_frame (GtkWidget *board)
{
  double start = get_milliseconds ();
  g_autoptr (GskRenderNode) node = snapshot_board (board);

  return get_milliseconds () - start + time_drawing (node);
}

/* Says how long frames of a board of 300 notes take; tests/bench keeps bars. */
static void
test_speed (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *board = get_board (fixture);
  GtkEventController *drag = find_controller (board, GTK_TYPE_GESTURE_DRAG, GDK_BUTTON_PRIMARY);
  const char *const *regions = sonder_layout_get_regions ("canvas");
  g_autoptr (GskRenderNode) node = NULL;
  double start;

  for (guint i = 0; i < 33; i++)
    for (guint j = 0; regions[j] != NULL; j++)
      {
        g_autofree char *text = g_strdup_printf ("What somebody thinks of number %u in %s", i,
                                                 regions[j]);

        g_free (sonder_note_edits_add (fixture->project, get_first_map (fixture), regions[j],
                                            text, "", NULL));
      }
  settle (fixture);
  node = snapshot_board (board);
  g_test_message ("unchanged: %.1f ms", time_drawing (node));

  g_signal_emit_by_name (drag, "drag-begin", 60.0, 70.0);
  for (guint i = 1; i < 4; i++)
    {
      start = get_milliseconds ();
      g_signal_emit_by_name (drag, "drag-update", i * 30.0, i * 20.0);
      g_test_message ("dragging: %.1f ms",
                      get_milliseconds () - start + time_frame (board));
    }
  g_signal_emit_by_name (drag, "cancel", NULL);

  gtk_widget_queue_resize (board);
  for (guint i = 0; i < 2; i++)
    {
      int width = gtk_widget_get_width (board) - 20 - (int) i, height;

      start = get_milliseconds ();
      gtk_widget_measure (board, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      gtk_widget_allocate (board, width, height, -1, NULL);
      g_test_message ("cold: %.1f ms, %d px high",
                      get_milliseconds () - start + time_frame (board), height);
    }
}

#define ADD(path, set_up_function, function) \
  g_test_add (path, Fixture, NULL, set_up_function, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_setenv ("GTK_A11Y", "test", FALSE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  ADD ("/maps/empty", set_up, test_empty);
  ADD ("/maps/many", set_up_board, test_many_maps);
  ADD ("/maps/write", set_up_board, test_write);
  ADD ("/maps/edit", set_up_board, test_edit);
  ADD ("/maps/actions", set_up_board, test_actions);
  ADD ("/maps/accessible", set_up_board, test_accessible);
  ADD ("/maps/keyboard", set_up_board, test_keyboard);
  ADD ("/maps/pointer", set_up_board, test_pointer);
  ADD ("/maps/layout", set_up_board, test_layout);
  ADD ("/maps/subject-keys", set_up_board, test_subject_keys);
  ADD ("/maps/evidence", set_up_board, test_evidence);
  ADD ("/maps/show-item", set_up, test_show_item);
  ADD ("/maps/full-screen", set_up_board, test_full_screen);
  ADD ("/maps/scroll", set_up_board, test_scroll);
  ADD ("/maps/speed", set_up_board, test_speed);
  return g_test_run ();
}
