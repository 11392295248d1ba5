/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "value-list.h"

#include <glib/gi18n.h>
#include <math.h>

#include "cell-parse.h"
#include "privacy.h"

#define MOST_VALUES 50

typedef struct
{
  guint row;   /* of a customer who has it */
  guint count; /* of those who do */
  double order;
} Value;

struct _SonderValueList
{
  GtkPopover parent_instance;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SonderValueList, sonder_value_list, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const Value *left = a, *right = b;

  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;

  return left->row < right->row ? -1 : 1;
}

static int
compare_orders (gconstpointer a, gconstpointer b)
{
  const Value *left = a, *right = b;

  return (left->order > right->order) - (left->order < right->order);
}

/* A key that is the same for the same value, and grows with it. */
static gboolean
get_key (const SonderColumn *column, guint row, double *key)
{
  switch (column->type)
    {
    case SONDER_CELL_TEXT:
      *key = sonder_column_get_u32 (column, row);
      return *key != 0;
    case SONDER_CELL_NUMBER:
      *key = sonder_column_get_number (column, row);
      return !isnan (*key);
    case SONDER_CELL_DATE:
      *key = sonder_column_get_i32 (column, row);
      return sonder_column_get_i32 (column, row) != SONDER_DATE_NONE;
    case SONDER_CELL_YES_NO:
      *key = sonder_column_get_u8 (column, row);
      return *key != SONDER_YES_NO_NONE;
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      return FALSE;
    }
}

/* Every value once, with how many customers have it. */
static GArray *
collect (const SonderTable *customers, const SonderColumn *column)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (Value));
  g_autoptr (GHashTable) places =
      g_hash_table_new_full (g_double_hash, g_double_equal, g_free, NULL);

  for (guint row = 0; row < customers->n_rows; row++)
    {
      Value value = { row, 1, 0 };
      gpointer place;

      if ((sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED) ||
          !get_key (column, row, &value.order))
        continue;
      if (g_hash_table_lookup_extended (places, &value.order, NULL, &place))
        {
          g_array_index (values, Value, GPOINTER_TO_UINT (place)).count++;
          continue;
        }
      g_hash_table_insert (places, g_memdup2 (&value.order, sizeof (double)),
                           GUINT_TO_POINTER (values->len));
      g_array_append_val (values, value);
    }

  return values;
}

static void
append_value (SonderValueList *self,
              SonderProject *project,
              const SonderColumn *column,
              guint row,
              const char *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  const SonderTable *customers = sonder_project_get_customers (project);
  g_autofree char *whole = sonder_cell_to_text (customers, column, row);
  g_autofree char *text = sonder_privacy_dup_text (project, whole);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *count = gtk_label_new (note);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  g_object_set_data_full (G_OBJECT (box), "value", sonder_cell_to_editable (customers, column, row),
                          g_free);
  gtk_list_box_append (self->list, box);
}

/* Smallest, middle, largest, and what lies between them. */
static void
append_span (SonderValueList *self,
             SonderProject *project,
             const SonderColumn *column,
             GArray *values)
{
  static const struct
  {
    guint quarter;
    const char *note;
  } marks[] = {
    { 0, NC_ ("value", "smallest") },       { 1, NC_ ("value", "a quarter have less") },
    { 2, NC_ ("value", "half have less") }, { 3, NC_ ("value", "a quarter have more") },
    { 4, NC_ ("value", "largest") },
  };
  guint64 total = 0, passed = 0;
  guint mark = 0;

  g_array_sort (values, compare_orders);
  for (guint i = 0; i < values->len; i++)
    total += g_array_index (values, Value, i).count;
  for (guint i = 0; i < values->len && mark < G_N_ELEMENTS (marks); i++)
    {
      const Value *value = &g_array_index (values, Value, i);

      passed += value->count;
      if (i + 1 == values->len)
        mark = G_N_ELEMENTS (marks) - 1;
      if (passed * 4 < total * marks[mark].quarter)
        continue;
      append_value (self, project, column, value->row,
                    g_dpgettext2 (NULL, "value", marks[mark].note));
      while (mark < G_N_ELEMENTS (marks) && passed * 4 >= total * marks[mark].quarter)
        mark++;
    }
}

static void
append_most (SonderValueList *self,
             SonderProject *project,
             const SonderColumn *column,
             GArray *values)
{
  g_array_sort (values, compare_counts);
  for (guint i = 0; i < MIN (values->len, MOST_VALUES); i++)
    {
      const Value *value = &g_array_index (values, Value, i);
      g_autofree char *count = g_strdup_printf ("%u", value->count);

      append_value (self, project, column, value->row, count);
    }
}

static void
row_activated_cb (SonderValueList *self, GtkListBoxRow *row)
{
  GtkWidget *box = gtk_list_box_row_get_child (row);
  g_autofree char *value = g_strdup (g_object_get_data (G_OBJECT (box), "value"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, value);
}

static void
sonder_value_list_class_init (SonderValueListClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sonder_value_list_init (SonderValueList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *placeholder = gtk_label_new (_("No customer has a value"));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, placeholder);
  gtk_widget_add_css_class (placeholder, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "picker");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Values that customers have"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), scrolled);
}

GtkWidget *
sonder_value_list_new (void)
{
  return g_object_new (SONDER_TYPE_VALUE_LIST, NULL);
}

/**
 * sonder_value_list_show:
 *
 * Offers the values of an attribute as they are now.
 */
void
sonder_value_list_show (SonderValueList *self, SonderProject *project, SonderItem *attribute)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  SonderColumn *column = sonder_table_find_attribute (customers, sonder_item_get_id (attribute));
  g_autoptr (GArray) values = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (column == NULL)
    return;

  values = collect (customers, column);
  if (column->type == SONDER_CELL_NUMBER || column->type == SONDER_CELL_DATE)
    append_span (self, project, column, values);
  else
    append_most (self, project, column, values);
}
