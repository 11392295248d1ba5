/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "board-spot.h"
#include "board-view-private.h"
#include "map-edits.h"
#include "maps-page.h"
#include "note-edits.h"

/* The page of empathy maps in a window of its own. */
typedef struct
{
  SonderDocument *document;
  SonderProject  *project;
  GtkWidget      *window;
  GtkWidget      *page;
} MapsFixture;

static inline gboolean
late_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static inline void
spin (guint milliseconds)
{
  gboolean late = FALSE;

  g_timeout_add (milliseconds, late_cb, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

static inline void
settle (MapsFixture *fixture)
{
  for (guint i = 0; i < 100 && !gtk_widget_get_mapped (fixture->window); i++)
    spin (20);
  g_assert_true (gtk_widget_get_mapped (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  gtk_test_widget_wait_for_draw (fixture->window);
}

static inline GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline GtkWidget *
find_spot (MapsFixture    *fixture,
           const char *note,
           const char *region)
{
  GtkWidget *board = find_type (fixture->page, SONDER_TYPE_BOARD_VIEW);

  for (GtkWidget *child = gtk_widget_get_first_child (board); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (SONDER_IS_BOARD_SPOT (child) &&
        g_strcmp0 (sonder_board_spot_get_note (SONDER_BOARD_SPOT (child)), note) == 0 &&
        (region == NULL ||
         g_str_equal (sonder_board_spot_get_region (SONDER_BOARD_SPOT (child)), region)))
      return child;

  return NULL;
}

static inline GtkWidget *
get_board (MapsFixture *fixture)
{
  return find_type (fixture->page, SONDER_TYPE_BOARD_VIEW);
}

static inline SonderItem *
get_first_map (MapsFixture *fixture)
{
  g_autoptr (SonderItem) map =
    g_list_model_get_item (sonder_project_get_items (fixture->project, SONDER_KIND_MAP), 0);

  return map;
}

static inline guint
count_notes (MapsFixture *fixture)
{
  return g_list_model_get_n_items (sonder_item_get_items (get_first_map (fixture), "notes"));
}

static inline SonderItem *
get_note (MapsFixture *fixture,
          guint    position)
{
  g_autoptr (SonderItem) note =
    g_list_model_get_item (sonder_item_get_items (get_first_map (fixture), "notes"), position);

  return note;
}

static inline void
act (MapsFixture    *fixture,
     const char *action,
     const char *target)
{
  g_autoptr (GVariant) parameter =
    target != NULL ? g_variant_ref_sink (g_variant_new_string (target)) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (get_board (fixture), action, parameter));
}

static inline void
set_up (MapsFixture      *fixture,
        gconstpointer data)
{
  fixture->project = sonder_project_new ();
  fixture->document = sonder_document_new_for_project (fixture->project);
  fixture->window = gtk_window_new ();
  fixture->page = g_object_new (SONDER_TYPE_MAPS_PAGE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  sonder_page_set_document (SONDER_PAGE (fixture->page), fixture->document);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

static inline void
set_up_board (MapsFixture      *fixture,
              gconstpointer data)
{
  set_up (fixture, data);
  act (fixture, "maps.new", NULL);
  settle (fixture);
  g_free (sonder_note_edits_add (fixture->project, get_first_map (fixture), "say", "a\nb\nc", "",
                                 NULL));
  settle (fixture);
}

static inline void
tear_down (MapsFixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin (50);
  g_object_unref (fixture->document);
  g_object_unref (fixture->project);
}
