/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "csv-types.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "column.h"
#include "csv-text.h"
#include "identifier.h"

#define MAX_CHOICES 100
#define MAX_CHOICE_LENGTH 100

/* What the texts of a column can still be, while they are looked at. */
typedef struct
{
  guint n_texts; /* neither blank nor a word for missing */
  guint n_numbers;
  guint n_dates;
  gsize max_length;

  gboolean point, comma; /* all can be numbers so written */
  gboolean numbers_differ;
  guint32 number_example;

  gboolean orders[SONDER_N_DATE_ORDERS];
  gboolean dates_differ;
  guint32 date_example;

  guint languages;
  gboolean some_yes, some_no, some_word;

  guint32 zeros; /* a text with leading zeros */
  guint32 large; /* a text of too many digits */
  guint32 first_other;
  guint n_missing;
} Evidence;

static void
weigh_number (Evidence *e, const char *text, guint32 code, gboolean *fits)
{
  double point = 0, comma = 0;
  gboolean is_point = e->point && sonder_csv_read_number (text, '.', &point);
  gboolean is_comma = e->comma && sonder_csv_read_number (text, ',', &comma);

  if (!is_point && !is_comma)
    return;
  *fits = TRUE;
  e->n_numbers++;
  if (is_point && is_comma && point != comma && !e->numbers_differ)
    {
      e->numbers_differ = TRUE;
      e->number_example = code;
    }
  e->point = is_point;
  e->comma = is_comma;
}

static void
weigh_date (Evidence *e, const char *text, guint32 code, gboolean *fits)
{
  gint32 days[SONDER_N_DATE_ORDERS] = { 0 };
  gboolean is[SONDER_N_DATE_ORDERS];

  for (guint i = 0; i < SONDER_N_DATE_ORDERS; i++)
    is[i] = e->orders[i] && sonder_csv_read_date (text, i, &days[i]);
  if (!is[SONDER_DATE_YMD] && !is[SONDER_DATE_DMY] && !is[SONDER_DATE_MDY])
    return;

  *fits = TRUE;
  e->n_dates++;
  if (is[SONDER_DATE_DMY] && is[SONDER_DATE_MDY] &&
      days[SONDER_DATE_DMY] != days[SONDER_DATE_MDY] && !e->dates_differ)
    {
      e->dates_differ = TRUE;
      e->date_example = code;
    }
  memcpy (e->orders, is, sizeof is);
}

static void
weigh_yes_no (Evidence *e, const char *text)
{
  gboolean yes = FALSE;

  e->languages &= sonder_csv_read_yes_no (text, &yes);
  if (e->languages == 0)
    return;
  e->some_yes |= yes;
  e->some_no |= !yes;
  e->some_word |= g_utf8_strlen (text, -1) > 1;
}

static gboolean
begins_like_value (const char *text)
{
  return strchr ("+-.0123456789 \t", *text) != NULL || (guint8)*text >= 0x80 ||
         g_ascii_isalpha (*text);
}

static gboolean
is_all_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* A text that is of no type, unless it is a word for a missing value. */
static gboolean
note_other (Evidence *e, const char *text, guint32 code)
{
  if (is_all_digits (text))
    {
      if (*text == '0' && e->zeros == 0)
        e->zeros = code;
      if (*text != '0' && e->large == 0)
        e->large = code;
    }
  if (sonder_csv_is_missing_word (text))
    return FALSE;
  if (e->first_other == 0)
    e->first_other = code;
  e->point = e->comma = FALSE;
  memset (e->orders, 0, sizeof e->orders);
  return TRUE;
}

static gboolean
is_any_order (const Evidence *e)
{
  return e->orders[SONDER_DATE_YMD] || e->orders[SONDER_DATE_DMY] || e->orders[SONDER_DATE_MDY];
}

static void
weigh_text (Evidence *e, const char *text, guint32 code, guint n_cells)
{
  gboolean number = FALSE, date = FALSE;

  if ((e->point || e->comma) && begins_like_value (text))
    weigh_number (e, text, code, &number);
  if (is_any_order (e) && begins_like_value (text))
    weigh_date (e, text, code, &date);
  if (e->languages != 0)
    weigh_yes_no (e, text);

  /* of numbers and dates, what a text is not is ruled out; a word is neither */
  if (number || date)
    {
      if (!number)
        e->point = e->comma = FALSE;
      if (!date)
        memset (e->orders, 0, sizeof e->orders);
    }
  else if ((e->point || e->comma || is_any_order (e)) && !note_other (e, text, code))
    {
      e->n_missing += n_cells;
      return;
    }
  e->n_texts++;
}

