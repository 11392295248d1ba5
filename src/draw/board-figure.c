/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "board-figure.h"

#include <math.h>

#define STEPS 10

static void
add_point (GArray *points, double x, double y)
{
  g_array_append_val (points, x);
  g_array_append_val (points, y);
}

/* A quarter of a circle around x, y that begins at @start, clockwise. */
static void
add_quarter (GArray *points, double x, double y, double radius, double start)
{
  for (guint i = 0; i <= STEPS; i++)
    {
      double angle = start + G_PI_2 * i / STEPS;

      add_point (points, x + radius * cos (angle), y + radius * sin (angle));
    }
}

/* A smooth bump out of a vertical side: an ear, or a nose that hangs lower. */
static void
add_bump (GArray *points, double x, double from, double to, double depth, double lean)
{
  for (guint i = 0; i <= 2 * STEPS; i++)
    {
      double t = i / (2.0 * STEPS);
      double bent = pow (t, lean);

      add_point (points, x + depth * sin (G_PI * bent), from + (to - from) * t);
    }
}

/**
 * sonder_figure_add_head:
 *
 * A head in profile around the regions that are inside it; it looks towards
 * what it sees.
 */
void
sonder_figure_add_head (SonderScene *scene,
                        const SonderBoardArea *area,
                        double em,
                        gboolean bold_lines)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double));
  SonderTheme *theme = sonder_scene_get_theme (scene);
  SonderColor paper = sonder_theme_get_ink (theme, SONDER_INK_PAPER);
  SonderColor axis = sonder_theme_get_ink (theme, SONDER_INK_AXIS);
  double skull = MIN (sonder_board_head_rounding (area, em), area->height / 3);
  double chin = skull * 0.6;
  double right = area->x + area->width, bottom = area->y + area->height;
  double middle = area->y + area->height * 0.5;
  double size = em * 2.2;
  SonderBox *head;

  add_quarter (points, right - skull, area->y + skull, skull, -G_PI_2);
  add_bump (points, right, middle - size, middle + size * 0.7, em * 0.68, 1.9);
  add_quarter (points, right - chin, bottom - chin, chin, 0);
  add_quarter (points, area->x + chin, bottom - chin, chin, G_PI_2);
  add_bump (points, area->x, middle + size * 0.8, middle - size * 0.8, -em * 0.5, 1);
  add_quarter (points, area->x + skull, area->y + skull, skull, G_PI);

  head = sonder_scene_add_area (scene, SONDER_PART_PANEL, (double *)points->data, points->len / 2,
                                sonder_color_mix (paper, axis, 0.14));
  head->stroke = bold_lines ? sonder_theme_get_ink (theme, SONDER_INK_TEXT) : axis;
  head->stroke_width = bold_lines ? 2.5 : 1.5;
}

/* The first letters of the first two words. */
static char *
make_initials (const char *name)
{
  g_autofree char *clean = sonder_text_clean (name);
  g_auto (GStrv) words = g_strsplit (clean, " ", 3);
  GString *initials = g_string_new (NULL);

  for (guint i = 0; words[i] && i < 2; i++)
    {
      if (*words[i] != '\0')
        g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (words[i])));
    }
  return g_string_free (initials, FALSE);
}

/**
 * sonder_figure_add_face:
 * @subject: (nullable): who it is
 * @color: (nullable): palette slot
 *
 * A face between the two rows of the classic four, and who it is beside it.
 */
void
sonder_figure_add_face (SonderScene *scene,
                        const SonderBoardArea *area,
                        double em,
                        const char *subject,
                        const char *color,
                        SonderBoardTexts *texts)
{
  SonderTheme *theme = sonder_scene_get_theme (scene);
  SonderColor fill = sonder_theme_find_slot (theme, color && *color ? color : "gray").color;
  g_autofree char *initials = make_initials (subject ? subject : "");
  double radius = area->height * 0.44;
  double middle = area->y + area->height / 2;
  PangoLayout *name = sonder_board_texts_get (texts, SONDER_FONT_STRONG, subject ? subject : "",
                                              area->width / 2, 1);
  PangoLayout *letters = sonder_board_texts_get (texts, SONDER_FONT_STRONG, initials, radius * 2, 1);
  double width = *initials ? 2 * radius + em * 0.6 + sonder_text_get_width (name) : 2 * radius;
  double x = area->x + (area->width - width) / 2;

  sonder_scene_add_marker (scene, SONDER_PART_GRID, SONDER_MARKER_CIRCLE, x + radius, middle,
                           radius, fill);
  sonder_scene_add_text (scene, SONDER_PART_GROUP, x + radius - sonder_text_get_width (letters) / 2,
                         middle - sonder_text_get_height (letters) / 2, letters,
                         sonder_theme_get_ink_on (theme, fill));
  sonder_scene_add_text (scene, SONDER_PART_GROUP, x + 2 * radius + em * 0.6,
                         middle - sonder_text_get_height (name) / 2, name,
                         sonder_theme_get_ink (theme, SONDER_INK_TEXT));
}
