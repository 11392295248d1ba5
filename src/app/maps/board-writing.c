/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-view-private.h"

#include <glib/gi18n.h>

#include "board-words.h"
#include "note-edits.h"
#include "privacy.h"

void
sonder_board_view_end_editing (SonderBoardView *self)
{
  g_clear_pointer (&self->edited, g_free);
  g_clear_pointer (&self->draft_region, g_free);
  sonder_board_editor_end (self->editor);
  sonder_board_view_invalidate (self);
}

/* Brings what is edited into view once it has its place. */
static gboolean
reveal_idle_cb (gpointer user_data)
{
  SonderBoardView *self = user_data;
  int found = -1;

  self->reveal_idle = 0;
  if (self->board != NULL && (self->edited != NULL || self->draft_region != NULL))
    found = sonder_board_find_note (self->board, self->edited);
  if (found >= 0 && self->scroll != NULL)
    {
      const SonderBoardArea *area = &sonder_board_get_note (self->board, (guint)found)->area;

      gtk_adjustment_clamp_page (self->scroll, area->y - 12, area->y + area->height + 12);
    }

  return G_SOURCE_REMOVE;
}

static void
begin_editing (SonderBoardView *self, const char *text, const char *region)
{
  g_autofree char *label = NULL;

  /* Translators: %s is a region of an empathy map, such as "Pains" */
  label = g_strdup_printf (_ ("Note in “%s”"), sonder_region_get_name (region));
  sonder_board_view_clear_picks (self);
  sonder_board_view_invalidate (self);
  sonder_board_editor_begin (self->editor, text, label,
                             sonder_board_view_get_em (self));
  if (self->reveal_idle == 0)
    self->reveal_idle = g_timeout_add (80, reveal_idle_cb, self);
}

/* What was written becomes a note, or the note's text. Returns what became of
 * it: whether there was any. */
static gboolean
commit (SonderBoardView *self, const char *text)
{
  SonderItem *map = sonder_board_view_get_map (self);
  SonderItem *note = sonder_board_view_find_note (self, self->edited);
  g_autofree char *id = NULL;
  guint n_left_out;

  if (note != NULL)
    sonder_note_edits_set_text (self->project, note, text);
  if (self->edited != NULL || map == NULL || self->draft_region == NULL)
    return note != NULL;

  id = sonder_note_edits_add (self->project, map, self->draft_region, text, self->author,
                              &n_left_out);
  if (id != NULL)
    {
      sonder_board_view_update (self);
      sonder_board_view_set_current (self, id);
    }
  return id != NULL;
}

/* The editor was left, or a line was finished. */
static void
done_cb (SonderBoardView *self, gboolean activated)
{
  g_autofree char *text = sonder_board_editor_dup_text (self->editor);
  g_autofree char *region = g_strdup (self->draft_region);
  g_autofree char *edited = g_strdup (self->edited);
  gboolean any;

  if (edited == NULL && region == NULL)
    return;

  any = commit (self, text);
  sonder_board_view_end_editing (self);
  if (!activated)
    return;
  if (region == NULL)
    sonder_board_view_select (self, edited);
  else if (any)
    sonder_board_view_add_note (self, region);
  else
    sonder_board_view_focus_next_region (self, region);
}

/* What was written is kept, and the keyboard stays where it stands. */
void
sonder_board_view_pause_writing (SonderBoardView *self)
{
  g_autofree char *region = g_strdup (self->draft_region);
  g_autofree char *current = NULL;

  done_cb (self, FALSE);
  current = g_strdup (self->current);
  if (current != NULL)
    sonder_board_view_select (self, current);
  else if (region != NULL)
    sonder_board_view_focus_region (self, region);
}

static void
cancelled_cb (SonderBoardView *self)
{
  g_autofree char *region = g_strdup (self->draft_region);
  g_autofree char *edited = g_strdup (self->edited);

  sonder_board_view_end_editing (self);
  if (edited != NULL)
    sonder_board_view_select (self, edited);
  else if (region != NULL)
    sonder_board_view_focus_region (self, region);
}

void
sonder_board_view_edit_note (SonderBoardView *self, const char *id)
{
  SonderItem *note = sonder_board_view_find_note (self, id);

  if (note == NULL)
    return;
  if (sonder_privacy_hides_text (self->project, sonder_item_get_text (note, "text")))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sonder_privacy_get_reason ());
      return;
    }

  sonder_board_view_finish_writing (self);
  self->edited = g_strdup (id);
  begin_editing (self, sonder_item_get_text (note, "text"),
                 sonder_note_edits_get_region (sonder_board_view_get_map (self), note));
}

/**
 * sonder_board_view_add_note:
 * @region: a region of the map's layout
 *
 * Opens the editor for a new note at the end of the region.
 */
void
sonder_board_view_add_note (SonderBoardView *self, const char *region)
{
  g_autofree char *wanted = g_strdup (region);

  if (*wanted == '\0' || sonder_board_view_find_region (self, wanted) == NULL)
    return;

  sonder_board_view_finish_writing (self);
  self->draft_region = g_steal_pointer (&wanted);
  begin_editing (self, "", self->draft_region);
}

void
sonder_board_view_place_editor (SonderBoardView *self)
{
  int found = sonder_board_find_note (self->board, self->edited);
  const SonderBoardNote *note;
  int height, width;

  if (found < 0)
    {
      gtk_widget_size_allocate (GTK_WIDGET (self->editor), &(GtkAllocation){ 0, 0, 1, 1 }, -1);
      return;
    }

  note = sonder_board_get_note (self->board, (guint)found);
  width = (int)note->area.width;
  gtk_widget_measure (GTK_WIDGET (self->editor), GTK_ORIENTATION_HORIZONTAL, -1, &height, NULL,
                      NULL, NULL);
  width = MAX (width, height);
  gtk_widget_measure (GTK_WIDGET (self->editor), GTK_ORIENTATION_VERTICAL, width, NULL, &height,
                      NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->editor),
                            &(GtkAllocation){ (int)note->area.x, (int)note->area.y, width,
                                              MAX (height, (int)note->area.height) },
                            -1);
}

/* What was written so far becomes a note, or the note's text. */
void
sonder_board_view_finish_writing (SonderBoardView *self)
{
  done_cb (self, FALSE);
}

void
sonder_board_view_add_editor (SonderBoardView *self)
{
  self->editor = SONDER_BOARD_EDITOR (sonder_board_editor_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->editor), GTK_WIDGET (self));
  g_signal_connect_swapped (self->editor, "done", G_CALLBACK (done_cb), self);
  g_signal_connect_swapped (self->editor, "paused", G_CALLBACK (sonder_board_view_pause_writing),
                            self);
  g_signal_connect_swapped (self->editor, "cancelled", G_CALLBACK (cancelled_cb), self);
}
