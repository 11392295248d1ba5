/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "project-testing.h"

#include <string.h>

#include "kinds.h"
#include "project.h"

static void
test_empty (void)
{
  g_autoptr (SonderSnapshot) snapshot = sonder_snapshot_new ();
  g_autofree char *text = NULL;
  g_autofree char *expected = g_strdup_printf ("{\n"
                                               "  \"format\": \"sonder-project\",\n"
                                               "  \"version\": 1,\n"
                                               "  \"id\": \"%s\",\n"
                                               "  \"title\": \"New\",\n"
                                               "  \"sources\": [],\n"
                                               "  \"attributes\": [],\n"
                                               "  \"metrics\": [],\n"
                                               "  \"touchpoints\": [],\n"
                                               "  \"segments\": [],\n"
                                               "  \"personas\": [],\n"
                                               "  \"empathyMaps\": [],\n"
                                               "  \"customers\": [],\n"
                                               "  \"answers\": []\n"
                                               "}\n",
                                               sonder_item_get_id (snapshot->root));

  sonder_item_set_text (snapshot->root, "title", "New");
  text = write_project (snapshot);
  g_assert_cmpstr (text, ==, expected);
}

/* What is deleted is not written, and the rest closes up. */
static void
test_deleted (void)
{
  g_autoptr (SonderSnapshot) snapshot = NULL;
  g_autoptr (SonderProject) project = NULL;
  g_autoptr (SonderSnapshot) later = NULL;
  g_autofree char *text = NULL;
  g_autofree char *restored = NULL;
  guint customer = 0, answer = 2;

  snapshot = read_project (EVERYTHING, NULL);
  project = sonder_project_new_from_snapshot (snapshot);
  sonder_project_delete_customers (project, &customer, 1);
  sonder_project_delete_answers (project, &answer, 1);
  later = sonder_project_snapshot (project);
  text = write_project (later);
  g_assert_null (strstr (text, "C-1042"));
  g_assert_null (strstr (text, "Only\\nwords"));
  g_assert_nonnull (strstr (text, "  \"customers\": [\n    {\"id\": \"C-1043\""));
  g_assert_nonnull (strstr (text, "  \"answers\": [\n    {\"customer\": \"s-2\""));
  g_clear_pointer (&later, sonder_snapshot_unref);
  sonder_project_undo (project);
  sonder_project_undo (project);
  later = sonder_project_snapshot (project);
  restored = write_project (later);
  g_assert_cmpstr (restored, ==, EVERYTHING);
}

/* Attributes stand in the order of their list, not of their columns. */
static void
test_attribute_order (void)
{
  g_autoptr (SonderSnapshot) snapshot = read_project (EVERYTHING, NULL);
  g_autoptr (SonderProject) project = sonder_project_new_from_snapshot (snapshot);
  SonderItem *attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "city");
  g_autoptr (SonderSnapshot) later = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  sonder_project_move_item (project, attribute, sonder_project_get_root (project), "attributes", 0);
  later = sonder_project_snapshot (project);
  text = write_project (later);
  again = canonical_project (text);
  g_assert_nonnull (
      strstr (text, "\"attributes\": {\"city\": \"Köln\", \"plan\": \"Pro\", \"age\": 34"));
  g_assert_cmpstr (again, ==, text);
}

/* Whatever the program makes of hostile texts can be read again. */
static void
test_hostile_texts (void)
{
  g_autoptr (SonderSnapshot) snapshot = sonder_snapshot_new ();
  SonderTable *customers = snapshot->customers;
  g_autoptr (SonderItem) attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, "a\"\\\n\xff");
  SonderColumn *column;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  sonder_item_set_text (attribute, "attribute-type", "number");
  sonder_item_append (snapshot->root, "attributes", attribute);
  column = sonder_snapshot_add_attribute_column (snapshot, attribute);
  sonder_table_append (customers);
  sonder_column_set_u32 (sonder_table_column (customers, SONDER_CUSTOMER_ID), 0,
                         sonder_text_pool_intern (snapshot->texts, "\x01\xe9\"", -1));
  sonder_column_set_number (column, 0, 0.1);
  text = write_project (snapshot);
  g_assert_nonnull (strstr (text, "{\"id\": \"\\u0001\xef\xbf\xbd\\\"\", \"attributes\": "
                                  "{\"a\\\"\\\\\\n\xef\xbf\xbd\": 0.1}}"));
  again = canonical_project (text);
  g_assert_cmpstr (again, ==, text);
}

