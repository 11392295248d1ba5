/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "field-view.h"
#include "step-testing.h"

typedef struct
{
  SonderProject   *project;
  SonderItem      *persona;
  GtkWidget       *window;
  SonderFieldView *field;
  GtkTextView     *text;
  guint            n_activated;
  guint            n_committed;
  char            *pasted;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static GtkTextView *
find_text (SonderFieldView *field)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (field)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TEXT_VIEW (child))
      return GTK_TEXT_VIEW (child);

  g_assert_not_reached ();
}

static void
set_up (Fixture      *fixture,
        gconstpointer single_line)
{
  g_autoptr (SonderItem) persona = sonder_item_new (SONDER_KIND_PERSONA, "p");

  fixture->project = sonder_project_new ();
  sonder_project_add_item (fixture->project, persona);
  fixture->persona = sonder_project_find_item (fixture->project, SONDER_KIND_PERSONA, "p");
  fixture->field = SONDER_FIELD_VIEW (sonder_field_view_new ());
  g_object_set (fixture->field, "placeholder", "Name", "single-line",
                GPOINTER_TO_INT (single_line), NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->field));
  fixture->text = find_text (fixture->field);
  g_signal_connect_swapped (fixture->field, "activate", G_CALLBACK (count_cb),
                            &fixture->n_activated);
  g_signal_connect_swapped (fixture->field, "commit", G_CALLBACK (count_cb),
                            &fixture->n_committed);
  sonder_field_view_bind (fixture->field, fixture->project, fixture->persona, "name");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->project);
  g_free (fixture->pasted);
}

/* As by the keyboard or a paste. */
static void
insert (Fixture    *fixture,
        const char *text)
{
  gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (fixture->text), text, -1,
                                                TRUE);
}

static void
press_enter (Fixture *fixture)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->text));
  gboolean handled = FALSE;

  for (guint i = 0; !handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Return, 0, 0, &handled);
    }
}

static void
assert_shown (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *text = sonder_field_view_dup_text (fixture->field);

  g_assert_cmpstr (text, ==, expected);
}

/* Typing is one step until Enter; undo shows in the field. */
static void
test_typing (Fixture      *fixture,
             gconstpointer data)
{
  insert (fixture, "An");
  insert (fixture, "n");
  g_assert_cmpstr (sonder_item_get_text (fixture->persona, "name"), ==, "Ann");
  press_enter (fixture);
  g_assert_cmpuint (fixture->n_activated, ==, 1);
  g_assert_cmpuint (fixture->n_committed, ==, 1);
  insert (fixture, " Gray");

  sonder_project_undo (fixture->project);
  assert_shown (fixture, "Ann");
  sonder_project_undo (fixture->project);
  assert_shown (fixture, "");
  sonder_project_redo (fixture->project);
  assert_shown (fixture, "Ann");
}

static void
test_lines (Fixture      *fixture,
            gconstpointer data)
{
  insert (fixture, "one\r\ntwo\nthree");
  assert_shown (fixture, GPOINTER_TO_INT (data) ? "one  two three" : "one\r\ntwo\nthree");
  press_enter (fixture);
  g_assert_cmpuint (fixture->n_activated, ==, GPOINTER_TO_INT (data) ? 1 : 0);
}

/* What is typed and pasted is bounded; what a file holds is shown whole. */
static void
test_bounds (Fixture      *fixture,
             gconstpointer data)
{
  glong most = GPOINTER_TO_INT (data) ? 1000 : 10000;
  g_autofree char *filled = g_strnfill (20000, 'x');
  g_autofree char *accents = g_strjoinv ("é", (char *[]) { filled, filled, NULL });
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;

  insert (fixture, "é");
  insert (fixture, accents);
  insert (fixture, "more");
  text = sonder_field_view_dup_text (fixture->field);
  g_assert_cmpint (g_utf8_strlen (text, -1), ==, most);
  g_assert_cmpstr (sonder_item_get_text (fixture->persona, "name"), ==, text);

  sonder_project_set_text (fixture->project, fixture->persona, "name", filled);
  whole = sonder_field_view_dup_text (fixture->field);
  g_assert_cmpstr (whole, ==, filled);
}

static gboolean
paste_lines_cb (Fixture    *fixture,
                const char *text)
{
  fixture->pasted = g_strdup (text);
  /* What takes the lines may change the field. */
  sonder_project_set_text (fixture->project, fixture->persona, "name", "first");
  return TRUE;
}

static void
test_paste_lines (Fixture      *fixture,
                  gconstpointer data)
{
  g_signal_connect_swapped (fixture->field, "paste-lines", G_CALLBACK (paste_lines_cb), fixture);
  insert (fixture, "a\nb");
  g_assert_cmpstr (fixture->pasted, ==, "a\nb");
  assert_shown (fixture, "first");
  insert (fixture, "!");
  assert_shown (fixture, "first!");
}

/* A field that is bound to nothing tells when typing rests. */
static void
test_unbound (Fixture      *fixture,
              gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;

  sonder_field_view_bind (fixture->field, NULL, NULL, NULL);
  sonder_field_view_set_text (fixture->field, fixture->project, "set");
  insert (fixture, ", typed");
  g_assert_cmpuint (fixture->n_committed, ==, 0);
  while (fixture->n_committed == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture->n_committed, ==, 1);
  assert_shown (fixture, "set, typed");
  g_assert_cmpstr (sonder_item_get_text (fixture->persona, "name"), ==, "");
}

/* Where there is room for the whole text, it is one line, and all of it is seen. */
static void
test_width (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const texts[] = { "Keeps count", "Lleva la cuenta", "A", "Wi-Fi, phone, fax",
                                       "illicit fijords" };
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (fixture->text);

  gtk_widget_set_halign (GTK_WIDGET (fixture->field), GTK_ALIGN_START);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 400);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkTextIter start, end;
      GdkRectangle first, last;

      sonder_project_set_text (fixture->project, fixture->persona, "name", texts[i]);
      gtk_test_widget_wait_for_draw (fixture->window);
      gtk_test_widget_wait_for_draw (fixture->window);
      gtk_text_buffer_get_bounds (buffer, &start, &end);
      gtk_text_view_get_iter_location (fixture->text, &start, &first);
      gtk_text_view_get_iter_location (fixture->text, &end, &last);
      g_test_message ("%s", texts[i]);
      g_assert_cmpint (first.y, ==, last.y);
    }
}

static void
test_accessible (Fixture      *fixture,
                 gconstpointer data)
{
  gtk_test_accessible_assert_role (fixture->text, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (fixture->text, GTK_ACCESSIBLE_PROPERTY_LABEL, "Name");
}

int
main (int   argc,
      char *argv[])
{
  const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
    gboolean both;
  } rows[] = {
    { "typing", test_typing, FALSE },
    { "lines", test_lines, TRUE },
    { "bounds", test_bounds, TRUE },
    { "paste-lines", test_paste_lines, FALSE },
    { "unbound", test_unbound, FALSE },
    { "width", test_width, FALSE },
    { "accessible", test_accessible, TRUE },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int single_line = rows[i].both ? 0 : 1; single_line <= 1; single_line++)
      {
        g_autofree char *path = g_strdup_printf ("/field-view/%s/%s", rows[i].name,
                                                 single_line ? "single-line" : "lines");

        g_test_add (path, Fixture, GINT_TO_POINTER (single_line), set_up, rows[i].test, tear_down);
      }

  return g_test_run ();
}
