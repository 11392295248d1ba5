/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "map-edits.h"

#include <glib/gi18n.h>

#include "board-words.h"
#include "names.h"

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
