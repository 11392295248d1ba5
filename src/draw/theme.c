/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "theme.h"

#include <math.h>

struct _SonderTheme
{
  gatomicrefcount ref_count;
  SonderThemeKind kind;
  SonderDirection direction;
  double text_scale;
  char *font_family;
  PangoContext *context;
};

#define DEFAULT_FAMILIES "Cantarell, Inter, Noto Sans, DejaVu Sans, sans-serif"
#define RESOLUTION 96
#define SMALLEST_EM 11
#define N_RAMP_ANCHORS 7

typedef struct
{
  const char *name;
  guint32 inks[SONDER_N_INKS];
  guint32 ramp[N_RAMP_ANCHORS];
  double wash;
  gboolean hatched;
} Look;

/* The ramps run from the worst to the best score through a neutral grey: orange
 * and blue stay apart for every kind of colour blindness. Each anchor stands at
 * 3 : 1 or more against the paper, the ends much higher. */
static const Look looks[SONDER_N_THEME_KINDS] = {
  [SONDER_THEME_LIGHT] = {
    .name = "light",
    .inks = { [SONDER_INK_PAPER] = 0xffffff, [SONDER_INK_TEXT] = 0x1d2126,
              [SONDER_INK_DIM] = 0x5a616b, [SONDER_INK_GRID] = 0xe1e4e8,
              [SONDER_INK_AXIS] = 0x7d848e, [SONDER_INK_REFERENCE] = 0x4b525c,
              [SONDER_INK_PANEL] = 0xf4f5f7 },
    .ramp = { 0x7a3205, 0xb3520c, 0xd97c2b, 0x8b9199, 0x4f92d1, 0x2a6bb0, 0x143f73 },
    .wash = 0.2,
  },
  [SONDER_THEME_DARK] = {
    .name = "dark",
    .inks = { [SONDER_INK_PAPER] = 0x1e1e1e, [SONDER_INK_TEXT] = 0xf2f3f5,
              [SONDER_INK_DIM] = 0xaab0b9, [SONDER_INK_GRID] = 0x383b40,
              [SONDER_INK_AXIS] = 0x868c95, [SONDER_INK_REFERENCE] = 0xc3c8cf,
              [SONDER_INK_PANEL] = 0x27282b },
    .ramp = { 0xff9a3d, 0xd97826, 0xa8602a, 0x7b828b, 0x3f7ab8, 0x4f9be6, 0x8cc4ff },
    .wash = 0.27,
  },
  [SONDER_THEME_PRINT] = {
    .name = "print",
    .inks = { [SONDER_INK_PAPER] = 0xffffff, [SONDER_INK_TEXT] = 0x000000,
              [SONDER_INK_DIM] = 0x454545, [SONDER_INK_GRID] = 0xd0d0d0,
              [SONDER_INK_AXIS] = 0x666666, [SONDER_INK_REFERENCE] = 0x333333,
              [SONDER_INK_PANEL] = 0xefefef },
    .ramp = { 0x7a3205, 0xb3520c, 0xd97c2b, 0x8b9199, 0x4f92d1, 0x2a6bb0, 0x143f73 },
    .wash = 0.2,
    .hatched = TRUE,
  },
};

typedef struct
{
  const char *name;
  SonderMarker marker;
  SonderHatch hatch;
  guint32 on_light;
  guint32 on_dark;
} SlotLook;

/* The slots of the model, in its order, then grey for groups that are not one,
 * such as Unassigned. In the spirit of Okabe and Ito (2008): moved until each
 * colour stands at 3 : 1 or more against its paper and all pairs stay apart under
 * simulated protanopia, deuteranopia and tritanopia (Machado et al. 2009). */
static const SlotLook slots[] = {
  { "blue", SONDER_MARKER_CIRCLE, SONDER_HATCH_NONE, 0x1852cd, 0x4279f5 },
  { "orange", SONDER_MARKER_SQUARE, SONDER_HATCH_UP, 0xc4622d, 0xf39c50 },
  { "teal", SONDER_MARKER_TRIANGLE_UP, SONDER_HATCH_DOWN, 0x088a8a, 0x54e6ee },
  { "purple", SONDER_MARKER_DIAMOND, SONDER_HATCH_CROSS, 0x5e0b9c, 0x8666bb },
  { "yellow", SONDER_MARKER_TRIANGLE_DOWN, SONDER_HATCH_LEVEL, 0xb58d00, 0xfdd030 },
  { "sky", SONDER_MARKER_HEXAGON, SONDER_HATCH_UPRIGHT, 0x189bdc, 0x36a9ec },
  { "pink", SONDER_MARKER_STAR, SONDER_HATCH_GRID, 0xe043a5, 0xd96b91 },
  { "green", SONDER_MARKER_PLUS, SONDER_HATCH_STEEP_UP, 0x2f6200, 0xb4e3a0 },
  { "brown", SONDER_MARKER_TIMES, SONDER_HATCH_STEEP_DOWN, 0x5f2f1c, 0xa66c46 },
  { "slate", SONDER_MARKER_PENTAGON, SONDER_HATCH_FLAT_UP, 0x2f465c, 0xacb9c3 },
  { "gray", SONDER_MARKER_CIRCLE, SONDER_HATCH_NONE, 0x69707a, 0x9aa0a8 },
};

