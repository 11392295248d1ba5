/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "persona-edits.h"

#include <glib/gi18n.h>
#include <math.h>

#include "names.h"
#include "segment-by.h"

/* A paste is not to make a card that nobody can read. */
#define MAX_PASTED 50
#define MAX_TEXT 1000
#define MAX_CHANNELS 50

static void
append_sliders (SonderItem *persona)
{
  const struct
  {
    const char *low;
    const char *high;
  } sliders[] = {
    { C_("persona slider", "Price"), C_("persona slider", "Quality") },
    { C_("persona slider", "Habit"), C_("persona slider", "Novelty") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sliders); i++)
    {
      g_autoptr (SonderItem) slider = sonder_item_new (SONDER_KIND_SLIDER, NULL);

      sonder_item_set_text (slider, "low", sliders[i].low);
      sonder_item_set_text (slider, "high", sliders[i].high);
      sonder_item_set_number (slider, "value", 50);
      sonder_item_append (persona, "sliders", slider);
    }
}

/**
 * sonder_persona_find_for:
 * @segment_id: id of a segment
 *
 * Returns: (transfer none) (nullable): the first persona that stands for it
 */
SonderItem *
sonder_persona_find_for (SonderProject *project,
                         const char    *segment_id)
{
  GListModel *personas = sonder_project_get_items (project, SONDER_KIND_PERSONA);

  for (guint i = 0; i < g_list_model_get_n_items (personas); i++)
    {
      g_autoptr (SonderItem) persona = g_list_model_get_item (personas, i);

      if (g_str_equal (sonder_item_get_text (persona, "segment"), segment_id))
        return persona; /* the list keeps it */
    }

  return NULL;
}

/**
 * sonder_persona_edits_create:
 * @segment_id: the segment that it stands for; "" for a guess
 *
 * Returns: (transfer full): the id of the new persona
 */
char *
sonder_persona_edits_create (SonderProject *project,
                             const char    *segment_id)
{
  g_autoptr (SonderItem) persona = sonder_item_new (SONDER_KIND_PERSONA, NULL);
  SonderItem *segment = sonder_project_find_item (project, SONDER_KIND_SEGMENT, segment_id);

  sonder_item_set_text (persona, "segment", segment_id);
  sonder_item_set_text (persona, "color",
                        segment != NULL ? sonder_item_get_text (segment, "color")
                                        : sonder_project_pick_color (project));
  append_sliders (persona);
  sonder_project_begin_edit (project, _("Add Persona"));
  sonder_project_add_item (project, persona);
  sonder_project_end_edit (project);

  return g_strdup (sonder_item_get_id (persona));
}

/**
 * sonder_persona_edits_duplicate:
 *
 * Returns: (transfer full): the id of the copy, which stands behind the persona
 */
char *
sonder_persona_edits_duplicate (SonderProject *project,
                                SonderItem    *persona)
{
  SonderItem *root = sonder_project_get_root (project);
  const char *name = sonder_item_get_text (persona, "name");
  g_autoptr (SonderItem) copy = sonder_item_copy_fresh (persona);
  /* Translators: %s is the name of a persona; this names its copy */
  g_autofree char *wanted = g_strdup_printf (_("%s (copy)"), name);
  g_autofree char *free_name = sonder_name_make_free (root, SONDER_KIND_PERSONA, wanted);

  if (*name != '\0')
    sonder_item_set_text (copy, "name", free_name);
  sonder_project_begin_edit (project, _("Duplicate Persona"));
  sonder_project_insert_item (
    project, root, "personas",
    sonder_item_find_position (root, "personas", sonder_item_get_id (persona)) + 1, copy);
  sonder_project_end_edit (project);

  return g_strdup (sonder_item_get_id (copy));
}

void
sonder_persona_edits_delete (SonderProject *project,
                             SonderItem    *persona)
{
  sonder_project_begin_edit (project, _("Delete Persona"));
  sonder_project_remove_item (project, persona);
  sonder_project_end_edit (project);
}

/**
 * sonder_persona_edits_set_portrait:
 * @portrait: a data URI, see sonder_portrait_from_bytes(); "" for none
 */
void
sonder_persona_edits_set_portrait (SonderProject *project,
                                   SonderItem    *persona,
                                   const char    *portrait)
{
  sonder_project_begin_edit (project, *portrait != '\0' ? _("Change Picture")
                                                        : _("Remove Picture"));
  sonder_project_set_text (project, persona, "portrait", portrait);
  sonder_project_end_edit (project);
}

/**
 * sonder_persona_edits_set_segment:
 * @segment_id: the segment that the persona stands for; "" for a guess
 *
 * The persona takes the segment's colour.
 */
void
sonder_persona_edits_set_segment (SonderProject *project,
                                  SonderItem    *persona,
                                  const char    *segment_id)
{
  SonderItem *segment = sonder_project_find_item (project, SONDER_KIND_SEGMENT, segment_id);

  sonder_project_begin_edit (project, _("Change Segment"));
  sonder_project_set_text (project, persona, "segment", segment_id);
  if (segment != NULL)
    sonder_project_set_text (project, persona, "color", sonder_item_get_text (segment, "color"));
  sonder_project_end_edit (project);
}

/**
 * sonder_persona_edits_set_guess:
 * @percent: guessed share of all customers; 0 for no guess
 */
