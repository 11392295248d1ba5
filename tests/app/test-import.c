/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The import assistant, as somebody would use it: tables of files, of what is
 * chosen in the dialog, and of what is in the project afterwards. */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "application.h"
#include "column-list.h"
#include "import-dialog.h"
#include "import-preview.h"
#include "window.h"

#define PATIENCE_MS 20000

static SonderApplication *application;
static char *folder;

typedef struct
{
  SonderProject *project;
  GtkWidget     *dialog;
} Fixture;

static gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

typedef gboolean (*Condition) (gconstpointer data);

static void
wait_for (Condition     condition,
          gconstpointer data)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add (PATIENCE_MS, late_cb, &late);

  while (!condition (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timeout);
}

static void
spin (guint milliseconds)
{
  gboolean late = FALSE;

  g_timeout_add (milliseconds, late_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

/* Depth first: the first widget for which @matches says so. */
static GtkWidget *
find (GtkWidget *widget,
      gboolean (*matches) (GtkWidget *, const char *),
      const char *what)
{
  if (matches (widget, what))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, matches, what);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_type (GtkWidget  *widget,
         const char *name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), name);
}

static gboolean
is_row (GtkWidget  *widget,
        const char *title)
{
  return ADW_IS_PREFERENCES_ROW (widget) && gtk_widget_get_mapped (widget) &&
         g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static gboolean
is_button (GtkWidget  *widget,
           const char *label)
{
  g_autofree char *text = NULL;

  if (!GTK_IS_BUTTON (widget) || !gtk_widget_get_mapped (widget) ||
      gtk_button_get_label (GTK_BUTTON (widget)) == NULL)
    return FALSE;
  text = g_strdup (gtk_button_get_label (GTK_BUTTON (widget)));
  g_strcanon (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 _", ' ');
  for (char *mark = strchr (text, '_'); mark != NULL; mark = strchr (text, '_'))
    memmove (mark, mark + 1, strlen (mark));

  return g_str_has_prefix (text, label);
}

static gboolean
has_text (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
has_tooltip (GtkWidget  *widget,
             const char *text)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static const char *
get_page (GtkWidget *dialog)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (find (dialog, is_type, "GtkStack")));
}

static gboolean
is_past_busy (gconstpointer dialog)
{
  return !g_str_equal (get_page ((GtkWidget *) dialog), "busy");
}

static gboolean
is_done (gconstpointer dialog)
{
  return g_str_equal (get_page ((GtkWidget *) dialog), "result");
}

static gboolean
is_over_preview (GtkWidget  *widget,
                 const char *unused)
{
  return GTK_IS_PROGRESS_BAR (widget) && gtk_widget_has_css_class (widget, "osd");
}

static gboolean
is_read (gconstpointer dialog)
{
  return !gtk_widget_get_visible (find ((GtkWidget *) dialog, is_over_preview, NULL));
}

typedef struct
{
  GtkWidget  *dialog;
  const char *text;
} Sight;

static gboolean
is_to_be_seen (gconstpointer data)
{
  const Sight *sight = data;

  return find (sight->dialog, has_text, sight->text) != NULL;
}

static gboolean
can_import (gconstpointer dialog)
{
  GtkWidget *button = find ((GtkWidget *) dialog, is_button, "Import");

  return button != NULL && gtk_widget_get_sensitive (button);
}

static void
press (GtkWidget  *dialog,
       const char *label)
{
  GtkWidget *button = find (dialog, is_button, label);

  if (button == NULL || !gtk_widget_is_sensitive (button))
    g_error ("there is no button “%s” to be pressed", label);
  g_signal_emit_by_name (button, "clicked");
}

/* Chooses what begins with @text in the row @title. */
static void
choose (GtkWidget  *dialog,
        const char *title,
        const char *text)
{
  AdwComboRow *row = ADW_COMBO_ROW (find (dialog, is_row, title));
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (!g_str_has_prefix (gtk_string_object_get_string (item), text))
        continue;
      adw_combo_row_set_selected (row, i);
      return;
    }
  g_error ("“%s” cannot be “%s”", title, text);
}

