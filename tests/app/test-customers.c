/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of customers through its real widgets. */

#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "answer-dialog.h"
#include "application.h"
#include "attribute-dialog.h"
#include "calendar.h"
#include "cell-editor.h"
#include "customer-cell.h"
#include "customer-count.h"
#include "customer-table.h"
#include "customer-testing.h"
#include "customers-page.h"
#include "patience.h"
#include "step-testing.h"

typedef struct
{
  SonderDocument      *document;
  SonderProject       *project;
  GtkWidget           *window;
  GtkWidget           *page;
  SonderCustomerTable *table;
  SonderCustomerList  *list;
} Fixture;

static GSettings *settings;

static void
settle (Fixture *fixture)
{
  wait_until (gtk_widget_get_mapped (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_test_widget_wait_for_draw (fixture->window);
}

static gpointer
find_type (GtkWidget *widget,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
show_page (Fixture *fixture)
{
  fixture->window = gtk_window_new ();
  fixture->page = g_object_new (SONDER_TYPE_CUSTOMERS_PAGE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  sonder_page_set_document (SONDER_PAGE (fixture->page), fixture->document);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
  fixture->table = find_type (fixture->page, SONDER_TYPE_CUSTOMER_TABLE);
  fixture->list = SONDER_CUSTOMER_LIST (
    gtk_column_view_get_model (sonder_customer_table_get_view (fixture->table)));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->project = create_project ();
  sonder_project_mark_saved (fixture->project);
  fixture->document = sonder_document_new_for_project (fixture->project);
  show_page (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_settings_reset (settings, "hide-personal-data");
  g_settings_reset (settings, "show-respondents");
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->document);
  g_object_unref (fixture->project);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static SonderCustomerCell *
get_cell (Fixture    *fixture,
          guint       position,
          const char *column)
{
  GtkWidget *focus;

  g_assert_true (sonder_customer_table_focus (fixture->table, position, column));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (SONDER_IS_CUSTOMER_CELL (focus));

  return SONDER_CUSTOMER_CELL (focus);
}

static void
act (Fixture    *fixture,
     const char *action,
     const char *target)
{
  g_autoptr (GVariant) parameter =
    target != NULL ? g_variant_ref_sink (g_variant_new_string (target)) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (fixture->page, action, parameter));
  settle (fixture);
}

static gboolean
send_key (GtkWidget      *widget,
          guint           keyval,
          GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &handled);
    }

  return handled;
}

static void
press (GtkWidget      *widget,
       guint           keyval,
       GdkModifierType modifiers)
{
  g_assert_true (send_key (widget, keyval, modifiers));
}

static GtkWidget *
begin_edit (Fixture    *fixture,
            guint       position,
            const char *column,
            const char *text)
{
  SonderCustomerCell *cell = get_cell (fixture, position, column);
  GtkWidget *entry;

  g_assert_true (sonder_customer_table_edit (fixture->table, NULL));
  g_assert_true (sonder_customer_cell_is_editing (cell));
  entry = find_type (GTK_WIDGET (cell), GTK_TYPE_TEXT);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);

  return entry;
}

static const struct
{
  const char *name;
  guint       position;
  const char *column;
  const char *text;
  guint       keyval;
  const char *shown;    /* what the cell says then; NULL where it is refused */
  const char *focused;  /* "position column" afterwards */
} edits[] = {
  { "a name", 0, "name", "Zoë Abelson", GDK_KEY_Return, "Zoë Abelson", "1 name" },
  { "a choice in another case", 1, "attribute:plan", "TEAM", GDK_KEY_Tab, "Team", "1 attribute:age" },
  { "a number", 2, "attribute:age", " 12.5 ", GDK_KEY_Return, "12.5", "3 attribute:age" },
  { "nothing", 3, "attribute:age", "", GDK_KEY_ISO_Left_Tab, "", "3 attribute:plan" },
  { "yes or no", 4, "attribute:active", "YES", GDK_KEY_Return, "yes", "4 attribute:active" },
  { "no number", 0, "attribute:age", "old", GDK_KEY_Return, NULL, NULL },
  { "no day", 1, "attribute:since", "2025-02-30", GDK_KEY_Tab, NULL, NULL },
  { "no choice", 2, "attribute:plan", "Platinum", GDK_KEY_Return, NULL, NULL },
  { "maybe", 3, "attribute:active", "maybe", GDK_KEY_Return, NULL, NULL },
};

static char *
describe_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  SonderCustomerCell *cell = SONDER_CUSTOMER_CELL (focus);

  return g_strdup_printf (
    "%u %s", sonder_customer_slot_get_position (sonder_customer_cell_get_slot (cell)),
    sonder_cell_column_get_name (sonder_customer_cell_get_column (cell)));
}

