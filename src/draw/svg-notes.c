/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "svg-notes.h"

#include <string.h>

/* cairo numbers its surfaces over the life of the process; the number would make
 * each file different. */
static void
append_without_numbers (GString *out, const char *svg, const char *end)
{
  static const char prefix[] = "<g id=\"surface";

  while (svg < end)
    {
      const char *hit = g_strstr_len (svg, end - svg, prefix);

      if (hit == NULL)
        break;
      hit += strlen (prefix);
      g_string_append_len (out, svg, hit - svg);
      for (svg = hit; svg < end && g_ascii_isdigit (*svg);)
        svg++;
    }
  g_string_append_len (out, svg, end - svg);
}

static void
append_element (GString *out, const char *name, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (out, "<%s>%s</%s>", name, escaped, name);
}

static void
append_length (GString *out, const char *name, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.2f", value);
  g_string_append_printf (out, " %s=\"%s\"", name, digits);
}

/* A pane of glass over a mark: browsers show its title as a tooltip, screen
 * readers read it. */
static void
append_pane (GString *out, const SonderBox *box)
{
  g_string_append (out, "<rect");
  append_length (out, "x", box->x);
  append_length (out, "y", box->y);
  append_length (out, "width", box->width);
  append_length (out, "height", box->height);
  g_string_append (out, ">");
  append_element (out, "title", box->label);
  g_string_append (out, "</rect>\n");
}

static void
append_panes (GString *out, const SonderScene *scene)
{
  g_string_append (out, "<g fill-opacity=\"0\">\n");
  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      if (box->has_item && box->label)
        append_pane (out, box);
    }
  g_string_append (out, "</g>\n");
}

static void
append_notes (GString *out, const SonderScene *scene)
{
  g_string_append_c (out, '\n');
  append_element (out, "title", sonder_scene_get_title (scene));
  g_string_append_c (out, '\n');
  append_element (out, "desc", sonder_scene_get_description (scene));
}

/**
 * sonder_svg_annotate:
 * @svg: what cairo wrote
 * @length: of @svg
 *
 * cairo draws text as outlines, so its SVG says nothing to a screen reader or a
 * search. Adds the scene's title and description, and a title to each mark.
 *
 * Returns: (transfer full): the document.
 */
char *
sonder_svg_annotate (const SonderScene *scene, const char *svg, gsize length)
{
  const char *end = svg + length;
  const char *root = g_strstr_len (svg, length, "<svg");
  const char *inside = root ? memchr (root, '>', end - root) : NULL;
  const char *close = g_strrstr_len (svg, length, "</svg>");
  GString *out = g_string_sized_new (length + 4096);

  if (inside == NULL || close == NULL)
    return g_string_free (g_string_append_len (out, svg, length), FALSE);

  g_string_append_len (out, svg, inside - svg);
  g_string_append (out, " role=\"img\">");
  append_notes (out, scene);
  append_without_numbers (out, inside + 1, close);
  append_panes (out, scene);
  g_string_append_len (out, close, end - close);
  return g_string_free (out, FALSE);
}
