/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How attributes are made and changed, in the dialog itself. */

#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "attribute-dialog.h"
#include "calendar.h"
#include "customer-testing.h"
#include "patience.h"
#include "step-testing.h"

enum
{
  TEXT,
  NUMBER,
  DAY,
  YES_NO,
  CHOICE,
};

typedef struct
{
  SonderProject *project;
  GtkWidget     *window;
  GtkWidget     *dialog;
  char          *added;
  char          *delete_asked;
  guint          n_lost;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->project = create_project ();
  fixture->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->project);
  g_free (fixture->added);
  g_free (fixture->delete_asked);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
text_cb (char      **said,
         const char *text)
{
  g_free (*said);
  *said = g_strdup (text);
}

static void
lost_cb (Fixture *fixture,
         guint    n_lost)
{
  fixture->n_lost = n_lost;
}

static void
gone_cb (gpointer data,
         GObject *dialog)
{
  ((Fixture *) data)->dialog = NULL;
}

/* @id: (nullable): of the attribute to change */
static void
open_dialog (Fixture    *fixture,
             const char *id)
{
  GtkWindow *parent = GTK_WINDOW (fixture->window);

  if (id == NULL)
    fixture->dialog = sonder_attribute_dialog_new (parent, fixture->project);
  else
    fixture->dialog = sonder_attribute_dialog_new_for (
      parent, fixture->project,
      sonder_project_find_item (fixture->project, SONDER_KIND_ATTRIBUTE, id));
  g_object_weak_ref (G_OBJECT (fixture->dialog), gone_cb, fixture);
  g_signal_connect_swapped (fixture->dialog, "added", G_CALLBACK (text_cb), &fixture->added);
  g_signal_connect_swapped (fixture->dialog, "delete-asked", G_CALLBACK (text_cb),
                            &fixture->delete_asked);
  g_signal_connect_swapped (fixture->dialog, "values-lost", G_CALLBACK (lost_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  wait_until (gtk_widget_get_mapped (fixture->dialog));
}

static gpointer
get (Fixture    *fixture,
     const char *name)
{
  return gtk_widget_get_template_child (fixture->dialog, SONDER_TYPE_ATTRIBUTE_DIALOG, name);
}

static void
type_text (Fixture    *fixture,
           const char *row,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get (fixture, row)), text);
}

static void
choose_type (Fixture *fixture,
             guint    type)
{
  adw_combo_row_set_selected (get (fixture, "type"), type);
}

/* What a label says, if anything. */
static const char *
get_said (Fixture    *fixture,
          const char *label)
{
  return gtk_widget_get_visible (get (fixture, label)) ? gtk_label_get_text (get (fixture, label))
                                                       : NULL;
}

static void
click_done (Fixture *fixture)
{
  g_signal_emit_by_name (get (fixture, "done_button"), "clicked");
}

static SonderItem *
find (Fixture    *fixture,
      const char *id)
{
  return sonder_project_find_item (fixture->project, SONDER_KIND_ATTRIBUTE, id);
}

static void
assert_is (Fixture    *fixture,
           const char *id,
           const char *name,
           const char *type,
           const char *choices)
{
  SonderItem *attribute = find (fixture, id);
  g_autofree char *joined = NULL;

  g_assert_nonnull (attribute);
  joined = g_strjoinv ("|", (GStrv) sonder_item_get_texts (attribute, "choices"));
  g_assert_cmpstr (sonder_item_get_text (attribute, "name"), ==, name);
  g_assert_cmpstr (sonder_item_get_text (attribute, "attribute-type"), ==, type);
  g_assert_cmpstr (joined, ==, choices);
}

static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);

  open_dialog (fixture, NULL);
  g_assert_false (gtk_widget_get_visible (get (fixture, "choices")));
  choose_type (fixture, CHOICE);
  type_text (fixture, "name", " Mood ");
  type_text (fixture, "choices", "\"Fine, thanks\", Bad,, Bad");
  click_done (fixture);
  g_assert_cmpstr (fixture->added, ==, "mood");
  assert_is (fixture, "mood", "Mood", "choice", "Fine, thanks|Bad");
  g_assert_false (sonder_item_get_boolean (find (fixture, "mood"), "personal"));
  assert_one_step (fixture->project, before);
  wait_until (fixture->dialog == NULL);
}

