/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "column-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "drop-down.h"
#include "import-privacy.h"
#include "import-words.h"
#include "privacy.h"

struct _SonderColumnEditor
{
  AdwBin               parent_instance;

  GtkLabel            *name;
  GtkLabel            *examples;
  AdwComboRow         *role;
  AdwComboRow         *metric;
  GtkWidget           *lowest_row;
  GtkSpinButton       *lowest;
  GtkWidget           *highest_row;
  GtkSpinButton       *highest;
  AdwEntryRow         *touchpoint;
  AdwEntryRow         *missing;
  AdwComboRow         *comment_for;
  AdwComboRow         *type;
  GtkButton           *confirm;
  GtkLabel            *unusable;
  GtkButton           *alike;

  SonderImportChoices *choices;
  GtkBitset           *columns;
  const SonderImportPlan *plan; /* whose metrics and scores are listed */
  GPtrArray           *metrics; /* by position in the row: a scale, an id, "" or NULL */
  GArray              *scores;  /* of int: by position in the row: a column or none */
  gboolean             updating;
};

G_DEFINE_FINAL_TYPE (SonderColumnEditor, sonder_column_editor, ADW_TYPE_BIN)

/* As people think of them: who, what they said, the rest. */
static const SonderColumnRole roles[] = {
  SONDER_COLUMN_ATTRIBUTE, SONDER_COLUMN_IGNORE, SONDER_COLUMN_KEY,  SONDER_COLUMN_RESPONDENT,
  SONDER_COLUMN_NAME,      SONDER_COLUMN_SCORE,  SONDER_COLUMN_COMMENT, SONDER_COLUMN_DATE,
  SONDER_COLUMN_TOUCHPOINT, SONDER_COLUMN_METRIC,
};

static const SonderCsvType types[] = {
  SONDER_CSV_TEXT, SONDER_CSV_CHOICE, SONDER_CSV_NUMBER, SONDER_CSV_DATE, SONDER_CSV_YES_NO,
};

static const char *const type_labels[] = {
  NC_ ("type", "Text"), NC_ ("type", "Choice"),     NC_ ("type", "Number"),
  NC_ ("type", "Date"), NC_ ("type", "Yes or no"),
};

static SonderImportChoice *
get_first (SonderColumnEditor *self)
{
  return sonder_import_choices_get (self->choices, gtk_bitset_get_minimum (self->columns));
}

static gboolean
is_rating (const char *metric)
{
  return metric != NULL && g_str_has_prefix (metric, "rating:");
}

static guint
find_metric (SonderColumnEditor *self,
             const char         *metric)
{
  const char *wanted = is_rating (metric) ? "rating" : metric;

  for (guint i = 0; i < self->metrics->len; i++)
    if (g_strcmp0 (self->metrics->pdata[i], wanted) == 0)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static guint
find_role (SonderColumnRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i] == role)
      return i;

  return GTK_INVALID_LIST_POSITION;
}

static guint
find_type (const SonderImportChoice *choice)
{
  for (guint i = 0; choice->typed && i < G_N_ELEMENTS (types); i++)
    if (types[i] == choice->type)
      return i + 1;

  return 0;
}

static guint
find_score (SonderColumnEditor *self,
            int                 column)
{
  for (guint i = 0; i < self->scores->len; i++)
    if (g_array_index (self->scores, int, i) == column)
      return i;

  return 0;
}

typedef guint (*Position) (SonderColumnEditor       *self,
                           const SonderImportChoice *choice);

static guint
get_role_position (SonderColumnEditor       *self,
                   const SonderImportChoice *choice)
{
  return find_role (choice->role);
}

static guint
get_metric_position (SonderColumnEditor       *self,
                     const SonderImportChoice *choice)
{
  return find_metric (self, choice->metric);
}

static guint
get_type_position (SonderColumnEditor       *self,
                   const SonderImportChoice *choice)
{
  return find_type (choice);
}

static guint
get_score_position (SonderColumnEditor       *self,
                    const SonderImportChoice *choice)
{
  return find_score (self, choice->comment_for);
}

/* What all columns have in common; else nothing is selected. */
static void
select_common (SonderColumnEditor *self,
               AdwComboRow        *row,
               Position            get_position)
{
  guint common = get_position (self, get_first (self));
  GtkBitsetIter iter;
  guint column;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->columns, &column); more;
       more = gtk_bitset_iter_next (&iter, &column))
    if (get_position (self, sonder_import_choices_get (self->choices, column)) != common)
      common = GTK_INVALID_LIST_POSITION;

  adw_combo_row_set_selected (row, common);
}

