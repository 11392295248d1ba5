/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of segments, its editor and its bands, through the real widgets. */

#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "application.h"
#include "band-dialog.h"
#include "calendar.h"
#include "condition-row.h"
#include "customer-testing.h"
#include "number-bands.h"
#include "patience.h"
#include "rule-group.h"
#include "segment-counts.h"
#include "segment-editor.h"
#include "segments-page.h"
#include "size-bar.h"
#include "step-testing.h"
#include "value-list.h"

typedef struct
{
  SonderDocument *document;
  SonderProject  *project;
  GtkWidget      *window;
  GtkWidget      *page;
} Fixture;

static void
settle (Fixture *fixture)
{
  wait_until (gtk_widget_get_mapped (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_test_widget_wait_for_draw (fixture->window);
}

static gpointer
find_nth (GtkWidget *widget,
          GType      type,
          guint     *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_nth (child, type, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gpointer
find_type (GtkWidget *widget,
           GType      type)
{
  guint first = 0;

  return find_nth (widget, type, &first);
}

static void
show_page (Fixture *fixture)
{
  fixture->document = sonder_document_new_for_project (fixture->project);
  fixture->window = gtk_window_new ();
  fixture->page = g_object_new (SONDER_TYPE_SEGMENTS_PAGE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  sonder_page_set_document (SONDER_PAGE (fixture->page), fixture->document);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->project = create_project ();
  show_page (fixture);
}

static void
set_up_empty (Fixture      *fixture,
              gconstpointer data)
{
  fixture->project = sonder_project_new ();
  show_page (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->document);
  g_object_unref (fixture->project);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
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

static SonderItem *
get_segment (Fixture    *fixture,
             const char *id)
{
  return sonder_project_find_item (fixture->project, SONDER_KIND_SEGMENT, id);
}

static char *
print_segments (Fixture *fixture)
{
  GListModel *segments = sonder_project_get_items (fixture->project, SONDER_KIND_SEGMENT);
  const SonderAssignment *assignment = sonder_project_get_assignment (fixture->project);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);

      g_string_append_printf (text, "%s%s %u", i > 0 ? "; " : "",
                              sonder_item_get_text (segment, "name"), assignment->sizes[i]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const struct
{
  const char *action;
  const char *target;
  const char *shown; /* segment in the editor */
  const char *segments;
} actions[] = {
  { "segments.move-down", "pro", NULL, "Freeloaders 2; Professionals 2" },
  { "segments.move-up", "free", NULL, "Freeloaders 2; Professionals 2" },
  { "segments.duplicate", NULL, "pro", "Professionals 2; Professionals 2 0; Freeloaders 2" },
  { "segments.delete", NULL, "pro", "Freeloaders 2" },
  { "segments.add", NULL, NULL, "Professionals 2; Freeloaders 2; New Segment 0" },
  { "segments.by", "plan", NULL, "Professionals 2; Freeloaders 2; Team 1" },
};

static void
test_actions (Fixture      *fixture,
              gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *before = dup_saved (fixture->project);
      g_autofree char *segments = NULL;

      g_test_message ("%s", actions[i].action);
      if (actions[i].shown != NULL)
        sonder_page_show_item (SONDER_PAGE (fixture->page), actions[i].shown);
      else
        act (fixture, "segments.show-all", NULL);
      settle (fixture);
      act (fixture, actions[i].action, actions[i].target);
      segments = print_segments (fixture);
      g_assert_cmpstr (segments, ==, actions[i].segments);
      assert_one_step (fixture->project, before);
      sonder_project_undo (fixture->project);
      settle (fixture);
    }
}

/* A segment that is moved by its row keeps the focus there. */
static void
test_move_keeps_focus (Fixture      *fixture,
                       gconstpointer data)
{
  GtkListBox *list = find_type (fixture->page, GTK_TYPE_LIST_BOX);

  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0)));
  act (fixture, "segments.move-down", "pro");
  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (list)) ==
                 GTK_WIDGET (gtk_list_box_get_row_at_index (list, 1)));
}

static SonderRule *
condition (const char *attribute,
           const char *name,
           const char *value)
{
  const char *const values[] = { value, NULL };

  return sonder_rule_new_condition (attribute, name, values, NULL);
}

static SonderRule *
group (SonderRuleKind  kind,
       SonderRule     *first,
       SonderRule     *second)
{
  g_autoptr (GPtrArray) members =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);

  g_ptr_array_add (members, first);
  if (second != NULL)
    g_ptr_array_add (members, second);

  return sonder_rule_new_group (kind, members, "");
}

/* What an editor shows it also says, whatever the file had: nothing is lost by
 * looking. */
