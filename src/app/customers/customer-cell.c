/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customer-cell.h"

#include <glib/gi18n.h>

#include "cell-editor.h"
#include "customer-query.h"
#include "palette.h"

/* A segment's dot, and the room for it. */
#define DOT_SIZE 10
#define DOT_ROOM 16

/* So many letters are seen before the table scrolls to the side. */
#define MIN_WIDTH 14

struct _SonderCustomerCell
{
  GtkWidget parent_instance;
  char *text;
  GtkWidget *pin; /* of the segment's cell: shown where fixed by hand */
  GtkWidget *editor;
  SonderCellColumn *column;
  SonderCustomerSlot *slot;
  gboolean has_dot;
  gboolean is_id;
  const char *color; /* palette slot of the dot; %NULL is grey */
};

/* Why what was written was not taken. */
typedef struct
{
  GtkWidget *window;
  char *message;
} Loss;

G_DEFINE_FINAL_TYPE (SonderCustomerCell, sonder_customer_cell, GTK_TYPE_WIDGET)

static void
update_segment (SonderCustomerCell *self, SonderProject *project, guint row)
{
  const SonderAssignment *assignment = sonder_project_get_assignment (project);
  const SonderTable *customers = sonder_project_get_customers (project);
  const char *color = NULL;
  gboolean pinned;

  if (row >= assignment->n_rows)
    return;

  if (assignment->segments[row] != SONDER_UNASSIGNED)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (
          sonder_project_get_items (project, SONDER_KIND_SEGMENT), assignment->segments[row]);

      color = g_intern_string (sonder_item_get_text (segment, "color"));
    }
  pinned = sonder_customers_get_pinned (customers, row) != NULL;
  if (color != self->color || pinned != gtk_widget_get_child_visible (self->pin))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->color = color;
  gtk_widget_set_child_visible (self->pin, pinned);
}

static void
update (SonderCustomerCell *self)
{
  guint row = sonder_customer_slot_get_row (self->slot);
  g_autofree char *text = sonder_cell_column_dup_text (self->column, row);

  if (g_strcmp0 (self->text, text) != 0)
    {
      g_free (self->text);
      self->text = g_steal_pointer (&text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->text, -1);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  if (self->has_dot)
    update_segment (self, sonder_cell_column_get_project (self->column), row);
}

static void
stop_editing (SonderCustomerCell *self)
{
  GtkWidget *editor = g_steal_pointer (&self->editor);

  if (editor == NULL)
    return;

  gtk_widget_unparent (editor);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* The cell may stand for somebody else by now: then nothing is to go on here. */
static void
finished_cb (SonderCustomerCell *self, int columns, int rows)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  g_object_ref (self);
  stop_editing (self);
  if (self->slot != NULL)
    update (self);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (focused && (columns != 0 || rows != 0))
    gtk_widget_activate_action (GTK_WIDGET (self), "table.move", "(ii)", columns, rows);
  g_object_unref (self);
}

static void
slot_changed_cb (SonderCustomerCell *self)
{
  update (self);
}

static gboolean
edit_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_widget_activate_action (widget, "table.edit", "ms",
                              g_variant_get_boolean (arguments) ? "" : NULL);

  return GDK_EVENT_STOP;
}

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int step = g_variant_get_int32 (arguments);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    step = -step;
  gtk_widget_activate_action (widget, "table.move", "(ii)", step, 0);

  return GDK_EVENT_STOP;
}

/* How large letters are, looked up once for all cells: it takes long. */
typedef struct
{
  guint serial; /* of the font settings */
  int width;
  int height;
} Letters;

static const Letters *
get_letters (SonderCustomerCell *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_COLUMN_VIEW);
  PangoContext *context = gtk_widget_get_pango_context (view != NULL ? view : GTK_WIDGET (self));
  Letters *letters = g_object_get_data (G_OBJECT (context), "letters");
  PangoFontMetrics *metrics;

  if (letters != NULL && letters->serial == pango_context_get_serial (context))
    return letters;

  metrics = pango_context_get_metrics (context, NULL, NULL);
  letters = g_new (Letters, 1);
  letters->serial = pango_context_get_serial (context);
  letters->width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                        pango_font_metrics_get_approximate_digit_width (metrics));
  letters->height = pango_font_metrics_get_height (metrics);
  pango_font_metrics_unref (metrics);
  g_object_set_data_full (G_OBJECT (context), "letters", letters, g_free);

  return letters;
}

