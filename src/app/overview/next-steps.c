/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "next-steps.h"

#include <glib/gi18n.h>
#include <math.h>

#include "has-data.h"
#include "persona-edits.h"
#include "personas-page.h"
#include "privacy.h"

typedef struct
{
  SonderProject *project;
  GPtrArray     *steps;
  char         **dismissed;
  guint          most;
} Finder;

static void
next_step_free (SonderNextStep *step)
{
  g_free (step->id);
  g_free (step->title);
  g_free (step->subtitle);
  g_free (step->page);
  g_free (step->item_id);
  g_free (step);
}

static void
propose (Finder     *finder,
         const char *kind,
         const char *item_id,
         const char *page,
         const char *title,
         const char *subtitle)
{
  g_autofree char *id = g_strconcat (kind, ":", item_id, NULL);
  SonderNextStep *step;

  if (finder->steps->len >= finder->most ||
      g_strv_contains ((const char *const *) finder->dismissed, id))
    return;

  step = g_new0 (SonderNextStep, 1);
  step->id = g_steal_pointer (&id);
  step->title = g_strdup (title);
  step->subtitle = g_strdup (subtitle);
  step->page = g_strdup (page);
  step->item_id = g_strdup (item_id);
  g_ptr_array_add (finder->steps, step);
}

/* A map about the segment that a persona stands for is about the persona, too. */
static gboolean
has_map_about (SonderProject *project,
               SonderItem    *persona)
{
  GListModel *maps = sonder_project_get_items (project, SONDER_KIND_MAP);
  const char *segment = sonder_item_get_text (persona, "segment");

  for (guint i = 0; i < g_list_model_get_n_items (maps); i++)
    {
      g_autoptr (SonderItem) map = g_list_model_get_item (maps, i);

      if (g_str_equal (sonder_item_get_text (map, "persona"), sonder_item_get_id (persona)) ||
          (*segment != '\0' && g_str_equal (sonder_item_get_text (map, "segment"), segment)))
        return TRUE;
    }

  return FALSE;
}

static void
propose_personas (Finder *finder)
{
  GListModel *personas = sonder_project_get_items (finder->project, SONDER_KIND_PERSONA);

  if (g_list_model_get_n_items (personas) == 0)
    propose (finder, "persona", "", "personas", _("Sketch a customer"),
             _("A name, a goal and something that gets in the way"));

  for (guint i = 0; i < g_list_model_get_n_items (personas); i++)
    {
      g_autoptr (SonderItem) persona = g_list_model_get_item (personas, i);
      g_autofree char *name = sonder_privacy_dup_field (finder->project, persona, "name");
      g_autofree char *title = NULL;

      if (has_map_about (finder->project, persona) || *name == '\0')
        continue;
      /* Translators: %s is the name of a persona */
      title = g_strdup_printf (_("Map what %s feels"), name);
      propose (finder, "map", sonder_item_get_id (persona), "empathy-maps", title,
               _("An empathy map: what they see, hear, say, do, think and feel"));
    }
}

/* The first thing that nobody has checked yet: a note, or a statement of a persona. */
static SonderItem *
find_assumption (GListModel *items)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);

      if (sonder_item_get_support (item) == SONDER_ASSUMED &&
          *sonder_item_get_text (item, "text") != '\0')
        return item; /* the list keeps it */
    }

  return NULL;
}

static gboolean
propose_to_ask (Finder     *finder,
                SonderItem *owner,
                const char *page,
                const char *field)
{
  SonderItem *assumption = find_assumption (sonder_item_get_items (owner, field));
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;

  if (assumption == NULL)
    return FALSE;

  text = sonder_privacy_dup_field (finder->project, assumption, "text");
  /* Translators: %s is a note that somebody assumed */
  title = g_strdup_printf (_("Ask a customer: is it true that “%s”?"), text);
  propose (finder, "ask", sonder_item_get_id (assumption), page, title,
           _("So far that is assumed"));
  return TRUE;
}