static guint *
count_cells (const SonderCsvTable *table, const SonderCsvColumn *column)
{
  guint *counts = g_new0 (guint, column->n_texts + 1);

  for (guint row = 0; row < table->n_rows; row++)
    counts[column->codes[row]]++;
  return counts;
}

static void
weigh_column (Evidence *e,
              const SonderCsvTable *table,
              const SonderCsvColumn *column,
              SonderCsvTyping *typing)
{
  g_autofree guint *counts = count_cells (table, column);
  guint n_filled = table->n_rows - counts[0];

  *e = (Evidence){ .point = TRUE, .comma = TRUE, .orders = { TRUE, TRUE, TRUE }, .languages = ~0u };
  typing->bare_na = column->n_bare_na > 0 && column->n_quoted > 0 &&
                    column->n_quoted + column->n_bare_na == n_filled;

  for (guint32 code = 1; code <= column->n_texts; code++)
    {
      gsize length = sonder_csv_column_text_length (column, code);
      const char *text = sonder_csv_column_text (column, code);

      if (counts[code] == 0)
        continue;
      if (g_ascii_isspace (*text) || (guint8)*text >= 0x80)
        {
          gsize trimmed = length;

          if (sonder_csv_trim (text, &trimmed), trimmed == 0)
            continue;
        }
      if (typing->bare_na && g_str_equal (text, "NA"))
        {
          typing->n_missing += counts[code];
          continue;
        }
      typing->n_values += counts[code];
      typing->n_texts++;
      e->max_length = MAX (e->max_length, length);
      weigh_text (e, text, code, counts[code]);
    }
}

static gboolean
is_number_column (const Evidence *e)
{
  return (e->point || e->comma) && e->n_numbers > 0 && e->zeros == 0 && e->large == 0;
}

/* '.' or ',' where only one is possible, else 0. */
static char
certain_decimal (const Evidence *e)
{
  if (!is_number_column (e) || e->point == e->comma)
    return 0;
  return e->point ? '.' : ',';
}

/* What the file's other columns say; else semicolons come from programs that
 * write decimal commas, and commas from programs that do not. */
static char
choose_decimal (const SonderCsvTable *table, const Evidence *evidence)
{
  guint n_point = 0, n_comma = 0;

  for (guint i = 0; i < table->columns->len; i++)
    {
      n_point += certain_decimal (&evidence[i]) == '.';
      n_comma += certain_decimal (&evidence[i]) == ',';
    }
  if (n_point != n_comma)
    return n_point > n_comma ? '.' : ',';
  if (table->delimiter == ';')
    return ',';
  return table->delimiter == ',' ? '.' : 0;
}

static gboolean
conclude_number (SonderCsvTyping *t, const Evidence *e, char decimal, gboolean strict)
{
  char certain = certain_decimal (e);

  if (!is_number_column (e) || (strict && certain != 0 && certain != decimal))
    return FALSE;
  if (certain == 0 && e->numbers_differ && decimal == 0)
    {
      t->reason = SONDER_CSV_REASON_TWO_NUMBERS;
      t->example = e->number_example;
      return FALSE;
    }
  t->type = SONDER_CSV_NUMBER;
  t->reason = SONDER_CSV_REASON_VALUES;
  t->decimal = certain != 0 ? certain : decimal != 0 ? decimal : '.';
  t->n_missing += e->n_missing;
  t->n_values -= e->n_missing;
  return TRUE;
}

