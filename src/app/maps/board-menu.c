/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-menu.h"

#include <glib/gi18n.h>

#include "board-words.h"
#include "palette.h"

/* More than a menu can show at once. */
#define MAX_TOUCHPOINTS 40

static void
append_target (GMenu      *menu,
               const char *label,
               const char *action,
               const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_color_menu (void)
{
  GMenu *menu = g_menu_new ();
  const char *const *slots = sonder_palette_get_slots ();

  for (guint i = 0; slots[i] != NULL; i++)
    append_target (menu, sonder_palette_get_label (slots[i]), "maps.color-note", slots[i]);

  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_region_menu (const char *layout)
{
  GMenu *menu = g_menu_new ();
  const char *const *regions = sonder_layout_get_regions (layout);

  for (guint i = 0; regions[i] != NULL; i++)
    append_target (menu, sonder_region_get_name (regions[i]), "maps.move-to", regions[i]);

  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_touchpoint_menu (SonderProject *project)
{
  GMenu *menu = g_menu_new ();
  GListModel *touchpoints = sonder_project_get_items (project, SONDER_KIND_TOUCHPOINT);
  g_autoptr (GMenu) known = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  for (guint i = 0; i < MIN (g_list_model_get_n_items (touchpoints), MAX_TOUCHPOINTS); i++)
    {
      g_autoptr (SonderItem) touchpoint = g_list_model_get_item (touchpoints, i);
      g_auto (GStrv) parts = g_strsplit (sonder_item_get_text (touchpoint, "name"), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      append_target (known, label, "maps.touchpoint", sonder_item_get_id (touchpoint));
    }
  /* Translators: no touchpoint */
  append_target (others, C_("touchpoint", "_None"), "maps.touchpoint", "");
  g_menu_append (others, _("Ne_w…"), "maps.new-touchpoint");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (known));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));

  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_note_menu (SonderProject *project,
                  const char    *layout)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) color_menu = create_color_menu ();
  g_autoptr (GMenuModel) region_menu = create_region_menu (layout);
  g_autoptr (GMenuModel) touchpoint_menu = create_touchpoint_menu (project);

  g_menu_append (menu, _("_Edit"), "maps.edit-note");
  g_menu_append (menu, _("E_vidence"), "maps.show-evidence");
  g_menu_append_submenu (menu, _("_Color"), color_menu);
  g_menu_append_submenu (menu, _("_Touchpoint"), touchpoint_menu);
  g_menu_append_submenu (menu, _("_Move to"), region_menu);
  g_menu_append (menu, _("Cu_t"), "maps.cut-note");
  g_menu_append (menu, _("_Copy"), "maps.copy-note");
  g_menu_append (menu, _("_Delete"), "maps.delete-note");

  return G_MENU_MODEL (menu);
}

/**
 * sonder_board_menu_create:
 * @has_note: whether a note has the focus
 *
 * Returns: (transfer full): what can be done on a board, at a place
 */
GMenuModel *
sonder_board_menu_create (SonderProject *project,
                          const char    *layout,
                          gboolean       has_note)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) adding = g_menu_new ();

  if (has_note)
    {
      g_autoptr (GMenuModel) note = create_note_menu (project, layout);

      g_menu_append_section (menu, NULL, note);
    }
  g_menu_append (adding, _("_Add Note"), "maps.add-note");
  g_menu_append (adding, _("_Paste as Notes"), "maps.paste");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (adding));

  return G_MENU_MODEL (menu);
}
