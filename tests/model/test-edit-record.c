/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "edit.h"

#include "check-row.h"
#include "identifier.h"
#include "model-testing.h"

#include <string.h>

/* Steps as they are recorded, each with the project before it. */
typedef struct
{
  SonderSnapshot *before;
  GVariant       *record;
} Recorded;

static void
recorded_free (Recorded *recorded)
{
  sonder_snapshot_unref (recorded->before);
  g_variant_unref (recorded->record);
  g_free (recorded);
}

static GPtrArray *
record_steps (guint n_steps)
{
  g_autoptr (SonderSnapshot) content = make_random_snapshot (8, 10);
  g_autoptr (SonderProject) project = sonder_project_new_from_snapshot (content);
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) recorded_free);

  while (steps->len < n_steps)
    {
      g_autoptr (SonderSnapshot) before = sonder_project_snapshot (project);
      guint64 generation = sonder_project_get_generation (project);
      Recorded *recorded;

      change_at_random (project);
      if (sonder_project_get_generation (project) == generation)
        continue;
      recorded = g_new0 (Recorded, 1);
      recorded->before = g_steal_pointer (&before);
      recorded->record = sonder_project_get_last_edit (project);
      g_ptr_array_add (steps, recorded);
    }

  return steps;
}

/* Whatever was accepted, the project can be worked with. */
static void
use_content (SonderSnapshot *content)
{
  g_autoptr (SonderAssignment) assignment = sonder_assignment_new (content->root, content->customers);
  g_autoptr (SonderCustomerIndex) index = sonder_customer_index_new (content->customers);
  const SonderColumn *customer = sonder_table_column (content->answers, SONDER_ANSWER_CUSTOMER);
  g_autofree char *dump = dump_snapshot (content);

  for (guint row = 0; row < content->answers->n_rows; row++)
    {
      guint of = sonder_column_get_u32 (customer, row);

      g_assert_cmpuint (of, <, content->customers->n_rows);
      g_assert_cmpuint (assignment->segments[of] + 1, <=, SONDER_UNASSIGNED + 1);
      if (row == 0)
        g_free (sonder_answer_identifier (content->customers, content->answers, row));
    }
}

/* Replays what may be damaged: nothing may change, or all can be taken back. */
static gboolean
try_record (SonderSnapshot *content,
            GVariant       *record,
            const char     *before)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderEdit) edit = sonder_edit_replay (record, content, &error);
  g_autofree char *after = NULL;

  if (edit != NULL)
    {
      g_autoptr (GVariant) again = g_variant_ref_sink (sonder_edit_serialize (edit));

      use_content (content);
      sonder_edit_undo (edit, content);
    }
  else
    g_assert_cmpstr (error != NULL ? error->message : "", !=, "");

  after = dump_snapshot (content);
  g_assert_cmpstr (after, ==, before);

  return edit != NULL;
}

/* Damage that keeps the form: other numbers, names and values, parts left out or
 * repeated. */

static const char *
pick_word (SonderItem *root)
{
  static const char *const words[] = {
    "",      "id",   "name",  "notes", "maps",     "segments", "evidence",       "rule",
    "flags", "text", "score", "date",  "customer", "pinned",   "attribute-type", "metric",
  };
  SonderItem *item = chance (50) ? pick_any_item (root) : NULL;

  return item != NULL ? sonder_item_get_id (item) : words[random_below (G_N_ELEMENTS (words))];
}

static guint32
pick_number (void)
{
  static const guint32 numbers[] = { 0, 1, 2, 3, 5, 6, 11, 12, 13, 255, 65536, 2147483648u, G_MAXUINT32 };

  return numbers[random_below (G_N_ELEMENTS (numbers))];
}

static GVariant *
make_scalar (SonderItem *root,
             char        type)
{
  switch (type)
    {
    case 'u':
      return g_variant_new_uint32 (pick_number ());
    case 'i':
      return g_variant_new_int32 ((gint32) pick_number ());
    case 'd':
      return g_variant_new_double (chance (20) ? INFINITY : chance (20) ? NAN : pick_number ());
    case 'y':
      return g_variant_new_byte ((guint8) pick_number ());
    case 'b':
      return g_variant_new_boolean (chance (50));
    case 's':
    default:
      return g_variant_new_string (pick_word (root));
    }
}

/* Returns: (transfer full) */
static GVariant *damage (SonderItem *root,
                         GVariant   *value,
                         guint       percent);

