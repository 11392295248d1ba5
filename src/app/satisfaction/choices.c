/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "choices.h"

#include <glib/gi18n.h>

#include "privacy.h"
#include "view-state.h"

#define ALL "*"
#define TWELVE_MONTHS "12"
#define SEGMENT "segment"
#define TOUCHPOINT "touchpoint"
#define NONE "none"

static const char *const keys[SONDER_N_CHOICES] = {
  [SONDER_CHOICE_METRIC] = "satisfaction-metric",
  [SONDER_CHOICE_TOUCHPOINT] = "satisfaction-touchpoint",
  [SONDER_CHOICE_TIME] = "satisfaction-time",
  [SONDER_CHOICE_BY] = "satisfaction-by",
};

struct _SonderChoices
{
  SonderProject *project;
  char          *values[SONDER_N_CHOICES]; /* NULL where nothing was chosen */

  /* Of all answers, as long as the data stay the same */
  gboolean       scanned;
  guint64        generation;
  gboolean       any;
  gint32         first;
  gint32         last;
};

/* The first and the last day on which somebody answered, if any day is known. */
static void
scan (SonderChoices *self)
{
  guint64 generation = sonder_project_get_data_generation (self->project);
  const SonderTable *answers = sonder_project_get_answers (self->project);
  SonderColumn *dates = sonder_table_column (answers, SONDER_ANSWER_DATE);
  SonderColumn *scores = sonder_table_column (answers, SONDER_ANSWER_SCORE);

  if (self->scanned && self->generation == generation)
    return;

  self->scanned = TRUE;
  self->generation = generation;
  self->any = FALSE;
  self->first = G_MAXINT32;
  self->last = SONDER_DATE_NONE;
  for (guint row = 0; row < answers->n_rows; row++)
    {
      gint32 date;

      if (sonder_answers_get_flags (answers, row) & SONDER_ROW_DELETED)
        continue;
      self->any |= sonder_column_get_i32 (scores, row) != SONDER_SCORE_NONE;
      date = sonder_column_get_i32 (dates, row);
      if (date == SONDER_DATE_NONE)
        continue;
      self->first = MIN (self->first, date);
      self->last = MAX (self->last, date);
    }
}

static gboolean
has_dates (SonderChoices *self)
{
  scan (self);

  return self->last != SONDER_DATE_NONE;
}

static int
get_year (gint32 date)
{
  int year = 0, month, day;

  sonder_date_to_ymd (date, &year, &month, &day);
  return year;
}

static SonderItem *
find (SonderChoices *self,
      SonderKind     kind,
      const char    *id)
{
  return id != NULL ? sonder_project_find_item (self->project, kind, id) : NULL;
}

static guint
count_items (SonderChoices *self,
             SonderKind     kind)
{
  return g_list_model_get_n_items (sonder_project_get_items (self->project, kind));
}

static const char *
get_metric (SonderChoices *self)
{
  g_autoptr (SonderItem) first = NULL;

  if (find (self, SONDER_KIND_METRIC, self->values[SONDER_CHOICE_METRIC]) != NULL)
    return self->values[SONDER_CHOICE_METRIC];

  first =
    g_list_model_get_item (sonder_project_get_items (self->project, SONDER_KIND_METRIC), 0);
  /* The list keeps it. */
  return first != NULL ? sonder_item_get_id (first) : "";
}

static const char *
get_touchpoint (SonderChoices *self)
{
  const char *value = self->values[SONDER_CHOICE_TOUCHPOINT];

  return find (self, SONDER_KIND_TOUCHPOINT, value) != NULL ? value : ALL;
}

static const char *
get_time (SonderChoices *self)
{
  const char *value = self->values[SONDER_CHOICE_TIME];
  guint64 year;

  if (value == NULL || !has_dates (self))
    return ALL;
  if (g_str_equal (value, TWELVE_MONTHS))
    return value;

  return g_ascii_string_to_unsigned (value, 10, (guint64) get_year (self->first),
                                     (guint64) get_year (self->last), &year, NULL)
           ? value
           : ALL;
}

