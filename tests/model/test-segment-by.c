/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "calendar.h"
#include "segment-by.h"

typedef struct
{
  const char *name;
  const char *type;
  const char *choices[4];
  const char *values[6];
  const char *expected; /* names of the segments, in order */
} Case;

static const Case cases[] = {
  { "texts by code point", "text", { NULL }, { "b", "a", "C", "a" }, "C,a,b" },
  { "choices as stored", "choice", { "Small", "Big" }, { "Big", "Other", "Small" }, "Small,Big,Other" },
  { "numbers ascending", "number", { NULL }, { "10", "9", "0.1" },
    "Attribute: 0.1,Attribute: 9,Attribute: 10" },
  { "dates ascending", "date", { NULL }, { "2025-03-01", "2024-12-31" },
    "Attribute: 2024-12-31,Attribute: 2025-03-01" },
  { "yes before no", "yes-no", { NULL }, { "no", "yes" }, "Attribute: yes,Attribute: no" },
};

static GVariant *
to_cell (const char *type,
         const char *text)
{
  if (g_str_equal (type, "number"))
    return g_variant_new_double (g_ascii_strtod (text, NULL));
  if (g_str_equal (type, "date"))
    return g_variant_new_int32 (sonder_date_parse (text, -1));
  if (g_str_equal (type, "yes-no"))
    return g_variant_new_byte (g_str_equal (text, "yes") ? SONDER_YES : SONDER_NO);

  return g_variant_new_string (text);
}

static SonderProject *
create_project (const Case *row)
{
  SonderProject *project = sonder_project_new ();
  g_autoptr (SonderItem) attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, "a");

  sonder_item_set_text (attribute, "name", "Attribute");
  sonder_item_set_text (attribute, "attribute-type", row->type);
  sonder_item_set_texts (attribute, "choices", row->choices);
  sonder_project_add_item (project, attribute);
  for (guint i = 0; i < G_N_ELEMENTS (row->values) && row->values[i] != NULL; i++)
    {
      guint customer = sonder_project_add_customer (project, NULL, NULL);

      sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "attribute:a", customer,
                               to_cell (row->type, row->values[i]));
    }
  /* One who has no value makes no segment. */
  sonder_project_add_customer (project, NULL, NULL);

  return project;
}

static char *
list_segments (SonderProject *project)
{
  GListModel *segments = sonder_project_get_items (project, SONDER_KIND_SEGMENT);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                              sonder_item_get_text (segment, "name"));
    }

  return g_strdup (names->str);
}

static void
test_segments (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (SonderProject) project = create_project (row);
  SonderItem *attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "a");
  const SonderAssignment *assignment;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  guint n_added;

  g_assert_true (sonder_project_segment_by (project, attribute, &n_added, &error));
  g_assert_no_error (error);
  names = list_segments (project);
  g_assert_cmpstr (names, ==, row->expected);

  /* Everybody with a value is in the segment of that value. */
  assignment = sonder_project_get_assignment (project);
  g_assert_cmpuint (assignment->n_unassigned, ==, 1);
  g_assert_cmpuint (assignment->n_segments, ==, n_added);

  /* Doing it again adds nothing, and leaves no step. */
  g_assert_true (sonder_project_segment_by (project, attribute, &n_added, &error));
  g_assert_cmpuint (n_added, ==, 0);
  sonder_project_undo (project);
  g_assert_cmpuint (sonder_project_get_assignment (project)->n_segments, ==, 0);
}

static void
test_new_values (void)
{
  g_autoptr (SonderProject) project = create_project (&cases[0]);
  SonderItem *attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "a");
  g_autofree char *names = NULL;
  guint customer, n_added;

  sonder_project_segment_by (project, attribute, NULL, NULL);
  customer = sonder_project_add_customer (project, NULL, NULL);
  sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "attribute:a", customer,
                           g_variant_new_string ("A"));
  g_assert_true (sonder_project_segment_by (project, attribute, &n_added, NULL));
  g_assert_cmpuint (n_added, ==, 1);
  names = list_segments (project);
  g_assert_cmpstr (names, ==, "C,a,b,Attribute: A");
}

static void
test_limits (void)
{
  static const Case nobody = { "nobody", "text", { NULL }, { NULL }, "" };
  g_autoptr (SonderProject) project = create_project (&nobody);
  SonderItem *attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "a");
  g_autoptr (GError) error = NULL;
  guint n_added;

  g_assert_true (sonder_project_segment_by (project, attribute, &n_added, &error));
  g_assert_cmpuint (n_added, ==, 0);

  for (guint i = 0; i <= SONDER_SEGMENT_BY_MAX; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      guint customer = sonder_project_add_customer (project, NULL, NULL);

      sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "attribute:a", customer,
                               g_variant_new_string (text));
    }
  g_assert_false (sonder_project_segment_by (project, attribute, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpuint (sonder_project_get_assignment (project)->n_segments, ==, 0);
}

static void
test_colors (void)
{
  const char *const *slots = sonder_palette_get_slots ();
  g_autoptr (SonderProject) project = sonder_project_new ();

  for (guint i = 0; slots[i] != NULL; i++)
    {
      g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, NULL);

      g_assert_cmpstr (sonder_project_pick_color (project), ==, slots[i]);
      sonder_item_set_text (segment, "name", slots[i]);
      sonder_item_set_text (segment, "color", slots[i]);
      sonder_project_add_item (project, segment);
    }
  g_assert_cmpstr (sonder_project_pick_color (project), ==, slots[0]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/segment-by/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_segments);
    }
  g_test_add_func ("/segment-by/new-values", test_new_values);
  g_test_add_func ("/segment-by/limits", test_limits);
  g_test_add_func ("/segment-by/colors", test_colors);

  return g_test_run ();
}
