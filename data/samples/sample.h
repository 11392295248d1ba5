/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* The sample projects tell one story in several languages: who the customers
 * are and how they answered is made here, from one seed; the words are the
 * languages' own. */

/* What the customers are to the roaster. The first five are the segments. */
typedef enum
{
  GROUP_CAFES,
  GROUP_OFFICES,
  GROUP_SUBSCRIBERS,
  GROUP_REGULARS,
  GROUP_WEB,
  GROUP_OTHERS,
  GROUP_CARDS,
  GROUP_REVIEWS,
  N_GROUPS,
  N_SEGMENTS = GROUP_OTHERS,
} SampleGroup;

/* Where an answer was given. The ones from PLACE_CHOOSING on are the touchpoints. */
typedef enum
{
  PLACE_WHOLE,
  PLACE_REVIEW,
  PLACE_INTERVIEW,
  PLACE_CHOOSING,
  PLACE_ORDERING,
  PLACE_COUNTER,
  PLACE_DELIVERY,
  PLACE_COFFEE,
  PLACE_HELP,
  N_PLACES,
  N_TOUCHPOINTS = N_PLACES - PLACE_CHOOSING,
} SamplePlace;

typedef enum
{
  METRIC_NPS,
  METRIC_CSAT,
  METRIC_CES,
  METRIC_STARS,
  N_METRICS,
  METRIC_NONE = N_METRICS,
} SampleMetric;

typedef enum
{
  SOURCE_SURVEY,
  SOURCE_ORDERS,
  SOURCE_CARDS,
  SOURCE_REVIEWS,
  SOURCE_INTERVIEWS,
  N_SOURCES,
} SampleSource;

typedef enum
{
  ATTRIBUTE_TYPE,
  ATTRIBUTE_DISTRICT,
  ATTRIBUTE_EMAIL,
  ATTRIBUTE_SINCE,
  ATTRIBUTE_SUBSCRIPTION,
  ATTRIBUTE_VISITS,
  ATTRIBUTE_WEB_ORDERS,
  ATTRIBUTE_KILOS,
  ATTRIBUTE_BREWS_WITH,
  ATTRIBUTE_TEAM_SIZE,
  N_ATTRIBUTES,
} SampleAttribute;

/* The choices of ATTRIBUTE_TYPE, in this order in every language. */
enum
{
  TYPE_HOME,
  TYPE_OFFICE,
  TYPE_CAFE,
};

/* ---- Words -------------------------------------------------------------- */

/* What a persona or a note says, and the comments that it rests on: their
 * names, those against with a "-" before them. %NULL: assumed. */
typedef struct
{
  const char *text;
  const char *proof;
} SampleStatement;

typedef struct
{
  const char *region;
  const char *text;
  guint       author;     /* place in the team */
  SamplePlace touchpoint; /* PLACE_WHOLE for none */
  const char *proof;
} SampleNote;

typedef struct
{
  const char *low;
  const char *high;
  int         value;
} SampleSlider;

typedef struct
{
  const char      *name;
  const char      *line;
  const char      *role;
  const char      *color;
  SampleGroup      segment; /* N_GROUPS for none */
  int              guessed_share; /* percent; 0 for none */
  const char      *quotation;
  const char      *about;
  const char      *facts[5][2];
  SampleStatement  goals[5];
  SampleStatement  frustrations[5];
  const char      *channels[5];
  SampleSlider     sliders[4];
} SamplePersona;

typedef struct
{
  const char       *name;
  int               persona; /* -1 for none */
  SampleGroup       segment; /* N_GROUPS for none */
  const char       *subject;
  const char       *goal;
  const char       *layout;
  const char       *date;
  const SampleNote *notes; /* ends with one without text */
} SampleMap;

#define N_PERSONAS 3
#define N_MAPS 3

typedef struct
{
  const char        *language;
  const char        *title;
  const char        *objective;
  const char        *team[5];
  const char        *source_names[N_SOURCES];
  const char        *source_descriptions[N_SOURCES];
  const char        *attribute_names[N_ATTRIBUTES];
  const char        *types[4];
  const char        *districts[8];
  const char        *brewers[9];
  const char        *metric_names[N_METRICS];
  const char        *metric_questions[N_METRICS];
  const char        *touchpoint_names[N_TOUCHPOINTS];
  const char        *touchpoint_descriptions[N_TOUCHPOINTS];
  const char        *segment_names[N_SEGMENTS];
  const char        *segment_descriptions[N_SEGMENTS];
  const char        *segment_promises[N_SEGMENTS];
  SamplePersona      personas[N_PERSONAS];
  SampleMap          maps[N_MAPS];
  const char *const *given_names;
  const char *const *family_names;
  gboolean           two_family_names;
  const char *const *offices;
  const char *const *cafes;
} SampleStory;

extern const SampleStory sample_story_en;
extern const SampleStory sample_story_es;

/* ---- Numbers ------------------------------------------------------------ */

typedef struct
{
  SampleGroup group;
  gint32      since; /* day */
  int         mood;  /* thousandths of a standard deviation */
  guint       n_comments;
} SampleCustomer;

#define NO_SCORE G_MININT

typedef struct
{
  guint       customer;
  SamplePlace place;
  int         score; /* NO_SCORE for a comment alone */
  gint32      date;
  const char *comment; /* owned by the SampleComments */
} SampleAnswer;

/* Numbers that look random and are the same everywhere: SplitMix64 (Steele,
 * Lea and Flood 2014), and whole numbers only, as compilers differ in how they
 * round fractions. */
typedef struct
{
  guint64 state;
} SampleRandom;

guint       sample_random_below  (SampleRandom *self,
                                  guint         bound);
int         sample_random_normal (SampleRandom *self);
gboolean    sample_random_chance (SampleRandom *self,
                                  guint         per_thousand);

GArray     *sample_customers_new (SampleRandom *random);
GArray     *sample_answers_new   (SampleRandom *random,
                                  GArray       *customers);

/* ---- Comments ------------------------------------------------------------ */

typedef struct _SampleComments SampleComments;

SampleComments *sample_comments_read  (const char     *path,
                                       GError        **error);
gboolean        sample_comments_place (SampleComments *self,
                                       SampleRandom   *random,
                                       GArray         *customers,
                                       GArray         *answers,
                                       GError        **error);
const char     *sample_comments_find  (SampleComments *self,
                                       const char     *name);
void            sample_comments_free  (SampleComments *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SampleComments, sample_comments_free)
