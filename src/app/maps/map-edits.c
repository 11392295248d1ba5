/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "map-edits.h"

#include <glib/gi18n.h>

#include "board-words.h"
#include "names.h"

/* A paste is not to make a board that nobody can read. */
#define MAX_PASTED 200
#define MAX_TEXT 1000

static const char *
get_region_field (SonderItem *map)
{
  return g_str_equal (sonder_map_get_layout (map), "classic") ? "classic-region"
                                                              : "canvas-region";
}

/**
 * sonder_map_edits_create:
 * @persona_id: (nullable): who it is about
 *
 * Returns: (transfer full): the id of the new map
 */
char *
sonder_map_edits_create (SonderProject *project,
                         const char    *layout,
                         const char    *persona_id)
{
  g_autoptr (SonderItem) map = sonder_item_new (SONDER_KIND_MAP, NULL);

  sonder_item_set_text (map, "layout", layout);
  if (persona_id != NULL)
    sonder_item_set_text (map, "persona", persona_id);
  sonder_project_begin_edit (project, _("Add Empathy Map"));
  sonder_project_add_item (project, map);
  sonder_project_end_edit (project);

  return g_strdup (sonder_item_get_id (map));
}

/**
 * sonder_map_edits_duplicate:
 *
 * Returns: (transfer full): the id of the copy, which stands behind the map
 */
char *
sonder_map_edits_duplicate (SonderProject *project,
                            SonderItem    *map)
{
  SonderItem *root = sonder_project_get_root (project);
  g_autoptr (SonderItem) copy = sonder_item_copy_fresh (map);
  g_autofree char *title = sonder_map_dup_title (map, root);
  /* Translators: %s is the name of an empathy map; this names its copy */
  g_autofree char *name = g_strdup_printf (_("%s (copy)"), title);
  g_autofree char *free_name = sonder_name_make_free (root, SONDER_KIND_MAP, name);

  sonder_item_set_text (copy, "name", free_name);
  sonder_project_begin_edit (project, _("Duplicate Empathy Map"));
  sonder_project_insert_item (
    project, root, "maps",
    sonder_item_find_position (root, "maps", sonder_item_get_id (map)) + 1, copy);
  sonder_project_end_edit (project);

  return g_strdup (sonder_item_get_id (copy));
}

void
sonder_map_edits_delete (SonderProject *project,
                         SonderItem    *map)
{
  sonder_project_begin_edit (project, _("Delete Empathy Map"));
  sonder_project_remove_item (project, map);
  sonder_project_end_edit (project);
}

void
sonder_map_edits_set_layout (SonderProject *project,
                             SonderItem    *map,
                             const char    *layout)
{
  if (g_str_equal (sonder_item_get_text (map, "layout"), layout))
    return;

  sonder_project_begin_edit (project, _("Change Layout"));
  sonder_project_set_text (project, map, "layout", layout);
  sonder_project_end_edit (project);
}

/**
 * sonder_map_edits_set_subject:
 * @kind: of a persona or a segment; %SONDER_KIND_MAP for free words
 * @id: of the persona or segment, or the words
 *
 * Says who the map is about: one of the three.
 */
void
sonder_map_edits_set_subject (SonderProject *project,
                              SonderItem    *map,
                              SonderKind     kind,
                              const char    *id)
{
  sonder_project_begin_edit (project, _("Change Who the Map Is About"));
  sonder_project_set_text (project, map, "persona", kind == SONDER_KIND_PERSONA ? id : "");
  sonder_project_set_text (project, map, "segment", kind == SONDER_KIND_SEGMENT ? id : "");
  sonder_project_set_text (project, map, "subject", kind == SONDER_KIND_MAP ? id : "");
  sonder_project_end_edit (project);
}

/**
 * sonder_map_edits_get_region:
 *
 * Returns: (transfer none): the region in which the map's layout shows the note;
 *   "" for the tray
 */
const char *
sonder_map_edits_get_region (SonderItem *map,
                             SonderItem *note)
{
  const char *layout = sonder_map_get_layout (map);
  const char *region = sonder_note_get_region (SONDER_NOTE (note), layout);

  return g_strv_contains (sonder_layout_get_regions (layout), region) ? region : "";
}

static char *
clean_line (const char *line)
{
  g_autofree char *valid = g_utf8_make_valid (line, -1);
  g_autofree char *cut = g_utf8_strlen (valid, -1) > MAX_TEXT
                           ? g_utf8_substring (valid, 0, MAX_TEXT)
                           : g_steal_pointer (&valid);

  return g_strstrip (g_strdelimit (g_steal_pointer (&cut), "\t\v\f\r", ' '));
}

/**
 * sonder_map_edits_add_notes:
 * @lines: each line that is not blank is a note
 * @author: who wrote them, or ""
 *
 * Returns: (transfer full) (nullable): the id of the last note; %NULL if there
 *   was none
 */
