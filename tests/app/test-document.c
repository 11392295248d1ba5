/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document and its file: loading, saving, and who else writes there. */

#include "config.h"

#include <glib/gstdio.h>

#include "document.h"
#include "patience.h"
#include "project-error.h"

static char *folder;

typedef struct
{
  SonderDocument *document;
  GError         *error;
  gboolean        done;
} Outcome;

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Outcome *outcome = data;

  outcome->document = sonder_document_load_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Outcome *outcome = data;

  sonder_document_save_finish (SONDER_DOCUMENT (source), result, &outcome->error);
  outcome->done = TRUE;
}

static SonderDocument *
load (GFile   *file,
      GError **error)
{
  Outcome outcome = { NULL };

  sonder_document_load_async (file, NULL, NULL, NULL, loaded_cb, &outcome);
  wait_until (outcome.done);
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);

  return outcome.document;
}

static GError *
save (SonderDocument *document,
      GFile          *file,
      gboolean        overwrite)
{
  Outcome outcome = { NULL };

  sonder_document_save_async (document, file, overwrite, saved_cb, &outcome);
  g_assert_true (sonder_document_get_busy (document));
  wait_until (outcome.done);
  g_assert_false (sonder_document_get_busy (document));

  return outcome.error;
}

static GFile *
get_file (const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_new_for_path (path);
}

static void
write_text (GFile      *file,
            const char *text)
{
  g_assert_true (g_file_replace_contents (file, text, strlen (text), NULL, FALSE, 0, NULL, NULL,
                                          NULL));
}

static void
set_title (SonderDocument *document,
           const char     *title)
{
  SonderProject *project = sonder_document_get_project (document);

  sonder_project_set_text (project, sonder_project_get_root (project), "title", title);
}

static void
assert_title (GFile      *file,
              const char *title)
{
  g_autoptr (SonderDocument) document = load (file, NULL);
  g_autofree char *found = sonder_document_dup_title (document);

  g_assert_cmpstr (found, ==, title);
}

static void
test_round (void)
{
  g_autoptr (SonderDocument) document = sonder_document_new ();
  g_autoptr (GFile) file = get_file ("round.sonder.json");
  g_autofree char *untitled = sonder_document_dup_title (document);
  g_autofree char *named = NULL;

  g_assert_cmpstr (untitled, ==, "Untitled");
  g_assert_false (sonder_document_get_modified (document));
  g_assert_no_error (save (document, file, FALSE));
  named = sonder_document_dup_title (document);
  g_assert_cmpstr (named, ==, "round");

  set_title (document, "Round");
  g_assert_true (sonder_document_get_modified (document));
  g_assert_no_error (save (document, file, FALSE));
  g_assert_false (sonder_document_get_modified (document));
  assert_title (file, "Round");
}

/* The program's own saving is no other program's. */
static void
test_no_false_alarm (void)
{
  g_autoptr (SonderDocument) document = sonder_document_new ();
  g_autoptr (GFile) file = get_file ("own.sonder.json");
  g_autoptr (GFile) other = get_file ("own-too.sonder.json");
  SonderFileWatch *watch = sonder_document_get_watch (document);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *title = g_strdup_printf ("title %u", i);

      set_title (document, title);
      g_assert_no_error (save (document, i < 4 ? file : other, FALSE));
      wait_ms (i * 100);
      sonder_file_watch_check (watch);
      g_assert_cmpint (sonder_file_watch_get_state (watch), ==, SONDER_FILE_SAME);
    }
  wait_ms (500);
  g_assert_cmpint (sonder_file_watch_get_state (watch), ==, SONDER_FILE_SAME);
}

static void
test_conflict (void)
{
  g_autoptr (SonderDocument) document = sonder_document_new ();
  g_autoptr (GFile) file = get_file ("conflict.sonder.json");
  g_autoptr (GError) error = NULL;

  g_assert_no_error (save (document, file, FALSE));
  write_text (file, "somebody else's");
  set_title (document, "Mine");
  error = save (document, file, FALSE);
  g_assert_error (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_CHANGED);
  g_assert_true (sonder_document_get_modified (document));
  wait_until (sonder_file_watch_get_state (sonder_document_get_watch (document)) ==
              SONDER_FILE_CHANGED);

  g_assert_no_error (save (document, file, TRUE));
  g_assert_false (sonder_document_get_modified (document));
  assert_title (file, "Mine");
}

