/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "import-dialog.h"

#include <glib/gi18n.h>

#include "column-editor.h"
#include "column-list.h"
#include "file-choices.h"
#include "import-preview.h"
#include "result-view.h"
#include "import-words.h"
#include "import-work.h"
#include "privacy.h"

/* What would come of the choices is counted when nobody has typed for so long. */
#define COUNT_DELAY_MS 200
#define PROGRESS_INTERVAL_MS 100

struct _SonderImportDialog
{
  AdwWindow            parent_instance;

  AdwWindowTitle      *heading;
  GtkButton           *cancel_button;
  GtkButton           *import_button;
  GtkStack            *stack;
  AdwStatusPage       *busy;
  GtkProgressBar      *progress;
  AdwStatusPage       *error;
  GtkProgressBar      *rereading;
  SonderImportPreview *preview;
  AdwLeaflet          *panes;
  GtkButton           *file_button;
  GtkLabel            *file_label;
  SonderColumnList    *columns;
  GtkWidget           *back_button;
  GtkStack            *details;
  SonderFileChoices   *file_choices;
  SonderColumnEditor  *editor;
  GtkWidget           *question_box;
  GtkLabel            *question;
  GtkButton           *first_answer;
  GtkButton           *second_answer;
  GtkLabel            *summary;
  SonderResultView  *result;

  SonderImportWork    *work;
  guint                count_timeout;
  guint                progress_timeout;
  gboolean             importing;
  gboolean             done;
};

G_DEFINE_FINAL_TYPE (SonderImportDialog, sonder_import_dialog, ADW_TYPE_WINDOW)

static guint imported_signal;

static SonderImportChoices *
get_choices (SonderImportDialog *self)
{
  return sonder_import_work_get_choices (self->work);
}

static void
show_message (SonderImportDialog *self,
              const char         *heading,
              const GError       *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
progress_cb (gpointer data)
{
  SonderImportDialog *self = data;
  double fraction = sonder_import_work_get_fraction (self->work);

  gtk_progress_bar_set_fraction (self->progress, fraction);
  gtk_progress_bar_set_fraction (self->rereading, fraction);

  return G_SOURCE_CONTINUE;
}

static void
watch_progress (SonderImportDialog *self,
                gboolean            watch)
{
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  if (watch)
    {
      progress_cb (self);
      self->progress_timeout = g_timeout_add (PROGRESS_INTERVAL_MS, progress_cb, self);
    }
}

static void
show_buttons (SonderImportDialog *self,
              const char         *first,
              const char         *second)
{
  gtk_widget_set_visible (GTK_WIDGET (self->first_answer), first != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->second_answer), second != NULL);
  if (first != NULL)
    gtk_button_set_label (self->first_answer, first);
  if (second != NULL)
    gtk_button_set_label (self->second_answer, second);
}

static void
show_answers (SonderImportDialog        *self,
              const SonderImportProblem *problem)
{
  switch (problem->kind)
    {
    case SONDER_IMPORT_METRIC_UNSAID:
      show_buttons (self, _("_Show"), NULL);
      break;
    case SONDER_IMPORT_METRIC_GUESSED:
      show_buttons (self, _("_Yes"), _("_Show"));
      break;
    case SONDER_IMPORT_TWO_DATES:
      show_buttons (self, _("The _Day"), _("The _Month"));
      break;
    case SONDER_IMPORT_NO_DATES:
      show_buttons (self, _("_Show"), NULL);
      break;
    case SONDER_IMPORT_NO_ROWS:
    case SONDER_IMPORT_FINE:
    default:
      show_buttons (self, NULL, NULL);
    }
}

/* Rows that another source has as well are an import done twice. */
static gboolean
show_similar_source (SonderImportDialog *self)
{
  const SonderImportReport *report = sonder_import_work_get_report (self->work);
  g_autofree char *text = NULL;

  if (report == NULL || report->similar_source == NULL)
    return FALSE;
  text = g_strdup_printf (ngettext ("%u row is in the source “%s” already. Is it the same survey?",
                                    "%u rows are in the source “%s” already. Is it the same survey?",
                                    report->n_similar),
                          report->n_similar, report->similar_source);
  gtk_label_set_label (self->question, text);
  show_buttons (self, _("_Same Survey"), NULL);

  return TRUE;
}

