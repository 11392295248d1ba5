/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "note-edits.h"

#include <glib/gi18n.h>
#include <string.h>

#include "board-words.h"
#include "board.h"

/* A paste is not to make a board that nobody can read. */
#define MAX_PASTED 200
#define MAX_TEXT 1000

/* What sonder_note_edits_copy() makes: the project's id, and the notes. */
#define COPY_TYPE "(sav)"

static const char *
get_region_field (SonderItem *map)
{
  return g_str_equal (sonder_map_get_layout (map), "classic") ? "classic-region"
                                                              : "canvas-region";
}

/**
 * sonder_note_edits_get_region:
 *
 * Returns: (transfer none): the region in which the map's layout shows the note;
 *   "" for the tray
 */
const char *
sonder_note_edits_get_region (SonderItem *map,
                              SonderItem *note)
{
  const char *layout = sonder_map_get_layout (map);
  const char *region = sonder_note_get_region (SONDER_NOTE (note), layout);

  return g_strv_contains (sonder_layout_get_regions (layout), region) ? region : "";
}

/* How many more notes the board can show, one paste at a time. */
static guint
get_room (SonderItem *map)
{
  guint n_notes = g_list_model_get_n_items (sonder_item_get_items (map, "notes"));

  return n_notes < SONDER_BOARD_MAX_NOTES ? MIN (SONDER_BOARD_MAX_NOTES - n_notes, MAX_PASTED) : 0;
}

/* What cannot be seen becomes a blank, and what is too long is cut. */
static char *
clean_line (const char *line,
            gsize       length)
{
  g_autofree char *valid = g_utf8_make_valid (line, (gssize) MIN (length, MAX_TEXT * 6));
  GString *clean = g_string_new (NULL);
  guint n_characters = 0;

  for (const char *p = valid; *p != '\0' && n_characters < MAX_TEXT; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      g_string_append_unichar (clean, g_unichar_iscntrl (character) ? ' ' : character);
      n_characters++;
    }

  return g_strstrip (g_string_free (clean, FALSE));
}

static void
insert_note (SonderProject *project,
             SonderItem    *map,
             const char    *region,
             SonderItem    *note)
{
  sonder_item_set_text (note, get_region_field (map), region);
  sonder_project_insert_item (project, map, "notes", G_MAXUINT, note);
}

/**
 * sonder_note_edits_add:
 * @lines: each line that is not blank is a note
 * @author: who wrote them, or ""
 * @n_left_out: (out) (nullable): lines for which there was no room
 *
 * Returns: (transfer full) (nullable): the id of the last note; %NULL if there
 *   was none
 */
char *
sonder_note_edits_add (SonderProject *project,
                       SonderItem    *map,
                       const char    *region,
                       const char    *lines,
                       const char    *author,
                       guint         *n_left_out)
{
  guint room = get_room (map), n_lines = 0;
  g_autofree char *last = NULL;

  sonder_project_begin_edit (project, _("Add Note"));
  for (const char *line = lines, *end; *line != '\0'; line = *end != '\0' ? end + 1 : end)
    {
      g_autofree char *text = NULL;
      g_autoptr (SonderItem) note = NULL;

      end = line + strcspn (line, "\n");
      text = clean_line (line, (gsize) (end - line));
      if (*text == '\0' || n_lines++ >= room)
        continue;
      note = sonder_item_new (SONDER_KIND_NOTE, NULL);
      sonder_item_set_text (note, "text", text);
      sonder_item_set_text (note, "author", author);
      insert_note (project, map, region, note);
      g_free (last);
      last = g_strdup (sonder_item_get_id (note));
    }
  sonder_project_end_edit (project);
  if (n_left_out != NULL)
    *n_left_out = n_lines - MIN (n_lines, room);

  return g_steal_pointer (&last);
}

/**
 * sonder_note_edits_set_text:
 * @text: what is blank or the same changes nothing
 */
