/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <time.h>

#include "board-words.h"
#include "board.h"
#include "paint.h"
#include "scene-check.h"

static const char *const TEXTS[] = {
  "Waits for the parcel",
  "“I never know when the parcel comes, and nobody picks up the phone when I ask”",
  "Reads reviews",
  "Compares prices on three sites before every order, and still thinks that somebody pays less",
  "Übergrößenträgerinnenbekleidungsfachgeschäft",
  "يقارن الأسعار",
};

static SonderItem *
add_note (SonderItem *map, const char *text, const char *layout_field, const char *region)
{
  g_autoptr (SonderItem) note = sonder_item_new (SONDER_KIND_NOTE, NULL);

  sonder_item_set_text (note, "text", text);
  sonder_item_set_text (note, layout_field, region);
  sonder_item_append (map, "notes", note);
  return note;
}

static void
add_evidence (SonderItem *note, const char *stance)
{
  g_autoptr (SonderItem) evidence = sonder_item_new (SONDER_KIND_EVIDENCE, NULL);

  sonder_item_set_text (evidence, "stance", stance);
  sonder_item_append (note, "evidence", evidence);
}

static SonderItem *
make_map (const char *layout, guint n_notes)
{
  SonderItem *map = sonder_item_new (SONDER_KIND_MAP, NULL);
  const char *const *regions = sonder_layout_get_regions (layout);
  const char *field = g_str_equal (layout, "canvas") ? "canvas-region" : "classic-region";
  guint n_regions = g_strv_length ((char **)regions);

  sonder_item_set_text (map, "layout", layout);
  sonder_item_set_text (map, "subject", "Ann Gray");
  for (guint i = 0; i < n_notes; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s %u", TEXTS[i % G_N_ELEMENTS (TEXTS)], i);
      SonderItem *note = add_note (map, text, field, regions[i * 5 / 3 % n_regions]);

      sonder_item_set_text (note, "color", sonder_palette_get_slots ()[i / 3 % 5]);
      if (i % 3 == 0)
        sonder_item_set_text (note, "author", "Ben");
      for (guint j = 0; j < i % 4; j++)
        add_evidence (note, j == 2 ? "against" : "for");
    }
  return map;
}

static SonderBoard *
lay_out (SonderItem *map, SonderThemeKind kind, SonderDirection direction, double em, double width, double height)
{
  g_autoptr (SonderBoardTexts) texts = sonder_board_texts_new ();
  g_autoptr (SonderTheme) theme = sonder_theme_new (kind, NULL, 1, direction);
  const SonderBoardOptions options = { .em = em, .subject = "Ann Gray" };

  return sonder_board_new (map, theme, &options, width, height, texts);
}

static void
save_picture (const SonderBoard *board, const char *name)
{
  SonderScene *scene = sonder_board_get_scene (board);
  const char *folder = g_getenv ("SONDER_PICTURES");
  cairo_surface_t *surface;
  g_autofree char *path = NULL;
  cairo_t *cr;

  if (!folder)
    return;
  path = g_strdup_printf ("%s/board-%s.png", folder, name);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)sonder_scene_get_width (scene),
                                        (int)sonder_scene_get_height (scene));
  cr = cairo_create (surface);
  sonder_scene_paint (scene, cr);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static gboolean
within (const SonderBoardArea *inner, const SonderBoardArea *outer)
{
  return inner->x >= outer->x - 0.5 && inner->y >= outer->y - 0.5 &&
         inner->x + inner->width <= outer->x + outer->width + 0.5 &&
         inner->y + inner->height <= outer->y + outer->height + 0.5;
}

static gboolean
overlap (const SonderBoardArea *a, const SonderBoardArea *b)
{
  return a->x + a->width > b->x + 0.5 && b->x + b->width > a->x + 0.5 &&
         a->y + a->height > b->y + 0.5 && b->y + b->height > a->y + 0.5;
}

/* Notes stand in their regions, nothing stands on anything else, everything is
 * found where it stands. */
