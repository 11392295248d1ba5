/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "board-card.h"

#include <glib/gi18n-lib.h>

#include "board-words.h"

#define MAX_LINES 12
#define DEFAULT_COLOR "yellow"

/* Of the corner that is split off a disputed note, in ems. */
#define SPLIT 1.15

/* How much colour a sheet has on light paper. */
#define SHEET 0.34

static PangoLayout *
get_text (const SonderCardStyle *style, SonderItem *note, double width)
{
  g_autofree char *text = sonder_note_dup_text (note, style->masking);

  return sonder_board_texts_get (style->texts, SONDER_FONT_BODY, text,
                                 width - 2 * sonder_card_get_padding (style), MAX_LINES);
}

static gboolean
has_foot (SonderItem *note)
{
  g_autofree char *foot = sonder_note_dup_foot (note, NULL);

  return *foot != '\0' || sonder_item_get_support (note) != SONDER_ASSUMED;
}

static double
get_foot_height (const SonderCardStyle *style)
{
  return style->em * 1.35;
}

static void
trace_outline (const SonderBoardArea *area, double inset, double *points)
{
  double left = area->x + inset, top = area->y + inset;
  double right = area->x + area->width - inset, bottom = area->y + area->height - inset;
  const double corners[] = { left, top, right, top, right, bottom, left, bottom, left, top };

  memcpy (points, corners, sizeof corners);
}

/* Bright as the sheets that people know from walls; in the dark a shade. */
static SonderColor
get_sheet (const SonderCardStyle *style, SonderColor color)
{
  SonderColor paper = sonder_theme_get_ink (style->theme, SONDER_INK_PAPER);
  double peak = MAX (MAX (color.red, color.green), MAX (color.blue, 0.01));
  const SonderColor bright = { color.red / peak, color.green / peak, color.blue / peak, 1 };

  return paper.red < 0.5 ? sonder_theme_get_wash (style->theme, color)
                         : sonder_color_mix (paper, bright, SHEET);
}

/* Nobody has seen or heard it: paper that is only outlined. */
static SonderBox *
add_assumed (const SonderCardStyle *style,
             SonderScene *scene,
             const SonderBoardArea *area,
             SonderColor color)
{
  SonderColor paper = sonder_theme_get_ink (style->theme, SONDER_INK_PAPER);
  SonderColor fill = sonder_color_mix (paper, get_sheet (style, color), 0.4);
  SonderBox *card = sonder_scene_add_rectangle (scene, SONDER_PART_MARK, area->x, area->y,
                                                area->width, area->height, fill);
  double width = style->bold_lines ? 2 : 1.25;
  double points[10];
  SonderBox *outline;

  trace_outline (area, width / 2, points);
  outline = sonder_scene_add_line (scene, SONDER_PART_GRID, points, 5,
                                   style->bold_lines
                                       ? sonder_theme_get_ink (style->theme, SONDER_INK_TEXT)
                                       : color,
                                   width);
  outline->dash = MAX (4, style->em * 0.32);
  return card;
}

static SonderBox *
add_solid (const SonderCardStyle *style,
           SonderScene *scene,
           const SonderBoardArea *area,
           SonderColor color)
{
  SonderColor wash = get_sheet (style, color);
  SonderBox *card = sonder_scene_add_rectangle (scene, SONDER_PART_MARK, area->x, area->y,
                                                area->width, area->height, wash);

  card->radius = style->em * 0.2;
  card->stroke = style->bold_lines ? sonder_theme_get_ink (style->theme, SONDER_INK_TEXT)
                                   : sonder_color_mix (wash, color, 0.4);
  card->stroke_width = style->bold_lines ? 2 : 1;
  return card;
}

/* Somebody says otherwise: the upper corner is split off. */
static void
add_split (const SonderCardStyle *style,
           SonderScene *scene,
           const SonderBoardArea *area,
           SonderColor color)
{
  double size = style->em * SPLIT;
  double right = area->x + area->width;
  const double piece[] = { right - size, area->y - 1, right + 1, area->y - 1, right + 1,
                           area->y + size };
  const double cut[] = { right - size, area->y, right, area->y + size };
  const double off = style->em * 0.22;
  const double corner[] = { right - size + 2 * off, area->y, right, area->y, right,
                            area->y + size - 2 * off };

  sonder_scene_add_area (scene, SONDER_PART_GRID, piece, 3,
                         sonder_theme_get_ink (style->theme, SONDER_INK_PAPER));
  sonder_scene_add_area (scene, SONDER_PART_GRID, corner, 3, color);
  sonder_scene_add_line (scene, SONDER_PART_GRID, cut, 2, color, style->bold_lines ? 2 : 1.5);
}

