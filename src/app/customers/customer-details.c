/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customer-details.h"

#include <glib/gi18n.h>
#include <math.h>

#include "calendar.h"
#include "cell-parse.h"
#include "privacy.h"

/* More answers than this are not read one by one. */
#define MAX_ANSWERS 200

struct _SonderCustomerDetails
{
  AdwBin         parent_instance;
  GtkBox        *box;
  GtkWidget     *name_row;
  SonderProject *project;
  guint          row;
};

G_DEFINE_FINAL_TYPE (SonderCustomerDetails, sonder_customer_details, ADW_TYPE_BIN)

static char *
format_date (gint32 date)
{
  int year, month, day;
  g_autoptr (GDateTime) time = NULL;

  if (!sonder_date_to_ymd (date, &year, &month, &day))
    return g_strdup ("");

  time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  return g_date_time_format (time, "%x");
}

/**
 * sonder_customer_cell_to_text:
 *
 * Returns: (transfer full): a cell as the locale writes it, "" where blank
 */
char *
sonder_customer_cell_to_text (SonderProject      *project,
                              const SonderColumn *column,
                              guint               row)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  g_autoptr (GVariant) cell = sonder_table_get_cell (customers, column, row);

  if (cell == NULL)
    return g_strdup ("");

  g_variant_ref_sink (cell);
  switch (column->type)
    {
    case SONDER_CELL_TEXT:
      return g_variant_dup_string (cell, NULL);
    case SONDER_CELL_NUMBER:
      return g_strdup_printf ("%.10g", g_variant_get_double (cell));
    case SONDER_CELL_DATE:
      return format_date (g_variant_get_int32 (cell));
    case SONDER_CELL_YES_NO:
      return g_strdup (g_variant_get_byte (cell) == SONDER_YES ? _("yes") : _("no"));
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      return g_strdup ("");
    }
}

static void
name_apply_cb (SonderCustomerDetails *self,
               AdwEntryRow           *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  sonder_project_begin_edit (self->project, _("Rename Customer"));
  sonder_project_set_cell (self->project, SONDER_TABLE_CUSTOMERS, "name", self->row,
                           *text != '\0' ? g_variant_new_string (text) : NULL);
  sonder_project_end_edit (self->project);
}

static void
attribute_apply_cb (SonderCustomerDetails *self,
                    AdwEntryRow           *entry)
{
  const char *column_name = g_object_get_data (G_OBJECT (entry), "column");
  SonderColumn *column =
    sonder_table_find_column (sonder_project_get_customers (self->project), column_name);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  GVariant *value = NULL;

  if (column == NULL || !sonder_cell_parse (column->type, text, &value))
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  sonder_project_begin_edit (self->project, _("Change Attribute"));
  sonder_project_set_cell (self->project, SONDER_TABLE_CUSTOMERS, column_name, self->row, value);
  sonder_project_end_edit (self->project);
}

static GtkWidget *
create_entry (SonderCustomerDetails *self,
              const char            *title,
              const char            *text,
              GCallback              apply)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (entry), TRUE);
  g_signal_connect_object (entry, "apply", apply, self, G_CONNECT_SWAPPED);

  return entry;
}

static GtkWidget *
create_plain_row (const char *title,
                  const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

static GtkWidget *
append_group (SonderCustomerDetails *self,
              const char            *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->box, group);

  return group;
}

static char *
dup_segment_text (SonderCustomerDetails *self)
{
  const SonderAssignment *assignment = sonder_project_get_assignment (self->project);
  const char *pinned = sonder_customers_get_pinned (sonder_project_get_customers (self->project),
                                                    self->row);
  guint16 position = assignment->segments[self->row];
  g_autoptr (SonderItem) segment = NULL;
  const char *name = _("Unassigned");

  if (position != SONDER_UNASSIGNED)
    {
      segment = g_list_model_get_item (
        sonder_project_get_items (self->project, SONDER_KIND_SEGMENT), position);
      name = sonder_item_get_text (segment, "name");
    }

  /* Translators: %s is a segment, in which somebody put a customer by hand */
  return pinned != NULL ? g_strdup_printf (_("%s, fixed by hand"), name) : g_strdup (name);
}

static void
append_who (SonderCustomerDetails *self)
{
  const SonderTable *customers = sonder_project_get_customers (self->project);
  GtkWidget *group = append_group (self, NULL);
  g_autofree char *shown = sonder_privacy_dup_customer (self->project, self->row);
  g_autofree char *segment = dup_segment_text (self);
  const char *name = sonder_customers_get_name (customers, self->row);

  self->name_row = sonder_privacy_is_on ()
                     ? create_plain_row (_("Name"), shown)
                     : create_entry (self, _("Name"), name != NULL ? name : "",
                                     G_CALLBACK (name_apply_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->name_row);
  if (!sonder_privacy_is_on ())
    adw_preferences_group_add (
      ADW_PREFERENCES_GROUP (group),
      create_plain_row (_("Id"), sonder_customers_get_id (customers, self->row)));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                             create_plain_row (_("Segment"), segment));
}