static void
check_board (const SonderBoard *board)
{
  SonderScene *scene = sonder_board_get_scene (board);
  const SonderBoardArea all = { 0, 0, sonder_scene_get_width (scene), sonder_scene_get_height (scene) };

  for (guint i = 0; i < sonder_board_get_n_regions (board); i++)
    {
      const SonderBoardRegion *region = sonder_board_get_region (board, i);

      g_assert_true (within (&region->area, &all));
      g_assert_true (within (&region->corner, &region->area));
      for (guint j = 0; j < i; j++)
        g_assert_false (overlap (&region->area, &sonder_board_get_region (board, j)->area));
    }
  for (guint i = 0; i < sonder_board_get_n_notes (board); i++)
    {
      const SonderBoardNote *note = sonder_board_get_note (board, i);
      double x = note->area.x + note->area.width / 2, y = note->area.y + note->area.height / 2;

      g_assert_true (within (&note->area, &sonder_board_get_region (board, note->region)->area));
      g_assert_true (within (&note->text, &note->area));
      g_assert_cmpint (sonder_board_hit_note (board, x, y), ==, (int)i);
      g_assert_cmpint (sonder_board_hit_region (board, x, y), ==, (int)note->region);
      g_assert_cmpint (sonder_board_find_note (board, note->id), ==, (int)i);
      for (guint j = 0; j < i; j++)
        g_assert_false (overlap (&note->area, &sonder_board_get_note (board, j)->area));
    }
}

static void
check_texts_inside_cards (const SonderBoard *board)
{
  SonderScene *scene = sonder_board_get_scene (board);
  const SonderBox *card = NULL;

  for (guint i = 0; i < sonder_scene_get_n_boxes (scene); i++)
    {
      const SonderBox *box = sonder_scene_get_box (scene, i);

      if (box->part == SONDER_PART_MARK)
        card = box;
      if (box->part != SONDER_PART_VALUE)
        continue;
      g_assert_nonnull (card);
      g_assert_cmpfloat (box->x, >=, card->x);
      g_assert_cmpfloat (box->x + box->width, <=, card->x + card->width + 0.6);
      g_assert_cmpfloat (box->y, >=, card->y);
      g_assert_cmpfloat (box->y + box->height, <=, card->y + card->height + 0.6);
    }
}

static void
test_sizes (void)
{
  static const struct
  {
    const char *name;
    const char *layout;
    guint n_notes;
    double em, width, height;
    SonderThemeKind kind;
    SonderDirection direction;
  } rows[] = {
    { "canvas", "canvas", 30, 13, 1060, 680, SONDER_THEME_LIGHT, SONDER_DIRECTION_LTR },
    { "canvas-empty", "canvas", 0, 13, 1060, 680, SONDER_THEME_LIGHT, SONDER_DIRECTION_LTR },
    { "canvas-dark", "canvas", 30, 13, 1060, 680, SONDER_THEME_DARK, SONDER_DIRECTION_LTR },
    { "canvas-rtl", "canvas", 30, 13, 1060, 680, SONDER_THEME_LIGHT, SONDER_DIRECTION_RTL },
    { "canvas-screen", "canvas", 18, 27, 1920, 1080, SONDER_THEME_LIGHT, SONDER_DIRECTION_LTR },
    { "canvas-medium", "canvas", 20, 12, 580, 500, SONDER_THEME_LIGHT, SONDER_DIRECTION_LTR },
    { "canvas-narrow", "canvas", 12, 13, 336, 500, SONDER_THEME_LIGHT, SONDER_DIRECTION_LTR },
    { "canvas-full", "canvas", 300, 13, 1280, 800, SONDER_THEME_LIGHT, SONDER_DIRECTION_LTR },
    { "canvas-print", "canvas", 30, 13, 1060, 680, SONDER_THEME_PRINT, SONDER_DIRECTION_LTR },
    { "classic", "classic", 20, 13, 1060, 680, SONDER_THEME_LIGHT, SONDER_DIRECTION_LTR },
    { "classic-rtl", "classic", 20, 13, 1060, 680, SONDER_THEME_DARK, SONDER_DIRECTION_RTL },
    { "classic-narrow", "classic", 8, 13, 336, 500, SONDER_THEME_LIGHT, SONDER_DIRECTION_LTR },
    { "tiny", "canvas", 30, 13, 40, 10, SONDER_THEME_LIGHT, SONDER_DIRECTION_LTR },
    { "huge-text", "canvas", 9, 60, 360, 700, SONDER_THEME_LIGHT, SONDER_DIRECTION_LTR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderItem) map = make_map (rows[i].layout, rows[i].n_notes);
      g_autoptr (SonderBoard) board = lay_out (map, rows[i].kind, rows[i].direction, rows[i].em,
                                               rows[i].width, rows[i].height);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpuint (sonder_board_get_n_notes (board), ==, rows[i].n_notes);
      save_picture (board, rows[i].name);
      if (rows[i].width < 100)
        continue;
      check_board (board);
      check_texts_inside_cards (board);
    }
}

