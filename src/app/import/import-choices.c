/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "import-choices.h"

#include "import-alike.h"

#define NO_ORDER (-1)

struct _SonderImportChoices
{
  GObject                 parent_instance;

  const SonderImportPlan *plan; /* the dialog's */
  GListStore             *model;
  int                     date_order;
  char                   *source;
  gboolean                source_said;
  char                   *missing;
};

G_DEFINE_FINAL_TYPE (SonderImportChoices, sonder_import_choices, G_TYPE_OBJECT)

static guint changed_signal;

/* There can be only one of these. */
static gboolean
is_single (SonderColumnRole role)
{
  return role != SONDER_COLUMN_ATTRIBUTE && role != SONDER_COLUMN_IGNORE &&
         role != SONDER_COLUMN_SCORE && role != SONDER_COLUMN_COMMENT;
}

static gboolean
exclude_each_other (SonderColumnRole a,
                    SonderColumnRole b)
{
  gboolean identifies_a = a == SONDER_COLUMN_KEY || a == SONDER_COLUMN_RESPONDENT;
  gboolean identifies_b = b == SONDER_COLUMN_KEY || b == SONDER_COLUMN_RESPONDENT;

  return (is_single (a) && a == b) || (identifies_a && identifies_b);
}

static void
emit_changed (SonderImportChoices *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* Another column than before is taken for it; the one before becomes what it
 * was before anything was said. */
static void
release_role (SonderImportChoices *self,
              guint                column,
              SonderColumnRole     role)
{
  for (guint i = 0; i < sonder_import_choices_get_length (self); i++)
    {
      SonderImportChoice *other = sonder_import_choices_get (self, i);

      if (i == column || !exclude_each_other (role, other->role))
        continue;
      other->role = SONDER_COLUMN_ATTRIBUTE;
      sonder_import_choice_changed (other);
    }
}

static void
become_score (SonderImportChoices *self,
              SonderImportChoice  *choice)
{
  choice->role = SONDER_COLUMN_SCORE;
  choice->guessed = choice->guessed && choice->metric != NULL;
  if (*choice->missing == '\0')
    {
      g_free (choice->missing);
      choice->missing = sonder_import_plan_dup_missing_words (self->plan, choice->column);
    }
}

typedef void (*Change) (SonderImportChoice *choice,
                        gconstpointer       what);

static void
change_columns (SonderImportChoices *self,
                const GtkBitset     *columns,
                Change               change,
                gconstpointer        what)
{
  GtkBitsetIter iter;
  guint column;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, columns, &column); more;
       more = gtk_bitset_iter_next (&iter, &column))
    {
      SonderImportChoice *choice = sonder_import_choices_get (self, column);

      change (choice, what);
      sonder_import_choice_changed (choice);
    }
}

static void
change_metric (SonderImportChoice *choice,
               gconstpointer       metric)
{
  g_free (choice->metric);
  choice->metric = g_strdup (metric);
  choice->guessed = FALSE;
}

static void
change_missing (SonderImportChoice *choice,
                gconstpointer       missing)
{
  g_free (choice->missing);
  choice->missing = g_strdup (missing);
}

static void
change_type (SonderImportChoice *choice,
             gconstpointer       type)
{
  const int *number = type;

  choice->typed = *number >= 0;
  choice->type = choice->typed ? (SonderCsvType) *number : SONDER_CSV_TEXT;
}

static void
change_comment_for (SonderImportChoice *choice,
                    gconstpointer       score)
{
  choice->comment_for = *(const int *) score;
}