static void
test_edits (Fixture      *fixture,
            gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *before = dup_saved (fixture->project);
      SonderCustomerCell *cell = get_cell (fixture, edits[i].position, edits[i].column);
      GtkWidget *entry =
        begin_edit (fixture, edits[i].position, edits[i].column, edits[i].text);
      g_autofree char *focus = NULL;
      g_autofree char *after = NULL;

      g_test_message ("%s", edits[i].name);
      press (entry, edits[i].keyval, 0);
      if (edits[i].shown != NULL)
        {
          settle (fixture);
          g_assert_false (sonder_customer_cell_is_editing (cell));
          focus = describe_focus (fixture);
          g_assert_cmpstr (focus, ==, edits[i].focused);
          assert_one_step (fixture->project, before);
          settle (fixture);
          g_assert_cmpstr (sonder_customer_cell_get_text (cell), ==, edits[i].shown);
          continue;
        }

      /* Nothing is lost, and what is wrong is said. */
      g_assert_true (sonder_customer_cell_is_editing (cell));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, edits[i].text);
      gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID,
                                        GTK_ACCESSIBLE_INVALID_TRUE);
      press (entry, GDK_KEY_Escape, 0);
      g_assert_false (sonder_customer_cell_is_editing (cell));
      after = dup_saved (fixture->project);
      g_assert_cmpstr (after, ==, before);
    }
}

/* Going elsewhere takes what was written; the same value is no step. */
static void
test_leave (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);
  guint64 generation = sonder_project_get_generation (fixture->project);
  SonderCustomerCell *cell = get_cell (fixture, 0, "name");

  begin_edit (fixture, 0, "name", "Zoë Abel");
  get_cell (fixture, 2, "name");
  wait_until (!sonder_customer_cell_is_editing (cell));
  assert_no_step (fixture->project, before, generation);

  begin_edit (fixture, 0, "name", "Zoë");
  get_cell (fixture, 2, "name");
  wait_until (!sonder_customer_cell_is_editing (cell));
  assert_one_step (fixture->project, before);
}

/* What the whole program acts upon finds what was written; undo is the text's. */
static void
test_program_keys (Fixture      *fixture,
                   gconstpointer data)
{
  static const guint keys[] = { GDK_KEY_s, GDK_KEY_w, GDK_KEY_q, GDK_KEY_e };
  SonderCustomerCell *cell = get_cell (fixture, 0, "name");
  GtkWidget *entry;
  int end = -1;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *before = dup_saved (fixture->project);
      g_autofree char *name = g_strdup_printf ("Zoë %u", i);

      begin_edit (fixture, 0, "name", name);
      g_assert_false (send_key (fixture->window, keys[i], GDK_CONTROL_MASK));
      g_assert_cmpstr (
        sonder_customers_get_name (sonder_project_get_customers (fixture->project), 0), ==, name);
      assert_one_step (fixture->project, before);
      press (find_type (GTK_WIDGET (cell), GTK_TYPE_TEXT), GDK_KEY_Escape, 0);
      settle (fixture);
    }

  g_assert_true (sonder_customer_table_edit (fixture->table, NULL));
  entry = find_type (GTK_WIDGET (cell), GTK_TYPE_TEXT);
  gtk_editable_insert_text (GTK_EDITABLE (entry), "!", -1, &end);
  for (guint i = 0; i < 2; i++)
    {
      press (fixture->window, GDK_KEY_z, GDK_CONTROL_MASK);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Zoë 3");
    }
  press (fixture->window, GDK_KEY_Z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Zoë 3!");
  g_assert_true (sonder_customer_cell_is_editing (cell));
}

static void
toast_cb (GSimpleAction *action,
          GVariant      *message,
          char         **said)
{
  g_free (*said);
  *said = g_variant_dup_string (message, NULL);
}

/* Keeps what the window is asked to say. */
static void
listen (Fixture    *fixture,
        const char *name,
        char      **said)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) toast = g_simple_action_new (name, G_VARIANT_TYPE_STRING);

  g_signal_connect (toast, "activate", G_CALLBACK (toast_cb), said);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (toast));
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

