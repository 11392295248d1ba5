/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chart-frame.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "chart-titles.h"
#include "text.h"
#include "words.h"

/* Bytes of a name that is too long that are seen for certain. */
#define BEGINNING 12

/* Lines of an odd width lie between pixels, so that they are crisp. */
static double
crisp (double at, double width)
{
  return fmod (round (width), 2) == 1 ? floor (at) + 0.5 : round (at);
}

static double
get_rule_width (const SonderFrame *self)
{
  return MAX (1, round (self->em / 18));
}

/* Names that begin alike are told apart by their ends. */
static PangoEllipsizeMode
choose_ellipsis (const SonderFigures *figures)
{
  g_autoptr (GHashTable) beginnings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderGroup *group = g_ptr_array_index (figures->groups, i);

      if (!g_hash_table_add (beginnings, g_strndup (group->label, BEGINNING)))
        return PANGO_ELLIPSIZE_MIDDLE;
    }
  return PANGO_ELLIPSIZE_END;
}

static double
add_paragraph (SonderFrame *self,
               SonderPart part,
               SonderFontRole role,
               const char *text,
               double y,
               int max_lines,
               SonderInk ink)
{
  PangoLayout *layout =
      sonder_text_new_paragraph (self->theme, role, self->em, text, self->width, max_lines);
  SonderBox *box = sonder_scene_add_text (self->scene, part, self->x, y, layout,
                                          sonder_frame_get_ink (self, ink));

  if (pango_layout_is_ellipsized (layout))
    box->label = sonder_text_clean (text);
  return box->height;
}

/* Low drawings keep their room for the chart. */
static int
allow_lines (const SonderFrame *self, int lines)
{
  double n_lines = sonder_scene_get_height (self->scene) / self->em;
  int most = n_lines < 26 ? 1 : n_lines < 34 ? 2 : n_lines < 44 ? 3 : 4;

  return MIN (lines, most);
}

static void
add_head (SonderFrame *self)
{
  g_autofree char *title = sonder_chart_make_title (self->spec);
  g_autofree char *finding = sonder_chart_make_finding (self->spec);
  g_autofree char *measure = sonder_chart_make_measure (self->spec);
  double y = self->y;

  sonder_scene_set_title (self->scene, title);
  sonder_scene_describe (self->scene, title);
  sonder_scene_describe (self->scene, finding);
  sonder_scene_describe (self->scene, measure);
  if (*title)
    y += add_paragraph (self, SONDER_PART_TITLE, SONDER_FONT_TITLE, title, y,
                        allow_lines (self, 3), SONDER_INK_TEXT);
  if (finding && *finding)
    {
      y += *title ? 0.3 * self->em : 0;
      y += add_paragraph (self, SONDER_PART_FINDING, SONDER_FONT_FINDING, finding, y,
                          allow_lines (self, 3), SONDER_INK_TEXT);
    }
  y += 0.45 * self->em;
  y += add_paragraph (self, SONDER_PART_AXIS_TITLE, SONDER_FONT_SMALL, measure, y,
                      allow_lines (self, 2), SONDER_INK_DIM);
  y += 0.8 * self->em;
  self->height -= y - self->y;
  self->y = y;
}

/* The longest note that fits whole. */
static PangoLayout *
shape_note (const SonderFrame *self)
{
  PangoLayout *layout = NULL;

  for (guint i = 0; i < SONDER_CHART_N_NOTES; i++)
    {
      g_autofree char *note = sonder_chart_make_note (self->spec, i);

      g_clear_object (&layout);
      layout = sonder_text_new_paragraph (self->theme, SONDER_FONT_SMALL, self->em, note,
                                          self->width, allow_lines (self, 4));
      if (!pango_layout_is_ellipsized (layout))
        break;
    }
  return layout;
}

/* Whatever is shown, the label has all of it. */
static void
add_foot (SonderFrame *self)
{
  g_autofree char *note = sonder_chart_make_note (self->spec, 0);
  PangoLayout *layout = shape_note (self);
  double y = self->y + self->height - sonder_text_get_height (layout);
  SonderBox *box = sonder_scene_add_text (self->scene, SONDER_PART_NOTE, self->x, y, layout,
                                          sonder_frame_get_ink (self, SONDER_INK_DIM));

  box->label = sonder_text_clean (note);
  y -= 0.5 * self->em;
  sonder_frame_add_rule (self, SONDER_PART_GRID, self->x, y, self->x + self->width, y,
                         SONDER_INK_GRID);
  self->height = y - 0.5 * self->em - self->y;
}