static GtkWidget *
get_list (GtkWidget *dialog)
{
  return find (dialog, is_type, "SonderColumnList");
}

static void
select_columns (GtkWidget  *dialog,
                const char *list)
{
  g_auto (GStrv) numbers = g_strsplit (list, ",", -1);
  g_autoptr (GtkBitset) columns = gtk_bitset_new_empty ();

  for (guint i = 0; numbers[i] != NULL; i++)
    gtk_bitset_add (columns, (guint) g_ascii_strtoull (numbers[i], NULL, 10) - 1);
  sonder_column_list_select (SONDER_COLUMN_LIST (get_list (dialog)), columns);
}

static void
set_number (GtkWidget  *dialog,
            const char *title,
            const char *number)
{
  GtkWidget *row = find (dialog, is_row, title);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find (row, is_type, "GtkSpinButton")),
                             g_ascii_strtod (number, NULL));
}

/* "select 2,3", "choose Is=Score", "type Touchpoint=Shop", "number Lowest=1",
 * "press Yes", "see What does", "file x" for how it is read, "stop x" if it
 * cannot be imported so. */
static void
do_step (GtkWidget  *dialog,
         const char *step)
{
  g_auto (GStrv) words = g_strsplit (step, " ", 2);
  g_auto (GStrv) parts = g_strsplit (words[1], "=", 2);

  if (g_str_equal (words[0], "select"))
    select_columns (dialog, words[1]);
  else if (g_str_equal (words[0], "choose"))
    choose (dialog, parts[0], parts[1]);
  else if (g_str_equal (words[0], "type"))
    gtk_editable_set_text (GTK_EDITABLE (find (dialog, is_row, parts[0])), parts[1]);
  else if (g_str_equal (words[0], "number"))
    set_number (dialog, parts[0], parts[1]);
  else if (g_str_equal (words[0], "press"))
    press (dialog, words[1]);
  else if (g_str_equal (words[0], "see"))
    {
      const Sight sight = { dialog, words[1] };

      wait_for (is_to_be_seen, &sight);
    }
  else if (g_str_equal (words[0], "file"))
    g_signal_emit_by_name (find (dialog, has_tooltip, "Change How the File Is Read"), "clicked");
  else if (g_str_equal (words[0], "stop"))
    g_assert_false (can_import (dialog));
  else
    g_error ("no such step: %s", step);
}

/* What reads the file again is waited for. */
static void
do_steps (GtkWidget  *dialog,
          const char *steps)
{
  g_auto (GStrv) list = g_strsplit (steps, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_test_message ("  %s", list[i]);
      do_step (dialog, list[i]);
      if (g_str_has_prefix (list[i], "choose Encoding") ||
          g_str_has_prefix (list[i], "choose Between") ||
          g_str_has_prefix (list[i], "choose Header") ||
          g_str_has_prefix (list[i], "choose Decimal"))
        wait_for (is_read, dialog);
    }
}

static GFile *
write_file (const char *name,
            const char *bytes,
            gssize      n)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, n, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

/* Names, ids, scores and all: as many rows as one likes. */
static GFile *
write_large_file (guint n_rows)
{
  g_autoptr (GString) text = g_string_new ("customer_id,name,nps,date,comment,plan\n");

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "%u,Customer %u,%u,2025-%02u-%02u,It was number %u of many,%s\n",
                            i + 1, i + 1, i % 11, i % 12 + 1, i % 28 + 1, i,
                            i % 3 == 0 ? "Pro" : "Free");

  return write_file ("large.csv", text->str, (gssize) text->len);
}

/* Until it is read, shown and drawn. */
static void
wait_until_shown (GtkWidget *dialog)
{
  wait_for (is_past_busy, dialog);
  gtk_test_widget_wait_for_draw (dialog);
  gtk_test_widget_wait_for_draw (dialog);
}

