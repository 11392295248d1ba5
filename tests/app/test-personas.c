/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "fact-list.h"
#include "field-view.h"
#include "identifier.h"
#include "persona-card.h"
#include "persona-edits.h"
#include "persona-face.h"
#include "personas-page.h"
#include "slider-row.h"
#include "statement-line.h"
#include "statement-list.h"
#include "step-testing.h"
#include "strip-words.h"

typedef struct
{
  SonderDocument *document;
  SonderProject  *project;
  GtkWidget      *window;
  GtkWidget      *page;
} Fixture;

static gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
spin (guint milliseconds)
{
  gboolean late = FALSE;

  g_timeout_add (milliseconds, late_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (Fixture *fixture)
{
  for (guint i = 0; i < 100 && !gtk_widget_get_mapped (fixture->window); i++)
    spin (20);
  g_assert_true (gtk_widget_get_mapped (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_test_widget_wait_for_draw (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* The nth of that type, in the order in which they stand. */
static GtkWidget *
find_nth (GtkWidget *widget,
          GType      type,
          guint     *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type,
      guint      n)
{
  return find_nth (widget, type, &n);
}

static GtkWidget *
find_id (GtkWidget  *widget,
         const char *id)
{
  if (g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_id (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static SonderItem *
get_persona (Fixture *fixture,
             guint    position)
{
  g_autoptr (SonderItem) persona = g_list_model_get_item (
    sonder_project_get_items (fixture->project, SONDER_KIND_PERSONA), position);

  return persona; /* the project keeps it */
}

static guint
count_personas (Fixture *fixture)
{
  return g_list_model_get_n_items (
    sonder_project_get_items (fixture->project, SONDER_KIND_PERSONA));
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, action, NULL));
  settle (fixture);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->project = sonder_project_new ();
  fixture->document = sonder_document_new_for_project (fixture->project);
  fixture->window = gtk_window_new ();
  fixture->page = g_object_new (SONDER_TYPE_PERSONAS_PAGE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  sonder_page_set_document (SONDER_PAGE (fixture->page), fixture->document);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

/* With the card of a persona of two goals. */
static void
set_up_card (Fixture      *fixture,
             gconstpointer data)
{
  SonderItem *persona;

  set_up (fixture, data);
  act (fixture, "personas.add");
  persona = get_persona (fixture, 0);
  sonder_project_set_text (fixture->project, persona, "name", "Paula");
  sonder_persona_edits_add_statement (fixture->project, persona, "goals", 0);
  {
    g_autoptr (SonderItem) goal =
      g_list_model_get_item (sonder_item_get_items (persona, "goals"), 0);

    sonder_persona_edits_paste_statements (fixture->project, goal, "one\ntwo");
  }
  settle (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin (50);
  g_object_unref (fixture->document);
  g_object_unref (fixture->project);
}

static const char *
get_shown (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (fixture->page, GTK_TYPE_STACK, 0)));
}

static void
type_into (GtkWidget  *field,
           const char *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (find (field, GTK_TYPE_TEXT_VIEW, 0));

  gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (view), text, -1, TRUE);
}

static gboolean
press (GtkWidget *field,
       guint      key)
{
  GtkWidget *widgets[] = { find (field, GTK_TYPE_TEXT_VIEW, 0), field };
  gboolean handled = FALSE;

  for (guint w = 0; w < G_N_ELEMENTS (widgets); w++)
    {
      g_autoptr (GListModel) controllers =
        widgets[w] != NULL ? gtk_widget_observe_controllers (widgets[w]) : NULL;

      for (guint i = 0; controllers != NULL && !handled && i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
            g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
        }
    }

  return handled;
}

/* "one|two": the goals. */
static void
assert_statements (Fixture    *fixture,
                   const char *field,
                   const char *expected)
{
  GListModel *items = sonder_item_get_items (get_persona (fixture, 0), field);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", sonder_item_get_text (item, "text"));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static GtkWidget *
get_line (Fixture *fixture,
          guint    position)
{
  return find (fixture->page, SONDER_TYPE_STATEMENT_LINE, position);
}

static GtkWidget *
get_field (GtkWidget *line)
{
  return find (line, SONDER_TYPE_FIELD_VIEW, 0);
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
test_ways (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_cmpstr (get_shown (fixture), ==, "empty");
  act (fixture, "personas.add");
  g_assert_cmpstr (get_shown (fixture), ==, "card");
  g_assert_true (has_focus (find_id (fixture->page, "name")));
  act (fixture, "personas.show-all");
  g_assert_cmpstr (get_shown (fixture), ==, "gallery");
  g_assert_true (GTK_IS_FLOW_BOX_CHILD (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  sonder_page_set_search (SONDER_PAGE (fixture->page), "nobody is called so");
  settle (fixture);
  g_assert_cmpstr (get_shown (fixture), ==, "none");
  sonder_page_set_search (SONDER_PAGE (fixture->page), "");
  settle (fixture);
  g_assert_cmpstr (get_shown (fixture), ==, "gallery");
  sonder_project_undo (fixture->project);
  settle (fixture);
  g_assert_cmpstr (get_shown (fixture), ==, "empty");
}

/* Each action on the whole persona is one step. */
static void
test_persona (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);
  g_autofree char *doubled = NULL;

  act (fixture, "personas.duplicate");
  g_assert_cmpuint (count_personas (fixture), ==, 2);
  g_assert_cmpstr (sonder_item_get_text (get_persona (fixture, 1), "name"), ==, "Paula (copy)");
  g_assert_cmpstr (get_shown (fixture), ==, "card");
  assert_one_step (fixture->project, before);

  settle (fixture);
  doubled = dup_saved (fixture->project);
  sonder_page_show_item (SONDER_PAGE (fixture->page),
                         sonder_item_get_id (get_persona (fixture, 0)));
  settle (fixture);
  act (fixture, "personas.delete");
  g_assert_cmpuint (count_personas (fixture), ==, 1);
  g_assert_cmpstr (get_shown (fixture), ==, "gallery");
  assert_one_step (fixture->project, doubled);
}

static void
test_statements (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget *field = get_field (get_line (fixture, 0));

  /* Enter adds a line below, into which one types at once. */
  g_assert_true (press (field, GDK_KEY_Return));
  settle (fixture);
  assert_statements (fixture, "goals", "one||two");
  g_assert_true (has_focus (get_line (fixture, 1)));
  type_into (get_field (get_line (fixture, 1)), "new");
  assert_statements (fixture, "goals", "one|new|two");

  /* Backspace takes an empty line away, and no other. */
  g_assert_false (press (get_field (get_line (fixture, 1)), GDK_KEY_BackSpace));
  g_assert_true (press (get_field (get_line (fixture, 1)), GDK_KEY_Return));
  settle (fixture);
  g_assert_true (press (get_field (get_line (fixture, 2)), GDK_KEY_BackSpace));
  settle (fixture);
  assert_statements (fixture, "goals", "one|new|two");
  g_assert_true (has_focus (get_line (fixture, 1)));
}

/* What waits below the lines looks like one: what is typed there begins one. */
static void
test_typing_below (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *add_button = gtk_widget_get_last_child (find_id (fixture->page, "goals"));

  gtk_widget_grab_focus (add_button);
  g_assert_false (press (add_button, GDK_KEY_Tab));
  assert_statements (fixture, "goals", "one|two");
  g_assert_true (press (add_button, GDK_KEY_N));
  settle (fixture);
  assert_statements (fixture, "goals", "one|two|N");
  g_assert_true (has_focus (get_line (fixture, 2)));
  type_into (get_field (get_line (fixture, 2)), "ew");
  assert_statements (fixture, "goals", "one|two|New");
}

/* A line that is left empty goes; where nothing else was done, so does its step. */
static void
test_abandoned (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);
  g_autofree char *after = NULL;

  g_assert_true (press (get_field (get_line (fixture, 0)), GDK_KEY_Return));
  settle (fixture);
  assert_statements (fixture, "goals", "one||two");
  gtk_widget_child_focus (find_id (fixture->page, "about"), GTK_DIR_TAB_FORWARD);
  settle (fixture);
  after = dup_saved (fixture->project);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (has_focus (find_id (fixture->page, "about")));

  g_assert_true (press (get_field (get_line (fixture, 0)), GDK_KEY_Return));
  settle (fixture);
  type_into (get_field (get_line (fixture, 1)), "x");
  sonder_project_seal (fixture->project);
  sonder_project_undo (fixture->project);
  sonder_project_set_text (fixture->project, get_persona (fixture, 0), "about", "Done meanwhile");
  gtk_widget_child_focus (find_id (fixture->page, "about"), GTK_DIR_TAB_FORWARD);
  settle (fixture);
  assert_statements (fixture, "goals", "one|two");
}

static void
test_paste (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *pasted;
    const char *expected;
  } rows[] = {
    { "one line goes where the cursor is", "!", "one!|two" },
    { "lines", "a\nb", "one|a|b|two" },
    { "blank ones and blanks", "\n a \r\n\n\tb\n", "one|a|b|two" },
    { "not UTF-8 cannot be pasted; controls can", "a\x01\nb", "one|a\x01|b|two" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *before = dup_saved (fixture->project);

      g_test_message ("%s", rows[i].name);
      sonder_project_seal (fixture->project);
      type_into (get_field (get_line (fixture, 0)), rows[i].pasted);
      settle (fixture);
      assert_statements (fixture, "goals", rows[i].expected);
      assert_one_step (fixture->project, before);
      sonder_project_undo (fixture->project);
      settle (fixture);
    }
}

static void
test_paste_bounds (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GString) many = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append (many, "x\n");
  type_into (get_field (get_line (fixture, 0)), many->str);
  settle (fixture);
  g_assert_cmpuint (
    g_list_model_get_n_items (sonder_item_get_items (get_persona (fixture, 0), "goals")), ==, 52);
}

static void
test_move (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);

  sonder_statement_line_focus (SONDER_STATEMENT_LINE (get_line (fixture, 0)));
  gtk_widget_activate_action (get_line (fixture, 0), "statement.move-down", NULL);
  settle (fixture);
  assert_statements (fixture, "goals", "two|one");
  g_assert_true (has_focus (get_line (fixture, 1)));
  assert_one_step (fixture->project, before);

  /* Not beyond the ends. */
  settle (fixture);
  gtk_widget_activate_action (get_line (fixture, 1), "statement.move-down", NULL);
  gtk_widget_activate_action (get_line (fixture, 0), "statement.move-up", NULL);
  assert_statements (fixture, "goals", "two|one");
}

static void
drop (GtkWidget  *line,
      SonderItem *statement,
      double      y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (line);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean handled = FALSE;

  g_value_init (&value, SONDER_TYPE_STATEMENT);
  g_value_set_object (&value, statement);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 1.0, y, &handled);
    }
}

static void
test_drag (Fixture      *fixture,
           gconstpointer data)
{
  static const struct
  {
    guint       from;
    guint       to;
    gboolean    below;
    const char *expected;
  } rows[] = {
    { 0, 2, TRUE, "two|three|one" },  { 0, 2, FALSE, "two|one|three" },
    { 2, 0, FALSE, "three|one|two" }, { 2, 0, TRUE, "one|three|two" },
    { 0, 0, TRUE, "one|two|three" },  { 0, 1, FALSE, "one|two|three" },
  };

  type_into (get_field (get_line (fixture, 1)), "\nthree");
  settle (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *before = dup_saved (fixture->project);
      GtkWidget *from = get_line (fixture, rows[i].from);

      g_test_message ("%u", i);
      assert_statements (fixture, "goals", "one|two|three");
      drop (get_line (fixture, rows[i].to),
            sonder_statement_line_get_statement (SONDER_STATEMENT_LINE (from)),
            rows[i].below ? 1000 : 0);
      settle (fixture);
      assert_statements (fixture, "goals", rows[i].expected);
      if (!g_str_equal (rows[i].expected, "one|two|three"))
        {
          assert_one_step (fixture->project, before);
          sonder_project_undo (fixture->project);
          settle (fixture);
        }
    }
}

/* From the goals to the frustrations and back. */
static void
test_drag_across (Fixture      *fixture,
                  gconstpointer data)
{
  SonderItem *persona = get_persona (fixture, 0);
  g_autofree char *before = NULL;

  sonder_persona_edits_add_statement (fixture->project, persona, "frustrations", 0);
  settle (fixture);
  before = dup_saved (fixture->project);
  drop (get_line (fixture, 2),
        sonder_statement_line_get_statement (SONDER_STATEMENT_LINE (get_line (fixture, 0))), 0);
  settle (fixture);
  assert_statements (fixture, "goals", "two");
  assert_statements (fixture, "frustrations", "one|");
  assert_one_step (fixture->project, before);
}

static void
test_delete_statement (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);

  gtk_widget_activate_action (get_line (fixture, 0), "statement.delete", NULL);
  settle (fixture);
  assert_statements (fixture, "goals", "two");
  assert_one_step (fixture->project, before);
}

/* The button says what the statement is, and opens what it rests on. */
static void
test_evidence (Fixture      *fixture,
               gconstpointer data)
{
  guint customer = sonder_project_add_customer (fixture->project, "c1", "Ann");
  guint answer = sonder_project_add_answer (fixture->project, customer, NULL, SONDER_SCORE_NONE,
                                            NULL, SONDER_DATE_NONE, "Fast.", NULL);
  GtkWidget *line = get_line (fixture, 0);
  SonderItem *goal = sonder_statement_line_get_statement (SONDER_STATEMENT_LINE (line));
  GtkWidget *button = find (line, GTK_TYPE_MENU_BUTTON, 0);
  GtkWidget *inner = gtk_widget_get_first_child (button);

  gtk_test_accessible_assert_property (inner, GTK_ACCESSIBLE_PROPERTY_LABEL, "Assumed");
  sonder_project_add_evidence (fixture->project, goal, answer, "for");
  gtk_test_accessible_assert_property (inner, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Supported by answers: 1");
  sonder_project_add_evidence (fixture->project, goal, answer, "against");
  gtk_test_accessible_assert_property (inner, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Disputed by answers: 2");

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle (fixture);
  g_assert_nonnull (find (button, g_type_from_name ("SonderEvidencePane"), 0));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  sonder_project_undo (fixture->project);
  gtk_test_accessible_assert_property (inner, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Supported by answers: 1");
}

static void
test_facts (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *list = find (fixture->page, SONDER_TYPE_FACT_LIST, 0);
  GtkWidget *add = gtk_widget_get_last_child (list);
  SonderItem *persona = get_persona (fixture, 0);
  g_autofree char *before = dup_saved (fixture->project);
  g_autofree char *written = NULL;

  g_signal_emit_by_name (add, "clicked");
  settle (fixture);
  g_assert_true (has_focus (list));
  assert_one_step (fixture->project, before);
  settle (fixture);
  type_into (find (list, SONDER_TYPE_FIELD_VIEW, 0), "Age");
  type_into (find (list, SONDER_TYPE_FIELD_VIEW, 1), "41");
  {
    g_autoptr (SonderItem) fact =
      g_list_model_get_item (sonder_item_get_items (persona, "facts"), 0);

    g_assert_cmpstr (sonder_item_get_text (fact, "name"), ==, "Age");
    g_assert_cmpstr (sonder_item_get_text (fact, "value"), ==, "41");
  }

  written = dup_saved (fixture->project);
  gtk_test_accessible_assert_property (find (list, GTK_TYPE_BUTTON, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove Fact");
  g_signal_emit_by_name (find (list, GTK_TYPE_BUTTON, 0), "clicked");
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (sonder_item_get_items (persona, "facts")), ==, 0);
  assert_one_step (fixture->project, written);
}

static void
assert_channels (Fixture    *fixture,
                 const char *expected)
{
  g_autofree char *channels =
    g_strjoinv ("|", (char **) sonder_item_get_texts (get_persona (fixture, 0), "channels"));

  g_assert_cmpstr (channels, ==, expected);
}

static void
test_channels (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *field = find_id (fixture->page, "channels");
  g_autofree char *before = dup_saved (fixture->project);
  g_autofree char *shown = NULL;

  type_into (field, "Shop, , Phone ,");
  g_assert_true (press (field, GDK_KEY_Return));
  settle (fixture);
  assert_channels (fixture, "Shop|Phone");
  assert_one_step (fixture->project, before);

  /* What came from elsewhere is shown. */
  sonder_project_undo (fixture->project);
  settle (fixture);
  shown = sonder_field_view_dup_text (SONDER_FIELD_VIEW (field));
  g_assert_cmpstr (shown, ==, "");

  /* Without Enter it is kept when typing rests. */
  type_into (field, "Letter");
  spin (800);
  assert_channels (fixture, "Letter");
}

/* A new persona has a colour that nobody has yet; one that stands for a segment has
 * the segment's, and its face shows it. */
static void
test_color (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *id = sonder_identifier_random ();
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, id);
  GtkWidget *face = find (find_id (fixture->page, "face"), ADW_TYPE_AVATAR, 0);

  g_assert_true (gtk_widget_has_css_class (face, "face-blue"));
  sonder_item_set_text (segment, "name", "Offices");
  sonder_item_set_text (segment, "color", "teal");
  sonder_project_add_item (fixture->project, segment);
  gtk_widget_activate_action (fixture->page, "personas.stand-for", "s", id);
  settle (fixture);
  g_assert_cmpstr (sonder_item_get_text (get_persona (fixture, 0), "color"), ==, "teal");
  g_assert_true (gtk_widget_has_css_class (face, "face-teal"));
  g_assert_false (gtk_widget_has_css_class (face, "face-blue"));

  act (fixture, "personas.add");
  g_assert_cmpstr (sonder_item_get_text (get_persona (fixture, 1), "color"), ==, "blue");
}

static void
test_sliders (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *row = find (fixture->page, SONDER_TYPE_SLIDER_ROW, 0);
  GtkWidget *scale = find (row, GTK_TYPE_SCALE, 0);
  SonderItem *persona = get_persona (fixture, 0);
  g_autoptr (SonderItem) slider =
    g_list_model_get_item (sonder_item_get_items (persona, "sliders"), 0);
  g_autofree char *before = dup_saved (fixture->project);

  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Between “Price” and “Quality”");
  /* A whole drag is one step. */
  gtk_range_set_value (GTK_RANGE (scale), 60);
  gtk_range_set_value (GTK_RANGE (scale), 80);
  spin (500);
  g_assert_cmpfloat (sonder_item_get_number (slider, "value"), ==, 80);
  assert_one_step (fixture->project, before);
  sonder_project_undo (fixture->project);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 50);

  /* A drag that has not rested is not lost with the page. */
  gtk_range_set_value (GTK_RANGE (scale), 20);
  act (fixture, "personas.show-all");
  spin (500);
  g_assert_cmpfloat (sonder_item_get_number (slider, "value"), ==, 20);
}

static void
test_guess (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *guess = find_id (fixture->page, "guess");
  SonderItem *persona = get_persona (fixture, 0);
  g_autofree char *before = dup_saved (fixture->project);

  g_assert_true (gtk_widget_get_mapped (guess));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (guess)), ==, "");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (guess), 40);
  g_assert_cmpfloat (sonder_item_get_number (persona, "guessed-share"), ==, 40);
  assert_one_step (fixture->project, before);
}

/* Fiction and figures never blend: no strip without a segment, no count of nobody. */
static void
test_strip (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *strip = find_id (fixture->page, "strip");
  GtkLabel *label = GTK_LABEL (find_id (fixture->page, "strip_label"));
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, "loyal");
  g_autoptr (SonderItem) metric = sonder_item_new (SONDER_KIND_METRIC, "nps");
  SonderItem *persona = get_persona (fixture, 0);

  g_assert_false (gtk_widget_get_visible (strip));
  sonder_item_set_text (segment, "name", "Regulars");
  sonder_item_set_number (segment, "guessed-share", 40);
  sonder_item_set_text (metric, "name", "Recommendation");
  sonder_item_set_text (metric, "scale", "nps");
  sonder_project_add_item (fixture->project, segment);
  sonder_project_add_item (fixture->project, metric);
  sonder_persona_edits_set_segment (fixture->project, persona, "loyal");
  settle (fixture);
  g_assert_true (gtk_widget_get_visible (strip));
  g_assert_cmpstr (gtk_label_get_text (label), ==, "Stands for Regulars · about 40 %, our guess");
  g_assert_false (gtk_widget_get_visible (find_id (fixture->page, "guess_box")));

  for (guint i = 0; i < 40; i++)
    {
      guint row = sonder_project_add_customer (fixture->project, NULL, NULL);

      sonder_project_pin_customers (fixture->project, &row, 1, "loyal");
    }
  settle (fixture);
  g_assert_cmpstr (gtk_label_get_text (label), ==, "Stands for Regulars · 40 customers");

  for (guint i = 0; i < 40; i++)
    sonder_project_add_answer (fixture->project, i, "nps", i < 20 ? 10 : 8, NULL, SONDER_DATE_NONE,
                               NULL, NULL);
  settle (fixture);
  g_assert_true (g_str_has_prefix (gtk_label_get_text (label),
                                   "Stands for Regulars · 40 customers · NPS 50 ["));
  g_assert_true (g_str_has_suffix (gtk_label_get_text (label), "], 40 answers"));
}

static void
test_portrait (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *face = find (fixture->page, SONDER_TYPE_PERSONA_FACE, 0);
  AdwAvatar *avatar = ADW_AVATAR (find (face, ADW_TYPE_AVATAR, 0));
  g_autofree char *before = dup_saved (fixture->project);
  static const char portrait[] =
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg==";

  g_assert_null (adw_avatar_get_custom_image (avatar));
  sonder_persona_edits_set_portrait (fixture->project, get_persona (fixture, 0), portrait);
  settle (fixture);
  g_assert_nonnull (adw_avatar_get_custom_image (avatar));
  assert_one_step (fixture->project, before);
  settle (fixture);
  gtk_widget_activate_action (face, "face.remove", NULL);
  settle (fixture);
  g_assert_null (adw_avatar_get_custom_image (avatar));
  gtk_test_accessible_assert_property (
    gtk_widget_get_first_child (find (face, GTK_TYPE_MENU_BUTTON, 0)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, "Picture");
}

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } rows[] = {
    { "persona", test_persona },
    { "statements", test_statements },
    { "typing-below", test_typing_below },
    { "abandoned", test_abandoned },
    { "color", test_color },
    { "paste", test_paste },
    { "paste/bounds", test_paste_bounds },
    { "move", test_move },
    { "drag", test_drag },
    { "drag/across", test_drag_across },
    { "delete-statement", test_delete_statement },
    { "evidence", test_evidence },
    { "facts", test_facts },
    { "channels", test_channels },
    { "sliders", test_sliders },
    { "guess", test_guess },
    { "strip", test_strip },
    { "portrait", test_portrait },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add ("/personas/ways", Fixture, NULL, set_up, test_ways, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/personas/", rows[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up_card, rows[i].test, tear_down);
    }

  return g_test_run ();
}