static void
update_question (SonderImportDialog *self)
{
  g_auto (SonderImportProblem) problem = { 0 };
  g_autofree char *text = NULL;
  const GError *error = sonder_import_work_get_error (self->work);
  gboolean similar = FALSE;

  sonder_import_choices_find_problem (get_choices (self), &problem);
  if (problem.kind == SONDER_IMPORT_FINE && error == NULL)
    similar = show_similar_source (self);
  else
    {
      text = problem.kind == SONDER_IMPORT_FINE
               ? g_strdup (error->message)
               : sonder_import_problem_to_text (&problem, get_choices (self));
      gtk_label_set_label (self->question, text);
      show_answers (self, &problem);
    }

  gtk_widget_set_visible (self->question_box, text != NULL || similar);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button),
                            text == NULL && !sonder_import_work_is_reading (self->work));
}

static void
update_summary (SonderImportDialog *self)
{
  const SonderImportReport *report = sonder_import_work_get_report (self->work);
  g_autofree char *text = NULL;

  if (report != NULL)
    text = sonder_import_report_to_summary (report, sonder_import_work_get_plan (self->work));
  gtk_label_set_label (self->summary, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), text != NULL);
}

static void
update_details (SonderImportDialog *self)
{
  g_autoptr (GtkBitset) selected = sonder_column_list_get_selected (self->columns);

  if (!gtk_bitset_is_empty (selected))
    sonder_column_editor_show (self->editor, selected,
                               sonder_import_work_get_report (self->work));
}

static void
select_columns (SonderImportDialog *self,
                GtkBitset          *columns)
{
  sonder_column_list_select (self->columns, columns);
  gtk_stack_set_visible_child_name (self->details, "column");
  adw_leaflet_set_visible_child_name (self->panes, "details");
  gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
}

static gboolean
count_cb (gpointer data)
{
  SonderImportDialog *self = data;

  self->count_timeout = 0;
  sonder_import_work_count (self->work);

  return G_SOURCE_REMOVE;
}

static void
choices_changed_cb (SonderImportDialog *self)
{
  if (sonder_import_work_get_plan (self->work) == NULL)
    return;
  update_question (self);
  update_details (self);
  sonder_import_preview_update (self->preview);
  sonder_file_choices_update (self->file_choices);
  g_clear_handle_id (&self->count_timeout, g_source_remove);
  self->count_timeout = g_timeout_add (COUNT_DELAY_MS, count_cb, self);
}

static void
show_file_cb (SonderImportDialog *self)
{
  gtk_stack_set_visible_child_name (self->details, "file");
  adw_leaflet_set_visible_child_name (self->panes, "details");
  gtk_widget_child_focus (GTK_WIDGET (self->file_choices), GTK_DIR_TAB_FORWARD);
}

static void
back_cb (SonderImportDialog *self)
{
  adw_leaflet_set_visible_child_name (self->panes, "columns");
}

static void
selected_cb (SonderImportDialog *self)
{
  g_autoptr (GtkBitset) selected = sonder_column_list_get_selected (self->columns);

  if (gtk_bitset_is_empty (selected))
    {
      gtk_stack_set_visible_child_name (self->details, "file");
      return;
    }
  update_details (self);
  gtk_stack_set_visible_child_name (self->details, "column");
  sonder_import_preview_show_column (self->preview, gtk_bitset_get_minimum (selected));
}