static gboolean
conclude_date (SonderCsvTyping *t, const Evidence *e)
{
  if (!is_any_order (e) || e->n_dates == 0)
    return FALSE;
  if (!e->orders[SONDER_DATE_YMD] && e->orders[SONDER_DATE_DMY] && e->orders[SONDER_DATE_MDY] &&
      e->dates_differ)
    {
      t->reason = SONDER_CSV_REASON_TWO_DATES;
      t->example = e->date_example;
      t->order = SONDER_DATE_DMY;
      return FALSE;
    }
  t->type = SONDER_CSV_DATE;
  t->reason = SONDER_CSV_REASON_VALUES;
  t->n_missing += e->n_missing;
  t->n_values -= e->n_missing;
  if (e->orders[SONDER_DATE_YMD])
    t->order = SONDER_DATE_YMD;
  else
    t->order = e->orders[SONDER_DATE_DMY] ? SONDER_DATE_DMY : SONDER_DATE_MDY;
  return TRUE;
}

/* A single letter may be any code, unless both letters occur. */
static gboolean
conclude_yes_no (SonderCsvTyping *t, const Evidence *e)
{
  if (e->languages == 0 || t->n_texts == 0)
    return FALSE;
  if (!e->some_word && !(e->some_yes && e->some_no))
    return FALSE;
  t->type = SONDER_CSV_YES_NO;
  t->reason = SONDER_CSV_REASON_VALUES;
  return TRUE;
}

static gboolean
is_choice (const SonderCsvTyping *t, const Evidence *e)
{
  return t->n_texts <= MAX_CHOICES && t->n_texts * 2 <= t->n_values &&
         t->n_texts <= 2 * sqrt (t->n_values) && e->max_length <= MAX_CHOICE_LENGTH;
}

static void
conclude_words (SonderCsvTyping *t, const Evidence *e)
{
  gboolean ambiguous = t->example != 0;

  t->type = SONDER_CSV_TEXT;
  if (ambiguous)
    return;
  if (is_choice (t, e))
    {
      t->type = SONDER_CSV_CHOICE;
      t->reason = SONDER_CSV_REASON_FEW_VALUES;
      return;
    }

  t->reason = SONDER_CSV_REASON_MANY_VALUES;
  if (e->zeros != 0)
    {
      t->reason = SONDER_CSV_REASON_LEADING_ZEROS;
      t->example = e->zeros;
    }
  else if (e->large != 0)
    {
      t->reason = SONDER_CSV_REASON_TOO_LARGE;
      t->example = e->large;
    }
  else if (e->first_other != 0 && (e->n_numbers > 1 || e->n_dates > 1))
    {
      t->reason = SONDER_CSV_REASON_MIXED;
      t->example = e->first_other;
    }
}

static void
conclude (SonderCsvTyping *t, const Evidence *e, const char *name, char decimal, gboolean strict)
{
  if (t->n_values == 0)
    {
      t->reason = SONDER_CSV_REASON_NO_VALUES;
      return;
    }
  if (is_number_column (e) && (sonder_csv_is_id_name (name) || sonder_csv_is_code_name (name)))
    {
      t->reason = SONDER_CSV_REASON_CODE;
      return;
    }
  if (!conclude_yes_no (t, e) && !conclude_number (t, e, decimal, strict) && !conclude_date (t, e))
    conclude_words (t, e);
}

/* Splits at spaces, signs, and where a small letter meets a capital or a letter
 * a digit. */
static GPtrArray *
split_words (const char *name)
{
  g_autoptr (GString) word = g_string_new (NULL);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  gunichar before = 0;

  for (;; name = g_utf8_next_char (name))
    {
      gunichar c = g_utf8_get_char (name);
      gboolean boundary = !g_unichar_isalnum (c) ||
                          (g_unichar_islower (before) && g_unichar_isupper (c)) ||
                          g_unichar_isdigit (before) != g_unichar_isdigit (c);

      if (boundary && word->len > 0)
        {
          g_ptr_array_add (words, sonder_name_fold (word->str));
          g_string_truncate (word, 0);
        }
      if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
      if (c == 0)
        return words;
      before = c;
    }
}

static gboolean
is_in (const char *word, const char *const *words)
{
  return g_strv_contains (words, word);
}

/**
 * sonder_csv_infer_types:
 * @table: a table
 * @decimal: '.' or ',', or 0 to find it out
 *
 * Finds out what each column holds. Only what is certain gets a type: codes
 * with leading zeros, numbers too large to be exact, and dates or numbers that
 * can be read in two ways stay text.
 *
 * Returns: (transfer full) (element-type SonderCsvTyping): one for each column
 */
