/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "map-names.h"

#include "board-words.h"
#include "privacy.h"

/**
 * sonder_map_dup_shown_title:
 *
 * Returns: (transfer full): what the map is called, as it is to be shown now
 */
char *
sonder_map_dup_shown_title (SonderProject *project,
                            SonderItem    *map)
{
  g_autofree char *title = sonder_map_dup_title (map, sonder_project_get_root (project));

  return sonder_privacy_dup_text (project, title);
}

/**
 * sonder_map_dup_shown_subject:
 *
 * Returns: (transfer full): who the map is about, as it is to be shown now
 */
char *
sonder_map_dup_shown_subject (SonderProject *project,
                              SonderItem    *map)
{
  g_autofree char *subject = sonder_map_dup_subject (map, sonder_project_get_root (project));

  return sonder_privacy_dup_text (project, subject);
}