char *
sonder_map_edits_add_notes (SonderProject *project,
                            SonderItem    *map,
                            const char    *region,
                            const char    *lines,
                            const char    *author)
{
  g_auto (GStrv) split = g_strsplit (lines, "\n", MAX_PASTED + 1);
  char *last = NULL;

  sonder_project_begin_edit (project, _("Add Note"));
  for (guint i = 0; split[i] != NULL && i < MAX_PASTED; i++)
    {
      g_autofree char *text = clean_line (split[i]);
      g_autoptr (SonderItem) note = NULL;

      if (*text == '\0')
        continue;
      note = sonder_item_new (SONDER_KIND_NOTE, NULL);
      sonder_item_set_text (note, "text", text);
      sonder_item_set_text (note, "author", author);
      sonder_item_set_text (note, get_region_field (map), region);
      sonder_project_insert_item (project, map, "notes", G_MAXUINT, note);
      g_free (last);
      last = g_strdup (sonder_item_get_id (note));
    }
  sonder_project_end_edit (project);

  return last;
}

/**
 * sonder_map_edits_set_text:
 * @text: what is blank or the same changes nothing
 */
void
sonder_map_edits_set_text (SonderProject *project,
                           SonderItem    *note,
                           const char    *text)
{
  g_autofree char *lines = g_strdelimit (g_strdup (text), "\n", ' ');
  g_autofree char *clean = clean_line (lines);

  if (*clean == '\0' || g_str_equal (clean, sonder_item_get_text (note, "text")))
    return;

  sonder_project_begin_edit (project, _("Edit Note"));
  sonder_project_set_text (project, note, "text", clean);
  sonder_project_end_edit (project);
}

/* The position in the map's list that is the @slot-th of the region, the note
 * itself not counted. */
static guint
find_position (SonderItem *map,
               SonderItem *note,
               const char *region,
               guint       slot)
{
  GListModel *notes = sonder_item_get_items (map, "notes");
  guint position = 0, seen = 0;

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (SonderItem) other = g_list_model_get_item (notes, i);

      if (other == note)
        continue;
      if (g_str_equal (sonder_map_edits_get_region (map, other), region) && seen++ == slot)
        return position;
      position++;
    }

  return position;
}

/* How many notes of its region stand before it, and how many there are. */
static guint
find_slot (SonderItem *map,
           SonderItem *note,
           guint      *n_notes)
{
  GListModel *notes = sonder_item_get_items (map, "notes");
  const char *region = sonder_map_edits_get_region (map, note);
  guint slot = 0;

  *n_notes = 0;
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (SonderItem) other = g_list_model_get_item (notes, i);

      if (other == note)
        slot = *n_notes;
      if (g_str_equal (sonder_map_edits_get_region (map, other), region))
        (*n_notes)++;
    }

  return slot;
}

/**
 * sonder_map_edits_move_note:
 * @slot: before which of the region's other notes it goes
 *
 * Moves a note within its region or to another one.
 */
void
sonder_map_edits_move_note (SonderProject *project,
                            SonderItem    *note,
                            const char    *region,
                            guint          slot)
{
  SonderItem *map = sonder_item_get_parent (note);
  guint position = find_position (map, note, region, slot);

  sonder_project_begin_edit (project, _("Move Note"));
  if (!g_str_equal (sonder_map_edits_get_region (map, note), region))
    sonder_project_set_text (project, note, get_region_field (map), region);
  sonder_project_move_item (project, note, map, "notes", position);
  sonder_project_end_edit (project);
}

/**
 * sonder_map_edits_shift_note:
 * @steps: negative is towards the first note
 *
 * Moves a note within its region.
 *
 * Returns: %FALSE, with nothing done, where it cannot go further
 */
gboolean
sonder_map_edits_shift_note (SonderProject *project,
                             SonderItem    *note,
                             int            steps)
{
  SonderItem *map = sonder_item_get_parent (note);
  guint n_notes;
  int slot = (int) find_slot (map, note, &n_notes) + steps;

  if (slot < 0 || slot >= (int) n_notes)
    return FALSE;

  sonder_map_edits_move_note (project, note, sonder_map_edits_get_region (map, note),
                              (guint) slot);
  return TRUE;
}

/**
 * sonder_map_edits_shift_region:
 * @steps: negative is towards the first region
 *
 * Moves a note to another region, to its end. From the tray it goes to the first
 * or last.
 *
 * Returns: %FALSE, with nothing done, where it cannot go further
 */
gboolean
sonder_map_edits_shift_region (SonderProject *project,
                               SonderItem    *note,
                               int            steps)
{
  SonderItem *map = sonder_item_get_parent (note);
  const char *const *regions = sonder_layout_get_regions (sonder_map_get_layout (map));
  int n_regions = (int) g_strv_length ((char **) regions);
  const char *own = sonder_map_edits_get_region (map, note);
  int region = steps > 0 ? -1 : n_regions;

  for (int i = 0; i < n_regions; i++)
    if (g_str_equal (regions[i], own))
      region = i;

  region += steps;
  if (region < 0 || region >= n_regions)
    return FALSE;

  sonder_map_edits_move_note (project, note, regions[region], G_MAXUINT);
  return TRUE;
}

void
sonder_map_edits_set_color (SonderProject *project,
                            SonderItem    *note,
                            const char    *color)
{
  if (g_str_equal (sonder_item_get_text (note, "color"), color))
    return;

  sonder_project_begin_edit (project, _("Change Color"));
  sonder_project_set_text (project, note, "color", color);
  sonder_project_end_edit (project);
}

void
sonder_map_edits_delete_note (SonderProject *project,
                              SonderItem    *note)
{
  sonder_project_begin_edit (project, _("Delete Note"));
  sonder_project_remove_item (project, note);
  sonder_project_end_edit (project);
}
