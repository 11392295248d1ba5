/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "segments-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "band-dialog.h"
#include "number-bands.h"
#include "columns.h"
#include "customer-query.h"
#include "has-data.h"
#include "identifier.h"
#include "names.h"
#include "palette.h"
#include "privacy.h"
#include "segment-by.h"
#include "segment-editor.h"
#include "sentence.h"
#include "size-bar.h"

struct _SonderSegmentsPage
{
  SonderPage parent_instance;

  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *problems;
  SonderSizeBar *size_bar;
  SonderSegmentEditor *editor;
  GtkMenuButton *by_button;
  GtkMenuButton *empty_by_button;

  char *shown; /* id of the segment in the editor */
};

G_DEFINE_FINAL_TYPE (SonderSegmentsPage, sonder_segments_page, SONDER_TYPE_PAGE)

static SonderProject *
get_project (SonderSegmentsPage *self)
{
  return sonder_page_get_project (SONDER_PAGE (self));
}

static GListModel *
get_segments (SonderSegmentsPage *self)
{
  return sonder_project_get_items (get_project (self), SONDER_KIND_SEGMENT);
}

static SonderItem *
get_shown (SonderSegmentsPage *self)
{
  return self->shown != NULL
             ? sonder_project_find_item (get_project (self), SONDER_KIND_SEGMENT, self->shown)
             : NULL;
}

/* What a segment's line says below its name: its rule, else its description. */
static char *
describe_segment (SonderSegmentsPage *self, SonderItem *segment)
{
  SonderRule *rule = sonder_item_get_rule (segment, "rule");

  if (!sonder_rule_is_empty (rule))
    return sonder_rule_to_sentence (rule, get_project (self),
                                    sonder_privacy_get_masking (get_project (self)));

  return sonder_privacy_dup_field (get_project (self), segment, "description");
}

static GtkWidget *
create_size_label (guint size, guint total)
{
  g_autofree char *text =
      /* Translators: customers of a segment, and their share */
      g_strdup_printf (_("%u\n%.0f %%"), size, total > 0 ? 100.0 * size / total : 0);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

static GtkWidget *
create_guess_label (SonderItem *segment)
{
  double guess = sonder_item_get_number (segment, "guessed-share");
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (isnan (guess))
    return NULL;

  text = g_strdup_printf (_("about %.0f %%, our guess"), guess);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, const char *id)
{
  g_autofree char *text = g_strconcat ("sonder-segment:", id, NULL);

  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

static void
move_to (SonderSegmentsPage *self, SonderItem *segment, guint position)
{
  sonder_project_begin_edit (get_project (self), _("Move Segment"));
  sonder_project_move_item (get_project (self), segment, NULL, "segments", position);
  sonder_project_end_edit (get_project (self));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *row)
{
  SonderSegmentsPage *self =
      SONDER_SEGMENTS_PAGE (gtk_widget_get_ancestor (row, SONDER_TYPE_SEGMENTS_PAGE));
  const char *text = g_value_get_string (value);
  SonderItem *segment;

  if (!g_str_has_prefix (text, "sonder-segment:"))
    return FALSE;

  segment = sonder_project_find_item (get_project (self), SONDER_KIND_SEGMENT,
                                      text + strlen ("sonder-segment:"));
  if (segment == NULL)
    return FALSE;

  move_to (self, segment, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  return TRUE;
}

static GtkWidget *
create_move_button (const char *icon_name,
                    const char *label,
                    const char *action,
                    const char *id,
                    gboolean sensitive)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  if (sensitive)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  else
    gtk_widget_set_sensitive (button, FALSE);

  return button;
}

static void
make_draggable (GtkWidget *row, const char *id)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_data (source, "prepare", G_CALLBACK (drag_prepare_cb), g_strdup (id),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/* Alt and an arrow move the segment of the row that has the focus. */
static void
add_shortcuts (GtkWidget *row, const char *id)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *up = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Up, GDK_ALT_MASK),
                                      gtk_named_action_new ("segments.move-up"));
  GtkShortcut *down = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, GDK_ALT_MASK),
                                        gtk_named_action_new ("segments.move-down"));

  gtk_shortcut_set_arguments (up, g_variant_new_string (id));
  gtk_shortcut_set_arguments (down, g_variant_new_string (id));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), up);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), down);
  gtk_widget_add_controller (row, controller);
}

