/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gstdio.h>

#define SCHEMA_ID "io.github.sonder.Sonder"

typedef struct
{
  const char *key;
  const char *value;    /* the default */
  const char *accepted; /* another value */
  const char *refused;  /* of the same type; NULL: everything is accepted */
} KeyCase;

static const KeyCase key_cases[] = {
  { "window-width", "1100", "360", "359" },
  { "window-height", "760", "294", "0" },
  { "window-maximized", "false", "true", NULL },
  { "chart", "'scores'", "'trend'", "'pie'" },
  { "show-respondents", "false", "true", NULL },
  { "map-layout", "'canvas'", "'classic'", "''" },
  { "author", "''", "'Zoë'", NULL },
  { "style", "'system'", "'dark'", "'sepia'" },
  { "hide-personal-data", "false", "true", NULL },
  { "export-minimum", "5", "1", "0" },
};

static char *
schema_path (GTestFileType  kind,
             const char    *name)
{
  return g_test_build_filename (kind, "..", "data", name, NULL);
}

static GSettingsSchema *
load_schema (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettingsSchemaSource) source = NULL;
  GSettingsSchema *schema;

  source = g_settings_schema_source_new_from_directory (folder, NULL, TRUE, &error);
  g_assert_no_error (error);
  schema = g_settings_schema_source_lookup (source, SCHEMA_ID, FALSE);
  g_assert_nonnull (schema);
  return schema;
}

static gboolean
accepts (GSettingsSchemaKey *key,
         const char         *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = NULL;

  value = g_variant_parse (g_settings_schema_key_get_value_type (key), text, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_settings_schema_key_range_check (key, value);
}

static void
test_key (gconstpointer data)
{
  const KeyCase *row = data;
  g_autofree char *folder = schema_path (G_TEST_BUILT, "");
  g_autoptr (GSettingsSchema) schema = load_schema (folder);
  g_autoptr (GSettingsSchemaKey) key = NULL;
  g_autoptr (GVariant) value = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_settings_schema_has_key (schema, row->key));
  key = g_settings_schema_get_key (schema, row->key);
  value = g_settings_schema_key_get_default_value (key);
  text = g_variant_print (value, FALSE);
  g_assert_cmpstr (text, ==, row->value);
  g_assert_true (accepts (key, row->value));
  g_assert_true (accepts (key, row->accepted));
  if (row->refused != NULL)
    g_assert_false (accepts (key, row->refused));
}

static void
link_into (const char *folder,
           const char *target)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (target);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_file_make_symbolic_link (file, target, NULL, &error);
  g_assert_no_error (error);
}

static void
unlink_from (const char *folder,
             const char *target)
{
  g_autofree char *name = g_path_get_basename (target);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Every key is in the table above and says what it is. GSettings reads the
 * words from the source, which it expects beside what is made of it. */
static void
test_complete (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = schema_path (G_TEST_DIST, SCHEMA_ID ".gschema.xml");
  g_autofree char *compiled = schema_path (G_TEST_BUILT, "gschemas.compiled");
  g_autofree char *folder = g_dir_make_tmp ("sonder-schema-XXXXXX", &error);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_assert_no_error (error);
  link_into (folder, source);
  link_into (folder, compiled);
  schema = load_schema (folder);
  keys = g_settings_schema_list_keys (schema);

  g_assert_cmpuint (g_strv_length (keys), ==, G_N_ELEMENTS (key_cases));
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, keys[i]);

      g_test_message ("%s", keys[i]);
      g_assert_nonnull (g_settings_schema_key_get_summary (key));
      g_assert_nonnull (g_settings_schema_key_get_description (key));
    }

  unlink_from (folder, source);
  unlink_from (folder, compiled);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Strict: a mistake in the source is an error, not a warning that is ignored. */
static void
test_strict (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = schema_path (G_TEST_DIST, "");
  g_autofree char *compiler = g_find_program_in_path ("glib-compile-schemas");
  g_autofree char *messages = NULL;
  const char *arguments[] = { compiler, "--strict", "--dry-run", folder, NULL };
  int status = 0;

  if (compiler == NULL)
    {
      g_test_skip ("glib-compile-schemas is not installed (Debian: libglib2.0-bin)");
      return;
    }
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &messages, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (messages, ==, "");
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schema/strict", test_strict);
  g_test_add_func ("/schema/complete", test_complete);
  for (guint i = 0; i < G_N_ELEMENTS (key_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/schema/key/", key_cases[i].key, NULL);

      g_test_add_data_func (path, &key_cases[i], test_key);
    }

  return g_test_run ();
}
