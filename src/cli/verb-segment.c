/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "arguments.h"
#include "attribute-values.h"
#include "cli-error.h"
#include "condition.h"
#include "console.h"
#include "loaded-project.h"
#include "text-table.h"
#include "verbs.h"
#include "words.h"

/* More segments than this are no help to anybody. */
#define MOST_VALUES 100

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

/* The first colour that no segment has, or else the next in turn. */
static const char *
choose_color (SonderProject *project)
{
  const char *const *slots = sonder_palette_get_slots ();
  guint n_segments = count_segments (project);
  guint n_slots;

  for (n_slots = 0; slots[n_slots] != NULL; n_slots++)
    {
      gboolean is_used = FALSE;

      for (guint i = 0; i < n_segments; i++)
        is_used |=
            g_str_equal (sonder_item_get_text (get_segment (project, i), "color"), slots[n_slots]);
      if (!is_used)
        return slots[n_slots];
    }

  return slots[n_segments % n_slots];
}

static void
add_segment (SonderProject *project, const char *name, GPtrArray *conditions)
{
  g_autofree char *id = sonder_project_make_id (project, SONDER_KIND_SEGMENT, name);
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, id);

  sonder_item_set_text (segment, "name", name);
  sonder_item_set_text (segment, "color", choose_color (project));
  if (conditions->len > 0)
    {
      g_autoptr (SonderRule) rule = sonder_rule_new_group (SONDER_RULE_ALL, conditions, NULL);

      sonder_item_set_rule (segment, "rule", rule);
    }
  sonder_project_add_item (project, segment);
}

/* Whether a rule is this one condition and nothing else. */
static gboolean
is_condition (const SonderRule *rule, const SonderRule *condition)
{
  while (rule != NULL && sonder_rule_get_kind (rule) != SONDER_RULE_CONDITION)
    {
      if (sonder_rule_get_n_members (rule) != 1 || sonder_rule_get_kind (rule) == SONDER_RULE_NONE)
        return FALSE;
      rule = sonder_rule_get_member (rule, 0);
    }

  return sonder_rule_equal (rule, condition);
}

static gboolean
has_segment_for (SonderProject *project, const SonderRule *condition)
{
  for (guint i = 0; i < count_segments (project); i++)
    {
      SonderItem *segment = get_segment (project, i);

      if (is_condition (sonder_item_get_rule (segment, "rule"), condition))
        return TRUE;
    }

  return FALSE;
}

/* The value; with the attribute's name where the value alone says too little,
 * or where that is taken. */
static char *
make_name (SonderProject *project, SonderItem *attribute, const char *value)
{
  const char *attribute_name = sonder_item_get_text (attribute, "name");
  SonderCellType type = SONDER_CELL_TEXT;
  g_autofree char *name = NULL;

  sonder_attribute_get_cell_type (SONDER_ATTRIBUTE (attribute), &type);
  if (type == SONDER_CELL_TEXT &&
      sonder_project_find_by_name (project, SONDER_KIND_SEGMENT, value) == NULL)
    return g_strdup (value);

  /* Translators: name of an attribute, and a value of it */
  name = g_strdup_printf (C_ ("segment", "%s: %s"), attribute_name, value);
  for (guint i = 2; sonder_project_find_by_name (project, SONDER_KIND_SEGMENT, name) != NULL; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s: %s (%u)", attribute_name, value, i);
    }

  return g_steal_pointer (&name);
}

static void
add_value (SonderProject *project, SonderItem *attribute, const char *value)
{
  const char *values[] = { value, NULL };
  g_autoptr (GPtrArray) conditions =
      g_ptr_array_new_with_free_func ((GDestroyNotify)sonder_rule_unref);
  g_autofree char *name = NULL;

  g_ptr_array_add (conditions, sonder_rule_new_condition (
                                   sonder_item_get_id (attribute),
                                   sonder_operator_to_name (SONDER_OPERATOR_EQUAL), values, NULL));
  if (has_segment_for (project, conditions->pdata[0]))
    return;

  name = make_name (project, attribute, value);
  add_segment (project, name, conditions);
}

static gboolean
segment_by (SonderProject *project, const char *name, GError **error)
{
  SonderItem *attribute = sonder_attribute_find (project, name);
  g_autoptr (GPtrArray) values = NULL;

  if (attribute == NULL)
    {
      g_set_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_USAGE,
                   _ ("--by: there is no attribute “%s”"), name);
      return FALSE;
    }

  values = sonder_attribute_list_values (project, attribute);
  if (values->len > MOST_VALUES)
    {
      g_set_error (error, SONDER_CLI_ERROR, SONDER_CLI_ERROR_INPUT,
                   _ ("“%s” has %u values, which are too many for segments; make them with --add "
                      "and --where"),
                   sonder_item_get_text (attribute, "name"), values->len);
      return FALSE;
    }

  for (guint i = 0; i < values->len; i++)
    add_value (project, attribute, values->pdata[i]);

  return TRUE;
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