/* What cannot be taken is not thrown away; where the cell goes, it is said. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);
  g_autofree char *said = NULL;
  guint64 generation = sonder_project_get_generation (fixture->project);
  SonderCustomerCell *cell = get_cell (fixture, 0, "attribute:age");
  GtkWidget *entry = begin_edit (fixture, 0, "attribute:age", "old");

  listen (fixture, "toast", &said);
  press (fixture->window, GDK_KEY_w, GDK_CONTROL_MASK);
  g_assert_false (send_key (fixture->window, GDK_KEY_s, GDK_CONTROL_MASK));
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  settle (fixture);
  g_assert_true (sonder_customer_cell_is_editing (cell));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "old");
  g_assert_null (said);

  sonder_customer_cell_set_slot (cell, sonder_customer_cell_get_slot (cell));
  g_assert_false (sonder_customer_cell_is_editing (cell));
  wait_until (said != NULL);
  g_assert_nonnull (strstr (said, "old"));
  assert_no_step (fixture->project, before, generation);

  begin_edit (fixture, 0, "attribute:age", "77");
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  assert_one_step (fixture->project, before);
}

/* Where its column is hidden too. */
static void
test_hidden_while_written (Fixture      *fixture,
                           gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);
  g_autofree char *said = NULL;
  guint64 generation = sonder_project_get_generation (fixture->project);

  listen (fixture, "toast", &said);
  begin_edit (fixture, 0, "attribute:age", "old");
  act (fixture, "customers.hide-column", "attribute:age");
  g_assert_false (sonder_customer_table_has_column (fixture->table, "attribute:age"));
  wait_until (said != NULL);
  g_assert_nonnull (strstr (said, "old"));
  assert_no_step (fixture->project, before, generation);

  begin_edit (fixture, 0, "attribute:since", "2025-04-01");
  act (fixture, "customers.hide-column", "attribute:since");
  assert_one_step (fixture->project, before);
}

/* Ctrl+Enter gives all selected customers the value, as one step. */
static void
test_fill (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);
  GtkWidget *entry;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->list));
  entry = begin_edit (fixture, 1, "attribute:plan", "team");
  press (entry, GDK_KEY_Return, GDK_CONTROL_MASK);
  settle (fixture);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpstr (sonder_customer_cell_get_text (get_cell (fixture, i, "attribute:plan")), ==,
                     "Team");
  assert_one_step (fixture->project, before);
}

static void
test_cursor (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    int right;
    int down;
    const char *focused;
  } moves[] = {
    { 1, 0, "0 segment" }, { 1, 0, "0 attribute:plan" }, { 0, 3, "3 attribute:plan" },
    { -1, 0, "3 segment" }, { -9, 0, "3 id" },           { 0, -9, "0 id" },
    { 99, 99, "4 attribute:active" },
  };

  get_cell (fixture, 0, "name");
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *focus = NULL;

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->table), "table.move", "(ii)",
                                                 moves[i].right, moves[i].down));
      focus = describe_focus (fixture);
      g_assert_cmpstr (focus, ==, moves[i].focused);
    }
}

/* From a menu, which has the focus then, the same cell is written. */
static void
test_edit_from_menu (Fixture      *fixture,
                     gconstpointer data)
{
  SonderCustomerCell *cell = get_cell (fixture, 2, "attribute:age");

  gtk_widget_grab_focus (find_type (fixture->page, GTK_TYPE_TOGGLE_BUTTON));
  g_assert_false (gtk_widget_has_focus (GTK_WIDGET (cell)));
  act (fixture, "customers.edit", NULL);
  g_assert_true (sonder_customer_cell_is_editing (cell));

  press (find_type (GTK_WIDGET (cell), GTK_TYPE_TEXT), GDK_KEY_Escape, 0);
  gtk_widget_grab_focus (find_type (fixture->page, GTK_TYPE_TOGGLE_BUTTON));
  sonder_customer_table_refocus (fixture->table);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (cell)));
}

/* An id is for life; a segment is chosen from a list. */
static void
test_not_written (Fixture      *fixture,
                  gconstpointer data)
{
  SonderCustomerCell *cell = get_cell (fixture, 0, "id");

  g_assert_false (sonder_customer_table_edit (fixture->table, NULL));
  g_assert_false (sonder_customer_cell_is_editing (cell));

  cell = get_cell (fixture, 0, "segment");
  g_assert_true (sonder_customer_table_edit (fixture->table, NULL));
  g_assert_false (sonder_customer_cell_is_editing (cell));
  g_assert_cmpstr (sonder_customer_cell_get_text (cell), ==, "Professionals");
}

static const struct
{
  const char *name;
  const char *action;
  const char *target;
  guint       row;     /* that is selected */
  const char *segment; /* what its cell says then; NULL where it is gone */
} actions[] = {
  { "fix in a segment", "customers.pin", "free", 0, "Freeloaders" },
  { "hold in Unassigned", "customers.pin", "", 1, "Unassigned" },
  { "let the rules decide", "customers.pin", SONDER_PIN_RULES, 1, "Freeloaders" },
  { "delete", "customers.delete", NULL, 3, NULL },
};