static void
append_attributes (SonderCustomerDetails *self)
{
  GListModel *attributes = sonder_project_get_items (self->project, SONDER_KIND_ATTRIBUTE);
  const SonderTable *customers = sonder_project_get_customers (self->project);
  GtkWidget *group = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (SonderItem) attribute = g_list_model_get_item (attributes, i);
      SonderColumn *column = sonder_table_find_attribute (customers, sonder_item_get_id (attribute));
      g_autofree char *text = NULL;
      GtkWidget *entry;

      if (column == NULL ||
          (sonder_privacy_is_on () && sonder_item_get_boolean (attribute, "personal")))
        continue;
      if (group == NULL)
        group = append_group (self, _("Attributes"));
      text = sonder_cell_to_editable (customers, column, self->row);
      entry = create_entry (self, sonder_item_get_text (attribute, "name"), text,
                            G_CALLBACK (attribute_apply_cb));
      g_object_set_data_full (G_OBJECT (entry), "column", g_strdup (column->name), g_free);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
    }
}

static int
compare_dates (gconstpointer a,
               gconstpointer b,
               gpointer      dates)
{
  gint32 left = sonder_column_get_i32 (dates, *(const guint *) a);
  gint32 right = sonder_column_get_i32 (dates, *(const guint *) b);

  return left == right ? 0 : left > right ? -1 : 1;
}

/* The newest first. */
static GArray *
find_answers (SonderCustomerDetails *self)
{
  const SonderTable *answers = sonder_project_get_answers (self->project);
  SonderColumn *customer = sonder_table_column (answers, SONDER_ANSWER_CUSTOMER);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; row < answers->n_rows; row++)
    if (sonder_column_get_u32 (customer, row) == self->row &&
        !(sonder_answers_get_flags (answers, row) & SONDER_ROW_DELETED))
      g_array_append_val (rows, row);

  g_array_sort_with_data (rows, compare_dates,
                          sonder_table_column (answers, SONDER_ANSWER_DATE));
  return rows;
}

static const char *
get_item_name (SonderCustomerDetails *self,
               SonderKind             kind,
               const char            *id)
{
  SonderItem *item = id != NULL ? sonder_project_find_item (self->project, kind, id) : NULL;

  return item != NULL ? sonder_item_get_text (item, "name") : NULL;
}

/* "Recommendation 9 · Delivery · 01.03.2025" */
static char *
describe_answer (SonderCustomerDetails *self,
                 guint                  row)
{
  const SonderTable *answers = sonder_project_get_answers (self->project);
  gint32 score = sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), row);
  gint32 date = sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), row);
  const char *metric =
    get_item_name (self, SONDER_KIND_METRIC, sonder_answers_get_metric (answers, row));
  const char *touchpoint =
    get_item_name (self, SONDER_KIND_TOUCHPOINT, sonder_answers_get_touchpoint (answers, row));
  g_autofree char *day = format_date (date);
  g_autoptr (GString) text = g_string_new (metric != NULL && score != SONDER_SCORE_NONE ? metric
                                                                                        : _("Comment"));

  if (score != SONDER_SCORE_NONE)
    g_string_append_printf (text, " %d", score);
  if (touchpoint != NULL)
    g_string_append_printf (text, " · %s", touchpoint);
  if (*day != '\0')
    g_string_append_printf (text, " · %s", day);

  return g_strdup (text->str);
}

static void
append_answers (SonderCustomerDetails *self)
{
  const SonderTable *answers = sonder_project_get_answers (self->project);
  SonderColumn *comments = sonder_table_column (answers, SONDER_ANSWER_COMMENT);
  g_autoptr (GArray) rows = find_answers (self);
  GtkWidget *group;

  if (rows->len == 0)
    return;

  group = append_group (self, _("Answers"));
  for (guint i = 0; i < MIN (rows->len, MAX_ANSWERS); i++)
    {
      guint row = g_array_index (rows, guint, i);
      g_autofree char *title = describe_answer (self, row);
      const char *comment = sonder_column_get_comment (comments, row);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 create_plain_row (title, comment != NULL ? comment : ""));
    }
}

static void
sonder_customer_details_dispose (GObject *object)
{
  g_clear_object (&SONDER_CUSTOMER_DETAILS (object)->project);
  G_OBJECT_CLASS (sonder_customer_details_parent_class)->dispose (object);
}

static void
sonder_customer_details_class_init (SonderCustomerDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sonder_customer_details_dispose;
}

static void
sonder_customer_details_init (SonderCustomerDetails *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 18);
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * sonder_customer_details_show:
 * @row: row of the customer, or SONDER_NO_ROW for nobody
 */
void
sonder_customer_details_show (SonderCustomerDetails *self,
                              SonderProject         *project,
                              guint                  row)
{
  GtkWidget *child;

  g_set_object (&self->project, project);
  self->row = row;
  self->name_row = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);

  if (row == SONDER_NO_ROW)
    return;

  append_who (self);
  append_attributes (self);
  append_answers (self);
}

void
sonder_customer_details_focus_name (SonderCustomerDetails *self)
{
  if (self->name_row != NULL)
    gtk_widget_grab_focus (self->name_row);
}
