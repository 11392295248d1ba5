/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "arguments.h"
#include "cli-error.h"
#include "condition.h"
#include "console.h"
#include "loaded-project.h"
#include "segment-by.h"
#include "text-table.h"
#include "verbs.h"
#include "words.h"

static guint
count_segments (SonderProject *project)
{
  return g_list_model_get_n_items (sonder_project_get_items (project, SONDER_KIND_SEGMENT));
}

static SonderItem *
get_segment (SonderProject *project, guint position)
{
  g_autoptr (SonderItem) segment =
      g_list_model_get_item (sonder_project_get_items (project, SONDER_KIND_SEGMENT), position);

  return segment; /* the list keeps it */
}

static void
add_segment (SonderProject *project, const char *name, GPtrArray *conditions)
{
  g_autofree char *id = sonder_project_make_id (project, SONDER_KIND_SEGMENT, name);
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, id);

  sonder_item_set_text (segment, "name", name);
  sonder_item_set_text (segment, "color", sonder_project_pick_color (project));
  if (conditions->len > 0)
    {
      g_autoptr (SonderRule) rule = sonder_rule_new_group (SONDER_RULE_ALL, conditions, NULL);

      sonder_item_set_rule (segment, "rule", rule);
    }
  sonder_project_add_item (project, segment);
}

static gboolean
segment_by (SonderProject *project, const char *name, GError **error)
{
  SonderItem *attribute = sonder_attribute_find (project, name);
  g_autoptr (GError) wrong = NULL;

  if (attribute == NULL)
    {
      g_set_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE,
                   _ ("--by: there is no attribute “%s”"), name);
      return FALSE;
    }

  if (sonder_project_segment_by (project, attribute, NULL, &wrong))
    return TRUE;

  g_set_error_literal (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_INPUT, wrong->message);
  return FALSE;
}

static gboolean
segment_add (SonderProject *project, const char *name, const char *const *where, GError **error)
{
  g_autoptr (GPtrArray) conditions =
      g_ptr_array_new_with_free_func ((GDestroyNotify)sonder_rule_unref);
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  if (*stripped == '\0')
    {
      g_set_error_literal (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE,
                           _ ("--add needs a name that is not empty"));
      return FALSE;
    }
  if (sonder_project_find_by_name (project, SONDER_KIND_SEGMENT, stripped) != NULL)
    {
      g_set_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_INPUT,
                   _ ("There is a segment “%s” already"), stripped);
      return FALSE;
    }

  for (guint i = 0; where[i] != NULL; i++)
    {
      g_autoptr (GError) wrong = NULL;
      SonderRule *condition = sonder_condition_parse (project, where[i], &wrong);

      if (condition == NULL)
        {
          g_set_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE, "--where: %s",
                       wrong->message);
          return FALSE;
        }
      g_ptr_array_add (conditions, condition);
    }

  add_segment (project, stripped, conditions);
  return TRUE;
}

static void
append_new_segments (GString *out, SonderProject *project, guint first)
{
  const SonderAssignment *assignment = sonder_project_get_assignment (project);
  g_autoptr (SonderTextTable) table = sonder_text_table_new ();

  sonder_text_table_add_column (table, _ ("New segment"), SONDER_ALIGN_LEFT);
  /* Translators: over the numbers of customers who meet a segment's conditions, and of
     those who are not in an earlier segment */
  sonder_text_table_add_column (table, _ ("Match"), SONDER_ALIGN_RIGHT);
  sonder_text_table_add_column (table, _ ("Belong to it"), SONDER_ALIGN_RIGHT);
  for (guint i = first; i < assignment->n_segments; i++)
    {
      g_autofree char *matches = sonder_words_integer (assignment->matches[i]);
      g_autofree char *size = sonder_words_integer (assignment->sizes[i]);

      sonder_text_table_add_cell (table, sonder_item_get_text (get_segment (project, i), "name"),
                                  SONDER_STYLE_PLAIN);
      sonder_text_table_add_cell (table, matches, SONDER_STYLE_PLAIN);
      sonder_text_table_add_cell (table, size, SONDER_STYLE_PLAIN);
    }
  sonder_text_table_append (table, out, sonder_console_get_width (), sonder_console_has_color ());
}

static gboolean
report (SonderProject *project, guint first, GError **error)
{
  guint n_unassigned = sonder_project_get_assignment (project)->n_unassigned;
  g_autofree char *number = sonder_words_integer (n_unassigned);
  g_autoptr (GString) out = g_string_new (NULL);

  if (count_segments (project) > first)
    append_new_segments (out, project, first);
  else
    g_string_append_printf (out, "%s\n", _ ("Each value has its segment already."));
  g_string_append_printf (out,
                          g_dngettext (GETTEXT_PACKAGE, "%s customer belongs to no segment.\n",
                                       "%s customers belong to no segment.\n", n_unassigned),
                          number);

  return sonder_console_print (out->str, error);
}

static gboolean
check_usage (SonderArguments *arguments, GError **error)
{
  gboolean by = sonder_arguments_has (arguments, "by");
  gboolean add = sonder_arguments_has (arguments, "add");

  if (by == add)
    g_set_error_literal (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE,
                         by ? _ ("--by and --add exclude each other")
                            : _ ("--by or --add is missing"));
  else if (by && sonder_arguments_has (arguments, "where"))
    g_set_error_literal (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE,
                         _ ("--where belongs to --add"));
  else
    return TRUE;

  return FALSE;
}

gboolean
sonder_verb_segment (SonderArguments *arguments, GError **error)
{
  const char *by = sonder_arguments_get (arguments, "by");
  g_autoptr (SonderLoadedProject) loaded = NULL;
  guint first;

  if (!check_usage (arguments, error))
    return FALSE;
  loaded = sonder_loaded_project_new (sonder_arguments_get_operand (arguments, 0), error);
  if (loaded == NULL)
    return FALSE;

  first = count_segments (loaded->project);
  if (by != NULL ? !segment_by (loaded->project, by, error)
                 : !segment_add (loaded->project, sonder_arguments_get (arguments, "add"),
                                 sonder_arguments_get_all (arguments, "where"), error))
    return FALSE;
  if (count_segments (loaded->project) > first && !sonder_loaded_project_save (loaded, error))
    return FALSE;

  return report (loaded->project, first, error);
}