static GtkWidget *
create_row (SonderSegmentsPage *self,
            SonderItem *segment,
            guint position,
            guint total,
            GtkSizeGroup *ends)
{
  const SonderAssignment *assignment = sonder_project_get_assignment (get_project (self));
  g_autofree char *name = sonder_privacy_dup_field (get_project (self), segment, "name");
  const char *id = sonder_item_get_id (segment);
  g_autofree char *subtitle = describe_segment (self, segment);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = total > 0 ? create_size_label (assignment->sizes[position], total)
                               : create_guess_label (segment);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 *name != '\0' ? name : _("Unnamed segment"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             sonder_swatch_new (sonder_item_get_text (segment, "color")));
  if (label != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_box_append (GTK_BOX (buttons), create_move_button ("go-up-symbolic", _("Move Up"),
                                                         "segments.move-up", id, position > 0));
  gtk_box_append (GTK_BOX (buttons),
                  create_move_button ("go-down-symbolic", _("Move Down"), "segments.move-down", id,
                                      position + 1 < assignment->n_segments));
  gtk_size_group_add_widget (ends, buttons);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), buttons);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  make_draggable (row, id);
  add_shortcuts (row, id);

  return row;
}

/* Always visible, always last, and never to be moved; it leads to its customers. */
static GtkWidget *
create_unassigned_row (guint size, guint total, GtkSizeGroup *ends)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *swatch = sonder_swatch_new ("unassigned");
  GtkWidget *room = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Unassigned"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Customers whom no rule takes"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), swatch);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_size_label (size, total));
  gtk_size_group_add_widget (ends, room);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), room);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

/* The row that has the focus keeps it, wherever it is moved. */
static char *
dup_focused_id (SonderSegmentsPage *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return row != NULL ? g_strdup (g_object_get_data (G_OBJECT (row), "id")) : NULL;
}

static void
focus_row (SonderSegmentsPage *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; id != NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "id"), id) == 0)
      gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
update_list (SonderSegmentsPage *self)
{
  const SonderAssignment *assignment = sonder_project_get_assignment (get_project (self));
  GListModel *segments = get_segments (self);
  /* So that all sizes stand below each other. */
  g_autoptr (GtkSizeGroup) ends = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  guint total = assignment->n_unassigned;
  g_autofree char *focused = dup_focused_id (self);
  g_autofree char *problems = NULL;
  GtkWidget *child;

  for (guint i = 0; i < assignment->n_segments; i++)
    total += assignment->sizes[i];

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < assignment->n_segments; i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);

      gtk_list_box_append (self->list, create_row (self, segment, i, total, ends));
    }
  if (total > 0)
    gtk_list_box_append (self->list, create_unassigned_row (assignment->n_unassigned, total, ends));

  focus_row (self, focused);

  g_ptr_array_add (assignment->problems, NULL);
  problems = g_strjoinv ("\n", (char **) assignment->problems->pdata);
  g_ptr_array_remove_index (assignment->problems, assignment->problems->len - 1);
  gtk_label_set_text (self->problems, problems);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), *problems != '\0');
  sonder_size_bar_update (self->size_bar, get_project (self));
}

/* The attributes that can make a segment per value. */
static void
update_by_menu (SonderSegmentsPage *self)
{
  GListModel *attributes = sonder_project_get_items (get_project (self), SONDER_KIND_ATTRIBUTE);
  g_autoptr (GMenu) menu = g_menu_new ();
  gboolean usable = sonder_has_customers (get_project (self)) && g_list_model_get_n_items (attributes) > 0;

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (SonderItem) attribute = g_list_model_get_item (attributes, i);
      g_autoptr (GMenuItem) item = NULL;

      if (sonder_item_get_boolean (attribute, "personal"))
        continue;
      item = g_menu_item_new (sonder_item_get_text (attribute, "name"), NULL);
      g_menu_item_set_action_and_target (item, "segments.by", "s", sonder_item_get_id (attribute));
      g_menu_append_item (menu, item);
    }

  gtk_menu_button_set_menu_model (self->by_button, G_MENU_MODEL (menu));
  gtk_menu_button_set_menu_model (self->empty_by_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->by_button), usable);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_by_button), usable);
}

static void
show_list (SonderSegmentsPage *self)
{
  g_clear_pointer (&self->shown, g_free);
  sonder_segment_editor_set_segment (self->editor, get_project (self), NULL);
  update_list (self);
  update_by_menu (self);
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (get_segments (self)) > 0 ? "list" : "empty");
}