static void
test_actions (Fixture      *fixture,
              gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *before = NULL;
      guint position;

      if (g_str_equal (actions[i].name, "let the rules decide"))
        sonder_project_pin_customers (fixture->project, &actions[i].row, 1, "pro");
      before = dup_saved (fixture->project);
      g_test_message ("%s", actions[i].name);
      sonder_customer_list_select_row (fixture->list, actions[i].row);
      act (fixture, actions[i].action, actions[i].target);
      position = sonder_customer_list_find_row (fixture->list, actions[i].row);
      g_assert_cmpint (position == GTK_INVALID_LIST_POSITION, ==, actions[i].segment == NULL);
      if (actions[i].segment != NULL)
        g_assert_cmpstr (sonder_customer_cell_get_text (get_cell (fixture, position, "segment")),
                         ==, actions[i].segment);
      assert_one_step (fixture->project, before);
      settle (fixture);
    }
}

/* A new customer is seen whatever the filters, with the cursor in the name. */
static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);
  GtkWidget *entry;

  act (fixture, "customers.filter-segment", "pro");
  g_assert_cmpuint (sonder_customer_list_get_n_shown (fixture->list), ==, 2);
  act (fixture, "customers.add", NULL);
  g_assert_cmpuint (sonder_customer_list_get_n_shown (fixture->list), ==, 6);
  wait_until (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  assert_one_step (fixture->project, before);
  settle (fixture);

  entry = begin_edit (fixture, 5, "name", "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Farah Ito");
  press (entry, GDK_KEY_Return, 0);
  settle (fixture);
  g_assert_cmpstr (sonder_customer_cell_get_text (get_cell (fixture, 5, "name")), ==, "Farah Ito");
}

static void
test_count (void)
{
  static const struct
  {
    guint shown, all, customers, respondents;
    const char *text;
  } counts[] = {
    { 84, 84, 84, 0, "84 customers" },
    { 1, 1, 1, 0, "1 customer" },
    { 84, 84, 84, 412, "84 customers + 412 respondents" },
    { 12, 84, 84, 0, "12 of 84 customers" },
    { 12, 496, 84, 1, "12 of 84 customers + 1 respondent" },
    { 0, 0, 0, 3, "0 customers + 3 respondents" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *text = sonder_customer_count_to_text (
        counts[i].shown, counts[i].all, counts[i].customers, counts[i].respondents);

      g_assert_cmpstr (text, ==, counts[i].text);
    }
}

static void
test_copy (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *bar =
    GTK_WIDGET (gtk_widget_get_template_child (fixture->page, SONDER_TYPE_CUSTOMERS_PAGE, "copy_bar"));
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->page);
  g_autofree char *said = NULL;

  listen (fixture, "toast", &said);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->list));
  act (fixture, "customers.copy", NULL);
  wait_until (said != NULL);
  g_assert_cmpstr (said, ==, "5 customers copied");
  g_assert_true (gdk_clipboard_is_local (clipboard));
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                                        "text/csv"));
  g_assert_false (gtk_widget_get_visible (bar));

  /* What is stopped copies nothing, and neither does what another one follows. */
  gdk_clipboard_set_content (clipboard, NULL);
  g_clear_pointer (&said, g_free);
  gtk_widget_activate_action (fixture->page, "customers.copy", NULL);
  gtk_widget_activate_action (fixture->page, "customers.cancel-copy", NULL);
  wait_ms (50);
  g_assert_null (said);
  g_assert_false (gdk_clipboard_is_local (clipboard));
  gtk_widget_activate_action (fixture->page, "customers.copy", NULL);
  sonder_customer_list_select_row (fixture->list, 0);
  gtk_widget_activate_action (fixture->page, "customers.copy", NULL);
  wait_until (said != NULL);
  g_assert_cmpstr (said, ==, "1 customer copied");
}

static char *
copy_all (Fixture *fixture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->page);
  g_auto (GValue) value = G_VALUE_INIT;

  gdk_clipboard_set_content (clipboard, NULL);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (fixture->list));
  act (fixture, "customers.copy", NULL);
  wait_until (gdk_clipboard_get_content (clipboard) != NULL);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));

  return g_value_dup_string (&value);
}

/* While personal data are hidden, nothing on the page says a name, and no search
 * finds one. */
