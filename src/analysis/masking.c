/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "masking.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "contact-scan.h"
#include "name-index.h"
#include "name-lists.h"

/* A customer has no more names than this, all parts counted. */
#define MAX_PARTS 48

/* An attribute of more words is a description. */
#define MAX_PART_WORDS 3

struct _SonderMasking
{
  SonderProject *project; /* owns this */
  guint64 generation;
  GPtrArray *columns; /* copies of those that are indexed */
  SonderNameIndex *names;
};

/* What is left out of a text: whose name it is, or else which kind of contact. */
typedef struct
{
  gsize start;
  gsize end;
  guint32 owner; /* SONDER_NO_ROW for a contact */
  SonderContactKind kind;
} Gap;

/* The words by which one customer goes. */
typedef struct
{
  guint row;
  guint64 parts[MAX_PARTS];
  guint n_parts;
} Own;

typedef struct
{
  SonderMasking *masking;
  const char *text;
  GArray *words;
  GArray *gaps;
  GArray *contacts;
  guint n_contacts; /* that are in the gaps */
  Own own;
  gboolean has_case; /* there is a large letter somewhere */
} Pass;

static void
masking_free (gpointer data)
{
  SonderMasking *self = data;

  g_clear_pointer (&self->names, sonder_name_index_free);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/* The columns of attributes that tell who somebody is. */
static GPtrArray *
find_personal (SonderProject *project)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  GListModel *attributes = sonder_project_get_items (project, SONDER_KIND_ATTRIBUTE);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (SonderItem) attribute = g_list_model_get_item (attributes, i);
      SonderColumn *column =
          sonder_table_find_attribute (customers, sonder_item_get_id (attribute));

      if (column != NULL && column->type == SONDER_CELL_TEXT &&
          sonder_item_get_boolean (attribute, "personal"))
        g_ptr_array_add (found, column);
    }

  return found;
}

/* Ids count for those who have no name. */
static GPtrArray *
find_columns (SonderProject *project)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  GPtrArray *found = find_personal (project);

  g_ptr_array_add (found, sonder_table_column (customers, SONDER_CUSTOMER_NAME));
  g_ptr_array_add (found, sonder_table_column (customers, SONDER_CUSTOMER_ID));

  return found;
}

static gboolean
is_same (const SonderColumn *column, const SonderColumn *copy)
{
  if (column->n_chunks != copy->n_chunks || !g_str_equal (column->name, copy->name))
    return FALSE;

  /* Chunks that are shared cannot have been written to. */
  for (guint i = 0; i < column->n_chunks; i++)
    if (!sonder_column_shares (column, copy, i))
      return FALSE;

  return TRUE;
}

static gboolean
is_current (SonderMasking *self, GPtrArray *columns)
{
  if (self->names == NULL || columns->len != self->columns->len)
    return FALSE;

  for (guint i = 0; i < columns->len; i++)
    if (!is_same (columns->pdata[i], self->columns->pdata[i]))
      return FALSE;

  return TRUE;
}

static const char *
get_name (const SonderTable *customers, guint row)
{
  const char *name = sonder_customers_get_name (customers, row);

  return name != NULL ? name : sonder_customers_get_id (customers, row);
}

static void
index_names (SonderMasking *self)
{
  const SonderTable *customers = sonder_project_get_customers (self->project);
  g_autoptr (GPtrArray) personal = find_personal (self->project);

  g_clear_pointer (&self->names, sonder_name_index_free);
  self->names = sonder_name_index_new (customers->n_rows);
  /* Who is deleted is still spoken of. */
  for (guint row = 0; row < customers->n_rows; row++)
    {
      const char *name = get_name (customers, row);

      if (name != NULL && strchr (name, '@') == NULL)
        sonder_name_index_add (self->names, name, row);
    }
  for (guint i = 0; i < personal->len; i++)
    for (guint row = 0; row < customers->n_rows; row++)
      {
        guint32 number = sonder_column_get_u32 (personal->pdata[i], row);
        const char *text =
            number != 0 ? sonder_text_pool_get (customers->texts, number) : NULL;

        if (text != NULL && strchr (text, '@') == NULL)
          sonder_name_index_add_whole (self->names, text, row);
      }
}

