/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The items of the sample: what is asked, of whom, and what the team makes of it. */

#include "sample-maker.h"

#include "calendar.h"
#include "identifier.h"


static const char *const attribute_types[N_ATTRIBUTES] = {
  [ATTRIBUTE_TYPE] = "choice",      [ATTRIBUTE_DISTRICT] = "choice",
  [ATTRIBUTE_EMAIL] = "text",       [ATTRIBUTE_SINCE] = "date",
  [ATTRIBUTE_SUBSCRIPTION] = "yes-no", [ATTRIBUTE_VISITS] = "number",
  [ATTRIBUTE_WEB_ORDERS] = "number", [ATTRIBUTE_KILOS] = "number",
  [ATTRIBUTE_BREWS_WITH] = "choice", [ATTRIBUTE_TEAM_SIZE] = "number",
};
static const char *const metric_scales[N_METRICS] = { "nps", "csat", "ces", "rating:1-5" };
static const char *const phases[N_TOUCHPOINTS] = { "before", "during", "during", "during", "after", "after" };
static const char *const segment_colors[N_SEGMENTS] = { "brown", "blue", "orange", "teal", "purple" };
static const char *const source_types[N_SOURCES] = { "import", "import", "import", "review-site", "interview" };
static const char *const source_files[N_SOURCES] = { "quarterly-survey.csv", "after-the-order.csv",
                                                     "counter-cards.csv", "", "" };
static const char *const source_dates[N_SOURCES] = { "2026-07-01", "2026-07-01", "2026-07-01", "2026-07-01",
                                                     "2026-05-20" };

/* Ten base32 characters like the program's own, but always the same. */
static char *
make_id (SampleMaker *self)
{
  static const char base32[] = "abcdefghijklmnopqrstuvwxyz234567";
  char *id = g_new0 (char, 11);

  for (guint i = 0; i < 10; i++)
    id[i] = base32[sample_random_below (&self->ids, 32)];

  return id;
}

static SonderItem *
new_item (SampleMaker      *self,
          SonderKind  kind,
          const char *name)
{
  g_autofree char *id = make_id (self);
  SonderItem *item = sonder_item_new (kind, id);

  if (name != NULL)
    sonder_item_set_text (item, "name", name);

  return item;
}

/* An item whose id is made from its name, as those are that copies share. */
static SonderItem *
new_named_item (SonderKind   kind,
                const char  *name,
                char       **id)
{
  SonderItem *item;

  *id = sonder_identifier_slug (name);
  item = sonder_item_new (kind, *id);
  sonder_item_set_text (item, "name", name);

  return item;
}

static void
append (SonderItem *parent,
        const char *field,
        SonderItem *item)
{
  sonder_item_append (parent, field, item);
  g_object_unref (item);
}

static void
add_sources (SampleMaker *self)
{
  for (guint i = 0; i < N_SOURCES; i++)
    {
      SonderItem *item = new_item (self, SONDER_KIND_SOURCE, self->story->source_names[i]);

      self->source_ids[i] = g_strdup (sonder_item_get_id (item));
      sonder_item_set_text (item, "source-type", source_types[i]);
      sonder_item_set_text (item, "file", source_files[i]);
      sonder_item_set_date (item, "date", sonder_date_parse (source_dates[i], -1));
      sonder_item_set_text (item, "description", self->story->source_descriptions[i]);
      append (self->snapshot->root, "sources", item);
    }
}

static void
add_attributes (SampleMaker *self)
{
  const SampleStory *story = self->story;

  for (guint i = 0; i < N_ATTRIBUTES; i++)
    {
      SonderItem *item = new_named_item (SONDER_KIND_ATTRIBUTE, story->attribute_names[i], &self->attribute_ids[i]);

      sonder_item_set_text (item, "attribute-type", attribute_types[i]);
      if (i == ATTRIBUTE_TYPE)
        sonder_item_set_texts (item, "choices", story->types);
      if (i == ATTRIBUTE_DISTRICT)
        sonder_item_set_texts (item, "choices", story->districts);
      if (i == ATTRIBUTE_BREWS_WITH)
        sonder_item_set_texts (item, "choices", story->brewers);
      sonder_item_set_boolean (item, "personal", i == ATTRIBUTE_EMAIL);
      self->columns[i] = sonder_snapshot_add_attribute_column (self->snapshot, item);
      append (self->snapshot->root, "attributes", item);
    }
}

