/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customer-table.h"

#include <glib/gi18n.h>

#include "column-choice.h"
#include "column-menu.h"
#include "customer-cell.h"
#include "view-state.h"

#define NAME_WIDTH 168

struct _SonderCustomerTable
{
  GtkWidget parent_instance;
  GtkScrolledWindow *scrolled;
  GtkColumnView *view;
  SonderProject *project;
  SonderCustomerList *list;
  GPtrArray *cells; /* all that there are, unowned */
  char *current;    /* the column that has the focus, whichever row does */
  guint position;   /* of the row that had it when anybody last looked */
  gboolean filling; /* columns come and go by program */
};

G_DEFINE_FINAL_TYPE (SonderCustomerTable, sonder_customer_table, GTK_TYPE_WIDGET)

enum
{
  MENU_ASKED,
  SEGMENT_ASKED,
  COLUMNS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Which column the view sorts by is not told in GTK 4.8: the sorter is asked to
 * compare, and the column's own comparison, which it calls, leaves its name. */
static const char *asked_column;

static int
tell_column_cb (gconstpointer a, gconstpointer b, gpointer name)
{
  if (asked_column == NULL)
    asked_column = name;

  return -1;
}

static SonderCellColumn *
get_cell_column (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "cell-column");
}

static const char *
get_view_column_name (GtkColumnViewColumn *column)
{
  return sonder_cell_column_get_name (get_cell_column (column));
}

static GtkColumnViewColumn *
find_view_column (SonderCustomerTable *self, const char *name)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; name != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (get_view_column_name (column), name))
        return column; /* the view keeps it */
    }

  return NULL;
}

static void
sorter_changed_cb (SonderCustomerTable *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  gboolean descending;

  if (self->filling || self->list == NULL)
    return;

  asked_column = NULL;
  descending = gtk_sorter_compare (sorter, self, self->list) == GTK_ORDERING_LARGER;
  sonder_customer_list_sort (self->list, asked_column, descending);
  sonder_column_choice_save_sort (self->project, asked_column, descending);
}

static SonderCustomerCell *
get_focused_cell (SonderCustomerTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *cell =
      focus != NULL ? gtk_widget_get_ancestor (focus, SONDER_TYPE_CUSTOMER_CELL) : NULL;

  if (cell == NULL || !gtk_widget_is_ancestor (cell, GTK_WIDGET (self)) ||
      sonder_customer_cell_get_slot (SONDER_CUSTOMER_CELL (cell)) == NULL)
    return NULL;

  self->position = sonder_customer_slot_get_position (
      sonder_customer_cell_get_slot (SONDER_CUSTOMER_CELL (cell)));

  return SONDER_CUSTOMER_CELL (cell);
}

static gboolean
is_current (SonderCustomerTable *self, SonderCustomerCell *cell)
{
  return g_strcmp0 (sonder_cell_column_get_name (sonder_customer_cell_get_column (cell)),
                    self->current) == 0;
}

/* Rows hand the focus to the first cell that takes it: that of one column. */
static void
set_current (SonderCustomerTable *self, const char *column)
{
  if (g_strcmp0 (self->current, column) == 0)
    return;

  g_free (self->current);
  self->current = g_strdup (column);
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_set_focusable (self->cells->pdata[i], is_current (self, self->cells->pdata[i]));
}

