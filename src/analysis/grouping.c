/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "grouping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "number-index.h"

#include "number-text.h"

/* A value of an attribute, and the group of the customers who have it. */
typedef struct
{
  double number;
  const char *text;
  guint32 key; /* the text's number in the pool, or the number's in order of arrival */
} Value;

static gboolean
fail_not_found (GError **error, const char *message)
{
  g_set_error_literal (error, SONDER_ANALYSIS_ERROR, SONDER_ANALYSIS_ERROR_NOT_FOUND, message);
  return FALSE;
}

/* Leaving out */

/* Puts all customers who count into group 0 and the others into group 1. */
static gboolean
select_customers (SonderGrouping *self, SonderProject *project, const char *segment, GError **error)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  const SonderAssignment *assignment = sonder_project_get_assignment (project);
  SonderItem *root = sonder_project_get_root (project);
  guint wanted = SONDER_UNASSIGNED;

  if (segment != NULL && *segment != '\0')
    wanted = sonder_item_find_position (root, "segments", segment);
  if (wanted == G_MAXUINT)
    return fail_not_found (error, _ ("The project has no such segment."));

  self->groups = g_new (guint32, MAX (customers->n_rows, 1));
  self->n_groups = 1;
  for (guint row = 0; row < customers->n_rows; row++)
    {
      gboolean deleted = (sonder_customers_get_flags (customers, row) & SONDER_ROW_DELETED) != 0;
      gboolean elsewhere = segment != NULL && assignment->segments[row] != wanted;

      self->groups[row] = deleted || elsewhere ? 1 : 0;
    }

  return TRUE;
}

/* Segments */

static void
group_by_segment (SonderGrouping *self, SonderProject *project)
{
  const SonderAssignment *assignment = sonder_project_get_assignment (project);
  GListModel *segments = sonder_project_get_items (project, SONDER_KIND_SEGMENT);
  guint n = g_list_model_get_n_items (segments);

  for (guint row = 0; row < assignment->n_rows; row++)
    self->groups[row] = self->groups[row] != 0 ? n + 1 : MIN (assignment->segments[row], n);
  self->n_groups = n + 1;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);

      g_ptr_array_add (self->labels, sonder_group_label_new_item (segment));
    }
}

/* Attributes */

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const Value *first = a;
  const Value *second = b;

  if (first->text != NULL)
    return strcmp (first->text, second->text);

  return (first->number > second->number) - (first->number < second->number);
}

/* UTF-8 sorts by code point when its bytes do. */
static void
sort_values (GArray *values, guint first)
{
  if (values->len > first)
    qsort (&g_array_index (values, Value, first), values->len - first, sizeof (Value),
           compare_values);
}

static void
add_choices (GArray *values, guint8 *known, SonderItem *attribute, SonderTextPool *texts)
{
  const char *const *choices = sonder_item_get_texts (attribute, "choices");

  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    {
      guint32 key = sonder_text_pool_lookup (texts, choices[i], -1);
      Value value = { .text = choices[i], .key = key };

      if (key != 0 && known[key])
        continue;
      known[key] = key != 0;
      g_array_append_val (values, value);
    }
}

/* The choices, used or not, then what else there is. */
static GArray *
find_texts (const SonderGrouping *self,
            SonderItem *attribute,
            const SonderTable *customers,
            const SonderColumn *column)
{
  guint32 n_texts = sonder_text_pool_get_size (customers->texts) + 1;
  g_autofree guint8 *known = g_new0 (guint8, n_texts);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (Value));

  add_choices (values, known, attribute, customers->texts);

  guint n_choices = values->len;

  for (guint row = 0; row < customers->n_rows; row++)
    {
      guint32 key = sonder_column_get_u32 (column, row);

      if (key == 0 || known[key] || self->groups[row] != 0)
        continue;

      Value value = { .text = sonder_text_pool_get (customers->texts, key), .key = key };

      known[key] = 1;
      g_array_append_val (values, value);
    }
  sort_values (values, n_choices);

  return values;
}

