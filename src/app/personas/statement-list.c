/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "statement-list.h"

#include "persona-edits.h"
#include "statement-line.h"

struct _SonderStatementList
{
  GtkWidget      parent_instance;
  GtkBox        *lines;
  GtkButton     *add_button;
  char          *placeholder;
  SonderProject *project;
  SonderItem    *persona;
  char          *field;
  char          *focused; /* id of the statement that was taken out with the focus */
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
    sonder_statement_line_focus (SONDER_STATEMENT_LINE (line));
}

static void
add_line (SonderStatementList *self,
          guint                position)
{
  sonder_persona_edits_add_statement (self->project, self->persona, self->field, position);
  sonder_statement_line_set_new (SONDER_STATEMENT_LINE (get_line (self, position)));
  focus_line (self, position);
}

static void
erase_line (SonderStatementList *self,
            guint                position)
{
  SonderStatementLine *line = SONDER_STATEMENT_LINE (get_line (self, position));

  sonder_persona_edits_delete_statement (self->project,
                                         sonder_statement_line_get_statement (line));
  focus_line (self, position > 0 ? position - 1 : 0);
}

static GtkWidget *
create_line (SonderStatementList *self,
             SonderItem          *statement)
{
  GtkWidget *line = sonder_statement_line_new (self->project, statement, self->placeholder);

  g_signal_connect_swapped (line, "add", G_CALLBACK (add_line), self);
  g_signal_connect_swapped (line, "erase", G_CALLBACK (erase_line), self);

  return line;
}

static gboolean
has_focus_inside (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* A statement that is moved goes away and comes back: so does the focus. */
static void
remove_line (SonderStatementList *self,
             guint                position)
{
  GtkWidget *line = get_line (self, position);
  SonderItem *statement = sonder_statement_line_get_statement (SONDER_STATEMENT_LINE (line));

  if (has_focus_inside (line))
    {
      g_free (self->focused);
      self->focused = g_strdup (sonder_item_get_id (statement));
    }
  gtk_box_remove (self->lines, line);
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
    remove_line (self, position);

  for (guint i = 0; i < added; i++)
    {
      g_autoptr (SonderItem) statement = g_list_model_get_item (items, position + i);
      GtkWidget *line = create_line (self, statement);

      gtk_box_insert_child_after (self->lines, line, before);
      before = line;
      if (g_strcmp0 (self->focused, sonder_item_get_id (statement)) == 0)
        sonder_statement_line_focus (SONDER_STATEMENT_LINE (line));
    }
  if (added > 0)
    g_clear_pointer (&self->focused, g_free);
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
  g_clear_pointer (&self->focused, g_free);
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

/* It looks like a line that waits for words: who types there gets one. */
static gboolean
type_cb (SonderStatementList *self,
         guint                keyval,
         guint                keycode,
         GdkModifierType      state)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  char text[7] = "";
  GtkWidget *focus;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) || !g_unichar_isgraph (letter))
    return GDK_EVENT_PROPAGATE;

  add_clicked_cb (self);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  text[g_unichar_to_utf8 (letter, text)] = '\0';
  if (GTK_IS_TEXT_VIEW (focus))
    gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)),
                                                  text, -1, TRUE);

  return GDK_EVENT_STOP;
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
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_parent (GTK_WIDGET (self->lines), GTK_WIDGET (self));

  self->add_button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->add_button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->add_button), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->add_button), "add-line");
  gtk_widget_set_halign (GTK_WIDGET (self->add_button), GTK_ALIGN_START);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (type_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->add_button), keys);
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

/**
 * sonder_statement_list_focus:
 * @id: of a statement; nothing happens where it is none of this list
 */
void
sonder_statement_list_focus (SonderStatementList *self,
                             const char          *id)
{
  guint position = sonder_item_find_position (self->persona, self->field, id);

  if (position != G_MAXUINT)
    focus_line (self, position);
}
