/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "board-heading.h"

/* Of the width, for what stands on the left. */
#define SHARE 0.55

typedef struct
{
  SonderTheme *theme;
  SonderScene *scene; /* NULL to measure only */
  SonderBoardTexts *texts;
} Pen;

/* Returns the height of the text, at the beginning or the end of a line. */
static double
add_text (const Pen *pen, SonderFontRole role, const char *text, SonderInk ink,
          const double *span, double y, gboolean at_end)
{
  double room = span[1] - span[0];
  PangoLayout *layout;
  double width, height;

  if (*text == '\0')
    return 0;

  layout = sonder_board_texts_get (pen->texts, role, text, room, 2);
  sonder_text_get_size (layout, &width, &height);
  if (pen->scene)
    sonder_scene_add_text (pen->scene, role == SONDER_FONT_TITLE ? SONDER_PART_TITLE
                                                                 : SONDER_PART_NOTE,
                           at_end ? span[1] - width : span[0], y, layout,
                           sonder_theme_get_ink (pen->theme, ink));
  else
    g_object_unref (layout);
  return height;
}

/**
 * sonder_board_heading_add:
 * @scene: (nullable): %NULL to measure only
 * @em: size of the notes' text in pixels
 * @width: of the board
 *
 * Returns: the height that the heading takes
 */
double
sonder_board_heading_add (const SonderBoardHeading *self,
                          SonderTheme *theme,
                          SonderScene *scene,
                          SonderBoardTexts *texts,
                          double em,
                          double width)
{
  const Pen pen = { theme, scene, texts };
  const double left[] = { em, em + (width - 2 * em) * SHARE };
  const double right[] = { left[1] + em, width - em };
  double y = em, height;

  height = add_text (&pen, SONDER_FONT_TITLE, self->title, SONDER_INK_TEXT, left, y, FALSE);
  height = MAX (height, add_text (&pen, SONDER_FONT_BODY, self->signature, SONDER_INK_TEXT, right,
                                  y + em * 0.3, TRUE));
  y += height + em * 0.25;
  height = add_text (&pen, SONDER_FONT_FINDING, self->goal, SONDER_INK_TEXT, left, y, FALSE);
  height = MAX (height, add_text (&pen, SONDER_FONT_SMALL, self->key, SONDER_INK_DIM, right,
                                  y + em * 0.15, TRUE));
  return y + height + em * 0.25;
}