static void
propose_question (Finder *finder)
{
  static const struct
  {
    SonderKind  kind;
    const char *page;
    const char *field;
  } places[] = {
    { SONDER_KIND_MAP, "empathy-maps", "notes" },
    { SONDER_KIND_PERSONA, "personas", "frustrations" },
    { SONDER_KIND_PERSONA, "personas", "goals" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GListModel *items = sonder_project_get_items (finder->project, places[i].kind);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (SonderItem) item = g_list_model_get_item (items, j);

          if (propose_to_ask (finder, item, places[i].page, places[i].field))
            return;
        }
    }
}

static void
propose_objective (Finder *finder)
{
  SonderItem *root = sonder_project_get_root (finder->project);
  GListModel *personas = sonder_project_get_items (finder->project, SONDER_KIND_PERSONA);

  if (*sonder_item_get_text (root, "objective") == '\0' && g_list_model_get_n_items (personas) > 0)
    propose (finder, "objective", SONDER_NEXT_STEP_OBJECTIVE, "overview",
             _("Say what you want to change"),
             _("One sentence that the whole team can keep in mind"));
}

/* Without customers to count, a guess says how much a persona matters. */
static void
propose_guess (Finder *finder)
{
  GListModel *personas = sonder_project_get_items (finder->project, SONDER_KIND_PERSONA);

  for (guint i = 0; i < g_list_model_get_n_items (personas); i++)
    {
      g_autoptr (SonderItem) persona = g_list_model_get_item (personas, i);
      g_autofree char *name = sonder_privacy_dup_field (finder->project, persona, "name");
      g_autofree char *title = NULL;
      g_autofree char *guess = g_strconcat (SONDER_PERSONAS_GUESS, sonder_item_get_id (persona),
                                            NULL);

      if (*name == '\0' || *sonder_item_get_text (persona, "segment") != '\0' ||
          !isnan (sonder_item_get_number (persona, "guessed-share")))
        continue;
      /* Translators: %s is the name of a persona */
      title = g_strdup_printf (_("Guess how many are like %s"), name);
      propose (finder, "guess", guess, "personas", title,
               _("A rough share is enough to begin with"));
      return;
    }
}

/* Who has begun to sketch is not asked for data. */
static void
propose_customers (Finder *finder)
{
  GListModel *personas = sonder_project_get_items (finder->project, SONDER_KIND_PERSONA);

  if (!sonder_has_customers (finder->project) && g_list_model_get_n_items (personas) == 0)
    propose (finder, "customers", "", "customers", _("Bring in your customers"),
             _("With what they said, from a CSV file"));
}

static void
propose_segments (Finder *finder)
{
  GListModel *segments = sonder_project_get_items (finder->project, SONDER_KIND_SEGMENT);

  if (!sonder_has_customers (finder->project))
    return;

  if (g_list_model_get_n_items (segments) == 0)
    propose (finder, "segments", "", "segments", _("Put your customers into segments"),
             _("Then you see which of them you serve well"));

  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);
      g_autofree char *name = sonder_privacy_dup_field (finder->project, segment, "name");
      g_autofree char *title = NULL;

      if (sonder_persona_find_for (finder->project, sonder_item_get_id (segment)) != NULL)
        continue;
      /* Translators: %s is the name of a segment */
      title = g_strdup_printf (_("Give %s a face"), name);
      propose (finder, "face", sonder_item_get_id (segment), "personas", title,
               _("A persona makes a segment somebody one can think of"));
      return;
    }
}

/**
 * sonder_next_steps_find:
 * @dismissed: (nullable): ids of steps that are not to come again, by spaces
 * @most: how many at the most
 *
 * Returns: (transfer full) (element-type SonderNextStep): what is worth doing
 *   next, the first thing first
 */
GPtrArray *
sonder_next_steps_find (SonderProject *project,
                        const char    *dismissed,
                        guint          most)
{
  g_auto (GStrv) ids = g_strsplit (dismissed != NULL ? dismissed : "", " ", -1);
  Finder finder = {
    .project = project,
    .steps = g_ptr_array_new_with_free_func ((GDestroyNotify) next_step_free),
    .dismissed = ids,
    .most = most,
  };

  propose_personas (&finder);
  propose_customers (&finder);
  propose_segments (&finder);
  propose_question (&finder);
  propose_objective (&finder);
  propose_guess (&finder);

  return finder.steps;
}
