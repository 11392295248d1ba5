/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "svg-notes.h"

#include <string.h>

static SonderScene *
make_scene (void)
{
  g_autoptr (SonderTheme) theme =
      sonder_theme_new (SONDER_THEME_LIGHT, NULL, 1, SONDER_DIRECTION_LTR);
  SonderScene *scene = sonder_scene_new (theme, 300, 200);
  const SonderItemRef item = { .group = 1, .period = -1, .band = -1 };
  SonderBox *box = sonder_scene_add_rectangle (scene, SONDER_PART_MARK, 10, 20.5, 30, 40.25,
                                               sonder_color_from_hex (0));

  sonder_scene_set_title (scene, "A < B & C?");
  sonder_scene_describe (scene, "<script>alert (1)</script>");
  sonder_box_set_item (box, &item, "“Ann” & Bob: NPS 4");
  return scene;
}

static void
test_annotate (void)
{
  static const struct
  {
    const char *name;
    const char *svg;
    const char *expected;
  } cases[] = {
    { "cairo 1.16",
      "<?xml version=\"1.0\"?>\n<svg width=\"9\">\n<g id=\"surface42\">\n</g>\n</svg>\n",
      "<?xml version=\"1.0\"?>\n<svg width=\"9\" role=\"img\">\n"
      "<title>A &lt; B &amp; C?</title>\n"
      "<desc>&lt;script&gt;alert (1)&lt;/script&gt;</desc>\n"
      "<g id=\"surface\">\n</g>\n"
      "<g fill-opacity=\"0\">\n"
      "<rect x=\"10.00\" y=\"20.50\" width=\"30.00\" height=\"40.25\">"
      "<title>“Ann” &amp; Bob: NPS 4</title></rect>\n"
      "</g>\n</svg>\n" },
    { "not an image", "<html></html>", "<html></html>" },
    { "cut off", "<svg width=\"9\">", "<svg width=\"9\">" },
    { "empty", "", "" },
  };
  g_autoptr (SonderScene) scene = make_scene ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = sonder_svg_annotate (scene, cases[i].svg, strlen (cases[i].svg));

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (out, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/svg-notes/annotate", test_annotate);

  return g_test_run ();
}