static void
test_rules_round (Fixture      *fixture,
                  gconstpointer data)
{
  SonderRule *rules[] = {
    condition ("plan", "=", "Pro"),
    group (SONDER_RULE_ALL, condition ("plan", "=", "Pro"), NULL),
    group (SONDER_RULE_ANY, condition ("age", ">=", "30"),
           group (SONDER_RULE_NONE, condition ("plan", "contains", "e"),
                  condition ("since", "<", "2024-01-01"))),
    group (SONDER_RULE_NONE, group (SONDER_RULE_ALL, condition ("active", "=", "yes"), NULL),
           condition ("plan", "sounds like", "Pro")),
    group (SONDER_RULE_ALL, condition ("gone", "=", "1"), condition ("age", "is known", NULL)),
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      GtkWidget *widget = g_object_ref_sink (sonder_rule_group_new (fixture->project, rules[i], 0));
      g_autoptr (SonderRule) said = sonder_rule_group_get_rule (SONDER_RULE_GROUP (widget));

      g_test_message ("rule %u", i);
      g_assert_true (sonder_rule_equal (said, rules[i]));
      g_object_unref (widget);
      sonder_rule_unref (rules[i]);
    }
}

/* A value that is chosen becomes part of the rule, in a group as at the top. */
static void
test_edit_nested (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (SonderRule) rule =
    group (SONDER_RULE_ANY, condition ("plan", "=", "Pro"),
           group (SONDER_RULE_ALL, condition ("plan", "in", "Free"), NULL));
  g_autofree char *before = NULL;
  const SonderRule *said;
  GtkWidget *list;
  guint second = 1;

  sonder_project_set_rule (fixture->project, get_segment (fixture, "pro"), rule);
  sonder_page_show_item (SONDER_PAGE (fixture->page), "pro");
  settle (fixture);
  before = dup_saved (fixture->project);
  list = find_nth (fixture->page, SONDER_TYPE_VALUE_LIST, &second);
  g_assert_nonnull (list);
  g_signal_emit_by_name (list, "chosen", "Team, \"A\"");
  settle (fixture);
  assert_one_step (fixture->project, before);
  said = sonder_item_get_rule (get_segment (fixture, "pro"), "rule");
  g_assert_cmpstrv (sonder_rule_get_values (sonder_rule_get_member (sonder_rule_get_member (said, 1), 0)),
                    ((const char *const[]) { "Free", "Team, \"A\"", NULL }));
}

static void
test_counts (Fixture      *fixture,
             gconstpointer data)
{
  const guint pinned[] = { 4 };
  g_autoptr (SonderRule) rule = condition ("age", ">=", "9");
  g_autoptr (SonderItem) made = sonder_item_new (SONDER_KIND_SEGMENT, "adults");
  SonderItem *everyone;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *without = NULL;

  sonder_item_set_text (made, "name", "Adults");
  sonder_project_add_item (fixture->project, made);
  everyone = get_segment (fixture, "adults");
  without = sonder_segment_describe_counts (fixture->project, everyone);
  g_assert_null (strpbrk (without, "0123456789"));

  sonder_project_set_rule (fixture->project, everyone, rule);
  before = sonder_segment_describe_counts (fixture->project, everyone);
  g_assert_cmpstr (before, ==,
                   "5 customers match, 3 already in Professionals and Freeloaders → 2");
  sonder_project_pin_customers (fixture->project, pinned, 1, "adults");
  after = sonder_segment_describe_counts (fixture->project, everyone);
  g_assert_cmpuint (sonder_segment_count_pinned (fixture->project, everyone), ==, 1);
  g_assert_cmpstr (
    after, ==,
    "5 customers match, 3 already in Professionals and Freeloaders → 1, and 1 fixed by hand");
}

static GArray *
make_numbers (const double *numbers,
              guint         n_numbers)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (double));

  g_array_append_vals (array, numbers, n_numbers);

  return array;
}

static void
test_bands (void)
{
  static const double visits[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50 };
  static const double money[] = { 0.5, 10.25, 20.5, 1000 };
  g_autoptr (GArray) whole = make_numbers (visits, G_N_ELEMENTS (visits));
  g_autoptr (GArray) broken = make_numbers (money, G_N_ELEMENTS (money));
  g_autoptr (GArray) limits = make_numbers (((const double[]) { 4, 9 }), 2);

  g_assert_true (sonder_number_bands_are_whole (whole));
  g_assert_false (sonder_number_bands_are_whole (broken));
  for (guint band = 0, total = 0; band <= limits->len; band++)
    {
      static const guint sizes[] = { 4, 5, 3 };
      static const char *const words[] = { "up to 4", "5 to 9", "more than 9" };
      g_autofree char *text = sonder_number_bands_describe (limits, band, TRUE);

      total += sonder_number_bands_count (whole, limits, band);
      g_assert_cmpuint (sonder_number_bands_count (whole, limits, band), ==, sizes[band]);
      g_assert_cmpstr (text, ==, words[band]);
      g_assert_cmpuint (band < limits->len || total == whole->len, ==, TRUE);
    }

  /* Whatever is suggested is ascending, and nobody is in no band. */
  for (guint n = 2; n <= SONDER_NUMBER_BANDS_MOST; n++)
    {
      g_autoptr (GArray) suggested = sonder_number_bands_suggest (whole, n);
      guint total = 0;

      g_assert_cmpuint (suggested->len, >, 0);
      g_assert_cmpuint (suggested->len, <, n);
      for (guint i = 0; i + 1 < suggested->len; i++)
        g_assert_cmpfloat (g_array_index (suggested, double, i), <,
                           g_array_index (suggested, double, i + 1));
      for (guint band = 0; band <= suggested->len; band++)
        {
          g_assert_cmpuint (sonder_number_bands_count (whole, suggested, band), >, 0);
          total += sonder_number_bands_count (whole, suggested, band);
        }
      g_assert_cmpuint (total, ==, whole->len);
    }
}