static void
test_privacy (Fixture      *fixture,
              gconstpointer data)
{
  SonderItem *plan = sonder_project_find_item (fixture->project, SONDER_KIND_ATTRIBUTE, "plan");
  g_autofree char *copied = NULL;

  sonder_project_set_variant (fixture->project, plan, "personal", g_variant_new_boolean (TRUE));
  g_settings_set_boolean (settings, "hide-personal-data", TRUE);
  settle (fixture);
  g_assert_false (sonder_customer_table_has_column (fixture->table, "id"));
  g_assert_false (sonder_customer_table_has_column (fixture->table, "attribute:plan"));
  g_assert_cmpstr (sonder_customer_cell_get_text (get_cell (fixture, 2, "name")), ==, "Customer 3");
  g_assert_false (sonder_customer_table_edit (fixture->table, NULL));
  copied = copy_all (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (test_customers); i++)
    {
      g_assert_null (strstr (copied, test_customers[i].id));
      g_assert_true (test_customers[i].name == NULL ||
                     strstr (copied, test_customers[i].name) == NULL);
    }

  for (guint i = 0; i < 3; i++)
    {
      static const char *const secrets[] = { "gray", "C-1", "team" };

      sonder_page_set_search (SONDER_PAGE (fixture->page), secrets[i]);
      settle (fixture);
      g_assert_cmpuint (sonder_customer_list_get_n_shown (fixture->list), ==, 0);
    }
  sonder_page_set_search (SONDER_PAGE (fixture->page), "");
  g_settings_set_boolean (settings, "hide-personal-data", FALSE);
  settle (fixture);
  g_assert_true (sonder_customer_table_has_column (fixture->table, "id"));
  g_assert_cmpstr (sonder_customer_cell_get_text (get_cell (fixture, 1, "name")), ==, "ann gray");
}

static void
test_respondents (Fixture      *fixture,
                  gconstpointer data)
{
  g_assert_cmpuint (sonder_customer_list_get_n_shown (fixture->list), ==, 5);
  g_settings_set_boolean (settings, "show-respondents", TRUE);
  settle (fixture);
  g_assert_cmpuint (sonder_customer_list_get_n_shown (fixture->list), ==, 6);
}

/* Columns, order and filter are there again when the page is shown anew, and the
 * project does not know of them. */
static void
test_remembered (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) columns = NULL;

  sonder_customer_table_show_column (fixture->table, "attribute:since", FALSE);
  sonder_customer_table_show_column (fixture->table, "id", FALSE);
  sonder_customer_table_show_column (fixture->table, "id", TRUE);
  sonder_customer_table_show_column (fixture->table, "name", FALSE);
  sonder_customer_table_sort (fixture->table, "attribute:age", GTK_SORT_DESCENDING);
  act (fixture, "customers.filter-segment", SONDER_FILTER_UNASSIGNED);
  g_assert_cmpuint (sonder_customer_list_get_row (fixture->list, 0), ==, 4);
  g_assert_false (sonder_project_is_modified (fixture->project));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  show_page (fixture);
  columns = sonder_customer_table_get_columns (fixture->table);
  g_ptr_array_add (columns, NULL);
  g_assert_cmpstrv (columns->pdata, ((const char *const[]) { "name", "segment", "attribute:plan",
                                                             "attribute:age", "attribute:active",
                                                             "id", NULL }));
  g_assert_cmpuint (sonder_customer_list_get_n_shown (fixture->list), ==, 2);
  g_assert_cmpuint (sonder_customer_list_get_row (fixture->list, 0), ==, 4);
  g_assert_cmpuint (sonder_customer_list_get_row (fixture->list, 1), ==, 3);
}

/* No more columns than a view can build at once. */
static void
test_many_columns (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GPtrArray) columns = NULL;
  guint n_attributes = 0;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *id = g_strdup_printf ("more-%u", i);
      g_autofree char *name = g_strdup_printf ("More %u", i);

      add_attribute (fixture->project, id, name, "text");
    }
  settle (fixture);
  columns = sonder_customer_table_get_columns (fixture->table);
  for (guint i = 0; i < columns->len; i++)
    n_attributes += g_str_has_prefix (columns->pdata[i], "attribute:");
  g_assert_cmpuint (n_attributes, ==, 8);

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("attribute:more-%u", i);

      sonder_customer_table_show_column (fixture->table, name, TRUE);
    }
  g_ptr_array_unref (g_steal_pointer (&columns));
  columns = sonder_customer_table_get_columns (fixture->table);
  g_assert_cmpuint (columns->len, ==, SONDER_CUSTOMER_TABLE_MAX_COLUMNS);
}

static GtkWidget *
get_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

static void
click_add (GtkWidget *dialog)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (dialog)), "clicked");
}