/* Names that cannot be are refused, and said why. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *id; /* NULL for a new one */
    const char *name;
  } rows[] = {
    { NULL, "" }, { NULL, "  " }, { NULL, "PLAN" }, { "age", "plan " }, { "age", "" },
  };
  g_autofree char *before = dup_saved (fixture->project);
  guint64 generation = sonder_project_get_generation (fixture->project);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      open_dialog (fixture, rows[i].id);
      g_assert_null (get_said (fixture, "error"));
      type_text (fixture, "name", rows[i].name);
      click_done (fixture);
      g_assert_nonnull (get_said (fixture, "error"));
      g_assert_true (gtk_widget_has_css_class (get (fixture, "name"), "error"));
      assert_no_step (fixture->project, before, generation);
      type_text (fixture, "name", "x");
      g_assert_null (get_said (fixture, "error"));
      gtk_window_destroy (GTK_WINDOW (fixture->dialog));
    }
}

/* What is too long cannot be typed, and what is there already is not cut. */
static void
test_long_names (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *typed = g_strnfill (5000, 'n');
  g_autofree char *there = g_strnfill (300, 'm');
  g_autofree char *before = NULL;

  open_dialog (fixture, NULL);
  type_text (fixture, "name", typed);
  g_assert_cmpuint (strlen (gtk_editable_get_text (get (fixture, "name"))), ==, 200);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));

  sonder_project_set_text (fixture->project, find (fixture, "age"), "name", there);
  before = dup_saved (fixture->project);
  open_dialog (fixture, "age");
  click_done (fixture);
  g_assert_cmpstr (sonder_item_get_text (find (fixture, "age"), "name"), ==, there);
}

/* Name, choices and whether it is personal, in one step; its own name may be
 * written in another way. */
static void
test_change (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);

  open_dialog (fixture, "plan");
  g_assert_cmpstr (gtk_editable_get_text (get (fixture, "choices")), ==, "Free, Pro, Team");
  type_text (fixture, "name", "PLAN");
  type_text (fixture, "choices", "Gold, Pro");
  gtk_switch_set_active (get (fixture, "personal"), TRUE);
  click_done (fixture);
  /* What customers have stays among the choices. */
  assert_is (fixture, "plan", "PLAN", "choice", "Gold|Pro|Free|Team");
  g_assert_true (sonder_item_get_boolean (find (fixture, "plan"), "personal"));
  g_assert_cmpuint (fixture->n_lost, ==, 0);
  assert_one_step (fixture->project, before);
}

static void
test_nothing_changed (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *before = dup_saved (fixture->project);
  guint64 generation = sonder_project_get_generation (fixture->project);

  for (guint i = 0; i < 4; i++)
    {
      static const char *const ids[] = { "plan", "age", "since", "active" };

      open_dialog (fixture, ids[i]);
      choose_type (fixture, TEXT);
      choose_type (fixture, ((const guint[]) { CHOICE, NUMBER, DAY, YES_NO })[i]);
      g_assert_null (get_said (fixture, "note"));
      click_done (fixture);
      assert_no_step (fixture->project, before, generation);
    }
}