static void
add_metrics (SampleMaker *self)
{
  for (guint i = 0; i < N_METRICS; i++)
    {
      SonderItem *item = new_named_item (SONDER_KIND_METRIC, self->story->metric_names[i], &self->metric_ids[i]);

      sonder_item_set_text (item, "scale", metric_scales[i]);
      sonder_item_set_text (item, "question", self->story->metric_questions[i]);
      sonder_item_set_text (item, "measures", "satisfaction");
      append (self->snapshot->root, "metrics", item);
    }
}

static void
add_touchpoints (SampleMaker *self)
{
  for (guint i = 0; i < N_TOUCHPOINTS; i++)
    {
      SonderItem *item =
        new_named_item (SONDER_KIND_TOUCHPOINT, self->story->touchpoint_names[i], &self->touchpoint_ids[i]);

      sonder_item_set_text (item, "phase", phases[i]);
      sonder_item_set_text (item, "description", self->story->touchpoint_descriptions[i]);
      append (self->snapshot->root, "touchpoints", item);
    }
}

static SonderRule *
condition (SampleMaker           *self,
           SampleAttribute  attribute,
           const char      *operator_name,
           const char      *value)
{
  const char *values[] = { value, NULL };

  return sonder_rule_new_condition (self->attribute_ids[attribute], operator_name, values, NULL);
}

/* Takes over both members. */
static SonderRule *
group_of (SonderRuleKind  kind,
          SonderRule     *first,
          SonderRule     *second)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);

  g_ptr_array_add (members, first);
  if (second != NULL)
    g_ptr_array_add (members, second);

  return sonder_rule_new_group (kind, members, NULL);
}

static SonderRule *
segment_rule (SampleMaker       *self,
              SampleGroup  group)
{
  const char *const *types = self->story->types;

  switch (group)
    {
    case GROUP_CAFES:
      return group_of (SONDER_RULE_ALL, condition (self, ATTRIBUTE_TYPE, "=", types[TYPE_CAFE]), NULL);
    case GROUP_OFFICES:
      return group_of (SONDER_RULE_ANY, condition (self, ATTRIBUTE_TYPE, "=", types[TYPE_OFFICE]),
                       group_of (SONDER_RULE_ALL, condition (self, ATTRIBUTE_TEAM_SIZE, ">=", "5"),
                                 condition (self, ATTRIBUTE_KILOS, ">=", "3")));
    case GROUP_SUBSCRIBERS:
      return group_of (SONDER_RULE_ALL, condition (self, ATTRIBUTE_SUBSCRIPTION, "=", "yes"), NULL);
    case GROUP_REGULARS:
      return group_of (SONDER_RULE_ALL, condition (self, ATTRIBUTE_VISITS, ">=", "8"), NULL);
    default:
      return group_of (SONDER_RULE_ALL, condition (self, ATTRIBUTE_WEB_ORDERS, ">=", "1"), NULL);
    }
}

static void
add_segments (SampleMaker *self)
{
  for (guint i = 0; i < N_SEGMENTS; i++)
    {
      SonderItem *item = new_named_item (SONDER_KIND_SEGMENT, self->story->segment_names[i], &self->segment_ids[i]);
      g_autoptr (SonderRule) rule = segment_rule (self, i);

      sonder_item_set_text (item, "color", segment_colors[i]);
      sonder_item_set_text (item, "description", self->story->segment_descriptions[i]);
      sonder_item_set_text (item, "promise", self->story->segment_promises[i]);
      sonder_item_set_rule (item, "rule", rule);
      append (self->snapshot->root, "segments", item);
    }
}