/* With the first answer comes the first question, and both go in one step. */
static void
test_add_answer (Fixture      *fixture,
                 gconstpointer data)
{
  const SonderTable *answers = sonder_project_get_answers (fixture->project);
  g_autofree char *before = dup_saved (fixture->project);
  GtkSpinButton *score;
  GtkWidget *dialog, *date;

  sonder_customer_list_select_row (fixture->list, 2);
  act (fixture, "customers.add-answer", NULL);
  dialog = get_dialog (SONDER_TYPE_ANSWER_DIALOG);
  g_assert_nonnull (dialog);
  date = find_type (dialog, ADW_TYPE_ENTRY_ROW);
  score = find_type (dialog, GTK_TYPE_SPIN_BUTTON);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (score)), ==, "");
  click_add (dialog);
  g_assert_cmpuint (answers->n_rows, ==, 0);

  gtk_editable_set_text (GTK_EDITABLE (date), "yesterday");
  gtk_spin_button_set_value (score, 9);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (score)), ==, "9");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (find_type (dialog, GTK_TYPE_TEXT_VIEW)),
                            " Fast.\n", -1);
  click_add (dialog);
  g_assert_cmpuint (answers->n_rows, ==, 0);
  g_assert_true (gtk_widget_has_css_class (date, "error"));

  gtk_editable_set_text (GTK_EDITABLE (date), "2025-03-31");
  click_add (dialog);
  g_assert_cmpuint (answers->n_rows, ==, 1);
  g_assert_cmpuint (sonder_column_get_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), 0),
                    ==, 2);
  g_assert_cmpint (sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), 0), ==,
                   9);
  g_assert_cmpstr (
    sonder_column_get_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), 0), ==,
    "Fast.");
  g_assert_cmpstr (sonder_answers_get_metric (answers, 0), ==, "nps");
  assert_one_step (fixture->project, before);
}

static void
test_add_attribute (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);
  GtkWidget *dialog, *name;

  act (fixture, "customers.new-attribute", NULL);
  dialog = get_dialog (SONDER_TYPE_ATTRIBUTE_DIALOG);
  g_assert_nonnull (dialog);
  name = find_type (dialog, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (name), "PLAN");
  click_add (dialog);
  g_assert_true (gtk_widget_has_css_class (name, "error"));

  gtk_editable_set_text (GTK_EDITABLE (name), "City");
  click_add (dialog);
  settle (fixture);
  g_assert_true (sonder_customer_table_has_column (fixture->table, "attribute:city"));
  assert_one_step (fixture->project, before);
}

/* Nobody who only writes a comment gives a score, and the least one can be given. */
static void
test_answer_scores (Fixture      *fixture,
                    gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *metric;
    gint32      score;
  } rows[] = {
    { "", NULL, SONDER_SCORE_NONE }, { "0", "nps", 0 }, { "10", "nps", 10 }, { "7", "nps", 7 },
  };
  const SonderTable *answers = sonder_project_get_answers (fixture->project);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *dialog;

      sonder_customer_list_select_row (fixture->list, 2);
      act (fixture, "customers.add-answer", NULL);
      dialog = get_dialog (SONDER_TYPE_ANSWER_DIALOG);
      gtk_editable_set_text (GTK_EDITABLE (find_type (dialog, GTK_TYPE_SPIN_BUTTON)), rows[i].typed);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (find_type (dialog, GTK_TYPE_TEXT_VIEW)),
                                "Fast.", -1);
      click_add (dialog);
      settle (fixture);
      g_assert_cmpuint (answers->n_rows, ==, i + 1);
      g_assert_cmpstr (sonder_answers_get_metric (answers, i), ==, rows[i].metric);
      g_assert_cmpint (
        sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), i), ==,
        rows[i].score);
    }
}

static GtkColumnViewColumn *
find_view_column (Fixture    *fixture,
                  const char *title)
{
  GListModel *columns =
    gtk_column_view_get_columns (sonder_customer_table_get_view (fixture->table));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) == 0)
        return column; /* the view keeps it */
    }

  return NULL;
}

