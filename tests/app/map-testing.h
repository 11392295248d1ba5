/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "board-words.h"
#include "map-edits.h"
#include "note-edits.h"
#include "step-testing.h"

/* A project with one empty map. */
typedef struct
{
  SonderProject *project;
  char          *id;
} MapFixture;

static inline void
set_up_map (MapFixture   *fixture,
            gconstpointer layout)
{
  fixture->project = sonder_project_new ();
  fixture->id = sonder_map_edits_create (fixture->project, layout, NULL);
}

static inline void
tear_down_map (MapFixture   *fixture,
               gconstpointer layout)
{
  g_object_unref (fixture->project);
  g_free (fixture->id);
}

static inline SonderItem *
get_map (MapFixture *fixture)
{
  return sonder_project_find_item (fixture->project, SONDER_KIND_MAP, fixture->id);
}

/* "say:a b; do:c": the notes of each region in turn. */
static inline char *
describe_board (SonderItem *map)
{
  const char *const *regions = sonder_layout_get_regions (sonder_map_get_layout (map));
  GListModel *notes = sonder_item_get_items (map, "notes");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i <= g_strv_length ((char **) regions); i++)
    {
      const char *region = regions[i] != NULL ? regions[i] : "";
      gsize start = text->len;

      for (guint j = 0; j < g_list_model_get_n_items (notes); j++)
        {
          g_autoptr (SonderItem) note = g_list_model_get_item (notes, j);

          if (!g_str_equal (sonder_note_edits_get_region (map, note), region))
            continue;
          g_string_append_printf (text, "%s%s", text->len == start ? "" : " ",
                                  sonder_item_get_text (note, "text"));
        }
      if (text->len > start)
        {
          g_autofree char *head = g_strdup_printf ("%s%s:", start > 0 ? "; " : "", region);

          g_string_insert (text, (gssize) start, head);
        }
    }

  return g_string_free (text, FALSE);
}

static inline void
assert_board (SonderItem *map,
              const char *expected)
{
  g_autofree char *board = describe_board (map);

  g_assert_cmpstr (board, ==, expected);
}

static inline SonderItem *
find_note (SonderItem *map,
           const char *text)
{
  GListModel *notes = sonder_item_get_items (map, "notes");

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (SonderItem) note = g_list_model_get_item (notes, i);

      if (g_str_equal (sonder_item_get_text (note, "text"), text))
        return note;
    }

  g_assert_not_reached ();
}

/* The notes of those texts, "a b". */
static inline GPtrArray *
find_notes (SonderItem *map,
            const char *texts)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) split = g_strsplit (texts, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (notes, g_object_ref (find_note (map, split[i])));

  return notes;
}

static inline void
add_notes (SonderProject *project,
           SonderItem    *map,
           const char    *region,
           const char    *lines)
{
  g_free (sonder_note_edits_add (project, map, region, lines, "", NULL));
}
