/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "item.h"

#include "check-row.h"
#include "kinds.h"
#include "make-rule.h"
#include "model-testing.h"

#include <string.h>

static GVariant *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *variant = g_variant_parse (NULL, text, NULL, NULL, &error);

  g_assert_no_error (error);
  return variant;
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (SonderSnapshot) project = make_random_snapshot (5, 0);
      g_autoptr (GVariant) variant = g_variant_ref_sink (sonder_item_serialize (project->root));
      g_autoptr (SonderItem) back = sonder_item_deserialize (variant);
      g_autofree char *expected = dump_content (project->root, project->customers, project->answers);
      g_autofree char *found = NULL;

      g_assert_true (g_variant_is_normal_form (variant));
      g_assert_nonnull (back);
      found = dump_content (back, project->customers, project->answers);
      g_assert_cmpstr (found, ==, expected);
    }
}

/* Values as variants, with the value that is the same as none. */
static void
test_values (void)
{
  static const struct
  {
    SonderKind kind;
    const char *field;
    const char *value;
    const char *unset;
  } rows[] = {
    { SONDER_KIND_SEGMENT, "name", "'Zoë'", "''" },
    { SONDER_KIND_ATTRIBUTE, "choices", "['Low', '', 'High']", "@as []" },
    { SONDER_KIND_SEGMENT, "guessed-share", "0.0", NULL },
    { SONDER_KIND_ATTRIBUTE, "personal", "true", "false" },
    { SONDER_KIND_SOURCE, "date", "0", "-2147483648" },
    { SONDER_KIND_SEGMENT, "rule", "(uint32 3, 'a', '=', '', ['1'], @av [])", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderItem) item = sonder_item_new (rows[i].kind, NULL);
      g_autoptr (GVariant) value = parse (rows[i].value);
      g_autoptr (GVariant) unset = rows[i].unset != NULL ? parse (rows[i].unset) : NULL;
      g_autoptr (GVariant) first = sonder_item_get_variant (item, rows[i].field);
      g_autoptr (GVariant) second = NULL, third = NULL;

      check_yes (rows[i].field, "unset at first", first == NULL, TRUE);
      sonder_item_set_variant (item, rows[i].field, value);
      second = sonder_item_get_variant (item, rows[i].field);
      check_yes (rows[i].field, "set", second != NULL && g_variant_equal (second, value), TRUE);
      sonder_item_set_variant (item, rows[i].field, unset);
      third = sonder_item_get_variant (item, rows[i].field);
      check_yes (rows[i].field, "unset again", third == NULL, TRUE);
    }
}