static void
opened_cb (SonderImportDialog *self,
           gboolean            with_focus)
{
  g_autoptr (GtkBitset) selected = sonder_column_list_get_selected (self->columns);

  if (gtk_bitset_is_empty (selected))
    return;
  gtk_stack_set_visible_child_name (self->details, "column");
  if (adw_leaflet_get_folded (self->panes))
    adw_leaflet_set_visible_child_name (self->panes, "details");
  if (with_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
}

/* The button with the focus is gone with the last question. */
static void
go_on (SonderImportDialog *self)
{
  if (!gtk_widget_get_visible (self->question_box))
    gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
}

static void
first_answer_cb (SonderImportDialog *self)
{
  const SonderImportReport *report = sonder_import_work_get_report (self->work);
  g_auto (SonderImportProblem) problem = { 0 };

  sonder_import_choices_find_problem (get_choices (self), &problem);
  if (problem.kind == SONDER_IMPORT_METRIC_GUESSED)
    sonder_import_choices_confirm (get_choices (self));
  else if (problem.kind == SONDER_IMPORT_TWO_DATES)
    sonder_import_choices_set_date_order (get_choices (self), SONDER_DATE_DMY);
  else if (problem.columns != NULL)
    select_columns (self, problem.columns);
  else if (report != NULL && report->similar_source != NULL)
    sonder_import_choices_set_source (get_choices (self), report->similar_source);
  go_on (self);
}

static void
second_answer_cb (SonderImportDialog *self)
{
  g_auto (SonderImportProblem) problem = { 0 };

  sonder_import_choices_find_problem (get_choices (self), &problem);
  if (problem.kind == SONDER_IMPORT_TWO_DATES)
    sonder_import_choices_set_date_order (get_choices (self), SONDER_DATE_MDY);
  else if (problem.columns != NULL)
    select_columns (self, problem.columns);
  go_on (self);
}

static void
begin_reading (SonderImportDialog *self)
{
  SonderCsvOptions options;
  char decimal;

  sonder_file_choices_get_options (self->file_choices, &options, &decimal);
  g_clear_handle_id (&self->count_timeout, g_source_remove);
  sonder_import_work_read (self->work, &options, decimal);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->rereading), TRUE);
  watch_progress (self, TRUE);
}

static void
show_heading (SonderImportDialog     *self,
              const SonderImportPlan *plan)
{
  guint n_rows = plan->table->n_rows;
  g_autofree char *rows = g_strdup_printf (ngettext ("%'u row", "%'u rows", n_rows), n_rows);
  g_autofree char *columns =
    g_strdup_printf (ngettext ("%'u column", "%'u columns", plan->n_columns), plan->n_columns);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", rows, columns);
  g_autofree char *file = sonder_import_file_to_text (plan);

  adw_window_title_set_title (self->heading, plan->table->name);
  adw_window_title_set_subtitle (self->heading, subtitle);
  gtk_label_set_label (self->file_label, file);
}

static void
read_cb (SonderImportDialog *self)
{
  const SonderImportPlan *plan = sonder_import_work_get_plan (self->work);

  watch_progress (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->rereading), FALSE);
  sonder_file_choices_settle (self->file_choices);
  show_heading (self, plan);
  sonder_import_preview_show (self->preview, get_choices (self));
  selected_cb (self);
  update_summary (self);
  choices_changed_cb (self);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "setup"))
    return;

  gtk_stack_set_visible_child_name (self->stack, "setup");
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->first_answer)))
    gtk_widget_child_focus (GTK_WIDGET (self->columns), GTK_DIR_TAB_FORWARD);
}

static void
counted_cb (SonderImportDialog *self)
{
  update_question (self);
  update_summary (self);
  update_details (self);
}

static void
imported_cb (SonderImportDialog *self)
{
  watch_progress (self, FALSE);
  self->importing = FALSE;
  self->done = TRUE;
  g_signal_emit (self, imported_signal, 0);
  sonder_result_view_show (self->result, sonder_import_work_get_report (self->work),
                             sonder_import_work_get_plan (self->work));
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), FALSE);
  gtk_button_set_label (self->import_button, _("_Done"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
}

/* With a table on the screen it stays there, with the choices it was read by:
 * another way of reading it failed. */
static void
failed_cb (SonderImportDialog *self,
           const GError       *error)
{
  watch_progress (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->rereading), FALSE);
  if (sonder_import_work_get_plan (self->work) == NULL)
    {
      g_autofree char *description = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->error, description);
      gtk_widget_set_visible (GTK_WIDGET (self->import_button), FALSE);
      gtk_button_set_label (self->cancel_button, _("_Close"));
      gtk_stack_set_visible_child_name (self->stack, "error");
      return;
    }

  show_message (self,
                self->importing ? _("The file could not be imported")
                                : _("The file cannot be read so"),
                error);
  gtk_stack_set_visible_child_name (self->stack, "setup");
  if (self->importing)
    update_question (self);
  else
    {
      sonder_file_choices_revert (self->file_choices);
      choices_changed_cb (self);
    }
  self->importing = FALSE;
}

