/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "board-words.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *region;
  const char *name;
  const char *title;
  const char *prompt;
} RegionWords;

/* After the empathy map canvas of Dave Gray (2017), in words of our own. */
static const RegionWords words[] = {
  { "who", NC_ ("region", "Who"), N_ ("Who are they?"),
    N_ ("What situation are they in, and what part do they play in it?") },
  { "need-to-do", NC_ ("region", "Need to do"), N_ ("What do they need to do?"),
    N_ ("What do they want to get done or decide, and how will they know that it worked?") },
  { "see", NC_ ("region", "See"), N_ ("What do they see?"),
    N_ ("Around them, at their friends’, in the market; what they watch and read") },
  { "say", NC_ ("region", "Say"), N_ ("What do they say?"),
    N_ ("What have we heard them say? What could they be saying?") },
  { "do", NC_ ("region", "Do"), N_ ("What do they do?"),
    N_ ("What do they do today? What have we seen, what can we imagine?") },
  { "hear", NC_ ("region", "Hear"), N_ ("What do they hear?"),
    N_ ("From friends, from colleagues, from others they trust, by hearsay") },
  { "thoughts", NC_ ("region", "Thoughts"), N_ ("What do they think and feel?"),
    N_ ("What moves them, even if they do not say it?") },
  { "pains", NC_ ("region", "Pains"), N_ ("Pains"),
    N_ ("Fears, frustrations, worries") },
  { "gains", NC_ ("region", "Gains"), N_ ("Gains"),
    N_ ("Wishes, needs, hopes, dreams") },
  { "says", NC_ ("region", "Says"), N_ ("Says"),
    N_ ("What have we heard them say, in their own words?") },
  { "thinks", NC_ ("region", "Thinks"), N_ ("Thinks"),
    N_ ("What occupies them that they do not say aloud?") },
  { "does", NC_ ("region", "Does"), N_ ("Does"),
    N_ ("What do they do, and how do they go about it?") },
  { "feels", NC_ ("region", "Feels"), N_ ("Feels"),
    N_ ("What worries them, what excites them, how strongly?") },
};

static const RegionWords *
find_words (const char *region)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_equal (region, words[i].region))
        return &words[i];
    }
  return NULL;
}

/**
 * sonder_region_get_name:
 *
 * Returns: (transfer none): the region in a word or two, for menus
 */
const char *
sonder_region_get_name (const char *region)
{
  const RegionWords *found = find_words (region);

  return found ? g_dpgettext2 (GETTEXT_PACKAGE, "region", found->name)
               : C_ ("region", "Waiting");
}

/**
 * sonder_region_get_title:
 * @region: a region, or "" for the tray
 *
 * Returns: (transfer none): what stands above the region's notes
 */
const char *
sonder_region_get_title (const char *region)
{
  const RegionWords *found = find_words (region);

  return found ? _ (found->title) : _ ("Waiting for a place in this layout");
}

/**
 * sonder_region_get_prompt:
 *
 * Returns: (transfer none): what helps to begin while the region is empty
 */
const char *
sonder_region_get_prompt (const char *region)
{
  const RegionWords *found = find_words (region);

  return found ? _ (found->prompt) : "";
}

/**
 * sonder_region_describe:
 * @number: in filling order, 0 for the tray
 *
 * Returns: (transfer full): the region as a screen reader says it
 */
char *
sonder_region_describe (const char *region, guint number, guint n_notes)
{
  g_autofree char *count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u note", "%u notes", n_notes), n_notes);

  if (number == 0)
    /* Translators: title of a region of a map, and "3 notes" */
    return g_strdup_printf (_ ("%s, %s"), sonder_region_get_title (region), count);
  if (n_notes > 0)
    /* Translators: number and title of a region of a map, and "3 notes" */
    return g_strdup_printf (_ ("%u. %s, %s"), number, sonder_region_get_title (region), count);
  /* Translators: number and title of a region that is empty, and its prompt */
  return g_strdup_printf (_ ("%u. %s, empty. %s"), number, sonder_region_get_title (region),
                          sonder_region_get_prompt (region));
}

/**
 * sonder_map_get_layout:
 *
 * Returns: (transfer none): "canvas" or "classic"; a layout of a newer version
 *   of the program shows as the canvas
 */
const char *
sonder_map_get_layout (SonderItem *map)
{
  return g_str_equal (sonder_item_get_text (map, "layout"), "classic") ? "classic" : "canvas";
}

/**
 * sonder_persona_get_color:
 * @root: the project's own item
 *
 * Returns: (transfer none): the persona's palette slot, or else that of the
 *   segment that it stands for; "" for none
 */
const char *
sonder_persona_get_color (SonderItem *persona, SonderItem *root)
{
  const char *color = sonder_item_get_text (persona, "color");
  SonderItem *segment =
      sonder_item_find (root, "segments", sonder_item_get_text (persona, "segment"));

  return *color == '\0' && segment ? sonder_item_get_text (segment, "color") : color;
}

/* The persona or segment that the map is about. */
static SonderItem *
find_subject (SonderItem *map, SonderItem *root)
{
  SonderItem *subject = sonder_item_find (root, "personas", sonder_item_get_text (map, "persona"));

  return subject ? subject
                 : sonder_item_find (root, "segments", sonder_item_get_text (map, "segment"));
}

/**
 * sonder_map_dup_subject:
 * @root: the project's own item
 *
 * Returns: (transfer full): the name of the persona or segment, or the free
 *   words; "" where nobody has said yet who the map is about
 */