static GtkWidget *
get_band_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SONDER_IS_BAND_DIALOG (window))
        return window;
    }

  return NULL;
}

/* A number that most customers have a value of their own of is asked for by
 * bands, and each customer is in the band that its number is in. */
static void
test_band_dialog (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct
  {
    const char *limits;
    gboolean fine;
  } typed[] = {
    { "", FALSE }, { "ten", FALSE }, { "30; 10", FALSE }, { "10; 10", FALSE },
    { "1;2;3;4;5;6;7;8;9;10", FALSE }, { "10; 30.5", TRUE },
  };
  g_autofree char *before = NULL;
  g_autofree char *segments = NULL;
  GtkWidget *dialog, *entry, *button;

  for (guint i = 0; i < 12; i++)
    {
      guint row = sonder_project_add_customer (fixture->project, NULL, NULL);

      sonder_project_set_cell (fixture->project, SONDER_TABLE_CUSTOMERS, "attribute:age", row,
                               g_variant_new_double (20 + i));
    }
  sonder_project_remove_item (fixture->project, get_segment (fixture, "pro"));
  sonder_project_remove_item (fixture->project, get_segment (fixture, "free"));
  settle (fixture);
  before = dup_saved (fixture->project);
  act (fixture, "segments.by", "age");
  dialog = get_band_dialog ();
  g_assert_nonnull (dialog);
  entry = find_type (dialog, GTK_TYPE_ENTRY);
  button = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  g_assert_true (gtk_widget_get_sensitive (button));
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), typed[i].limits);
      g_assert_cmpint (gtk_widget_get_sensitive (button), ==, typed[i].fine);
    }

  g_signal_emit_by_name (button, "clicked");
  settle (fixture);
  segments = print_segments (fixture);
  g_assert_cmpstr (segments, ==, "Age up to 10 1; Age over 10 to 30.5 13; Age more than 30.5 3");
  assert_one_step (fixture->project, before);
}

/* Without customers: name, description, promise and a guess, no empty figures. */
static void
test_without_customers (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *before = NULL;
  GtkWidget *status = find_type (fixture->page, ADW_TYPE_STATUS_PAGE);
  GtkWidget *guess, *bar;

  g_assert_true (gtk_widget_get_mapped (status));
  act (fixture, "segments.add", NULL);
  g_assert_false (gtk_widget_get_mapped (status));
  before = dup_saved (fixture->project);
  guess = find_type (fixture->page, GTK_TYPE_SPIN_BUTTON);
  g_assert_true (gtk_widget_get_mapped (guess));
  g_assert_null (find_type (fixture->page, SONDER_TYPE_CONDITION_ROW));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (guess), 40);
  settle (fixture);
  assert_one_step (fixture->project, before);

  act (fixture, "segments.show-all", NULL);
  bar = find_type (fixture->page, SONDER_TYPE_SIZE_BAR);
  g_assert_false (gtk_widget_get_mapped (bar));
}

static void
test_accessible (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget *bar = find_type (fixture->page, SONDER_TYPE_SIZE_BAR);
  GtkWidget *list = find_type (fixture->page, GTK_TYPE_LIST_BOX);
  const char *sizes = "Professionals: 2 customers, 33 %; Freeloaders: 2 customers, 33 %; "
                      "Unassigned: 2 customers, 33 %";

  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_LABEL, sizes);
  gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL, "Segments, in order");
}

#define ADD(name, test) g_test_add ("/segments/" name, Fixture, NULL, set_up, test, tear_down)

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

  ADD ("actions", test_actions);
  ADD ("move-keeps-focus", test_move_keeps_focus);
  ADD ("rules-round", test_rules_round);
  ADD ("edit-nested", test_edit_nested);
  ADD ("counts", test_counts);
  ADD ("band-dialog", test_band_dialog);
  ADD ("accessible", test_accessible);
  g_test_add ("/segments/without-customers", Fixture, NULL, set_up_empty, test_without_customers,
              tear_down);
  g_test_add_func ("/segments/bands", test_bands);
  status = g_test_run ();
  g_object_unref (application);

  return status;
}