void
sonder_note_edits_set_text (SonderProject *project,
                            SonderItem    *note,
                            const char    *text)
{
  g_autofree char *clean = clean_line (text, strlen (text));

  if (*clean == '\0' || g_str_equal (clean, sonder_item_get_text (note, "text")))
    return;

  sonder_project_begin_edit (project, _("Edit Note"));
  sonder_project_set_text (project, note, "text", clean);
  sonder_project_end_edit (project);
}

/* The note before which others go that are put at a slot of a region; NULL for
 * the end. */
static SonderItem *
find_anchor (SonderItem *map,
             GPtrArray  *moved,
             const char *region,
             guint       slot)
{
  GListModel *notes = sonder_item_get_items (map, "notes");
  guint seen = 0;

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (SonderItem) note = g_list_model_get_item (notes, i);

      if (g_str_equal (sonder_note_edits_get_region (map, note), region) && seen++ >= slot &&
          !g_ptr_array_find (moved, note, NULL))
        return note;
    }

  return NULL;
}

/* Where in the list, counted without the note itself, it is before another. */
static guint
find_position (SonderItem *map,
               SonderItem *note,
               SonderItem *anchor)
{
  guint own = sonder_item_find_position (map, "notes", sonder_item_get_id (note));
  guint position = G_MAXUINT;

  if (anchor == NULL)
    return G_MAXUINT;

  position = sonder_item_find_position (map, "notes", sonder_item_get_id (anchor));
  return own < position ? position - 1 : position;
}

static void
put (SonderProject *project,
     SonderItem    *map,
     GPtrArray     *notes,
     const char    *region,
     guint          slot)
{
  SonderItem *anchor = find_anchor (map, notes, region, slot);

  for (guint i = 0; i < notes->len; i++)
    {
      SonderItem *note = notes->pdata[i];

      if (!g_str_equal (sonder_note_edits_get_region (map, note), region))
        sonder_project_set_text (project, note, get_region_field (map), region);
      sonder_project_move_item (project, note, map, "notes", find_position (map, note, anchor));
    }
}

/**
 * sonder_note_edits_move:
 * @slot: before which of the region's notes, as they stand now, they go;
 *   %G_MAXUINT for the end
 *
 * Moves notes within their region or to another one.
 */
void
sonder_note_edits_move (SonderProject *project,
                        SonderItem    *map,
                        GPtrArray     *notes,
                        const char    *region,
                        guint          slot)
{
  sonder_project_begin_edit (project, ngettext ("Move Note", "Move Notes", notes->len));
  put (project, map, notes, region, slot);
  sonder_project_end_edit (project);
}

/* How many notes of its region stand before it, and how many there are. */
static guint
find_slot (SonderItem *map,
           SonderItem *note,
           guint      *n_notes)
{
  GListModel *notes = sonder_item_get_items (map, "notes");
  const char *region = sonder_note_edits_get_region (map, note);
  guint slot = 0;

  *n_notes = 0;
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (SonderItem) other = g_list_model_get_item (notes, i);

      if (other == note)
        slot = *n_notes;
      if (g_str_equal (sonder_note_edits_get_region (map, other), region))
        (*n_notes)++;
    }

  return slot;
}

static gboolean
can_shift (SonderItem *map,
           GPtrArray  *notes,
           int         steps)
{
  for (guint i = 0; i < notes->len; i++)
    {
      guint n_notes;
      int slot = (int) find_slot (map, notes->pdata[i], &n_notes) + steps;

      if (slot < 0 || slot >= (int) n_notes)
        return FALSE;
    }

  return notes->len > 0;
}

static void
shift_one (SonderProject *project,
           SonderItem    *map,
           SonderItem    *note,
           int            steps)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  guint n_notes;
  int slot = (int) find_slot (map, note, &n_notes);

  g_ptr_array_add (one, note);
  put (project, map, one, sonder_note_edits_get_region (map, note),
       (guint) (steps < 0 ? slot + steps : slot + steps + 1));
}