static void
test_board_fills (void)
{
  g_autoptr (SonderItem) map = make_map ("canvas", 3);
  g_autoptr (SonderBoard) board =
      lay_out (map, SONDER_THEME_LIGHT, SONDER_DIRECTION_LTR, 13, 1000, 900);
  const SonderBoardRegion *last = sonder_board_get_region (board, 4);

  g_assert_cmpstr (last->name, ==, "do");
  g_assert_cmpfloat (sonder_scene_get_height (sonder_board_get_scene (board)), ==, 900);
  g_assert_cmpfloat_with_epsilon (last->area.y + last->area.height, 900 - 13 * 0.75, 0.6);
}

static void
test_tray (void)
{
  g_autoptr (SonderItem) map = make_map ("canvas", 9);
  g_autoptr (SonderBoard) board = NULL;
  const SonderBoardRegion *tray;
  SonderItem *strange = add_note (map, "From a later version", "canvas-region", "smell");

  sonder_item_set_text (map, "layout", "classic");
  board = lay_out (map, SONDER_THEME_LIGHT, SONDER_DIRECTION_LTR, 13, 1000, 700);
  g_assert_cmpuint (sonder_board_get_n_regions (board), ==, 5);
  tray = sonder_board_get_region (board, 4);
  g_assert_cmpstr (tray->name, ==, "");
  g_assert_cmpuint (tray->number, ==, 0);
  g_assert_cmpuint (tray->n_notes, >, 1);
  g_assert_cmpuint (
      sonder_board_get_note (board, (guint)sonder_board_find_note (board, sonder_item_get_id (strange)))->region,
      ==, 4);
  check_board (board);
  save_picture (board, "tray");
}

static void
test_drafts (void)
{
  g_autoptr (SonderItem) map = make_map ("canvas", 9);
  g_autoptr (SonderBoardTexts) texts = sonder_board_texts_new ();
  g_autoptr (SonderTheme) theme = sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, SONDER_DIRECTION_LTR);
  const SonderBoardOptions options = { .em = 13, .draft_region = "see" };
  g_autoptr (SonderBoard) board = sonder_board_new (map, theme, &options, 1000, 700, texts);
  int draft = sonder_board_find_note (board, NULL);

  g_assert_cmpint (draft, >=, 0);
  g_assert_cmpuint (sonder_board_get_note (board, (guint)draft)->region, ==, 2);
  g_assert_cmpuint (sonder_board_get_n_notes (board), ==, 10);
}

static void
test_slots (void)
{
  g_autoptr (SonderItem) map = sonder_item_new (SONDER_KIND_MAP, NULL);
  SonderBoardArea mark;

  for (guint i = 0; i < 5; i++)
    add_note (map, "Short", "canvas-region", "do");

  for (guint rtl = 0; rtl < 2; rtl++)
    {
      g_autoptr (SonderBoard) board = lay_out (
          map, SONDER_THEME_LIGHT, rtl ? SONDER_DIRECTION_RTL : SONDER_DIRECTION_LTR, 13, 1000, 700);
      const SonderBoardArea *second = &sonder_board_get_note (board, 1)->area;
      double before = rtl ? second->x + second->width - 2 : second->x + 2;
      double after = rtl ? second->x + 2 : second->x + second->width - 2;
      double y = second->y + 5;

      g_assert_cmpuint (sonder_board_find_slot (board, 4, before, y, &mark), ==, 1);
      g_assert_cmpuint (sonder_board_find_slot (board, 4, after, y, &mark), ==, 2);
      g_assert_cmpuint (sonder_board_find_slot (board, 0, before, y, &mark), ==, 0);
      g_assert_true (within (&mark, &sonder_board_get_region (board, 0)->area));
    }
}