static gboolean
shares_metric (SonderImportChoices      *self,
               const SonderImportChoice *choice)
{
  for (guint i = 0; i < sonder_import_choices_get_length (self); i++)
    {
      const SonderImportChoice *other = sonder_import_choices_get (self, i);

      if (other != choice && other->role == SONDER_COLUMN_SCORE &&
          g_strcmp0 (other->metric, choice->metric) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Columns that share a metric are told apart as touchpoints. */
static void
fill_touchpoints (SonderImportChoices *self,
                  const GtkBitset     *columns)
{
  GtkBitsetIter iter;
  guint column;

  if (sonder_import_choices_find_role (self, SONDER_COLUMN_TOUCHPOINT) >= 0)
    return;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, columns, &column); more;
       more = gtk_bitset_iter_next (&iter, &column))
    {
      SonderImportChoice *choice = sonder_import_choices_get (self, column);
      g_autoptr (GArray) alike = NULL;

      if (choice->role != SONDER_COLUMN_SCORE || *choice->touchpoint != '\0' ||
          !shares_metric (self, choice))
        continue;
      alike = sonder_import_plan_find_alike (self->plan, column);
      g_free (choice->touchpoint);
      choice->touchpoint = sonder_import_plan_dup_difference (self->plan, alike, column);
      sonder_import_choice_changed (choice);
    }
}

static void
reset_plan (SonderImportChoices *self,
            SonderImportPlan    *plan)
{
  sonder_import_plan_forget_roles (plan);
  g_ptr_array_set_size (plan->missing, 0);
  for (guint i = 0; i < plan->n_columns; i++)
    {
      plan->columns[i].typing = sonder_import_choices_get (self, i)->typing;
      plan->columns[i].typed = FALSE;
      g_ptr_array_set_size (plan->columns[i].missing, 0);
    }
  plan->has_date_order = self->date_order != NO_ORDER;
  if (plan->has_date_order)
    plan->date_order = (SonderDateOrder) self->date_order;
}

static void
sonder_import_choices_finalize (GObject *object)
{
  SonderImportChoices *self = SONDER_IMPORT_CHOICES (object);

  g_clear_object (&self->model);
  g_free (self->source);
  g_free (self->missing);

  G_OBJECT_CLASS (sonder_import_choices_parent_class)->finalize (object);
}

static void
sonder_import_choices_class_init (SonderImportChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sonder_import_choices_finalize;
  changed_signal = g_signal_new ("changed", SONDER_TYPE_IMPORT_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
sonder_import_choices_init (SonderImportChoices *self)
{
  self->model = g_list_store_new (SONDER_TYPE_IMPORT_CHOICE);
  self->date_order = NO_ORDER;
  self->source = g_strdup ("");
  self->missing = g_strdup ("");
}

SonderImportChoices *
sonder_import_choices_new (void)
{
  return g_object_new (SONDER_TYPE_IMPORT_CHOICES, NULL);
}

/**
 * sonder_import_choices_take_plan:
 * @plan: a file, and what is guessed about it; must stay until the next one
 *
 * Begins with a file, or with the same one read in another way: then what was
 * said about columns stays, if there are as many.
 */
void
sonder_import_choices_take_plan (SonderImportChoices    *self,
                                 const SonderImportPlan *plan)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_before = sonder_import_choices_get_length (self);

  for (guint i = 0; i < plan->n_columns; i++)
    {
      SonderImportChoice *choice = sonder_import_choice_new (plan, i);
      SonderImportChoice *before =
        n_before == plan->n_columns ? sonder_import_choices_get (self, i) : NULL;

      if (before != NULL && before->said)
        sonder_import_choice_carry_over (choice, before);
      g_ptr_array_add (choices, choice);
    }
  if (!self->source_said)
    {
      g_free (self->source);
      self->source = g_strdup (plan->source);
    }
  self->plan = plan;
  g_list_store_splice (self->model, 0, n_before, choices->pdata, choices->len);
  emit_changed (self);
}

/**
 * sonder_import_choices_get_plan:
 *
 * Returns: (transfer none): the file, and what was guessed about it
 */
const SonderImportPlan *
sonder_import_choices_get_plan (SonderImportChoices *self)
{
  return self->plan;
}

/**
 * sonder_import_choices_get_model:
 *
 * Returns: (transfer none): the columns, as #SonderImportChoice
 */
GListModel *
sonder_import_choices_get_model (SonderImportChoices *self)
{
  return G_LIST_MODEL (self->model);
}

guint
sonder_import_choices_get_length (SonderImportChoices *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

/**
 * sonder_import_choices_get:
 *
 * Returns: (transfer none): what is said about a column
 */
SonderImportChoice *
sonder_import_choices_get (SonderImportChoices *self,
                           guint                column)
{
  g_autoptr (SonderImportChoice) choice =
    g_list_model_get_item (G_LIST_MODEL (self->model), column);

  return choice; /* the list keeps it */
}

/**
 * sonder_import_choices_find_role:
 *
 * Returns: the first column of that role, or %SONDER_NO_COLUMN
 */
int
sonder_import_choices_find_role (SonderImportChoices *self,
                                 SonderColumnRole     role)
{
  for (guint i = 0; i < sonder_import_choices_get_length (self); i++)
    if (sonder_import_choices_get (self, i)->role == role)
      return (int) i;

  return SONDER_NO_COLUMN;
}

/**
 * sonder_import_choices_set_role:
 *
 * Says what columns are for. Of what there can be only one column, the first is
 * taken, and the column that was it before becomes an attribute.
 */
void
sonder_import_choices_set_role (SonderImportChoices *self,
                                const GtkBitset     *columns,
                                SonderColumnRole     role)
{
  GtkBitsetIter iter;
  guint column;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, columns, &column); more;
       more = !is_single (role) && gtk_bitset_iter_next (&iter, &column))
    {
      SonderImportChoice *choice = sonder_import_choices_get (self, column);

      release_role (self, column, role);
      if (role == SONDER_COLUMN_SCORE)
        become_score (self, choice);
      else
        choice->role = role;
      sonder_import_choice_changed (choice);
    }
  if (role == SONDER_COLUMN_SCORE)
    fill_touchpoints (self, columns);
  emit_changed (self);
}

/**
 * sonder_import_choices_set_metric:
 * @metric: (nullable): as in #SonderImportChoice
 *
 * Says what scores measure.
 */
void
sonder_import_choices_set_metric (SonderImportChoices *self,
                                  const GtkBitset     *columns,
                                  const char          *metric)
{
  g_autofree char *copy = g_strdup (metric);

  change_columns (self, columns, change_metric, copy);
  fill_touchpoints (self, columns);
  emit_changed (self);
}

void
sonder_import_choices_set_touchpoint (SonderImportChoices *self,
                                      guint                column,
                                      const char          *touchpoint)
{
  SonderImportChoice *choice = sonder_import_choices_get (self, column);

  g_free (choice->touchpoint);
  choice->touchpoint = g_strdup (touchpoint);
  sonder_import_choice_changed (choice);
  emit_changed (self);
}

/**
 * sonder_import_choices_set_missing:
 * @missing: what stands for a blank in these score columns, with commas between
 */
void
sonder_import_choices_set_missing (SonderImportChoices *self,
                                   const GtkBitset     *columns,
                                   const char          *missing)
{
  change_columns (self, columns, change_missing, missing);
  emit_changed (self);
}

/**
 * sonder_import_choices_set_type:
 * @type: a #SonderCsvType, or -1 to find it out
 */
void
sonder_import_choices_set_type (SonderImportChoices *self,
                                const GtkBitset     *columns,
                                int                  type)
{
  change_columns (self, columns, change_type, &type);
  emit_changed (self);
}

void
sonder_import_choices_set_comment_for (SonderImportChoices *self,
                                       const GtkBitset     *columns,
                                       int                  score)
{
  change_columns (self, columns, change_comment_for, &score);
  emit_changed (self);
}

/**
 * sonder_import_choices_confirm:
 *
 * Says that what was guessed about the scores is right.
 */
void
sonder_import_choices_confirm (SonderImportChoices *self)
{
  for (guint i = 0; i < sonder_import_choices_get_length (self); i++)
    {
      SonderImportChoice *choice = sonder_import_choices_get (self, i);

      if (!choice->guessed)
        continue;
      choice->guessed = FALSE;
      sonder_import_choice_changed (choice);
    }
  emit_changed (self);
}

/**
 * sonder_import_choices_find_alike:
 *
 * Returns: (transfer full): the columns that ask the same of other things,
 *   @column among them
 */
GtkBitset *
sonder_import_choices_find_alike (SonderImportChoices *self,
                                  guint                column)
{
  g_autoptr (GArray) alike = sonder_import_plan_find_alike (self->plan, column);
  GtkBitset *columns = gtk_bitset_new_empty ();

  for (guint i = 0; i < alike->len; i++)
    gtk_bitset_add (columns, g_array_index (alike, guint, i));

  return columns;
}

/**
 * sonder_import_choices_copy:
 *
 * Says of columns what is said of another, but for the touchpoint: that is each
 * one's own.
 */
void
sonder_import_choices_copy (SonderImportChoices *self,
                            guint                column,
                            const GtkBitset     *columns)
{
  const SonderImportChoice *choice = sonder_import_choices_get (self, column);
  g_autofree char *missing = g_strdup (choice->missing);

  sonder_import_choices_set_role (self, columns, choice->role);
  sonder_import_choices_set_missing (self, columns, missing);
  sonder_import_choices_set_type (self, columns, choice->typed ? (int) choice->type : -1);
  sonder_import_choices_set_comment_for (self, columns, choice->comment_for);
  sonder_import_choices_set_metric (self, columns, choice->metric);
}

/**
 * sonder_import_choices_set_date_order:
 * @order: a #SonderDateOrder, or -1 to find it out
 */
void
sonder_import_choices_set_date_order (SonderImportChoices *self,
                                      int                  order)
{
  self->date_order = order;
  emit_changed (self);
}

int
sonder_import_choices_get_date_order (SonderImportChoices *self)
{
  return self->date_order;
}

/**
 * sonder_import_choices_set_source:
 * @source: where the answers come from; "" is the name of the file
 */
void
sonder_import_choices_set_source (SonderImportChoices *self,
                                  const char          *source)
{
  g_autofree char *name = g_strstrip (g_strdup (source));

  self->source_said = *name != '\0';
  g_free (self->source);
  self->source = g_strdup (self->source_said || self->plan == NULL ? name : self->plan->source);
  emit_changed (self);
}

const char *
sonder_import_choices_get_source (SonderImportChoices *self)
{
  return self->source;
}

/**
 * sonder_import_choices_set_all_missing:
 * @missing: what stands for a blank in all score columns, with commas between
 */
void
sonder_import_choices_set_all_missing (SonderImportChoices *self,
                                       const char          *missing)
{
  g_free (self->missing);
  self->missing = g_strdup (missing);
  emit_changed (self);
}

/**
 * sonder_import_choices_dup_rating:
 *
 * Returns: (transfer full): a scale for ratings that all whole numbers of the
 *   columns are on, where that can be one; to begin with, not to be relied on
 */
char *
sonder_import_choices_dup_rating (SonderImportChoices *self,
                                  const GtkBitset     *columns)
{
  gint64 min = G_MAXINT64, max = G_MININT64;
  GtkBitsetIter iter;
  guint column;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, columns, &column); more;
       more = gtk_bitset_iter_next (&iter, &column))
    {
      SonderCsvRange range;

      sonder_import_plan_get_range (self->plan, column, &range);
      min = MIN (min, range.min);
      max = MAX (max, range.max);
    }
  if (min >= max || min < -SONDER_SCALE_MAX_SPAN || max > SONDER_SCALE_MAX_SPAN ||
      max - min > SONDER_SCALE_MAX_SPAN)
    return g_strdup ("rating:1-5");

  return g_strdup_printf ("rating:%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, min, max);
}

/**
 * sonder_import_choices_apply:
 * @plan: the plan of the same file
 * @error: return location
 *
 * Puts all that was said into the plan.
 *
 * Returns: whether it fits together; else %SONDER_CSV_ERROR_OPTION
 */
gboolean
sonder_import_choices_apply (SonderImportChoices *self,
                             SonderImportPlan    *plan,
                             GError             **error)
{
  reset_plan (self, plan);
  sonder_import_choice_add_missing (plan, SONDER_NO_COLUMN, self->missing);
  g_free (plan->source);
  plan->source = g_strdup (self->source);
  for (guint i = 0; i < plan->n_columns; i++)
    if (!sonder_import_choice_apply (sonder_import_choices_get (self, i), plan, error))
      return FALSE;
  for (guint i = 0; i < plan->n_columns; i++)
    {
      int *score = &plan->columns[i].comment_for;

      if (*score >= 0 && plan->columns[*score].role != SONDER_COLUMN_SCORE)
        *score = SONDER_NO_COLUMN;
    }

  return TRUE;
}