static void
cell_gone_cb (gpointer data, GObject *cell)
{
  g_ptr_array_remove_fast (data, cell);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, SonderCellColumn *column)
{
  SonderCustomerTable *self = g_object_get_data (G_OBJECT (factory), "table");
  GtkWidget *cell = sonder_customer_cell_new (column);

  g_ptr_array_add (self->cells, cell);
  g_object_weak_ref (G_OBJECT (cell), cell_gone_cb, self->cells);
  gtk_widget_set_focusable (cell, is_current (self, SONDER_CUSTOMER_CELL (cell)));
  gtk_list_item_set_child (list_item, cell);
  /* The row takes the click: with its own, Ctrl+click would toggle twice. */
  gtk_list_item_set_selectable (list_item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  sonder_customer_cell_set_slot (SONDER_CUSTOMER_CELL (gtk_list_item_get_child (list_item)),
                                 gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  sonder_customer_cell_set_slot (SONDER_CUSTOMER_CELL (gtk_list_item_get_child (list_item)), NULL);
}

static void
insert_column (SonderCustomerTable *self, guint position, SonderCellColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const char *name = sonder_cell_column_get_name (column);
  g_autoptr (GtkSorter) sorter =
      GTK_SORTER (gtk_custom_sorter_new (tell_column_cb, g_strdup (name), g_free));
  g_autoptr (GMenuModel) menu = sonder_column_menu_new (column);
  g_autofree char *title = sonder_cell_column_dup_heading (column);
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_object_set_data (G_OBJECT (factory), "table", self);
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), g_object_ref (column),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  view_column = gtk_column_view_column_new (title, factory);
  g_object_set_data_full (G_OBJECT (view_column), "cell-column", g_object_ref (column),
                          g_object_unref);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  if (g_menu_model_get_n_items (menu) > 0)
    gtk_column_view_column_set_header_menu (view_column, menu);
  gtk_column_view_column_set_expand (view_column, g_str_equal (name, SONDER_SORT_NAME));
  if (g_str_equal (name, SONDER_SORT_NAME) || g_str_equal (name, SONDER_SORT_SEGMENT))
    gtk_column_view_column_set_fixed_width (view_column, NAME_WIDTH);
  gtk_column_view_insert_column (self->view, position, view_column);
}

/* As long as the cell can still say what is wrong with it. */
static void
finish_edits (SonderCustomerTable *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    sonder_customer_cell_finish_edit (self->cells->pdata[i]);
}

static GtkColumnViewColumn *
find_equal (SonderCustomerTable *self, SonderCellColumn *column)
{
  GtkColumnViewColumn *shown = find_view_column (self, sonder_cell_column_get_name (column));

  return shown != NULL && sonder_cell_column_equal (get_cell_column (shown), column) ? shown : NULL;
}

static gboolean
is_wanted (GPtrArray *columns, GtkColumnViewColumn *shown)
{
  for (guint i = 0; i < columns->len; i++)
    if (sonder_cell_column_equal (columns->pdata[i], get_cell_column (shown)))
      return TRUE;

  return FALSE;
}

static void
remove_unwanted (SonderCustomerTable *self, GPtrArray *columns)
{
  GListModel *shown = gtk_column_view_get_columns (self->view);

  for (guint i = g_list_model_get_n_items (shown); i-- > 0;)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      if (!is_wanted (columns, column))
        gtk_column_view_remove_column (self->view, column);
    }
}

static void
update_title (SonderCustomerTable *self, GtkColumnViewColumn *shown)
{
  g_autofree char *title = sonder_cell_column_dup_heading (get_cell_column (shown));

  if (g_strcmp0 (gtk_column_view_column_get_title (shown), title) == 0)
    return;

  gtk_column_view_column_set_title (shown, title);
  for (guint i = 0; i < self->cells->len; i++)
    if (sonder_customer_cell_get_column (self->cells->pdata[i]) == get_cell_column (shown))
      sonder_customer_cell_update_title (self->cells->pdata[i]);
}

/* What stays keeps its cells: the view makes hundreds of them for a column. */
static void
fill_columns (SonderCustomerTable *self, GPtrArray *columns)
{
  finish_edits (self);
  self->filling = TRUE;
  remove_unwanted (self, columns);
  for (guint i = 0; i < columns->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) there =
          g_list_model_get_item (gtk_column_view_get_columns (self->view), i);
      GtkColumnViewColumn *equal = find_equal (self, columns->pdata[i]);

      if (equal != NULL && equal != there)
        gtk_column_view_insert_column (self->view, i, equal);
      else if (equal != NULL)
        update_title (self, equal);
      else
        insert_column (self, i, columns->pdata[i]);
    }
  self->filling = FALSE;

  if (find_view_column (self, self->current) == NULL)
    set_current (self, SONDER_SORT_NAME);
}

static void
restore_sort (SonderCustomerTable *self)
{
  gboolean descending;
  g_autofree char *name = sonder_column_choice_dup_sort (self->project, &descending);
  GtkColumnViewColumn *column = find_view_column (self, name);

  if (column != NULL)
    gtk_column_view_sort_by_column (self->view, column,
                                    descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static gboolean
is_shown_like (SonderCustomerTable *self, GPtrArray *columns)
{
  GListModel *shown = gtk_column_view_get_columns (self->view);

  if (g_list_model_get_n_items (shown) != columns->len)
    return FALSE;
  for (guint i = 0; i < columns->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, i);
      g_autofree char *title = sonder_cell_column_dup_heading (columns->pdata[i]);

      if (!sonder_cell_column_equal (get_cell_column (column), columns->pdata[i]) ||
          g_strcmp0 (gtk_column_view_column_get_title (column), title) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Somebody dragged a column to another place. */
static void
columns_changed_cb (SonderCustomerTable *self)
{
  g_autoptr (GPtrArray) columns = NULL;

  if (self->filling || self->project == NULL)
    return;

  columns = sonder_customer_table_get_columns (self);
  sonder_column_choice_save (self->project, columns);
}

static SonderCustomerCell *
find_cell (SonderCustomerTable *self, guint position, const char *column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      SonderCustomerSlot *slot = sonder_customer_cell_get_slot (self->cells->pdata[i]);
      SonderCellColumn *own = sonder_customer_cell_get_column (self->cells->pdata[i]);

      if (slot != NULL && sonder_customer_slot_get_position (slot) == position &&
          g_str_equal (sonder_cell_column_get_name (own), column))
        return self->cells->pdata[i];
    }

  return NULL;
}

/* The view scrolls to rows by itself, but not to columns. */
static void
scroll_to_cell (SonderCustomerTable *self, SonderCustomerCell *cell)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scrolled);
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (cell));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (box, gtk_widget_get_parent (box), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x,
                               (double) bounds.origin.x + bounds.size.width);
}

