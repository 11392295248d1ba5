/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gtk/gtk.h>
#include <math.h>

#include "calendar.h"
#include "customer-copy.h"
#include "customer-testing.h"
#include "patience.h"

/* Longer than one turn of the main loop. */
#define N_MANY 30000

typedef struct
{
  SonderProject      *project;
  GPtrArray          *columns;
  GArray             *rows;
  GCancellable       *cancellable;
  gboolean            done;
  GdkContentProvider *provider;
  guint               n_turns;
  void (*on_progress) (gpointer fixture);
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->project = create_project ();
  fixture->columns = sonder_cell_column_list (fixture->project);
  fixture->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->provider);
  g_object_unref (fixture->cancellable);
  g_ptr_array_unref (fixture->columns);
  g_array_unref (fixture->rows);
  g_object_unref (fixture->project);
}

static void
add_rows (Fixture *fixture,
          guint    n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      guint row = i % G_N_ELEMENTS (test_customers);

      g_array_append_val (fixture->rows, row);
    }
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  fixture->provider = sonder_customer_copy_finish (result, &error);
  g_assert_true ((fixture->provider == NULL) ==
                 g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  fixture->done = TRUE;
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpfloat (fraction, >, 0);
  g_assert_cmpfloat (fraction, <, 1);
  if (fixture->n_turns++ == 0 && fixture->on_progress != NULL)
    fixture->on_progress (fixture);
}

static void
copy (Fixture *fixture)
{
  sonder_customer_copy_async (fixture->columns, fixture->rows, progress_cb, fixture,
                              fixture->cancellable, copied_cb, fixture);
  g_assert_false (fixture->done);
  wait_until (fixture->done);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_assert_true (
    gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static char *
dup_csv (Fixture *fixture)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean written = FALSE;

  gdk_content_provider_write_mime_type_async (fixture->provider, "text/csv", stream,
                                              G_PRIORITY_DEFAULT, NULL, written_cb, &written);
  wait_until (written);

  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static char *
dup_tabs (Fixture *fixture)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (fixture->provider, &value, NULL));

  return g_value_dup_string (&value);
}

static guint
count_lines (const char *text)
{
  guint n_lines = 0;

  for (; *text != '\0'; text++)
    n_lines += *text == '\n';

  return n_lines;
}

static void
test_few (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *tabs = NULL;
  g_autofree char *commas = NULL;

  sonder_project_set_cell (fixture->project, SONDER_TABLE_CUSTOMERS, "name", 0,
                           g_variant_new_string ("Abel, \"Zoë\""));
  add_rows (fixture, 5);
  copy (fixture);
  g_assert_cmpuint (fixture->n_turns, ==, 0);
  tabs = dup_tabs (fixture);
  g_assert_true (g_str_has_prefix (
    tabs, "Id\tName\tSegment\tPlan\tAge\tSince\tActive\n"
          "C-1\t\"Abel, \"\"Zoë\"\"\"\tProfessionals\tPro\t41\t2024-02-29\t\n"));
  g_assert_cmpuint (count_lines (tabs), ==, 6);
  commas = dup_csv (fixture);
  g_assert_nonnull (strstr (commas, "\nC-1,\"Abel, \"\"Zoë\"\"\",Professionals,Pro,41,2024-02-29,\n"));
  g_assert_nonnull (strstr (commas, "\nC-12,Ann Gray 9,Unassigned,,63.5,2019-12-31,\n"));
}

/* Long work lets others have their turns. */
static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *tabs = NULL;

  add_rows (fixture, N_MANY);
  copy (fixture);
  g_assert_cmpuint (fixture->n_turns, >, 1);
  tabs = dup_tabs (fixture);
  g_assert_cmpuint (count_lines (tabs), ==, N_MANY + 1);
}

static void
change (gpointer data)
{
  const guint gone[] = { 1 };

  sonder_project_set_cell (((Fixture *) data)->project, SONDER_TABLE_CUSTOMERS, "name", 0,
                           g_variant_new_string ("Changed"));
  sonder_project_delete_customers (((Fixture *) data)->project, gone, 1);
}

/* What changes while it is copied is copied as it is then, throughout. */
static void
test_changed (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *tabs = NULL;

  add_rows (fixture, N_MANY);
  fixture->on_progress = change;
  copy (fixture);
  tabs = dup_tabs (fixture);
  g_assert_null (strstr (tabs, "Zoë Abel"));
  g_assert_null (strstr (tabs, "ann gray"));
  g_assert_cmpuint (count_lines (tabs), ==, 1 + N_MANY * 5 / 6);
}

static void
cancel (gpointer data)
{
  g_cancellable_cancel (((Fixture *) data)->cancellable);
}

static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  add_rows (fixture, N_MANY);
  fixture->on_progress = cancel;
  copy (fixture);
  g_assert_cmpuint (fixture->n_turns, ==, 1);
  g_assert_null (fixture->provider);
}

#define ADD(name, test) g_test_add ("/customer-copy/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("few", test_few);
  ADD ("many", test_many);
  ADD ("changed", test_changed);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
