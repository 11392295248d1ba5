/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "identifier.h"

#include "calendar.h"

#include <string.h>

#define SLUG_MAX_CHARACTERS 60
#define RANDOM_LENGTH 10
#define ANSWER_DIGITS 12

static const char base32[] = "abcdefghijklmnopqrstuvwxyz234567";

static void
append_part (GChecksum  *checksum,
             const char *part)
{
  g_checksum_update (checksum, (const guchar *) (part != NULL ? part : ""), -1);
  g_checksum_update (checksum, (const guchar *) "", 1);
}

static void
append_integer (GChecksum *checksum,
                gint64     number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  append_part (checksum, text);
}

static gboolean
same_answer (const SonderTable *answers,
             guint              a,
             guint              b)
{
  static const guint8 columns[] = {
    SONDER_ANSWER_CUSTOMER,   SONDER_ANSWER_SCORE, SONDER_ANSWER_METRIC,
    SONDER_ANSWER_TOUCHPOINT, SONDER_ANSWER_DATE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      SonderColumn *column = sonder_table_column (answers, columns[i]);

      if (column->cell_size == sizeof (guint16))
        {
          if (sonder_column_get_u16 (column, a) != sonder_column_get_u16 (column, b))
            return FALSE;
        }
      else if (sonder_column_get_u32 (column, a) != sonder_column_get_u32 (column, b))
        return FALSE;
    }

  return g_strcmp0 (
           sonder_column_get_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), a),
           sonder_column_get_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), b)) == 0;
}

static guint
ordinal_among_equals (const SonderTable *answers,
                      guint              row)
{
  guint ordinal = 0;

  for (guint other = 0; other < row; other++)
    if (!(sonder_answers_get_flags (answers, other) & SONDER_ROW_DELETED))
      ordinal += same_answer (answers, other, row);

  return ordinal;
}

/**
 * sonder_identifier_random:
 *
 * Returns: (transfer full): 10 random base32 characters, 50 bits
 */
char *
sonder_identifier_random (void)
{
  char *identifier = g_new0 (char, RANDOM_LENGTH + 1);

  for (guint i = 0; i < RANDOM_LENGTH; i++)
    identifier[i] = base32[g_random_int_range (0, 32)];

  return identifier;
}

/* Latin and Greek letters lose their accents; in other scripts a mark is part
 * of the letter. */
static gunichar
drop_accents (gunichar character)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  GUnicodeScript script;

  if (g_unichar_fully_decompose (character, FALSE, parts, G_N_ELEMENTS (parts)) < 2)
    return character;

  script = g_unichar_get_script (parts[0]);
  return script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK ? parts[0] : character;
}

/**
 * sonder_identifier_slug:
 * @name: a name in any script, UTF-8
 *
 * Lower case, accents of Latin and Greek letters dropped, runs of anything but
 * letters, digits and their marks made one hyphen, 60 characters at most.
 *
 * Returns: (transfer full): the slug, never empty
 */
char *
sonder_identifier_slug (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autofree char *composed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFKC);
  GString *slug = g_string_new (NULL);
  gboolean gap = TRUE;
  guint length = 0;

  for (const char *p = composed; p != NULL && *p && length < SLUG_MAX_CHARACTERS;
       p = g_utf8_next_char (p))
    {
      gunichar character = drop_accents (g_utf8_get_char (p));

      /* A mark goes with its letter; one that does not combine is an accent. */
      if (g_unichar_ismark (character) &&
          (gap || g_unichar_get_script (character) == G_UNICODE_SCRIPT_INHERITED))
        continue;
      if (!g_unichar_isalnum (character) && !g_unichar_ismark (character))
        {
          gap = TRUE;
          continue;
        }
      if (gap && slug->len > 0)
        {
          if (++length == SLUG_MAX_CHARACTERS)
            break;
          g_string_append_c (slug, '-');
        }
      gap = FALSE;
      g_string_append_unichar (slug, character);
      length++;
    }

  if (slug->len == 0)
    g_string_assign (slug, "unnamed");

  return g_string_free (slug, FALSE);
}