static GtkWidget *
get_rows_view (SonderCustomerTable *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

static void
edit_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  const char *text = NULL;

  g_variant_get (parameter, "m&s", &text);
  sonder_customer_table_edit (SONDER_CUSTOMER_TABLE (widget), text);
}

static void
move_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderCustomerTable *self = SONDER_CUSTOMER_TABLE (widget);
  SonderCustomerCell *cell = get_focused_cell (self);
  g_autoptr (GPtrArray) columns = sonder_customer_table_get_columns (self);
  guint position, column = 0;
  int right, down;

  if (cell == NULL || sonder_customer_cell_get_slot (cell) == NULL)
    return;

  g_variant_get (parameter, "(ii)", &right, &down);
  position = sonder_customer_slot_get_position (sonder_customer_cell_get_slot (cell));
  while (column < columns->len && !g_str_equal (columns->pdata[column], self->current))
    column++;
  column = (guint) CLAMP ((int) column + right, 0, (int) columns->len - 1);
  position = (guint) CLAMP ((int) position + down, 0,
                            (int) sonder_customer_list_get_n_shown (self->list) - 1);
  sonder_customer_table_focus (self, position, columns->pdata[column]);
}

static SonderCustomerCell *
pick_cell (SonderCustomerTable *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row, *cell;

  if (picked == NULL)
    return NULL;
  cell = gtk_widget_get_ancestor (picked, SONDER_TYPE_CUSTOMER_CELL);
  if (cell != NULL)
    return SONDER_CUSTOMER_CELL (cell);

  /* The padding around a cell belongs to it. */
  row = gtk_widget_get_first_child (picked);
  return SONDER_IS_CUSTOMER_CELL (row) ? SONDER_CUSTOMER_CELL (row) : NULL;
}

static void
ask_menu (SonderCustomerTable *self, SonderCustomerCell *cell, double x, double y)
{
  GdkRectangle where = { (int) x, (int) y, 1, 1 };
  guint row = sonder_customer_slot_get_row (sonder_customer_cell_get_slot (cell));
  guint position = sonder_customer_slot_get_position (sonder_customer_cell_get_slot (cell));

  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->list), position))
    sonder_customer_list_select_row (self->list, row);
  sonder_customer_table_focus (
      self, position, sonder_cell_column_get_name (sonder_customer_cell_get_column (cell)));
  g_signal_emit (self, signals[MENU_ASKED], 0, &where);
}

/* A click chooses the column before the row takes the focus; a second one
 * begins to write. */
static void
pressed_cb (SonderCustomerTable *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  SonderCustomerCell *cell = pick_cell (self, x, y);

  if (cell == NULL || sonder_customer_cell_get_slot (cell) == NULL ||
      sonder_customer_cell_is_editing (cell))
    return;

  if (button == GDK_BUTTON_SECONDARY)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      ask_menu (self, cell, x, y);
    }
  else if (button == GDK_BUTTON_PRIMARY)
    {
      set_current (self, sonder_cell_column_get_name (sonder_customer_cell_get_column (cell)));
      if (n_press == 2)
        {
          gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
          gtk_widget_grab_focus (GTK_WIDGET (cell));
          sonder_customer_table_edit (self, NULL);
        }
    }
}

static void
menu_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderCustomerTable *self = SONDER_CUSTOMER_TABLE (widget);
  SonderCustomerCell *cell = get_focused_cell (self);
  graphene_rect_t bounds;

  if (cell != NULL && sonder_customer_cell_get_slot (cell) != NULL &&
      gtk_widget_compute_bounds (GTK_WIDGET (cell), widget, &bounds))
    ask_menu (self, cell, (double) bounds.origin.x + bounds.size.width / 2,
              (double) bounds.origin.y + bounds.size.height);
}