static GVariant *
damage_children (SonderItem *root,
                 GVariant   *value,
                 guint       percent)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  GVariant *damaged;
  gboolean is_array = g_variant_is_of_type (value, G_VARIANT_TYPE_ARRAY);

  for (gsize i = 0; i < g_variant_n_children (value); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (value, i);

      if (is_array && chance (percent / 2))
        continue;
      for (guint n = is_array && chance (percent / 2) ? 2 : 1; n > 0; n--)
        g_ptr_array_add (children, damage (root, child, percent));
    }

  if (is_array)
    damaged = g_variant_new_array (g_variant_type_element (g_variant_get_type (value)),
                                   (GVariant *const *) children->pdata, children->len);
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_DICT_ENTRY))
    damaged = g_variant_new_dict_entry (children->pdata[0], children->pdata[1]);
  else
    damaged = g_variant_new_tuple ((GVariant *const *) children->pdata, children->len);

  return g_variant_ref_sink (damaged);
}

static GVariant *
damage (SonderItem *root,
        GVariant   *value,
        guint       percent)
{
  const char *type = g_variant_get_type_string (value);
  g_autoptr (GVariant) inner = NULL, part = NULL;

  switch (*type)
    {
    case 'a':
    case '(':
    case '{':
      return damage_children (root, value, percent);
    case 'm':
      inner = g_variant_get_maybe (value);
      if (inner != NULL && !chance (percent))
        part = damage (root, inner, percent);
      return g_variant_ref_sink (
        g_variant_new_maybe (g_variant_type_element (g_variant_get_type (value)), part));
    case 'v':
      inner = g_variant_get_variant (value);
      part = chance (percent / 2) ? g_variant_ref_sink (make_scalar (root, "uidybs"[random_below (6)]))
                                  : damage (root, inner, percent);
      return g_variant_ref_sink (g_variant_new_variant (part));
    default:
      return chance (percent) ? g_variant_ref_sink (make_scalar (root, *type))
                              : g_variant_ref (value);
    }
}

static void
test_damaged_parts (void)
{
  g_autoptr (GPtrArray) steps = record_steps (60);
  guint n_accepted = 0, n_refused = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      Recorded *step = steps->pdata[i];
      g_autofree char *before = dump_snapshot (step->before);

      g_assert_true (try_record (step->before, step->record, before));
      for (guint round = 0; round < 20; round++)
        {
          g_autoptr (GVariant) damaged =
            damage (step->before->root, step->record, 1 + random_below (30));

          if (try_record (step->before, damaged, before))
            n_accepted++;
          else
            n_refused++;
        }
    }

  g_test_message ("%u accepted, %u refused", n_accepted, n_refused);
  g_assert_cmpuint (n_accepted, >, 50);
  g_assert_cmpuint (n_refused, >, 50);
}

static void
test_damaged_bytes (void)
{
  g_autoptr (GPtrArray) steps = record_steps (60);

  for (guint i = 0; i < steps->len; i++)
    {
      Recorded *step = steps->pdata[i];
      g_autofree char *before = dump_snapshot (step->before);
      gsize whole = g_variant_get_size (step->record);

      for (guint round = 0; round < 20; round++)
        {
          gsize size = chance (10) ? random_below ((guint) whole) : whole;
          guint8 *bytes = g_memdup2 (g_variant_get_data (step->record), whole);
          g_autoptr (GVariant) damaged = NULL;

          for (guint n = 1 + random_below (3); n > 0; n--)
            bytes[random_below ((guint) whole)] = (guint8) random_below (256);
          damaged = g_variant_ref_sink (g_variant_new_from_data (G_VARIANT_TYPE ("(sa(uv))"), bytes,
                                                                 size, FALSE, g_free, bytes));
          try_record (step->before, damaged, before);
        }
    }
}

/* A record of one project on another one. */
static void
test_other_project (void)
{
  g_autoptr (GPtrArray) steps = record_steps (60);
  g_autoptr (GPtrArray) others = record_steps (8);

  for (guint i = 0; i < others->len; i++)
    {
      SonderSnapshot *content = ((Recorded *) others->pdata[i])->before;
      g_autofree char *before = dump_snapshot (content);

      for (guint j = 0; j < steps->len; j++)
        try_record (content, ((Recorded *) steps->pdata[j])->record, before);
    }
}