/* The row of the answer that has a comment; every comment has one. */
static guint
find_row (SampleMaker      *self,
          const char *name)
{
  const char *comment = sample_comments_find (self->comments, name);

  if (comment == NULL)
    g_error ("no comment is called %s", name);
  for (guint row = 0; row < self->answers->len; row++)
    if (g_array_index (self->answers, SampleAnswer, row).comment == comment)
      return row;

  g_assert_not_reached ();
}

static const char *
cite (SampleMaker *self,
      guint  row)
{
  SonderSnapshot *snapshot = self->snapshot;
  SonderColumn *ids = sonder_table_column (snapshot->answers, SONDER_ANSWER_ID);

  if (sonder_answers_get_id (snapshot->answers, row) == NULL)
    {
      g_autofree char *id = sonder_answer_identifier (snapshot->customers, snapshot->answers, row);

      sonder_column_set_u32 (ids, row, sonder_text_pool_intern (snapshot->texts, id, -1));
    }

  return sonder_answers_get_id (snapshot->answers, row);
}

static SonderItem *
make_evidence (SampleMaker      *self,
               const char *stance,
               const char *comment)
{
  guint row = find_row (self, comment);
  const SampleAnswer *answer = &g_array_index (self->answers, SampleAnswer, row);
  SampleGroup group = g_array_index (self->customers, SampleCustomer, answer->customer).group;
  SonderItem *item = new_item (self, SONDER_KIND_EVIDENCE, NULL);

  sonder_item_set_text (item, "stance", stance);
  sonder_item_set_text (item, "answer", cite (self, row));
  sonder_item_set_text (item, "source", self->source_ids[sample_source_of (group, answer->place)]);
  sonder_item_set_text (item, "quotation", answer->comment);
  sonder_item_set_date (item, "date", answer->date);
  if (answer->place >= PLACE_CHOOSING)
    sonder_item_set_text (item, "touchpoint", self->story->touchpoint_names[answer->place - PLACE_CHOOSING]);
  if (group < N_SEGMENTS)
    sonder_item_set_text (item, "segment", self->story->segment_names[group]);
  if (answer->score != NO_SCORE)
    {
      sonder_item_set_text (item, "metric", self->story->metric_names[sample_metric_of (answer->place)]);
      sonder_item_set_number (item, "score", answer->score);
    }

  return item;
}

static void
add_evidence (SampleMaker      *self,
              SonderItem *item,
              const char *proof)
{
  g_auto (GStrv) names = g_strsplit (proof != NULL ? proof : "", " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean against = names[i][0] == '-';

      append (item, "evidence", make_evidence (self, against ? "against" : "for", names[i] + against));
    }
}

static void
add_statements (SampleMaker                 *self,
                SonderItem            *persona,
                const char            *field,
                const SampleStatement *statements)
{
  for (guint i = 0; statements[i].text != NULL; i++)
    {
      SonderItem *item = new_item (self, SONDER_KIND_STATEMENT, NULL);

      sonder_item_set_text (item, "text", statements[i].text);
      add_evidence (self, item, statements[i].proof);
      append (persona, field, item);
    }
}

static void
add_traits (SampleMaker               *self,
            SonderItem          *item,
            const SamplePersona *persona)
{
  for (guint i = 0; persona->facts[i][0] != NULL; i++)
    {
      SonderItem *fact = new_item (self, SONDER_KIND_FACT, persona->facts[i][0]);

      sonder_item_set_text (fact, "value", persona->facts[i][1]);
      append (item, "facts", fact);
    }
  for (guint i = 0; persona->sliders[i].low != NULL; i++)
    {
      SonderItem *slider = new_item (self, SONDER_KIND_SLIDER, NULL);

      sonder_item_set_text (slider, "low", persona->sliders[i].low);
      sonder_item_set_text (slider, "high", persona->sliders[i].high);
      sonder_item_set_number (slider, "value", persona->sliders[i].value);
      append (item, "sliders", slider);
    }
}

