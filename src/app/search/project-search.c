/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "project-search.h"

#include <glib/gi18n.h>
#include <string.h>

#include "board-words.h"
#include "identifier.h"
#include "privacy.h"

/* How many customers are looked at before the time is. */
#define SLICE 256

struct _SonderProjectSearch
{
  SonderProject *project;
  guint64        generation;
  char         **words; /* folded; all of them have to be there */
  gboolean       plain; /* all of them are ASCII */
  gboolean       items_done;
  guint          next; /* customer to look at */
  guint          n_customers;
  GPtrArray     *hits;
};

static void
hit_free (SonderSearchHit *hit)
{
  g_free (hit->page);
  g_free (hit->item_id);
  g_free (hit->title);
  g_free (hit->subtitle);
  g_free (hit);
}

static void
add_hit (SonderProjectSearch *self,
         const char          *page,
         const char          *item_id,
         const char          *icon_name,
         const char          *title,
         const char          *subtitle)
{
  SonderSearchHit *hit = g_new0 (SonderSearchHit, 1);

  hit->page = g_strdup (page);
  hit->item_id = g_strdup (item_id);
  hit->icon_name = icon_name;
  hit->title = sonder_privacy_dup_text (self->project, title);
  hit->subtitle = sonder_privacy_dup_text (self->project, subtitle);
  g_ptr_array_add (self->hits, hit);
}

static gboolean
has_words (SonderProjectSearch *self,
           const char          *text)
{
  g_autofree char *folded = NULL;

  /* Most texts need no folding: letters of one case are compared as they are. */
  if (g_str_is_ascii (text))
    folded = self->plain ? g_ascii_strdown (text, -1) : NULL;
  else
    folded = sonder_name_fold (text);

  for (guint i = 0; self->words[i] != NULL; i++)
    if (folded == NULL || strstr (folded, self->words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* Whether one of the item's own texts has the words. */
static gboolean
item_has_words (SonderProjectSearch *self,
                SonderItem          *item,
                const char *const   *fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    if (has_words (self, sonder_item_get_text (item, fields[i])))
      return TRUE;

  return FALSE;
}

static gboolean
list_has_words (SonderProjectSearch *self,
                SonderItem          *item,
                const char          *list)
{
  GListModel *items = sonder_item_get_items (item, list);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) child = g_list_model_get_item (items, i);

      if (has_words (self, sonder_item_get_text (child, "text")))
        return TRUE;
    }

  return FALSE;
}

static void
find_segments (SonderProjectSearch *self)
{
  static const char *const fields[] = { "name", "description", "promise", NULL };
  GListModel *segments = sonder_project_get_items (self->project, SONDER_KIND_SEGMENT);
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);

      if (n_found < SONDER_PROJECT_SEARCH_MAX && item_has_words (self, segment, fields))
        {
          add_hit (self, "segments", sonder_item_get_id (segment), "sonder-segments-symbolic",
                   sonder_item_get_text (segment, "name"), _("Segment"));
          n_found++;
        }
    }
}

static void
find_personas (SonderProjectSearch *self)
{
  static const char *const fields[] = { "name", "line", "role", "quotation", "about", NULL };
  GListModel *personas = sonder_project_get_items (self->project, SONDER_KIND_PERSONA);
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (personas); i++)
    {
      g_autoptr (SonderItem) persona = g_list_model_get_item (personas, i);
      const char *name = sonder_item_get_text (persona, "name");

      if (n_found < SONDER_PROJECT_SEARCH_MAX &&
          (item_has_words (self, persona, fields) || list_has_words (self, persona, "goals") ||
           list_has_words (self, persona, "frustrations")))
        {
          add_hit (self, "personas", sonder_item_get_id (persona), "sonder-personas-symbolic",
                   *name != '\0' ? name : _("Unnamed persona"), _("Persona"));
          n_found++;
        }
    }
}

static void
find_notes (SonderProjectSearch *self,
            SonderItem          *map,
            const char          *title,
            guint               *n_found)
{
  GListModel *notes = sonder_item_get_items (map, "notes");

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (SonderItem) note = g_list_model_get_item (notes, i);
      const char *text = sonder_item_get_text (note, "text");

      if (*n_found < SONDER_PROJECT_SEARCH_MAX && has_words (self, text))
        {
          /* Translators: %s is what an empathy map is called */
          g_autofree char *subtitle = g_strdup_printf (_("Note on “%s”"), title);

          add_hit (self, "empathy-maps", sonder_item_get_id (note), "sonder-note-symbolic", text,
                   subtitle);
          (*n_found)++;
        }
    }
}