static void
test_too_many (void)
{
  g_autoptr (SonderItem) map = make_map ("canvas", SONDER_BOARD_MAX_NOTES + 5);
  g_autoptr (SonderBoard) board =
      lay_out (map, SONDER_THEME_LIGHT, SONDER_DIRECTION_LTR, 13, 1000, 700);

  g_assert_cmpuint (sonder_board_get_n_notes (board), ==, SONDER_BOARD_MAX_NOTES);
  g_assert_cmpuint (sonder_scene_get_n_boxes (sonder_board_get_scene (board)), >, 2000);
}

static void
test_miniature (void)
{
  static const guint sizes[] = { 0, 30, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SonderItem) map = make_map ("canvas", sizes[i]);
      g_autoptr (SonderTheme) theme =
          sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, SONDER_DIRECTION_LTR);
      const SonderBoardOptions options = { .em = 12 };
      g_autoptr (SonderBoard) board = sonder_board_new_miniature (map, theme, &options, 320, 200);
      SonderScene *scene = sonder_board_get_scene (board);

      g_assert_cmpfloat_with_epsilon (sonder_scene_get_width (scene) / sonder_scene_get_height (scene),
                                      1.6, 0.01);
      check_board (board);
    }
}

/* Whatever its colour and what it rests on, a note can be read. */
static void
test_sheets (void)
{
  const char *const *slots = sonder_palette_get_slots ();

  for (guint kind = 0; kind < SONDER_N_THEME_KINDS; kind++)
    for (guint i = 0; slots[i]; i++)
      for (guint j = 0; j < 3; j++)
        {
          g_autoptr (SonderItem) map = make_map ("canvas", 0);
          SonderItem *note = add_note (map, "text", "canvas-region", "say");
          g_autoptr (SonderBoard) board = NULL;
          const SonderBox *card, *text;

          sonder_item_set_text (note, "color", slots[i]);
          if (j > 0)
            add_evidence (note, j == 1 ? "for" : "against");
          board = lay_out (map, kind, SONDER_DIRECTION_LTR, 14, 1200, 800);
          card = scene_find (sonder_board_get_scene (board), SONDER_PART_MARK, "");
          text = scene_find (sonder_board_get_scene (board), SONDER_PART_VALUE, "text");
          g_test_message ("%s, %u", slots[i], j);
          g_assert_cmpfloat (sonder_color_contrast (text->fill, card->fill), >=, 4.5);
        }
}

/* A board that leaves the program says what it is; nothing runs into anything. */
static void
test_heading (void)
{
  static const SonderBoardHeading headings[] = {
    { "Dana", "", "", "" },
    { "Dana's Monday morning", "What has to happen before nine?", "Maya, 12 Jun 2026", "Dashed: assumed." },
    { "A title that is much too long for the board that it stands above, since nobody wrote less, "
      "and then it goes on and on and on",
      "A goal that is much too long for the board that it stands above, since nobody wrote less, and "
      "then it goes on and on and on until there is no room",
      "Somebody with a long name and somebody else, 12 September 2026",
      "Dashed: an assumption. Number: how many quotations support it. Split corner: disputed." },
  };
  static const char *const layouts[] = { "canvas", "classic" };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    for (guint j = 0; j < 2 * G_N_ELEMENTS (layouts); j++)
      {
        g_autoptr (SonderItem) map = make_map (layouts[j / 2], 20);
        g_autoptr (SonderTheme) theme = sonder_theme_new (
            SONDER_THEME_LIGHT, NULL, 1, j % 2 ? SONDER_DIRECTION_RTL : SONDER_DIRECTION_LTR);
        const SonderBoardOptions options = { .em = 15, .heading = &headings[i] };
        g_autoptr (SonderBoard) board =
            sonder_board_new_miniature (map, theme, &options, 1414, 1000);
        SonderScene *scene = sonder_board_get_scene (board);
        const SonderBox *title = scene_find (scene, SONDER_PART_TITLE, headings[i].title);

        check_board (board);
        scene_check_inside (scene, headings[i].title);
        for (guint k = 0; k < sonder_board_get_n_regions (board); k++)
          g_assert_cmpfloat (sonder_board_get_region (board, k)->area.y, >=,
                             title->y + title->height);
        g_assert_cmpfloat (sonder_scene_get_width (scene) / sonder_scene_get_height (scene), <, 1.42);
        g_assert_cmpfloat (sonder_scene_get_width (scene) / sonder_scene_get_height (scene), >, 1.4);
      }
}

