/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "import-preview.h"

#include <glib/gi18n.h>

#include "import-privacy.h"
#include "privacy.h"

#define MAX_ROWS 20
#define MAX_COLUMNS 20
#define MAX_CELL 200

/* In letters: what is shown of a long title at its beginning and its end, and
 * how wide the cells of long texts are. */
#define TITLE_START 22
#define TITLE_END 18
#define MAX_CELL_WIDTH 30

struct _SonderImportPreview
{
  AdwBin                parent_instance;

  GtkColumnView        *view;
  SonderImportChoices  *choices;
  const SonderCsvTable *table; /* of the choices' plan; NULL before there is one */
  GtkStringList        *rows;
  guint                 first; /* of the columns that are shown */
  guint                 wanted; /* the column to be scrolled to */
  guint                 tick;
};

G_DEFINE_FINAL_TYPE (SonderImportPreview, sonder_import_preview, ADW_TYPE_BIN)

static char *
dup_cell (SonderImportPreview *self,
          guint                row,
          guint                column)
{
  g_autofree char *text = sonder_import_choice_dup_cell (
    sonder_import_choices_get (self->choices, column),
    sonder_import_choices_get_plan (self->choices),
    sonder_csv_table_cell (self->table, row, column));
  char *line = g_utf8_strlen (text, -1) > MAX_CELL ? g_utf8_substring (text, 0, MAX_CELL)
                                                   : g_steal_pointer (&text);

  return g_strdelimit (line, "\n\r\t", ' ');
}

/* Returns: as wide as the first values, within bounds, in pixels */
static int
measure_cells (SonderImportPreview *self,
               guint                column)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->view), NULL);
  PangoContext *context = pango_layout_get_context (layout);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int letter = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));
  int most = 0;

  for (guint row = 0; row < MIN (self->table->n_rows, MAX_ROWS); row++)
    {
      g_autofree char *text = dup_cell (self, row, column);
      int width;

      pango_layout_set_text (layout, text, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      most = MAX (most, width);
    }
  pango_font_metrics_unref (metrics);

  return MIN (most, letter * MAX_CELL_WIDTH);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  width)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 3);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), 3);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_widget_set_size_request (cell, GPOINTER_TO_INT (width), -1);
  gtk_list_item_set_child (item, cell);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  column)
{
  GtkInscription *cell = GTK_INSCRIPTION (gtk_list_item_get_child (item));
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (cell), SONDER_TYPE_IMPORT_PREVIEW);
  g_autofree char *text = NULL;

  if (view != NULL && SONDER_IMPORT_PREVIEW (view)->table != NULL)
    text = dup_cell (SONDER_IMPORT_PREVIEW (view), gtk_list_item_get_position (item),
                     GPOINTER_TO_UINT (column));
  gtk_inscription_set_text (cell, text);
  /* There is nothing to do in a row: the keyboard passes the table by. */
  gtk_widget_set_focusable (gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (cell))),
                            FALSE);
}

/* Questions often begin alike and end with what they are about. */
static char *
dup_title (const char *name)
{
  glong length = g_utf8_strlen (name, -1);
  g_autofree char *start = NULL;

  if (length <= TITLE_START + TITLE_END)
    return g_strdup (name);

  start = g_utf8_substring (name, 0, TITLE_START);
  return g_strconcat (start, "…", g_utf8_offset_to_pointer (name, length - TITLE_END), NULL);
}

/* The titles are the children of the header, which is the first of the view. */
static GtkWidget *
find_title (SonderImportPreview *self,
            guint                position)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = gtk_widget_get_first_child (header);

  for (guint i = 0; title != NULL && i < position; i++)
    title = gtk_widget_get_next_sibling (title);

  return title;
}

static void
append_column (SonderImportPreview *self,
               guint                column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const char *name = sonder_csv_table_name (self->table, column);
  g_autofree char *title = dup_title (name);
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb),
                    GINT_TO_POINTER (measure_cells (self, column)));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, column + 1 == self->table->columns->len);
  gtk_column_view_append_column (self->view, view_column);
  gtk_widget_set_tooltip_text (find_title (self, column - self->first), name);
}

static void
remove_columns (SonderImportPreview *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  gtk_column_view_set_model (self->view, NULL);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

/* The rows are numbers to look up cells by; new ones are looked up anew. */
static void
fill_rows (SonderImportPreview *self)
{
  guint n_rows = self->table != NULL ? MIN (self->table->n_rows, MAX_ROWS) : 0;
  const char *rows[MAX_ROWS + 1] = { NULL };

  for (guint i = 0; i < n_rows; i++)
    rows[i] = "";
  gtk_string_list_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                          rows);
}

static void
fill (SonderImportPreview *self)
{
  guint n_columns = self->table->columns->len;

  remove_columns (self);
  for (guint i = self->first; i < MIN (n_columns, self->first + MAX_COLUMNS); i++)
    append_column (self, i);
  fill_rows (self);
  gtk_column_view_set_model (
    self->view, GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)))));
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  SonderImportPreview *self = SONDER_IMPORT_PREVIEW (widget);
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));
  GtkWidget *title = find_title (self, self->wanted - self->first);
  graphene_rect_t bounds;

  self->tick = 0;
  if (title != NULL && gtk_widget_compute_bounds (title, gtk_widget_get_parent (title), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x,
                               bounds.origin.x + bounds.size.width);

  return G_SOURCE_REMOVE;
}

static void
sonder_import_preview_dispose (GObject *object)
{
  SonderImportPreview *self = SONDER_IMPORT_PREVIEW (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_object (&self->choices);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (sonder_import_preview_parent_class)->dispose (object);
}

static void
sonder_import_preview_class_init (SonderImportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sonder_import_preview_dispose;
}

static void
sonder_import_preview_init (SonderImportPreview *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->rows = gtk_string_list_new (NULL);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "import-preview");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("First rows of the file"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("First rows of the file"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scroller);
  sonder_privacy_watch (self, G_CALLBACK (fill_rows));
}

/**
 * sonder_import_preview_show:
 * @choices: (nullable): what is said of the file; its plan must stay until
 *   something else is shown
 */
void
sonder_import_preview_show (SonderImportPreview *self,
                            SonderImportChoices *choices)
{
  g_set_object (&self->choices, choices);
  self->table = choices != NULL ? sonder_import_choices_get_plan (choices)->table : NULL;
  if (self->table == NULL)
    {
      remove_columns (self);
      return;
    }
  if (self->first >= self->table->columns->len)
    self->first = 0;
  fill (self);
}

/**
 * sonder_import_preview_update:
 *
 * Hides what is personal by what is now said of the columns.
 */
void
sonder_import_preview_update (SonderImportPreview *self)
{
  if (sonder_privacy_is_on ())
    fill_rows (self);
}

/**
 * sonder_import_preview_show_column:
 *
 * Brings the column into view.
 */
void
sonder_import_preview_show_column (SonderImportPreview *self,
                                   guint                column)
{
  guint first = column / MAX_COLUMNS * MAX_COLUMNS;

  if (self->table == NULL)
    return;
  if (first != self->first)
    {
      self->first = first;
      fill (self);
    }
  self->wanted = column;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}
