/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "statement-list.h"

#include <glib/gi18n.h>

#include "field-view.h"

struct _SonderStatementList
{
  GtkWidget      parent_instance;
  GtkBox        *lines;
  GtkButton     *add_button;
  char          *placeholder;
  SonderProject *project;
  SonderItem    *persona;
  char          *field;
  gulong         items_handler;
};

G_DEFINE_FINAL_TYPE (SonderStatementList, sonder_statement_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_PLACEHOLDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkWidget *
get_line (SonderStatementList *self,
          guint                position)
{
  GtkWidget *line = gtk_widget_get_first_child (GTK_WIDGET (self->lines));

  while (line != NULL && position-- > 0)
    line = gtk_widget_get_next_sibling (line);

  return line;
}

static void
focus_line (SonderStatementList *self,
            guint                position)
{
  GtkWidget *line = get_line (self, position);

  if (line != NULL)
    gtk_widget_child_focus (line, GTK_DIR_TAB_FORWARD);
}

static guint
get_position (SonderStatementList *self,
              SonderItem          *statement)
{
  return sonder_item_find_position (self->persona, self->field, sonder_item_get_id (statement));
}

static void
add_line (SonderStatementList *self,
          guint                position)
{
  g_autoptr (SonderItem) statement = sonder_item_new (SONDER_KIND_STATEMENT, NULL);

  sonder_project_begin_edit (self->project, g_str_equal (self->field, "goals")
                                              ? _("Add Goal")
                                              : _("Add Frustration"));
  sonder_project_insert_item (self->project, self->persona, self->field, position, statement);
  sonder_project_end_edit (self->project);
  focus_line (self, position);
}

static void
line_activate_cb (GtkWidget           *entry,
                  SonderStatementList *self)
{
  SonderItem *statement = g_object_get_data (G_OBJECT (entry), "statement");

  if (*sonder_item_get_text (statement, "text") != '\0')
    add_line (self, get_position (self, statement) + 1);
}

static gboolean
line_key_cb (SonderStatementList   *self,
             guint                  keyval,
             guint                  keycode,
             GdkModifierType        state,
             GtkEventControllerKey *controller)
{
  GtkWidget *line = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  SonderItem *statement = g_object_get_data (G_OBJECT (line), "statement");
  guint position;

  if (keyval != GDK_KEY_BackSpace || *sonder_item_get_text (statement, "text") != '\0')
    return GDK_EVENT_PROPAGATE;

  position = get_position (self, statement);
  sonder_project_remove_item (self->project, statement);
  focus_line (self, position > 0 ? position - 1 : 0);

  return GDK_EVENT_STOP;
}

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
show_support (GtkWidget  *icon,
              SonderItem *statement)
{
  SonderSupport support = sonder_item_get_support (statement);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), get_support_icon (support));
  gtk_widget_set_tooltip_text (icon, get_support_name (support));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_support_name (support), -1);
}

static void
evidence_changed_cb (GListModel *evidence,
                     guint       position,
                     guint       removed,
                     guint       added,
                     GtkWidget  *icon)
{
  show_support (icon, g_object_get_data (G_OBJECT (icon), "statement"));
}

static GtkWidget *
create_line (SonderStatementList *self,
             SonderItem          *statement)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = sonder_field_view_new ();
  GtkWidget *icon = gtk_image_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set (entry, "placeholder", self->placeholder, "single-line", TRUE, "hexpand", TRUE, NULL);
  sonder_field_view_bind (SONDER_FIELD_VIEW (entry), self->project, statement, "text");
  g_object_set_data_full (G_OBJECT (entry), "statement", g_object_ref (statement), g_object_unref);
  g_object_set_data_full (G_OBJECT (line), "statement", g_object_ref (statement), g_object_unref);
  g_object_set_data_full (G_OBJECT (icon), "statement", g_object_ref (statement), g_object_unref);
  g_signal_connect (entry, "activate", G_CALLBACK (line_activate_cb), self);

  gtk_widget_add_css_class (icon, "dim-label");
  show_support (icon, statement);
  g_signal_connect_object (sonder_item_get_items (statement, "evidence"), "items-changed",
                           G_CALLBACK (evidence_changed_cb), icon, 0);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (line_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (line, keys);

  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), icon);

  return line;
}