/**
 * sonder_note_edits_shift:
 * @steps: negative is towards the first note
 *
 * Moves notes within their regions.
 *
 * Returns: %FALSE, with nothing done, where one of them cannot go further
 */
gboolean
sonder_note_edits_shift (SonderProject *project,
                         SonderItem    *map,
                         GPtrArray     *notes,
                         int            steps)
{
  if (!can_shift (map, notes, steps))
    return FALSE;

  sonder_project_begin_edit (project, ngettext ("Move Note", "Move Notes", notes->len));
  for (guint i = 0; i < notes->len; i++)
    shift_one (project, map, notes->pdata[steps < 0 ? i : notes->len - 1 - i], steps);
  sonder_project_end_edit (project);

  return TRUE;
}

/* The region so many steps from the note's; from the tray that is the first or
 * the last. */
static const char *
find_region (SonderItem *map,
             SonderItem *note,
             int         steps)
{
  const char *const *regions = sonder_layout_get_regions (sonder_map_get_layout (map));
  int n_regions = (int) g_strv_length ((char **) regions);
  const char *own = sonder_note_edits_get_region (map, note);
  int region = steps > 0 ? -1 : n_regions;

  for (int i = 0; i < n_regions; i++)
    if (g_str_equal (regions[i], own))
      region = i;

  region += steps;
  return region >= 0 && region < n_regions ? regions[region] : NULL;
}

/**
 * sonder_note_edits_shift_region:
 * @steps: negative is towards the first region
 *
 * Moves notes to other regions, to their ends.
 *
 * Returns: %FALSE, with nothing done, where one of them cannot go further
 */
gboolean
sonder_note_edits_shift_region (SonderProject *project,
                                SonderItem    *map,
                                GPtrArray     *notes,
                                int            steps)
{
  for (guint i = 0; i < notes->len; i++)
    if (find_region (map, notes->pdata[i], steps) == NULL)
      return FALSE;

  sonder_project_begin_edit (project, ngettext ("Move Note", "Move Notes", notes->len));
  for (guint i = 0; i < notes->len; i++)
    {
      g_autoptr (GPtrArray) one = g_ptr_array_new ();

      g_ptr_array_add (one, notes->pdata[i]);
      put (project, map, one, find_region (map, notes->pdata[i], steps), G_MAXUINT);
    }
  sonder_project_end_edit (project);

  return notes->len > 0;
}

static void
set_field (SonderProject *project,
           GPtrArray     *notes,
           const char    *name,
           const char    *field,
           const char    *text)
{
  sonder_project_begin_edit (project, name);
  for (guint i = 0; i < notes->len; i++)
    if (!g_str_equal (sonder_item_get_text (notes->pdata[i], field), text))
      sonder_project_set_text (project, notes->pdata[i], field, text);
  sonder_project_end_edit (project);
}

void
sonder_note_edits_set_color (SonderProject *project,
                             GPtrArray     *notes,
                             const char    *color)
{
  set_field (project, notes, _("Change Color"), "color", color);
}

/**
 * sonder_note_edits_set_touchpoint:
 * @touchpoint_id: "" for none
 */
void
sonder_note_edits_set_touchpoint (SonderProject *project,
                                  GPtrArray     *notes,
                                  const char    *touchpoint_id)
{
  set_field (project, notes, _("Change Touchpoint"), "touchpoint", touchpoint_id);
}

/**
 * sonder_note_edits_name_touchpoint:
 * @name: of a touchpoint, which is added where there is none of that name
 */