static GtkWidget *
open_dialog (SonderProject *project,
             GFile         *file)
{
  GtkWidget *dialog = sonder_import_dialog_new (NULL, project, file);

  g_object_ref_sink (dialog);
  gtk_window_present (GTK_WINDOW (dialog));

  return dialog;
}

static void
close_dialog (GtkWidget *dialog)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (dialog);
}

/* "customers respondents scores comments mean-of-scores" */
static char *
count_project (SonderProject *project)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  const SonderTable *answers = sonder_project_get_answers (project);
  guint n_customers = 0, n_respondents = 0, n_scores = 0, n_comments = 0;
  double sum = 0;

  for (guint row = 0; row < customers->n_rows; row++)
    if (sonder_customers_get_flags (customers, row) & SONDER_ROW_ANONYMOUS)
      n_respondents++;
    else
      n_customers++;
  for (guint row = 0; row < answers->n_rows; row++)
    {
      gint32 score =
        sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), row);

      n_comments +=
        sonder_column_get_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), row) != NULL;
      if (score == SONDER_SCORE_NONE)
        continue;
      n_scores++;
      sum += score;
    }

  return g_strdup_printf ("%u %u %u %u %.2f", n_customers, n_respondents, n_scores, n_comments,
                          n_scores > 0 ? sum / n_scores : 0);
}