static void
assign_texts (SonderGrouping *self,
              GArray *values,
              const SonderTable *customers,
              const SonderColumn *column)
{
  g_autofree guint32 *groups = g_new0 (guint32, sonder_text_pool_get_size (customers->texts) + 1);

  for (guint i = 0; i < values->len; i++)
    groups[g_array_index (values, Value, i).key] = i;
  groups[0] = values->len;

  for (guint row = 0; row < customers->n_rows; row++)
    self->groups[row] =
        self->groups[row] != 0 ? values->len + 1 : groups[sonder_column_get_u32 (column, row)];
}

/* Numbers, days and yes or no alike; NaN is blank. */
static double
get_number (const SonderColumn *column, guint row)
{
  gint32 date;
  guint8 yes_no;

  switch (column->type)
    {
    case SONDER_CELL_NUMBER:
      return sonder_column_get_number (column, row);
    case SONDER_CELL_DATE:
      date = sonder_column_get_i32 (column, row);
      return date == SONDER_DATE_NONE ? NAN : date;
    case SONDER_CELL_YES_NO:
      yes_no = sonder_column_get_u8 (column, row);
      return yes_no == SONDER_YES_NO_NONE ? NAN : yes_no;
    case SONDER_CELL_TEXT:
    case SONDER_CELL_KEY:
    case SONDER_CELL_SCORE:
    case SONDER_CELL_ROW:
    case SONDER_CELL_FLAGS:
    case SONDER_CELL_COMMENT:
    default:
      g_return_val_if_reached (NAN);
    }
}

/* The numbers in ascending order, with their places in the order of arrival. */
static GArray *
sort_numbers (const SonderNumberIndex *index)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (Value));

  for (guint i = 0; i < sonder_number_index_get_size (index); i++)
    {
      Value value = { .number = sonder_number_index_get (index, i), .key = i };

      g_array_append_val (values, value);
    }
  sort_values (values, 0);

  return values;
}

/* The group behind the numbers is for blanks, the one behind it for those left
 * out; until all numbers are known, they are counted from the end. */
static GArray *
assign_numbers (SonderGrouping *self, const SonderTable *customers, const SonderColumn *column)
{
  g_autoptr (SonderNumberIndex) index = sonder_number_index_new ();
  g_autofree guint32 *order = NULL;
  GArray *values;

  for (guint row = 0; row < customers->n_rows; row++)
    {
      double number = get_number (column, row);

      if (self->groups[row] != 0)
        self->groups[row] = G_MAXUINT32;
      else
        self->groups[row] =
            isnan (number) ? G_MAXUINT32 - 1 : sonder_number_index_add (index, number);
    }

  values = sort_numbers (index);
  order = g_new (guint32, MAX (values->len, 1));
  for (guint32 i = 0; i < values->len; i++)
    order[g_array_index (values, Value, i).key] = i;
  for (guint row = 0; row < customers->n_rows; row++)
    {
      guint32 group = self->groups[row];

      self->groups[row] =
          group < values->len ? order[group] : group - (G_MAXUINT32 - 1) + values->len;
    }

  return values;
}

static SonderGroupLabel *
label_value (const Value *value, SonderCellType type)
{
  g_autofree char *name = NULL;

  if (type == SONDER_CELL_YES_NO)
    return value->number == SONDER_YES ? sonder_group_label_new_value ("yes", C_ ("value", "Yes"))
                                       : sonder_group_label_new_value ("no", C_ ("value", "No"));
  if (type == SONDER_CELL_DATE)
    name = sonder_date_to_string ((gint32)value->number);
  else if (type == SONDER_CELL_NUMBER)
    name = sonder_number_to_text (value->number);
  else
    name = g_strdup (value->text);

  return sonder_group_label_new_value (name, name);
}

static gboolean
group_by_attribute (SonderGrouping *self, SonderProject *project, const char *id, GError **error)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  SonderItem *attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE, id);
  SonderCellType type;

  if (attribute == NULL)
    return fail_not_found (error, _ ("The project has no such attribute."));
  if (!sonder_attribute_get_cell_type (SONDER_ATTRIBUTE (attribute), &type))
    return fail_not_found (error, _ ("This version of Sonder does not know the attribute’s type."));

  SonderColumn *column = sonder_table_find_attribute (customers, id);
  g_autoptr (GArray) values = NULL;

  if (column == NULL)
    return TRUE; /* all are blank */
  if (type == SONDER_CELL_TEXT)
    {
      values = find_texts (self, attribute, customers, column);
      assign_texts (self, values, customers, column);
    }
  else
    values = assign_numbers (self, customers, column);
  self->n_groups = values->len + 1;

  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (self->labels, label_value (&g_array_index (values, Value, i), type));

  return TRUE;
}

