/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "names.h"

#include "identifier.h"

#include <glib/gi18n-lib.h>

/* What tables and JSON call the customers and answers of no group: an item of
 * that name could not be told from them. Never translated, as JSON is not. */
static const struct
{
  SonderKind  kind;
  const char *folded;
} reserved[] = {
  { SONDER_KIND_SEGMENT, "unassigned" },
  { SONDER_KIND_SEGMENT, "(rest)" },
  { SONDER_KIND_TOUCHPOINT, "(none)" },
  { SONDER_KIND_TOUCHPOINT, "(rest)" },
};

static gboolean
is_reserved (SonderKind  kind,
             const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (reserved); i++)
    if (reserved[i].kind == kind && g_str_equal (reserved[i].folded, folded))
      return TRUE;

  return FALSE;
}

static SonderItem *
find_folded (SonderItem *root,
             SonderKind  kind,
             const char *wanted,
             SonderItem *except)
{
  const char *field = sonder_kind_get_list_field (kind);
  GListModel *items;

  g_return_val_if_fail (field != NULL, NULL);

  items = sonder_item_get_items (root, field);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);
      g_autofree char *folded = sonder_name_fold (sonder_item_get_text (item, "name"));

      if (item != except && g_str_equal (folded, wanted))
        return item; /* the list keeps it */
    }

  return NULL;
}

/**
 * sonder_name_find:
 * @root: the project's own item
 * @kind: one whose items stand in a list of the project itself
 * @name: as somebody wrote it
 *
 * Returns: (transfer none) (nullable): the item of that name
 */
SonderItem *
sonder_name_find (SonderItem *root,
                  SonderKind  kind,
                  const char *name)
{
  g_autofree char *folded = sonder_name_fold (name);

  return find_folded (root, kind, folded, NULL);
}

/**
 * sonder_name_check:
 * @root: the project's own item
 * @kind: one whose items stand in a list of the project itself
 * @name: the name that an item is to have
 * @except: (nullable): the item itself, where it is to be renamed
 *
 * Returns: whether the name can be taken; %FALSE with
 *   G_IO_ERROR_INVALID_ARGUMENT if there is nothing in it or it is reserved,
 *   G_IO_ERROR_EXISTS if another item has it
 */
gboolean
sonder_name_check (SonderItem  *root,
                   SonderKind   kind,
                   const char  *name,
                   SonderItem  *except,
                   GError     **error)
{
  g_autofree char *folded = sonder_name_fold (name);

  if (*folded == '\0')
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         _("A name is needed."));
  else if (is_reserved (kind, folded))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("“%s” has a meaning of its own in results. Choose another name."), name);
  else if (find_folded (root, kind, folded, except) != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _("The name “%s” is already taken. Choose another name."), name);
  else
    return TRUE;

  return FALSE;
}

/**
 * sonder_name_make_free:
 * @root: the project's own item
 * @kind: one whose items stand in a list of the project itself
 * @name: the name wanted
 *
 * Returns: (transfer full): the name if it can be taken, else the first of
 *   "NAME 2", "NAME 3"… that can
 */
char *
sonder_name_make_free (SonderItem *root,
                       SonderKind  kind,
                       const char *name)
{
  g_autofree char *folded = sonder_name_fold (name);
  g_autofree char *wanted = NULL;
  g_autofree char *free_name = NULL;

  /* Translators: the name of something that nobody named */
  wanted = g_strdup (*folded != '\0' ? name : _("Unnamed"));
  free_name = g_strdup (wanted);
  for (guint number = 2; !sonder_name_check (root, kind, free_name, NULL, NULL); number++)
    {
      g_free (free_name);
      free_name = g_strdup_printf ("%s %u", wanted, number);
    }

  return g_steal_pointer (&free_name);
}

/**
 * sonder_name_make_id:
 * @root: the project's own item
 * @kind: any kind
 * @name: the name at creation
 *
 * Returns: (transfer full): a free id. Attributes, metrics, touchpoints and
 *   segments take a slug of the name, so that two copies of a project agree,
 *   with a random suffix where it is taken; all else is random
 */
char *
sonder_name_make_id (SonderItem *root,
                     SonderKind  kind,
                     const char *name)
{
  g_autofree char *random = sonder_identifier_random ();
  g_autofree char *slug = NULL;

  if (kind != SONDER_KIND_ATTRIBUTE && kind != SONDER_KIND_METRIC &&
      kind != SONDER_KIND_TOUCHPOINT && kind != SONDER_KIND_SEGMENT)
    return g_steal_pointer (&random);

  slug = sonder_identifier_slug (name);
  if (sonder_item_find (root, sonder_kind_get_list_field (kind), slug) == NULL)
    return g_steal_pointer (&slug);

  return g_strconcat (slug, "-", random, NULL);
}
