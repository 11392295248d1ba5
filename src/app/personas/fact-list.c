/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "fact-list.h"

#include <glib/gi18n.h>

#include "field-view.h"
#include "persona-edits.h"

#define NAME_WIDTH 84

struct _SonderFactList
{
  GtkWidget      parent_instance;
  GtkBox        *rows;
  GtkWidget     *add_button;
  SonderProject *project;
  SonderItem    *persona;
  gulong         items_handler;
};

G_DEFINE_FINAL_TYPE (SonderFactList, sonder_fact_list, GTK_TYPE_WIDGET)

static GtkWidget *
get_row (SonderFactList *self,
         guint           position)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL && position-- > 0)
    row = gtk_widget_get_next_sibling (row);

  return row;
}

static GListModel *
get_facts (SonderFactList *self)
{
  return sonder_item_get_items (self->persona, "facts");
}

static void
remove_clicked_cb (GtkWidget      *button,
                   SonderFactList *self)
{
  SonderItem *fact = g_object_get_data (G_OBJECT (button), "fact");
  GtkWidget *widget = GTK_WIDGET (self);

  sonder_persona_edits_remove_fact (self->project, fact);
  gtk_widget_activate_action (widget, "win.toast-undo", "s", _("Fact removed"));
}

static void
add_clicked_cb (SonderFactList *self)
{
  guint n_facts = g_list_model_get_n_items (get_facts (self));

  sonder_persona_edits_add_fact (self->project, self->persona);
  gtk_widget_child_focus (get_row (self, n_facts), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
create_remove_button (SonderFactList *self,
                      SonderItem     *fact)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_tooltip_text (button, _("Remove Fact"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove Fact"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_add_css_class (button, "handle");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "fact", g_object_ref (fact), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), self);

  return button;
}

static GtkWidget *
create_row (SonderFactList *self,
            SonderItem     *fact)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = sonder_field_view_new ();
  GtkWidget *value = sonder_field_view_new ();

  g_object_set (name, "single-line", TRUE, "placeholder", _("Age"), "valign", GTK_ALIGN_START,
                NULL);
  g_object_set (value, "single-line", TRUE, "placeholder", C_("fact", "About 40"), "hexpand", TRUE,
                "valign", GTK_ALIGN_START, NULL);
  gtk_widget_set_size_request (name, NAME_WIDTH, -1);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_add_css_class (row, "fact");
  sonder_field_view_bind (SONDER_FIELD_VIEW (name), self->project, fact, "name");
  sonder_field_view_bind (SONDER_FIELD_VIEW (value), self->project, fact, "value");
  g_signal_connect_swapped (value, "activate", G_CALLBACK (add_clicked_cb), self);

  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), value);
  gtk_box_append (GTK_BOX (row), create_remove_button (self, fact));

  return row;
}

static void
items_changed_cb (GListModel     *facts,
                  guint           position,
                  guint           removed,
                  guint           added,
                  SonderFactList *self)
{
  GtkWidget *before = position > 0 ? get_row (self, position - 1) : NULL;

  for (guint i = 0; i < removed; i++)
    gtk_box_remove (self->rows, get_row (self, position));

  for (guint i = 0; i < added; i++)
    {
      g_autoptr (SonderItem) fact = g_list_model_get_item (facts, position + i);
      GtkWidget *row = create_row (self, fact);

      gtk_box_insert_child_after (self->rows, row, before);
      before = row;
    }
}

static void
unbind (SonderFactList *self)
{
  if (self->persona != NULL)
    g_clear_signal_handler (&self->items_handler, get_facts (self));
  g_clear_object (&self->persona);
  g_clear_object (&self->project);
}

static void
sonder_fact_list_dispose (GObject *object)
{
  SonderFactList *self = SONDER_FACT_LIST (object);
  GtkWidget *child;

  unbind (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sonder_fact_list_parent_class)->dispose (object);
}

static void
sonder_fact_list_class_init (SonderFactListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sonder_fact_list_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
sonder_fact_list_init (SonderFactList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);

  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_set_parent (GTK_WIDGET (self->rows), GTK_WIDGET (self));

  self->add_button = gtk_button_new_with_label (_("Age, household, job…"));
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_add_css_class (self->add_button, "dim-label");
  gtk_widget_add_css_class (self->add_button, "add-line");
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self);
  gtk_widget_set_parent (self->add_button, GTK_WIDGET (self));
}

/**
 * sonder_fact_list_bind:
 * @persona: (nullable): %NULL unbinds
 */
void
sonder_fact_list_bind (SonderFactList *self,
                       SonderProject  *project,
                       SonderItem     *persona)
{
  GtkWidget *row;

  unbind (self);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);

  if (persona == NULL)
    return;

  self->project = g_object_ref (project);
  self->persona = g_object_ref (persona);
  self->items_handler =
    g_signal_connect (get_facts (self), "items-changed", G_CALLBACK (items_changed_cb), self);
  items_changed_cb (get_facts (self), 0, 0, g_list_model_get_n_items (get_facts (self)), self);
}