/* Another text changes no size: rows that come into view lay out nothing anew. */
static void
sonder_customer_cell_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  SonderCustomerCell *self = SONDER_CUSTOMER_CELL (widget);
  const Letters *letters = get_letters (self);
  int n_letters = (int) sonder_cell_column_get_width (self->column);
  int room = self->has_dot ? 2 * DOT_ROOM : 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = PANGO_PIXELS_CEIL (letters->height);
  else
    {
      *minimum = room + PANGO_PIXELS_CEIL (MIN (n_letters, MIN_WIDTH) * letters->width);
      *natural = room + PANGO_PIXELS_CEIL (n_letters * letters->width);
    }
}

static void
sonder_customer_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SonderCustomerCell *self = SONDER_CUSTOMER_CELL (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation pin = { rtl ? 0 : width - DOT_ROOM, 0, DOT_ROOM, height };

  if (self->pin != NULL)
    gtk_widget_size_allocate (self->pin, &pin, -1);
  if (self->editor != NULL)
    gtk_widget_allocate (self->editor, width, height, baseline, NULL);
}

static void
draw_dot (SonderCustomerCell *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = rtl ? gtk_widget_get_width (widget) - DOT_SIZE : 0;
  int y = (gtk_widget_get_height (widget) - DOT_SIZE) / 2;
  GdkRGBA rgba = { 0.5f, 0.5f, 0.5f, 0.4f };
  GskRoundedRect outline;

  if (self->color != NULL)
    sonder_palette_get_rgba (self->color, &rgba);
  gsk_rounded_rect_init_from_rect (
      &outline, &GRAPHENE_RECT_INIT ((float) x, (float) y, DOT_SIZE, DOT_SIZE), 3);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &rgba, &outline.bounds);
  gtk_snapshot_pop (snapshot);
}

/* Drawn here and no widget of its own: a table makes hundreds of cells at once. */
static void
draw_text (SonderCustomerCell *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->text);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int room = self->has_dot ? DOT_ROOM : 0;
  int width = gtk_widget_get_width (widget) - 2 * room;
  int height;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  /* Ids of one source begin alike. */
  pango_layout_set_ellipsize (layout, self->is_id ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
  if (sonder_cell_column_is_numeric (self->column))
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_render_layout (snapshot, style, room, (gtk_widget_get_height (widget) - height) / 2,
                              layout);
}

static void
sonder_customer_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SonderCustomerCell *self = SONDER_CUSTOMER_CELL (widget);

  if (self->has_dot)
    draw_dot (self, snapshot);
  if (self->editor == NULL && self->text != NULL)
    draw_text (self, snapshot);

  GTK_WIDGET_CLASS (sonder_customer_cell_parent_class)->snapshot (widget, snapshot);
}

static gboolean
sonder_customer_cell_grab_focus (GtkWidget *widget)
{
  SonderCustomerCell *self = SONDER_CUSTOMER_CELL (widget);

  if (self->editor != NULL)
    return gtk_widget_grab_focus (self->editor);

  return GTK_WIDGET_CLASS (sonder_customer_cell_parent_class)->grab_focus (widget);
}

static void
sonder_customer_cell_dispose (GObject *object)
{
  SonderCustomerCell *self = SONDER_CUSTOMER_CELL (object);
  GtkWidget *child;

  sonder_customer_cell_set_slot (self, NULL);
  self->editor = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->column);

  G_OBJECT_CLASS (sonder_customer_cell_parent_class)->dispose (object);
}

static void
sonder_customer_cell_finalize (GObject *object)
{
  g_free (SONDER_CUSTOMER_CELL (object)->text);

  G_OBJECT_CLASS (sonder_customer_cell_parent_class)->finalize (object);
}

