/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "item.h"

#include "check-row.h"
#include "kinds.h"
#include "make-rule.h"
#include "model-testing.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  *count += 1;
}

/* Each field of each kind is a property that can be read and not written. */
static void
test_properties (void)
{
  for (guint kind = 0; kind < SONDER_N_KINDS; kind++)
    {
      const SonderKindInfo *info = sonder_kind_get_info (kind);
      g_autoptr (SonderItem) item = sonder_item_new (kind, "an id");
      g_autofree char *id = NULL;

      g_object_get (item, "id", &id, NULL);
      check_text (info->name, "id", id, "an id");
      for (guint i = 0; i < info->n_fields; i++)
        {
          const char *name = info->fields[i].name;
          GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (item), name);
          g_auto (GValue) value = G_VALUE_INIT;

          g_assert_nonnull (pspec);
          check_integer (name, "flags", pspec->flags & (G_PARAM_READABLE | G_PARAM_WRITABLE),
                         G_PARAM_READABLE);
          g_object_get_property (G_OBJECT (item), name, &value);
          switch (info->fields[i].type)
            {
            case SONDER_FIELD_TEXT:
              check_text (name, "unset", g_value_get_string (&value), "");
              break;
            case SONDER_FIELD_TEXTS:
              check_integer (name, "unset", g_strv_length (g_value_get_boxed (&value)), 0);
              break;
            case SONDER_FIELD_NUMBER:
              check_yes (name, "unset", isnan (g_value_get_double (&value)), TRUE);
              break;
            case SONDER_FIELD_BOOLEAN:
              check_yes (name, "unset", g_value_get_boolean (&value), FALSE);
              break;
            case SONDER_FIELD_DATE:
              check_integer (name, "unset", g_value_get_int (&value), SONDER_DATE_NONE);
              break;
            case SONDER_FIELD_RULE:
              check_yes (name, "unset", g_value_get_boxed (&value) == NULL, TRUE);
              break;
            case SONDER_FIELD_ITEMS:
            default:
              check_yes (name, "list",
                         g_value_get_object (&value) == sonder_item_get_items (item, name), TRUE);
              check_yes (name, "items",
                         g_list_model_get_item_type (g_value_get_object (&value)) ==
                           sonder_kind_get_gtype ((SonderKind) info->fields[i].item_kind),
                         TRUE);
              break;
            }
        }
    }
}

static void
set_segment (SonderItem *segment,
             guint       step)
{
  static const char *const choices[] = { "Low", "High", NULL };
  g_autoptr (SonderRule) rule = make_rule ("all(plan|=|Pro)");
  g_autoptr (SonderItem) attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, NULL);

  sonder_item_set_text (segment, "name", step == 0 ? "Loyal" : NULL);
  sonder_item_set_number (segment, "guessed-share", step == 0 ? 40 : NAN);
  sonder_item_set_rule (segment, "rule", step == 0 ? rule : NULL);
  sonder_item_set_texts (attribute, "choices", choices);
}

/* Notify comes once per change, and not when nothing changes. */
static void
test_notify (void)
{
  g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, NULL);
  guint n_name = 0, n_share = 0, n_rule = 0, n_any = 0;

  g_signal_connect (segment, "notify::name", G_CALLBACK (count_cb), &n_name);
  g_signal_connect (segment, "notify::guessed-share", G_CALLBACK (count_cb), &n_share);
  g_signal_connect (segment, "notify::rule", G_CALLBACK (count_cb), &n_rule);
  g_signal_connect (segment, "notify", G_CALLBACK (count_cb), &n_any);

  for (guint step = 0; step < 2; step++)
    for (guint twice = 0; twice < 2; twice++)
      {
        set_segment (segment, step);
        g_assert_cmpuint (n_name, ==, step + 1);
        g_assert_cmpuint (n_share, ==, step + 1);
        g_assert_cmpuint (n_rule, ==, step + 1);
      }
  g_assert_cmpuint (n_any, ==, 6);

  sonder_item_set_text (segment, "name", "");
  sonder_item_set_extra (segment, "\"x\": 1");
  g_assert_cmpuint (n_any, ==, 6);
}

static void
test_notify_others (void)
{
  static const char *const none[] = { NULL }, *const one[] = { "Low", NULL };
  g_autoptr (SonderItem) attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, NULL);
  g_autoptr (SonderItem) source = sonder_item_new (SONDER_KIND_SOURCE, NULL);
  guint n_choices = 0, n_personal = 0, n_date = 0;

  g_signal_connect (attribute, "notify::choices", G_CALLBACK (count_cb), &n_choices);
  g_signal_connect (attribute, "notify::personal", G_CALLBACK (count_cb), &n_personal);
  g_signal_connect (source, "notify::date", G_CALLBACK (count_cb), &n_date);

  sonder_item_set_texts (attribute, "choices", none);
  sonder_item_set_texts (attribute, "choices", NULL);
  sonder_item_set_boolean (attribute, "personal", FALSE);
  sonder_item_set_date (source, "date", SONDER_DATE_NONE);
  g_assert_cmpuint (n_choices + n_personal + n_date, ==, 0);

  sonder_item_set_texts (attribute, "choices", one);
  sonder_item_set_texts (attribute, "choices", one);
  sonder_item_set_boolean (attribute, "personal", TRUE);
  sonder_item_set_boolean (attribute, "personal", 4);
  sonder_item_set_date (source, "date", 20000);
  sonder_item_set_date (source, "date", 20000);
  g_assert_cmpuint (n_choices, ==, 1);
  g_assert_cmpuint (n_personal, ==, 1);
  g_assert_cmpuint (n_date, ==, 1);

  sonder_item_set_texts (attribute, "choices", NULL);
  g_assert_cmpuint (g_strv_length ((char **) sonder_item_get_texts (attribute, "choices")), ==, 0);
  g_assert_cmpuint (n_choices, ==, 2);
}