static void
add_sample (SonderFrame *self, const SonderKeyEntry *entry, double x, double middle, double width)
{
  const double points[] = { x, middle, x + width, middle };
  double height = 0.72 * self->em;
  SonderBox *box;

  switch (entry->shape)
    {
    case SONDER_SHAPE_MARKER:
      box = sonder_frame_add_dot (self, entry->marker, x + width / 2, middle, 0.34 * self->em,
                                  entry->color, entry->hollow);
      box->part = SONDER_PART_KEY;
      break;
    case SONDER_SHAPE_LINE:
      sonder_scene_add_line (self->scene, SONDER_PART_KEY, points, 2, entry->color,
                             MAX (1, 0.13 * self->em));
      break;
    case SONDER_SHAPE_RECTANGLE:
    case SONDER_SHAPE_AREA:
    case SONDER_SHAPE_TEXT:
    default:
      box = sonder_scene_add_rectangle (self->scene, SONDER_PART_KEY, x, middle - height / 2, width,
                                        height, entry->color);
      box->hatch = entry->hatch;
      if (entry->hollow)
        sonder_frame_make_hollow (self, box);
    }
}

/**
 * sonder_frame_begin:
 *
 * Starts a scene with title, finding, measure and foot; @self then says what is
 * left for the chart.
 */
void
sonder_frame_begin (
    SonderFrame *self, const SonderChartSpec *spec, SonderTheme *theme, double width, double height)
{
  double em = sonder_theme_get_em (theme, width, height);
  double pad = MIN (1.6 * em, MIN (width, height) * 0.045);

  *self = (SonderFrame){
    .spec = spec,
    .theme = theme,
    .scene = sonder_scene_new (theme, width, height),
    .ellipsis = choose_ellipsis (spec->figures),
    .em = em,
    .x = pad,
    .y = pad,
    .width = MAX (width - 2 * pad, 1),
    .height = MAX (height - 2 * pad, 1),
  };
  add_head (self);
  add_foot (self);
}

/**
 * sonder_frame_end:
 *
 * Returns: (transfer full): the finished scene.
 */
SonderScene *
sonder_frame_end (SonderFrame *self)
{
  g_autofree char *note = sonder_chart_make_note (self->spec, 0);

  sonder_scene_describe (self->scene, note);
  if (sonder_theme_get_direction (self->theme) == SONDER_DIRECTION_RTL)
    sonder_scene_mirror (self->scene);
  return g_steal_pointer (&self->scene);
}

/**
 * sonder_frame_add_key:
 *
 * Puts what marks mean in a line over the body (in several where it is narrow)
 * and takes their height off it.
 */
void
sonder_frame_add_key (SonderFrame *self, const SonderKeyEntry *entries, guint n_entries)
{
  double x = self->x;
  double line = 1.35 * self->em;
  double sample = 1.1 * self->em;
  double y = self->y;

  for (guint i = 0; i < n_entries; i++)
    {
      PangoLayout *layout = sonder_frame_new_text (self, SONDER_FONT_SMALL, entries[i].text);
      double width;

      sonder_text_fit (layout, self->width - sample - 0.4 * self->em);
      width = sample + 0.4 * self->em + sonder_text_get_width (layout);
      if (x > self->x && x + width > self->x + self->width)
        {
          x = self->x;
          y += line;
        }
      add_sample (self, &entries[i], x, y + line / 2, sample);
      sonder_frame_put_text (self, SONDER_PART_KEY_LABEL, layout, x + sample + 0.4 * self->em, 0,
                             y + line / 2, SONDER_INK_DIM);
      x += width + 1.4 * self->em;
    }
  if (n_entries > 0)
    y += line + 0.5 * self->em;
  self->height -= y - self->y;
  self->y = y;
}

static char *
describe_left_out (guint n_left_out, guint n_empty)
{
  g_autofree char *left_out = sonder_words_integer (n_left_out);
  g_autofree char *empty = sonder_words_integer (n_empty);
  GString *text = g_string_new (NULL);

  if (n_left_out > 0)
    /* Translators: groups for which a chart has no room */
    g_string_append_printf (
        text,
        g_dngettext (GETTEXT_PACKAGE, "%s more group, with the fewest answers, is not shown.",
                     "%s more groups, with the fewest answers, are not shown.", n_left_out),
        left_out);
  if (n_left_out > 0 && n_empty > 0)
    g_string_append_c (text, ' ');
  if (n_empty > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "%s group without answers is not shown.",
                                         "%s groups without answers are not shown.", n_empty),
                            empty);
  return g_string_free (text, FALSE);
}

/**
 * sonder_frame_add_left_out:
 * @n_left_out: how many groups found no room
 * @n_empty: how many groups are left out because they have no answers
 *
 * Says so on a line at the bottom of the body, and takes its height off it.
 */
void
sonder_frame_add_left_out (SonderFrame *self, guint n_left_out, guint n_empty)
{
  g_autofree char *text = describe_left_out (n_left_out, n_empty);
  PangoLayout *layout;
  double height = SONDER_FRAME_LINE * self->em;

  if (*text == '\0')
    return;
  layout = sonder_frame_new_text (self, SONDER_FONT_SMALL, text);
  sonder_text_fit (layout, self->width);
  self->height -= height;
  sonder_frame_put_text (self, SONDER_PART_NOTE, layout, self->x, 0,
                         self->y + self->height + height / 2, SONDER_INK_DIM);
  sonder_scene_describe (self->scene, text);
}

/**
 * sonder_frame_count_hidden:
 *
 * A few groups without answers are shown, so that nobody misses them. More of
 * them than of others would only hide those.
 *
 * Returns: how many groups to leave out because they have no answers.
 */
