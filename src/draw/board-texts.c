/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "board-texts.h"

struct _SonderBoardTexts
{
  SonderTheme *theme;
  double em;
  GHashTable *kept; /* what the last layout used */
  GHashTable *used; /* what this one uses */
};

/* As in paragraphs elsewhere, see text.c. */
#define LINE_SPACING 1.1

static gboolean
begins_on_the_right (PangoLayout *layout)
{
  return pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
}

static GHashTable *
make_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

SonderBoardTexts *
sonder_board_texts_new (void)
{
  SonderBoardTexts *self = g_new0 (SonderBoardTexts, 1);

  self->kept = make_table ();
  self->used = make_table ();
  return self;
}

void
sonder_board_texts_free (SonderBoardTexts *self)
{
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->used);
  g_clear_pointer (&self->theme, sonder_theme_unref);
  g_free (self);
}

/**
 * sonder_board_texts_begin:
 *
 * Begins a layout; texts of another theme or size are forgotten.
 */
void
sonder_board_texts_begin (SonderBoardTexts *self, SonderTheme *theme, double em)
{
  if (self->theme != theme || self->em != em)
    {
      g_hash_table_remove_all (self->kept);
      g_clear_pointer (&self->theme, sonder_theme_unref);
      self->theme = sonder_theme_ref (theme);
      self->em = em;
    }
}

/**
 * sonder_board_texts_end:
 *
 * Ends a layout; what it did not use is forgotten.
 */
void
sonder_board_texts_end (SonderBoardTexts *self)
{
  GHashTable *used = self->used;

  self->used = self->kept;
  self->kept = used;
  g_hash_table_remove_all (self->used);
}

/* Like sonder_text_new_paragraph(), at half the price: words that begin on the
 * left are not drawn in, and only what is too long is shortened. */
static PangoLayout *
shape (SonderBoardTexts *self, SonderFontRole role, const char *text, double width, int max_lines)
{
  PangoLayout *layout;

  if (sonder_theme_get_direction (self->theme) == SONDER_DIRECTION_RTL)
    return sonder_text_new_paragraph (self->theme, role, self->em, text, width, max_lines);

  layout = sonder_text_new (self->theme, role, self->em, text);
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  if (pango_layout_get_line_count (layout) > max_lines || begins_on_the_right (layout))
    {
      g_object_unref (layout);
      return sonder_text_new_paragraph (self->theme, role, self->em, text, width, max_lines);
    }
  return layout;
}

/**
 * sonder_board_texts_get:
 * @width: in pixels
 *
 * Returns: (transfer full): @text wrapped, see sonder_text_new_paragraph(); not
 *   to be changed, others may hold it too
 */
PangoLayout *
sonder_board_texts_get (SonderBoardTexts *self,
                        SonderFontRole role,
                        const char *text,
                        double width,
                        int max_lines)
{
  g_autofree char *key = g_strdup_printf ("%d %d %d %s", role, max_lines, (int)width, text);
  PangoLayout *layout = g_hash_table_lookup (self->used, key);

  if (layout)
    return g_object_ref (layout);

  layout = g_hash_table_lookup (self->kept, key);
  if (layout)
    g_object_ref (layout);
  else
    layout = shape (self, role, text, (int)width, max_lines);
  g_hash_table_insert (self->used, g_steal_pointer (&key), g_object_ref (layout));
  return layout;
}