static void
update (SonderMasking *self)
{
  guint64 generation = sonder_project_get_generation (self->project);
  g_autoptr (GPtrArray) columns = NULL;

  if (self->names != NULL && self->generation == generation)
    return;

  self->generation = generation;
  columns = find_columns (self->project);
  if (is_current (self, columns))
    return;

  g_ptr_array_set_size (self->columns, 0);
  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (self->columns, sonder_column_copy (columns->pdata[i]));
  index_names (self);
}

static void
add_parts (Own *own, const char *name)
{
  SonderNameWord words[SONDER_NAME_MAX_WORDS];
  guint n_words = sonder_name_split (name, words, SONDER_NAME_MAX_WORDS);

  for (guint i = 0; i < n_words && own->n_parts < MAX_PARTS; i++)
    {
      SonderNameSort sort = sonder_name_sort (words[i].hash);

      if (words[i].hash != 0 && words[i].n_letters > 1 && !words[i].has_digits &&
          !words[i].unparted &&
          (sort == SONDER_NAME_ORDINARY || sort == SONDER_NAME_COMMON))
        own->parts[own->n_parts++] = words[i].hash;
    }
}

static void
find_own (Own *own, SonderProject *project, guint row)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  const char *name = row < customers->n_rows ? get_name (customers, row) : NULL;
  g_autoptr (GPtrArray) personal = NULL;

  own->row = row;
  if (name == NULL)
    return;

  if (strchr (name, '@') == NULL)
    add_parts (own, name);
  personal = find_personal (project);
  for (guint i = 0; i < personal->len; i++)
    {
      guint32 number = sonder_column_get_u32 (personal->pdata[i], row);
      const char *text = number != 0 ? sonder_text_pool_get (customers->texts, number) : "";
      SonderNameWord words[MAX_PART_WORDS];

      if (strchr (text, '@') == NULL && sonder_name_split (text, words, MAX_PART_WORDS) > 0)
        add_parts (own, text);
    }
}

/* A part of the customer's own name: written with a large letter, or as people
 * sign; where nothing is written large, wherever it stands. */
static gboolean
is_own (Pass *pass, const SonderNameWord *word)
{
  guint i = 0;

  while (i < pass->own.n_parts && pass->own.parts[i] != word->hash)
    i++;
  if (i == pass->own.n_parts)
    return FALSE;
  if (sonder_name_sort (word->hash) == SONDER_NAME_COMMON)
    return sonder_name_may_be_meant (pass->text, word);

  return word->letters != SONDER_LETTERS_LOWER || !pass->has_case ||
         sonder_name_is_alone (pass->text, word);
}

static gboolean
is_covered (Pass *pass, gsize start)
{
  return pass->gaps->len > 0 && g_array_index (pass->gaps, Gap, pass->gaps->len - 1).end > start;
}

static void
extend_last (Pass *pass, gsize end)
{
  Gap *last = &g_array_index (pass->gaps, Gap, pass->gaps->len - 1);

  last->end = MAX (last->end, end);
}

/* Contacts go before names: an address holds some. */
static void
add_contacts (Pass *pass, gsize before)
{
  for (; pass->n_contacts < pass->contacts->len; pass->n_contacts++)
    {
      const SonderContact *contact =
          &g_array_index (pass->contacts, SonderContact, pass->n_contacts);
      const Gap gap = { contact->start, contact->end, SONDER_NO_ROW, contact->kind };

      if (contact->start >= before)
        return;
      if (is_covered (pass, contact->start))
        extend_last (pass, contact->end);
      else
        g_array_append_val (pass->gaps, gap);
    }
}

/* Two parts of one name beside each other are one. */
static void
add_name (Pass *pass, guint first, guint n_words, guint32 owner)
{
  const SonderNameWord *words = &g_array_index (pass->words, SonderNameWord, first);
  Gap gap = { (gsize)(words[0].start - pass->text), (gsize)(words[n_words - 1].end - pass->text),
              owner, 0 };
  Gap *last =
      pass->gaps->len > 0 ? &g_array_index (pass->gaps, Gap, pass->gaps->len - 1) : NULL;

  /* Of several that have the name, the one who speaks is meant. */
  if (owner == SONDER_NAME_OF_SEVERAL && pass->own.n_parts > 0 && is_own (pass, words))
    gap.owner = pass->own.row;
  if (last != NULL && last->owner == gap.owner && first > 0 &&
      last->end == (gsize)(words[-1].end - pass->text) &&
      sonder_name_goes_on (&words[-1], &words[0]))
    last->end = gap.end;
  else
    g_array_append_val (pass->gaps, gap);
}

