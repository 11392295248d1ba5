/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kinds.h"

#include "check-row.h"

#include <string.h>

static void
test_infos (void)
{
  static const struct
  {
    SonderKind kind;
    const char *name;
    const char *list; /* in the project's own item */
  } rows[] = {
    { SONDER_KIND_PROJECT, "project", NULL },
    { SONDER_KIND_SOURCE, "source", "sources" },
    { SONDER_KIND_ATTRIBUTE, "attribute", "attributes" },
    { SONDER_KIND_METRIC, "metric", "metrics" },
    { SONDER_KIND_TOUCHPOINT, "touchpoint", "touchpoints" },
    { SONDER_KIND_SEGMENT, "segment", "segments" },
    { SONDER_KIND_PERSONA, "persona", "personas" },
    { SONDER_KIND_STATEMENT, "statement", NULL },
    { SONDER_KIND_SLIDER, "slider", NULL },
    { SONDER_KIND_FACT, "fact", NULL },
    { SONDER_KIND_MAP, "map", "maps" },
    { SONDER_KIND_NOTE, "note", NULL },
    { SONDER_KIND_EVIDENCE, "evidence", NULL },
  };

  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, SONDER_N_KINDS);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const SonderKindInfo *info = sonder_kind_get_info (rows[i].kind);
      g_autoptr (SonderItem) item = sonder_item_new (rows[i].kind, "x");

      check_integer (rows[i].name, "kind", info->kind, rows[i].kind);
      check_text (rows[i].name, "name", info->name, rows[i].name);
      check_text (rows[i].name, "list", sonder_kind_get_list_field (rows[i].kind), rows[i].list);
      check_yes (rows[i].name, "class",
                 G_OBJECT_TYPE (item) == sonder_kind_get_gtype (rows[i].kind), TRUE);
      check_integer (rows[i].name, "kind of item", sonder_item_get_kind (item), rows[i].kind);
      check_yes (rows[i].name, "has fields", info->n_fields > 0, TRUE);
      if (rows[i].list != NULL)
        check_yes (rows[i].name, "has a name",
                   sonder_kind_find_field (rows[i].kind, "name") != NULL, TRUE);
    }
}

/* Members and properties are unique in their kind and spelled as agreed; what
 * kinds hold is of one kind and never of their own. */
static void
test_fields (void)
{
  for (guint kind = 0; kind < SONDER_N_KINDS; kind++)
    {
      const SonderKindInfo *info = sonder_kind_get_info (kind);

      for (guint i = 0; i < info->n_fields; i++)
        {
          const SonderField *field = &info->fields[i];
          g_autofree char *row = g_strdup_printf ("%s.%s", info->name, field->name);

          check_yes (row, "is found", sonder_kind_find_field (kind, field->name) == field, TRUE);
          check_integer (row, "kebab-case",
                         (gint64) strspn (field->name, "abcdefghijklmnopqrstuvwxyz-"),
                         (gint64) strlen (field->name));
          check_yes (row, "camelCase", g_ascii_islower (field->member[0]), TRUE);
          check_yes (row, "not the id", g_str_equal (field->member, "id"), FALSE);
          if (field->type == SONDER_FIELD_ITEMS)
            check_yes (row, "holds others", field->item_kind > (int) kind, TRUE);
          else if (field->type != SONDER_FIELD_TEXT)
            check_integer (row, "refers to", field->item_kind, -1);
          for (guint j = 0; j < i; j++)
            check_yes (row, "member is its own",
                       g_str_equal (info->fields[j].member, field->member), FALSE);
        }
      g_assert_null (sonder_kind_find_field (kind, "id"));
      g_assert_null (sonder_kind_find_field (kind, "nothing"));
    }
}

static void
test_attribute_types (void)
{
  static const struct
  {
    const char *type;
    gboolean known;
    SonderCellType cell_type;
  } rows[] = {
    { "text", TRUE, SONDER_CELL_TEXT },   { "number", TRUE, SONDER_CELL_NUMBER },
    { "date", TRUE, SONDER_CELL_DATE },   { "yes-no", TRUE, SONDER_CELL_YES_NO },
    { "choice", TRUE, SONDER_CELL_TEXT }, { "", FALSE },
    { "Text", FALSE },                    { "polygon", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderItem) attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, "a");
      SonderCellType type = SONDER_CELL_COMMENT;

      check_yes (rows[i].type, "known", sonder_attribute_type_parse (rows[i].type, &type),
                 rows[i].known);
      check_integer (rows[i].type, "cells", type, rows[i].known ? rows[i].cell_type : SONDER_CELL_COMMENT);
      sonder_item_set_text (attribute, "attribute-type", rows[i].type);
      check_yes (rows[i].type, "of the attribute",
                 sonder_attribute_get_cell_type (SONDER_ATTRIBUTE (attribute), &type), rows[i].known);
    }
}

