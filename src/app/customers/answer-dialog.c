/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "answer-dialog.h"

#include <glib/gi18n.h>

#include "calendar.h"
#include "cell-parse.h"
#include "drop-down.h"

struct _SonderAnswerDialog
{
  AdwWindow parent_instance;

  AdwComboRow *metric;
  AdwActionRow *score_row;
  GtkSpinButton *score;
  AdwComboRow *touchpoint;
  AdwEntryRow *date;
  GtkTextView *comment;
  GtkLabel *error;
  GtkWidget *add_button;

  SonderProject *project;
  guint customer;
  SonderItem *first_metric; /* nullable: not in the project yet */
};

G_DEFINE_FINAL_TYPE (SonderAnswerDialog, sonder_answer_dialog, ADW_TYPE_WINDOW)

/* The item that is chosen; %NULL for "none", which stands first. */
static SonderItem *
get_chosen (SonderAnswerDialog *self, SonderKind kind)
{
  AdwComboRow *row = kind == SONDER_KIND_METRIC ? self->metric : self->touchpoint;
  guint selected = adw_combo_row_get_selected (row);
  GListModel *items = sonder_project_get_items (self->project, kind);
  g_autoptr (SonderItem) item = selected > 0 ? g_list_model_get_item (items, selected - 1) : NULL;

  return item; /* the list keeps it */
}

/* A project in which nobody was asked anything yet begins with the question that
 * most begin with. */
static SonderItem *
create_first_metric (void)
{
  SonderItem *metric = sonder_item_new (SONDER_KIND_METRIC, "nps");

  sonder_item_set_text (metric, "name", _("Recommendation"));
  sonder_item_set_text (metric, "scale", "nps");
  sonder_item_set_text (metric, "question",
                        _("How likely are you to recommend us to a friend or colleague?"));
  sonder_item_set_text (metric, "measures", "satisfaction");

  return metric;
}

static SonderItem *
get_metric (SonderAnswerDialog *self)
{
  return self->first_metric != NULL && adw_combo_row_get_selected (self->metric) > 0
             ? self->first_metric
             : get_chosen (self, SONDER_KIND_METRIC);
}

/* No score until somebody chooses one: the button stands one below the least. */
static gboolean
is_chosen (GtkSpinButton *score)
{
  double none;

  gtk_spin_button_get_range (score, &none, NULL);

  return gtk_spin_button_get_value (score) > none;
}

static gboolean
score_output_cb (SonderAnswerDialog *self, GtkSpinButton *score)
{
  g_autofree char *text =
      is_chosen (score) ? g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (score))
                        : g_strdup ("");

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (score)), text))
    gtk_editable_set_text (GTK_EDITABLE (score), text);

  return TRUE;
}

static int
score_input_cb (SonderAnswerDialog *self, double *value, GtkSpinButton *score)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (score)) != '\0')
    return FALSE;

  gtk_spin_button_get_range (score, value, NULL);

  return TRUE;
}

static void
metric_changed_cb (SonderAnswerDialog *self)
{
  SonderItem *metric = get_metric (self);
  SonderScale scale;
  gboolean known = metric != NULL && sonder_metric_get_scale (SONDER_METRIC (metric), &scale);

  gtk_widget_set_visible (GTK_WIDGET (self->score_row), known);
  if (!known)
    return;

  gtk_spin_button_set_range (self->score, scale.min - 1, scale.max);
  gtk_spin_button_set_value (self->score, scale.min - 1);
  adw_action_row_set_subtitle (self->score_row, sonder_item_get_text (metric, "question"));
}

static char *
dup_comment (SonderAnswerDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->comment);
  GtkTextIter start, end;
  char *text;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

  return g_strstrip (text);
}

static gboolean
read_date (SonderAnswerDialog *self, gint32 *date, GError **error)
{
  g_autoptr (GVariant) value = NULL;

  *date = SONDER_DATE_NONE;
  if (!sonder_cell_parse (SONDER_CELL_DATE, NULL, gtk_editable_get_text (GTK_EDITABLE (self->date)),
                          &value, error))
    return FALSE;
  if (value != NULL)
    *date = g_variant_get_int32 (g_variant_ref_sink (value));

  return TRUE;
}

static void
show_error (SonderAnswerDialog *self, const char *message)
{
  gtk_label_set_text (self->error, message);
  gtk_widget_show (GTK_WIDGET (self->error));
}