/* When its file is gone, all of a project is unsaved. */
static void
test_gone (void)
{
  g_autoptr (SonderDocument) document = sonder_document_new ();
  g_autoptr (GFile) file = get_file ("gone.sonder.json");

  set_title (document, "Still here");
  g_assert_no_error (save (document, file, FALSE));
  g_assert_true (g_file_delete (file, NULL, NULL));
  wait_until (sonder_document_get_modified (document));
  g_assert_no_error (save (document, file, FALSE));
  g_assert_false (sonder_document_get_modified (document));
  assert_title (file, "Still here");
}

static const struct
{
  const char *name;
  const char *uri;  /* NULL: a file of this content */
  const char *text; /* NULL: there is none */
} broken[] = {
  { "missing", NULL, NULL },
  { "empty", NULL, "" },
  { "no-project", NULL, "{\"a\": 1}" },
  { "half", NULL, "{\"format\": \"sonder-project\", \"version\": 1, \"cust" },
  { "folder", "file:///", NULL },
  { "far", "https://example.org/x.sonder.json", NULL },
  { "no-place", "what:ever", NULL },
};

/* One clear error, and it names the file. */
static void
test_broken (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GFile) file = broken[i].uri != NULL ? g_file_new_for_uri (broken[i].uri)
                                                 : get_file (broken[i].name);
  g_autoptr (GError) error = NULL;

  if (broken[i].text != NULL)
    write_text (file, broken[i].text);
  g_assert_null (load (file, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_nonnull (strchr (error->message, ':'));
}

static void
test_save_far (void)
{
  g_autoptr (SonderDocument) document = sonder_document_new ();
  g_autoptr (GFile) file = g_file_new_for_uri ("https://example.org/x.sonder.json");
  g_autoptr (GError) error = save (document, file, TRUE);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_null (sonder_document_get_file (document));
}

static void
test_cancel (void)
{
  g_autoptr (SonderDocument) document = sonder_document_new ();
  g_autoptr (GFile) file = get_file ("cancelled.sonder.json");
  Outcome outcome = { NULL };

  set_title (document, "Never mind");
  sonder_document_save_async (document, file, FALSE, saved_cb, &outcome);
  sonder_document_cancel (document);
  wait_until (outcome.done);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  g_assert_true (sonder_document_get_modified (document));
  g_assert_false (g_file_query_exists (file, NULL));
}

static void
test_newer (void)
{
  g_autoptr (GFile) file = get_file ("newer.sonder.json");
  g_autoptr (GFile) copy = get_file ("newer-copy.sonder.json");
  g_autoptr (SonderDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  write_text (file, "{\"format\": \"sonder-project\", \"version\": 2, \"id\": \"abc\", "
                    "\"title\": \"Tomorrow\"}");
  document = load (file, &error);
  g_assert_no_error (error);
  g_assert_nonnull (
    sonder_project_get_read_only_reason (sonder_document_get_project (document)));
  error = save (document, copy, TRUE);
  g_assert_error (error, SONDER_PROJECT_ERROR, SONDER_PROJECT_ERROR_READ_ONLY);
  g_assert_false (g_file_query_exists (copy, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("sonder-document-XXXXXX", NULL);

  g_test_add_func ("/document/round", test_round);
  g_test_add_func ("/document/no-false-alarm", test_no_false_alarm);
  g_test_add_func ("/document/conflict", test_conflict);
  g_test_add_func ("/document/gone", test_gone);
  g_test_add_func ("/document/save-far", test_save_far);
  g_test_add_func ("/document/cancel", test_cancel);
  g_test_add_func ("/document/newer", test_newer);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strconcat ("/document/", broken[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_broken);
    }

  return g_test_run ();
}