static const struct
{
  double size;
  PangoWeight weight;
} fonts[SONDER_N_FONT_ROLES] = {
  [SONDER_FONT_TITLE] = { 1.55, PANGO_WEIGHT_BOLD },
  [SONDER_FONT_FINDING] = { 1.12, PANGO_WEIGHT_NORMAL },
  [SONDER_FONT_STRONG] = { 1.0, PANGO_WEIGHT_BOLD },
  [SONDER_FONT_BODY] = { 1.0, PANGO_WEIGHT_NORMAL },
  [SONDER_FONT_SMALL] = { 0.86, PANGO_WEIGHT_NORMAL },
};

/* Resolution, hinting and rounding are fixed, so that a drawing is laid out the
 * same on every screen, on paper and without a display. */
static PangoContext *
make_context (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), RESOLUTION);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);
  return context;
}

static SonderSlot
resolve_slot (const SonderTheme *self, const SlotLook *look)
{
  gboolean dark = self->kind == SONDER_THEME_DARK;

  return (SonderSlot){
    .name = look->name,
    .color = sonder_color_from_hex (dark ? look->on_dark : look->on_light),
    .marker = look->marker,
    .hatch = look->hatch,
  };
}

/* Where a band stands between the worst (-1) and the best (1). Few bands keep
 * away from the ends, which would be too heavy for them. */
static double
band_position (guint band, guint n_bands)
{
  guint half = n_bands / 2;
  guint from_middle;
  double furthest, distance;

  if (half == 0 || (n_bands % 2 == 1 && band == half))
    return 0;

  from_middle = band < half ? half - band : band - (n_bands - half) + 1;
  furthest = half == 1 ? 0.62 : half == 2 ? 0.85 : 1.0;
  distance = half == 1 ? furthest : 0.34 + (furthest - 0.34) * (from_middle - 1) / (half - 1);
  return band < half ? -distance : distance;
}

/**
 * sonder_theme_new:
 * @font_family: (nullable): families for Pango, by commas; %NULL for the program's choice
 * @text_scale: factor for all text, 0.5 to 3; 1 is the normal size
 *
 * Returns: (transfer full): a theme.
 */
