/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-view-private.h"

#include <glib/gi18n.h>

#include "note-edits.h"
#include "privacy.h"

typedef struct
{
  SonderBoardView *view;
  char            *map_id;
  char            *region;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->view);
  g_free (paste->map_id);
  g_free (paste->region);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

/* The map for which the paste was meant, if it is still the one that is shown. */
static SonderItem *
get_target (Paste *paste)
{
  return g_strcmp0 (paste->map_id, paste->view->map_id) == 0
           ? sonder_board_view_get_map (paste->view)
           : NULL;
}

static void
show_pasted (SonderBoardView *self,
             const char      *last_id,
             guint            n_left_out)
{
  g_autofree char *message = NULL;

  sonder_board_view_update (self);
  if (last_id != NULL)
    sonder_board_view_select (self, last_id);
  if (n_left_out == 0)
    return;

  message = g_strdup_printf (ngettext ("There was no room for %u more line",
                                       "There was no room for %u more lines", n_left_out),
                             n_left_out);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  SonderItem *map = get_target (paste);
  g_autofree char *id = NULL;
  guint n_left_out;

  /* What is no text makes no notes. */
  if (text == NULL || map == NULL)
    return;

  id = sonder_note_edits_add (paste->view->project, map, paste->region, text, paste->view->author,
                              &n_left_out);
  show_pasted (paste->view, id, n_left_out);
}

static void
notes_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Paste) paste = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  SonderItem *map = get_target (paste);
  g_autofree char *id = NULL;
  guint n_left_out;

  if (value == NULL || map == NULL)
    return;

  id = sonder_note_edits_paste (paste->view->project, map, paste->region,
                                g_value_get_variant (value), &n_left_out);
  show_pasted (paste->view, id, n_left_out);
}

/**
 * sonder_board_view_copy:
 *
 * Other programs get the notes as lines, as they are shown; this one gets all of
 * them.
 */
void
sonder_board_view_copy (SonderBoardView *self,
                        GPtrArray       *notes)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) both = NULL;

  if (notes->len == 0)
    return;

  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *text = sonder_privacy_dup_field (self->project, notes->pdata[i], "text");

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", text);
    }
  providers[0] = gdk_content_provider_new_typed (G_TYPE_VARIANT,
                                                 sonder_note_edits_copy (self->project, notes));
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, lines->str);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), both);
}

static gboolean
has_type (GdkClipboard *clipboard,
          GType         type)
{
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_union_deserialize_gtypes (
    gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));

  return gdk_content_formats_contain_gtype (formats, type);
}

/**
 * sonder_board_view_paste:
 *
 * Adds to a region what was copied: notes, or a note for each line. A picture
 * makes none.
 */
void
sonder_board_view_paste (SonderBoardView *self,
                         const char      *region)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  gboolean has_notes = has_type (clipboard, G_TYPE_VARIANT);
  Paste *paste;

  if (!has_notes && !has_type (clipboard, G_TYPE_STRING))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  paste = g_new0 (Paste, 1);
  paste->view = g_object_ref (self);
  paste->map_id = g_strdup (self->map_id);
  paste->region = g_strdup (region);
  if (has_notes)
    gdk_clipboard_read_value_async (clipboard, G_TYPE_VARIANT, G_PRIORITY_DEFAULT, NULL,
                                    notes_read_cb, paste);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, paste);
}