static void
test_accepts (void)
{
  static const struct
  {
    SonderKind kind;
    const char *field;
    const char *value;
    gboolean accepted;
  } rows[] = {
    { SONDER_KIND_SEGMENT, "name", "'x'", TRUE },
    { SONDER_KIND_SEGMENT, "name", "1", FALSE },
    { SONDER_KIND_SEGMENT, "name", "['x']", FALSE },
    { SONDER_KIND_SEGMENT, "name", "<'x'>", FALSE },
    { SONDER_KIND_ATTRIBUTE, "choices", "['x']", TRUE },
    { SONDER_KIND_ATTRIBUTE, "choices", "'x'", FALSE },
    { SONDER_KIND_SEGMENT, "guessed-share", "40.5", TRUE },
    { SONDER_KIND_SEGMENT, "guessed-share", "nan", TRUE },
    { SONDER_KIND_SEGMENT, "guessed-share", "inf", FALSE },
    { SONDER_KIND_SEGMENT, "guessed-share", "40", FALSE },
    { SONDER_KIND_ATTRIBUTE, "personal", "true", TRUE },
    { SONDER_KIND_ATTRIBUTE, "personal", "1", FALSE },
    { SONDER_KIND_SOURCE, "date", "20000", TRUE },
    { SONDER_KIND_SOURCE, "date", "-2147483648", TRUE },
    { SONDER_KIND_SOURCE, "date", "2932897", FALSE },
    { SONDER_KIND_SOURCE, "date", "-719163", FALSE },
    { SONDER_KIND_SOURCE, "date", "uint32 20000", FALSE },
    { SONDER_KIND_SEGMENT, "rule", "(uint32 0, '', '', '', @as [], @av [])", TRUE },
    { SONDER_KIND_SEGMENT, "rule", "(uint32 7, '', '', '', @as [], @av [])", FALSE },
    { SONDER_KIND_SEGMENT, "rule", "'all'", FALSE },
    { SONDER_KIND_MAP, "notes", "@av []", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const SonderField *field = sonder_kind_find_field (rows[i].kind, rows[i].field);
      g_autoptr (GVariant) value = parse (rows[i].value);

      check_yes (rows[i].value, rows[i].field, sonder_field_accepts (field, value), rows[i].accepted);
      check_yes (rows[i].field, "unsetting", sonder_field_accepts (field, NULL),
                 field->type != SONDER_FIELD_ITEMS);
    }
}

static void
test_damaged (void)
{
  static const struct
  {
    const char *variant;
    gboolean sound;
  } rows[] = {
    { "(uint32 5, 'a', '', @a{sv} {})", TRUE },
    { "(uint32 5, 'a', '\"x\": 1', {'name': <'x'>})", TRUE },
    { "(uint32 10, 'a', '', {'notes': <[<(uint32 11, 'n', '', @a{sv} {})>]>})", TRUE },
    { "(uint32 10, 'a', '', {'notes': <@av []>})", TRUE },
    { "(uint32 13, 'a', '', @a{sv} {})", FALSE },
    { "(uint32 4294967295, 'a', '', @a{sv} {})", FALSE },
    { "(uint32 5, '', '', @a{sv} {})", TRUE },
    { "(uint32 5, 'a', '', {'nothing': <'x'>})", FALSE },
    { "(uint32 5, 'a', '', {'id': <'x'>})", FALSE },
    { "(uint32 5, 'a', '', {'name': <1>})", FALSE },
    { "(uint32 5, 'a', '', {'name': <@av []>})", FALSE },
    { "(uint32 5, 'a', '', {'guessed-share': <inf>})", FALSE },
    { "(uint32 5, 'a', '', {'rule': <(uint32 9, '', '', '', @as [], @av [])>})", FALSE },
    { "(uint32 10, 'a', '', {'notes': <'x'>})", FALSE },
    { "(uint32 10, 'a', '', {'notes': <['x']>})", FALSE },
    { "(uint32 10, 'a', '', {'notes': <[<'x'>]>})", FALSE },
    { "(uint32 10, 'a', '', {'notes': <[<(uint32 10, 'n', '', @a{sv} {})>]>})", FALSE },
    { "(uint32 10, 'a', '', {'notes': <[<(uint32 11, 'n', '', {'text': <2>})>]>})", FALSE },
    { "(5, 'a', '', @a{sv} {})", FALSE },
    { "(uint32 5, 'a', @a{sv} {})", FALSE },
    { "'a'", FALSE },
    { "()", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GVariant) variant = parse (rows[i].variant);
      g_autoptr (SonderItem) item = sonder_item_deserialize (variant);

      check_yes (rows[i].variant, "item", item != NULL, rows[i].sound);
    }
}

/* Bytes that are no item, or one by chance: neither may do harm. */
static void
test_random_bytes (void)
{
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (SonderItem) item = make_random_item (NULL, SONDER_KIND_SLIDER);
      g_autoptr (SonderSnapshot) project = i % 100 == 0 ? make_random_snapshot (4, 0) : NULL;
      SonderItem *original = project != NULL ? project->root : item;
      g_autoptr (GVariant) sound = g_variant_ref_sink (sonder_item_serialize (original));
      gsize size = g_variant_get_size (sound);
      guint8 *bytes = g_memdup2 (g_variant_get_data (sound), size);
      g_autoptr (GVariant) damaged = NULL;
      g_autoptr (SonderItem) back = NULL;

      for (guint n = 1 + random_below (4); n > 0; n--)
        bytes[random_below ((guint) size)] = (guint8) random_below (256);
      if (chance (20))
        size = random_below ((guint) size + 1);
      damaged = g_variant_ref_sink (g_variant_new_from_data (
        G_VARIANT_TYPE ("(ussa{sv})"), bytes, size, FALSE, g_free, bytes));
      back = sonder_item_deserialize (damaged);
      if (back != NULL)
        g_variant_unref (g_variant_ref_sink (sonder_item_serialize (back)));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/item-variant/round-trip", test_round_trip);
  g_test_add_func ("/model/item-variant/values", test_values);
  g_test_add_func ("/model/item-variant/accepts", test_accepts);
  g_test_add_func ("/model/item-variant/damaged", test_damaged);
  g_test_add_func ("/model/item-variant/random-bytes", test_random_bytes);

  return g_test_run ();
}
