/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who the customers of the sample are, and how they answered. */

#include "sample.h"

#include "calendar.h"

#include <string.h>

#define FIRST_YEAR 2025
#define N_QUARTERS 6
/* The quarter of the new courier: October to December 2025. */
#define COURIER_QUARTER 3
#define MOOD_PER_MILLE 700
#define NOISE_PER_MILLE 800

static const guint group_sizes[N_GROUPS] = {
  [GROUP_CAFES] = 9,     [GROUP_OFFICES] = 86, [GROUP_SUBSCRIBERS] = 78, [GROUP_REGULARS] = 92,
  [GROUP_WEB] = 74,      [GROUP_OTHERS] = 61,  [GROUP_CARDS] = 120,      [GROUP_REVIEWS] = 10,
};

/* How content a group is on the whole, in thousandths of a standard deviation
 * from a middling answer: before, during and after the new courier. */
static const int contentment[N_GROUPS][3] = {
  [GROUP_CAFES] = { 500, 400, 500 },        [GROUP_OFFICES] = { -150, -1150, 50 },
  [GROUP_SUBSCRIBERS] = { 950, 100, 900 },  [GROUP_REGULARS] = { 1000, 1000, 1050 },
  [GROUP_WEB] = { 750, -150, 850 },         [GROUP_OTHERS] = { 550, 550, 550 },
  [GROUP_CARDS] = { 800, 800, 800 },
};

/* What differs at a touchpoint from the middling answer there; only delivery
 * is another thing for offices than for homes. */
static const int at_home[N_PLACES][3] = {
  [PLACE_CHOOSING] = { 450, 450, 500 },  [PLACE_ORDERING] = { 600, 600, 700 },
  [PLACE_COUNTER] = { 750, 750, 750 },   [PLACE_DELIVERY] = { 650, -1000, 700 },
  [PLACE_COFFEE] = { 650, 650, 650 },    [PLACE_HELP] = { 100, -300, 150 },
};
static const int at_office_delivery[3] = { -750, -1800, -300 };

/* Answers over the whole time, by touchpoint. */
static const guint touchpoint_answers[N_GROUPS][N_PLACES] = {
  [GROUP_CAFES] = { [PLACE_ORDERING] = 3, [PLACE_DELIVERY] = 6, [PLACE_COFFEE] = 3 },
  [GROUP_OFFICES] = { [PLACE_CHOOSING] = 15,
                      [PLACE_ORDERING] = 60,
                      [PLACE_DELIVERY] = 170,
                      [PLACE_COFFEE] = 40,
                      [PLACE_HELP] = 50 },
  [GROUP_SUBSCRIBERS] = { [PLACE_CHOOSING] = 25,
                          [PLACE_ORDERING] = 70,
                          [PLACE_DELIVERY] = 110,
                          [PLACE_COFFEE] = 90,
                          [PLACE_HELP] = 30 },
  [GROUP_REGULARS] = { [PLACE_CHOOSING] = 35,
                       [PLACE_COUNTER] = 196,
                       [PLACE_COFFEE] = 50,
                       [PLACE_HELP] = 10 },
  [GROUP_WEB] = { [PLACE_CHOOSING] = 45,
                  [PLACE_ORDERING] = 80,
                  [PLACE_DELIVERY] = 100,
                  [PLACE_COFFEE] = 45,
                  [PLACE_HELP] = 30 },
  [GROUP_OTHERS] = { [PLACE_CHOOSING] = 20, [PLACE_COUNTER] = 70 },
};

/* Answers to the survey, by quarter. */
static const guint survey_answers[N_GROUPS][N_QUARTERS] = {
  [GROUP_CAFES] = { 2, 2, 3, 2, 3, 2 },          [GROUP_OFFICES] = { 38, 39, 40, 42, 41, 40 },
  [GROUP_SUBSCRIBERS] = { 32, 33, 34, 35, 35, 35 }, [GROUP_REGULARS] = { 37, 38, 38, 38, 39, 38 },
  [GROUP_WEB] = { 30, 31, 32, 33, 33, 33 },      [GROUP_OTHERS] = { 21, 22, 22, 22, 22, 23 },
};

static const int review_stars[] = { 2, 2, 3, 4, 4, 5, 5, 5, NO_SCORE, NO_SCORE };
static const SampleGroup interviews[] = { GROUP_OFFICES,     GROUP_OFFICES,     GROUP_OFFICES, GROUP_OFFICES,
                                          GROUP_SUBSCRIBERS, GROUP_SUBSCRIBERS, GROUP_REGULARS };

/* Where contentment, in thousandths, passes from one score to the next. */
static const int nps_steps[] = { -2500, -2150, -1850, -1500, -1150, -750, -350, 100, 650, 1250 };
static const int csat_steps[] = { -1500, -900, -250, 650 };
static const int ces_steps[] = { -1800, -1400, -1000, -500, 50, 700 };

