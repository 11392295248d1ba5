/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "masking.h"

static SonderProject *
make_project (void)
{
  static const char *const names[] = { "Ann Gray", "Will Koch", "Ann Gray", NULL };
  SonderProject *project = sonder_project_new ();
  g_autoptr (SonderItem) contact = sonder_item_new (SONDER_KIND_ATTRIBUTE, "contact");

  sonder_item_set_text (contact, "name", "Contact");
  sonder_item_set_text (contact, "attribute-type", "text");
  sonder_item_set_boolean (contact, "personal", TRUE);
  sonder_project_add_item (project, contact);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("C-%u", i);

      sonder_project_add_customer (project, id, names[i]);
    }
  sonder_project_add_customer (project, "Rhea Silvia", NULL);
  sonder_project_add_customer (project, "C-5", "Tidewater Ltd");
  sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, SONDER_ATTRIBUTE_PREFIX "contact", 4,
                           g_variant_new_string ("Ines Duarte"));

  return project;
}

static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    guint customer;
    const char *masked;
  } rows[] = {
    { "", SONDER_NO_ROW, "" },
    { "Fast, and friendly.", SONDER_NO_ROW, "Fast, and friendly." },
    { "Ask Will Koch (will@example.com, +34 600 123 456).", SONDER_NO_ROW,
      "Ask Customer 2 ((e-mail), (phone))." },
    { "Ann Gray said so", SONDER_NO_ROW, "(name) said so" },
    { "Ann Gray said so", 0, "Customer 1 said so" },
    { "Ann Gray said so", 2, "Customer 3 said so" },
    { "Rhea Silvia’s, TIDEWATER", SONDER_NO_ROW, "Customer 4’s, Customer 5" },
    { "Ines Duarte paid", SONDER_NO_ROW, "Customer 5 paid" },
    /* parts of the own name */
    { "I’m Ann, Mrs Gray.", 0, "I’m Customer 1, Mrs Customer 1." },
    { "I’m Ann, Mrs Gray.", SONDER_NO_ROW, "I’m Ann, Mrs Gray." },
    { "The gray sofa. Gray is fine.\nRegards,\nann", 0,
      "The gray sofa. Gray is fine.\nRegards,\nCustomer 1" },
    { "i’m ann and it’s late", 0, "i’m Customer 1 and it’s late" },
    { "I said ann and all", 0, "I said ann and all" },
    { "Will it work? Thanks, Will", 1, "Will it work? Thanks, Customer 2" },
    { "Ann-Gray; ANN GRAY and Ann Ann", 0, "Customer 1; Customer 1 and Customer 1" },
    { "Ines was kind", 4, "Customer 5 was kind" },
    /* what overlaps */
    { "Ann Gray@example.com, Bo@example.com", SONDER_NO_ROW, "(name), (e-mail)" },
    { "ann.gray@example.com Ann Gray", 0, "(e-mail) Customer 1" },
  };
  g_autoptr (SonderProject) project = make_project ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *masked =
          sonder_masking_dup_text (sonder_masking_get (project), rows[i].text, rows[i].customer);

      g_assert_cmpstr (masked, ==, rows[i].masked);
    }
}

/* A text that is of no project knows no names. */
static void
test_no_project (void)
{
  g_autofree char *masked =
      sonder_masking_dup_text (NULL, "Ann Gray, ann@example.com", SONDER_NO_ROW);

  g_assert_cmpstr (masked, ==, "Ann Gray, (e-mail)");
}

/* A name that ends in what looks like a telephone number. */
static void
test_overlap (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autofree char *masked = NULL;

  sonder_project_add_customer (project, "C-1", "Studio 600 123");
  masked = sonder_masking_dup_text (sonder_masking_get (project), "At Studio 600 123 456 again",
                                    SONDER_NO_ROW);
  g_assert_cmpstr (masked, ==, "At Customer 1 again");
}

static void
check (SonderProject *project, const char *text, const char *expected)
{
  g_autofree char *masked =
      sonder_masking_dup_text (sonder_masking_get (project), text, SONDER_NO_ROW);

  g_assert_cmpstr (masked, ==, expected);
}

/* Whoever comes is known at once, and whoever goes is not forgotten. */
static void
test_changes (void)
{
  g_autoptr (SonderProject) project = make_project ();
  SonderMasking *masking = sonder_masking_get (project);
  guint row;

  check (project, "Olga Ruiz", "Olga Ruiz");
  row = sonder_project_add_customer (project, "C-6", "Olga Ruiz");
  check (project, "Olga Ruiz", "Customer 6");
  sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "name", row,
                           g_variant_new_string ("Olga Vega"));
  check (project, "Olga Ruiz, Olga Vega", "Olga Ruiz, Customer 6");
  sonder_project_delete_customers (project, &row, 1);
  check (project, "Olga Vega", "Customer 6");
  sonder_project_undo (project);
  sonder_project_undo (project);
  check (project, "Olga Ruiz, Olga Vega", "Customer 6, Olga Vega");
  sonder_project_set_variant (project,
                              sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, "contact"),
                              "personal", g_variant_new_boolean (FALSE));
  check (project, "Ines Duarte", "Ines Duarte");
  g_assert_true (sonder_masking_get (project) == masking);
}

/* What people paste can be of any length. */
static void
test_long (void)
{
  static const char *const parts[] = { "Ann ", "Gray, ", "Will. ", "a@b ", "will\n", "ann\n\n", " . " };
  g_autoptr (SonderProject) project = make_project ();

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *masked = NULL;
      gint64 start;

      while (text->len < 1000000)
        g_string_append (text, parts[i]);
      start = g_get_monotonic_time ();
      masked = sonder_masking_dup_text (sonder_masking_get (project), text->str, 1);
      g_test_message ("%s: %d ms", parts[i], (int)((g_get_monotonic_time () - start) / 1000));
      g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/masking/texts", test_texts);
  g_test_add_func ("/masking/no-project", test_no_project);
  g_test_add_func ("/masking/overlap", test_overlap);
  g_test_add_func ("/masking/changes", test_changes);
  g_test_add_func ("/masking/long", test_long);

  return g_test_run ();
}
