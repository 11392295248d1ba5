/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "identifier.h"

#include "calendar.h"
#include "check-row.h"

#include <string.h>

#define SIXTY "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static void
test_slug (void)
{
  static const struct
  {
    const char *name;
    const char *slug;
  } rows[] = {
    { "Loyal", "loyal" },
    { "Office buyers", "office-buyers" },
    { "  Office --  buyers!  ", "office-buyers" },
    { "Très fidèles", "tres-fideles" },
    { "E\xcc\x81te\xcc\x81", "ete" }, /* accents of their own */
    { "Größe & Maß", "große-maß" },
    { "Ångström", "angstrom" },
    { "İstanbul", "istanbul" },
    { "Ñandú", "nandu" },
    { "Πρώτη φορά", "πρωτη-φορα" },
    { "Чайная Йога", "чайная-йога" },
    { "新規 顧客", "新規-顧客" },
    { "ガード", "ガード" },
    { "한국 고객", "한국-고객" },
    { "हिन्दी ग्राहक", "हिन्दी-ग्राहक" },
    { "ลูกค้าประจำ", "ลูกค้าประจํา" },
    { "عميل جديد", "عميل-جديد" },
    { "עברית", "עברית" },
    { "ＦＵＬＬ　ｗｉｄｔｈ", "full-width" },
    { "ﬁt", "fit" },
    { "x²", "x2" },
    { "18–24 (new)", "18-24-new" },
    { "C++", "c" },
    { "a/b\\c:d\"e", "a-b-c-d-e" },
    { "", "unnamed" },
    { "!!!", "unnamed" },
    { "🙂", "unnamed" },
    { "\xcc\x81", "unnamed" },
    { "🙂 happy", "happy" },
    { SIXTY, SIXTY },
    { SIXTY "b", SIXTY },
    { SIXTY " b", SIXTY },
    { "a " SIXTY, "a-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
    { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *slug = sonder_identifier_slug (rows[i].name);
      g_autofree char *again = sonder_identifier_slug (slug);

      check_text (rows[i].name, "slug", slug, rows[i].slug);
      check_text (rows[i].name, "slug of the slug", again, slug);
    }
}

static void
test_fold (void)
{
  static const struct
  {
    const char *name;
    const char *folded;
  } rows[] = {
    { "Loyal", "loyal" },
    { " \t Office \n\r buyers\f ", "office buyers" },
    { "a-b_c.D!", "a-b_c.d!" },
    { "GRÖSSE", "grösse" },
    { "Größe", "grösse" },
    { "E\xcc\x81te\xcc\x81", "été" },
    { "ÉTÉ", "été" },
    { "ＦＵＬＬ　ｗｉｄｔｈ", "full width" },
    { "ﬁt", "fit" },
    { "a\xc2\xa0\xc2\xa0" "b", "a b" },
    { "Straße", "strasse" },
    { "ΣΊΣΥΦΟΣ", "σίσυφοσ" },
    { "Σίσυφος", "σίσυφοσ" },
    { "x²", "x2" },
    { "🙂", "🙂" },
    { "", "" },
    { "   ", "" },
    { "\xe3\x80\x80", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = sonder_name_fold (rows[i].name);
      g_autofree char *again = sonder_name_fold (folded);

      check_text (rows[i].name, "folded", folded, rows[i].folded);
      check_text (rows[i].name, "folded again", again, folded);
    }
}

/* Appends ASCII, letters with accents, or what is near to them. */
static void
append_random (GString *name)
{
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      g_string_append_unichar (name, (gunichar) g_test_rand_int_range (0x80, 0x250));
      break;
    case 1:
      g_string_append_c (name, " \t aAzZ"[g_test_rand_int_range (0, 7)]);
      break;
    default:
      g_string_append_c (name, (char) g_test_rand_int_range (1, 128));
      break;
    }
}

/* Most names of Latin script go a shorter way, which must lead to the same place:
 * a name with a letter of another script behind it goes the long one. */
static void
test_fold_latin (void)
{

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      g_autofree char *longer = NULL;
      g_autofree char *folded = NULL;
      g_autofree char *folded_longer = NULL;

      for (gint32 length = g_test_rand_int_range (0, 8); length > 0; length--)
        append_random (name);
      longer = g_strconcat (name->str, "|ω", NULL);
      folded = sonder_name_fold (name->str);
      folded_longer = sonder_name_fold (longer);
      g_assert_true (g_str_has_suffix (folded_longer, "|ω"));
      folded_longer[strlen (folded_longer) - strlen ("|ω")] = '\0';
      g_assert_cmpstr (g_strchomp (folded_longer), ==, folded);
    }
}

/* Every letter that could go the shorter way, alone. */
static void
test_fold_letters (void)
{
  for (gunichar letter = 0x80; letter < 0x250; letter++)
    {
      char name[7] = "";
      g_autofree char *longer = NULL;
      g_autofree char *folded = NULL;
      g_autofree char *folded_longer = NULL;

      g_unichar_to_utf8 (letter, name);
      longer = g_strconcat ("ω", name, "ω", NULL);
      folded = sonder_name_fold (name);
      folded_longer = sonder_name_fold (longer);
      folded_longer[strlen (folded_longer) - strlen ("ω")] = '\0';
      g_assert_cmpstr (g_strstrip (folded_longer + strlen ("ω")), ==, folded);
    }
}

static void
test_random (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 10000; i++)
    {
      char *identifier = sonder_identifier_random ();

      g_assert_cmpuint (strlen (identifier), ==, 10);
      g_assert_cmpuint (strspn (identifier, "abcdefghijklmnopqrstuvwxyz234567"), ==, 10);
      g_assert_true (g_hash_table_add (seen, identifier));
    }
}

