/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "import-dialog.h"

#include <glib/gi18n.h>
#include <math.h>

#include "import.h"

/* A file with more columns than this is set up on the command line. */
#define MAX_COLUMNS 500
#define N_EXAMPLES 3
#define MAX_EXAMPLE 80

struct _SonderImportDialog
{
  AdwWindow            parent_instance;

  AdwWindowTitle      *heading;
  GtkButton           *cancel_button;
  GtkButton           *import_button;
  GtkStack            *stack;
  AdwStatusPage       *busy;
  AdwPreferencesGroup *columns;
  AdwPreferencesGroup *result;

  SonderDocument      *document;
  GCancellable        *cancellable;
  SonderSnapshot      *snapshot;
  SonderImportPlan    *plan;
  GPtrArray           *rows; /* of AdwComboRow, by column */
  gboolean             done;
};

G_DEFINE_FINAL_TYPE (SonderImportDialog, sonder_import_dialog, ADW_TYPE_WINDOW)

/* What one can say of a column. A score's scale is always said, never taken for
 * granted; "rating" takes its ends from the column. */
static const struct
{
  SonderColumnRole role;
  const char      *metric;
  const char      *label;
} choices[] = {
  { SONDER_COLUMN_ATTRIBUTE, NULL, NC_ ("column", "Attribute") },
  { SONDER_COLUMN_IGNORE, NULL, NC_ ("column", "Leave out") },
  { SONDER_COLUMN_KEY, NULL, NC_ ("column", "Customer number") },
  { SONDER_COLUMN_RESPONDENT, NULL, NC_ ("column", "Number of the answer sheet") },
  { SONDER_COLUMN_NAME, NULL, NC_ ("column", "Name") },
  { SONDER_COLUMN_DATE, NULL, NC_ ("column", "Date of the answer") },
  { SONDER_COLUMN_COMMENT, NULL, NC_ ("column", "Comment") },
  { SONDER_COLUMN_TOUCHPOINT, NULL, NC_ ("column", "Touchpoint") },
  { SONDER_COLUMN_SCORE, "nps", NC_ ("column", "Recommendation, 0–10 (NPS)") },
  { SONDER_COLUMN_SCORE, "csat", NC_ ("column", "Satisfaction, 1–5 (CSAT)") },
  { SONDER_COLUMN_SCORE, "ces", NC_ ("column", "Ease, 1–7 (CES)") },
  { SONDER_COLUMN_SCORE, "rating", NC_ ("column", "Rating on another scale") },
};

static void
show_error (SonderImportDialog *self,
            const char         *heading,
            const GError       *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static guint
find_choice (const SonderImportColumn *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (choices[i].role != column->role)
        continue;
      if (choices[i].metric == NULL || g_strcmp0 (choices[i].metric, column->metric) == 0 ||
          g_str_equal (choices[i].metric, "rating"))
        return i;
    }

  return 0;
}

/* The first different values, to recognise a column by. */
static char *
dup_examples (const SonderCsvTable *table,
              guint                 column)
{
  g_autoptr (GPtrArray) examples = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  g_autofree char *shortened = NULL;

  for (guint row = 0; row < MIN (table->n_rows, 200) && examples->len < N_EXAMPLES; row++)
    {
      const char *text = sonder_csv_table_cell (table, row, column);
      gboolean seen = *text == '\0';

      for (guint i = 0; i < examples->len; i++)
        seen = seen || g_str_equal (examples->pdata[i], text);
      if (!seen)
        g_ptr_array_add (examples, (gpointer) text);
    }
  g_ptr_array_add (examples, NULL);
  joined = g_strjoinv (" · ", (char **) examples->pdata);

  if (g_utf8_strlen (joined, -1) <= MAX_EXAMPLE)
    return g_steal_pointer (&joined);

  shortened = g_utf8_substring (joined, 0, MAX_EXAMPLE);
  return g_strconcat (shortened, "…", NULL);
}

static GtkWidget *
create_row (SonderImportDialog *self,
            GListModel         *labels,
            guint               column)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *examples = dup_examples (self->plan->table, column);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 sonder_csv_table_name (self->plan->table, column));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), examples);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), labels);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_choice (&self->plan->columns[column]));

  return row;
}

static void
show_columns (SonderImportDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *subtitle = NULL;
  guint n_columns = MIN (self->plan->n_columns, MAX_COLUMNS);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gtk_string_list_append (labels, g_dpgettext2 (NULL, "column", choices[i].label));
  for (guint i = 0; i < n_columns; i++)
    {
      GtkWidget *row = create_row (self, G_LIST_MODEL (labels), i);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->columns, row);
    }

  subtitle = g_strdup_printf (ngettext ("%u row", "%u rows", self->plan->table->n_rows),
                              self->plan->table->n_rows);
  adw_window_title_set_title (self->heading, self->plan->table->name);
  adw_window_title_set_subtitle (self->heading, subtitle);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "columns");
}

/* The scale of a rating from the whole numbers that stand in its column. */
static char *
dup_rating_scale (const SonderCsvTable *table,
                  guint                 column)
{
  gint64 min = G_MAXINT64, max = G_MININT64;

  for (guint row = 0; row < table->n_rows; row++)
    {
      const char *text = sonder_csv_table_cell (table, row, column);
      char *end;
      gint64 value = g_ascii_strtoll (text, &end, 10);

      if (end == text || *end != '\0')
        continue;
      min = MIN (min, value);
      max = MAX (max, value);
    }

  if (min >= max)
    return g_strdup ("rating:1-5");

  return g_strdup_printf ("rating:%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, min, max);
}

static char *
dup_metric (SonderImportDialog *self,
            guint               column)
{
  const char *metric =
    choices[adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows->pdata[column]))].metric;

  return g_strcmp0 (metric, "rating") == 0 ? dup_rating_scale (self->plan->table, column)
                                           : g_strdup (metric);
}