GArray *
sonder_csv_infer_types (const SonderCsvTable *table, char decimal)
{
  guint n = table->columns->len;
  GArray *typings = g_array_sized_new (FALSE, TRUE, sizeof (SonderCsvTyping), n);
  g_autofree Evidence *evidence = g_new0 (Evidence, n);
  gboolean strict = decimal != 0;

  g_array_set_size (typings, n);
  for (guint i = 0; i < n; i++)
    weigh_column (&evidence[i], table, sonder_csv_table_column (table, i),
                  &g_array_index (typings, SonderCsvTyping, i));

  if (decimal == 0)
    decimal = choose_decimal (table, evidence);
  for (guint i = 0; i < n; i++)
    {
      SonderCsvTyping *t = &g_array_index (typings, SonderCsvTyping, i);

      t->decimal = decimal != 0 ? decimal : '.';
      conclude (t, &evidence[i], sonder_csv_table_name (table, i), decimal, strict);
    }
  return typings;
}

/**
 * sonder_csv_typing_ask:
 * @self: (inout): what was found out about a column
 * @column: the column
 * @type: what it shall be
 *
 * Gives a column a type; values that are not of it will be blank.
 */
void
sonder_csv_typing_ask (SonderCsvTyping *self, const SonderCsvColumn *column, SonderCsvType type)
{
  if (type != self->type || self->reason == SONDER_CSV_REASON_TWO_DATES)
    self->n_missing = 0;
  self->type = type;
  self->reason = SONDER_CSV_REASON_ASKED;
  self->example = 0;
}

/**
 * sonder_csv_find_date_order:
 * @column: a column that shall hold dates
 * @order: (out): how most of them are written
 * @example: (out): the number of a text that can be read in two ways, or that is
 *   no date; 0 if there is none
 *
 * Finds out how dates are written, where some values may be none: a day beyond
 * 12 tells.
 *
 * Returns: whether that can be said
 */
SonderCsvDates
sonder_csv_find_date_order (const SonderCsvColumn *column, SonderDateOrder *order, guint32 *example)
{
  guint n_ymd = 0, n_dmy = 0, n_mdy = 0, n_both = 0;
  guint32 other = 0, differs = 0, any = 0;

  for (guint32 code = 1; code <= column->n_texts; code++)
    {
      const char *text = sonder_csv_column_text (column, code);
      gint32 day, first = 0, second = 0;
      gboolean is_dmy = sonder_csv_read_date (text, SONDER_DATE_DMY, &first);
      gboolean is_mdy = sonder_csv_read_date (text, SONDER_DATE_MDY, &second);

      if (sonder_csv_read_date (text, SONDER_DATE_YMD, &day))
        n_ymd++;
      else if (!is_dmy && !is_mdy && !sonder_csv_is_missing_word (text))
        other = other != 0 ? other : code;
      else if (is_dmy || is_mdy)
        any = any != 0 ? any : code;
      n_dmy += is_dmy && !is_mdy;
      n_mdy += is_mdy && !is_dmy;
      n_both += is_dmy && is_mdy;
      if (is_dmy && is_mdy && first != second && differs == 0)
        differs = code;
    }

  *order = SONDER_DATE_YMD;
  *example = other;
  if (n_ymd + n_dmy + n_mdy + n_both == 0)
    return other != 0 ? SONDER_CSV_DATES_NONE : SONDER_CSV_DATES_ONE_WAY;
  if (n_ymd > n_dmy + n_mdy + n_both)
    return SONDER_CSV_DATES_ONE_WAY;

  *order = n_mdy > n_dmy ? SONDER_DATE_MDY : SONDER_DATE_DMY;
  *example = differs != 0 ? differs : any;
  if ((n_dmy > 0 && n_mdy > 0) || (n_dmy == 0 && n_mdy == 0 && differs != 0))
    return SONDER_CSV_DATES_TWO_WAYS;
  *example = other;
  return SONDER_CSV_DATES_ONE_WAY;
}

/**
 * sonder_csv_typing_is_blank:
 * @self: a typing
 * @text: a text of the column
 *
 * Returns: whether @text stands for no value
 */