static const char *
get_by (SonderChoices *self)
{
  const char *value = self->values[SONDER_CHOICE_BY];
  SonderItem *attribute = find (self, SONDER_KIND_ATTRIBUTE, value);
  gboolean has_segments = count_items (self, SONDER_KIND_SEGMENT) > 0;

  if (value != NULL &&
      (g_str_equal (value, NONE) ||
       (g_str_equal (value, TOUCHPOINT) && count_items (self, SONDER_KIND_TOUCHPOINT) > 0) ||
       (attribute != NULL && !sonder_privacy_hides (attribute))))
    return value;

  return has_segments ? SEGMENT : NONE;
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        const char *target)
{
  /* What follows an underscore would be a mnemonic. */
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
append_items (SonderChoices *self,
              GMenu         *menu,
              SonderKind     kind,
              const char    *action)
{
  GListModel *items = sonder_project_get_items (self->project, kind);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);

      g_autofree char *name = sonder_privacy_dup_field (self->project, item, "name");

      if (kind == SONDER_KIND_ATTRIBUTE && sonder_item_get_boolean (item, "personal"))
        continue;
      append (menu, name, action, sonder_item_get_id (item));
    }
}

static void
append_times (SonderChoices *self,
              GMenu         *menu,
              const char    *action)
{
  append (menu, _("All time"), action, ALL);
  if (!has_dates (self))
    return;

  append (menu, _("Last twelve months"), action, TWELVE_MONTHS);
  for (int year = get_year (self->last); year >= get_year (self->first); year--)
    {
      g_autofree char *text = g_strdup_printf ("%d", year);

      append (menu, text, action, text);
    }
}

static void
append_groupings (SonderChoices *self,
                  GMenu         *menu,
                  const char    *action)
{
  if (count_items (self, SONDER_KIND_SEGMENT) > 0)
    append (menu, _("Segment"), action, SEGMENT);
  if (count_items (self, SONDER_KIND_TOUCHPOINT) > 0)
    append (menu, _("Touchpoint"), action, TOUCHPOINT);
  append_items (self, menu, SONDER_KIND_ATTRIBUTE, action);
  append (menu, _("All together"), action, NONE);
}

static char *
dup_name (SonderChoices *self,
          SonderKind     kind,
          const char    *id,
          const char    *otherwise)
{
  SonderItem *item = find (self, kind, id);

  return item != NULL ? sonder_privacy_dup_field (self->project, item, "name")
                      : g_strdup (otherwise);
}

static char *
dup_time_label (SonderChoices *self)
{
  const char *time = get_time (self);

  if (g_str_equal (time, ALL))
    return g_strdup (_("All time"));

  return g_strdup (g_str_equal (time, TWELVE_MONTHS) ? _("Last twelve months") : time);
}

static char *
dup_by_label (SonderChoices *self)
{
  const char *by = get_by (self);
  SonderItem *attribute = find (self, SONDER_KIND_ATTRIBUTE, by);

  if (attribute != NULL)
    /* Translators: answers grouped by the attribute %s of customers */
    return g_strdup_printf (_("by %s"), sonder_item_get_text (attribute, "name"));
  if (g_str_equal (by, NONE))
    return g_strdup (_("all together"));

  return g_strdup (g_str_equal (by, TOUCHPOINT) ? _("by touchpoint") : _("by segment"));
}

static void
fill_time (SonderChoices  *self,
           SonderQuestion *question)
{
  const char *time = get_time (self);
  int year = (int) g_ascii_strtoll (time, NULL, 10);

  if (g_str_equal (time, TWELVE_MONTHS))
    question->from = self->last - 364;
  else if (!g_str_equal (time, ALL))
    {
      question->from = sonder_date_from_ymd (year, 1, 1);
      question->to = sonder_date_from_ymd (year, 12, 31);
    }
}

static void
fill_groups (SonderChoices  *self,
             SonderQuestion *question)
{
  const char *by = get_by (self);

  if (find (self, SONDER_KIND_ATTRIBUTE, by) != NULL)
    {
      question->by = SONDER_BY_ATTRIBUTE;
      question->attribute = g_strdup (by);
    }
  else if (g_str_equal (by, NONE))
    question->by = SONDER_BY_NONE;
  else
    question->by = g_str_equal (by, TOUCHPOINT) ? SONDER_BY_TOUCHPOINT : SONDER_BY_SEGMENT;
}

