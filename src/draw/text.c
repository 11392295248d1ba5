/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text.h"

#include <math.h>

/* More than fits on any drawing; shaping a megabyte would take seconds. */
#define LONGEST_TEXT 1000

#define LINE_SPACING 1.1

/* Spaces that do not break stay. */
static gboolean
is_space_like (gunichar c)
{
  GUnicodeBreakType type = g_unichar_break_type (c);

  if (type == G_UNICODE_BREAK_NON_BREAKING_GLUE)
    return FALSE;
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029;
}

/* Embeddings, overrides and isolates: a name that opens one must not turn the
 * words around it. Plain marks (LRM, RLM) may stay. */
static gboolean
is_direction_control (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Code points that XML forbids and that no font draws. */
static gboolean
is_nonsense (gunichar c)
{
  return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/* The side of the drawing on which lines begin, whatever the script of the
 * text: Pango takes "left" as "where the paragraph begins". */
static PangoAlignment
align_to_side (const SonderTheme *theme, PangoLayout *layout)
{
  gboolean right = sonder_theme_get_direction (theme) == SONDER_DIRECTION_RTL;
  gboolean rtl_text = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;

  return right != rtl_text ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

/* Draws the frame in around the words, so that the box is what is seen. */
static void
shrink_wrap (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  pango_layout_set_width (layout, logical.width);
}

/**
 * sonder_text_clean:
 * @text: (nullable): anything
 *
 * Makes a text from outside fit for one line of a drawing: valid UTF-8, runs of
 * spaces, tabs, line breaks and control characters become one space, controls of
 * text direction are left out, and what exceeds a thousand characters is cut.
 *
 * Returns: (transfer full)
 */
char *
sonder_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  GString *clean = g_string_new (NULL);
  glong length = 0;

  for (const char *p = valid; *p && length < LONGEST_TEXT; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Most of what there is needs no second look. */
      if (g_ascii_isgraph (*p))
        {
          g_string_append_c (clean, *p);
          length++;
          continue;
        }
      if (is_direction_control (c) || is_nonsense (c))
        continue;
      if (is_space_like (c))
        {
          if (clean->len == 0 || clean->str[clean->len - 1] == ' ')
            continue;
          c = ' ';
        }
      g_string_append_unichar (clean, c);
      length++;
    }
  if (clean->len > 0 && clean->str[clean->len - 1] == ' ')
    g_string_truncate (clean, clean->len - 1);
  return g_string_free (clean, FALSE);
}

/**
 * sonder_text_new:
 * @em: size of body text in pixels
 *
 * Returns: (transfer full): @text shaped on one line.
 */
PangoLayout *
sonder_text_new (const SonderTheme *theme, SonderFontRole role, double em, const char *text)
{
  PangoLayout *layout = pango_layout_new (sonder_theme_get_context (theme));
  PangoFontDescription *font = sonder_theme_make_font (theme, role, em);
  g_autofree char *clean = sonder_text_clean (text);
  PangoAttrList *attributes = pango_attr_list_new ();

  /* Digits of one width: columns of figures stand under each other. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, clean, -1);
  return layout;
}

/* A percent sign does not begin a line. */
static char *
bind_percents (const char *text)
{
  GString *bound = g_string_new (text ? text : "");

  g_string_replace (bound, " %", "\u00a0%", 0);
  return g_string_free (bound, FALSE);
}

/**
 * sonder_text_new_paragraph:
 * @width: in pixels
 * @max_lines: where the text is longer, it is ellipsised
 *
 * Returns: (transfer full): @text wrapped, its lines beginning on the theme's side.
 */
PangoLayout *
sonder_text_new_paragraph (const SonderTheme *theme,
                           SonderFontRole role,
                           double em,
                           const char *text,
                           double width,
                           int max_lines)
{
  g_autofree char *bound = bind_percents (text);
  PangoLayout *layout = sonder_text_new (theme, role, em, bound);

  pango_layout_set_alignment (layout, align_to_side (theme, layout));
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -max_lines);
  pango_layout_set_width (layout, (int)floor (width * PANGO_SCALE));
  shrink_wrap (layout);
  return layout;
}

/**
 * sonder_text_fit:
 * @width: in pixels
 *
 * Ellipsises a line that is wider than @width.
 *
 * Returns: whether it had to be shortened.
 */
gboolean
sonder_text_fit (PangoLayout *layout, double width)
{
  return sonder_text_shorten (layout, width, PANGO_ELLIPSIZE_END);
}

/**
 * sonder_text_shorten:
 * @width: in pixels
 * @mode: where to leave out what is too much
 *
 * Ellipsises a line that is wider than @width.
 *
 * Returns: whether it had to be shortened.
 */
gboolean
sonder_text_shorten (PangoLayout *layout, double width, PangoEllipsizeMode mode)
{
  if (sonder_text_get_width (layout) <= width)
    return FALSE;

  pango_layout_set_ellipsize (layout, mode);
  pango_layout_set_width (layout, (int)floor (MAX (width, 0) * PANGO_SCALE));
  shrink_wrap (layout);
  return TRUE;
}

/**
 * sonder_text_get_size:
 * @width: (out) (optional): in pixels
 * @height: (out) (optional): in pixels
 */
void
sonder_text_get_size (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  if (width)
    *width = (double)logical.width / PANGO_SCALE;
  if (height)
    *height = (double)logical.height / PANGO_SCALE;
}

double
sonder_text_get_width (PangoLayout *layout)
{
  double width;

  sonder_text_get_size (layout, &width, NULL);
  return width;
}

double
sonder_text_get_height (PangoLayout *layout)
{
  double height;

  sonder_text_get_size (layout, NULL, &height);
  return height;
}