/* A value may be set to a part of itself. */
static void
test_set_to_own_part (void)
{
  g_autoptr (SonderItem) attribute = sonder_item_new (SONDER_KIND_ATTRIBUTE, NULL);
  static const char *const choices[] = { "Low", "Mid", "High", NULL };

  sonder_item_set_text (attribute, "name", "The plan");
  sonder_item_set_text (attribute, "name", sonder_item_get_text (attribute, "name") + 4);
  g_assert_cmpstr (sonder_item_get_text (attribute, "name"), ==, "plan");

  sonder_item_set_texts (attribute, "choices", choices);
  sonder_item_set_texts (attribute, "choices", sonder_item_get_texts (attribute, "choices") + 1);
  g_assert_true (g_strv_equal (sonder_item_get_texts (attribute, "choices"), choices + 1));

  sonder_item_set_extra (attribute, "\"a\": 1, \"b\": 2");
  sonder_item_set_extra (attribute, sonder_item_get_extra (attribute) + 8);
  g_assert_cmpstr (sonder_item_get_extra (attribute), ==, "\"b\": 2");
}

static void
items_changed_cb (GListModel *list,
                  guint       position,
                  guint       removed,
                  guint       added,
                  GString    *log)
{
  g_string_append_printf (log, "%u-%u+%u ", position, removed, added);
}

static void
test_lists (void)
{
  g_autoptr (SonderItem) map = sonder_item_new (SONDER_KIND_MAP, "m");
  GListModel *notes = sonder_item_get_items (map, "notes");
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (SonderItem) a = sonder_item_new (SONDER_KIND_NOTE, "a");
  g_autoptr (SonderItem) b = sonder_item_new (SONDER_KIND_NOTE, "b");
  g_autoptr (SonderItem) c = sonder_item_new (SONDER_KIND_NOTE, "c");

  g_signal_connect (notes, "items-changed", G_CALLBACK (items_changed_cb), log);
  sonder_item_append (map, "notes", a);
  sonder_item_append (map, "notes", c);
  sonder_item_insert (map, "notes", 1, b);
  g_assert_cmpstr (log->str, ==, "0-0+1 1-0+1 1-0+1 ");
  g_assert_cmpuint (g_list_model_get_n_items (notes), ==, 3);
  g_assert_true (sonder_item_get_parent (b) == map);
  g_assert_null (sonder_item_get_parent (map));

  g_assert_true (sonder_item_find (map, "notes", "b") == b);
  g_assert_null (sonder_item_find (map, "notes", "d"));
  g_assert_cmpuint (sonder_item_find_position (map, "notes", "c"), ==, 2);
  g_assert_cmpuint (sonder_item_find_position (map, "notes", "d"), ==, G_MAXUINT);

  sonder_item_remove (map, "notes", 1);
  g_assert_null (sonder_item_get_parent (b));
  g_assert_null (sonder_item_find (map, "notes", "b"));
  sonder_item_insert (map, "notes", 100, b);
  g_assert_cmpuint (sonder_item_find_position (map, "notes", "b"), ==, 2);
  g_assert_cmpstr (log->str, ==, "0-0+1 1-0+1 1-0+1 1-1+0 2-0+1 ");

  /* Items outlive the one they were in. */
  g_clear_object (&map);
  g_assert_null (sonder_item_get_parent (a));
  g_assert_cmpstr (sonder_item_get_id (a), ==, "a");
}

static void
test_wrong_kind (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (SonderItem) map = sonder_item_new (SONDER_KIND_MAP, NULL);
      g_autoptr (SonderItem) segment = sonder_item_new (SONDER_KIND_SEGMENT, NULL);

      sonder_item_append (map, "notes", segment);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*CRITICAL*");
}

static void
test_copy (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (SonderSnapshot) project = make_random_snapshot (6, 0);
      g_autoptr (SonderItem) copy = sonder_item_copy (project->root);
      g_autofree char *before = dump_content (project->root, project->customers, project->answers);
      g_autofree char *copied = dump_content (copy, project->customers, project->answers);
      SonderItem *some = pick_any_item (copy);

      g_assert_cmpstr (copied, ==, before);

      /* It shares nothing that changes. */
      sonder_item_set_text (copy, "title", "Another");
      if (some != NULL && sonder_kind_find_field (sonder_item_get_kind (some), "name") != NULL)
        sonder_item_set_text (some, "name", "Another");
      {
        g_autofree char *after = dump_content (project->root, project->customers, project->answers);

        g_assert_cmpstr (after, ==, before);
      }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/item/properties", test_properties);
  g_test_add_func ("/model/item/notify", test_notify);
  g_test_add_func ("/model/item/notify-others", test_notify_others);
  g_test_add_func ("/model/item/set-to-own-part", test_set_to_own_part);
  g_test_add_func ("/model/item/lists", test_lists);
  g_test_add_func ("/model/item/wrong-kind", test_wrong_kind);
  g_test_add_func ("/model/item/copy", test_copy);

  return g_test_run ();
}