static void
add_persona (SampleMaker *self,
             guint        position)
{
  const SamplePersona *persona = &self->story->personas[position];
  SonderItem *item = new_item (self, SONDER_KIND_PERSONA, persona->name);

  self->persona_ids[position] = g_strdup (sonder_item_get_id (item));
  sonder_item_set_text (item, "line", persona->line);
  sonder_item_set_text (item, "role", persona->role);
  sonder_item_set_text (item, "color", persona->color);
  if (persona->segment < N_SEGMENTS)
    sonder_item_set_text (item, "segment", self->segment_ids[persona->segment]);
  if (persona->guessed_share > 0)
    sonder_item_set_number (item, "guessed-share", persona->guessed_share);
  sonder_item_set_text (item, "quotation", persona->quotation);
  sonder_item_set_text (item, "about", persona->about);
  add_statements (self, item, "goals", persona->goals);
  add_statements (self, item, "frustrations", persona->frustrations);
  sonder_item_set_texts (item, "channels", persona->channels);
  add_traits (self, item, persona);
  append (self->snapshot->root, "personas", item);
}

static void
add_notes (SampleMaker           *self,
           SonderItem      *map,
           const SampleMap *sample)
{
  const char *field = g_str_equal (sample->layout, "classic") ? "classic-region" : "canvas-region";

  for (const SampleNote *note = sample->notes; note->text != NULL; note++)
    {
      SonderItem *item = new_item (self, SONDER_KIND_NOTE, NULL);

      sonder_item_set_text (item, "text", note->text);
      sonder_item_set_text (item, field, note->region);
      sonder_item_set_text (item, "author", self->story->team[note->author]);
      if (note->touchpoint >= PLACE_CHOOSING)
        sonder_item_set_text (item, "touchpoint", self->touchpoint_ids[note->touchpoint - PLACE_CHOOSING]);
      add_evidence (self, item, note->proof);
      append (map, "notes", item);
    }
}

static void
add_map (SampleMaker     *self,
         const SampleMap *map)
{
  SonderItem *item = new_item (self, SONDER_KIND_MAP, map->name);

  if (map->persona >= 0)
    sonder_item_set_text (item, "persona", self->persona_ids[map->persona]);
  if (map->segment < N_SEGMENTS)
    sonder_item_set_text (item, "segment", self->segment_ids[map->segment]);
  if (map->subject != NULL)
    sonder_item_set_text (item, "subject", map->subject);
  sonder_item_set_text (item, "goal", map->goal);
  sonder_item_set_date (item, "date", sonder_date_parse (map->date, -1));
  sonder_item_set_text (item, "layout", map->layout);
  add_notes (self, item, map);
  append (self->snapshot->root, "maps", item);
}

/**
 * sample_maker_add_items:
 *
 * Fills the project's own fields and its sources, attributes, metrics,
 * touchpoints and segments.
 */
void
sample_maker_add_items (SampleMaker *self)
{
  g_autofree char *id = make_id (self);
  g_autoptr (SonderItem) root = sonder_item_new (SONDER_KIND_PROJECT, id);

  g_set_object (&self->snapshot->root, root);
  sonder_item_set_text (root, "title", self->story->title);
  sonder_item_set_text (root, "objective", self->story->objective);
  sonder_item_set_texts (root, "team", self->story->team);
  add_sources (self);
  add_attributes (self);
  add_metrics (self);
  add_touchpoints (self);
  add_segments (self);
}

/**
 * sample_maker_add_personas:
 *
 * Adds the personas and maps, and gives an id to each answer that they cite.
 */
void
sample_maker_add_personas (SampleMaker *self)
{
  for (guint i = 0; i < N_PERSONAS; i++)
    add_persona (self, i);
  for (guint i = 0; i < N_MAPS; i++)
    add_map (self, &self->story->maps[i]);
}
