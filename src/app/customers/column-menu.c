/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "column-menu.h"

#include <glib/gi18n.h>
#include <string.h>

#include "customer-query.h"

static void
append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/**
 * sonder_column_menu_new:
 *
 * Returns: (transfer full): what one can do with a column: the actions are the
 *   page's. Nothing can be done with the names, which are always shown.
 */
GMenuModel *
sonder_column_menu_new (SonderCellColumn *column)
{
  GMenu *menu = g_menu_new ();
  const char *name = sonder_cell_column_get_name (column);

  if (g_str_has_prefix (name, SONDER_SORT_PREFIX))
    append (menu, _("Change _Attribute…"), "customers.change-attribute",
            name + strlen (SONDER_SORT_PREFIX));
  if (!g_str_equal (name, SONDER_SORT_NAME))
    append (menu, _("_Hide Column"), "customers.hide-column", name);
  if (g_str_has_prefix (name, SONDER_SORT_PREFIX))
    append (menu, _("Delete A_ttribute"), "customers.delete-attribute",
            name + strlen (SONDER_SORT_PREFIX));

  return G_MENU_MODEL (menu);
}
