/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customer-list.h"

#include <math.h>
#include <string.h>

#include "customer-order.h"
#include "identifier.h"
#include "privacy.h"

struct _SonderCustomerList
{
  GObject        parent_instance;
  SonderProject *project;
  GArray        *rows;     /* the permutation: row by position */
  GHashTable    *slots;    /* living slots by position, unowned */
  GtkBitset     *selected; /* rows */
  char          *search;   /* folded */
  char          *segment;  /* id; "" for all */
  gboolean       respondents;
  char          *sort_column;
  gboolean       descending;
};

static void sonder_customer_list_model_init (GListModelInterface *iface);
static void sonder_customer_list_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SonderCustomerList, sonder_customer_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      sonder_customer_list_model_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                        sonder_customer_list_selection_init))

static void
slot_gone_cb (gpointer  data,
              GObject  *where_it_was)
{
  SonderCustomerList *self = data;
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    if (slot == (gpointer) where_it_was)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

static GType
sonder_customer_list_get_item_type (GListModel *model)
{
  return SONDER_TYPE_CUSTOMER_SLOT;
}

static guint
sonder_customer_list_get_n_items (GListModel *model)
{
  return SONDER_CUSTOMER_LIST (model)->rows->len;
}

static gpointer
sonder_customer_list_get_item (GListModel *model,
                               guint       position)
{
  SonderCustomerList *self = SONDER_CUSTOMER_LIST (model);
  SonderCustomerSlot *slot;

  if (position >= self->rows->len)
    return NULL;

  slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  if (slot != NULL)
    return g_object_ref (slot);

  slot = sonder_customer_slot_new (g_array_index (self->rows, guint, position));
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);
  g_object_weak_ref (G_OBJECT (slot), slot_gone_cb, self);

  return slot;
}

static void
sonder_customer_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sonder_customer_list_get_item_type;
  iface->get_n_items = sonder_customer_list_get_n_items;
  iface->get_item = sonder_customer_list_get_item;
}

static gboolean
sonder_customer_list_is_selected (GtkSelectionModel *model,
                                  guint              position)
{
  SonderCustomerList *self = SONDER_CUSTOMER_LIST (model);

  return position < self->rows->len &&
         gtk_bitset_contains (self->selected, g_array_index (self->rows, guint, position));
}

static GtkBitset *
sonder_customer_list_get_selection_in_range (GtkSelectionModel *model,
                                             guint              position,
                                             guint              n_items)
{
  SonderCustomerList *self = SONDER_CUSTOMER_LIST (model);
  GtkBitset *positions = gtk_bitset_new_empty ();

  for (guint i = position; i < self->rows->len && i - position < n_items; i++)
    if (gtk_bitset_contains (self->selected, g_array_index (self->rows, guint, i)))
      gtk_bitset_add (positions, i);

  return positions;
}

static gboolean
sonder_customer_list_set_selection (GtkSelectionModel *model,
                                    GtkBitset         *selected,
                                    GtkBitset         *mask)
{
  SonderCustomerList *self = SONDER_CUSTOMER_LIST (model);
  GtkBitsetIter iter;
  guint position, first = G_MAXUINT, last = 0;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, mask, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      guint row;

      if (position >= self->rows->len)
        break;
      row = g_array_index (self->rows, guint, position);
      if (gtk_bitset_contains (selected, position) == gtk_bitset_contains (self->selected, row))
        continue;
      if (gtk_bitset_contains (selected, position))
        gtk_bitset_add (self->selected, row);
      else
        gtk_bitset_remove (self->selected, row);
      first = MIN (first, position);
      last = MAX (last, position);
    }

  if (first <= last)
    gtk_selection_model_selection_changed (model, first, last - first + 1);

  return TRUE;
}

static void
sonder_customer_list_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = sonder_customer_list_is_selected;
  iface->get_selection_in_range = sonder_customer_list_get_selection_in_range;
  iface->set_selection = sonder_customer_list_set_selection;
}

