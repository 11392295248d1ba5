/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of the sample: who the customers are and what they answered. */

#include "sample-maker.h"

#include "identifier.h"

static const SampleMetric place_metrics[N_PLACES] = {
  [PLACE_WHOLE] = METRIC_NPS,     [PLACE_REVIEW] = METRIC_STARS, [PLACE_INTERVIEW] = METRIC_NONE,
  [PLACE_CHOOSING] = METRIC_CSAT, [PLACE_ORDERING] = METRIC_CES, [PLACE_COUNTER] = METRIC_CSAT,
  [PLACE_DELIVERY] = METRIC_CSAT, [PLACE_COFFEE] = METRIC_CSAT,  [PLACE_HELP] = METRIC_CES,
};

static void
set_cell_text (SampleMaker           *self,
               SampleAttribute  attribute,
               guint            row,
               const char      *text)
{
  sonder_column_set_u32 (self->columns[attribute], row,
                         sonder_text_pool_intern (self->snapshot->texts, text, -1));
}

static void
set_cell_number (SampleMaker           *self,
                 SampleAttribute  attribute,
                 guint            row,
                 double           number)
{
  sonder_column_set_number (self->columns[attribute], row, number);
}

static const char *
pick (SampleMaker             *self,
      const char *const *words)
{
  return words[sample_random_below (&self->numbers, g_strv_length ((GStrv) words))];
}

/* A person's name that nobody has yet. */
static char *
make_name (SampleMaker      *self,
           GHashTable *taken)
{
  const SampleStory *story = self->story;

  while (TRUE)
    {
      const char *given = pick (self, story->given_names);
      const char *family = pick (self, story->family_names);
      char *name = story->two_family_names
                     ? g_strdup_printf ("%s %s %s", given, family, pick (self, story->family_names))
                     : g_strdup_printf ("%s %s", given, family);

      if (g_hash_table_add (taken, name))
        return g_strdup (name);
    }
}

static char *
make_email (SampleGroup  group,
            const char  *name)
{
  g_autofree char *slug = sonder_identifier_slug (name);

  if (group <= GROUP_OFFICES)
    return g_strdup_printf ("office@%s.example", slug);

  return g_strdup_printf ("%s@example.org", g_strdelimit (slug, "-", '.'));
}

static void
fill_business (SampleMaker       *self,
               SampleGroup  group,
               guint        row)
{
  guint team = 4 + sample_random_below (&self->numbers, 9);

  if (group == GROUP_OFFICES && sample_random_chance (&self->numbers, 550))
    team += sample_random_below (&self->numbers, 50);

  set_cell_text (self, ATTRIBUTE_TYPE, row, self->story->types[group == GROUP_CAFES ? TYPE_CAFE : TYPE_OFFICE]);
  set_cell_text (self, ATTRIBUTE_BREWS_WITH, row,
                 self->story->brewers[group == GROUP_CAFES ? 0 : sample_random_chance (&self->numbers, 700) ? 5 : 4]);
  set_cell_number (self, ATTRIBUTE_TEAM_SIZE, row, team);
  set_cell_number (self, ATTRIBUTE_KILOS, row,
                   group == GROUP_CAFES ? 10 + sample_random_below (&self->numbers, 30)
                                        : (team + sample_random_below (&self->numbers, 6)) * 0.25 + 1);
}

/* Numbers are such that each segment's rule finds its own customers. */
static void
fill_home (SampleMaker       *self,
           SampleGroup  group,
           guint        row)
{
  SampleRandom *random = &self->numbers;
  guint visits = sample_random_below (random, 4);
  guint web_orders = 0;
  guint quarters_of_a_kilo = sample_random_below (random, 4);

  if (group == GROUP_SUBSCRIBERS)
    {
      visits = sample_random_below (random, 12);
      web_orders = 6 + sample_random_below (random, 9);
      quarters_of_a_kilo += 2;
    }
  else if (group == GROUP_REGULARS)
    {
      visits = 8 + sample_random_below (random, 19);
      web_orders = sample_random_below (random, 3);
    }
  else if (group == GROUP_WEB)
    {
      web_orders = 1 + sample_random_below (random, 8);
      quarters_of_a_kilo++;
    }
  else
    visits += sample_random_below (random, 4);

  set_cell_text (self, ATTRIBUTE_TYPE, row, self->story->types[TYPE_HOME]);
  if (sample_random_chance (random, 850))
    set_cell_text (self, ATTRIBUTE_BREWS_WITH, row, pick (self, self->story->brewers));
  sonder_column_set_u8 (self->columns[ATTRIBUTE_SUBSCRIPTION], row,
                        group == GROUP_SUBSCRIBERS ? SONDER_YES : SONDER_NO);
  set_cell_number (self, ATTRIBUTE_VISITS, row, visits);
  set_cell_number (self, ATTRIBUTE_WEB_ORDERS, row, web_orders);
  set_cell_number (self, ATTRIBUTE_KILOS, row, quarters_of_a_kilo * 0.25);
}