/* What a change of type would lose is said before, and undo brings it back. */
static void
test_types (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *id;
    guint       type;
    const char *note;
    guint       n_lost;
    const char *choices;
  } rows[] = {
    { "age", TEXT, "All 5 values can be kept.", 0, "" },
    { "age", CHOICE, "The 5 different values that customers have become choices.", 0,
      "41|9|27|63.5|30" },
    { "age", DAY,
      "5 of 5 values cannot be read as that type and become blank. Undo brings them back.", 5, "" },
    { "plan", TEXT, "All 5 values can be kept.", 0, "Free|Pro|Team" },
    { "plan", NUMBER,
      "5 of 5 values cannot be read as that type and become blank. Undo brings them back.", 5,
      "Free|Pro|Team" },
    { "since", TEXT, "All 5 values can be kept.", 0, "" },
    { "active", NUMBER, NULL, 0, "" },
    { "mixed", NUMBER,
      "1 of 2 values cannot be read as that type and becomes blank. Undo brings it back.", 1, "" },
  };
  static const char *const types[] = { "text", "number", "date", "yes-no", "choice" };

  add_attribute (fixture->project, "mixed", "Mixed", "text");
  sonder_project_set_cell (fixture->project, SONDER_TABLE_CUSTOMERS, "attribute:mixed", 0,
                           g_variant_new_string ("12"));
  sonder_project_set_cell (fixture->project, SONDER_TABLE_CUSTOMERS, "attribute:mixed", 1,
                           g_variant_new_string ("a dozen"));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *before = dup_saved (fixture->project);
      g_autofree char *name = g_strdup (sonder_item_get_text (find (fixture, rows[i].id), "name"));

      fixture->n_lost = 0;
      open_dialog (fixture, rows[i].id);
      choose_type (fixture, rows[i].type);
      g_assert_cmpstr (get_said (fixture, "note"), ==, rows[i].note);
      g_assert_true (gtk_widget_has_css_class (get (fixture, "note"), "warning") ==
                     (rows[i].n_lost > 0));
      click_done (fixture);
      g_assert_cmpuint (fixture->n_lost, ==, rows[i].n_lost);
      assert_is (fixture, rows[i].id, name, types[rows[i].type], rows[i].choices);
      assert_one_step (fixture->project, before);
      sonder_project_undo (fixture->project);
    }
}

/* More different values than anybody can look through are no choices. */
static void
test_too_many_choices (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GString) choices = g_string_new (NULL);

  for (guint i = 0; i < 501; i++)
    {
      guint row = sonder_project_add_customer (fixture->project, NULL, NULL);

      sonder_project_set_cell (fixture->project, SONDER_TABLE_CUSTOMERS, "attribute:age", row,
                               g_variant_new_double (1000 + i));
      g_string_append_printf (choices, "%u,", i);
    }
  open_dialog (fixture, "age");
  choose_type (fixture, CHOICE);
  g_assert_true (g_str_has_prefix (get_said (fixture, "note"), "Customers have 506 different"));
  g_assert_false (gtk_widget_is_sensitive (get (fixture, "done_button")));
  choose_type (fixture, TEXT);
  g_assert_true (gtk_widget_is_sensitive (get (fixture, "done_button")));
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));

  open_dialog (fixture, "plan");
  type_text (fixture, "choices", choices->str);
  click_done (fixture);
  g_assert_nonnull (get_said (fixture, "error"));
  assert_is (fixture, "plan", "Plan", "choice", "Free|Pro|Team");
}

/* Which rules ask for it is said, and which would be understood no more. */
static void
test_rules (Fixture      *fixture,
            gconstpointer data)
{
  open_dialog (fixture, "age");
  g_assert_null (get_said (fixture, "rules"));
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));

  open_dialog (fixture, "plan");
  g_assert_cmpstr (get_said (fixture, "rules"), ==,
                   "The rules of Professionals and Freeloaders ask for it.");
  choose_type (fixture, TEXT);
  g_assert_cmpstr (get_said (fixture, "rules"), ==,
                   "The rules of Professionals and Freeloaders ask for it.");
  choose_type (fixture, NUMBER);
  g_assert_cmpstr (get_said (fixture, "rules"), ==,
                   "The rules of Professionals and Freeloaders would no longer be understood: "
                   "their conditions would match nobody.");
}

static void
test_delete (Fixture      *fixture,
             gconstpointer data)
{
  open_dialog (fixture, NULL);
  g_assert_false (gtk_widget_get_visible (get (fixture, "delete_button")));
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));

  open_dialog (fixture, "plan");
  g_signal_emit_by_name (get (fixture, "delete_button"), "clicked");
  g_assert_cmpstr (fixture->delete_asked, ==, "plan");
  wait_until (fixture->dialog == NULL);
}

#define ADD(name, test) \
  g_test_add ("/attribute-dialog/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("add", test_add);
  ADD ("refused", test_refused);
  ADD ("long-names", test_long_names);
  ADD ("change", test_change);
  ADD ("nothing-changed", test_nothing_changed);
  ADD ("types", test_types);
  ADD ("too-many-choices", test_too_many_choices);
  ADD ("rules", test_rules);
  ADD ("delete", test_delete);

  return g_test_run ();
}