/* As in any table, a letter writes over the cell. */
static gboolean
key_pressed_cb (SonderCustomerTable *self, guint keyval, guint keycode, GdkModifierType state)
{
  SonderCustomerCell *cell = get_focused_cell (self);
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char text[7] = "";

  if (cell == NULL || sonder_customer_cell_is_editing (cell) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) || letter == ' ' ||
      !g_unichar_isgraph (letter))
    return GDK_EVENT_PROPAGATE;

  text[g_unichar_to_utf8 (letter, text)] = '\0';
  return sonder_customer_table_edit (self, text);
}

static void
sonder_customer_table_dispose (GObject *object)
{
  SonderCustomerTable *self = SONDER_CUSTOMER_TABLE (object);

  /* The view forgets its columns, which nobody chose to. */
  self->filling = TRUE;
  g_clear_pointer ((GtkWidget **) &self->scrolled, gtk_widget_unparent);
  for (guint i = 0; i < self->cells->len; i++)
    g_object_weak_unref (self->cells->pdata[i], cell_gone_cb, self->cells);
  g_ptr_array_set_size (self->cells, 0);
  g_clear_object (&self->list);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (sonder_customer_table_parent_class)->dispose (object);
}

/* Arrows move in the table; Tab leaves it. GTK 4.8 would lead through every cell
 * of every row. */
static gboolean
move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) &&
      gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return GTK_WIDGET_CLASS (sonder_customer_table_parent_class)->focus (widget, direction);
}

static void
sonder_customer_table_finalize (GObject *object)
{
  SonderCustomerTable *self = SONDER_CUSTOMER_TABLE (object);

  g_ptr_array_unref (self->cells);
  g_free (self->current);

  G_OBJECT_CLASS (sonder_customer_table_parent_class)->finalize (object);
}

static void
sonder_customer_table_class_init (SonderCustomerTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_customer_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = sonder_customer_table_finalize;
  widget_class->focus = move_focus;

  signals[MENU_ASKED] =
      g_signal_new ("menu-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[SEGMENT_ASKED] =
      g_signal_new ("segment-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[COLUMNS_CHANGED] = g_signal_new ("columns-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "table.edit", "ms", edit_action);
  gtk_widget_class_install_action (widget_class, "table.move", "(ii)", move_action);
  gtk_widget_class_install_action (widget_class, "table.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "table.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "table.menu", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
sonder_customer_table_init (SonderCustomerTable *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->cells = g_ptr_array_new ();
  self->current = g_strdup (SONDER_SORT_NAME);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "customer-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Customers"), -1);
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->view));
  gtk_widget_set_parent (GTK_WIDGET (self->scrolled), GTK_WIDGET (self));

  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* How far there is to scroll is not known while the list grows. */
static void
items_changed_cb (SonderCustomerTable *self)
{
  gboolean growing = g_list_model_get_n_items (G_LIST_MODEL (self->list)) <
                     sonder_customer_list_get_n_shown (self->list);

  gtk_widget_set_opacity (gtk_scrolled_window_get_vscrollbar (self->scrolled), growing ? 0 : 1);
}

/**
 * sonder_customer_table_set_list:
 *
 * Shows the list; once. The list is sorted as it was when the project was last
 * looked at.
 */
void
sonder_customer_table_set_list (SonderCustomerTable *self,
                                SonderProject *project,
                                SonderCustomerList *list)
{
  g_return_if_fail (self->list == NULL);

  self->project = g_object_ref (project);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  items_changed_cb (self);
  sonder_customer_table_update (self);
  restore_sort (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (list));
}

/**
 * sonder_customer_table_update:
 *
 * The project changed: attributes may have come, gone or been renamed.
 */
void
sonder_customer_table_update (SonderCustomerTable *self)
{
  g_autoptr (GPtrArray) columns = sonder_column_choice_load (self->project);

  if (is_shown_like (self, columns))
    return;

  fill_columns (self, columns);
  restore_sort (self);
  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

/**
 * sonder_customer_table_get_columns:
 *
 * Returns: (transfer full) (element-type utf8): the names of the columns as they
 *   stand
 */
GPtrArray *
sonder_customer_table_get_columns (SonderCustomerTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_ptr_array_add (names, g_strdup (get_view_column_name (column)));
    }

  return names;
}

gboolean
sonder_customer_table_has_column (SonderCustomerTable *self, const char *name)
{
  return find_view_column (self, name) != NULL;
}