static void
add_metric (SonderColumnEditor *self,
            GtkStringList      *list,
            const char         *metric,
            const char         *label)
{
  g_ptr_array_add (self->metrics, g_strdup (metric));
  gtk_string_list_append (list, label);
}

/* Metrics of the project that a scale alone does not mean. */
static void
add_project_metrics (SonderColumnEditor *self,
                     GtkStringList      *list,
                     SonderSnapshot     *project)
{
  GListModel *metrics = sonder_item_get_items (project->root, "metrics");

  for (guint i = 0; i < g_list_model_get_n_items (metrics); i++)
    {
      g_autoptr (SonderItem) metric = g_list_model_get_item (metrics, i);
      const char *scale = sonder_item_get_text (metric, "scale");

      if (is_rating (scale) || sonder_import_find_metric (project, scale, NULL) != metric)
        add_metric (self, list, sonder_item_get_id (metric), sonder_item_get_text (metric, "name"));
    }
}

static void
fill_metrics (SonderColumnEditor *self)
{
  SonderSnapshot *project = sonder_import_choices_get_plan (self->choices)->project;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  static const char *const scales[] = { "nps", "csat", "ces" };

  g_ptr_array_set_size (self->metrics, 0);
  add_metric (self, list, NULL, C_("metric", "Choose what it measures"));
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autofree char *label = sonder_import_metric_to_text (scales[i], project);

      add_metric (self, list, scales[i], label);
    }
  add_metric (self, list, "rating", C_("metric", "Rating on another scale"));
  add_metric (self, list, "", C_("metric", "What the metric column says"));
  add_project_metrics (self, list, project);
  adw_combo_row_set_model (self->metric, G_LIST_MODEL (list));
}

static gboolean
take_scores (SonderColumnEditor *self)
{
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (int));
  int none = SONDER_NO_COLUMN;

  g_array_append_val (scores, none);
  for (guint i = 0; i < sonder_import_choices_get_length (self->choices); i++)
    {
      int column = (int) i;

      if (sonder_import_choices_get (self->choices, i)->role == SONDER_COLUMN_SCORE)
        g_array_append_val (scores, column);
    }
  if (scores->len == self->scores->len &&
      memcmp (scores->data, self->scores->data, scores->len * sizeof (int)) == 0)
    return FALSE;

  g_array_unref (self->scores);
  self->scores = g_steal_pointer (&scores);
  return TRUE;
}

static void
fill_scores (SonderColumnEditor *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, C_("comment on", "The first answered score"));
  for (guint i = 1; i < self->scores->len; i++)
    {
      int column = g_array_index (self->scores, int, i);

      gtk_string_list_append (list,
                              sonder_import_choices_get (self->choices, (guint) column)->name);
    }
  adw_combo_row_set_model (self->comment_for, G_LIST_MODEL (list));
}

/* The lists stay while they are right: one may be open. */
static void
fill_lists (SonderColumnEditor *self)
{
  const SonderImportPlan *plan = sonder_import_choices_get_plan (self->choices);
  gboolean is_new = plan != self->plan;

  self->plan = plan;
  if (is_new)
    fill_metrics (self);
  if (take_scores (self) || is_new)
    fill_scores (self);
}

static void
fill_fixed_lists (SonderColumnEditor *self)
{
  g_autoptr (GtkStringList) role_list = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) type_list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    gtk_string_list_append (role_list, sonder_import_role_to_text (roles[i]));
  adw_combo_row_set_model (self->role, G_LIST_MODEL (role_list));
  gtk_string_list_append (type_list, C_("choice", "Find out"));
  for (guint i = 0; i < G_N_ELEMENTS (type_labels); i++)
    gtk_string_list_append (type_list, g_dpgettext2 (NULL, "type", type_labels[i]));
  adw_combo_row_set_model (self->type, G_LIST_MODEL (type_list));
  sonder_drop_down_show_whole (GTK_WIDGET (self->role));
  sonder_drop_down_show_whole (GTK_WIDGET (self->metric));
  sonder_drop_down_show_whole (GTK_WIDGET (self->comment_for));
  sonder_drop_down_show_whole (GTK_WIDGET (self->type));
}