static gboolean
text_contains (const char *text,
               const char *wanted)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;

  folded = sonder_name_fold (text);
  return strstr (folded, wanted) != NULL;
}

/* Each distinct text is looked into once, however many customers have it. */
static gboolean
column_contains (SonderCustomerList *self,
                 const SonderColumn *column,
                 guint               row,
                 guint8             *verdicts)
{
  const SonderTable *customers = sonder_project_get_customers (self->project);
  guint32 number = sonder_column_get_u32 (column, row);

  if (number == 0)
    return FALSE;
  if (verdicts[number] == 0)
    verdicts[number] =
      text_contains (sonder_text_pool_get (customers->texts, number), self->search) ? 2 : 1;

  return verdicts[number] == 2;
}

static gboolean
is_personal (SonderCustomerList *self,
             const SonderColumn *column)
{
  SonderItem *attribute =
    g_str_has_prefix (column->name, SONDER_ATTRIBUTE_PREFIX)
      ? sonder_project_find_item (self->project, SONDER_KIND_ATTRIBUTE,
                                  column->name + strlen (SONDER_ATTRIBUTE_PREFIX))
      : NULL;

  return attribute != NULL && sonder_item_get_boolean (attribute, "personal");
}

/* The columns that a search looks into: not those that nobody is to see. */
static GPtrArray *
get_text_columns (SonderCustomerList *self)
{
  const SonderTable *customers = sonder_project_get_customers (self->project);
  GPtrArray *columns = g_ptr_array_new ();
  gboolean hidden = sonder_privacy_is_on ();

  for (guint i = 0; i < customers->columns->len; i++)
    {
      SonderColumn *column = customers->columns->pdata[i];
      gboolean named = i == SONDER_CUSTOMER_ID || i == SONDER_CUSTOMER_NAME;

      if (column->type == SONDER_CELL_TEXT &&
          (named ? !hidden : i >= SONDER_CUSTOMER_N_FIXED && !(hidden && is_personal (self, column))))
        g_ptr_array_add (columns, column);
    }

  return columns;
}

static gboolean
row_found (SonderCustomerList *self,
           GPtrArray          *columns,
           guint               row,
           guint8             *verdicts)
{
  for (guint i = 0; i < columns->len; i++)
    if (column_contains (self, columns->pdata[i], row, verdicts))
      return TRUE;

  return FALSE;
}

static GArray *
filter_rows (SonderCustomerList *self)
{
  const SonderTable *customers = sonder_project_get_customers (self->project);
  const SonderAssignment *assignment = sonder_project_get_assignment (self->project);
  guint position = *self->segment != '\0'
                     ? sonder_item_find_position (sonder_project_get_root (self->project),
                                                  "segments", self->segment)
                     : G_MAXUINT;
  g_autoptr (GPtrArray) columns = get_text_columns (self);
  g_autofree guint8 *verdicts =
    g_new0 (guint8, (gsize) sonder_text_pool_get_size (customers->texts) + 1);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; row < customers->n_rows; row++)
    {
      SonderRowFlags flags = sonder_customers_get_flags (customers, row);

      if ((flags & SONDER_ROW_DELETED) || (!self->respondents && (flags & SONDER_ROW_ANONYMOUS)))
        continue;
      if (*self->segment != '\0' && assignment->segments[row] != position)
        continue;
      if (*self->search != '\0' && !row_found (self, columns, row, verdicts))
        continue;
      g_array_append_val (rows, row);
    }

  return rows;
}

/* Takes over a new permutation: living slots get their new rows, and only the
 * difference in length is told as items that came or went. */