static void
add_clicked_cb (SonderAnswerDialog *self)
{
  SonderItem *metric = get_metric (self);
  SonderItem *touchpoint = get_chosen (self, SONDER_KIND_TOUCHPOINT);
  gboolean scored;
  g_autofree char *comment = dup_comment (self);
  g_autoptr (GError) error = NULL;
  gint32 date;

  gtk_spin_button_update (self->score);
  scored = gtk_widget_get_visible (GTK_WIDGET (self->score_row)) && is_chosen (self->score);
  if (!read_date (self, &date, &error))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->date), "error");
      show_error (self, error->message);
      return;
    }
  if (!scored && *comment == '\0')
    {
      show_error (self, _("Give a score, or write what was said."));
      return;
    }

  sonder_project_begin_edit (self->project, _("Add Answer"));
  if (scored && metric == self->first_metric)
    sonder_project_add_item (self->project, metric);
  sonder_project_add_answer (
      self->project, self->customer, scored ? sonder_item_get_id (metric) : NULL,
      scored ? gtk_spin_button_get_value_as_int (self->score) : SONDER_SCORE_NONE,
      touchpoint != NULL ? sonder_item_get_id (touchpoint) : NULL, date,
      *comment != '\0' ? comment : NULL, NULL);
  sonder_project_end_edit (self->project);
  gtk_window_close (GTK_WINDOW (self));
}

static void
date_changed_cb (SonderAnswerDialog *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->date), "error");
  gtk_widget_hide (GTK_WIDGET (self->error));
}

static void
fill_names (AdwComboRow *row, GListModel *items, const char *none)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, none);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);

      gtk_string_list_append (names, sonder_item_get_text (item, "name"));
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (row), g_list_model_get_n_items (items) > 0);
}

static void
sonder_answer_dialog_dispose (GObject *object)
{
  g_clear_object (&SONDER_ANSWER_DIALOG (object)->project);
  g_clear_object (&SONDER_ANSWER_DIALOG (object)->first_metric);
  gtk_widget_dispose_template (GTK_WIDGET (object), SONDER_TYPE_ANSWER_DIALOG);

  G_OBJECT_CLASS (sonder_answer_dialog_parent_class)->dispose (object);
}

static void
sonder_answer_dialog_class_init (SonderAnswerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_answer_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/sonder/Sonder/ui/customers/answer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderAnswerDialog, metric);
  gtk_widget_class_bind_template_child (widget_class, SonderAnswerDialog, score_row);
  gtk_widget_class_bind_template_child (widget_class, SonderAnswerDialog, score);
  gtk_widget_class_bind_template_child (widget_class, SonderAnswerDialog, touchpoint);
  gtk_widget_class_bind_template_child (widget_class, SonderAnswerDialog, date);
  gtk_widget_class_bind_template_child (widget_class, SonderAnswerDialog, comment);
  gtk_widget_class_bind_template_child (widget_class, SonderAnswerDialog, error);
  gtk_widget_class_bind_template_child (widget_class, SonderAnswerDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, metric_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, score_input_cb);
  gtk_widget_class_bind_template_callback (widget_class, score_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sonder_answer_dialog_init (SonderAnswerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sonder_drop_down_show_whole (GTK_WIDGET (self->metric));
  sonder_drop_down_show_whole (GTK_WIDGET (self->touchpoint));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->add_button);
}

static void
offer_first_metric (SonderAnswerDialog *self)
{
  self->first_metric = create_first_metric ();
  gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (self->metric)),
                          sonder_item_get_text (self->first_metric, "name"));
  gtk_widget_show (GTK_WIDGET (self->metric));
}

/**
 * sonder_answer_dialog_new:
 * @customer: row of the customer who answered
 */
GtkWidget *
sonder_answer_dialog_new (GtkWindow *parent, SonderProject *project, guint customer)
{
  SonderAnswerDialog *self =
      g_object_new (SONDER_TYPE_ANSWER_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *today = sonder_date_to_string (sonder_date_today ());
  GListModel *metrics = sonder_project_get_items (project, SONDER_KIND_METRIC);

  self->project = g_object_ref (project);
  self->customer = customer;
  fill_names (self->touchpoint, sonder_project_get_items (project, SONDER_KIND_TOUCHPOINT),
              C_("touchpoint", "None"));
  fill_names (self->metric, metrics, C_("metric", "Only a comment"));
  if (g_list_model_get_n_items (metrics) == 0)
    offer_first_metric (self);
  adw_combo_row_set_selected (self->metric, 1);
  gtk_editable_set_text (GTK_EDITABLE (self->date), today);
  metric_changed_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->score));

  return GTK_WIDGET (self);
}