static void
test_metric (void)
{
  g_autoptr (SonderItem) metric = sonder_item_new (SONDER_KIND_METRIC, "m");
  SonderScale scale = { 0 };

  g_assert_false (sonder_metric_get_scale (SONDER_METRIC (metric), &scale));
  sonder_item_set_text (metric, "scale", "rating:2-4");
  g_assert_true (sonder_metric_get_scale (SONDER_METRIC (metric), &scale));
  g_assert_cmpint (scale.min, ==, 2);
  g_assert_cmpint (scale.max, ==, 4);
}

static void
test_support (void)
{
  static const struct
  {
    const char *name;
    const char *stances[4];
    SonderSupport support;
  } rows[] = {
    { "nothing", { NULL }, SONDER_ASSUMED },
    { "for", { "for" }, SONDER_SUPPORTED },
    { "for twice", { "for", "for" }, SONDER_SUPPORTED },
    { "against", { "against" }, SONDER_DISPUTED },
    { "both", { "for", "against", "for" }, SONDER_DISPUTED },
    { "unsaid", { "" }, SONDER_SUPPORTED },
  };
  static const SonderKind kinds[] = { SONDER_KIND_NOTE, SONDER_KIND_STATEMENT };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < G_N_ELEMENTS (kinds); j++)
      {
        g_autoptr (SonderItem) item = sonder_item_new (kinds[j], NULL);

        for (guint k = 0; rows[i].stances[k] != NULL; k++)
          {
            g_autoptr (SonderItem) evidence = sonder_item_new (SONDER_KIND_EVIDENCE, NULL);

            sonder_item_set_text (evidence, "stance", rows[i].stances[k]);
            sonder_item_append (item, "evidence", evidence);
          }
        check_integer (rows[i].name, "support", sonder_item_get_support (item), rows[i].support);
      }
}

static void
test_regions (void)
{
  static const struct
  {
    const char *canvas, *classic; /* where the note was put */
    const char *in_canvas, *in_classic;
  } rows[] = {
    { "", "", "", "" },
    { "say", "", "say", "says" },
    { "do", "", "do", "does" },
    { "thoughts", "", "thoughts", "thinks" },
    { "pains", "", "pains", "feels" },
    { "gains", "", "gains", "feels" },
    { "who", "", "who", "" },
    { "need-to-do", "", "need-to-do", "" },
    { "see", "", "see", "" },
    { "hear", "", "hear", "" },
    { "", "says", "say", "says" },
    { "", "thinks", "thoughts", "thinks" },
    { "", "does", "do", "does" },
    { "", "feels", "pains", "feels" },
    { "gains", "feels", "gains", "feels" },
    { "say", "thinks", "say", "thinks" },
    { "hear", "says", "hear", "says" },
    { "smell", "", "smell", "" },
    { "", "smells", "", "smells" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderItem) note = sonder_item_new (SONDER_KIND_NOTE, NULL);
      g_autofree char *row = g_strdup_printf ("“%s” and “%s”", rows[i].canvas, rows[i].classic);

      sonder_item_set_text (note, "canvas-region", rows[i].canvas);
      sonder_item_set_text (note, "classic-region", rows[i].classic);
      check_text (row, "canvas", sonder_note_get_region (SONDER_NOTE (note), "canvas"),
                  rows[i].in_canvas);
      check_text (row, "classic", sonder_note_get_region (SONDER_NOTE (note), "classic"),
                  rows[i].in_classic);
    }
}

static void
test_lists (void)
{
  g_autofree char *canvas = g_strjoinv (" ", (char **) sonder_layout_get_regions ("canvas"));
  g_autofree char *classic = g_strjoinv (" ", (char **) sonder_layout_get_regions ("classic"));
  const char *const *slots = sonder_palette_get_slots ();

  g_assert_cmpstr (canvas, ==, "who need-to-do see say do hear thoughts pains gains");
  g_assert_cmpstr (classic, ==, "says thinks does feels");
  g_assert_null (sonder_layout_get_regions ("spiral"));

  g_assert_cmpuint (g_strv_length ((char **) slots), >=, 8);
  for (guint i = 0; slots[i] != NULL; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (slots[i], !=, slots[j]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/kinds/infos", test_infos);
  g_test_add_func ("/model/kinds/fields", test_fields);
  g_test_add_func ("/model/kinds/attribute-types", test_attribute_types);
  g_test_add_func ("/model/kinds/metric", test_metric);
  g_test_add_func ("/model/kinds/support", test_support);
  g_test_add_func ("/model/kinds/regions", test_regions);
  g_test_add_func ("/model/kinds/lists", test_lists);

  return g_test_run ();
}