/**
 * sonder_choices_new:
 *
 * Returns: (transfer full): what was chosen in the project the last time
 */
SonderChoices *
sonder_choices_new (SonderProject *project)
{
  SonderChoices *self = g_new0 (SonderChoices, 1);

  self->project = g_object_ref (project);
  for (guint i = 0; i < SONDER_N_CHOICES; i++)
    self->values[i] = sonder_view_state_dup (project, keys[i]);

  return self;
}

void
sonder_choices_free (SonderChoices *self)
{
  for (guint i = 0; i < SONDER_N_CHOICES; i++)
    g_free (self->values[i]);
  g_object_unref (self->project);
  g_free (self);
}

/**
 * sonder_choices_has_answers:
 *
 * Returns: whether the project has a metric and any answer with a score
 */
gboolean
sonder_choices_has_answers (SonderChoices *self)
{
  scan (self);

  return self->any && count_items (self, SONDER_KIND_METRIC) > 0;
}

/**
 * sonder_choices_get:
 *
 * Returns: (transfer none): what is chosen, valid until the next change; see
 *   SonderChoice
 */
const char *
sonder_choices_get (SonderChoices *self,
                    SonderChoice   choice)
{
  switch (choice)
    {
    case SONDER_CHOICE_METRIC:
      return get_metric (self);
    case SONDER_CHOICE_TOUCHPOINT:
      return get_touchpoint (self);
    case SONDER_CHOICE_TIME:
      return get_time (self);
    case SONDER_CHOICE_BY:
    case SONDER_N_CHOICES:
    default:
      return get_by (self);
    }
}

/**
 * sonder_choices_set:
 *
 * Chooses, and remembers it for the next time.
 */
void
sonder_choices_set (SonderChoices *self,
                    SonderChoice   choice,
                    const char    *value)
{
  g_free (self->values[choice]);
  self->values[choice] = g_strdup (value);
  sonder_view_state_set (self->project, keys[choice], value);
}

/**
 * sonder_choices_dup_label:
 *
 * Returns: (transfer full): what is chosen, as part of a sentence
 */
char *
sonder_choices_dup_label (SonderChoices *self,
                          SonderChoice   choice)
{
  switch (choice)
    {
    case SONDER_CHOICE_METRIC:
      return dup_name (self, SONDER_KIND_METRIC, get_metric (self), "");
    case SONDER_CHOICE_TOUCHPOINT:
      return dup_name (self, SONDER_KIND_TOUCHPOINT, get_touchpoint (self), _("All touchpoints"));
    case SONDER_CHOICE_TIME:
      return dup_time_label (self);
    case SONDER_CHOICE_BY:
    case SONDER_N_CHOICES:
    default:
      return dup_by_label (self);
    }
}

/**
 * sonder_choices_create_menu:
 * @action: that takes a value as its target
 *
 * Returns: (transfer full): all that can be chosen
 */
GMenu *
sonder_choices_create_menu (SonderChoices *self,
                            SonderChoice   choice,
                            const char    *action)
{
  GMenu *menu = g_menu_new ();

  switch (choice)
    {
    case SONDER_CHOICE_METRIC:
      append_items (self, menu, SONDER_KIND_METRIC, action);
      break;
    case SONDER_CHOICE_TOUCHPOINT:
      append (menu, _("All touchpoints"), action, ALL);
      append_items (self, menu, SONDER_KIND_TOUCHPOINT, action);
      break;
    case SONDER_CHOICE_TIME:
      append_times (self, menu, action);
      break;
    case SONDER_CHOICE_BY:
    case SONDER_N_CHOICES:
    default:
      append_groupings (self, menu, action);
    }

  return menu;
}

/**
 * sonder_choices_make_question:
 *
 * Returns: (transfer full): what is asked of the project
 */
SonderQuestion *
sonder_choices_make_question (SonderChoices *self)
{
  SonderQuestion *question = sonder_question_new ();
  const char *touchpoint = get_touchpoint (self);

  question->metric = g_strdup (get_metric (self));
  if (!g_str_equal (touchpoint, ALL))
    question->touchpoint = g_strdup (touchpoint);
  fill_time (self, question);
  fill_groups (self, question);

  return question;
}
