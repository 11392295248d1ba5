/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "field-binding.h"

struct _SonderFieldBinding
{
  gpointer       widget; /* owns the binding */
  SonderGetText  get_text;
  SonderSetText  set_text;
  SonderProject *project;
  SonderItem    *item;
  char          *field;
  gulong         notify_handler;
  gboolean       updating;
};

static void
show_text (SonderFieldBinding *self)
{
  const char *text = self->item != NULL ? sonder_item_get_text (self->item, self->field) : "";
  g_autofree char *shown = self->get_text (self->widget);

  if (g_str_equal (shown, text))
    return;

  self->updating = TRUE;
  self->set_text (self->widget, text);
  self->updating = FALSE;
}

static void
clear (SonderFieldBinding *self)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->notify_handler, self->item);
  g_clear_object (&self->item);
  g_clear_object (&self->project);
  g_clear_pointer (&self->field, g_free);
}

/**
 * sonder_field_binding_new:
 * @widget: owns the binding and frees it
 * @get_text: returns a new copy of the widget's text
 *
 * Returns: (transfer full): a binding to nothing yet
 */
SonderFieldBinding *
sonder_field_binding_new (gpointer      widget,
                          SonderGetText get_text,
                          SonderSetText set_text)
{
  SonderFieldBinding *self = g_new0 (SonderFieldBinding, 1);

  self->widget = widget;
  self->get_text = get_text;
  self->set_text = set_text;

  return self;
}

void
sonder_field_binding_free (SonderFieldBinding *self)
{
  clear (self);
  g_free (self);
}

/**
 * sonder_field_binding_set:
 * @item: (nullable): %NULL unbinds
 * @field: a text field of the item
 */
void
sonder_field_binding_set (SonderFieldBinding *self,
                          SonderProject      *project,
                          SonderItem         *item,
                          const char         *field)
{
  g_autofree char *signal = NULL;

  clear (self);
  if (item != NULL)
    {
      self->project = g_object_ref (project);
      self->item = g_object_ref (item);
      self->field = g_strdup (field);
      signal = g_strconcat ("notify::", field, NULL);
      self->notify_handler =
        g_signal_connect_swapped (item, signal, G_CALLBACK (show_text), self);
    }
  show_text (self);
}

/**
 * sonder_field_binding_typed:
 *
 * The widget's text changed.
 */
void
sonder_field_binding_typed (SonderFieldBinding *self)
{
  g_autofree char *text = NULL;

  if (self->updating || self->item == NULL)
    return;

  text = self->get_text (self->widget);
  if (!g_str_equal (text, sonder_item_get_text (self->item, self->field)))
    sonder_project_type_text (self->project, self->item, self->field, text);
}

/**
 * sonder_field_binding_commit:
 *
 * What is typed from now on is another step.
 */
void
sonder_field_binding_commit (SonderFieldBinding *self)
{
  if (self->project != NULL)
    sonder_project_seal (self->project);
}
