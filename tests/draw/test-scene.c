/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scene.h"

#include "text.h"

static SonderScene *
make_scene (void)
{
  g_autoptr (SonderTheme) theme =
      sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, SONDER_DIRECTION_LTR);

  return sonder_scene_new (theme, 300, 200);
}

static SonderBox *
add_rectangle (SonderScene *scene, double x, double y, double width, double height, int group)
{
  const SonderItemRef item = { .group = group, .group_id = "g", .period = -1, .band = -1 };
  SonderBox *box = sonder_scene_add_rectangle (scene, SONDER_PART_MARK, x, y, width, height,
                                               sonder_color_from_hex (0x1852cd));

  if (group >= 0)
    sonder_box_set_item (box, &item, "Mark");
  return box;
}

static void
test_hit (void)
{
  static const struct
  {
    const char *name;
    double x;
    double y;
    int group; /* -1: nothing */
  } cases[] = {
    { "inside", 20, 20, 1 },
    { "on the edge", 10, 10, 1 },
    { "topmost of two", 45, 30, 2 },
    { "under what has no item", 55, 50, 2 },
    { "near", 5, 20, 1 },
    { "nearer of two", 94, 30, 3 },
    { "too far", 200, 150, -1 },
    { "outside", -50, -50, -1 },
  };
  g_autoptr (SonderScene) scene = make_scene ();

  add_rectangle (scene, 10, 10, 40, 40, 1);
  add_rectangle (scene, 40, 20, 50, 40, 2);
  add_rectangle (scene, 97, 20, 10, 40, 3);
  add_rectangle (scene, 50, 40, 30, 30, -1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SonderBox *hit = sonder_scene_hit (scene, cases[i].x, cases[i].y);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (hit ? hit->item.group : -1, ==, cases[i].group);
    }
}

/* The scene outlives what it was made from. */
static void
test_item_is_copied (void)
{
  g_autoptr (SonderScene) scene = make_scene ();
  g_autofree char *id = g_strdup ("loyal");
  const SonderItemRef item = { .group = 0, .group_id = id, .period = 2, .band = 1 };
  SonderBox *box = add_rectangle (scene, 0, 0, 10, 10, -1);

  sonder_box_set_item (box, &item, "Two\nlines");
  id[0] = 'X';
  g_assert_cmpstr (box->item.group_id, ==, "loyal");
  g_assert_cmpint (box->item.period, ==, 2);
  g_assert_cmpstr (box->label, ==, "Two lines");
}

static void
test_bounds_of_points (void)
{
  static const double points[] = { 30, 80, 10, 20, 50, 40 };
  g_autoptr (SonderScene) scene = make_scene ();
  SonderBox *box =
      sonder_scene_add_line (scene, SONDER_PART_MARK, points, 3, sonder_color_from_hex (0), 1);

  g_assert_cmpfloat (box->x, ==, 10);
  g_assert_cmpfloat (box->y, ==, 20);
  g_assert_cmpfloat (box->width, ==, 40);
  g_assert_cmpfloat (box->height, ==, 60);
}

static void
test_mirror (void)
{
  static const double points[] = { 10, 5, 40, 25 };
  g_autoptr (SonderScene) scene = make_scene ();
  SonderBox *rectangle = add_rectangle (scene, 10, 20, 30, 40, 0);
  SonderBox *line =
      sonder_scene_add_line (scene, SONDER_PART_GRID, points, 2, sonder_color_from_hex (0), 1);

  sonder_scene_mirror (scene);
  g_assert_cmpfloat (rectangle->x, ==, 260);
  g_assert_cmpfloat (rectangle->y, ==, 20);
  g_assert_cmpfloat (line->x, ==, 260);
  g_assert_cmpfloat (line->points[0], ==, 290);
  g_assert_cmpfloat (line->points[1], ==, 5);
  g_assert_cmpfloat (line->points[2], ==, 260);
  sonder_scene_mirror (scene);
  g_assert_cmpfloat (rectangle->x, ==, 10);
}

static void
test_to_text (void)
{
  static const double points[] = { 10, -0.2, 40.4, 25.6 };
  g_autoptr (SonderScene) scene = make_scene ();
  g_autofree char *text = NULL;
  SonderColor ink = sonder_color_from_hex (0x1d2126);

  sonder_scene_set_title (scene, "Who?");
  add_rectangle (scene, 10.4, 20.6, 30, 40, 3);
  sonder_scene_add_line (scene, SONDER_PART_GRID, points, 2, ink, 1);
  sonder_scene_add_text (
      scene, SONDER_PART_TICK, 5, 6,
      sonder_text_new (sonder_scene_get_theme (scene), SONDER_FONT_SMALL, 16, "−20"), ink);
  text = sonder_scene_to_text (scene);
  g_assert_cmpstr (text, ==,
                   "scene 300x200 \"Who?\"\n"
                   "background rectangle 0,0 300x200 fill=#ffffff\n"
                   "mark rectangle 10,21 30x40 fill=#1852cd item=3/-1/-1\n"
                   "grid line 10,0 30x26 stroke=#1d2126 points=10,0 40,26\n"
                   "tick text 5,6 29x16 fill=#1d2126 \"−20\"\n");
}

static void
test_description (void)
{
  g_autoptr (SonderScene) scene = make_scene ();

  sonder_scene_describe (scene, "First.");
  sonder_scene_describe (scene, NULL);
  sonder_scene_describe (scene, "");
  sonder_scene_describe (scene, "Second\nline.");
  g_assert_cmpstr (sonder_scene_get_description (scene), ==, "First.\nSecond line.");
}

static void
test_parts (void)
{
  for (guint i = 0; i < SONDER_N_PARTS; i++)
    g_assert_nonnull (sonder_part_get_name ((SonderPart)i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/hit", test_hit);
  g_test_add_func ("/scene/item-is-copied", test_item_is_copied);
  g_test_add_func ("/scene/bounds-of-points", test_bounds_of_points);
  g_test_add_func ("/scene/mirror", test_mirror);
  g_test_add_func ("/scene/to-text", test_to_text);
  g_test_add_func ("/scene/description", test_description);
  g_test_add_func ("/scene/parts", test_parts);

  return g_test_run ();
}