static void
items_changed_cb (GListModel          *items,
                  guint                position,
                  guint                removed,
                  guint                added,
                  SonderStatementList *self)
{
  GtkWidget *before = position > 0 ? get_line (self, position - 1) : NULL;

  for (guint i = 0; i < removed; i++)
    gtk_box_remove (self->lines, get_line (self, position));

  for (guint i = 0; i < added; i++)
    {
      g_autoptr (SonderItem) statement = g_list_model_get_item (items, position + i);
      GtkWidget *line = create_line (self, statement);

      gtk_box_insert_child_after (self->lines, line, before);
      before = line;
    }
}

static void
unbind (SonderStatementList *self)
{
  if (self->persona != NULL)
    g_clear_signal_handler (&self->items_handler,
                            sonder_item_get_items (self->persona, self->field));
  g_clear_object (&self->persona);
  g_clear_object (&self->project);
  g_clear_pointer (&self->field, g_free);
}

static void
add_clicked_cb (SonderStatementList *self)
{
  guint n_items = g_list_model_get_n_items (sonder_item_get_items (self->persona, self->field));
  g_autoptr (SonderItem) last = NULL;

  if (n_items > 0)
    last = g_list_model_get_item (sonder_item_get_items (self->persona, self->field), n_items - 1);

  /* An empty line that waits to be filled is enough. */
  if (last != NULL && *sonder_item_get_text (last, "text") == '\0')
    focus_line (self, n_items - 1);
  else
    add_line (self, n_items);
}

static void
sonder_statement_list_dispose (GObject *object)
{
  SonderStatementList *self = SONDER_STATEMENT_LIST (object);
  GtkWidget *child;

  unbind (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->placeholder, g_free);

  G_OBJECT_CLASS (sonder_statement_list_parent_class)->dispose (object);
}

static void
sonder_statement_list_set_property (GObject      *object,
                                    guint         prop_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  SonderStatementList *self = SONDER_STATEMENT_LIST (object);

  switch (prop_id)
    {
    case PROP_PLACEHOLDER:
      g_free (self->placeholder);
      self->placeholder = g_value_dup_string (value);
      gtk_button_set_label (self->add_button, self->placeholder);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sonder_statement_list_class_init (SonderStatementListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sonder_statement_list_dispose;
  object_class->set_property = sonder_statement_list_set_property;

  properties[PROP_PLACEHOLDER] =
    g_param_spec_string ("placeholder", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
sonder_statement_list_init (SonderStatementList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_set_parent (GTK_WIDGET (self->lines), GTK_WIDGET (self));

  self->add_button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->add_button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->add_button), "dim-label");
  gtk_widget_set_halign (GTK_WIDGET (self->add_button), GTK_ALIGN_START);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->add_button), GTK_WIDGET (self));
}

/**
 * sonder_statement_list_bind:
 * @persona: (nullable): %NULL unbinds
 * @field: "goals" or "frustrations"
 */
void
sonder_statement_list_bind (SonderStatementList *self,
                            SonderProject       *project,
                            SonderItem          *persona,
                            const char          *field)
{
  GtkWidget *line;

  unbind (self);
  while ((line = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, line);

  if (persona == NULL)
    return;

  self->project = g_object_ref (project);
  self->persona = g_object_ref (persona);
  self->field = g_strdup (field);
  self->items_handler = g_signal_connect (sonder_item_get_items (persona, field), "items-changed",
                                          G_CALLBACK (items_changed_cb), self);
  items_changed_cb (sonder_item_get_items (persona, field), 0, 0,
                    g_list_model_get_n_items (sonder_item_get_items (persona, field)), self);
}