/* "nps: a, b": the metrics, and the touchpoints. */
static char *
list_labels (SonderProject *project)
{
  GListModel *metrics = sonder_project_get_items (project, SONDER_KIND_METRIC);
  GListModel *touchpoints = sonder_project_get_items (project, SONDER_KIND_TOUCHPOINT);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (metrics); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (metrics, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", sonder_item_get_text (item, "scale"));
    }
  for (guint i = 0; i < g_list_model_get_n_items (touchpoints); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (touchpoints, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "," : ": ", sonder_item_get_text (item, "name"));
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *csv;
  const char *steps;
  const char *counts;
  const char *labels;
} Case;

static const Case cases[] = {
  { "a guess is confirmed", "id,name,nps,why\n1,Ann,9,It was all very good and fast\n2,Bob,3,\n",
    "stop now|see Does “nps” measure Recommendation|press Yes", "2 0 2 1 6.00", "nps" },
  { "a guess is corrected", "id,satisfaction\n1,4\n2,5\n",
    "stop now|select 2|choose Measures=Rating on|number Highest=10|number Lowest=1", "2 0 2 0 4.50",
    "rating:1-10" },
  { "nothing but attributes", "id,age\n1,34\n2,43\n", "see 2 rows → 2 customers", "2 0 0 0 0.00", "" },
  { "a scale alone says nothing", "id,q1\n1,4\n2,5\n",
    "select 2|choose Is=Score|stop now|see What does “q1” measure?|choose Measures=Ease",
    "2 0 2 0 4.50", "ces" },
  { "no key", "id,nps\n1,9\n2,3\n", "select 1|choose Is=Leave out|press Yes", "0 2 2 0 6.00", "nps" },
  { "a sheet's number", "id,nps\n1,9\n2,3\n", "select 1|choose Is=Number of|press Yes", "0 2 2 0 6.00",
    "nps" },
  { "a touchpoint of its own", "id,nps\n1,9\n", "press Yes|select 2|type Touchpoint=Shop", "1 0 1 0 9.00",
    "nps: Shop" },
  { "several at once", "id,Q7_shop,Q7_web,Q7_phone\n1,4,5,3\n2,6,0,2\n",
    "select 2,3,4|choose Is=Score|choose Measures=Rating on|number Lowest=1|number Highest=5|"
    "type No Answer=0, 6",
    "2 0 4 0 3.50", "rating:1-5: shop,web,phone" },
  { "the same for similar columns", "id,Q7_shop,Q7_web,Q7_phone\n1,4,5,3\n2,5,1,2\n",
    "select 2|choose Is=Score|choose Measures=Satisfaction|press Same for 2", "2 0 6 0 3.33",
    "csat: shop,web,phone" },
  { "a block is found",
    "Please rate our shop in Rome,Please rate our shop in Bonn,Please rate our shop in "
    "Kiel\n1,5,N/A\n2,3,4\n",
    "stop now|see What do the scores in 3 columns measure?|press Show|choose Measures=Rating on",
    "0 2 5 0 3.00", "rating:1-5: Rome,Bonn,Kiel" },
  { "days before months", "id,nps,date\n1,9,03/04/2025\n",
    "select 3|choose Is=Date|press Yes|stop now|see What comes first in “03/04/2025”|press The Day",
    "1 0 1 0 9.00", "nps" },
  { "words are no dates", "id,nps,when\n1,9,then\n",
    "select 3|choose Is=Date|press Yes|stop now|see no dates that can be read|choose Is=Attribute",
    "1 0 1 0 9.00", "nps" },
  { "blank by another number", "id,nps\n1,9\n2,99\n", "select 2|choose Is=Score|choose "
    "Measures=Recommendation|type No Answer=99", "2 0 1 0 9.00", "nps" },
  { "a row per answer", "customer,touchpoint,score,metric\nAnn,Shop,9,nps\nAnn,Web,3,csat\n",
    "select 3|choose Measures=What the metric|select 1|choose Is=Customer number", "1 0 2 0 6.00",
    "nps csat: Shop,Web" },
  { "a comment on its score",
    "id,Q1_a,Q1_b,remark\n1,5,4,x\n",
    "select 2,3|choose Is=Score|choose Measures=Satisfaction|select 4|choose Is=Comment|"
    "choose Is About=Q1_b",
    "1 0 2 1 4.50", "csat: a,b" },
  { "only one key", "id,other\n1,a\n2,b\n", "select 2|choose Is=Customer number", "2 0 0 0 0.00", "" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (GFile) file = write_file ("case.csv", cases[i].csv, -1);
      g_autofree char *empty = count_project (project);
      g_autofree char *counts = NULL;
      g_autofree char *labels = NULL;
      g_autofree char *undone = NULL;
      GtkWidget *dialog = open_dialog (project, file);

      g_test_message ("%s", cases[i].name);
      wait_until_shown (dialog);
      do_steps (dialog, cases[i].steps);
      press (dialog, "Import");
      wait_for (is_done, dialog);
      counts = count_project (project);
      labels = list_labels (project);
      g_assert_cmpstr (counts, ==, cases[i].counts);
      g_assert_cmpstr (labels, ==, cases[i].labels);
      close_dialog (dialog);

      /* One step, and all of it. */
      sonder_project_undo (project);
      g_assert_false (sonder_project_can_undo (project));
      undone = count_project (project);
      g_assert_cmpstr (undone, ==, empty);
    }
}

/* How the file is read can be changed, and what was said of columns stays. */
static void
test_rereading (void)
{
  static const struct
  {
    const char *bytes;
    const char *steps;
    const char *counts;
  } rows[] = {
    { "id,nps,word\n1,9,caf\x82\n2,3,th\x82\n",
      "choose Encoding=Western European (MS-DOS)|press Yes", "2 0 2 0 6.00" },
    { "a|b\n1|2\n3|4\n", "choose Between=Comma|see 1 column", "0 2 0 0 0.00" },
    { "1,2\n3,4\n", "choose Header Rows=1|see 1 row", "0 1 0 0 0.00" },
    { "id,q\n1,4\n2,5\n",
      "select 2|choose Is=Score|choose Measures=Ease|file x|"
      "choose Encoding=All languages (Unicode)|see Comma · All languages (Unicode) ·",
      "2 0 2 0 4.50" },
    { "id,sum\n1,\"1,500\"\n2,\"2,500\"\n", "choose Decimal=Comma", "2 0 0 0 0.00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (GFile) file = write_file ("case.csv", rows[i].bytes, -1);
      g_autofree char *shown = g_strescape (rows[i].bytes, NULL);
      g_autofree char *counts = NULL;
      GtkWidget *dialog = open_dialog (project, file);

      g_test_message ("%s", shown);
      wait_until_shown (dialog);
      do_steps (dialog, rows[i].steps);
      press (dialog, "Import");
      wait_for (is_done, dialog);
      counts = count_project (project);
      g_assert_cmpstr (counts, ==, rows[i].counts);
      close_dialog (dialog);
    }
}

/* A choice that the file cannot be read by is taken back, and the table that
 * stays can be imported. */
static void
test_failed_rereading (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (GFile) file = write_file ("case.csv", "a;b\n1;2\n3;4\n", -1);
  g_autofree char *counts = NULL;
  GtkWidget *dialog = open_dialog (project, file);
  AdwComboRow *row;

  wait_until_shown (dialog);
  do_steps (dialog, "choose Between=Semicolon");
  row = ADW_COMBO_ROW (find (dialog, is_row, "Between"));
  g_assert_true (g_file_delete (file, NULL, NULL));
  do_steps (dialog, "choose Between=Comma");
  wait_for (can_import, dialog);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 2);
  do_step (dialog, "see 2 columns");

  press (dialog, "Import");
  wait_for (is_done, dialog);
  counts = count_project (project);
  g_assert_cmpstr (counts, ==, "0 2 0 0 0.00");
  close_dialog (dialog);
}

/* Each says once and clearly what is wrong. */
static void
test_hostile_files (void)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gssize      n;
    const char *error; /* or NULL, if it can be shown */
  } rows[] = {
    { "empty.csv", "", 0, "see is empty" },
    { "blank.csv", "\n\n\n", 3, "see is empty" },
    { "program.csv", "\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0", 24, "see not a text file" },
    { "open.csv", "a,b\n\"1,2\n3,4\n", -1, "see quotation mark" },
    { "zeros.csv", "id,nps\n1,9\0\n2,\0" "8\n3,7\n", 21, NULL },
    { "header.csv", "a,b,c\n", -1, NULL },
  };
  g_autoptr (GFile) gone = g_file_new_build_filename (folder, "gone.csv", NULL);
  g_autoptr (GFile) directory = g_file_new_build_filename (folder, "R&D <2024>.csv", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe.csv", NULL);
  g_autoptr (GFile) fifo = g_file_new_for_path (pipe);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  const char *errors[G_N_ELEMENTS (rows) + 3];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_ptr_array_add (files, write_file (rows[i].name, rows[i].bytes, rows[i].n));
      errors[i] = rows[i].error;
    }
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_true (g_file_make_directory (directory, NULL, NULL));
  g_ptr_array_add (files, g_object_ref (gone));
  errors[files->len - 1] = "see No such file";
  g_ptr_array_add (files, g_object_ref (directory));
  errors[files->len - 1] = "see “R&amp;D &lt;2024&gt;.csv” is a folder";
  g_ptr_array_add (files, g_object_ref (fifo));
  errors[files->len - 1] = "see is not a file";

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      GtkWidget *dialog = open_dialog (project, files->pdata[i]);

      g_test_message ("%s", g_file_peek_path (files->pdata[i]));
      wait_until_shown (dialog);
      g_assert_cmpstr (get_page (dialog), ==, errors[i] != NULL ? "error" : "setup");
      if (errors[i] != NULL)
        do_step (dialog, errors[i]);
      close_dialog (dialog);
      g_assert_false (sonder_project_is_modified (project));
    }
}

