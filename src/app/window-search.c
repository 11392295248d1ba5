/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "window-private.h"

#include <glib/gi18n.h>

#include "application.h"

/* A page that can search looks through itself unless somebody wants more. */
static gboolean
is_everywhere (SonderWindow *self)
{
  return gtk_toggle_button_get_active (self->search_everywhere) ||
         !sonder_page_can_search (sonder_window_get_page (self));
}

static const char *
get_words (SonderWindow *self)
{
  return gtk_search_bar_get_search_mode (self->search_bar)
           ? gtk_editable_get_text (GTK_EDITABLE (self->search_entry))
           : "";
}

static void
apply (SonderWindow *self)
{
  SonderPage *page = self->document != NULL ? sonder_window_get_page (self) : NULL;
  const char *everywhere, *here;

  if (page == NULL)
    return;

  everywhere = is_everywhere (self) ? get_words (self) : "";
  here = is_everywhere (self) ? "" : get_words (self);
  sonder_page_set_search (page, here);
  sonder_search_results_set (self->results, sonder_document_get_project (self->document),
                             everywhere);
  gtk_stack_set_visible_child (self->contents, *everywhere != '\0' ? GTK_WIDGET (self->results)
                                                                   : GTK_WIDGET (self->pages));
  g_object_set (self->search_entry, "placeholder-text",
                is_everywhere (self) ? _("Search the whole project") : _("Search this page"), NULL);
}

static void
search_changed_cb (SonderWindow *self)
{
  apply (self);
}

static void
search_scope_cb (SonderWindow *self)
{
  apply (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
search_activate_cb (SonderWindow *self)
{
  if (gtk_stack_get_visible_child (self->contents) == GTK_WIDGET (self->results))
    sonder_search_results_choose_first (self->results);
}

/* Who is done searching goes on with what is there. */
static void
search_mode_cb (SonderWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  apply (self);
  if (!gtk_search_bar_get_search_mode (self->search_bar) &&
      (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->search_bar))))
    gtk_widget_child_focus (GTK_WIDGET (self->contents), GTK_DIR_TAB_FORWARD);
}

static void
clear (SonderWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  apply (self);
}

static void
result_chosen_cb (SonderWindow *self)
{
  clear (self);
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  clear (SONDER_WINDOW (widget));
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SonderWindow *self = SONDER_WINDOW (widget);

  if (self->document == NULL)
    return;

  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  gtk_toggle_button_set_active (self->search_everywhere,
                                g_str_equal (action_name, "win.search-everywhere"));
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
sonder_window_add_search_actions (GtkWidgetClass *widget_class)
{
  g_type_ensure (SONDER_TYPE_SEARCH_RESULTS);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_scope_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_chosen_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.search-everywhere", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.clear-search", NULL, clear_action);
}

void
sonder_window_init_search (SonderWindow *self)
{
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_search_bar_set_key_capture_widget (self->search_bar, NULL);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled",
                           G_CALLBACK (search_mode_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sonder_window_begin_search:
 *
 * Another page is in view: what it was searched for is shown again.
 */
void
sonder_window_begin_search (SonderWindow *self)
{
  SonderPage *page = sonder_window_get_page (self);
  g_autofree char *words = g_strdup (sonder_page_get_search (page));

  gtk_widget_set_visible (GTK_WIDGET (self->search_everywhere), sonder_page_can_search (page));
  gtk_toggle_button_set_active (self->search_everywhere, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), words);
  gtk_search_bar_set_search_mode (self->search_bar, *words != '\0');
  apply (self);
}

/**
 * sonder_window_update_search:
 *
 * The project, or what of it may be seen, is not what it was.
 */
void
sonder_window_update_search (SonderWindow *self)
{
  if (gtk_stack_get_visible_child (self->contents) == GTK_WIDGET (self->results))
    apply (self);
}