static void
find_maps (SonderProjectSearch *self)
{
  static const char *const fields[] = { "name", "subject", "goal", NULL };
  GListModel *maps = sonder_project_get_items (self->project, SONDER_KIND_MAP);
  guint n_found = 0, n_notes = 0;

  for (guint i = 0; i < g_list_model_get_n_items (maps); i++)
    {
      g_autoptr (SonderItem) map = g_list_model_get_item (maps, i);
      g_autofree char *title =
        sonder_map_dup_title (map, sonder_project_get_root (self->project));

      if (n_found < SONDER_PROJECT_SEARCH_MAX &&
          (item_has_words (self, map, fields) || has_words (self, title)))
        {
          add_hit (self, "empathy-maps", sonder_item_get_id (map), "sonder-empathy-maps-symbolic",
                   title, _("Empathy map"));
          n_found++;
        }
      find_notes (self, map, title, &n_notes);
    }
}

static gboolean
customer_has_words (SonderProjectSearch *self,
                    const SonderTable   *customers,
                    guint                row)
{
  const char *name = sonder_customers_get_name (customers, row);
  g_autofree char *shown = NULL;

  if ((sonder_customers_get_flags (customers, row) &
       (SONDER_ROW_DELETED | SONDER_ROW_ANONYMOUS)) != 0)
    return FALSE;
  if (!sonder_privacy_is_on ())
    return (name != NULL && has_words (self, name)) ||
           has_words (self, sonder_customers_get_id (customers, row));

  shown = sonder_privacy_dup_customer (self->project, row);
  return has_words (self, shown);
}

static void
find_customers (SonderProjectSearch *self,
                gint64               end)
{
  const SonderTable *customers = sonder_project_get_customers (self->project);

  while (self->next < customers->n_rows && self->n_customers < SONDER_PROJECT_SEARCH_MAX)
    {
      guint row = self->next++;

      if (customer_has_words (self, customers, row))
        {
          g_autofree char *name = sonder_privacy_dup_customer (self->project, row);

          add_hit (self, "customers", sonder_customers_get_id (customers, row),
                   "sonder-customers-symbolic", name, _("Customer"));
          self->n_customers++;
        }
      if (row % SLICE == 0 && g_get_monotonic_time () > end)
        break;
    }
}

/**
 * sonder_project_search_new:
 * @words: all of them have to be in what is found; without any nothing is
 */
SonderProjectSearch *
sonder_project_search_new (SonderProject *project,
                           const char    *words)
{
  SonderProjectSearch *self = g_new0 (SonderProjectSearch, 1);
  g_autofree char *folded = sonder_name_fold (words);
  g_auto (GStrv) split = g_strsplit (folded, " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_strv_builder_add (builder, split[i]);

  self->project = g_object_ref (project);
  self->generation = sonder_project_get_generation (project);
  self->words = g_strv_builder_end (builder);
  self->plain = g_str_is_ascii (folded);
  self->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) hit_free);

  return self;
}

void
sonder_project_search_free (SonderProjectSearch *self)
{
  g_object_unref (self->project);
  g_strfreev (self->words);
  g_ptr_array_unref (self->hits);
  g_free (self);
}

/**
 * sonder_project_search_run:
 * @microseconds: how long to look for customers at most
 *
 * Returns: whether there is more to look at
 */
gboolean
sonder_project_search_run (SonderProjectSearch *self,
                           gint64               microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  if (self->words[0] == NULL || sonder_project_get_generation (self->project) != self->generation)
    return FALSE;

  if (!self->items_done)
    {
      find_segments (self);
      find_personas (self);
      find_maps (self);
      self->items_done = TRUE;
    }
  find_customers (self, end);

  return self->next < sonder_project_get_customers (self->project)->n_rows &&
         self->n_customers < SONDER_PROJECT_SEARCH_MAX;
}

/**
 * sonder_project_search_get_hits:
 *
 * Returns: (transfer none) (element-type SonderSearchHit): what is found so far;
 *   more comes behind it
 */
GPtrArray *
sonder_project_search_get_hits (SonderProjectSearch *self)
{
  return self->hits;
}