static void
sonder_customer_cell_class_init (SonderCustomerCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const guint edit_keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter,
                                     GDK_KEY_F2 };

  G_OBJECT_CLASS (klass)->dispose = sonder_customer_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = sonder_customer_cell_finalize;
  widget_class->measure = sonder_customer_cell_measure;
  widget_class->size_allocate = sonder_customer_cell_size_allocate;
  widget_class->snapshot = sonder_customer_cell_snapshot;
  widget_class->grab_focus = sonder_customer_cell_grab_focus;

  for (guint i = 0; i < G_N_ELEMENTS (edit_keys); i++)
    gtk_widget_class_add_binding (widget_class, edit_keys[i], 0, edit_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, edit_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move_cb, "i", 1);
  gtk_widget_class_set_css_name (widget_class, "customercell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
sonder_customer_cell_init (SonderCustomerCell *self)
{
}

GtkWidget *
sonder_customer_cell_new (SonderCellColumn *column)
{
  SonderCustomerCell *self = g_object_new (SONDER_TYPE_CUSTOMER_CELL, NULL);

  self->column = g_object_ref (column);
  self->is_id = g_str_equal (sonder_cell_column_get_name (column), SONDER_SORT_ID);
  self->has_dot = g_str_equal (sonder_cell_column_get_name (column), SONDER_SORT_SEGMENT);
  sonder_customer_cell_update_title (self);
  if (self->has_dot)
    {
      self->pin = gtk_image_new_from_icon_name ("view-pin-symbolic");
      gtk_image_set_pixel_size (GTK_IMAGE (self->pin), 12);
      gtk_widget_add_css_class (self->pin, "dim-label");
      gtk_widget_set_tooltip_text (self->pin, _("Fixed by hand"));
      gtk_widget_set_parent (self->pin, GTK_WIDGET (self));
      gtk_widget_set_child_visible (self->pin, FALSE);
    }

  return GTK_WIDGET (self);
}

static gboolean
tell_idle_cb (gpointer data)
{
  Loss *loss = data;

  if (gtk_widget_get_mapped (loss->window))
    gtk_widget_activate_action (loss->window, "win.toast", "s", loss->message);

  return G_SOURCE_REMOVE;
}

static void
loss_free (Loss *loss)
{
  g_object_unref (loss->window);
  g_free (loss->message);
  g_free (loss);
}

/* Later: cells change their places while the table is laid out. */
static void
tell_later (SonderCustomerCell *self, const char *message)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  Loss *loss;

  if (window == NULL)
    return;

  loss = g_new (Loss, 1);
  loss->window = g_object_ref (GTK_WIDGET (window));
  loss->message = g_strdup (message);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tell_idle_cb, loss, (GDestroyNotify) loss_free);
}

/**
 * sonder_customer_cell_update_title:
 *
 * The column has another title, which screen readers read with its cells.
 */
void
sonder_customer_cell_update_title (SonderCustomerCell *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sonder_cell_column_get_title (self->column), -1);
}

/**
 * sonder_customer_cell_finish_edit:
 *
 * Takes what is being written, if anything is; if it cannot be taken, it is said
 * why.
 */
void
sonder_customer_cell_finish_edit (SonderCustomerCell *self)
{
  g_autoptr (GError) error = NULL;

  if (self->editor != NULL &&
      !sonder_cell_editor_commit (SONDER_CELL_EDITOR (self->editor), &error))
    tell_later (self, error->message);
  stop_editing (self);
}

/**
 * sonder_customer_cell_set_slot:
 * @slot: (nullable): the place in the list that the cell shows now
 *
 * What is being written is finished before.
 */
void
sonder_customer_cell_set_slot (SonderCustomerCell *self, SonderCustomerSlot *slot)
{
  sonder_customer_cell_finish_edit (self);
  if (self->slot != NULL)
    g_signal_handlers_disconnect_by_func (self->slot, slot_changed_cb, self);
  g_set_object (&self->slot, slot);
  if (slot == NULL)
    return;

  g_signal_connect_swapped (slot, "changed", G_CALLBACK (slot_changed_cb), self);
  update (self);
}

SonderCustomerSlot *
sonder_customer_cell_get_slot (SonderCustomerCell *self)
{
  return self->slot;
}

SonderCellColumn *
sonder_customer_cell_get_column (SonderCustomerCell *self)
{
  return self->column;
}

/**
 * sonder_customer_cell_get_text:
 *
 * Returns: (transfer none): what the cell says
 */
const char *
sonder_customer_cell_get_text (SonderCustomerCell *self)
{
  return self->text;
}

/**
 * sonder_customer_cell_edit:
 * @text: (nullable): what was typed already; %NULL begins with the cell's value
 * @fill_rows: (element-type guint): see sonder_cell_editor_set_fill_rows()
 *
 * Returns: %FALSE if nothing can be written here
 */
gboolean
sonder_customer_cell_edit (SonderCustomerCell *self, const char *text, GArray *fill_rows)
{
  if (self->slot == NULL || self->editor != NULL ||
      !sonder_cell_column_can_edit_row (self->column, sonder_customer_slot_get_row (self->slot)))
    return FALSE;

  self->editor =
      sonder_cell_editor_new (self->column, sonder_customer_slot_get_row (self->slot), text);
  sonder_cell_editor_set_fill_rows (SONDER_CELL_EDITOR (self->editor), fill_rows);
  g_signal_connect_swapped (self->editor, "finished", G_CALLBACK (finished_cb), self);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  gtk_widget_grab_focus (self->editor);

  return TRUE;
}

gboolean
sonder_customer_cell_is_editing (SonderCustomerCell *self)
{
  return self->editor != NULL;
}