void
sonder_note_edits_name_touchpoint (SonderProject *project,
                                   GPtrArray     *notes,
                                   const char    *name)
{
  SonderItem *known = sonder_project_find_by_name (project, SONDER_KIND_TOUCHPOINT, name);
  g_autofree char *id = known != NULL
                          ? g_strdup (sonder_item_get_id (known))
                          : sonder_project_make_id (project, SONDER_KIND_TOUCHPOINT, name);

  sonder_project_begin_edit (project, _("Change Touchpoint"));
  if (known == NULL)
    {
      g_autoptr (SonderItem) added = sonder_item_new (SONDER_KIND_TOUCHPOINT, id);

      sonder_item_set_text (added, "name", name);
      sonder_project_add_item (project, added);
    }
  sonder_note_edits_set_touchpoint (project, notes, id);
  sonder_project_end_edit (project);
}

void
sonder_note_edits_delete (SonderProject *project,
                          GPtrArray     *notes)
{
  sonder_project_begin_edit (project, ngettext ("Delete Note", "Delete Notes", notes->len));
  for (guint i = 0; i < notes->len; i++)
    sonder_project_remove_item (project, notes->pdata[i]);
  sonder_project_end_edit (project);
}

/**
 * sonder_note_edits_copy:
 *
 * Returns: (transfer floating): what sonder_note_edits_paste() takes
 */
GVariant *
sonder_note_edits_copy (SonderProject *project,
                        GPtrArray     *notes)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("av"));
  for (guint i = 0; i < notes->len; i++)
    g_variant_builder_add (&builder, "v", sonder_item_serialize (notes->pdata[i]));

  return g_variant_new (COPY_TYPE, sonder_item_get_id (sonder_project_get_root (project)),
                        &builder);
}

/* What stands for something in another project means nothing here. */
static void
forget_references (SonderItem *note)
{
  GListModel *evidence = sonder_item_get_items (note, "evidence");

  sonder_item_set_text (note, "touchpoint", "");
  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (evidence, i);

      sonder_item_set_text (item, "answer", "");
      sonder_item_set_text (item, "source", "");
    }
}

static SonderItem *
read_copied (GVariant *value,
             gboolean  foreign)
{
  g_autoptr (SonderItem) item = sonder_item_deserialize (value);
  SonderItem *note;

  if (item == NULL || sonder_item_get_kind (item) != SONDER_KIND_NOTE)
    return NULL;

  note = sonder_item_copy_fresh (item);
  if (foreign)
    forget_references (note);

  return note;
}

/**
 * sonder_note_edits_paste:
 * @copied: what sonder_note_edits_copy() returned, of this or another project;
 *   anything else adds nothing
 * @n_left_out: (out): notes for which there was no room
 *
 * Adds notes with all that belongs to them.
 *
 * Returns: (transfer full) (nullable): the id of the last note; %NULL if there
 *   was none
 */
char *
sonder_note_edits_paste (SonderProject *project,
                         SonderItem    *map,
                         const char    *region,
                         GVariant      *copied,
                         guint         *n_left_out)
{
  const char *own_id = sonder_item_get_id (sonder_project_get_root (project));
  guint room = get_room (map);
  g_autofree char *last = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  const char *project_id;
  GVariant *value;

  *n_left_out = 0;
  if (!g_variant_is_of_type (copied, G_VARIANT_TYPE (COPY_TYPE)))
    return NULL;

  g_variant_get (copied, "(&sav)", &project_id, &iter);
  *n_left_out = (guint) g_variant_iter_n_children (iter);
  *n_left_out -= MIN (*n_left_out, room);
  sonder_project_begin_edit (project, _("Paste Notes"));
  for (; room > 0 && g_variant_iter_next (iter, "v", &value); room--)
    {
      g_autoptr (GVariant) owned = value;
      g_autoptr (SonderItem) note = read_copied (owned, !g_str_equal (project_id, own_id));

      if (note == NULL)
        continue;
      insert_note (project, map, region, note);
      g_free (last);
      last = g_strdup (sonder_item_get_id (note));
    }
  sonder_project_end_edit (project);

  return g_steal_pointer (&last);
}