gboolean
sonder_csv_typing_is_blank (const SonderCsvTyping *self, const char *text)
{
  gsize length;

  if (*text == '\0' || (self->bare_na && g_str_equal (text, "NA")))
    return TRUE;
  if (self->type == SONDER_CSV_NUMBER || self->type == SONDER_CSV_DATE)
    return sonder_csv_is_missing_word (text);
  if (!g_ascii_isspace (*text) && (guint8)*text < 0x80)
    return FALSE;
  length = strlen (text);
  sonder_csv_trim (text, &length);
  return length == 0;
}

/**
 * sonder_csv_typing_read_date:
 * @self: a typing
 * @text: a text of the column
 * @day: (out): the day, since 1970
 *
 * Returns: whether @text is a date as the column has them
 */
gboolean
sonder_csv_typing_read_date (const SonderCsvTyping *self, const char *text, gint32 *day)
{
  if (self->format != NULL)
    return sonder_csv_read_date_format (text, self->format, day);
  return sonder_csv_read_date (text, self->order, day);
}

/**
 * sonder_csv_column_numbers:
 * @column: a column
 * @typing: its typing, of numbers
 *
 * Returns: (transfer full): for each text, by its number, what it says; NaN for
 *   none
 */
double *
sonder_csv_column_numbers (const SonderCsvColumn *column, const SonderCsvTyping *typing)
{
  double *numbers = g_new (double, column->n_texts + 1);

  for (guint32 code = 0; code <= column->n_texts; code++)
    if (!sonder_csv_read_number (sonder_csv_column_text (column, code), typing->decimal,
                                 &numbers[code]))
      numbers[code] = NAN;
  return numbers;
}

/**
 * sonder_csv_column_dates:
 * @column: a column
 * @typing: its typing, of dates
 *
 * Returns: (transfer full): for each text, by its number, its day, or
 *   %SONDER_DATE_NONE
 */
gint32 *
sonder_csv_column_dates (const SonderCsvColumn *column, const SonderCsvTyping *typing)
{
  gint32 *days = g_new (gint32, column->n_texts + 1);

  for (guint32 code = 0; code <= column->n_texts; code++)
    if (!sonder_csv_typing_read_date (typing, sonder_csv_column_text (column, code), &days[code]))
      days[code] = SONDER_DATE_NONE;
  return days;
}

/**
 * sonder_csv_column_yes_no:
 * @column: a column
 * @typing: its typing, of yes and no
 *
 * Returns: (transfer full): for each text, by its number, %SONDER_YES,
 *   %SONDER_NO or %SONDER_YES_NO_NONE
 */
guint8 *
sonder_csv_column_yes_no (const SonderCsvColumn *column, const SonderCsvTyping *typing)
{
  guint8 *answers = g_new0 (guint8, column->n_texts + 1);

  for (guint32 code = 1; code <= column->n_texts; code++)
    {
      const char *text = sonder_csv_column_text (column, code);
      gboolean yes = FALSE;

      if (sonder_csv_read_yes_no (text, &yes) != 0)
        answers[code] = yes ? SONDER_YES : SONDER_NO;
      else if (g_str_equal (text, "1") || g_str_equal (text, "0"))
        answers[code] = *text == '1' ? SONDER_YES : SONDER_NO;
    }
  return answers;
}

static const char *const type_names[] = { "text", "choice", "number", "date", "yes-no" };

/**
 * sonder_csv_type_to_string:
 * @type: a type
 *
 * Returns: (transfer none): its name in project files
 */
const char *
sonder_csv_type_to_string (SonderCsvType type)
{
  return type_names[type];
}

/**
 * sonder_csv_type_parse:
 * @text: what somebody gave as a type
 * @type: (out): the type
 *
 * Returns: whether @text is the name of a type
 */
gboolean
sonder_csv_type_parse (const char *text, SonderCsvType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    if (g_ascii_strcasecmp (text, type_names[i]) == 0)
      {
        *type = i;
        return TRUE;
      }
  *type = SONDER_CSV_YES_NO;
  return g_ascii_strcasecmp (text, "yes/no") == 0 || g_ascii_strcasecmp (text, "yesno") == 0 ||
         g_ascii_strcasecmp (text, "boolean") == 0;
}