/* The second change of these does not fit: the first is taken back. */
static void
test_known (void)
{
  static const struct
  {
    const char *name;
    const char *record;
    int code; /* -1: it fits */
  } rows[] = {
    { "nothing", "('x', @a(uv) [])", -1 },
    { "title", "('x', [(uint32 0, <(uint32 0, '', 'title', @mv <'T'>)>)])", -1 },
    { "append", "('x', [(uint32 4, <(uint32 0,)>)])", -1 },
    { "append to no table", "('x', [(uint32 4, <(uint32 2,)>)])", G_IO_ERROR_INVALID_DATA },
    { "answer of nobody", "('x', [(uint32 4, <(uint32 1,)>)])", G_IO_ERROR_INVALID_DATA },
    { "attribute without values",
      "('x', [(uint32 1, <(uint32 0, '', 'attributes', uint32 0, "
      "<(uint32 2, 'a', '', {'attribute-type': <'text'>})>)>)])", G_IO_ERROR_INVALID_DATA },
    { "attribute of a type unknown",
      "('x', [(uint32 1, <(uint32 0, '', 'attributes', uint32 0, "
      "<(uint32 2, 'a', '', {'attribute-type': <'polygon'>})>)>)])", -1 },
    { "two customers of one id",
      "('x', [(uint32 4, <(uint32 0,)>), (4, <(uint32 0,)>), "
      "(5, <(uint32 0, 'id', [uint32 0], @mv <'C'>)>), "
      "(5, <(uint32 0, 'id', [uint32 1], @mv <'C'>)>)])", G_IO_ERROR_EXISTS },
    { "unknown change", "('x', [(uint32 7, <(uint32 0,)>)])", G_IO_ERROR_INVALID_DATA },
    { "change of another form", "('x', [(uint32 0, <(uint32 0,)>)])", G_IO_ERROR_INVALID_DATA },
    { "second fails",
      "('x', [(uint32 0, <(uint32 0, '', 'title', @mv <'T'>)>), "
      "(0, <(uint32 5, 'gone', 'name', @mv <'T'>)>)])", G_IO_ERROR_NOT_FOUND },
    { "table without columns",
      "('x', [(uint32 6, <(uint32 0, (uint32 0, @a(sua(uu)v) []))>)])", G_IO_ERROR_INVALID_DATA },
    { "no record", "('x', 'y')", G_IO_ERROR_INVALID_DATA },
    { "nor this", "uint32 0", G_IO_ERROR_INVALID_DATA },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderSnapshot) content = sonder_snapshot_new ();
      g_autofree char *before = dump_snapshot (content), *after = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) record = g_variant_parse (NULL, rows[i].record, NULL, NULL, &error);
      g_autoptr (SonderEdit) edit = NULL;

      g_assert_no_error (error);
      edit = sonder_edit_replay (record, content, &error);
      check_yes (rows[i].name, "fits", edit != NULL, rows[i].code == -1);
      check_integer (rows[i].name, "error", error != NULL ? error->code : -1, rows[i].code);
      if (edit != NULL)
        sonder_edit_undo (edit, content);
      after = dump_snapshot (content);
      check_text (rows[i].name, "content", after, before);
    }
}

/* The depth at which GVariant itself gives up must not be reached. */
static void
test_deep_rule (void)
{
  g_autoptr (SonderSnapshot) content = sonder_snapshot_new ();
  g_autoptr (SonderProject) project = NULL;
  g_autoptr (SonderProject) copy = sonder_project_new ();
  g_autoptr (SonderRule) rule = sonder_rule_new_condition ("a", "is known", (const char *[]) { NULL }, NULL);
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, "s");
  g_autoptr (GVariant) record = NULL;
  g_autoptr (GError) error = NULL;

  while (sonder_rule_get_depth (rule) < SONDER_RULE_MAX_DEPTH)
    {
      g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);

      g_ptr_array_add (members, g_steal_pointer (&rule));
      rule = sonder_rule_new_group (SONDER_RULE_ANY, members, NULL);
    }

  project = sonder_project_new_from_snapshot (content);
  sonder_item_set_rule (segment, "rule", rule);
  sonder_project_add_item (project, segment);
  record = sonder_project_get_last_edit (project);
  g_assert_true (sonder_project_replay (copy, record, &error));
  g_assert_no_error (error);
  g_assert_true (sonder_rule_equal (
    rule, sonder_item_get_rule (sonder_project_find_item (copy, SONDER_KIND_SEGMENT, "s"), "rule")));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/edit-record/damaged-parts", test_damaged_parts);
  g_test_add_func ("/model/edit-record/damaged-bytes", test_damaged_bytes);
  g_test_add_func ("/model/edit-record/other-project", test_other_project);
  g_test_add_func ("/model/edit-record/known", test_known);
  g_test_add_func ("/model/edit-record/deep-rule", test_deep_rule);

  return g_test_run ();
}
