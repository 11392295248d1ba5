/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "statement-line.h"

#include <glib/gi18n.h>

#include "evidence-pane.h"
#include "field-view.h"
#include "menu-names.h"
#include "persona-edits.h"

#define PANE_WIDTH 300
#define PANE_HEIGHT 380

struct _SonderStatementLine
{
  GtkWidget        parent_instance;

  SonderFieldView *text;
  GtkWidget       *handle;
  GtkMenuButton   *support_button;
  GtkImage        *support_icon;
  GtkLabel        *support_count;

  SonderProject   *project;
  SonderItem      *statement;
  guint64          added; /* generation of the project when this was its last change; 0: never */
};

G_DEFINE_FINAL_TYPE (SonderStatementLine, sonder_statement_line, GTK_TYPE_WIDGET)

enum
{
  ADD,
  ERASE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_support_icon (SonderSupport support)
{
  static const char *const icons[] = {
    [SONDER_ASSUMED] = "sonder-assumed-symbolic",
    [SONDER_SUPPORTED] = "sonder-supported-symbolic",
    [SONDER_DISPUTED] = "sonder-disputed-symbolic",
  };

  return icons[support];
}

static const char *
get_support_name (SonderSupport support)
{
  switch (support)
    {
    case SONDER_SUPPORTED:
      return C_("statement", "Supported by answers");
    case SONDER_DISPUTED:
      return C_("statement", "Disputed by answers");
    case SONDER_ASSUMED:
    default:
      return C_("statement", "Assumed");
    }
}

static void
update_support (SonderStatementLine *self)
{
  SonderSupport support = sonder_item_get_support (self->statement);
  guint n_evidence = g_list_model_get_n_items (sonder_item_get_items (self->statement, "evidence"));
  g_autofree char *count = g_strdup_printf ("%u", n_evidence);
  g_autofree char *label =
    n_evidence > 0 ? g_strdup_printf ("%s: %u", get_support_name (support), n_evidence)
                   : g_strdup (get_support_name (support));

  gtk_image_set_from_icon_name (self->support_icon, get_support_icon (support));
  gtk_label_set_text (self->support_count, n_evidence > 0 ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->support_count), n_evidence > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->support_button), label);
  /* The button inside is what a screen reader meets. */
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->support_button))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static guint
get_position (SonderStatementLine *self)
{
  return sonder_item_find_position (sonder_item_get_parent (self->statement),
                                    sonder_statement_get_field (self->statement),
                                    sonder_item_get_id (self->statement));
}

static void
shift (SonderStatementLine *self,
       int                  steps)
{
  guint position = get_position (self);
  SonderItem *persona = sonder_item_get_parent (self->statement);
  const char *field = sonder_statement_get_field (self->statement);
  guint n_items = g_list_model_get_n_items (sonder_item_get_items (persona, field));

  if ((steps < 0 && position == 0) || (steps > 0 && position + 1 >= n_items))
    return;

  sonder_persona_edits_move_statement (self->project, self->statement, field,
                                       position + (guint) steps);
}

static gboolean
has_focus_inside (SonderStatementLine *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* A line that is left empty was not wanted: it is as if it had never been there. */
static gboolean
left_idle_cb (gpointer user_data)
{
  SonderStatementLine *self = user_data;

  if (has_focus_inside (self) || *sonder_item_get_text (self->statement, "text") != '\0' ||
      sonder_project_get_read_only_reason (self->project) != NULL ||
      sonder_project_find_item (self->project, SONDER_KIND_STATEMENT,
                                sonder_item_get_id (self->statement)) != self->statement)
    return G_SOURCE_REMOVE;

  if (self->added == sonder_project_get_generation (self->project))
    sonder_project_undo (self->project);
  else
    sonder_persona_edits_delete_statement (self->project, self->statement);

  return G_SOURCE_REMOVE;
}

/* Not while the focus is still on its way. */
static void
left_cb (SonderStatementLine *self)
{
  if (self->statement != NULL && *sonder_item_get_text (self->statement, "text") == '\0')
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, left_idle_cb, g_object_ref (self), g_object_unref);
}

