/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "comment-search.h"

#include <string.h>

/* Bytes looked through between two looks at the clock; a row counts as some. */
#define SLICE 20000
#define ROW 50

struct _SonderCommentSearch
{
  SonderProject *project;
  char         **words; /* folded; all must be there */
  int            segment; /* position, or -1 for everybody */
  guint          next;    /* rows below this one are still to be looked at */
  gsize          n_bytes; /* since the last look at the clock */
  GString       *folded;
  GArray        *rows;
};

static int
find_segment (SonderProject *project,
              const char    *segment_id)
{
  GListModel *segments = sonder_project_get_items (project, SONDER_KIND_SEGMENT);

  for (guint i = 0; segment_id != NULL && i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);

      if (g_str_equal (sonder_item_get_id (segment), segment_id))
        return (int) i;
    }

  return -1;
}

static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal != NULL ? normal : text, -1);
}

/* Most comments need no tables of characters. Returns the length. */
static gsize
fold_comment (SonderCommentSearch *self,
              const char          *comment)
{
  gsize length = strlen (comment);
  guchar all = 0;

  g_string_set_size (self->folded, length);
  for (gsize i = 0; i < length; i++)
    {
      all |= (guchar) comment[i];
      self->folded->str[i] = g_ascii_tolower (comment[i]);
    }
  if (all >= 0x80)
    {
      g_autofree char *folded = fold (comment);

      g_string_assign (self->folded, folded);
    }

  return length;
}

static gboolean
has_words (SonderCommentSearch *self,
           const char          *comment)
{
  if (self->words[0] == NULL)
    return TRUE;

  self->n_bytes += fold_comment (self, comment);
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (self->folded->str, self->words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
is_wanted (SonderCommentSearch *self,
           const SonderTable   *answers,
           guint                row)
{
  const char *comment =
    sonder_column_get_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), row);
  guint customer;

  if (comment == NULL || *comment == '\0' ||
      (sonder_answers_get_flags (answers, row) & SONDER_ROW_DELETED) != 0)
    return FALSE;

  customer = sonder_column_get_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), row);
  if (self->segment >= 0 &&
      sonder_project_get_assignment (self->project)->segments[customer] != self->segment)
    return FALSE;

  return has_words (self, comment);
}

/**
 * sonder_comment_search_new:
 * @words: all of them must be in a comment; "" finds all comments
 * @segment_id: (nullable): only comments of that segment's customers
 */
SonderCommentSearch *
sonder_comment_search_new (SonderProject *project,
                           const char    *words,
                           const char    *segment_id)
{
  SonderCommentSearch *self = g_new0 (SonderCommentSearch, 1);
  g_autofree char *folded = fold (words);
  g_auto (GStrv) split = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_strv_builder_add (builder, split[i]);

  self->project = g_object_ref (project);
  self->words = g_strv_builder_end (builder);
  self->segment = find_segment (project, segment_id);
  self->next = sonder_project_get_answers (project)->n_rows;
  self->folded = g_string_new (NULL);
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
sonder_comment_search_free (SonderCommentSearch *self)
{
  g_object_unref (self->project);
  g_strfreev (self->words);
  g_string_free (self->folded, TRUE);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * sonder_comment_search_run:
 * @microseconds: how long to look at most
 *
 * Returns: whether there is more to look at
 */
gboolean
sonder_comment_search_run (SonderCommentSearch *self,
                           gint64               microseconds)
{
  const SonderTable *answers = sonder_project_get_answers (self->project);
  gint64 end = g_get_monotonic_time () + microseconds;

  /* Rows keep their place, but undoing an import takes the last ones away. */
  self->next = MIN (self->next, answers->n_rows);
  while (self->next > 0 && self->rows->len < SONDER_COMMENT_SEARCH_MAX)
    {
      self->next--;
      if (is_wanted (self, answers, self->next))
        g_array_append_val (self->rows, self->next);
      self->n_bytes += ROW;
      if (self->n_bytes < SLICE)
        continue;
      self->n_bytes = 0;
      if (g_get_monotonic_time () > end)
        break;
    }

  return sonder_comment_search_has_more (self) && self->rows->len < SONDER_COMMENT_SEARCH_MAX;
}

guint
sonder_comment_search_get_n_rows (SonderCommentSearch *self)
{
  return self->rows->len;
}

/**
 * sonder_comment_search_get_row:
 *
 * Returns: the answer's row
 */
guint
sonder_comment_search_get_row (SonderCommentSearch *self,
                               guint                index)
{
  return g_array_index (self->rows, guint, index);
}

/**
 * sonder_comment_search_has_more:
 *
 * Returns: whether some rows have not been looked at
 */
gboolean
sonder_comment_search_has_more (SonderCommentSearch *self)
{
  return self->next > 0;
}

/**
 * sonder_comments_exist:
 *
 * Returns: whether anybody said anything
 */
gboolean
sonder_comments_exist (SonderProject *project)
{
  const SonderTable *answers = sonder_project_get_answers (project);
  const SonderColumn *comments = sonder_table_column (answers, SONDER_ANSWER_COMMENT);

  for (guint row = answers->n_rows; row-- > 0;)
    {
      const char *comment = sonder_column_get_comment (comments, row);

      if (comment != NULL && *comment != '\0' &&
          (sonder_answers_get_flags (answers, row) & SONDER_ROW_DELETED) == 0)
        return TRUE;
    }

  return FALSE;
}