/* From the heading of its column an attribute is renamed, and the table shows it. */
static void
test_change_attribute (Fixture      *fixture,
                       gconstpointer data)
{
  static const char *const labels[] = { "Change _Attribute…", "_Hide Column", "Delete A_ttribute" };
  g_autofree char *before = dup_saved (fixture->project);
  GMenuModel *menu = gtk_column_view_column_get_header_menu (find_view_column (fixture, "Age"));
  GtkWidget *dialog;

  g_assert_null (gtk_column_view_column_get_header_menu (find_view_column (fixture, "Name")));
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *label = NULL;

      g_menu_model_get_item_attribute (menu, (int) i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      g_assert_cmpstr (label, ==, labels[i]);
    }

  act (fixture, "customers.change-attribute", "age");
  dialog = get_dialog (SONDER_TYPE_ATTRIBUTE_DIALOG);
  g_assert_nonnull (dialog);
  gtk_editable_set_text (GTK_EDITABLE (find_type (dialog, ADW_TYPE_ENTRY_ROW)), "Years");
  click_add (dialog);
  settle (fixture);
  g_assert_nonnull (find_view_column (fixture, "Years"));
  g_assert_null (find_view_column (fixture, "Age"));
  assert_one_step (fixture->project, before);

  act (fixture, "customers.change-attribute", "nobody");
  g_assert_null (get_dialog (SONDER_TYPE_ATTRIBUTE_DIALOG));
}

/* What goes with it is said: its values come back, and with them who is where. */
static void
test_delete_attribute (Fixture      *fixture,
                       gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);
  g_autofree char *said = NULL;
  const SonderAssignment *assignment;

  listen (fixture, "toast-undo", &said);
  act (fixture, "customers.delete-attribute", "age");
  g_assert_cmpstr (said, ==, "“Age” deleted");
  g_assert_false (sonder_customer_table_has_column (fixture->table, "attribute:age"));
  assert_one_step (fixture->project, before);
  sonder_project_undo (fixture->project);
  settle (fixture);
  g_assert_true (sonder_customer_table_has_column (fixture->table, "attribute:age"));

  act (fixture, "customers.delete-attribute", "plan");
  g_assert_cmpstr (said, ==,
                   "“Plan” deleted, which the rules of Professionals and Freeloaders ask for");
  assignment = sonder_project_get_assignment (fixture->project);
  g_assert_cmpuint (assignment->problems->len, ==, 2);
  g_assert_cmpuint (assignment->n_unassigned, ==, G_N_ELEMENTS (test_customers));
  assert_one_step (fixture->project, before);
  sonder_project_undo (fixture->project);
  assignment = sonder_project_get_assignment (fixture->project);
  g_assert_cmpuint (assignment->problems->len, ==, 0);
}

/* The chooser of columns leads to each attribute, and to no other column. */
static void
test_chooser (Fixture      *fixture,
              gconstpointer data)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (
    gtk_widget_get_template_child (fixture->page, SONDER_TYPE_CUSTOMERS_PAGE, "columns_button"));
  GtkWidget *box;
  guint n_rows = 0, n_attributes = 0;

  gtk_menu_button_popup (button);
  settle (fixture);
  box = gtk_widget_get_parent (gtk_widget_get_parent (
    find_type (GTK_WIDGET (gtk_menu_button_get_popover (button)), GTK_TYPE_CHECK_BUTTON)));
  for (GtkWidget *row = gtk_widget_get_first_child (box); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *last = gtk_widget_get_last_child (row);

      n_rows++;
      if (!GTK_IS_BUTTON (last))
        continue;
      n_attributes++;
      if (n_attributes == 2)
        g_signal_emit_by_name (last, "clicked");
    }
  g_assert_cmpuint (n_rows, ==, 7);
  g_assert_cmpuint (n_attributes, ==, 4);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (
                     find_type (get_dialog (SONDER_TYPE_ATTRIBUTE_DIALOG), ADW_TYPE_ENTRY_ROW))),
                   ==, "Age");
  gtk_window_destroy (GTK_WINDOW (get_dialog (SONDER_TYPE_ATTRIBUTE_DIALOG)));
}

/* A name of any length leaves room for the others. */
static void
test_long_heading (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *name = g_strnfill (5000, 'w');
  g_autoptr (GtkColumnViewColumn) column = NULL;

  add_attribute (fixture->project, "wide", name, "text");
  settle (fixture);
  column = g_list_model_get_item (
    gtk_column_view_get_columns (sonder_customer_table_get_view (fixture->table)), 7);
  g_assert_cmpint (g_utf8_strlen (gtk_column_view_column_get_title (column), -1), ==, 40);
  g_assert_true (g_str_has_suffix (gtk_column_view_column_get_title (column), "w…"));
}