static void
fill_customer (SampleMaker      *self,
               guint       row,
               const char *name)
{
  const SampleCustomer *customer = &g_array_index (self->customers, SampleCustomer, row);
  SonderTable *table = self->snapshot->customers;

  sonder_column_set_u32 (sonder_table_column (table, SONDER_CUSTOMER_NAME), row,
                         sonder_text_pool_intern (self->snapshot->texts, name, -1));
  set_cell_text (self, ATTRIBUTE_DISTRICT, row, pick (self, self->story->districts));
  if (sample_random_chance (&self->numbers, 920))
    {
      g_autofree char *email = make_email (customer->group, name);

      set_cell_text (self, ATTRIBUTE_EMAIL, row, email);
    }
  sonder_column_set_i32 (self->columns[ATTRIBUTE_SINCE], row, customer->since);
  if (customer->group <= GROUP_OFFICES)
    fill_business (self, customer->group, row);
  else
    fill_home (self, customer->group, row);
}

static void
set_key (SampleMaker              *self,
         SonderAnswerColumn  column,
         guint               row,
         const char         *id)
{
  sonder_column_set_u16 (sonder_table_column (self->snapshot->answers, column), row,
                         sonder_text_pool_intern (self->snapshot->keys, id, -1));
}

/* Some are put into a segment by hand; one of them, the owner's sister, who
 * pays nothing, into none. */
static void
pin_customers (SampleMaker *self)
{
  static const struct
  {
    SampleGroup from;
    SampleGroup to;
  } pins[] = {
    { GROUP_OTHERS, GROUP_REGULARS },
    { GROUP_OTHERS, GROUP_REGULARS },
    { GROUP_WEB, GROUP_OFFICES },
    { GROUP_SUBSCRIBERS, GROUP_OTHERS },
  };
  guint row = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pins); i++, row++)
    {
      const char *segment = pins[i].to < N_SEGMENTS ? self->segment_ids[pins[i].to] : "";

      while (g_array_index (self->customers, SampleCustomer, row).group != pins[i].from ||
             g_array_index (self->customers, SampleCustomer, row).n_comments > 0)
        row++;
      sonder_column_set_u16 (sonder_table_column (self->snapshot->customers, SONDER_CUSTOMER_PINNED), row,
                             sonder_text_pool_intern (self->snapshot->keys, segment, -1));
    }
}

SampleMetric
sample_metric_of (SamplePlace place)
{
  return place_metrics[place];
}

SampleSource
sample_source_of (SampleGroup group,
                  SamplePlace place)
{
  if (place == PLACE_WHOLE)
    return SOURCE_SURVEY;
  if (place == PLACE_INTERVIEW)
    return SOURCE_INTERVIEWS;
  if (place == PLACE_REVIEW)
    return SOURCE_REVIEWS;
  return group == GROUP_CARDS ? SOURCE_CARDS : SOURCE_ORDERS;
}

/**
 * sample_maker_add_customers:
 *
 * Fills the table of customers.
 */
void
sample_maker_add_customers (SampleMaker *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SonderTable *table = self->snapshot->customers;
  guint counts[N_GROUPS] = { 0 };

  for (guint i = 0; i < self->customers->len; i++)
    {
      SampleGroup group = g_array_index (self->customers, SampleCustomer, i).group;
      guint number = counts[group]++;
      guint row = sonder_table_append (table);
      g_autofree char *id = NULL;

      if (group >= GROUP_CARDS)
        {
          id = g_strdup_printf ("%s-%03u", group == GROUP_CARDS ? "card" : "review", number + 1);
          sonder_column_set_u8 (sonder_table_column (table, SONDER_CUSTOMER_FLAGS), row, SONDER_ROW_ANONYMOUS);
        }
      else
        {
          g_autofree char *name = group == GROUP_CAFES     ? g_strdup (self->story->cafes[number])
                                  : group == GROUP_OFFICES ? g_strdup (self->story->offices[number])
                                                           : make_name (self, taken);

          id = g_strdup_printf ("C-%u", 1001 + i);
          fill_customer (self, row, name);
        }
      sonder_column_set_u32 (sonder_table_column (table, SONDER_CUSTOMER_ID), row,
                             sonder_text_pool_intern (self->snapshot->texts, id, -1));
    }
}

/**
 * sample_maker_add_answers:
 *
 * Fills the table of answers, and pins the customers who are pinned.
 */
void
sample_maker_add_answers (SampleMaker *self)
{
  SonderTable *table = self->snapshot->answers;

  for (guint i = 0; i < self->answers->len; i++)
    {
      const SampleAnswer *answer = &g_array_index (self->answers, SampleAnswer, i);
      SampleGroup group = g_array_index (self->customers, SampleCustomer, answer->customer).group;
      guint row = sonder_table_append (table);

      sonder_column_set_u32 (sonder_table_column (table, SONDER_ANSWER_CUSTOMER), row, answer->customer);
      sonder_column_set_i32 (sonder_table_column (table, SONDER_ANSWER_DATE), row, answer->date);
      set_key (self, SONDER_ANSWER_SOURCE, row, self->source_ids[sample_source_of (group, answer->place)]);
      if (answer->place >= PLACE_CHOOSING)
        set_key (self, SONDER_ANSWER_TOUCHPOINT, row, self->touchpoint_ids[answer->place - PLACE_CHOOSING]);
      if (answer->score != NO_SCORE)
        {
          set_key (self, SONDER_ANSWER_METRIC, row, self->metric_ids[sample_metric_of (answer->place)]);
          sonder_column_set_i32 (sonder_table_column (table, SONDER_ANSWER_SCORE), row, answer->score);
        }
      if (answer->comment != NULL)
        sonder_column_set_comment (sonder_table_column (table, SONDER_ANSWER_COMMENT), row,
                                   sonder_text_pool_store (self->snapshot->texts, answer->comment, -1));
    }
  pin_customers (self);
}