/**
 * sonder_csv_typing_explain:
 * @self: a typing
 * @column: the column
 *
 * Returns: (transfer full): why the column has its type, for people; translated
 */
char *
sonder_csv_typing_explain (const SonderCsvTyping *self, const SonderCsvColumn *column)
{
  const char *example = sonder_csv_column_text (column, self->example);

  switch (self->reason)
    {
    case SONDER_CSV_REASON_FEW_VALUES:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u different value, often repeated",
                                           "%u different values, often repeated", self->n_texts),
                              self->n_texts);
    case SONDER_CSV_REASON_MANY_VALUES:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "words, %u different value",
                                           "words, %u different values", self->n_texts),
                              self->n_texts);
    case SONDER_CSV_REASON_NO_VALUES:
      return g_strdup (_ ("no values"));
    case SONDER_CSV_REASON_LEADING_ZEROS:
      return g_strdup_printf (_ ("codes with leading zeros, like “%s”"), example);
    case SONDER_CSV_REASON_TOO_LARGE:
      return g_strdup_printf (_ ("numbers too long to be kept exactly, like “%s”"), example);
    case SONDER_CSV_REASON_CODE:
      return g_strdup (_ ("by its name a code, not an amount"));
    case SONDER_CSV_REASON_TWO_DATES:
      return g_strdup_printf (_ ("dates like “%s” can be read in two ways"), example);
    case SONDER_CSV_REASON_TWO_NUMBERS:
      return g_strdup_printf (_ ("numbers like “%s” can be read in two ways"), example);
    case SONDER_CSV_REASON_MIXED:
      return g_strdup_printf (_ ("not all alike: “%s” differs from those before it"), example);
    case SONDER_CSV_REASON_ASKED:
      return g_strdup (_ ("as you said"));
    case SONDER_CSV_REASON_VALUES:
    default:
      return g_strdup (_ ("all values are of this type"));
    }
}

/**
 * sonder_csv_is_id_name:
 * @name: a header
 *
 * Returns: whether @name is or ends in “id”, as a word of its own or with the
 *   usual words before it (customer_id, CustomerID, userid; not paid)
 */
gboolean
sonder_csv_is_id_name (const char *name)
{
  static const char *const joined[] = { "userid",     "customerid", "clientid",  "respondentid",
                                        "responseid", "memberid",   "accountid", "orderid",
                                        "contactid",  "personid",   "guestid",   "ticketid",
                                        "visitorid",  "recordid",   "sessionid", "caseid",
                                        "employeeid", "companyid",  "leadid",    "uid",
                                        "uuid",       "guid",       "custid",    "collectorid",
                                        NULL };
  g_autoptr (GPtrArray) words = split_words (name);
  const char *last = words->len > 0 ? g_ptr_array_index (words, words->len - 1) : "";

  return g_str_equal (last, "id") || is_in (last, joined);
}

/**
 * sonder_csv_is_code_name:
 * @name: a header
 *
 * Returns: whether @name speaks of a postal code, a telephone number or another
 *   number that is not an amount
 */
gboolean
sonder_csv_is_code_name (const char *name)
{
  static const char *const codes[] = {
    "zip",      "zipcode",  "postcode",  "postalcode", "plz",     "postleitzahl", "cp",
    "cap",      "phone",    "telephone", "tel",        "telefon", "téléphone",    "telephone",
    "telefono", "teléfono", "telefone",  "telefoon",   "mobile",  "handy",        "fax",
    "iban",     "sku",      "ean",       "isbn",       "cep",     "móvil",        NULL
  };
  static const char *const pairs[][2] = {
    { "postal", "code" }, { "code", "postal" }, { "código", "postal" },
    { "zip", "code" },    { "post", "code" },   { "codigo", "postal" },
  };
  g_autoptr (GPtrArray) words = split_words (name);

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      if (is_in (word, codes))
        return TRUE;
      for (guint j = 0; i > 0 && j < G_N_ELEMENTS (pairs); j++)
        if (g_str_equal (g_ptr_array_index (words, i - 1), pairs[j][0]) &&
            g_str_equal (word, pairs[j][1]))
          return TRUE;
    }
  return FALSE;
}