static void
move_up_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  shift (SONDER_STATEMENT_LINE (widget), -1);
}

static void
move_down_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  shift (SONDER_STATEMENT_LINE (widget), 1);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SonderStatementLine *self = SONDER_STATEMENT_LINE (widget);
  gboolean goal = g_str_equal (sonder_statement_get_field (self->statement), "goals");
  GtkWidget *parent = gtk_widget_get_parent (widget);

  sonder_persona_edits_delete_statement (self->project, self->statement);
  gtk_widget_activate_action (parent, "win.toast-undo", "s",
                              goal ? _("Goal deleted") : _("Frustration deleted"));
}

static void
activate_cb (SonderStatementLine *self)
{
  if (*sonder_item_get_text (self->statement, "text") != '\0')
    g_signal_emit (self, signals[ADD], 0, get_position (self) + 1);
}

static gboolean
paste_lines_cb (SonderStatementLine *self,
                const char          *lines)
{
  sonder_persona_edits_paste_statements (self->project, self->statement, lines);

  return TRUE;
}

static gboolean
key_pressed_cb (SonderStatementLine *self,
                guint                keyval)
{
  if (keyval != GDK_KEY_BackSpace || *sonder_item_get_text (self->statement, "text") != '\0')
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[ERASE], 0, get_position (self));
  return GDK_EVENT_STOP;
}

static GtkWidget *
create_tool (const char *icon_name,
             const char *label,
             const char *action_name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);

  return button;
}

/* Made when it is opened: there may be many lines. */
static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  SonderStatementLine *self = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *pane = g_object_new (SONDER_TYPE_EVIDENCE_PANE, NULL);
  GtkWidget *delete_button =
    create_tool ("user-trash-symbolic", _("Delete"), "statement.delete");

  gtk_box_append (GTK_BOX (tools), create_tool ("go-up-symbolic", _("Move Up"),
                                                "statement.move-up"));
  gtk_box_append (GTK_BOX (tools), create_tool ("go-down-symbolic", _("Move Down"),
                                                "statement.move-down"));
  gtk_widget_set_hexpand (delete_button, TRUE);
  gtk_widget_set_halign (delete_button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (tools), delete_button);
  gtk_box_append (GTK_BOX (box), tools);

  sonder_evidence_pane_hide_header (SONDER_EVIDENCE_PANE (pane));
  sonder_evidence_pane_set_note (
    SONDER_EVIDENCE_PANE (pane), self->project, self->statement,
    sonder_item_get_text (sonder_item_get_parent (self->statement), "segment"));
  gtk_widget_set_size_request (pane, PANE_WIDTH, PANE_HEIGHT);
  gtk_box_append (GTK_BOX (box), pane);

  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static GdkContentProvider *
drag_prepare_cb (SonderStatementLine *self)
{
  return gdk_content_provider_new_typed (SONDER_TYPE_STATEMENT, self->statement);
}

