/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "column-list.h"

#include <glib/gi18n.h>

#include "import-privacy.h"
#include "import-words.h"
#include "privacy.h"

struct _SonderColumnList
{
  AdwBin               parent_instance;

  GtkListView         *view;
  SonderImportChoices *choices;
};

G_DEFINE_FINAL_TYPE (SonderColumnList, sonder_column_list, ADW_TYPE_BIN)

enum
{
  SELECTED,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Of a row: what has to be changed when the choice does. */
typedef struct
{
  SonderColumnList   *list;
  GtkListItem        *item;
  GtkWidget          *name;
  GtkWidget          *examples;
  GtkWidget          *becomes;
  GtkWidget          *question;
  SonderImportChoice *choice;
  gulong              handler;
} Row;

/* One line, whatever room there is. */
static GtkWidget *
create_text (const char            *css_class,
             GtkInscriptionOverflow overflow)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), overflow);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), 4);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), 18);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (text), 1);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (text, css_class);

  return text;
}

static gboolean
is_open (const SonderImportChoice *choice)
{
  return choice->role == SONDER_COLUMN_SCORE && (choice->metric == NULL || choice->guessed);
}

static void
update_row (Row *row)
{
  const SonderImportPlan *plan = sonder_import_choices_get_plan (row->list->choices);
  g_autofree char *becomes = sonder_import_choice_to_text (row->choice, plan);
  g_autofree char *examples = sonder_import_choice_dup_examples (row->choice, plan);
  g_autofree char *label = g_strdup_printf ("%s: %s", row->choice->name, becomes);
  g_autofree char *whole = g_strconcat (row->choice->name, "\n", becomes, NULL);
  GtkWidget *box = gtk_list_item_get_child (row->item);
  GtkWidget *line = gtk_widget_get_parent (box);

  gtk_inscription_set_text (GTK_INSCRIPTION (row->name), row->choice->name);
  gtk_inscription_set_text (GTK_INSCRIPTION (row->examples), examples);
  gtk_inscription_set_text (GTK_INSCRIPTION (row->becomes), becomes);
  gtk_widget_set_opacity (row->question, is_open (row->choice) ? 1 : 0);
  gtk_widget_set_tooltip_text (box, whole);
  if (row->choice->role == SONDER_COLUMN_IGNORE)
    gtk_widget_add_css_class (row->name, "dim-label");
  else
    gtk_widget_remove_css_class (row->name, "dim-label");
  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, examples, -1);
}

static void
pressed_cb (Row *row)
{
  g_signal_emit (row->list, signals[OPENED], 0, FALSE);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          SonderColumnList         *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *outcome = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkGesture *click = gtk_gesture_click_new ();
  Row *row = g_new0 (Row, 1);

  row->list = self;
  row->item = item;
  /* Questions often begin alike and end with what they are about. */
  row->name = create_text (NULL, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_MIDDLE);
  row->examples = create_text ("import-examples", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  row->becomes = create_text ("import-becomes", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  row->question = gtk_image_new_from_icon_name ("dialog-question-symbolic");
  gtk_widget_add_css_class (row->question, "warning");
  gtk_box_append (GTK_BOX (lines), row->name);
  gtk_box_append (GTK_BOX (lines), row->examples);
  gtk_widget_set_hexpand (row->becomes, TRUE);
  gtk_box_append (GTK_BOX (outcome), row->question);
  gtk_box_append (GTK_BOX (outcome), row->becomes);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), outcome);
  gtk_widget_add_css_class (box, "import-row");
  g_signal_connect_swapped (click, "released", G_CALLBACK (pressed_cb), row);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  g_object_set_data_full (G_OBJECT (box), "row", row, g_free);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         SonderColumnList         *self)
{
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "row");

  row->choice = gtk_list_item_get_item (item);
  row->handler =
    g_signal_connect_swapped (row->choice, "changed", G_CALLBACK (update_row), row);
  update_row (row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           SonderColumnList         *self)
{
  Row *row = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), "row");

  g_clear_signal_handler (&row->handler, row->choice);
  row->choice = NULL;
}

static void
selection_changed_cb (SonderColumnList *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
activate_cb (SonderColumnList *self)
{
  g_signal_emit (self, signals[OPENED], 0, TRUE);
}

/* Of a child of the view; NULL where it shows none of the columns now. */
static Row *
get_row (GtkWidget *line)
{
  GtkWidget *box = gtk_widget_get_first_child (line);
  Row *row = box != NULL ? g_object_get_data (G_OBJECT (box), "row") : NULL;

  return row != NULL && row->choice != NULL ? row : NULL;
}

/* The children of the view are in no order. */
static GtkWidget *
find_line (SonderColumnList *self,
           guint             position)
{
  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->view)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      const Row *row = get_row (line);

      if (row != NULL && gtk_list_item_get_position (row->item) == position)
        return line;
    }

  return NULL;
}

static void
privacy_changed_cb (SonderColumnList *self)
{
  for (GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->view)); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    {
      Row *row = get_row (line);

      if (row != NULL)
        update_row (row);
    }
}

/* Goes to what is selected and leaves it so: the view would select the one row
 * that gets the focus. */
static gboolean
enter (SonderColumnList *self)
{
  g_autoptr (GtkBitset) selected = sonder_column_list_get_selected (self);
  guint first = gtk_bitset_is_empty (selected) ? 0 : gtk_bitset_get_minimum (selected);
  GtkWidget *line;

  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", first);
  line = find_line (self, first);

  return line != NULL && gtk_widget_grab_focus (line);
}

/* Arrows move in the list; Tab leads into it and out of it, where GTK 4.8 would
 * stop at every row. */
static gboolean
sonder_column_list_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (sonder_column_list_parent_class)->focus (widget, direction);

  return gtk_widget_get_focus_child (widget) == NULL && enter (SONDER_COLUMN_LIST (widget));
}

static void
sonder_column_list_dispose (GObject *object)
{
  SonderColumnList *self = SONDER_COLUMN_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (sonder_column_list_parent_class)->dispose (object);
}

static void
sonder_column_list_class_init (SonderColumnListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sonder_column_list_dispose;
  GTK_WIDGET_CLASS (klass)->focus = sonder_column_list_focus;
  signals[SELECTED] = g_signal_new ("selected", SONDER_TYPE_COLUMN_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", SONDER_TYPE_COLUMN_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
sonder_column_list_init (SonderColumnList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_list_view_set_show_separators (self->view, TRUE);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Columns of the file"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scroller);
  sonder_privacy_watch (self, G_CALLBACK (privacy_changed_cb));
}

void
sonder_column_list_set_choices (SonderColumnList    *self,
                                SonderImportChoices *choices)
{
  GListModel *model = g_object_ref (sonder_import_choices_get_model (choices));
  g_autoptr (GtkMultiSelection) selection = gtk_multi_selection_new (model);

  self->choices = g_object_ref (choices);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/**
 * sonder_column_list_get_selected:
 *
 * Returns: (transfer full): the columns that are selected
 */
GtkBitset *
sonder_column_list_get_selected (SonderColumnList *self)
{
  return gtk_selection_model_get_selection (gtk_list_view_get_model (self->view));
}

/**
 * sonder_column_list_select:
 * @columns: at least one; the first of them is shown
 *
 * Selects these columns and no others.
 */
void
sonder_column_list_select (SonderColumnList *self,
                           GtkBitset        *columns)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (self->view);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (selection));
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, n);

  gtk_selection_model_set_selection (selection, columns, all);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u",
                              gtk_bitset_get_minimum (columns));
}

