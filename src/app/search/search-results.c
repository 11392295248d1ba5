/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "search-results.h"

#include <glib/gi18n.h>

#include "project-search.h"

/* A part of what a frame may take. */
#define SLICE_US 4000

struct _SonderSearchResults
{
  AdwBin               parent_instance;
  GtkStack            *stack;
  GtkListBox          *list;
  SonderProjectSearch *search;
  guint                idle;
  guint                n_shown;
};

G_DEFINE_FINAL_TYPE (SonderSearchResults, sonder_search_results, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
stop (SonderSearchResults *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->search, sonder_project_search_free);
}

static GtkWidget *
create_row (const SonderSearchHit *hit)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hit->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hit->subtitle);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), hit->icon_name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "page", g_strdup (hit->page), g_free);
  g_object_set_data_full (G_OBJECT (row), "item-id", g_strdup (hit->item_id), g_free);

  return row;
}

static void
show_hits (SonderSearchResults *self,
           gboolean             more)
{
  GPtrArray *hits = sonder_project_search_get_hits (self->search);

  for (; self->n_shown < hits->len; self->n_shown++)
    gtk_list_box_append (self->list, create_row (hits->pdata[self->n_shown]));

  if (hits->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (!more)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static gboolean
search_idle_cb (gpointer data)
{
  SonderSearchResults *self = data;
  gboolean more = sonder_project_search_run (self->search, SLICE_US);

  show_hits (self, more);
  if (more)
    return G_SOURCE_CONTINUE;

  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
row_activated_cb (SonderSearchResults *self,
                  GtkListBoxRow       *row)
{
  g_autofree char *page = g_strdup (g_object_get_data (G_OBJECT (row), "page"));
  g_autofree char *item_id = g_strdup (g_object_get_data (G_OBJECT (row), "item-id"));

  g_signal_emit (self, signals[CHOSEN], 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "(ss)", page, item_id);
}

static void
sonder_search_results_dispose (GObject *object)
{
  SonderSearchResults *self = SONDER_SEARCH_RESULTS (object);

  stop (self);
  /* The stack is disposed with the template: the bin must not hold it any more. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_SEARCH_RESULTS);

  G_OBJECT_CLASS (sonder_search_results_parent_class)->dispose (object);
}

static void
sonder_search_results_class_init (SonderSearchResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_search_results_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", SONDER_TYPE_SEARCH_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/search/search-results.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderSearchResults, stack);
  gtk_widget_class_bind_template_child (widget_class, SonderSearchResults, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sonder_search_results_init (SonderSearchResults *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sonder_search_results_set:
 * @project: (nullable): where to look
 * @words: what for
 *
 * Forgets what was found before and begins anew, in idle times.
 */
void
sonder_search_results_set (SonderSearchResults *self,
                           SonderProject       *project,
                           const char          *words)
{
  GtkWidget *row;

  stop (self);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  self->n_shown = 0;
  if (project == NULL || *words == '\0')
    return;

  self->search = sonder_project_search_new (project, words);
  self->idle = g_idle_add (search_idle_cb, self);
}

/**
 * sonder_search_results_choose_first:
 *
 * Goes to the first thing that was found, where there is one.
 */
void
sonder_search_results_choose_first (SonderSearchResults *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    row_activated_cb (self, row);
}