static guint
add_answer (SonderTable *answers,
            guint        customer,
            const char  *metric,
            const char  *touchpoint,
            const char  *date,
            gint32       score,
            const char  *comment)
{
  guint row = sonder_table_append (answers);

  sonder_column_set_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), row, customer);
  if (*metric != '\0')
    sonder_column_set_u16 (sonder_table_column (answers, SONDER_ANSWER_METRIC), row,
                           sonder_table_intern_key (answers, metric, -1, NULL));
  if (*touchpoint != '\0')
    sonder_column_set_u16 (sonder_table_column (answers, SONDER_ANSWER_TOUCHPOINT), row,
                           sonder_table_intern_key (answers, touchpoint, -1, NULL));
  sonder_column_set_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), row,
                         sonder_date_parse (date, -1));
  sonder_column_set_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), row, score);
  if (*comment != '\0')
    sonder_column_set_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), row,
                               sonder_text_pool_store (answers->texts, comment, -1));

  return row;
}

static void
make_tables (SonderTable **customers,
             SonderTable **answers)
{
  static const char *const ids[] = { "C-1", "C-2", "Zoë" };
  g_autoptr (SonderTextPool) texts = sonder_text_pool_new ();
  g_autoptr (SonderTextPool) keys = sonder_text_pool_new ();

  *customers = sonder_table_new_customers (texts, keys);
  *answers = sonder_table_new_answers (texts, keys);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    sonder_column_set_u32 (sonder_table_column (*customers, SONDER_CUSTOMER_ID),
                           sonder_table_append (*customers),
                           sonder_text_pool_intern (texts, ids[i], -1));
}

/* The expected ids were computed with Python's hashlib and base64. */
static void
test_answers (void)
{
  static const struct
  {
    const char *name;
    guint customer;
    const char *metric, *touchpoint, *date;
    gint32 score;
    const char *comment, *expected;
  } rows[] = {
    { "all", 0, "nps", "checkout", "2025-03-01", 9, "Fast.", "r-32f5z2xgfbf6" },
    { "nothing", 1, "", "", "", SONDER_SCORE_NONE, "", "r-bl7pbddwhdhk" },
    { "below zero", 2, "csat", "", "", -3, "Très bien — «oui»", "r-i7dilgrqnhe2" },
    { "again", 0, "nps", "checkout", "2025-03-01", 9, "Fast.", "r-tr5m6igm2g6i" },
    { "and again", 0, "nps", "checkout", "2025-03-01", 9, "Fast.", "r-fhndrcujn6fe" },
  };
  g_autoptr (SonderTable) customers = NULL;
  g_autoptr (SonderTable) answers = NULL;

  make_tables (&customers, &answers);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    add_answer (answers, rows[i].customer, rows[i].metric, rows[i].touchpoint, rows[i].date,
                rows[i].score, rows[i].comment);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *id = sonder_answer_identifier (customers, answers, i);

      check_text (rows[i].name, "id", id, rows[i].expected);
    }
}

/* Another answer may never get an id that is already cited, deleted or not. */
static void
test_answers_unique (void)
{
  g_autoptr (SonderTable) customers = NULL;
  g_autoptr (SonderTable) answers = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SonderColumn *flags, *ids;

  make_tables (&customers, &answers);
  for (guint i = 0; i < 8; i++)
    add_answer (answers, 0, "nps", "", "", 9, "");
  flags = sonder_table_column (answers, SONDER_ANSWER_FLAGS);
  ids = sonder_table_column (answers, SONDER_ANSWER_ID);

  /* With each one deleted, those behind count one less among equals. */
  for (guint i = 0; i < 8; i++)
    {
      char *id = sonder_answer_identifier (customers, answers, i);

      sonder_column_set_u32 (ids, i, sonder_text_pool_intern (answers->texts, id, -1));
      sonder_column_set_u8 (flags, i, i % 3 == 0 ? SONDER_ROW_DELETED : 0);
      g_assert_true (g_hash_table_add (seen, id));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/identifier/slug", test_slug);
  g_test_add_func ("/model/identifier/fold", test_fold);
  g_test_add_func ("/model/identifier/fold-latin", test_fold_latin);
  g_test_add_func ("/model/identifier/fold-letters", test_fold_letters);
  g_test_add_func ("/model/identifier/random", test_random);
  g_test_add_func ("/model/identifier/answers", test_answers);
  g_test_add_func ("/model/identifier/answers-unique", test_answers_unique);

  return g_test_run ();
}