static void
test_no_rows (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (GFile) file = write_file ("header.csv", "a,b,c\n", -1);
  GtkWidget *dialog = open_dialog (project, file);

  wait_until_shown (dialog);
  do_steps (dialog, "see no rows below them");
  g_assert_false (can_import (dialog));
  close_dialog (dialog);
}

static void
test_many_columns (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GFile) file = NULL;
  g_autofree char *counts = NULL;
  GtkWidget *dialog;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "%cc%u", i > 0 ? ',' : ' ', i);
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (text, "%c%u", i > 0 ? ',' : '\n', i % 7);
  file = write_file ("wide.csv", text->str, (gssize) text->len);
  dialog = open_dialog (project, file);
  wait_until_shown (dialog);
  do_steps (dialog, "select 9999|choose Is=Score|choose Measures=Ease|type Touchpoint=Far");
  press (dialog, "Import");
  wait_for (is_done, dialog);
  counts = count_project (project);
  g_assert_cmpstr (counts, ==, "0 1 1 0 2.00");
  close_dialog (dialog);
}

/* Closed while it reads; and stopped while it imports, then done after all. */
static void
test_cancel (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (GFile) file = write_large_file (100000);
  g_autofree char *counts = NULL;
  GtkWidget *dialog = open_dialog (project, file);

  spin (20);
  g_assert_cmpstr (get_page (dialog), ==, "busy");
  press (dialog, "Cancel");
  spin (300);
  g_assert_false (sonder_project_is_modified (project));
  g_object_unref (dialog);

  dialog = open_dialog (project, file);
  wait_until_shown (dialog);
  press (dialog, "Yes");
  press (dialog, "Import");
  g_assert_cmpstr (get_page (dialog), ==, "busy");
  spin (20);
  press (dialog, "Cancel");
  g_assert_cmpstr (get_page (dialog), ==, "setup");
  spin (1000);
  g_assert_false (sonder_project_is_modified (project));

  press (dialog, "Import");
  wait_for (is_done, dialog);
  counts = count_project (project);
  g_assert_cmpstr (counts, ==, "100000 0 100000 100000 5.00");
  close_dialog (dialog);
}