static void
show_heading (SonderColumnEditor *self)
{
  guint n = (guint) gtk_bitset_get_size (self->columns);
  const SonderImportChoice *first = get_first (self);
  g_autofree char *examples =
    sonder_import_choice_dup_examples (first, sonder_import_choices_get_plan (self->choices));
  g_autofree char *several = NULL;

  if (n > 1)
    several = g_strdup_printf (ngettext ("%u Column", "%u Columns", n), n);
  gtk_label_set_label (self->name, several != NULL ? several : first->name);
  gtk_label_set_label (self->examples, examples);
  gtk_widget_set_visible (GTK_WIDGET (self->examples), n == 1 && *examples != '\0');
}

static void
set_text (AdwEntryRow *row,
          const char  *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
show_score (SonderColumnEditor       *self,
            const SonderImportChoice *first,
            gboolean                  is_score)
{
  gboolean rating = is_score && is_rating (first->metric);
  SonderScale scale;

  gtk_widget_set_visible (GTK_WIDGET (self->metric), is_score);
  gtk_widget_set_visible (self->lowest_row, rating);
  gtk_widget_set_visible (self->highest_row, rating);
  gtk_widget_set_visible (GTK_WIDGET (self->touchpoint),
                          is_score && gtk_bitset_get_size (self->columns) == 1);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), is_score);
  gtk_widget_set_visible (GTK_WIDGET (self->confirm), is_score && first->guessed);
  set_text (self->touchpoint, first->touchpoint);
  set_text (self->missing, first->missing);
  if (rating && sonder_scale_parse (first->metric, &scale, NULL))
    {
      gtk_spin_button_set_value (self->lowest, scale.min);
      gtk_spin_button_set_value (self->highest, scale.max);
    }
}

static void
show_alike (SonderColumnEditor *self)
{
  g_autoptr (GtkBitset) alike = NULL;
  g_autofree char *label = NULL;
  guint n = 0;

  if (gtk_bitset_get_size (self->columns) == 1)
    {
      alike = sonder_import_choices_find_alike (self->choices,
                                                gtk_bitset_get_minimum (self->columns));
      n = (guint) gtk_bitset_get_size (alike) - 1;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->alike), n > 0);
  label = g_strdup_printf (
    ngettext ("_Same for %u Similar Column", "_Same for %u Similar Columns", n), n);
  gtk_button_set_label (self->alike, label);
}

static void
show_unusable (SonderColumnEditor       *self,
               const SonderImportReport *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; report != NULL && i < report->unusable->len; i++)
    {
      const SonderImportUnusable *unusable =
        &g_array_index (report->unusable, SonderImportUnusable, i);
      g_autofree char *line = NULL;
      g_autofree char *shown = NULL;

      if (!gtk_bitset_contains (self->columns, unusable->column))
        continue;
      line = sonder_import_unusable_describe (unusable,
                                              sonder_import_choices_get_plan (self->choices));
      shown = sonder_privacy_dup_text (NULL, line);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", shown);
    }
  gtk_label_set_label (self->unusable, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->unusable), text->len > 0);
}

static void
role_cb (SonderColumnEditor *self)
{
  guint position = adw_combo_row_get_selected (self->role);

  if (!self->updating && position != GTK_INVALID_LIST_POSITION)
    sonder_import_choices_set_role (self->choices, self->columns, roles[position]);
}

static void
metric_cb (SonderColumnEditor *self)
{
  guint position = adw_combo_row_get_selected (self->metric);
  g_autofree char *rating = NULL;

  if (self->updating || position == GTK_INVALID_LIST_POSITION)
    return;
  if (g_strcmp0 (self->metrics->pdata[position], "rating") == 0)
    rating = sonder_import_choices_dup_rating (self->choices, self->columns);
  sonder_import_choices_set_metric (self->choices, self->columns,
                                    rating != NULL ? rating : self->metrics->pdata[position]);
}

static void
scale_cb (SonderColumnEditor *self)
{
  int low = gtk_spin_button_get_value_as_int (self->lowest);
  int high = MAX (low + 1, gtk_spin_button_get_value_as_int (self->highest));
  g_autofree char *metric =
    g_strdup_printf ("rating:%d-%d", low, MIN (high, low + SONDER_SCALE_MAX_SPAN));

  if (!self->updating)
    sonder_import_choices_set_metric (self->choices, self->columns, metric);
}

static void
touchpoint_cb (SonderColumnEditor *self)
{
  if (!self->updating)
    sonder_import_choices_set_touchpoint (self->choices, gtk_bitset_get_minimum (self->columns),
                                          gtk_editable_get_text (GTK_EDITABLE (self->touchpoint)));
}