/* "3" for what speaks for it; "3 : 1" where something speaks against it. */
static void
add_count (const SonderCardStyle *style,
           SonderItem *note,
           SonderScene *scene,
           const SonderBoardArea *area,
           SonderColor color)
{
  SonderColor ink = sonder_theme_get_ink_on (style->theme, color);
  double pad = sonder_card_get_padding (style);
  g_autofree char *text = NULL;
  guint n_for, n_against;
  PangoLayout *layout;
  double width, height, x, y;

  sonder_note_count_evidence (note, &n_for, &n_against);
  if (n_against > 0)
    /* Translators: how much speaks for a note, and how much against it */
    text = g_strdup_printf (_ ("%u : %u"), n_for, n_against);
  else
    text = g_strdup_printf ("%u", n_for);

  layout = sonder_board_texts_get (style->texts, SONDER_FONT_SMALL, text, area->width, 1);
  sonder_text_get_size (layout, &width, &height);
  x = area->x + area->width - pad - width;
  y = area->y + area->height - pad * 0.6 - height;
  sonder_scene_add_rectangle (scene, SONDER_PART_GRID, x - height * 0.4, y, width + height * 0.8,
                              height, color)->radius = height / 2;
  sonder_scene_add_text (scene, SONDER_PART_COUNT, x, y, layout, ink);
}

/* Where it was, and who wrote it. */
static void
add_foot (const SonderCardStyle *style,
          SonderItem *note,
          SonderScene *scene,
          const SonderBoardArea *area,
          SonderColor ink)
{
  g_autofree char *foot = sonder_note_dup_foot (note, style->masking);
  double pad = sonder_card_get_padding (style);
  double taken = sonder_item_get_support (note) == SONDER_ASSUMED ? 2 * pad : style->em * 4;
  PangoLayout *layout;

  if (*foot == '\0' || area->width - taken < style->em * 2)
    return;
  layout =
      sonder_board_texts_get (style->texts, SONDER_FONT_SMALL, foot, area->width - taken, 1);
  sonder_scene_add_text (scene, SONDER_PART_NOTE, area->x + pad,
                         area->y + area->height - pad * 0.6 - sonder_text_get_height (layout),
                         layout, ink);
}

double
sonder_card_get_padding (const SonderCardStyle *style)
{
  return style->em * 0.55;
}

/**
 * sonder_card_measure:
 *
 * Returns: how high a note has to be at that width
 */
double
sonder_card_measure (const SonderCardStyle *style, SonderItem *note, double width)
{
  g_autoptr (PangoLayout) text = get_text (style, note, width);
  double height = sonder_text_get_height (text) + 2 * sonder_card_get_padding (style);

  return MAX (height + (has_foot (note) ? get_foot_height (style) : 0), style->em * 2.6);
}

/**
 * sonder_card_add:
 * @item: what the card stands for
 * @label: what a screen reader says
 */
void
sonder_card_add (const SonderCardStyle *style,
                 SonderItem *note,
                 SonderScene *scene,
                 const SonderBoardArea *area,
                 const SonderItemRef *item,
                 const char *label)
{
  const char *color = sonder_item_get_text (note, "color");
  SonderSlot slot = sonder_theme_find_slot (style->theme, *color != '\0' ? color : DEFAULT_COLOR);
  SonderSupport support = sonder_item_get_support (note);
  SonderColor ink = sonder_theme_get_ink (style->theme, SONDER_INK_TEXT);
  double pad = sonder_card_get_padding (style);
  SonderBox *card = support == SONDER_ASSUMED ? add_assumed (style, scene, area, slot.color)
                                              : add_solid (style, scene, area, slot.color);

  sonder_box_set_item (card, item, label);
  if (support == SONDER_DISPUTED)
    add_split (style, scene, area, slot.color);
  sonder_scene_add_text (scene, SONDER_PART_VALUE, area->x + pad, area->y + pad,
                         get_text (style, note, area->width), ink);
  if (support != SONDER_ASSUMED)
    add_count (style, note, scene, area, slot.color);
  add_foot (style, note, scene, area, ink);
}