static guint64
next (SampleRandom *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static void
shuffle (SampleRandom *random,
         GArray       *array,
         guint         size)
{
  g_autofree char *spare = g_malloc (size);

  for (guint i = array->len; i > 1; i--)
    {
      char *a = array->data + (gsize) size * (i - 1);
      char *b = array->data + (gsize) size * sample_random_below (random, i);

      memcpy (spare, a, size);
      memmove (a, b, size);
      memcpy (b, spare, size);
    }
}

/* 0 before, 1 during and 2 after the quarter of the new courier. */
static int
era_of (gint32 date)
{
  if (date < sonder_date_from_ymd (2025, 10, 1))
    return 0;
  return date < sonder_date_from_ymd (2026, 1, 1) ? 1 : 2;
}

static int
count_steps (const int *steps,
             guint      n_steps,
             int        value)
{
  int count = 0;

  for (guint i = 0; i < n_steps; i++)
    count += value > steps[i];

  return count;
}

static int
score_of (SamplePlace place,
          int         value)
{
  if (place == PLACE_WHOLE)
    return count_steps (nps_steps, G_N_ELEMENTS (nps_steps), value);
  if (place == PLACE_ORDERING || place == PLACE_HELP)
    return 1 + count_steps (ces_steps, G_N_ELEMENTS (ces_steps), value);
  return 1 + count_steps (csat_steps, G_N_ELEMENTS (csat_steps), value);
}

static int
expected (SampleGroup group,
          SamplePlace place,
          gint32      date)
{
  int era = era_of (date);

  if (place == PLACE_WHOLE)
    return contentment[group][era];
  if (place == PLACE_DELIVERY && group == GROUP_OFFICES)
    return at_office_delivery[era];
  /* Pallets went with the same haulier all the time. */
  if (place == PLACE_DELIVERY && group == GROUP_CAFES)
    return at_home[place][0];
  return at_home[place][era];
}

static void
add_answer (SampleRandom *random,
            GArray       *customers,
            GArray       *answers,
            guint         customer,
            SamplePlace   place,
            gint32        date)
{
  const SampleCustomer *who = &g_array_index (customers, SampleCustomer, customer);
  int value = expected (who->group, place, date) + who->mood * MOOD_PER_MILLE / 1000 +
              sample_random_normal (random) * NOISE_PER_MILLE / 1000;
  SampleAnswer answer = { .customer = customer, .place = place, .date = date };

  answer.score = score_of (place, value);
  g_array_append_val (answers, answer);
}

static gint32
quarter_begin (guint quarter)
{
  return sonder_date_from_ymd (FIRST_YEAR + quarter / 4, 1 + 3 * (quarter % 4), 1);
}

/* Members of a group, in random order. */
static GArray *
members (SampleRandom *random,
         GArray       *customers,
         SampleGroup   group)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < customers->len; i++)
    if (g_array_index (customers, SampleCustomer, i).group == group)
      g_array_append_val (rows, i);
  shuffle (random, rows, sizeof (guint));

  return rows;
}

/* The survey goes out in the second month of a quarter, to some of the
 * customers of that day, and nobody gets it twice. */
static void
add_survey (SampleRandom *random,
            GArray       *customers,
            GArray       *answers,
            SampleGroup   group,
            guint         quarter)
{
  g_autoptr (GArray) rows = members (random, customers, group);
  guint wanted = survey_answers[group][quarter];

  for (guint i = 0; i < rows->len && wanted > 0; i++)
    {
      guint row = g_array_index (rows, guint, i);
      gint32 date = quarter_begin (quarter) + 35 + (gint32) sample_random_below (random, 26);

      if (g_array_index (customers, SampleCustomer, row).since > date)
        continue;
      add_answer (random, customers, answers, row, PLACE_WHOLE, date);
      wanted--;
    }
  g_assert (wanted == 0);
}

/* New Year and Christmas. */
static gboolean
is_holiday (gint32 date)
{
  int year, month, day;

  sonder_date_to_ymd (date, &year, &month, &day);
  return (month == 1 && day == 1) || (month == 12 && (day == 25 || day == 26));
}

/* A workday, except where people buy coffee on Saturdays too. */
static gint32
any_day (SampleRandom *random,
         SamplePlace   place)
{
  gint32 first = quarter_begin (0);
  gint32 days = quarter_begin (N_QUARTERS) - first;

  while (TRUE)
    {
      gint32 date = first + (gint32) sample_random_below (random, days);
      /* 1970-01-01 was a Thursday; Monday is 0. */
      int weekday = (date + 3) % 7;

      if (is_holiday (date))
        continue;
      if (weekday < 5 || (weekday == 5 && place != PLACE_DELIVERY && place != PLACE_HELP))
        return date;
    }
}

static void
add_touchpoint (SampleRandom *random,
                GArray       *customers,
                GArray       *answers,
                SampleGroup   group,
                SamplePlace   place)
{
  g_autoptr (GArray) rows = members (random, customers, group);
  guint wanted = touchpoint_answers[group][place];

  while (wanted > 0)
    {
      guint row = g_array_index (rows, guint, sample_random_below (random, rows->len));
      gint32 date = any_day (random, place);

      if (g_array_index (customers, SampleCustomer, row).since > date)
        continue;
      add_answer (random, customers, answers, row, place, date);
      wanted--;
    }
}