static void
drag_begin_cb (SonderStatementLine *self,
               GdkDrag             *drag,
               GtkDragSource       *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

/* A statement of the same persona, from this list or the other one. */
static gboolean
drop_cb (SonderStatementLine *self,
         const GValue        *value,
         double               x,
         double               y)
{
  SonderItem *dropped = g_value_get_object (value);
  SonderItem *persona = sonder_item_get_parent (self->statement);
  const char *field = sonder_statement_get_field (self->statement);
  guint position = get_position (self);
  guint from;

  if (dropped == self->statement || sonder_item_get_parent (dropped) != persona)
    return FALSE;

  if (y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0)
    position++;
  /* Where it is taken out of the same list before, the others move up. */
  from = sonder_item_find (persona, field, sonder_item_get_id (dropped)) != NULL
           ? sonder_item_find_position (persona, field, sonder_item_get_id (dropped))
           : G_MAXUINT;
  if (from < position)
    position--;
  sonder_persona_edits_move_statement (self->project, dropped, field, position);

  return TRUE;
}

static void
add_dragging (SonderStatementLine *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (SONDER_TYPE_STATEMENT, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
sonder_statement_line_dispose (GObject *object)
{
  SonderStatementLine *self = SONDER_STATEMENT_LINE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->statement);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (sonder_statement_line_parent_class)->dispose (object);
}

static void
sonder_statement_line_class_init (SonderStatementLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_statement_line_dispose;

  /**
   * SonderStatementLine::add:
   * @position: where another one is wanted
   */
  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * SonderStatementLine::erase:
   * @position: of this one, which is empty and not wanted
   */
  signals[ERASE] = g_signal_new ("erase", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_install_action (widget_class, "statement.move-up", NULL, move_up_action);
  gtk_widget_class_install_action (widget_class, "statement.move-down", NULL, move_down_action);
  gtk_widget_class_install_action (widget_class, "statement.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK,
                                       "statement.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK,
                                       "statement.move-down", NULL);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statement");
}

static void
create_support_button (SonderStatementLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->support_icon = GTK_IMAGE (gtk_image_new ());
  self->support_count = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->support_count), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->support_count), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->support_icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->support_count));

  self->support_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->support_button, box);
  gtk_menu_button_set_create_popup_func (self->support_button, create_popover_cb, self, NULL);
  sonder_menu_names_follow (GTK_WIDGET (self->support_button));
  gtk_widget_add_css_class (GTK_WIDGET (self->support_button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->support_button), "support-button");
  gtk_widget_set_valign (GTK_WIDGET (self->support_button), GTK_ALIGN_START);
}

static void
create_text (SonderStatementLine *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = SONDER_FIELD_VIEW (sonder_field_view_new ());
  g_object_set (self->text, "single-line", TRUE, "hexpand", TRUE, "valign", GTK_ALIGN_START, NULL);
  g_signal_connect_swapped (self->text, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->text, "paste-lines", G_CALLBACK (paste_lines_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
}

static void
sonder_statement_line_init (SonderStatementLine *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  create_text (self);
  self->handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  gtk_widget_add_css_class (self->handle, "handle");
  gtk_widget_set_valign (self->handle, GTK_ALIGN_START);
  gtk_widget_set_cursor_from_name (self->handle, "grab");
  create_support_button (self);

  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  gtk_widget_set_parent (self->handle, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->support_button), GTK_WIDGET (self));
  add_dragging (self);
}

/**
 * sonder_statement_line_new:
 * @placeholder: what to type here
 */
GtkWidget *
sonder_statement_line_new (SonderProject *project,
                           SonderItem    *statement,
                           const char    *placeholder)
{
  SonderStatementLine *self = g_object_new (SONDER_TYPE_STATEMENT_LINE, NULL);

  self->project = g_object_ref (project);
  self->statement = g_object_ref (statement);
  g_object_set (self->text, "placeholder", placeholder, NULL);
  sonder_field_view_bind (self->text, project, statement, "text");
  g_signal_connect_object (sonder_item_get_items (statement, "evidence"), "items-changed",
                           G_CALLBACK (update_support), self, G_CONNECT_SWAPPED);
  update_support (self);

  return GTK_WIDGET (self);
}

/**
 * sonder_statement_line_get_statement:
 *
 * Returns: (transfer none):
 */
SonderItem *
sonder_statement_line_get_statement (SonderStatementLine *self)
{
  return self->statement;
}

/**
 * sonder_statement_line_set_new:
 *
 * It was just added, to be written: so far that is the last change of the project.
 */
void
sonder_statement_line_set_new (SonderStatementLine *self)
{
  self->added = sonder_project_get_generation (self->project);
}

void
sonder_statement_line_focus (SonderStatementLine *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->text), GTK_DIR_TAB_FORWARD);
}
