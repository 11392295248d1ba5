/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comments are written by hand, in a file for each language, and find the
 * answers that they are fit for. */

#include "sample.h"

#include "calendar.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  guint    places; /* bit per SamplePlace */
  guint    groups; /* bit per SampleGroup */
  int      lowest;
  int      highest;
  gboolean without_score;
  int      first_month; /* since year 0 */
  int      last_month;
} Fitness;

typedef struct
{
  const char *name;
  const char *text;
  guint       line;
  Fitness     fitness;
} Comment;

struct _SampleComments
{
  char   *path;
  char   *contents;
  GArray *comments;
};

static const char *const place_names[N_PLACES + 1] = {
  [PLACE_WHOLE] = "-",         [PLACE_REVIEW] = "review",   [PLACE_INTERVIEW] = "interview",
  [PLACE_CHOOSING] = "choosing", [PLACE_ORDERING] = "ordering", [PLACE_COUNTER] = "counter",
  [PLACE_DELIVERY] = "delivery", [PLACE_COFFEE] = "coffee",     [PLACE_HELP] = "help",
};
static const char *const group_names[N_GROUPS + 1] = {
  [GROUP_CAFES] = "cafes",       [GROUP_OFFICES] = "offices", [GROUP_SUBSCRIBERS] = "subscribers",
  [GROUP_REGULARS] = "regulars", [GROUP_WEB] = "web",         [GROUP_OTHERS] = "others",
  [GROUP_CARDS] = "cards",       [GROUP_REVIEWS] = "reviews",
};

/* A list such as "web, offices" as bits; 0 if one of the names is unknown. */
static guint
parse_names (const char        *list,
             const char *const *names)
{
  g_auto (GStrv) words = g_strsplit (list, ",", -1);
  guint bits = 0;

  if (g_str_equal (list, "*"))
    return G_MAXUINT;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint position = 0;

      g_strstrip (words[i]);
      while (names[position] != NULL && !g_str_equal (names[position], words[i]))
        position++;
      if (names[position] == NULL)
        return 0;
      bits |= 1u << position;
    }

  return bits;
}

static gboolean
parse_scores (const char *text,
              Fitness    *fitness)
{
  fitness->without_score = g_str_equal (text, "none");
  return fitness->without_score || sscanf (text, "%d-%d", &fitness->lowest, &fitness->highest) == 2;
}

static gboolean
parse_months (const char *text,
              Fitness    *fitness)
{
  int first_year, first_month, last_year, last_month;

  fitness->first_month = 0;
  fitness->last_month = G_MAXINT;
  if (g_str_equal (text, "*"))
    return TRUE;
  if (sscanf (text, "%d-%d..%d-%d", &first_year, &first_month, &last_year, &last_month) != 4)
    return FALSE;

  fitness->first_month = first_year * 12 + first_month - 1;
  fitness->last_month = last_year * 12 + last_month - 1;
  return TRUE;
}

