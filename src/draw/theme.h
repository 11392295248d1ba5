/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "color.h"

G_BEGIN_DECLS

/**
 * SonderThemeKind:
 * @SONDER_THEME_LIGHT: dark ink on white, for the screen
 * @SONDER_THEME_DARK: light ink on near-black, for the screen and dim rooms
 * @SONDER_THEME_PRINT: black ink on white, with hatching that survives a photocopier
 *
 * A further kind (high contrast) is one more row in the tables of theme.c.
 */
typedef enum
{
  SONDER_THEME_LIGHT,
  SONDER_THEME_DARK,
  SONDER_THEME_PRINT,
  SONDER_N_THEME_KINDS
} SonderThemeKind;

/**
 * SonderInk:
 * @SONDER_INK_PAPER: the ground that everything stands on
 * @SONDER_INK_TEXT: titles, names and values
 * @SONDER_INK_DIM: counts, ticks, notes: quieter, but still at 4.5 : 1 on paper
 * @SONDER_INK_GRID: lines that guide the eye and carry no figure
 * @SONDER_INK_AXIS: zero and base lines
 * @SONDER_INK_REFERENCE: the figure of all customers together
 * @SONDER_INK_PANEL: a wash behind a panel or row
 */
typedef enum
{
  SONDER_INK_PAPER,
  SONDER_INK_TEXT,
  SONDER_INK_DIM,
  SONDER_INK_GRID,
  SONDER_INK_AXIS,
  SONDER_INK_REFERENCE,
  SONDER_INK_PANEL,
  SONDER_N_INKS
} SonderInk;

/* The second cue of a slot beside its colour. */
typedef enum
{
  SONDER_MARKER_CIRCLE,
  SONDER_MARKER_SQUARE,
  SONDER_MARKER_DIAMOND,
  SONDER_MARKER_TRIANGLE_UP,
  SONDER_MARKER_TRIANGLE_DOWN,
  SONDER_MARKER_HEXAGON,
  SONDER_MARKER_STAR,
  SONDER_MARKER_PLUS,
  SONDER_MARKER_TIMES,
  SONDER_MARKER_PENTAGON,
} SonderMarker;

/* Lines over a filled area. */
typedef enum
{
  SONDER_HATCH_NONE,
  SONDER_HATCH_UP,
  SONDER_HATCH_DOWN,
  SONDER_HATCH_CROSS,
  SONDER_HATCH_LEVEL,
  SONDER_HATCH_UPRIGHT,
  SONDER_HATCH_GRID,
  SONDER_HATCH_STEEP_UP,
  SONDER_HATCH_STEEP_DOWN,
  SONDER_HATCH_FLAT_UP,
} SonderHatch;

/**
 * SonderSlot:
 * @name: as in project files, e.g. "orange"
 * @color: at 3 : 1 or more against the theme's paper
 *
 * How a theme shows one palette slot: in colour, and without.
 */
typedef struct
{
  const char *name;
  SonderColor color;
  SonderMarker marker;
  SonderHatch hatch;
} SonderSlot;

/**
 * SonderFontRole:
 *
 * Sizes relative to the body text of a drawing.
 */
typedef enum
{
  SONDER_FONT_TITLE,
  SONDER_FONT_FINDING,
  SONDER_FONT_STRONG,
  SONDER_FONT_BODY,
  SONDER_FONT_SMALL,
  SONDER_N_FONT_ROLES
} SonderFontRole;

typedef enum
{
  SONDER_DIRECTION_LTR,
  SONDER_DIRECTION_RTL,
} SonderDirection;

/**
 * SonderTheme:
 *
 * Everything that a drawing takes from its surroundings: colours, fonts, text
 * direction and text scale. Immutable and reference-counted. Its fonts belong
 * to the thread that made it, so a theme and the scenes drawn with it stay in
 * that thread.
 */
typedef struct _SonderTheme SonderTheme;

SonderTheme       *sonder_theme_new            (SonderThemeKind    kind,
                                                const char        *font_family,
                                                double             text_scale,
                                                SonderDirection    direction);
SonderTheme       *sonder_theme_ref            (SonderTheme       *self);
void               sonder_theme_unref          (SonderTheme       *self);
gboolean           sonder_theme_kind_parse     (const char        *name,
                                                SonderThemeKind   *kind);
const char        *sonder_theme_kind_get_name  (SonderThemeKind    kind);
SonderThemeKind    sonder_theme_get_kind       (const SonderTheme *self);
SonderDirection    sonder_theme_get_direction  (const SonderTheme *self);
double             sonder_theme_get_text_scale (const SonderTheme *self);
PangoContext      *sonder_theme_get_context    (const SonderTheme *self);
SonderColor        sonder_theme_get_ink        (const SonderTheme *self,
                                                SonderInk          ink);
SonderColor        sonder_theme_get_wash       (const SonderTheme *self,
                                                SonderColor        color);
SonderColor        sonder_theme_get_ink_on     (const SonderTheme *self,
                                                SonderColor        ground);
double             sonder_theme_get_em         (const SonderTheme *self,
                                                double             width,
                                                double             height);
PangoFontDescription *sonder_theme_make_font   (const SonderTheme *self,
                                                SonderFontRole     role,
                                                double             em);

/* Palette slots */
guint              sonder_theme_get_n_slots    (void);
SonderSlot         sonder_theme_get_slot       (const SonderTheme *self,
                                                guint              index);
SonderSlot         sonder_theme_find_slot      (const SonderTheme *self,
                                                const char        *name);

/* The bands of a rating scale, from the worst to the best */
SonderColor        sonder_theme_get_band_color (const SonderTheme *self,
                                                guint              band,
                                                guint              n_bands);
SonderHatch        sonder_theme_get_band_hatch (const SonderTheme *self,
                                                guint              band,
                                                guint              n_bands);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderTheme, sonder_theme_unref)

G_END_DECLS