/* An attribute that is added takes the place of values that nobody knew, so that
 * no file has two of a name. */
static void
test_known_later (void)
{
  static const struct
  {
    const char *unknown;
    const char *value;
    const char *expected;
  } rows[] = {
    { "{\"mood\": \"x\", \"z\": 1}", "y", ", \"attributes\": {\"mood\": \"y\", \"z\": 1}}" },
    { "{\"z\": [{\"mood\": 1}], \"moods\": 2, \"mood\": {}}", "y",
      ", \"attributes\": {\"mood\": \"y\", \"z\": [{\"mood\": 1}], \"moods\": 2}}" },
    { "{\"mood\": 3, \"z\": 1}", NULL, ", \"attributes\": {\"z\": 1}}" },
    { "{\"mood\": 3}", NULL, "{\"id\": \"a\"}" },
    { "{\"mood\": 3}", "y", ", \"attributes\": {\"mood\": \"y\"}}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *source = g_strdup_printf (
          "{\"format\": \"sonder-project\", \"version\": 1, \"id\": \"p\", "
          "\"customers\": [{\"id\": \"a\", \"attributes\": %s}]}",
          rows[i].unknown);
      g_autoptr (SonderSnapshot) snapshot = read_project (source, NULL);
      g_autoptr (SonderItem) attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, "mood");
      SonderColumn *column;
      g_autofree char *text = NULL;
      g_autofree char *again = NULL;

      sonder_item_set_text (attribute, "attribute-type", "text");
      sonder_item_append (snapshot->root, "attributes", attribute);
      column = sonder_snapshot_add_attribute_column (snapshot, attribute);
      if (rows[i].value != NULL)
        sonder_column_set_u32 (column, 0,
                               sonder_text_pool_intern (snapshot->texts, rows[i].value, -1));
      text = write_project (snapshot);
      again = canonical_project (text);
      g_assert_nonnull (strstr (text, rows[i].expected));
      g_assert_cmpstr (again, ==, text);
    }
}

/* A copy can be written in a thread while the original is changed. */
static gpointer
write_in_thread (gpointer data)
{
  return write_project (data);
}

static void
test_thread (void)
{
  g_autoptr (GString) source =
      g_string_new ("{\"format\": \"sonder-project\", \"version\": 1, \"id\": \"p\","
                    "\"attributes\": [], \"customers\": [");
  g_autoptr (SonderSnapshot) snapshot = NULL;
  g_autoptr (SonderProject) project = NULL;
  g_autoptr (SonderSnapshot) later = NULL;
  g_autofree char *before = NULL;
  g_autofree char *written = NULL;
  GThread *thread;

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (source, "%s{\"id\": \"%u\"}", i > 0 ? "," : "", i);
  g_string_append (source, "]}");
  snapshot = read_project (source->str, NULL);
  before = write_project (snapshot);
  project = sonder_project_new_from_snapshot (snapshot);
  later = sonder_project_snapshot (project);
  thread = g_thread_new ("write", write_in_thread, later);
  for (guint i = 0; i < 200; i++)
    {
      const guint row = i * 149;
      g_autofree char *name = g_strdup_printf ("new %u", i);

      sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "name", row,
                               g_variant_new_string (name));
    }
  written = g_thread_join (thread);
  g_assert_cmpstr (written, ==, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project-writer/empty", test_empty);
  g_test_add_func ("/project-writer/deleted", test_deleted);
  g_test_add_func ("/project-writer/attribute-order", test_attribute_order);
  g_test_add_func ("/project-writer/known-later", test_known_later);
  g_test_add_func ("/project-writer/hostile-texts", test_hostile_texts);
  g_test_add_func ("/project-writer/thread", test_thread);
  return g_test_run ();
}