static void
show_editor (SonderSegmentsPage *self, const char *id)
{
  g_free (self->shown);
  self->shown = g_strdup (id);
  sonder_page_queue_update (SONDER_PAGE (self));
}

static void
sonder_segments_page_update (SonderPage *page)
{
  SonderSegmentsPage *self = SONDER_SEGMENTS_PAGE (page);
  SonderItem *segment = get_shown (self);

  if (segment == NULL)
    {
      show_list (self);
      return;
    }

  if (sonder_segment_editor_get_segment (self->editor) != segment)
    sonder_segment_editor_set_segment (self->editor, get_project (self), segment);
  else
    sonder_segment_editor_update (self->editor);
  gtk_stack_set_visible_child_name (self->stack, "editor");
}

static void
sonder_segments_page_show_item (SonderPage *page, const char *item_id)
{
  show_editor (SONDER_SEGMENTS_PAGE (page), item_id);
}

static void
row_activated_cb (SonderSegmentsPage *self, GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "id");

  if (id != NULL)
    show_editor (self, id);
  else
    sonder_page_go_to (SONDER_PAGE (self), "customers", SONDER_FILTER_UNASSIGNED);
}

static gboolean
focus_name_idle_cb (gpointer user_data)
{
  sonder_segment_editor_focus_name (SONDER_SEGMENTS_PAGE (user_data)->editor);
  return G_SOURCE_REMOVE;
}

static void
add_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderSegmentsPage *self = SONDER_SEGMENTS_PAGE (widget);
  SonderProject *project = get_project (self);
  g_autofree char *name = sonder_name_make_free (sonder_project_get_root (project),
                                                 SONDER_KIND_SEGMENT, _("New Segment"));
  g_autofree char *id = sonder_identifier_random ();
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, id);

  sonder_item_set_text (segment, "name", name);
  sonder_item_set_text (segment, "color", sonder_project_pick_color (project));
  sonder_project_begin_edit (project, _("Add Segment"));
  sonder_project_add_item (project, segment);
  sonder_project_end_edit (project);
  show_editor (self, id);
  sonder_segments_page_update (SONDER_PAGE (self));
  /* Not before the editor is mapped. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_name_idle_cb, g_object_ref (self),
                   g_object_unref);
}

/* The menu that was asked is gone with the page that it stood on. */
static gboolean
focus_list_idle_cb (gpointer user_data)
{
  SonderSegmentsPage *self = SONDER_SEGMENTS_PAGE (user_data);
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);
  GtkRoot *root = shown != NULL ? gtk_widget_get_root (shown) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, shown)))
    gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

static void
toast_added (SonderSegmentsPage *self, guint n_added)
{
  g_autofree char *message =
      g_strdup_printf (ngettext ("%u segment added", "%u segments added", n_added), n_added);

  if (n_added == 0)
    {
      sonder_page_toast (SONDER_PAGE (self), _("Each value has its segment already"));
      return;
    }

  sonder_page_toast_undo (SONDER_PAGE (self), message);
  sonder_segments_page_update (SONDER_PAGE (self));
  g_idle_add_full (G_PRIORITY_LOW, focus_list_idle_cb, g_object_ref (self), g_object_unref);
}

/* Numbers of which there are more than a few make no segments one by one. */
static gboolean
needs_bands (SonderSegmentsPage *self, SonderItem *attribute)
{
  SonderCellType type;
  g_autoptr (GArray) numbers = NULL;
  guint n_distinct = 0;

  if (!sonder_attribute_get_cell_type (SONDER_ATTRIBUTE (attribute), &type) ||
      type != SONDER_CELL_NUMBER)
    return FALSE;

  numbers = sonder_number_bands_collect (get_project (self), attribute);
  for (guint i = 0; i < numbers->len; i++)
    n_distinct +=
        i == 0 || g_array_index (numbers, double, i) != g_array_index (numbers, double, i - 1);

  return n_distinct > SONDER_NUMBER_BANDS_MOST;
}

static void
ask_bands (SonderSegmentsPage *self, SonderItem *attribute)
{
  GtkWidget *dialog = sonder_band_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              get_project (self), attribute);

  g_signal_connect_object (dialog, "added", G_CALLBACK (toast_added), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
by_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderSegmentsPage *self = SONDER_SEGMENTS_PAGE (widget);
  SonderItem *attribute = sonder_project_find_item (get_project (self), SONDER_KIND_ATTRIBUTE,
                                                    g_variant_get_string (parameter, NULL));
  g_autoptr (GError) error = NULL;
  guint n_added = 0;

  if (attribute == NULL)
    return;

  if (needs_bands (self, attribute))
    ask_bands (self, attribute);
  else if (sonder_project_segment_by (get_project (self), attribute, &n_added, &error))
    toast_added (self, n_added);
  else
    sonder_page_toast (SONDER_PAGE (self), error->message);
}