void
sonder_persona_edits_set_guess (SonderProject *project,
                                SonderItem    *persona,
                                double         percent)
{
  double old = sonder_item_get_number (persona, "guessed-share");

  if ((isnan (old) ? 0 : old) == percent)
    return;

  sonder_project_begin_edit (project, _("Guess Share"));
  sonder_project_set_variant (project, persona, "guessed-share",
                              percent > 0 ? g_variant_new_double (percent) : NULL);
  sonder_project_end_edit (project);
}

/**
 * sonder_persona_dup_channels:
 *
 * Returns: (transfer full): the channels, separated by commas
 */
char *
sonder_persona_dup_channels (SonderItem *persona)
{
  return g_strjoinv (", ", (char **) sonder_item_get_texts (persona, "channels"));
}

/**
 * sonder_persona_edits_set_channels:
 * @text: channels, separated by commas
 */
void
sonder_persona_edits_set_channels (SonderProject *project,
                                   SonderItem    *persona,
                                   const char    *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", MAX_CHANNELS + 1);
  g_autoptr (GPtrArray) channels = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL && i < MAX_CHANNELS; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (channels, parts[i]);
  g_ptr_array_add (channels, NULL);
  if (g_strv_equal ((const char *const *) channels->pdata,
                    sonder_item_get_texts (persona, "channels")))
    return;

  sonder_project_begin_edit (project, _("Change Channels"));
  sonder_project_set_variant (
    project, persona, "channels",
    channels->len > 1 ? g_variant_new_strv ((const char *const *) channels->pdata, -1) : NULL);
  sonder_project_end_edit (project);
}

void
sonder_persona_edits_add_fact (SonderProject *project,
                               SonderItem    *persona)
{
  g_autoptr (SonderItem) fact = sonder_item_new (SONDER_KIND_FACT, NULL);

  sonder_project_begin_edit (project, _("Add Fact"));
  sonder_project_insert_item (project, persona, "facts", G_MAXUINT, fact);
  sonder_project_end_edit (project);
}

void
sonder_persona_edits_remove_fact (SonderProject *project,
                                  SonderItem    *fact)
{
  sonder_project_begin_edit (project, _("Remove Fact"));
  sonder_project_remove_item (project, fact);
  sonder_project_end_edit (project);
}

/**
 * sonder_statement_get_field:
 *
 * Returns: (transfer none): where a persona's statement stands: "goals" or
 *   "frustrations"
 */
const char *
sonder_statement_get_field (SonderItem *statement)
{
  SonderItem *persona = sonder_item_get_parent (statement);

  return sonder_item_find (persona, "goals", sonder_item_get_id (statement)) != NULL
           ? "goals"
           : "frustrations";
}

static gboolean
is_goal (const char *field)
{
  return g_str_equal (field, "goals");
}

static void
insert_statement (SonderProject *project,
                  SonderItem    *persona,
                  const char    *field,
                  guint          position,
                  const char    *text)
{
  g_autoptr (SonderItem) statement = sonder_item_new (SONDER_KIND_STATEMENT, NULL);

  sonder_item_set_text (statement, "text", text);
  sonder_project_insert_item (project, persona, field, position, statement);
}

/**
 * sonder_persona_edits_add_statement:
 * @position: before which one it goes
 *
 * Adds one that is still to be written.
 */
void
sonder_persona_edits_add_statement (SonderProject *project,
                                    SonderItem    *persona,
                                    const char    *field,
                                    guint          position)
{
  sonder_project_begin_edit (project, is_goal (field) ? _("Add Goal") : _("Add Frustration"));
  insert_statement (project, persona, field, position, "");
  sonder_project_end_edit (project);
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
 * sonder_persona_edits_paste_statements:
 * @statement: into this one, if it is empty, and behind it
 * @lines: each line that is not blank is a statement
 *
 * Returns: the position of the last of them
 */
guint
sonder_persona_edits_paste_statements (SonderProject *project,
                                       SonderItem    *statement,
                                       const char    *lines)
{
  SonderItem *persona = sonder_item_get_parent (statement);
  const char *field = sonder_statement_get_field (statement);
  guint position = sonder_item_find_position (persona, field, sonder_item_get_id (statement));
  g_auto (GStrv) split = g_strsplit (lines, "\n", MAX_PASTED + 1);
  gboolean fill = *sonder_item_get_text (statement, "text") == '\0';

  sonder_project_begin_edit (project, is_goal (field) ? _("Add Goal") : _("Add Frustration"));
  for (guint i = 0; split[i] != NULL && i < MAX_PASTED; i++)
    {
      g_autofree char *text = clean_line (split[i]);

      if (*text == '\0')
        continue;
      if (fill)
        sonder_project_set_text (project, statement, "text", text);
      else
        insert_statement (project, persona, field, ++position, text);
      fill = FALSE;
    }
  sonder_project_end_edit (project);

  return position;
}

/**
 * sonder_persona_edits_move_statement:
 * @field: "goals" or "frustrations"
 * @position: before which of the others there it goes
 */
void
sonder_persona_edits_move_statement (SonderProject *project,
                                     SonderItem    *statement,
                                     const char    *field,
                                     guint          position)
{
  sonder_project_begin_edit (project, is_goal (field) ? _("Move Goal") : _("Move Frustration"));
  sonder_project_move_item (project, statement, sonder_item_get_parent (statement), field,
                            position);
  sonder_project_end_edit (project);
}

void
sonder_persona_edits_delete_statement (SonderProject *project,
                                       SonderItem    *statement)
{
  sonder_project_begin_edit (project, is_goal (sonder_statement_get_field (statement))
                                        ? _("Delete Goal")
                                        : _("Delete Frustration"));
  sonder_project_remove_item (project, statement);
  sonder_project_end_edit (project);
}