static void
find_gaps (Pass *pass)
{
  const SonderNameWord *words = (const SonderNameWord *)pass->words->data;

  for (guint i = 0; i < pass->words->len; i++)
    {
      SonderNameMatch match = { 0 };

      add_contacts (pass, (gsize)(words[i].end - pass->text));
      if (is_covered (pass, (gsize)(words[i].start - pass->text)))
        continue;
      if (pass->masking != NULL)
        match = sonder_name_index_find (pass->masking->names, pass->text, &words[i],
                                        pass->words->len - i);
      if (match.n_words == 0 && is_own (pass, &words[i]))
        match = (SonderNameMatch){ pass->own.row, 1 };
      if (match.n_words > 0)
        add_name (pass, i, match.n_words, match.owner);
      i += MAX (match.n_words, 1) - 1;
    }
  add_contacts (pass, G_MAXSIZE);
}

static char *
dup_words (const Gap *gap)
{
  if (gap->owner == SONDER_NAME_OF_SEVERAL)
    return g_strdup (C_("hidden", "(name)"));
  if (gap->owner != SONDER_NO_ROW)
    return sonder_masking_dup_customer (gap->owner);

  return g_strdup (gap->kind == SONDER_CONTACT_MAIL ? C_("hidden", "(e-mail)")
                                                    : C_("hidden", "(phone)"));
}

static char *
fill_gaps (const char *text, GArray *gaps)
{
  GString *filled = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; i < gaps->len; i++)
    {
      const Gap *gap = &g_array_index (gaps, Gap, i);
      g_autofree char *words = dup_words (gap);

      g_string_append_len (filled, text + done, (gssize)(gap->start - done));
      g_string_append (filled, words);
      done = gap->end;
    }
  g_string_append (filled, text + done);

  return g_string_free (filled, FALSE);
}

/**
 * sonder_masking_get:
 *
 * Returns: (transfer none): the masking of a project, up to date; valid until the
 *   project changes
 */
SonderMasking *
sonder_masking_get (SonderProject *project)
{
  GQuark quark = g_quark_from_static_string ("sonder-masking");
  SonderMasking *self = g_object_get_qdata (G_OBJECT (project), quark);

  if (self == NULL)
    {
      self = g_new0 (SonderMasking, 1);
      self->project = project;
      self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify)sonder_column_free);
      g_object_set_qdata_full (G_OBJECT (project), quark, self, masking_free);
    }
  update (self);

  return self;
}

/**
 * sonder_masking_dup_text:
 * @self: (nullable): %NULL knows no customers
 * @text: what somebody said or typed
 * @customer: row of the customer who said it, or %SONDER_NO_ROW
 *
 * Mail addresses, telephone numbers and the names of customers are replaced, and
 * of the customer who speaks also the parts of the name. The time that it takes
 * grows with the length of the text.
 *
 * Returns: (transfer full): the text without who customers are
 */
char *
sonder_masking_dup_text (SonderMasking *self, const char *text, guint customer)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (SonderNameWord));
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  g_autoptr (GArray) contacts = sonder_contact_scan (text);
  Pass pass = { .masking = self, .text = text, .words = words, .gaps = gaps,
                .contacts = contacts };
  SonderNameWord word;

  for (const char *at = text; sonder_name_word_next (&at, &word);)
    {
      pass.has_case |=
          word.letters == SONDER_LETTERS_TITLE || word.letters == SONDER_LETTERS_UPPER;
      g_array_append_val (words, word);
    }
  if (self != NULL)
    find_own (&pass.own, self->project, customer);
  find_gaps (&pass);

  return fill_gaps (text, gaps);
}

/**
 * sonder_masking_dup_customer:
 *
 * Returns: (transfer full): what a customer is called where names are hidden
 */
char *
sonder_masking_dup_customer (guint row)
{
  /* Translators: a customer whose name is hidden; %u is a number */
  return g_strdup_printf (_("Customer %u"), row + 1);
}
