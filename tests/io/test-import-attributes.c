/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import.h"

#include "import-testing.h"
#include "kinds.h"

/* What the items look like that an import makes. */
static void
test_items (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderImportPlan) a = NULL, b = NULL;
  g_autoptr (SonderImport) first =
      import_csv (project, "wave 1.csv",
                  "id,band,mail,How likely would you recommend us?\n1,30-44,a@b.org,9\n"
                  "2,30-44,c@d.org,8\n3,18-29,,7\n4,18-29,,6\n5,> 60,,6\n6,> 60,,6\n",
                  "score #4=nps:Shop", &a);
  g_autoptr (SonderImport) second =
      import_csv (project, "b.csv", "id,band\n7,45-60\n8,45-60\n9,<18\n10,<18\n", "", &b);
  SonderItem *band = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "band");
  SonderItem *mail = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "mail");
  SonderItem *metric = sonder_project_find_item (project, SONDER_KIND_METRIC, "nps");
  SonderItem *touchpoint = sonder_project_find_item (project, SONDER_KIND_TOUCHPOINT, "shop");
  SonderItem *source = sonder_project_find_item (project, SONDER_KIND_SOURCE, "wave-1");
  g_autofree char *choices = g_strjoinv ("|", (GStrv)sonder_item_get_texts (band, "choices"));

  g_assert_cmpstr (sonder_item_get_text (band, "attribute-type"), ==, "choice");
  g_assert_cmpstr (choices, ==, "18-29|30-44|> 60|<18|45-60");
  g_assert_false (sonder_item_get_boolean (band, "personal"));
  g_assert_true (sonder_item_get_boolean (mail, "personal"));
  g_assert_cmpstr (sonder_item_get_text (metric, "scale"), ==, "nps");
  g_assert_cmpstr (sonder_item_get_text (metric, "name"), ==, "NPS");
  g_assert_cmpstr (sonder_item_get_text (metric, "question"), ==,
                   "How likely would you recommend us?");
  g_assert_cmpstr (sonder_item_get_text (touchpoint, "name"), ==, "Shop");
  g_assert_cmpstr (sonder_item_get_text (source, "name"), ==, "wave 1");
  g_assert_cmpstr (sonder_item_get_text (source, "file"), ==, "wave 1.csv");
  g_assert_cmpstr (sonder_item_get_text (source, "source-type"), ==, "import");
  /* without answers no source is needed */
  g_assert_null (sonder_project_find_item (project, SONDER_KIND_SOURCE, "b"));
}

static void
test_personal (void)
{
  static const struct
  {
    const char *header;
    const char *value;
    gboolean personal;
  } rows[] = {
    { "E-Mail", "x", TRUE },
    { "RecipientEmail", "x", TRUE },
    { "contact", "ann@example.org", TRUE },
    { "First Name", "Ann", TRUE },
    { "RecipientLastName", "x", TRUE },
    { "Phone number", "x", TRUE },
    { "IP Address", "x", TRUE },
    { "IPAddress", "x", TRUE },
    { "Street", "x", TRUE },
    { "Name", "x", TRUE },
    { "Plan name", "x", FALSE },
    { "Téléphone", "x", TRUE },
    { "plan", "Pro", FALSE },
    { "city", "Rome", FALSE },
    { "comment", "me @ home. ok", FALSE },
    { "email newsletter", "x", TRUE },
    { "ship date", "x", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autofree char *csv = g_strdup_printf ("id,%s\n1,%s\n", rows[i].header, rows[i].value);
      g_autoptr (SonderImportPlan) plan = NULL;
      g_autoptr (SonderImport) import = import_csv (project, "a.csv", csv, "", &plan);
      SonderItem *attribute =
          sonder_project_find_by_name (project, SONDER_KIND_ATTRIBUTE, rows[i].header);

      g_test_message ("%s", rows[i].header);
      g_assert_cmpint (sonder_item_get_boolean (attribute, "personal"), ==, rows[i].personal);
    }
}

/* Each type of attribute there may be, and what goes into it. */
static void
test_known_types (void)
{
  static const struct
  {
    const char *type;
    const char *values; /* of three customers */
    const char *project;
    guint n_unusable;
    SonderUnusableReason reason;
  } rows[] = {
    { "number", "1|x|3", "1 a=1\n2\n3 a=3\n", 1, SONDER_UNUSABLE_NOT_A_NUMBER },
    { "text", "1|x|3", "1 a=1\n2 a=x\n3 a=3\n", 0, 0 },
    { "choice", "1|x|3", "1 a=1\n2 a=x\n3 a=3\n", 0, 0 },
    { "yes-no", "yes|x|no", "1 a=yes\n2\n3 a=no\n", 1, SONDER_UNUSABLE_NOT_YES_NO },
    { "yes-no", "1|0|2", "1 a=yes\n2 a=no\n3\n", 1, SONDER_UNUSABLE_NOT_YES_NO },
    { "date", "2025-01-02|x|", "1 a=2025-01-02\n2\n3\n", 1, SONDER_UNUSABLE_NOT_A_DATE },
    { "hologram", "1|x|3", "1\n2\n3\n", 3, SONDER_UNUSABLE_UNKNOWN_TYPE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (SonderItem) attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, "a");
      g_auto (GStrv) values = g_strsplit (rows[i].values, "|", -1);
      g_autofree char *csv =
          g_strdup_printf ("id,A\n1,%s\n2,%s\n3,%s\n", values[0], values[1], values[2]);
      g_autoptr (SonderImportPlan) plan = NULL;
      g_autoptr (SonderImport) import = NULL;
      g_autofree char *dump = NULL;
      GArray *unusable;

      g_test_message ("%s: %s", rows[i].type, rows[i].values);
      sonder_item_set_text (attribute, "name", "a");
      sonder_item_set_text (attribute, "attribute-type", rows[i].type);
      sonder_project_add_item (project, attribute);
      import = import_csv (project, "a.csv", csv, "", &plan);
      dump = g_str_equal (rows[i].type, "hologram") ? g_strdup (rows[i].project)
                                                    : dump_customers (project);
      g_assert_cmpstr (dump, ==, rows[i].project);

      unusable = sonder_import_get_report (import)->unusable;
      g_assert_cmpuint (unusable->len, ==, rows[i].n_unusable > 0);
      if (rows[i].n_unusable > 0)
        {
          g_assert_cmpuint (g_array_index (unusable, SonderImportUnusable, 0).n, ==,
                            rows[i].n_unusable);
          g_assert_cmpint (g_array_index (unusable, SonderImportUnusable, 0).reason, ==,
                           rows[i].reason);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-attributes/items", test_items);
  g_test_add_func ("/import-attributes/personal", test_personal);
  g_test_add_func ("/import-attributes/known-types", test_known_types);
  return g_test_run ();
}