static void
test_details (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);
  GtkWidget *details, *entry;

  act (fixture, "customers.toggle-details", NULL);
  sonder_customer_list_select_row (fixture->list, 3);
  settle (fixture);
  details = find_type (fixture->page, g_type_from_name ("SonderCustomerDetails"));
  entry = find_type (details, ADW_TYPE_ENTRY_ROW);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Ann Gray 10");

  /* What is typed survives a change elsewhere. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "Ann");
  sonder_project_set_cell (fixture->project, SONDER_TABLE_CUSTOMERS, "attribute:age", 3,
                           g_variant_new_double (1));
  settle (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Ann");
  sonder_project_undo (fixture->project);
  g_signal_emit_by_name (entry, "apply");
  settle (fixture);
  g_assert_cmpstr (sonder_customer_cell_get_text (get_cell (fixture, 3, "name")), ==, "Ann");
  assert_one_step (fixture->project, before);
  settle (fixture);

  /* So it is by going elsewhere, or to another customer. */
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Anna");
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  g_assert_cmpstr (
    sonder_customers_get_name (sonder_project_get_customers (fixture->project), 3), ==, "Anna");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Anne");
  sonder_customer_list_select_row (fixture->list, 1);
  settle (fixture);
  g_assert_cmpstr (
    sonder_customers_get_name (sonder_project_get_customers (fixture->project), 3), ==, "Anne");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "ann gray");
  g_assert_cmpstr (
    sonder_customers_get_name (sonder_project_get_customers (fixture->project), 1), ==, "ann gray");
}

/* In a narrow window the details fill the page, and one comes back from them. */
static void
test_narrow_details (Fixture      *fixture,
                     gconstpointer data)
{
  GtkWidget *details, *back;

  sonder_customer_list_select_row (fixture->list, 3);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 700);
  settle (fixture);
  act (fixture, "customers.toggle-details", NULL);
  details = GTK_WIDGET (
    gtk_widget_get_template_child (fixture->page, SONDER_TYPE_CUSTOMERS_PAGE, "details_box"));
  wait_until (gtk_widget_get_width (details) == gtk_widget_get_width (fixture->page));
  back = find_type (details, GTK_TYPE_BUTTON);
  g_assert_true (gtk_widget_get_mapped (back));
  g_signal_emit_by_name (back, "clicked");
  settle (fixture);
  wait_until (!gtk_widget_get_mapped (details));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 700);
  act (fixture, "customers.toggle-details", NULL);
  wait_until (gtk_widget_get_width (details) > 0 && gtk_widget_get_width (details) < 400);
  g_assert_false (gtk_widget_get_mapped (back));
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  const guint rows[] = { 0, 1, 2, 3, 4, 5 };
  GtkWidget *status;

  sonder_project_delete_customers (fixture->project, rows, G_N_ELEMENTS (rows));
  settle (fixture);
  status = find_type (fixture->page, ADW_TYPE_STATUS_PAGE);
  g_assert_true (gtk_widget_get_mapped (status));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->table)));
  sonder_project_undo (fixture->project);
  settle (fixture);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->table)));
}

static void
test_accessible (Fixture      *fixture,
                 gconstpointer data)
{
  SonderCustomerCell *cell = get_cell (fixture, 0, "attribute:age");
  GtkWidget *entry;

  gtk_test_accessible_assert_role (GTK_WIDGET (cell), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (GTK_WIDGET (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Age");
  gtk_test_accessible_assert_relation (GTK_WIDGET (cell), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       gtk_widget_get_first_child (GTK_WIDGET (cell)), NULL);
  entry = begin_edit (fixture, 0, "attribute:age", "7");
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Age");
}

#define ADD(name, test) g_test_add ("/customers/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  SonderApplication *application;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = sonder_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_set_default (G_APPLICATION (application));
  settings = sonder_application_get_settings (application);

  ADD ("edits", test_edits);
  ADD ("leave", test_leave);
  ADD ("program-keys", test_program_keys);
  ADD ("refused", test_refused);
  ADD ("hidden-while-written", test_hidden_while_written);
  ADD ("fill", test_fill);
  ADD ("cursor", test_cursor);
  ADD ("edit-from-menu", test_edit_from_menu);
  ADD ("not-written", test_not_written);
  ADD ("actions", test_actions);
  ADD ("add", test_add);
  ADD ("copy", test_copy);
  ADD ("privacy", test_privacy);
  ADD ("respondents", test_respondents);
  ADD ("remembered", test_remembered);
  ADD ("many-columns", test_many_columns);
  ADD ("add-answer", test_add_answer);
  ADD ("answer-scores", test_answer_scores);
  ADD ("add-attribute", test_add_attribute);
  ADD ("change-attribute", test_change_attribute);
  ADD ("delete-attribute", test_delete_attribute);
  ADD ("chooser", test_chooser);
  ADD ("long-heading", test_long_heading);
  ADD ("details", test_details);
  ADD ("narrow-details", test_narrow_details);
  ADD ("empty", test_empty);
  ADD ("accessible", test_accessible);
  g_test_add_func ("/customers/count", test_count);
  status = g_test_run ();
  g_object_unref (application);

  return status;
}