static void
test_words (void)
{
  g_autoptr (SonderItem) note = sonder_item_new (SONDER_KIND_NOTE, NULL);
  static const char *const layouts[] = { "canvas", "classic" };
  guint n_for, n_against;
  char *label;

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    for (const char *const *region = sonder_layout_get_regions (layouts[i]); *region; region++)
      {
        g_assert_cmpstr (sonder_region_get_name (*region), !=, sonder_region_get_name (""));
        g_assert_cmpstr (sonder_region_get_prompt (*region), !=, "");
        g_assert_cmpstr (sonder_region_get_title (*region), !=, sonder_region_get_title (""));
      }

  sonder_item_set_text (note, "text", "Slow");
  label = sonder_note_describe (note, "say", NULL);
  g_assert_cmpstr (label, ==, "“Slow”, Say, assumed");
  g_free (label);
  add_evidence (note, "for");
  add_evidence (note, "for");
  sonder_item_set_text (note, "author", "Ann");
  label = sonder_note_describe (note, "say", NULL);
  g_assert_cmpstr (label, ==, "“Slow”, Say, supported by 2 pieces of evidence, by Ann");
  g_free (label);
  add_evidence (note, "against");
  label = sonder_note_describe (note, "say", NULL);
  g_assert_cmpstr (label, ==, "“Slow”, Say, disputed: 1 piece of evidence against it, 2 for it, by Ann");
  g_free (label);
  sonder_note_count_evidence (note, &n_for, &n_against);
  g_assert_cmpuint (n_for, ==, 2);
  g_assert_cmpuint (n_against, ==, 1);
}

/* Of this process, so that a busy machine does not matter. */
static double
get_milliseconds (void)
{
  return clock () * 1000.0 / CLOCKS_PER_SEC;
}

/* Not a bar, only what a test machine must reach; tests/bench keeps the bars. */
static void
test_speed (void)
{
  g_autoptr (SonderItem) map = make_map ("canvas", 300);
  g_autoptr (SonderTheme) theme = sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, SONDER_DIRECTION_LTR);
  g_autoptr (SonderBoardTexts) kept = sonder_board_texts_new ();
  const SonderBoardOptions options = { .em = 13 };

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (SonderBoardTexts) fresh = sonder_board_texts_new ();
      SonderBoardTexts *texts = i < 2 ? fresh : kept;
      double start = get_milliseconds (), laid_out, painted;
      g_autoptr (SonderBoard) board = sonder_board_new (map, theme, &options, 1280, 800, texts);
      SonderScene *scene = sonder_board_get_scene (board);
      cairo_surface_t *surface;
      cairo_t *cr;

      laid_out = get_milliseconds ();
      surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1280, 800);
      cr = cairo_create (surface);
      sonder_scene_paint (scene, cr);
      painted = get_milliseconds ();
      g_test_message ("300 notes: layout %.1f ms, painting %.1f ms, %.0f px high",
                      laid_out - start, painted - laid_out,
                      sonder_scene_get_height (scene));
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board/sizes", test_sizes);
  g_test_add_func ("/board/fills", test_board_fills);
  g_test_add_func ("/board/tray", test_tray);
  g_test_add_func ("/board/drafts", test_drafts);
  g_test_add_func ("/board/slots", test_slots);
  g_test_add_func ("/board/too-many", test_too_many);
  g_test_add_func ("/board/miniature", test_miniature);
  g_test_add_func ("/board/sheets", test_sheets);
  g_test_add_func ("/board/heading", test_heading);
  g_test_add_func ("/board/words", test_words);
  g_test_add_func ("/board/speed", test_speed);
  return g_test_run ();
}