/* The second time nothing changes; under another name it is pointed out. */
static void
test_again (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (GString) text = g_string_new ("nps,why\n");
  g_autoptr (GFile) april = NULL;
  g_autoptr (GFile) copy = NULL;
  guint64 generation;
  GtkWidget *dialog;

  for (guint i = 0; i < 50; i++)
    g_string_append_printf (text, "%u,because of %u\n", i % 11, i);
  april = write_file ("april.csv", text->str, -1);
  copy = write_file ("copy.csv", text->str, -1);

  dialog = open_dialog (project, april);
  wait_until_shown (dialog);
  do_steps (dialog, "press Yes|press Import");
  wait_for (is_done, dialog);
  close_dialog (dialog);
  generation = sonder_project_get_generation (project);

  dialog = open_dialog (project, copy);
  wait_until_shown (dialog);
  do_steps (dialog, "press Yes");
  do_steps (dialog, "see 50 rows are in the source “april” already|press Same Survey");
  do_steps (dialog, "see 50 answers there already|press Import");
  wait_for (is_done, dialog);
  spin (50);
  do_steps (dialog, "see Nothing New");
  g_assert_cmpuint (sonder_project_get_generation (project), ==, generation);
  close_dialog (dialog);
}

/* A report that can be kept names every column and reason, with counts. */
static void
test_report (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (GFile) file = write_file ("f.csv", "id,nps\n1,9\n2,11\n3,12\n4,great\n", -1);
  GtkWidget *dialog = open_dialog (project, file);

  wait_until_shown (dialog);
  do_steps (dialog, "select 2|choose Is=Score|choose Measures=Recommendation");
  do_steps (dialog,
            "see “nps”: 2 cells left out, not on the scale, for example “11” in row 3.|press Import");
  wait_for (is_done, dialog);
  spin (50);
  do_steps (dialog, "see “nps”: 2 cells left out, not on the scale, for example “11” in row 3.|"
                    "see “nps”: 1 cell left out, not a number: “great” in row 5.");
  close_dialog (dialog);
}

