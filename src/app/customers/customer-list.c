/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customer-list.h"

#include <string.h>

#include "privacy.h"

/* A view builds widgets for some two hundred rows, which takes longer than a frame
 * may: it is told of the first ones, and of a few more each time that nothing else
 * is to be done. Beyond so many it builds none. */
#define FIRST_TOLD 40
#define MORE_TOLD 16
#define ENOUGH_TOLD 256

struct _SonderCustomerList
{
  GObject parent_instance;
  SonderProject *project;
  GArray *rows;        /* the permutation: row by position */
  guint n_told;        /* how many of them the view knows of */
  guint telling;       /* source that tells of more */
  GHashTable *slots;   /* living slots by position, unowned */
  GtkBitset *selected; /* rows */
  char *search;
  char *segment; /* id; "" for all; or SONDER_FILTER_UNASSIGNED */
  gboolean respondents;
  char *sort_column;
  gboolean descending;
  guint n_known;      /* rows of the table when it was last arranged */
  guint64 generation; /* of the project then */
  gboolean hides;     /* whether personal data were hidden when it was last looked at */

  GCancellable *running;
  gboolean resort; /* what is running sorts anew */

  /* The order of the texts that was found last, and of what. */
  GBytes *ranks;
  char *ranks_column;
  guint64 ranks_generation;
};

static void sonder_customer_list_model_init (GListModelInterface *iface);
static void sonder_customer_list_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SonderCustomerList,
                               sonder_customer_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      sonder_customer_list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          sonder_customer_list_selection_init))

enum
{
  ARRANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
sonder_customer_list_get_item_type (GListModel *model)
{
  return SONDER_TYPE_CUSTOMER_SLOT;
}

static guint
sonder_customer_list_get_n_items (GListModel *model)
{
  return SONDER_CUSTOMER_LIST (model)->n_told;
}

static gpointer
sonder_customer_list_get_item (GListModel *model, guint position)
{
  SonderCustomerList *self = SONDER_CUSTOMER_LIST (model);
  SonderCustomerSlot *slot;

  if (position >= self->n_told)
    return NULL;

  slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  if (slot != NULL)
    return g_object_ref (slot);

  return sonder_customer_slot_new (self->slots, position,
                                   g_array_index (self->rows, guint, position));
}

static void
sonder_customer_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sonder_customer_list_get_item_type;
  iface->get_n_items = sonder_customer_list_get_n_items;
  iface->get_item = sonder_customer_list_get_item;
}

static gboolean
sonder_customer_list_is_selected (GtkSelectionModel *model, guint position)
{
  SonderCustomerList *self = SONDER_CUSTOMER_LIST (model);

  return position < self->rows->len &&
         gtk_bitset_contains (self->selected, g_array_index (self->rows, guint, position));
}

static GtkBitset *
sonder_customer_list_get_selection_in_range (GtkSelectionModel *model,
                                             guint position,
                                             guint n_items)
{
  SonderCustomerList *self = SONDER_CUSTOMER_LIST (model);
  GtkBitset *positions = gtk_bitset_new_empty ();

  for (guint i = position; i < self->rows->len && i - position < n_items; i++)
    if (gtk_bitset_contains (self->selected, g_array_index (self->rows, guint, i)))
      gtk_bitset_add (positions, i);

  return positions;
}

static gboolean
sonder_customer_list_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
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

  if (first <= last && first < self->n_told)
    gtk_selection_model_selection_changed (model, first, MIN (last, self->n_told - 1) - first + 1);

  return TRUE;
}

static gboolean
sonder_customer_list_select_all (GtkSelectionModel *model)
{
  SonderCustomerList *self = SONDER_CUSTOMER_LIST (model);

  for (guint i = 0; i < self->rows->len; i++)
    gtk_bitset_add (self->selected, g_array_index (self->rows, guint, i));
  if (self->n_told > 0)
    gtk_selection_model_selection_changed (model, 0, self->n_told);

  return TRUE;
}

static void
sonder_customer_list_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = sonder_customer_list_is_selected;
  iface->get_selection_in_range = sonder_customer_list_get_selection_in_range;
  iface->set_selection = sonder_customer_list_set_selection;
  iface->select_all = sonder_customer_list_select_all;
}

/* Living slots get the rows that stand in their places now. */
static void
refresh_slots (SonderCustomerList *self)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer slot;

  self->hides = sonder_privacy_is_on ();
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    g_ptr_array_add (slots, g_object_ref (slot));

  for (guint i = 0; i < slots->len; i++)
    {
      guint position = sonder_customer_slot_get_position (slots->pdata[i]);

      if (position < self->rows->len)
        sonder_customer_slot_set_row (slots->pdata[i], g_array_index (self->rows, guint, position));
    }
}