char *
sonder_map_dup_subject (SonderItem *map, SonderItem *root)
{
  SonderItem *subject = find_subject (map, root);

  return g_strdup (subject ? sonder_item_get_text (subject, "name")
                           : sonder_item_get_text (map, "subject"));
}

/**
 * sonder_map_get_color:
 *
 * Returns: (transfer none): the palette slot of the persona or segment; "" for none
 */
const char *
sonder_map_get_color (SonderItem *map, SonderItem *root)
{
  SonderItem *persona = sonder_item_find (root, "personas", sonder_item_get_text (map, "persona"));
  SonderItem *subject = find_subject (map, root);

  if (persona)
    return sonder_persona_get_color (persona, root);
  return subject ? sonder_item_get_text (subject, "color") : "";
}

/**
 * sonder_map_dup_title:
 *
 * Returns: (transfer full): the map's name, else who it is about, else that it
 *   has no name; never ""
 */
char *
sonder_map_dup_title (SonderItem *map, SonderItem *root)
{
  const char *name = sonder_item_get_text (map, "name");
  g_autofree char *subject = sonder_map_dup_subject (map, root);

  if (*name != '\0')
    return g_strdup (name);
  return *subject != '\0' ? g_steal_pointer (&subject) : g_strdup (_ ("Unnamed map"));
}

void
sonder_note_count_evidence (SonderItem *note, guint *n_for, guint *n_against)
{
  GListModel *evidence = sonder_item_get_items (note, "evidence");

  *n_for = *n_against = 0;
  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (evidence, i);

      if (g_str_equal (sonder_item_get_text (item, "stance"), "against"))
        (*n_against)++;
      else
        (*n_for)++;
    }
}

static char *
describe_support (SonderItem *note)
{
  guint n_for, n_against;
  g_autofree char *against = NULL;

  sonder_note_count_evidence (note, &n_for, &n_against);
  if (n_for + n_against == 0)
    return g_strdup (_ ("assumed"));
  if (n_against == 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "supported by %u piece of evidence",
                     "supported by %u pieces of evidence", n_for), n_for);
  against = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "disputed: %u piece of evidence against it",
                                          "disputed: %u pieces of evidence against it", n_against),
                             n_against);
  /* Translators: %u is the number of pieces of evidence for a note; before it
   * stands "disputed: 1 piece of evidence against it" */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u for it", "%s, %u for it", n_for),
                          against, n_for);
}

/* The name of the touchpoint that a note is about; "" for none. */
static const char *
get_touchpoint (SonderItem *note)
{
  const char *id = sonder_item_get_text (note, "touchpoint");
  SonderItem *map = sonder_item_get_parent (note);
  SonderItem *root = map ? sonder_item_get_parent (map) : NULL;
  SonderItem *touchpoint = *id != '\0' && root ? sonder_item_find (root, "touchpoints", id) : NULL;

  return touchpoint ? sonder_item_get_text (touchpoint, "name") : "";
}

static char *
dup_masked (SonderMasking *masking, const char *text)
{
  return masking ? sonder_masking_dup_text (masking, text, SONDER_NO_ROW) : g_strdup (text);
}

/**
 * sonder_note_dup_text:
 * @masking: (nullable): what hides who customers are
 *
 * Returns: (transfer full): the text of a note as it is to be seen
 */
char *
sonder_note_dup_text (SonderItem *note, SonderMasking *masking)
{
  return dup_masked (masking, sonder_item_get_text (note, "text"));
}

/**
 * sonder_note_dup_foot:
 * @masking: (nullable): what hides who customers are
 *
 * Returns: (transfer full): touchpoint and author, as they stand below a note;
 *   "" where it has neither
 */
char *
sonder_note_dup_foot (SonderItem *note, SonderMasking *masking)
{
  const char *touchpoint = get_touchpoint (note);
  g_autofree char *author = dup_masked (masking, sonder_item_get_text (note, "author"));

  if (*touchpoint == '\0' || *author == '\0')
    return g_strdup (*touchpoint != '\0' ? touchpoint : author);
  /* Translators: below a note: its touchpoint and its author */
  return g_strdup_printf (_ ("%s · %s"), touchpoint, author);
}

/**
 * sonder_note_describe:
 * @region: where it stands, or ""
 * @masking: (nullable): what hides who customers are
 *
 * Returns: (transfer full): the note as a screen reader says it: text, region,
 *   what it rests on, touchpoint, author
 */
char *
sonder_note_describe (SonderItem *note, const char *region, SonderMasking *masking)
{
  g_autofree char *author = dup_masked (masking, sonder_item_get_text (note, "author"));
  g_autofree char *text = sonder_note_dup_text (note, masking);
  const char *touchpoint = get_touchpoint (note);
  g_autofree char *support = describe_support (note);
  /* Translators: text of a note, its region, and whether it is assumed */
  g_autofree char *what = g_strdup_printf (_ ("“%s”, %s, %s"), text,
                                           sonder_region_get_name (region), support);
  g_autofree char *place = NULL;

  if (*touchpoint != '\0')
    /* Translators: what is known of a note, and its touchpoint */
    place = g_strdup_printf (_ ("%s, touchpoint %s"), what, touchpoint);
  else
    place = g_steal_pointer (&what);
  if (*author == '\0')
    return g_steal_pointer (&place);
  /* Translators: what is known of a note, and its author */
  return g_strdup_printf (_ ("%s, by %s"), place, author);
}