static gboolean
is_named_item (GtkWidget  *widget,
               const char *name)
{
  g_autofree char *other = NULL;

  if (!is_type (widget, "GtkListItemWidget") ||
      !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return other == NULL;
}

/* Nothing can be used without being named. */
static void
test_names (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (GFile) file = write_file ("case.csv", "id,nps\n1,9\n", -1);
  GtkWidget *dialog = open_dialog (project, file);
  GtkWidget *list, *preview;

  wait_until_shown (dialog);
  list = find (get_list (dialog), is_type, "GtkListView");
  preview = find (dialog, is_type, "GtkColumnView");
  gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL, "Columns of the file");
  gtk_test_accessible_assert_property (preview, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "First rows of the file");
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (list),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "id: Customer number");
  do_steps (dialog, "select 2|choose Is=Score");
  g_assert_nonnull (find (find (dialog, is_row, "Measures"), is_named_item, "Ease, 1–7 (CES)"));
  g_assert_nonnull (find (find (dialog, is_row, "Is"), is_named_item, "Leave out"));
  close_dialog (dialog);
}

/* Once around the dialog by Tab: how often that stops in the list. */
static guint
count_stops_in_list (GtkWidget        *dialog,
                     GtkDirectionType  direction)
{
  guint n_stops = 0;

  gtk_widget_grab_focus (find (dialog, is_button, "Cancel"));
  for (guint i = 0; i < 30; i++)
    {
      gtk_widget_child_focus (dialog, direction);
      if (gtk_window_get_focus (GTK_WINDOW (dialog)) == find (dialog, is_button, "Cancel"))
        return n_stops;
      n_stops += gtk_widget_get_focus_child (get_list (dialog)) != NULL;
    }
  g_error ("Tab does not come round");
}

/* The list is one stop, however many columns there are, and is come back to as
 * it was left. */
static void
test_tab (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (GFile) file = write_file ("case.csv", "id,a,b,c,d,e,f\n1,2,3,4,5,6,7\n", -1);
  GtkWidget *dialog = open_dialog (project, file);
  GtkWidget *focus;
  g_autoptr (GtkBitset) selected = NULL;

  wait_until_shown (dialog);
  g_assert_cmpuint (count_stops_in_list (dialog, GTK_DIR_TAB_FORWARD), ==, 1);
  g_assert_cmpuint (count_stops_in_list (dialog, GTK_DIR_TAB_BACKWARD), ==, 1);

  select_columns (dialog, "3,4,5");
  g_assert_cmpuint (count_stops_in_list (dialog, GTK_DIR_TAB_FORWARD), ==, 1);
  selected = sonder_column_list_get_selected (SONDER_COLUMN_LIST (get_list (dialog)));
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 3);

  gtk_widget_grab_focus (find (dialog, is_button, "Cancel"));
  gtk_widget_child_focus (get_list (dialog), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "b: Attribute, number");
  close_dialog (dialog);
}

/* Whoever has answered the last question can import with Enter. */
static void
test_answered (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (GFile) file = write_file ("case.csv", "id,nps\n1,9\n2,3\n", -1);
  GtkWidget *dialog = open_dialog (project, file);

  wait_until_shown (dialog);
  press (dialog, "Yes");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == find (dialog, is_button, "Import"));
  close_dialog (dialog);
}

/* Of all that is shown of a file, whether any of it is that text. */
static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  const char *shown = GTK_IS_INSCRIPTION (widget)
                        ? gtk_inscription_get_text (GTK_INSCRIPTION (widget))
                      : GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget))
                                              : NULL;

  return shown != NULL && strstr (shown, text) != NULL;
}

/* While personal data are hidden, names and mail addresses are not to be read in
 * the rows of the file nor among the examples. */
