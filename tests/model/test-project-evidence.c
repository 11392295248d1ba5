/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "project.h"

#include "calendar.h"
#include "check-row.h"
#include "model-testing.h"

#include <string.h>

static SonderProject *
make_project (void)
{
  SonderProject *project = sonder_project_new ();
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, "loyal");
  g_autoptr (SonderItem) touchpoint = sonder_item_new (SONDER_KIND_TOUCHPOINT, "shop");
  g_autoptr (SonderItem) map = sonder_item_new (SONDER_KIND_MAP, "map");
  g_autoptr (SonderItem) note = sonder_item_new (SONDER_KIND_NOTE, "note");
  const guint row = 0;

  sonder_item_set_text (segment, "name", "Loyal");
  sonder_item_set_text (touchpoint, "name", "The shop");
  sonder_item_append (map, "notes", note);
  sonder_project_add_item (project, segment);
  sonder_project_add_item (project, touchpoint);
  sonder_project_add_item (project, map);
  sonder_project_add_customer (project, "C-1", "Ann Gray");
  sonder_project_add_customer (project, "C-2", "Bob");
  sonder_project_pin_customers (project, &row, 1, "loyal");
  sonder_project_add_answer (project, 0, "nps", 9, "shop", sonder_date_parse ("2025-03-01", -1),
                             "Fast.", "import");
  sonder_project_add_answer (project, 1, NULL, SONDER_SCORE_NONE, "gone", SONDER_DATE_NONE, NULL, NULL);

  return project;
}

static void
test_add (void)
{
  static const struct
  {
    const char *field;
    const char *values[2];
  } rows[] = {
    { "stance", { "for", "against" } },   { "quotation", { "Fast.", "" } },
    { "touchpoint", { "The shop", "" } }, { "segment", { "Loyal", "" } },
    { "metric", { "nps", "" } },          { "source", { "import", "" } },
  };
  g_autoptr (SonderProject) project = make_project ();
  SonderItem *note = sonder_project_find_item (project, SONDER_KIND_NOTE, "note");
  const SonderTable *answers = sonder_project_get_answers (project);
  GListModel *evidence = sonder_item_get_items (note, "evidence");
  g_autofree char *before = dump_project (project);
  g_autofree char *after = NULL, *all = NULL;

  sonder_project_add_evidence (project, note, 0, "for");
  g_assert_cmpint (sonder_item_get_support (note), ==, SONDER_SUPPORTED);
  sonder_project_add_evidence (project, note, 1, "against");
  g_assert_cmpint (sonder_item_get_support (note), ==, SONDER_DISPUTED);
  g_assert_cmpuint (g_list_model_get_n_items (evidence), ==, 2);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (evidence, i);

      for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
        check_text (rows[j].field, i == 0 ? "first" : "second",
                    sonder_item_get_text (item, rows[j].field), rows[j].values[i]);
      check_text ("answer", "id", sonder_item_get_text (item, "answer"),
                  sonder_answers_get_id (answers, i));
      check_yes ("answer", "is an id", g_str_has_prefix (sonder_answers_get_id (answers, i), "r-"),
                 TRUE);
      check_yes ("score", "is kept", isnan (sonder_item_get_number (item, "score")), i == 1);
      check_yes ("date", "is kept", sonder_item_get_date (item, "date") == SONDER_DATE_NONE, i == 1);
    }

  /* Nobody is named. */
  {
    g_autoptr (GVariant) serialized = g_variant_ref_sink (sonder_item_serialize (note));

    all = g_variant_print (serialized, FALSE);
    g_assert_null (strstr (all, "Ann"));
    g_assert_null (strstr (all, "C-1"));
  }

  g_assert_cmpstr (sonder_project_get_undo_name (project), ==, "Add Evidence");
  sonder_project_undo (project);
  sonder_project_undo (project);
  after = dump_project (project);
  g_assert_cmpstr (after, ==, before);
}

static void
test_cite (void)
{
  g_autoptr (SonderProject) project = make_project ();
  g_autofree char *id = g_strdup (sonder_project_cite_answer (project, 0));
  guint64 generation = sonder_project_get_generation (project);

  g_assert_cmpstr (sonder_project_cite_answer (project, 0), ==, id);
  g_assert_cmpuint (sonder_project_get_generation (project), ==, generation);
  g_assert_cmpstr (sonder_project_cite_answer (project, 1), !=, id);

  /* It keeps its id, whatever becomes of the answer. */
  sonder_project_set_cell (project, SONDER_TABLE_ANSWERS, "score", 0, g_variant_new_int32 (3));
  g_assert_cmpstr (sonder_project_cite_answer (project, 0), ==, id);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/project-evidence/add", test_add);
  g_test_add_func ("/model/project-evidence/cite", test_cite);

  return g_test_run ();
}