guint
sonder_frame_count_hidden (const SonderFrame *self)
{
  GPtrArray *groups = self->spec->figures->groups;
  guint n_empty = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const SonderGroup *group = g_ptr_array_index (groups, i);

      n_empty += group->figure.n == 0;
    }
  return n_empty < groups->len && 2 * n_empty > groups->len ? n_empty : 0;
}

/**
 * sonder_frame_add_empty:
 *
 * Says in the middle of the body that there is nothing to show.
 */
void
sonder_frame_add_empty (SonderFrame *self)
{
  PangoLayout *layout = sonder_frame_new_text (self, SONDER_FONT_FINDING, _ ("No answers yet"));

  sonder_text_fit (layout, self->width);
  sonder_frame_put_text (self, SONDER_PART_NOTE, layout, self->x + self->width / 2, 0.5,
                         self->y + self->height / 2, SONDER_INK_DIM);
  sonder_scene_describe (self->scene, _ ("No answers yet"));
}

SonderColor
sonder_frame_get_ink (const SonderFrame *self, SonderInk ink)
{
  return sonder_theme_get_ink (self->theme, ink);
}

PangoLayout *
sonder_frame_new_text (const SonderFrame *self, SonderFontRole role, const char *text)
{
  return sonder_text_new (self->theme, role, self->em, text);
}

/**
 * sonder_frame_put_text:
 * @layout: (transfer full)
 * @x: where the text is anchored
 * @anchor: which part of it stands at @x: 0 its beginning, 0.5 its middle, 1 its end
 * @middle: height of the middle of the text
 *
 * Returns: (transfer none): the box.
 */
SonderBox *
sonder_frame_put_text (SonderFrame *self,
                       SonderPart part,
                       PangoLayout *layout,
                       double x,
                       double anchor,
                       double middle,
                       SonderInk ink)
{
  double width, height;

  sonder_text_get_size (layout, &width, &height);
  return sonder_scene_add_text (self->scene, part, x - anchor * width, middle - height / 2, layout,
                                sonder_frame_get_ink (self, ink));
}

/**
 * sonder_frame_add_rule:
 *
 * Adds a thin level or upright line.
 */
SonderBox *
sonder_frame_add_rule (
    SonderFrame *self, SonderPart part, double x1, double y1, double x2, double y2, SonderInk ink)
{
  double points[] = { x1, y1, x2, y2 };
  double width = get_rule_width (self);

  if (x1 == x2)
    points[0] = points[2] = crisp (x1, width);
  if (y1 == y2)
    points[1] = points[3] = crisp (y1, width);
  return sonder_scene_add_line (self->scene, part, points, 2, sonder_frame_get_ink (self, ink),
                                width);
}

/**
 * sonder_frame_add_dot:
 * @hollow: for figures that rest on few answers
 *
 * Adds the mark of a figure.
 */
SonderBox *
sonder_frame_add_dot (SonderFrame *self,
                      SonderMarker marker,
                      double x,
                      double y,
                      double radius,
                      SonderColor color,
                      gboolean hollow)
{
  SonderColor paper = sonder_frame_get_ink (self, SONDER_INK_PAPER);
  double stroke = MAX (1, 0.3 * radius);
  double inner = hollow ? radius - stroke / 2 : radius;
  SonderBox *box = sonder_scene_add_marker (self->scene, SONDER_PART_MARK, marker, x, y, inner,
                                            hollow ? paper : color);

  if (hollow)
    {
      box->stroke = color;
      box->stroke_width = stroke;
    }
  return box;
}

/**
 * sonder_frame_is_unsure:
 *
 * Returns: whether a figure rests on too few people for a verdict.
 */
gboolean
sonder_frame_is_unsure (const SonderFigure *figure)
{
  return figure->respondents < SONDER_FEW_ANSWERS;
}

/**
 * sonder_frame_has_unsure:
 *
 * Returns: whether any group rests on few people, so that the key has to say
 *   how that is shown.
 */
gboolean
sonder_frame_has_unsure (const SonderFrame *self)
{
  GPtrArray *groups = self->spec->figures->groups;

  for (guint i = 0; i < groups->len; i++)
    {
      const SonderGroup *group = g_ptr_array_index (groups, i);

      if (group->figure.n > 0 && sonder_frame_is_unsure (&group->figure))
        return TRUE;
    }
  return FALSE;
}

/**
 * sonder_frame_make_hollow:
 * @bar: a filled rectangle
 *
 * Draws around a bar instead of filling it, as is done with marks that rest on
 * few people.
 */
void
sonder_frame_make_hollow (const SonderFrame *self, SonderBox *bar)
{
  SonderColor paper = sonder_frame_get_ink (self, SONDER_INK_PAPER);
  double stroke = MIN (MAX (1, 0.1 * self->em), bar->width / 2);

  bar->stroke = bar->fill;
  bar->fill = sonder_color_mix (paper, bar->fill, 0.12);
  bar->stroke_width = stroke;
  bar->x += stroke / 2;
  bar->y += stroke / 2;
  bar->width -= stroke;
  bar->height -= stroke;
}
