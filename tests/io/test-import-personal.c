/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-personal.h"

#include "import-testing.h"

/* The second column, by its header and its first value. */
static void
test_columns (void)
{
  static const struct
  {
    const char *csv;
    gboolean personal;
  } rows[] = {
    { "id,plan\n1,Pro\n", FALSE },
    { "id,Name\n1,Ann\n", TRUE },
    { "id,Product Name\n1,Tea\n", FALSE },
    { "id,Company Email\n1,\n", TRUE },
    { "id,RecipientLastName\n1,Gray\n", TRUE },
    { "id,Apellidos\n1,Gray\n", TRUE },
    { "id,Teléfono\n1,12\n", TRUE },
    { "id,contact\n1,ann@example.org\n", TRUE },
    { "id,remark\n1,write to ann@example.org\n", FALSE },
    { "id,handle\n1,@ann\n", FALSE },
    { "id,zip\n1,1010\n", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderProject) project = sonder_project_new ();
      g_autoptr (SonderImportPlan) plan = import_plan (project, "f.csv", rows[i].csv, "", NULL);

      g_test_message ("%s", rows[i].csv);
      g_assert_cmpint (sonder_import_plan_is_personal (plan, 1), ==, rows[i].personal);
      g_assert_false (sonder_import_plan_is_personal (plan, 0));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-personal/columns", test_columns);
  return g_test_run ();
}