/**
 * sonder_customer_table_show_column:
 *
 * Shows a column as the last one, or hides it. The name is always shown, and no
 * more than SONDER_CUSTOMER_TABLE_MAX_COLUMNS are.
 */
void
sonder_customer_table_show_column (SonderCustomerTable *self, const char *name, gboolean show)
{
  g_autoptr (GPtrArray) columns = sonder_customer_table_get_columns (self);
  guint position;

  if (show == sonder_customer_table_has_column (self, name) ||
      g_str_equal (name, SONDER_SORT_NAME) ||
      (show && columns->len >= SONDER_CUSTOMER_TABLE_MAX_COLUMNS))
    return;

  if (show)
    g_ptr_array_add (columns, g_strdup (name));
  else if (g_ptr_array_find_with_equal_func (columns, name, g_str_equal, &position))
    g_ptr_array_remove_index (columns, position);
  sonder_column_choice_save (self->project, columns);
  sonder_customer_table_update (self);
}

/**
 * sonder_customer_table_sort:
 * @name: (nullable): a column that is shown; %NULL for the order of the table
 */
void
sonder_customer_table_sort (SonderCustomerTable *self, const char *name, GtkSortType order)
{
  gtk_column_view_sort_by_column (self->view, find_view_column (self, name), order);
}

/**
 * sonder_customer_table_focus:
 * @position: in the list
 * @column: (nullable): name of a column; %NULL for the one it is in
 *
 * Brings a cell into view, gives it the focus, and selects its row alone if no
 * other is being written.
 *
 * Returns: %FALSE if there is no such cell
 */
gboolean
sonder_customer_table_focus (SonderCustomerTable *self, guint position, const char *column)
{
  SonderCustomerCell *cell;

  if (position >= sonder_customer_list_get_n_shown (self->list))
    return FALSE;

  if (column != NULL)
    set_current (self, column);
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    sonder_customer_list_tell_all (self->list);
  gtk_widget_activate_action (get_rows_view (self), "list.scroll-to-item", "u", position);
  cell = find_cell (self, position, self->current);
  if (cell == NULL)
    return FALSE;

  self->position = position;
  scroll_to_cell (self, cell);
  return gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/**
 * sonder_customer_table_get_current_column:
 *
 * Returns: (transfer none): the name of the column in which the focus is, or was
 *   before a menu
 */
const char *
sonder_customer_table_get_current_column (SonderCustomerTable *self)
{
  return self->current;
}

/**
 * sonder_customer_table_refocus:
 *
 * Gives the focus back to the cell that had it before a popover.
 */
void
sonder_customer_table_refocus (SonderCustomerTable *self)
{
  SonderCustomerCell *cell = find_cell (self, self->position, self->current);

  if (get_focused_cell (self) == NULL && cell != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
}

/**
 * sonder_customer_table_edit:
 * @text: (nullable): what was typed already; %NULL begins with the cell's value
 *
 * Begins to write in the cell that has the focus, or had it before a menu. A
 * segment is chosen, not written.
 *
 * Returns: whether anything began
 */
gboolean
sonder_customer_table_edit (SonderCustomerTable *self, const char *text)
{
  SonderCustomerCell *cell = get_focused_cell (self);
  g_autoptr (GArray) selected = NULL;
  graphene_rect_t bounds;

  if (cell == NULL)
    cell = find_cell (self, self->position, self->current);
  if (cell == NULL)
    return FALSE;
  if (g_str_equal (self->current, SONDER_SORT_SEGMENT))
    {
      if (gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
        {
          GdkRectangle where = { (int) bounds.origin.x, (int) bounds.origin.y,
                                 (int) bounds.size.width, (int) bounds.size.height };

          g_signal_emit (self, signals[SEGMENT_ASKED], 0, &where);
        }
      return TRUE;
    }

  selected = sonder_customer_list_get_selected (self->list);
  return sonder_customer_cell_edit (cell, text, selected);
}

/**
 * sonder_customer_table_pick_row:
 *
 * Returns: the customer at that point of the table, or SONDER_NO_ROW; none where
 *   a cell is being written
 */
guint
sonder_customer_table_pick_row (SonderCustomerTable *self, double x, double y)
{
  SonderCustomerCell *cell = pick_cell (self, x, y);
  SonderCustomerSlot *slot = cell != NULL && !sonder_customer_cell_is_editing (cell)
                                 ? sonder_customer_cell_get_slot (cell)
                                 : NULL;

  return slot != NULL ? sonder_customer_slot_get_row (slot) : SONDER_NO_ROW;
}

GtkColumnView *
sonder_customer_table_get_view (SonderCustomerTable *self)
{
  return self->view;
}