static void
missing_cb (SonderColumnEditor *self)
{
  if (!self->updating)
    sonder_import_choices_set_missing (self->choices, self->columns,
                                       gtk_editable_get_text (GTK_EDITABLE (self->missing)));
}

static void
type_cb (SonderColumnEditor *self)
{
  guint position = adw_combo_row_get_selected (self->type);

  if (!self->updating && position != GTK_INVALID_LIST_POSITION)
    sonder_import_choices_set_type (self->choices, self->columns,
                                    position > 0 ? (int) types[position - 1] : -1);
}

static void
comment_for_cb (SonderColumnEditor *self)
{
  guint position = adw_combo_row_get_selected (self->comment_for);

  if (!self->updating && position != GTK_INVALID_LIST_POSITION)
    sonder_import_choices_set_comment_for (self->choices, self->columns,
                                           g_array_index (self->scores, int, position));
}

static void
confirm_cb (SonderColumnEditor *self)
{
  sonder_import_choices_set_metric (self->choices, self->columns, get_first (self)->metric);
}

static void
alike_cb (SonderColumnEditor *self)
{
  guint column = gtk_bitset_get_minimum (self->columns);
  g_autoptr (GtkBitset) alike = sonder_import_choices_find_alike (self->choices, column);

  sonder_import_choices_copy (self->choices, column, alike);
}

static void
sonder_column_editor_dispose (GObject *object)
{
  SonderColumnEditor *self = SONDER_COLUMN_EDITOR (object);

  self->updating = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_COLUMN_EDITOR);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (sonder_column_editor_parent_class)->dispose (object);
}

static void
sonder_column_editor_finalize (GObject *object)
{
  SonderColumnEditor *self = SONDER_COLUMN_EDITOR (object);

  g_clear_pointer (&self->columns, gtk_bitset_unref);
  g_clear_pointer (&self->metrics, g_ptr_array_unref);
  g_clear_pointer (&self->scores, g_array_unref);

  G_OBJECT_CLASS (sonder_column_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, name);
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, examples);
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, role);
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, metric);
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, lowest_row);
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, lowest);
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, highest_row);
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, highest);
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, touchpoint);
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, missing);
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, comment_for);
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, type);
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, confirm);
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, unusable);
  gtk_widget_class_bind_template_child (widget_class, SonderColumnEditor, alike);
  gtk_widget_class_bind_template_callback (widget_class, role_cb);
  gtk_widget_class_bind_template_callback (widget_class, metric_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_cb);
  gtk_widget_class_bind_template_callback (widget_class, touchpoint_cb);
  gtk_widget_class_bind_template_callback (widget_class, missing_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_cb);
  gtk_widget_class_bind_template_callback (widget_class, comment_for_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, alike_cb);
}

static void
sonder_column_editor_class_init (SonderColumnEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_column_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = sonder_column_editor_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/import/column-editor.ui");
  bind_template (widget_class);
}

static void
sonder_column_editor_init (SonderColumnEditor *self)
{
  self->updating = TRUE;
  self->metrics = g_ptr_array_new_with_free_func (g_free);
  self->scores = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_fixed_lists (self);
  self->updating = FALSE;
}

void
sonder_column_editor_set_choices (SonderColumnEditor  *self,
                                  SonderImportChoices *choices)
{
  g_set_object (&self->choices, choices);
}

/**
 * sonder_column_editor_show:
 * @columns: at least one
 * @report: (nullable): what would come of the choices
 */
void
sonder_column_editor_show (SonderColumnEditor       *self,
                           GtkBitset                *columns,
                           const SonderImportReport *report)
{
  const SonderImportChoice *first;

  gtk_bitset_ref (columns);
  g_clear_pointer (&self->columns, gtk_bitset_unref);
  self->columns = columns;
  first = get_first (self);

  self->updating = TRUE;
  show_heading (self);
  fill_lists (self);
  select_common (self, self->role, get_role_position);
  select_common (self, self->metric, get_metric_position);
  select_common (self, self->type, get_type_position);
  select_common (self, self->comment_for, get_score_position);
  show_score (self, first,
              adw_combo_row_get_selected (self->role) == find_role (SONDER_COLUMN_SCORE));
  gtk_widget_set_visible (GTK_WIDGET (self->comment_for),
                          first->role == SONDER_COLUMN_COMMENT && self->scores->len > 2);
  gtk_widget_set_visible (GTK_WIDGET (self->type), first->role == SONDER_COLUMN_ATTRIBUTE);
  show_alike (self);
  show_unusable (self, report);
  self->updating = FALSE;
}