static void
tell (SonderCustomerList *self, guint n_told)
{
  guint before = self->n_told;

  self->n_told = n_told;
  if (n_told < before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_told, before - n_told, 0);
  else if (n_told > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n_told - before);
}

static gboolean
tell_more_cb (gpointer data)
{
  SonderCustomerList *self = data;
  guint n_told = self->n_told + MORE_TOLD;

  if (n_told >= MIN (ENOUGH_TOLD, self->rows->len))
    {
      self->telling = 0;
      tell (self, self->rows->len);
      return G_SOURCE_REMOVE;
    }

  tell (self, n_told);
  return G_SOURCE_CONTINUE;
}

/* Less than what the view knew of is told at once, and so is more where the view
 * builds nothing for it. */
static void
tell_of_rows (SonderCustomerList *self)
{
  guint n_rows = self->rows->len;

  if (n_rows <= MAX (self->n_told, FIRST_TOLD) || self->n_told >= ENOUGH_TOLD)
    {
      g_clear_handle_id (&self->telling, g_source_remove);
      tell (self, n_rows);
      return;
    }

  tell (self, MAX (self->n_told, FIRST_TOLD));
  if (self->telling == 0)
    self->telling = g_idle_add (tell_more_cb, self);
}

/* Takes over a new permutation: only the difference in length is told as items
 * that came or went, at the end. */
static void
take_rows (SonderCustomerList *self, GArray *rows)
{
  g_array_unref (self->rows);
  self->rows = rows;
  tell_of_rows (self);
  refresh_slots (self);
  if (self->n_told > 0 && !gtk_bitset_is_empty (self->selected))
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->n_told);
  g_signal_emit (self, signals[ARRANGED], 0);
}

static void
remember_ranks (SonderCustomerList *self, SonderCustomerQuery *query)
{
  if (query->ranks == NULL || query->ranks == self->ranks)
    return;

  g_clear_pointer (&self->ranks, g_bytes_unref);
  g_free (self->ranks_column);
  self->ranks = g_bytes_ref (query->ranks);
  self->ranks_column = g_strdup (query->sort_column);
  self->ranks_generation = query->generation;
}

static void
arranged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SonderCustomerList) self = data;
  SonderCustomerQuery *query;
  GArray *rows = sonder_customer_query_run_finish (result, &query);

  /* None came: something else was asked for meanwhile. */
  if (rows == NULL)
    return;

  g_clear_object (&self->running);
  self->resort = FALSE;
  remember_ranks (self, query);
  take_rows (self, rows);
}

static SonderCustomerQuery *
create_query (SonderCustomerList *self, gboolean resort)
{
  SonderCustomerQuery *query = sonder_customer_query_new (self->project);

  sonder_customer_query_search (query, self->project, self->search);
  query->one_segment = *self->segment != '\0';
  query->segment = SONDER_UNASSIGNED;
  if (query->one_segment && !g_str_equal (self->segment, SONDER_FILTER_UNASSIGNED))
    query->segment =
        (guint16) MIN (sonder_item_find_position (sonder_project_get_root (self->project),
                                                  "segments", self->segment),
                       SONDER_UNASSIGNED);
  query->respondents = self->respondents;
  query->sort_column = g_strdup (self->sort_column);
  query->descending = self->descending;
  if (!resort)
    query->before = g_array_ref (self->rows);
  if (g_strcmp0 (self->sort_column, self->ranks_column) == 0 &&
      self->ranks_generation == sonder_project_get_data_generation (self->project) &&
      self->ranks != NULL)
    query->ranks = g_bytes_ref (self->ranks);

  return query;
}

static void
arrange (SonderCustomerList *self, gboolean resort)
{
  g_autoptr (SonderCustomerQuery) query = NULL;

  /* What was asked for and is not there yet is asked for again. */
  self->resort = resort || self->resort;
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  self->n_known = sonder_project_get_customers (self->project)->n_rows;
  self->generation = sonder_project_get_generation (self->project);

  query = create_query (self, self->resort);
  if (sonder_customer_query_is_long (query))
    {
      refresh_slots (self);
      self->running = g_cancellable_new ();
      sonder_customer_query_run_async (g_steal_pointer (&query), self->running, arranged_cb,
                                       g_object_ref (self));
      return;
    }

  self->resort = FALSE;
  take_rows (self, sonder_customer_query_run (query));
  remember_ranks (self, query);
}

