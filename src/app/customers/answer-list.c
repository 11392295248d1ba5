/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "answer-list.h"

#include <glib/gi18n.h>

#include "cell-parse.h"
#include "privacy.h"

/* More answers than this are not read one by one. */
#define MAX_ANSWERS 100

struct _SonderAnswerList
{
  AdwBin parent_instance;
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* widgets */
  GtkWidget *add_button;
  SonderProject *project;
  guint customer;
  guint64 generation;
  gboolean privacy; /* of the data that is shown */
};

G_DEFINE_FINAL_TYPE (SonderAnswerList, sonder_answer_list, ADW_TYPE_BIN)

static int
compare_dates (gconstpointer a, gconstpointer b, gpointer dates)
{
  guint row = *(const guint *) a, other = *(const guint *) b;
  gint32 left = sonder_column_get_i32 (dates, row);
  gint32 right = sonder_column_get_i32 (dates, other);

  if (left != right)
    return left > right ? -1 : 1;

  return row > other ? -1 : 1;
}

/* The newest first, those without a day last. */
static GArray *
find_answers (SonderAnswerList *self)
{
  const SonderTable *answers = sonder_project_get_answers (self->project);
  const SonderColumn *customer = sonder_table_column (answers, SONDER_ANSWER_CUSTOMER);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; row < answers->n_rows; row++)
    if (sonder_column_get_u32 (customer, row) == self->customer &&
        !(sonder_answers_get_flags (answers, row) & SONDER_ROW_DELETED))
      g_array_append_val (rows, row);

  g_array_sort_with_data (rows, compare_dates, sonder_table_column (answers, SONDER_ANSWER_DATE));
  return rows;
}

static const char *
get_item_name (SonderAnswerList *self, SonderKind kind, const char *id)
{
  SonderItem *item = id != NULL ? sonder_project_find_item (self->project, kind, id) : NULL;

  return item != NULL ? sonder_item_get_text (item, "name") : NULL;
}

/* "Recommendation 9 · Delivery · 01.03.2025" */
static char *
describe_answer (SonderAnswerList *self, guint row)
{
  const SonderTable *answers = sonder_project_get_answers (self->project);
  gint32 score = sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), row);
  gint32 date = sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), row);
  const char *metric =
      get_item_name (self, SONDER_KIND_METRIC, sonder_answers_get_metric (answers, row));
  const char *touchpoint =
      get_item_name (self, SONDER_KIND_TOUCHPOINT, sonder_answers_get_touchpoint (answers, row));
  g_autofree char *day = sonder_cell_date_to_text (date);
  g_autoptr (GString) text =
      g_string_new (metric != NULL && score != SONDER_SCORE_NONE ? metric : _("Comment"));

  if (score != SONDER_SCORE_NONE)
    g_string_append_printf (text, " %d", score);
  if (touchpoint != NULL)
    g_string_append_printf (text, " · %s", touchpoint);
  if (*day != '\0')
    g_string_append_printf (text, " · %s", day);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
delete_clicked_cb (SonderAnswerList *self, GtkWidget *button)
{
  guint row = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "answer"));

  sonder_project_delete_answers (self->project, &row, 1);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _("Answer deleted"));
}

static GtkWidget *
create_row (SonderAnswerList *self, guint answer)
{
  const SonderTable *answers = sonder_project_get_answers (self->project);
  const char *comment =
      sonder_column_get_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), answer);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  g_autofree char *title = describe_answer (self, answer);
  g_autofree char *said =
    sonder_privacy_dup_said (self->project, comment != NULL ? comment : "", self->customer);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), said);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Delete This Answer"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Delete This Answer"), -1);
  g_object_set_data (G_OBJECT (button), "answer", GUINT_TO_POINTER (answer));
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
update_description (SonderAnswerList *self, guint n_answers)
{
  g_autofree char *text = NULL;

  if (n_answers == 0)
    text = g_strdup (_("None yet"));
  else if (n_answers > MAX_ANSWERS)
    /* Translators: only so many of a customer's answers are listed */
    text = g_strdup_printf (_("The newest %u of %u"), MAX_ANSWERS, n_answers);
  adw_preferences_group_set_description (self->group, text);
}

static void
sonder_answer_list_dispose (GObject *object)
{
  SonderAnswerList *self = SONDER_ANSWER_LIST (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (sonder_answer_list_parent_class)->dispose (object);
}

static void
sonder_answer_list_class_init (SonderAnswerListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sonder_answer_list_dispose;
}

static void
sonder_answer_list_init (SonderAnswerList *self)
{
  self->rows = g_ptr_array_new ();
  self->customer = SONDER_NO_ROW;
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_tooltip_text (self->add_button, _("Add Answer…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add Answer…"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add_button), "customers.add-answer");

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Answers"));
  adw_preferences_group_set_header_suffix (self->group, self->add_button);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

GtkWidget *
sonder_answer_list_new (void)
{
  return g_object_new (SONDER_TYPE_ANSWER_LIST, NULL);
}

/**
 * sonder_answer_list_show:
 * @customer: row of a customer
 */
void
sonder_answer_list_show (SonderAnswerList *self, SonderProject *project, guint customer)
{
  guint64 generation = sonder_project_get_data_generation (project);
  g_autoptr (GArray) answers = NULL;

  if (self->project == project && self->customer == customer && self->generation == generation &&
      self->privacy == sonder_privacy_is_on ())
    return;

  g_set_object (&self->project, project);
  self->customer = customer;
  self->generation = generation;
  self->privacy = sonder_privacy_is_on ();
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  answers = find_answers (self);
  for (guint i = 0; i < MIN (answers->len, MAX_ANSWERS); i++)
    {
      GtkWidget *row = create_row (self, g_array_index (answers, guint, i));

      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  update_description (self, answers->len);
}