static void
digest_answer (const SonderTable *customers,
               const SonderTable *answers,
               guint              row,
               guint              ordinal,
               char               identifier[2 + ANSWER_DIGITS + 1])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  SonderColumn *comments = sonder_table_column (answers, SONDER_ANSWER_COMMENT);
  gint32 score = sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_SCORE), row);
  guint customer =
    sonder_column_get_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), row);
  char date[11];
  guint8 digest[32];
  gsize digest_length = sizeof digest;

  strcpy (identifier, "r-");
  identifier[2 + ANSWER_DIGITS] = '\0';
  sonder_date_write (
    sonder_column_get_i32 (sonder_table_column (answers, SONDER_ANSWER_DATE), row), date);

  append_part (checksum, sonder_customers_get_id (customers, customer));
  append_part (checksum, sonder_answers_get_metric (answers, row));
  append_part (checksum, sonder_answers_get_touchpoint (answers, row));
  append_part (checksum, date);
  if (score == SONDER_SCORE_NONE)
    append_part (checksum, NULL);
  else
    append_integer (checksum, score);
  append_part (checksum, sonder_column_get_comment (comments, row));
  append_integer (checksum, ordinal);

  g_checksum_get_digest (checksum, digest, &digest_length);
  for (guint i = 0; i < ANSWER_DIGITS; i++)
    {
      guint bit = i * 5;
      guint pair = (guint) digest[bit / 8] << 8 | digest[bit / 8 + 1];

      identifier[2 + i] = base32[(pair >> (11 - bit % 8)) & 31];
    }
}

static gboolean
is_taken (const SonderTable *answers,
          const char        *identifier)
{
  SonderColumn *ids = sonder_table_column (answers, SONDER_ANSWER_ID);
  guint32 number = sonder_text_pool_lookup (answers->texts, identifier, -1);

  for (guint row = 0; number != 0 && row < answers->n_rows; row++)
    if (sonder_column_get_u32 (ids, row) == number)
      return TRUE;

  return FALSE;
}

/**
 * sonder_answer_identifier:
 * @customers: the customers who gave the answers
 * @row: an answer that has no id yet
 *
 * The id under which an answer is cited: "r-" and 12 base32 digits of a SHA-256
 * over customer, metric, touchpoint, date, score, comment and the ordinal among
 * equal answers, so that two copies of a project cite the same answer alike.
 *
 * Returns: (transfer full): an id that no answer of the table has yet
 */
char *
sonder_answer_identifier (const SonderTable *customers,
                          const SonderTable *answers,
                          guint              row)
{
  guint ordinal = ordinal_among_equals (answers, row);
  char identifier[2 + ANSWER_DIGITS + 1];

  do
    digest_answer (customers, answers, row, ordinal++, identifier);
  while (is_taken (answers, identifier));

  return g_strdup (identifier);
}

/* What is left to do after case: runs of space become one blank. */
static char *
fold_spaces (const char *text)
{
  GString *result = g_string_sized_new (strlen (text));
  gboolean gap = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (g_unichar_isspace (character))
        {
          gap = result->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (result, ' ');
      gap = FALSE;
      g_string_append_unichar (result, character);
    }

  return g_string_free (result, FALSE);
}

/* Letters from À to ž that have one lower-case form and no other way to be
 * written in NFKC. Returns: that form, or 0 for everything else */
static gunichar
lower_latin (gunichar character)
{
  switch (character)
    {
    case 0xdf:  /* ß */
    case 0x130: /* İ */
    case 0x132: /* Ĳ, ĳ */
    case 0x133:
    case 0x13f: /* Ŀ, ŀ */
    case 0x140:
    case 0x149: /* ŉ */
      return 0;
    default:
      return character >= 0xc0 && character <= 0x17e ? g_unichar_tolower (character) : 0;
    }
}

/* Returns: (nullable): the folded text; %NULL if there is anything in it but ASCII
 * and letters that lower_latin() knows, all of which keep their length. */
static char *
fold_latin (const char *text)
{
  g_autofree char *result = g_malloc (strlen (text) + 1);
  char *end = result;
  gboolean gap = FALSE;

  for (; *text != '\0'; text++)
    {
      gboolean is_ascii = (*text & 0x80) == 0;
      gunichar lower = 0;

      if (is_ascii && g_ascii_isspace (*text))
        {
          gap = end > result;
          continue;
        }
      if (!is_ascii && (*text & 0xe0) == 0xc0)
        lower = lower_latin (g_utf8_get_char (text));
      if (!is_ascii && lower == 0)
        return NULL;

      if (gap)
        *end++ = ' ';
      gap = FALSE;
      if (is_ascii)
        *end++ = g_ascii_tolower (*text);
      else
        {
          end += g_unichar_to_utf8 (lower, end);
          text++;
        }
    }
  *end = '\0';

  return g_steal_pointer (&result);
}

/**
 * sonder_name_fold:
 * @name: UTF-8
 *
 * The form in which names are compared: NFKC, case folded, runs of space one
 * blank, none at the ends.
 *
 * Returns: (transfer full): the folded name
 */
char *
sonder_name_fold (const char *name)
{
  char *latin = fold_latin (name);
  g_autofree char *normalized = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *composed = NULL;

  if (latin != NULL)
    return latin;

  normalized = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  folded = g_utf8_casefold (normalized != NULL ? normalized : "", -1);
  composed = g_utf8_normalize (folded, -1, G_NORMALIZE_NFKC);

  return fold_spaces (composed);
}