static void
import_clicked_cb (SonderImportDialog *self)
{
  if (self->done)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  self->importing = TRUE;
  g_clear_handle_id (&self->count_timeout, g_source_remove);
  adw_status_page_set_title (self->busy, _("Sorting Customers and Answers…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  watch_progress (self, TRUE);
  sonder_import_work_import (self->work);
}

/* While importing, back to the choices; else the dialog is closed. */
static void
cancel_clicked_cb (SonderImportDialog *self)
{
  sonder_import_work_cancel (self->work);
  watch_progress (self, FALSE);
  if (!self->importing)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  self->importing = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "setup");
  choices_changed_cb (self);
}

/* The window below offers to take it back. */
static void
tell_parent (SonderImportDialog *self)
{
  const SonderImportReport *report = sonder_import_work_get_report (self->work);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *message = NULL;

  if (parent == NULL)
    return;
  if (report->changes)
    message = g_strdup_printf (_("Imported “%s”"),
                               sonder_import_work_get_plan (self->work)->table->name);
  else
    message = g_strdup (_("All of it was in the project already"));

  gtk_widget_activate_action (GTK_WIDGET (parent), report->changes ? "win.toast-undo" : "win.toast",
                              "s", message);
}

static gboolean
sonder_import_dialog_close_request (GtkWindow *window)
{
  SonderImportDialog *self = SONDER_IMPORT_DIALOG (window);

  if (self->done)
    tell_parent (self);

  return GTK_WINDOW_CLASS (sonder_import_dialog_parent_class)->close_request (window);
}

static void
sonder_import_dialog_dispose (GObject *object)
{
  SonderImportDialog *self = SONDER_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->count_timeout, g_source_remove);
  watch_progress (self, FALSE);
  if (self->work != NULL)
    sonder_import_work_cancel (self->work);
  if (self->preview != NULL)
    sonder_import_preview_show (self->preview, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_IMPORT_DIALOG);
  g_clear_object (&self->work);

  G_OBJECT_CLASS (sonder_import_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, busy);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, error);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, rereading);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, panes);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, file_button);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, file_label);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, details);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, file_choices);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, editor);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, question_box);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, question);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, first_answer);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, second_answer);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, SonderImportDialog, result);
  gtk_widget_class_bind_template_callback (widget_class, import_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_reading);
  gtk_widget_class_bind_template_callback (widget_class, first_answer_cb);
  gtk_widget_class_bind_template_callback (widget_class, second_answer_cb);
}

static void
sonder_import_dialog_class_init (SonderImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sonder_import_dialog_close_request;
  imported_signal = g_signal_new ("imported", SONDER_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SONDER_TYPE_COLUMN_EDITOR);
  g_type_ensure (SONDER_TYPE_COLUMN_LIST);
  g_type_ensure (SONDER_TYPE_FILE_CHOICES);
  g_type_ensure (SONDER_TYPE_IMPORT_PREVIEW);
  g_type_ensure (SONDER_TYPE_RESULT_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/import/import-dialog.ui");
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sonder_import_dialog_init (SonderImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
connect_work (SonderImportDialog *self)
{
  SonderImportChoices *choices = get_choices (self);

  sonder_privacy_watch (self, G_CALLBACK (update_details));
  g_signal_connect_object (choices, "changed", G_CALLBACK (choices_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->work, "read", G_CALLBACK (read_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->work, "counted", G_CALLBACK (counted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->work, "imported", G_CALLBACK (imported_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->work, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  sonder_file_choices_set_choices (self->file_choices, choices);
  sonder_column_editor_set_choices (self->editor, choices);
  sonder_column_list_set_choices (self->columns, choices);
}

/**
 * sonder_import_dialog_new:
 * @project: what to import into
 * @file: a CSV file; reading begins at once
 *
 * Asks what is in a file and imports it. Emits "imported" when that is done.
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *
sonder_import_dialog_new (GtkWindow     *parent,
                          SonderProject *project,
                          GFile         *file)
{
  SonderImportDialog *self =
    g_object_new (SONDER_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->work = sonder_import_work_new (project, file);
  connect_work (self);
  begin_reading (self);

  return GTK_WIDGET (self);
}