static void
sonder_customer_list_finalize (GObject *object)
{
  SonderCustomerList *self = SONDER_CUSTOMER_LIST (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  g_hash_table_unref (self->slots);
  g_clear_object (&self->running);
  g_array_unref (self->rows);
  gtk_bitset_unref (self->selected);
  g_object_unref (self->project);
  g_free (self->search);
  g_free (self->segment);
  g_free (self->sort_column);
  g_clear_pointer (&self->ranks, g_bytes_unref);
  g_free (self->ranks_column);

  G_OBJECT_CLASS (sonder_customer_list_parent_class)->finalize (object);
}

static void
sonder_customer_list_class_init (SonderCustomerListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sonder_customer_list_finalize;

  signals[ARRANGED] = g_signal_new ("arranged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
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
  arrange (self, TRUE);

  return self;
}

/**
 * sonder_customer_list_set_filter:
 * @search: words to look for; "" for none
 * @segment: id of the only segment to show, SONDER_FILTER_UNASSIGNED, or "" for
 *   all
 * @respondents: whether to show those known only by an answer sheet
 */
void
sonder_customer_list_set_filter (SonderCustomerList *self,
                                 const char *search,
                                 const char *segment,
                                 gboolean respondents)
{
  if (g_str_equal (self->search, search) && g_str_equal (self->segment, segment) &&
      self->respondents == respondents)
    return;

  g_free (self->search);
  self->search = g_strdup (search);
  g_free (self->segment);
  self->segment = g_strdup (segment);
  self->respondents = respondents;
  arrange (self, TRUE);
}

/**
 * sonder_customer_list_sort:
 * @column: (nullable): see SonderCustomerQuery; %NULL is the table's order
 */
void
sonder_customer_list_sort (SonderCustomerList *self, const char *column, gboolean descending)
{
  if (g_strcmp0 (self->sort_column, column) == 0 && self->descending == descending)
    return;

  g_free (self->sort_column);
  self->sort_column = g_strdup (column);
  self->descending = descending;
  arrange (self, TRUE);
}

/**
 * sonder_customer_list_update:
 *
 * The project changed, or what is to be hidden. Rows stay where they are, so that nothing jumps away
 * from under an edit; a customer who is new comes last, several are sorted in.
 */
void
sonder_customer_list_update (SonderCustomerList *self)
{
  guint n_rows = sonder_project_get_customers (self->project)->n_rows;

  if (self->generation != sonder_project_get_generation (self->project))
    arrange (self, n_rows > self->n_known + 1 || n_rows < self->n_known);
  else if (self->hides != sonder_privacy_is_on ())
    refresh_slots (self);
}

/**
 * sonder_customer_list_is_busy:
 *
 * Returns: whether another arrangement is on its way
 */
gboolean
sonder_customer_list_is_busy (SonderCustomerList *self)
{
  return self->running != NULL;
}

guint
sonder_customer_list_get_row (SonderCustomerList *self, guint position)
{
  return g_array_index (self->rows, guint, position);
}

/**
 * sonder_customer_list_find_row:
 *
 * Returns: the position of a row, or GTK_INVALID_LIST_POSITION where it is not
 *   shown
 */
guint
sonder_customer_list_find_row (SonderCustomerList *self, guint row)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, guint, i) == row)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

/* Until it is arranged anew, the list may have rows that undo took back. */
static gboolean
is_there (SonderCustomerList *self, guint row)
{
  const SonderTable *customers = sonder_project_get_customers (self->project);

  return row < customers->n_rows &&
         (sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED) == 0;
}

/**
 * sonder_customer_list_get_selected:
 *
 * Returns: (transfer full) (element-type guint): the selected rows that are
 *   shown and still there
 */
GArray *
sonder_customer_list_get_selected (SonderCustomerList *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint row = g_array_index (self->rows, guint, i);

      if (gtk_bitset_contains (self->selected, row) && is_there (self, row))
        g_array_append_val (rows, row);
    }

  return rows;
}

guint
sonder_customer_list_get_n_selected (SonderCustomerList *self)
{
  g_autoptr (GArray) selected = NULL;

  if (gtk_bitset_is_empty (self->selected))
    return 0;

  selected = sonder_customer_list_get_selected (self);
  return selected->len;
}

/**
 * sonder_customer_list_select_row:
 *
 * Selects that customer and no other.
 */
void
sonder_customer_list_select_row (SonderCustomerList *self, guint row)
{
  gtk_bitset_remove_all (self->selected);
  gtk_bitset_add (self->selected, row);
  if (self->n_told > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->n_told);
}

/**
 * sonder_customer_list_get_n_shown:
 *
 * Returns: how many customers there are in the list; a view may not know of all
 *   of them yet
 */
guint
sonder_customer_list_get_n_shown (SonderCustomerList *self)
{
  return self->rows->len;
}

/**
 * sonder_customer_list_tell_all:
 *
 * Has views know of all customers now: for whoever goes to one of the last.
 */
void
sonder_customer_list_tell_all (SonderCustomerList *self)
{
  g_clear_handle_id (&self->telling, g_source_remove);
  tell (self, self->rows->len);
}