static void
duplicate_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderSegmentsPage *self = SONDER_SEGMENTS_PAGE (widget);
  SonderProject *project = get_project (self);
  SonderItem *segment = get_shown (self);
  g_autoptr (SonderItem) copy = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id = sonder_identifier_random ();

  if (segment == NULL)
    return;

  copy = sonder_item_copy (segment);
  name = sonder_name_make_free (sonder_project_get_root (project), SONDER_KIND_SEGMENT,
                                sonder_item_get_text (segment, "name"));
  sonder_item_set_id (copy, id);
  sonder_item_set_text (copy, "name", name);
  sonder_item_set_text (copy, "color", sonder_project_pick_color (project));
  sonder_project_begin_edit (project, _("Duplicate Segment"));
  sonder_project_insert_item (
      project, sonder_project_get_root (project), "segments",
      sonder_item_find_position (sonder_project_get_root (project), "segments", self->shown) + 1,
      copy);
  sonder_project_end_edit (project);
  show_editor (self, id);
}

static void
delete_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderSegmentsPage *self = SONDER_SEGMENTS_PAGE (widget);
  SonderItem *segment = get_shown (self);
  g_autofree char *message = NULL;

  if (segment == NULL)
    return;

  /* Translators: %s is the name of a segment */
  message = g_strdup_printf (_("“%s” deleted"), sonder_item_get_text (segment, "name"));
  sonder_project_begin_edit (get_project (self), _("Delete Segment"));
  sonder_project_remove_item (get_project (self), segment);
  sonder_project_end_edit (get_project (self));
  sonder_page_toast_undo (SONDER_PAGE (self), message);
}

static void
move_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderSegmentsPage *self = SONDER_SEGMENTS_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  SonderItem *root = sonder_project_get_root (get_project (self));
  guint position = sonder_item_find_position (root, "segments", id);
  gboolean up = g_str_equal (action_name, "segments.move-up");

  if (position == G_MAXUINT || (up && position == 0))
    return;

  move_to (self, sonder_item_find (root, "segments", id), up ? position - 1 : position + 1);
}

static void
show_all_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  show_list (SONDER_SEGMENTS_PAGE (widget));
}

static void
show_customers_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  SonderSegmentsPage *self = SONDER_SEGMENTS_PAGE (widget);

  if (self->shown != NULL)
    sonder_page_go_to (SONDER_PAGE (self), "customers", self->shown);
}

static void
sonder_segments_page_dispose (GObject *object)
{
  SonderSegmentsPage *self = SONDER_SEGMENTS_PAGE (object);

  g_clear_pointer (&self->shown, g_free);
  sonder_page_dispose_template (SONDER_PAGE (object), SONDER_TYPE_SEGMENTS_PAGE);

  G_OBJECT_CLASS (sonder_segments_page_parent_class)->dispose (object);
}

static void
sonder_segments_page_class_init (SonderSegmentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SonderPageClass *page_class = SONDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_segments_page_dispose;
  page_class->update = sonder_segments_page_update;
  page_class->show_item = sonder_segments_page_show_item;

  g_type_ensure (SONDER_TYPE_COLUMNS);
  g_type_ensure (SONDER_TYPE_SEGMENT_EDITOR);
  g_type_ensure (SONDER_TYPE_SIZE_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/sonder/Sonder/ui/segments/segments-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentsPage, list);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentsPage, problems);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentsPage, size_bar);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentsPage, editor);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentsPage, by_button);
  gtk_widget_class_bind_template_child (widget_class, SonderSegmentsPage, empty_by_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_install_action (widget_class, "segments.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "segments.by", "s", by_action);
  gtk_widget_class_install_action (widget_class, "segments.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "segments.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "segments.move-up", "s", move_action);
  gtk_widget_class_install_action (widget_class, "segments.move-down", "s", move_action);
  gtk_widget_class_install_action (widget_class, "segments.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "segments.show-customers", NULL,
                                   show_customers_action);
}

static void
sonder_segments_page_init (SonderSegmentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