/* "[place | groups | scores | months]" */
static gboolean
parse_fitness (char    *line,
               Fitness *fitness)
{
  g_auto (GStrv) parts = NULL;
  gsize length = strlen (line);

  if (line[length - 1] != ']')
    return FALSE;
  line[length - 1] = '\0';
  parts = g_strsplit (line + 1, "|", -1);
  if (g_strv_length (parts) != 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    g_strstrip (parts[i]);

  fitness->places = parse_names (parts[0], place_names);
  fitness->groups = parse_names (parts[1], group_names);
  return fitness->places != 0 && fitness->groups != 0 && parse_scores (parts[2], fitness) &&
         parse_months (parts[3], fitness);
}

static void
parse_comment (char    *line,
               Comment *comment)
{
  if (line[0] == '@')
    {
      char *space = strchr (line, ' ');

      if (space != NULL)
        {
          *space = '\0';
          comment->name = line + 1;
          line = space + 1;
        }
    }
  comment->text = line;
}

static gboolean
is_fit (const Fitness        *fitness,
        const SampleAnswer   *answer,
        const SampleCustomer *customer)
{
  int month = sonder_period_from_date (answer->date, SONDER_PERIOD_MONTH);

  if (!(fitness->places & 1u << answer->place) || !(fitness->groups & 1u << customer->group))
    return FALSE;
  if (month < fitness->first_month || month > fitness->last_month)
    return FALSE;
  if (answer->score == NO_SCORE)
    return fitness->without_score;
  return !fitness->without_score && answer->score >= fitness->lowest && answer->score <= fitness->highest;
}

/* An answer still without a comment, of a customer who has said as little as
 * any; chosen at random among such. */
static SampleAnswer *
find_answer (const Comment *comment,
             SampleRandom  *random,
             GArray        *customers,
             GArray        *answers)
{
  SampleAnswer *found = NULL;
  guint fewest = G_MAXUINT;
  guint n_such = 0;

  for (guint i = 0; i < answers->len; i++)
    {
      SampleAnswer *answer = &g_array_index (answers, SampleAnswer, i);
      const SampleCustomer *customer = &g_array_index (customers, SampleCustomer, answer->customer);

      if (answer->comment != NULL || customer->n_comments > fewest ||
          !is_fit (&comment->fitness, answer, customer))
        continue;
      if (customer->n_comments < fewest)
        n_such = 0;
      fewest = customer->n_comments;
      if (sample_random_below (random, ++n_such) == 0)
        found = answer;
    }

  return found;
}

/**
 * sample_comments_read:
 *
 * Reads the comments of one language; the file says at its head how it is written.
 *
 * Returns: (transfer full): the comments, or %NULL with @error set
 */
SampleComments *
sample_comments_read (const char  *path,
                      GError     **error)
{
  g_autoptr (SampleComments) self = g_new0 (SampleComments, 1);
  Fitness fitness = { 0 };
  char *rest;

  self->path = g_strdup (path);
  self->comments = g_array_new (FALSE, TRUE, sizeof (Comment));
  if (!g_file_get_contents (path, &self->contents, NULL, error))
    return NULL;

  rest = self->contents;
  for (guint number = 1; rest != NULL; number++)
    {
      char *line = rest;
      Comment comment = { .line = number };

      rest = strchr (line, '\n');
      if (rest != NULL)
        *rest++ = '\0';
      if (line[0] == '\0' || line[0] == '#')
        continue;
      if (line[0] == '[')
        {
          if (parse_fitness (line, &fitness))
            continue;
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       "%s:%u: not [place | groups | scores | months]", path, number);
          return NULL;
        }
      comment.fitness = fitness;
      parse_comment (line, &comment);
      g_array_append_val (self->comments, comment);
    }

  return g_steal_pointer (&self);
}

/**
 * sample_comments_place:
 *
 * Gives every comment to an answer that it is fit for.
 *
 * Returns: %FALSE with @error set if there is none
 */
gboolean
sample_comments_place (SampleComments *self,
                       SampleRandom   *random,
                       GArray         *customers,
                       GArray         *answers,
                       GError        **error)
{
  for (guint i = 0; i < self->comments->len; i++)
    {
      const Comment *comment = &g_array_index (self->comments, Comment, i);
      SampleAnswer *answer = find_answer (comment, random, customers, answers);

      if (answer == NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       "%s:%u: no answer is left for this comment", self->path, comment->line);
          return FALSE;
        }
      answer->comment = comment->text;
      g_array_index (customers, SampleCustomer, answer->customer).n_comments++;
    }

  return TRUE;
}

/**
 * sample_comments_find:
 *
 * Returns: (transfer none) (nullable): the comment of that name, the very
 *   pointer that its answer has
 */
const char *
sample_comments_find (SampleComments *self,
                      const char     *name)
{
  for (guint i = 0; i < self->comments->len; i++)
    {
      const Comment *comment = &g_array_index (self->comments, Comment, i);

      if (g_strcmp0 (comment->name, name) == 0)
        return comment->text;
    }

  return NULL;
}

void
sample_comments_free (SampleComments *self)
{
  g_free (self->path);
  g_free (self->contents);
  g_array_unref (self->comments);
  g_free (self);
}