static void
add_anonymous (SampleRandom *random,
               GArray       *customers,
               GArray       *answers)
{
  guint review = 0;

  for (guint i = 0; i < customers->len; i++)
    {
      SampleGroup group = g_array_index (customers, SampleCustomer, i).group;

      if (group == GROUP_CARDS)
        add_answer (random, customers, answers, i, PLACE_COUNTER, any_day (random, PLACE_COUNTER));
      else if (group == GROUP_REVIEWS)
        {
          SampleAnswer answer = { .customer = i, .place = PLACE_REVIEW };

          /* Every seven weeks or so; the second one, which is about a parcel
           * of the courier's quarter, comes just after it. */
          answer.date = quarter_begin (0) + (gint32) (review == 1 ? 385 : 20 + 53 * review);
          answer.score = review_stars[review++];
          g_array_append_val (answers, answer);
        }
    }
}

static void
add_interviews (SampleRandom *random,
                GArray       *customers,
                GArray       *answers)
{
  for (guint i = 0; i < G_N_ELEMENTS (interviews); i++)
    {
      g_autoptr (GArray) rows = members (random, customers, interviews[i]);
      SampleAnswer answer = { .place = PLACE_INTERVIEW, .score = NO_SCORE };

      answer.customer = g_array_index (rows, guint, 0);
      /* Monday to Friday, then Monday and Tuesday. */
      answer.date = sonder_date_from_ymd (2026, 5, 11 + (int) (i < 5 ? i : i + 2));
      g_array_append_val (answers, answer);
    }
}

static int
compare_answers (gconstpointer a,
                 gconstpointer b)
{
  const SampleAnswer *x = a;
  const SampleAnswer *y = b;

  if (x->date != y->date)
    return x->date < y->date ? -1 : 1;
  if (x->customer != y->customer)
    return x->customer < y->customer ? -1 : 1;
  return (int) x->place - (int) y->place;
}

/* Chance must not make one group of people merrier than another. */
static void
centre_moods (GArray *customers,
              guint   first)
{
  int n = (int) (customers->len - first);
  int sum = 0;

  for (guint i = first; i < customers->len; i++)
    sum += g_array_index (customers, SampleCustomer, i).mood;
  for (guint i = first; i < customers->len; i++)
    g_array_index (customers, SampleCustomer, i).mood -= sum / n;
}

/**
 * sample_random_below:
 *
 * Returns: a number from 0 to @bound - 1
 */
guint
sample_random_below (SampleRandom *self,
                     guint         bound)
{
  return (guint) ((next (self) >> 32) * bound >> 32);
}

/**
 * sample_random_normal:
 *
 * Returns: thousandths of a standard deviation, nearly normally distributed:
 *   the sum of twelve uniform numbers
 */
int
sample_random_normal (SampleRandom *self)
{
  int sum = -6 * 999;

  for (guint i = 0; i < 12; i++)
    sum += (int) sample_random_below (self, 1000);

  return sum;
}

gboolean
sample_random_chance (SampleRandom *self,
                      guint         per_thousand)
{
  return sample_random_below (self, 1000) < per_thousand;
}

/**
 * sample_customers_new:
 *
 * Returns: (transfer full) (element-type SampleCustomer): the customers, those
 *   with a name in random order, then the anonymous ones
 */
GArray *
sample_customers_new (SampleRandom *random)
{
  GArray *customers = g_array_new (FALSE, TRUE, sizeof (SampleCustomer));

  for (SampleGroup group = 0; group < N_GROUPS; group++)
    {
      guint before = customers->len;

      if (group == GROUP_CARDS)
        shuffle (random, customers, sizeof (SampleCustomer));
      for (guint i = 0; i < group_sizes[group]; i++)
        {
          SampleCustomer customer = { .group = group, .mood = sample_random_normal (random) };
          gint32 first = sonder_date_from_ymd (2018, 4, 1);

          /* One in seven came in the first year of the answers. */
          if (sample_random_chance (random, 143))
            customer.since = sonder_date_from_ymd (2025, 1, 1) + (gint32) sample_random_below (random, 330);
          else
            customer.since = first + (gint32) sample_random_below (random, 2400);
          g_array_append_val (customers, customer);
        }
      centre_moods (customers, before);
    }

  return customers;
}

/**
 * sample_answers_new:
 *
 * Returns: (transfer full) (element-type SampleAnswer): what the customers
 *   answered, without comments, by date
 */
GArray *
sample_answers_new (SampleRandom *random,
                    GArray       *customers)
{
  GArray *answers = g_array_new (FALSE, TRUE, sizeof (SampleAnswer));

  for (SampleGroup group = 0; group < N_GROUPS; group++)
    {
      for (guint quarter = 0; quarter < N_QUARTERS; quarter++)
        add_survey (random, customers, answers, group, quarter);
      for (SamplePlace place = 0; place < N_PLACES; place++)
        add_touchpoint (random, customers, answers, group, place);
    }
  add_anonymous (random, customers, answers);
  add_interviews (random, customers, answers);
  g_array_sort (answers, compare_answers);

  return answers;
}