static void
count_sizes (SonderGrouping *self, guint n_rows)
{
  self->sizes = g_new0 (guint, self->n_groups + 1);
  for (guint row = 0; row < n_rows; row++)
    self->sizes[self->groups[row]]++;
  self->n_customers = n_rows - self->sizes[self->n_groups];
}

/**
 * sonder_grouping_new:
 *
 * Groups a project's customers as @question asks. Segments and choices come as
 * stored, numbers and days ascending, texts by code point, then whoever has
 * none.
 *
 * Returns: (transfer full): the groups, or %NULL with @error set where the
 *   project does not have the segment or attribute of the question
 */
SonderGrouping *
sonder_grouping_new (SonderProject *project, const SonderQuestion *question, GError **error)
{
  g_autoptr (SonderGrouping) self = g_new0 (SonderGrouping, 1);

  self->labels = g_ptr_array_new_with_free_func ((GDestroyNotify)sonder_group_label_free);
  if (!select_customers (self, project, question->segment, error))
    return NULL;
  if (question->by == SONDER_BY_SEGMENT)
    group_by_segment (self, project);
  else if (question->by == SONDER_BY_ATTRIBUTE &&
           !group_by_attribute (self, project, question->attribute, error))
    return NULL;
  g_ptr_array_add (self->labels, sonder_group_label_new_rest (question->by));
  count_sizes (self, sonder_project_get_customers (project)->n_rows);

  return g_steal_pointer (&self);
}

void
sonder_grouping_free (SonderGrouping *self)
{
  g_free (self->groups);
  g_free (self->sizes);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_free (self);
}

/**
 * sonder_group_label_new_item:
 * @item: a segment or touchpoint
 *
 * Returns: (transfer full): the label of its group
 */
SonderGroupLabel *
sonder_group_label_new_item (SonderItem *item)
{
  const char *name = sonder_item_get_text (item, "name");
  SonderGroupLabel *self = sonder_group_label_new_value (name, name);

  g_free (self->id);
  self->id = g_strdup (sonder_item_get_id (item));
  if (sonder_item_get_kind (item) == SONDER_KIND_SEGMENT)
    self->color = g_strdup (sonder_item_get_text (item, "color"));

  return self;
}

/**
 * sonder_group_label_new_value:
 * @name: the value as in JSON output
 * @label: the same for people
 *
 * Returns: (transfer full): the label of a value's or period's group; its id is
 *   @name
 */
SonderGroupLabel *
sonder_group_label_new_value (const char *name, const char *label)
{
  SonderGroupLabel *self = g_new0 (SonderGroupLabel, 1);

  self->role = SONDER_GROUP_NAMED;
  self->id = g_strdup (name);
  self->name = g_strdup (name);
  self->label = g_strdup (label);

  return self;
}

/**
 * sonder_group_label_new_rest:
 * @by: what the groups are
 *
 * Returns: (transfer full): the label of the group of those who are in none
 */
SonderGroupLabel *
sonder_group_label_new_rest (SonderGroupBy by)
{
  SonderGroupLabel *self = g_new0 (SonderGroupLabel, 1);

  self->role = SONDER_GROUP_REST;
  switch (by)
    {
    case SONDER_BY_SEGMENT:
      self->name = g_strdup ("Unassigned");
      self->label = g_strdup (C_ ("segment", "Unassigned"));
      break;
    case SONDER_BY_ATTRIBUTE:
      self->name = g_strdup ("(blank)");
      self->label = g_strdup (C_ ("value", "(blank)"));
      break;
    case SONDER_BY_TOUCHPOINT:
      self->name = g_strdup ("(none)");
      self->label = g_strdup (C_ ("touchpoint", "(none)"));
      break;
    case SONDER_BY_MONTH:
    case SONDER_BY_QUARTER:
    case SONDER_BY_YEAR:
    case SONDER_BY_NONE:
    default:
      self->name = g_strdup ("(none)");
      self->label = g_strdup (C_ ("period", "(no date)"));
      break;
    }

  return self;
}

void
sonder_group_label_free (SonderGroupLabel *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->label);
  g_free (self->color);
  g_free (self);
}