static void
test_privacy (void)
{
  static const struct
  {
    const char *csv;
    const char *steps;
    const char *text;
    gboolean    personal;
  } rows[] = {
    { "id,Name\n1,Ann Gray\n2,Bob\n", "select 2", "Ann Gray", TRUE },
    { "id,who\n1,Ann Gray\n2,Bob\n", "select 2|choose Is=Name", "Ann Gray", TRUE },
    { "id,plan\n1,Pro\n2,Free\n", "select 2", "Pro", FALSE },
    { "id,E-Mail\n1,ann@example.org\n", "select 2", "example.org", TRUE },
    { "id,contact\n1,none\n2,ann@example.org\n", "select 2", "example.org", TRUE },
    { "id,nps\n1,9\n2,ann@example.org\n3,3\n",
      "select 2|choose Is=Score|choose Measures=Recommendation|see not a number: “", "example.org",
      TRUE },
    { "id,How good is our address?\n1,4711\n",
      "select 2|choose Is=Score|choose Measures=Rating on", "4711", FALSE },
  };
  GSettings *settings = sonder_application_get_settings (application);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (GFile) file = write_file ("case.csv", rows[i].csv, -1);
      g_autofree char *shown = g_strescape (rows[i].csv, NULL);
      GtkWidget *dialog = open_dialog (project, file);

      g_test_message ("%s", shown);
      wait_until_shown (dialog);
      do_steps (dialog, rows[i].steps);
      for (guint hidden = 0; hidden < 3; hidden++)
        {
          g_settings_set_boolean (settings, "hide-personal-data", hidden == 1);
          spin (20);
          g_assert_cmpint (find (dialog, shows, rows[i].text) == NULL, ==,
                           hidden == 1 && rows[i].personal);
        }
      close_dialog (dialog);
    }
}

static GtkWidget *
get_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SONDER_IS_IMPORT_DIALOG (window))
        return window; /* the list keeps it */
    }

  return NULL;
}

static gboolean
has_dialog (gconstpointer data)
{
  GtkWidget *dialog = get_dialog ();

  return dialog != NULL && is_past_busy (dialog);
}

/* A window without a project gets one only by importing; and two files come one
 * after the other. */
static void
test_window (void)
{
  SonderWindow *window = sonder_window_new (GTK_APPLICATION (application));
  g_autoptr (GFile) file = write_file ("case.csv", "id,age\n1,9\n", -1);
  GtkWidget *dialog;

  gtk_window_present (GTK_WINDOW (window));
  sonder_window_open (window, file);
  wait_for (has_dialog, NULL);
  g_assert_false (sonder_window_is_empty (window));
  dialog = get_dialog ();
  sonder_window_import (window, file);
  g_assert_true (get_dialog () == dialog);
  spin (50);
  press (dialog, "Cancel");
  spin (50);
  g_assert_null (sonder_window_get_document (window));
  g_assert_true (sonder_window_is_empty (window));

  sonder_window_import (window, file);
  wait_for (has_dialog, NULL);
  dialog = get_dialog ();
  spin (50);
  press (dialog, "Import");
  wait_for (is_done, dialog);
  g_assert_nonnull (sonder_window_get_document (window));
  spin (50);
  press (dialog, "Done");
  do_step (GTK_WIDGET (window), "see Imported “case.csv”");
  press (GTK_WIDGET (window), "Undo");
  spin (50);
  g_assert_false (
    sonder_project_can_undo (sonder_document_get_project (sonder_window_get_document (window))));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("sonder-import-XXXXXX", NULL);
  application = sonder_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_set_default (G_APPLICATION (application));

  g_test_add_func ("/import/cases", test_cases);
  g_test_add_func ("/import/rereading", test_rereading);
  g_test_add_func ("/import/rereading/failed", test_failed_rereading);
  g_test_add_func ("/import/hostile-files", test_hostile_files);
  g_test_add_func ("/import/no-rows", test_no_rows);
  g_test_add_func ("/import/many-columns", test_many_columns);
  g_test_add_func ("/import/cancel", test_cancel);
  g_test_add_func ("/import/again", test_again);
  g_test_add_func ("/import/report", test_report);
  g_test_add_func ("/import/names", test_names);
  g_test_add_func ("/import/tab", test_tab);
  g_test_add_func ("/import/answered", test_answered);
  g_test_add_func ("/import/privacy", test_privacy);
  g_test_add_func ("/import/window", test_window);
  status = g_test_run ();
  g_object_unref (application);
  g_free (folder);

  return status;
}
