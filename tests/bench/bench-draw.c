/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-draw.h"

#include "bench-time.h"
#include "board.h"
#include "paint.h"

#define WIDTH 1920
#define HEIGHT 1080
#define N_NOTES 300

static SonderTheme *
new_theme (void)
{
  return sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, SONDER_DIRECTION_LTR);
}

static cairo_t *
new_canvas (int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, height);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

static SonderFigures *
compute_figures (SonderProject    *project,
                 SonderChartKind   kind,
                 GError          **error)
{
  g_autoptr (SonderQuestion) question = sonder_question_new ();

  question->metric = g_strdup ("nps");
  question->by = SONDER_BY_SEGMENT;
  question->over_time = kind == SONDER_CHART_TREND;
  question->period_unit = SONDER_PERIOD_QUARTER;

  return sonder_figures_compute (project, question, error);
}

/* An empathy map with a full board. */
static SonderItem *
new_map (void)
{
  static const char *const texts[] = {
    "Never knows when the delivery will come.",
    "“When the coffee is late, it's my name they shout down the corridor.”",
    "Keeps a jar of instant at the back of the cupboard, and looks at its date now and then.",
    "Ordering takes two minutes.",
  };
  const char *const *regions = sonder_layout_get_regions ("canvas");
  guint n_regions = g_strv_length ((GStrv) regions);
  SonderItem *map = sonder_item_new (SONDER_KIND_MAP, "map");

  sonder_item_set_text (map, "layout", "canvas");
  for (guint i = 0; i < N_NOTES; i++)
    {
      g_autofree char *id = g_strdup_printf ("note%u", i);
      g_autofree char *text = g_strdup_printf ("%s %u", texts[i % G_N_ELEMENTS (texts)], i);
      g_autoptr (SonderItem) note = sonder_item_new (SONDER_KIND_NOTE, id);

      sonder_item_set_text (note, "text", text);
      sonder_item_set_text (note, "canvas-region", regions[i % n_regions]);
      sonder_item_append (map, "notes", note);
    }

  return map;
}

/* As in a drag: the last note takes another place among its region's. */
static void
move_note (SonderItem *map,
           guint       time)
{
  GListModel *notes = sonder_item_get_items (map, "notes");
  guint last = g_list_model_get_n_items (notes) - 1;
  g_autoptr (SonderItem) note = g_list_model_get_item (notes, last);

  sonder_item_remove (map, "notes", last);
  sonder_item_insert (map, "notes", time % last, note);
}

/* As the window does it: all of the board is laid out, and what is on the screen
 * is painted. */
static cairo_t *
draw_board (SonderItem       *map,
            SonderTheme      *theme,
            SonderBoardTexts *texts)
{
  const SonderBoardOptions options = { .em = 13 };
  g_autoptr (SonderBoard) board = sonder_board_new (map, theme, &options, WIDTH, HEIGHT, texts);
  cairo_t *cr = new_canvas (HEIGHT);

  sonder_scene_paint (sonder_board_get_scene (board), cr);
  return cr;
}

/* What was painted once is shown. */
static void
show_again (cairo_t *painted)
{
  cairo_t *frame = new_canvas (HEIGHT);

  cairo_set_source_surface (frame, cairo_get_target (painted), 0, 0);
  cairo_paint (frame);
  cairo_destroy (frame);
}

/**
 * bench_chart_layout:
 *
 * Lays a chart out again and again, from figures that are known.
 */
gboolean
bench_chart_layout (SonderProject    *project,
                    SonderChartKind   kind,
                    double           *seconds,
                    GError          **error)
{
  g_autoptr (SonderFigures) figures = compute_figures (project, kind, error);
  g_autoptr (SonderTheme) theme = new_theme ();
  const SonderChartSpec spec = { .kind = kind, .figures = figures };
  double times[BENCH_REPETITIONS];

  if (figures == NULL)
    return FALSE;
  for (guint i = 0; i < BENCH_REPETITIONS; i++)
    {
      double begin = bench_now ();
      g_autoptr (SonderScene) scene = sonder_chart_layout (&spec, theme, WIDTH, HEIGHT);

      times[i] = bench_now () - begin;
    }
  *seconds = bench_median (times);
  return TRUE;
}

/**
 * bench_chart_paint:
 *
 * Paints a chart again and again that is laid out once, as for each frame.
 */
gboolean
bench_chart_paint (SonderProject    *project,
                   SonderChartKind   kind,
                   double           *seconds,
                   GError          **error)
{
  g_autoptr (SonderFigures) figures = compute_figures (project, kind, error);
  g_autoptr (SonderTheme) theme = new_theme ();
  g_autoptr (SonderScene) scene = NULL;
  const SonderChartSpec spec = { .kind = kind, .figures = figures };
  cairo_t *cr;
  double times[BENCH_REPETITIONS];

  if (figures == NULL)
    return FALSE;
  scene = sonder_chart_layout (&spec, theme, WIDTH, HEIGHT);
  cr = new_canvas (HEIGHT);
  for (guint i = 0; i < BENCH_REPETITIONS; i++)
    {
      double begin = bench_now ();

      sonder_scene_paint (scene, cr);
      times[i] = bench_now () - begin;
    }
  cairo_destroy (cr);
  *seconds = bench_median (times);
  return TRUE;
}

static double
time_frame (BenchBoard        state,
            SonderItem       *map,
            SonderTheme      *theme,
            SonderBoardTexts *texts,
            cairo_t          *painted)
{
  g_autoptr (SonderBoardTexts) fresh = sonder_board_texts_new ();
  double begin = bench_now ();

  if (state == BENCH_BOARD_UNCHANGED)
    show_again (painted);
  else
    cairo_destroy (draw_board (map, theme, state == BENCH_BOARD_COLD ? fresh : texts));
  return bench_now () - begin;
}

/**
 * bench_board:
 *
 * Shows a board of 300 notes.
 */
void
bench_board (BenchBoard  state,
             double     *seconds)
{
  g_autoptr (SonderItem) map = new_map ();
  g_autoptr (SonderBoardTexts) texts = sonder_board_texts_new ();
  g_autoptr (SonderTheme) theme = new_theme ();
  cairo_t *painted = draw_board (map, theme, texts);
  double times[BENCH_REPETITIONS];

  for (guint i = 0; i < BENCH_REPETITIONS; i++)
    {
      /* Fonts that were painted with keep the shapes of letters. */
      if (state == BENCH_BOARD_COLD)
        {
          sonder_theme_unref (theme);
          theme = new_theme ();
        }
      if (state == BENCH_BOARD_MOVED)
        move_note (map, i);
      times[i] = time_frame (state, map, theme, texts, painted);
    }
  cairo_destroy (painted);
  *seconds = bench_median (times);
}