SonderTheme *
sonder_theme_new (SonderThemeKind kind,
                  const char *font_family,
                  double text_scale,
                  SonderDirection direction)
{
  SonderTheme *self;

  g_return_val_if_fail (kind < SONDER_N_THEME_KINDS, NULL);

  self = g_new0 (SonderTheme, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->direction = direction;
  self->text_scale = CLAMP (text_scale, 0.5, 3);
  self->font_family = g_strdup (font_family ? font_family : DEFAULT_FAMILIES);
  self->context = make_context ();
  return self;
}

SonderTheme *
sonder_theme_ref (SonderTheme *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sonder_theme_unref (SonderTheme *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_object_unref (self->context);
  g_free (self->font_family);
  g_free (self);
}

/**
 * sonder_theme_kind_parse:
 * @name: "light", "dark" or "print"
 * @kind: (out)
 *
 * Returns: whether there is a theme of that name.
 */
gboolean
sonder_theme_kind_parse (const char *name, SonderThemeKind *kind)
{
  for (guint i = 0; i < SONDER_N_THEME_KINDS; i++)
    {
      if (!g_str_equal (name, looks[i].name))
        continue;
      *kind = (SonderThemeKind)i;
      return TRUE;
    }
  return FALSE;
}

const char *
sonder_theme_kind_get_name (SonderThemeKind kind)
{
  return looks[kind].name;
}

SonderThemeKind
sonder_theme_get_kind (const SonderTheme *self)
{
  return self->kind;
}

SonderDirection
sonder_theme_get_direction (const SonderTheme *self)
{
  return self->direction;
}

double
sonder_theme_get_text_scale (const SonderTheme *self)
{
  return self->text_scale;
}

/**
 * sonder_theme_get_context:
 *
 * Returns: (transfer none): where all text of this theme is shaped. Its base
 *   direction is left to right, so that bare numbers keep their sign in front;
 *   each paragraph of words takes its own direction.
 */
PangoContext *
sonder_theme_get_context (const SonderTheme *self)
{
  return self->context;
}

SonderColor
sonder_theme_get_ink (const SonderTheme *self, SonderInk ink)
{
  return sonder_color_from_hex (looks[self->kind].inks[ink]);
}

/**
 * sonder_theme_get_wash:
 *
 * Returns: an opaque, pale shade of @color, for areas behind a line of that colour.
 */
SonderColor
sonder_theme_get_wash (const SonderTheme *self, SonderColor color)
{
  SonderColor paper = sonder_theme_get_ink (self, SONDER_INK_PAPER);

  return sonder_color_mix (paper, color, looks[self->kind].wash);
}

/**
 * sonder_theme_get_ink_on:
 * @ground: an opaque colour
 *
 * Returns: white or black, whichever can be read on @ground (4.5 : 1 or more;
 *   one of the two always can).
 */
SonderColor
sonder_theme_get_ink_on (const SonderTheme *self, SonderColor ground)
{
  SonderColor white = sonder_color_from_hex (0xffffff);
  SonderColor black = sonder_color_from_hex (0x000000);

  return sonder_color_contrast (white, ground) >= 4.5 ? white : black;
}

/**
 * sonder_theme_get_em:
 * @width: of the drawing, in pixels
 * @height: of the drawing, in pixels
 *
 * Text grows with the drawing, more slowly than it, so that a chart that fills a
 * projector's screen can be read from the back row.
 *
 * Returns: the size of body text in pixels.
 */
double
sonder_theme_get_em (const SonderTheme *self, double width, double height)
{
  double em = MAX (SMALLEST_EM, 6 + sqrt (width * height) / 90) * self->text_scale;
  double most = MAX (SMALLEST_EM, MIN (width, height) / 22);

  return round (MIN (em, most) * 2) / 2;
}

/**
 * sonder_theme_make_font:
 * @em: size of body text in pixels, see sonder_theme_get_em()
 *
 * Returns: (transfer full): the font of @role.
 */
PangoFontDescription *
sonder_theme_make_font (const SonderTheme *self, SonderFontRole role, double em)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, self->font_family);
  pango_font_description_set_weight (font, fonts[role].weight);
  pango_font_description_set_absolute_size (font, fonts[role].size * em * PANGO_SCALE);
  return font;
}

guint
sonder_theme_get_n_slots (void)
{
  return G_N_ELEMENTS (slots);
}

SonderSlot
sonder_theme_get_slot (const SonderTheme *self, guint index)
{
  return resolve_slot (self, &slots[index % G_N_ELEMENTS (slots)]);
}

/**
 * sonder_theme_find_slot:
 * @name: (nullable): a slot's name from a project
 *
 * Returns: the slot of that name; blue where the name is missing or comes from
 *   a newer version of the program.
 */
SonderSlot
sonder_theme_find_slot (const SonderTheme *self, const char *name)
{
  for (guint i = 0; name && i < G_N_ELEMENTS (slots); i++)
    {
      if (g_str_equal (name, slots[i].name))
        return resolve_slot (self, &slots[i]);
    }
  return resolve_slot (self, &slots[0]);
}

/**
 * sonder_theme_get_band_color:
 * @band: 0 for the worst scores, @n_bands - 1 for the best
 *
 * Returns: the fill of a band of scores. With an odd number the middle one is
 *   neutral.
 */
SonderColor
sonder_theme_get_band_color (const SonderTheme *self, guint band, guint n_bands)
{
  const guint32 *ramp = looks[self->kind].ramp;
  double place = (band_position (band, n_bands) + 1) / 2 * (N_RAMP_ANCHORS - 1);
  guint below = MIN ((guint)place, N_RAMP_ANCHORS - 2);

  return sonder_color_mix (sonder_color_from_hex (ramp[below]),
                           sonder_color_from_hex (ramp[below + 1]), place - below);
}

/**
 * sonder_theme_get_band_hatch:
 *
 * Returns: the second cue of a band: on paper the side below neutral is hatched.
 *   On a screen, place and order tell the bands apart.
 */
SonderHatch
sonder_theme_get_band_hatch (const SonderTheme *self, guint band, guint n_bands)
{
  return looks[self->kind].hatched && band < n_bands / 2 ? SONDER_HATCH_UP : SONDER_HATCH_NONE;
}