/* Columns that share a metric are told apart as touchpoints, by their headers. */
static gboolean
shares_metric (SonderImportDialog *self,
               guint               column,
               const char         *metric)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *other = i != column ? dup_metric (self, i) : NULL;

      if (other != NULL && g_str_equal (other, metric))
        return TRUE;
    }

  return FALSE;
}

static gboolean
take_choice (SonderImportDialog *self,
             guint               column,
             GError            **error)
{
  guint choice = adw_combo_row_get_selected (ADW_COMBO_ROW (self->rows->pdata[column]));
  g_autofree char *metric = dup_metric (self, column);

  if (choices[choice].role != SONDER_COLUMN_SCORE)
    return sonder_import_plan_set_role (self->plan, column, choices[choice].role, error);

  return sonder_import_plan_set_score (
    self->plan, column, metric,
    shares_metric (self, column, metric) ? sonder_csv_table_name (self->plan->table, column) : NULL,
    error);
}

static gboolean
take_choices (SonderImportDialog *self,
              GError            **error)
{
  sonder_import_plan_forget_roles (self->plan);
  for (guint i = 0; i < self->rows->len; i++)
    if (!take_choice (self, i, error))
      return FALSE;

  return sonder_import_plan_check (self->plan, error);
}

static void
show_result (SonderImportDialog *self,
             SonderImport       *import)
{
  g_autoptr (GArray) messages =
    sonder_import_report_describe (sonder_import_get_report (import), self->plan);

  for (guint i = 0; i < messages->len; i++)
    {
      const SonderImportMessage *message = &g_array_index (messages, SonderImportMessage, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), message->text);
      adw_action_row_set_icon_name (ADW_ACTION_ROW (row),
                                    message->kind == SONDER_IMPORT_WARNING
                                      ? "dialog-warning-symbolic"
                                      : "dialog-information-symbolic");
      adw_preferences_group_add (self->result, row);
    }

  self->done = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), FALSE);
  gtk_button_set_label (self->import_button, _("_Done"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "result");
}

static void
resolved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (SonderImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderImport) import = sonder_import_resolve_finish (result, &error);

  if (import != NULL)
    {
      sonder_import_apply (import, sonder_document_get_project (self->document));
      show_result (self, import);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_stack_set_visible_child_name (self->stack, "columns");
      gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), TRUE);
      show_error (self, _("The file could not be imported"), error);
    }
}

static void
import_clicked_cb (SonderImportDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (self->done)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (!take_choices (self, &error))
    {
      show_error (self, _("The columns do not fit together"), error);
      return;
    }

  adw_status_page_set_title (self->busy, _("Sorting Customers and Answers…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  sonder_import_resolve_async (self->plan, self->snapshot, NULL, NULL, self->cancellable, resolved_cb,
                               g_object_ref (self));
}

static void
cancel_clicked_cb (SonderImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_window_close (GTK_WINDOW (self));
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      file,
             GCancellable *cancellable)
{
  const SonderCsvOptions options = SONDER_CSV_OPTIONS_DEFAULT;
  GError *error = NULL;
  SonderCsvTable *table =
    sonder_csv_table_read_file (file, &options, NULL, NULL, cancellable, &error);

  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) sonder_csv_table_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  SonderImportDialog *self = SONDER_IMPORT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  SonderCsvTable *table = g_task_propagate_pointer (G_TASK (result), &error);

  if (table != NULL)
    {
      self->plan = sonder_import_plan_new (table, self->snapshot, 0);
      sonder_import_plan_suggest (self->plan);
      show_columns (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      adw_status_page_set_title (self->busy, _("The File Cannot Be Read"));
      adw_status_page_set_icon_name (self->busy, "dialog-error-symbolic");
      adw_status_page_set_child (self->busy, NULL);
      adw_status_page_set_description (self->busy, error->message);
    }
}

static void
sonder_import_dialog_dispose (GObject *object)
{
  SonderImportDialog *self = SONDER_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (sonder_import_dialog_parent_class)->dispose (object);
}

static void
sonder_import_dialog_finalize (GObject *object)
{
  SonderImportDialog *self = SONDER_IMPORT_DIALOG (object);

  g_clear_pointer (&self->plan, sonder_import_plan_free);
  g_clear_pointer (&self->snapshot, sonder_snapshot_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (sonder_import_dialog_parent_class)->finalize (object);
}

static void
sonder_import_dialog_class_init (SonderImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sonder_import_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/import/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, result);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sonder_import_dialog_init (SonderImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
}

/**
 * sonder_import_dialog_new:
 * @document: what to import into
 * @file: a CSV file; reading begins at once
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *
sonder_import_dialog_new (GtkWindow      *parent,
                          SonderDocument *document,
                          GFile          *file)
{
  SonderImportDialog *self =
    g_object_new (SONDER_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);

  self->document = g_object_ref (document);
  self->snapshot = sonder_project_snapshot (sonder_document_get_project (document));
  g_task_set_source_tag (task, sonder_import_dialog_new);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_thread);

  return GTK_WIDGET (self);
}