static void
take_rows (SonderCustomerList *self,
           GArray             *rows)
{
  guint before = self->rows->len;
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer key;

  g_array_unref (self->rows);
  self->rows = rows;
  if (rows->len < before)
    g_list_model_items_changed (G_LIST_MODEL (self), rows->len, before - rows->len, 0);
  else if (rows->len > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, rows->len - before);

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint position = GPOINTER_TO_UINT (key);

      g_array_append_val (positions, position);
    }
  for (guint i = 0; i < positions->len; i++)
    {
      guint position = g_array_index (positions, guint, i);
      SonderCustomerSlot *slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));

      if (slot != NULL && position < rows->len)
        sonder_customer_slot_set_row (slot, g_array_index (rows, guint, position));
    }

  if (rows->len > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, rows->len);
}

static void
sonder_customer_list_finalize (GObject *object)
{
  SonderCustomerList *self = SONDER_CUSTOMER_LIST (object);
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    g_object_weak_unref (slot, slot_gone_cb, self);
  g_hash_table_unref (self->slots);
  g_array_unref (self->rows);
  gtk_bitset_unref (self->selected);
  g_object_unref (self->project);
  g_free (self->search);
  g_free (self->segment);
  g_free (self->sort_column);

  G_OBJECT_CLASS (sonder_customer_list_parent_class)->finalize (object);
}

static void
sonder_customer_list_class_init (SonderCustomerListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sonder_customer_list_finalize;
}

static void
sonder_customer_list_init (SonderCustomerList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->slots = g_hash_table_new (NULL, NULL);
  self->selected = gtk_bitset_new_empty ();
  self->search = g_strdup ("");
  self->segment = g_strdup ("");
}

/**
 * sonder_customer_list_new:
 *
 * Returns: (transfer full): all customers, respondents left out, in the order of
 *   the table
 */
SonderCustomerList *
sonder_customer_list_new (SonderProject *project)
{
  SonderCustomerList *self = g_object_new (SONDER_TYPE_CUSTOMER_LIST, NULL);

  self->project = g_object_ref (project);
  sonder_customer_list_update (self);

  return self;
}

/**
 * sonder_customer_list_set_filter:
 * @search: words to look for; "" for none
 * @segment: id of the only segment to show; "" for all
 * @respondents: whether to show those known only by an answer sheet
 */
void
sonder_customer_list_set_filter (SonderCustomerList *self,
                                 const char         *search,
                                 const char         *segment,
                                 gboolean            respondents)
{
  g_free (self->search);
  self->search = sonder_name_fold (search);
  g_free (self->segment);
  self->segment = g_strdup (segment);
  self->respondents = respondents;
  sonder_customer_list_update (self);
}

/**
 * sonder_customer_list_sort:
 * @column: (nullable): SONDER_SORT_NAME, SONDER_SORT_SEGMENT, or
 *   SONDER_SORT_PREFIX and the id of an attribute; %NULL is the table's order
 */
void
sonder_customer_list_sort (SonderCustomerList *self,
                           const char         *column,
                           gboolean            descending)
{
  char *copy = g_strdup (column);

  g_free (self->sort_column);
  self->sort_column = copy;
  self->descending = descending;
  sonder_customer_list_update (self);
}

/**
 * sonder_customer_list_update:
 *
 * The project changed.
 */
void
sonder_customer_list_update (SonderCustomerList *self)
{
  GArray *rows = filter_rows (self);

  if (self->sort_column != NULL)
    sonder_customer_order_sort (self->project, rows, self->sort_column, self->descending);
  take_rows (self, rows);
}

guint
sonder_customer_list_get_row (SonderCustomerList *self,
                              guint               position)
{
  return g_array_index (self->rows, guint, position);
}

/**
 * sonder_customer_list_get_selected:
 *
 * Returns: (transfer full) (element-type guint): the selected rows that are
 *   shown
 */
GArray *
sonder_customer_list_get_selected (SonderCustomerList *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint row = g_array_index (self->rows, guint, i);

      if (gtk_bitset_contains (self->selected, row))
        g_array_append_val (rows, row);
    }

  return rows;
}

guint
sonder_customer_list_get_n_shown (SonderCustomerList *self)
{
  return self->rows->len;
}
