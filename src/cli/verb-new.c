/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "arguments.h"
#include "cli-error.h"
#include "console.h"
#include "encoding.h"
#include "loaded-project.h"
#include "verbs.h"

/* The build makes it out of data/templates. */
GResource *sonder_templates_get_resource (void);

#define TEMPLATES "/io/github/sonder/Sonder/templates/"
#define USUAL_TEMPLATE "blank"

static SonderSnapshot *
read_template (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (TEMPLATES, name, ".sonder.json", NULL);
  g_autoptr (GInputStream) stream =
      g_resource_open_stream (sonder_templates_get_resource (), path, 0, error);

  if (stream == NULL)
    return NULL;

  return sonder_project_read (stream, 0, NULL, NULL, NULL, NULL, error);
}

/* What a template has in its lists, in a project with an id of its own. */
static void
copy_items (SonderProject *project, SonderItem *template)
{
  const SonderKindInfo *info = sonder_kind_get_info (SONDER_KIND_PROJECT);

  for (guint i = 0; i < info->n_fields; i++)
    {
      GListModel *items;

      if (info->fields[i].type != SONDER_FIELD_ITEMS)
        continue;

      items = sonder_item_get_items (template, info->fields[i].name);
      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (SonderItem) item = g_list_model_get_item (items, j);
          g_autoptr (SonderItem) copy = sonder_item_copy (item);

          sonder_project_add_item (project, copy);
        }
    }
}

/* The file's name without its ending. */
static char *
make_title (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *title = g_filename_display_name (base);

  if (g_str_has_suffix (title, ".json"))
    title[strlen (title) - strlen (".json")] = '\0';
  if (g_str_has_suffix (title, ".sonder"))
    title[strlen (title) - strlen (".sonder")] = '\0';

  return title;
}

gboolean
sonder_verb_new (SonderArguments *arguments, GError **error)
{
  const char *path = sonder_arguments_get_operand (arguments, 0);
  const char *title = sonder_arguments_get (arguments, "title");
  const char *name = sonder_arguments_get (arguments, "template");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderSnapshot) template = NULL;
  g_autoptr (SonderSnapshot) snapshot = NULL;
  g_autofree char *own_title = make_title (path);
  g_autofree char *shown = sonder_file_name_for_display (path);
  g_autofree char *line = NULL;

  template = read_template (name != NULL ? name : USUAL_TEMPLATE, error);
  if (template == NULL)
    return FALSE;

  sonder_project_set_text (project, sonder_project_get_root (project), "title",
                           title != NULL ? title : own_title);
  copy_items (project, template->root);
  snapshot = sonder_project_snapshot (project);
  if (!sonder_snapshot_save (snapshot, file, SONDER_SAVE_NEW, NULL, error))
    return FALSE;

  line = g_strdup_printf (_ ("Made %s\n"), shown);
  return sonder_console_print (line, error);
}
