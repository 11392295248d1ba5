/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "satisfaction-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "application.h"
#include "chart-view.h"
#include "chart.h"
#include "comparison.h"
#include "export.h"
#include "figures-table.h"
#include "sentence.h"
#include "trend.h"

#define EXPORT_WIDTH 1000
#define EXPORT_HEIGHT 640
#define EXPORT_SCALE 2

/* What stands for "no filter" in the targets of the menus. */
#define ALL "*"

struct _SonderSatisfactionPage
{
  SonderPage          parent_instance;

  GtkStack           *stack;
  GtkFlowBox         *sentence;
  GtkLabel           *finding;
  GtkStack           *view;
  SonderChartView    *chart;
  SonderFiguresTable *table;
  GtkToggleButton    *scores_button;
  GtkToggleButton    *distribution_button;
  GtkToggleButton    *trend_button;
  GtkMenuButton      *metric_button;
  GtkMenuButton      *touchpoint_button;
  GtkMenuButton      *time_button;
  GtkMenuButton      *by_button;

  SonderChartKind     kind;
  char               *metric;     /* id; "" is the first */
  char               *touchpoint; /* id, or ALL */
  char               *time;       /* a year, "12" for the last twelve months, or ALL */
  char               *by;         /* "segment", "touchpoint", or the id of an attribute */

  SonderFigures      *figures;
  SonderComparison   *comparison;
  gboolean            for_export;
};

G_DEFINE_FINAL_TYPE (SonderSatisfactionPage, sonder_satisfaction_page, SONDER_TYPE_PAGE)

static SonderProject *
get_project (SonderSatisfactionPage *self)
{
  return sonder_page_get_project (SONDER_PAGE (self));
}

static void
set_text (char      **field,
          const char *text)
{
  char *copy = g_strdup (text);

  g_free (*field);
  *field = copy;
}

/* The first and the last day on which somebody answered. */
static gboolean
get_date_range (SonderSatisfactionPage *self,
                gint32                 *first,
                gint32                 *last)
{
  const SonderTable *answers = sonder_project_get_answers (get_project (self));
  SonderColumn *dates = sonder_table_column (answers, SONDER_ANSWER_DATE);

  *first = G_MAXINT32;
  *last = SONDER_DATE_NONE;
  for (guint row = 0; row < answers->n_rows; row++)
    {
      gint32 date = sonder_column_get_i32 (dates, row);

      if (date == SONDER_DATE_NONE ||
          (sonder_answers_get_flags (answers, row) & SONDER_ROW_DELETED))
        continue;
      *first = MIN (*first, date);
      *last = MAX (*last, date);
    }

  return *last != SONDER_DATE_NONE;
}

static int
get_year (gint32 date)
{
  int year = 0, month, day;

  sonder_date_to_ymd (date, &year, &month, &day);
  return year;
}

static SonderItem *
get_metric (SonderSatisfactionPage *self)
{
  SonderItem *metric =
    sonder_project_find_item (get_project (self), SONDER_KIND_METRIC, self->metric);
  g_autoptr (SonderItem) first = NULL;

  if (metric != NULL)
    return metric;

  first = g_list_model_get_item (sonder_project_get_items (get_project (self), SONDER_KIND_METRIC),
                                 0);
  return first; /* the list keeps it */
}

static void
fill_time (SonderSatisfactionPage *self,
           SonderQuestion         *question)
{
  gint32 first, last;

  if (g_str_equal (self->time, ALL) || !get_date_range (self, &first, &last))
    return;

  if (g_str_equal (self->time, "12"))
    question->from = last - 364;
  else
    {
      int year = (int) g_ascii_strtoll (self->time, NULL, 10);

      question->from = sonder_date_from_ymd (year, 1, 1);
      question->to = sonder_date_from_ymd (year, 12, 31);
    }
}

static SonderQuestion *
create_question (SonderSatisfactionPage *self,
                 SonderItem             *metric)
{
  SonderQuestion *question = sonder_question_new ();

  question->metric = g_strdup (sonder_item_get_id (metric));
  if (!g_str_equal (self->touchpoint, ALL) &&
      sonder_project_find_item (get_project (self), SONDER_KIND_TOUCHPOINT, self->touchpoint))
    question->touchpoint = g_strdup (self->touchpoint);
  fill_time (self, question);

  if (g_str_equal (self->by, "touchpoint"))
    question->by = SONDER_BY_TOUCHPOINT;
  else if (g_str_equal (self->by, "segment") ||
           !sonder_project_find_item (get_project (self), SONDER_KIND_ATTRIBUTE, self->by))
    question->by = SONDER_BY_SEGMENT;
  else
    {
      question->by = SONDER_BY_ATTRIBUTE;
      question->attribute = g_strdup (self->by);
    }

  return question;
}

static void
compute (SonderSatisfactionPage *self,
         SonderItem             *metric)
{
  g_autoptr (SonderQuestion) question = create_question (self, metric);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->comparison, sonder_comparison_free);
  g_clear_pointer (&self->figures, sonder_figures_free);
  self->figures = self->kind == SONDER_CHART_TREND
                    ? sonder_figures_compute_trend (get_project (self), question, &error)
                    : sonder_figures_compute (get_project (self), question, &error);

  question->latest = TRUE;
  /* Too many groups to compare are no reason not to draw them. */
  self->comparison = sonder_comparison_compute (get_project (self), question, SONDER_AGAINST_REST,
                                                SONDER_CORRECTION_HOLM, NULL);
  if (self->figures == NULL)
    gtk_label_set_text (self->finding, error->message);
}

static SonderScene *
lay_out_cb (gpointer     data,
            SonderTheme *theme,
            double       width,
            double       height)
{
  SonderSatisfactionPage *self = data;
  g_autofree char *scope = NULL;
  g_autofree char *caution = NULL;
  SonderChartSpec spec = { .kind = self->kind, .figures = self->figures };

  if (self->figures == NULL)
    return sonder_scene_new (theme, width, height);

  scope = sonder_sentence_filter (self->figures);
  if (self->comparison != NULL)
    caution = sonder_sentence_caution (self->comparison);
  spec.scope = scope;
  spec.note = caution;
  /* On the page the finding stands above the chart, in larger type. */
  spec.finding = self->for_export ? NULL : "";
  spec.comparison = self->kind == SONDER_CHART_TREND ? NULL : self->comparison;

  return sonder_chart_layout (&spec, theme, width, height);
}

static void
append_choice (GMenu      *menu,
               const char *label,
               const char *action,
               const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
append_items (SonderSatisfactionPage *self,
              GMenu                  *menu,
              SonderKind              kind,
              const char             *action)
{
  GListModel *items = sonder_project_get_items (get_project (self), kind);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);

      if (kind == SONDER_KIND_ATTRIBUTE && sonder_item_get_boolean (item, "personal"))
        continue;
      append_choice (menu, sonder_item_get_text (item, "name"), action,
                     sonder_item_get_id (item));
    }
}

static void
set_choice (GtkMenuButton *button,
            const char    *label,
            GMenu         *menu)
{
  gtk_menu_button_set_label (button, label);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (button)),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 1);
}

static void
update_metric_choice (SonderSatisfactionPage *self,
                      SonderItem             *metric)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  append_items (self, menu, SONDER_KIND_METRIC, "satisfaction.metric");
  set_choice (self->metric_button, sonder_item_get_text (metric, "name"), menu);
}

static void
update_touchpoint_choice (SonderSatisfactionPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  SonderItem *touchpoint =
    sonder_project_find_item (get_project (self), SONDER_KIND_TOUCHPOINT, self->touchpoint);

  append_choice (menu, _("All touchpoints"), "satisfaction.touchpoint", ALL);
  append_items (self, menu, SONDER_KIND_TOUCHPOINT, "satisfaction.touchpoint");
  set_choice (self->touchpoint_button,
              touchpoint != NULL ? sonder_item_get_text (touchpoint, "name")
                                 : _("All touchpoints"),
              menu);
}

static void
update_time_choice (SonderSatisfactionPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const char *label = _("All time");
  gint32 first, last;

  if (get_date_range (self, &first, &last))
    {
      append_choice (menu, _("All time"), "satisfaction.time", ALL);
      append_choice (menu, _("Last twelve months"), "satisfaction.time", "12");
      for (int year = get_year (last); year >= get_year (first); year--)
        {
          g_autofree char *text = g_strdup_printf ("%d", year);

          append_choice (menu, text, "satisfaction.time", text);
        }
    }
  if (g_str_equal (self->time, "12"))
    label = _("Last twelve months");
  else if (!g_str_equal (self->time, ALL))
    label = self->time;

  set_choice (self->time_button, label, menu);
}

static void
update_by_choice (SonderSatisfactionPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  SonderItem *attribute =
    sonder_project_find_item (get_project (self), SONDER_KIND_ATTRIBUTE, self->by);
  g_autofree char *label = NULL;

  append_choice (menu, _("Segment"), "satisfaction.by", "segment");
  append_choice (menu, _("Touchpoint"), "satisfaction.by", "touchpoint");
  append_items (self, menu, SONDER_KIND_ATTRIBUTE, "satisfaction.by");

  if (g_str_equal (self->by, "touchpoint"))
    label = g_strdup (_("by touchpoint"));
  else if (attribute != NULL)
    /* Translators: answers grouped by the attribute %s of customers */
    label = g_strdup_printf (_("by %s"), sonder_item_get_text (attribute, "name"));
  else
    label = g_strdup (_("by segment"));

  set_choice (self->by_button, label, menu);
}

/* The verdict belongs to what is compared; a trend shows movement, not that. */
static void
update_finding (SonderSatisfactionPage *self)
{
  g_autofree char *finding = NULL;

  if (self->comparison != NULL && self->kind != SONDER_CHART_TREND)
    finding = sonder_sentence_verdict (self->comparison);

  gtk_label_set_text (self->finding, finding != NULL ? finding : "");
  gtk_widget_set_visible (GTK_WIDGET (self->finding), finding != NULL);
}

static void
update_buttons (SonderSatisfactionPage *self)
{
  gtk_toggle_button_set_active (self->scores_button, self->kind == SONDER_CHART_SCORES);
  gtk_toggle_button_set_active (self->distribution_button,
                                self->kind == SONDER_CHART_DISTRIBUTION);
  gtk_toggle_button_set_active (self->trend_button, self->kind == SONDER_CHART_TREND);
}

static gboolean
has_answers (SonderSatisfactionPage *self)
{
  return sonder_table_count_rows (sonder_project_get_answers (get_project (self)),
                                  SONDER_ROW_DELETED, 0) > 0;
}

static void
sonder_satisfaction_page_update (SonderPage *page)
{
  SonderSatisfactionPage *self = SONDER_SATISFACTION_PAGE (page);
  SonderItem *metric = get_metric (self);

  if (metric == NULL || !has_answers (self))
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  update_metric_choice (self, metric);
  update_touchpoint_choice (self);
  update_time_choice (self);
  update_by_choice (self);
  update_buttons (self);
  compute (self, metric);
  update_finding (self);
  if (self->figures != NULL)
    sonder_figures_table_show (self->table, self->figures);
  sonder_chart_view_changed (self->chart);
  gtk_stack_set_visible_child_name (self->stack, "answers");
}

static void
chart_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SonderSatisfactionPage *self = SONDER_SATISFACTION_PAGE (widget);
  GSettings *settings =
    sonder_application_get_settings (SONDER_APPLICATION (g_application_get_default ()));

  sonder_chart_kind_parse (g_variant_get_string (parameter, NULL), &self->kind);
  g_settings_set_string (settings, "chart", g_variant_get_string (parameter, NULL));
  sonder_satisfaction_page_update (SONDER_PAGE (self));
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SonderSatisfactionPage *self = SONDER_SATISFACTION_PAGE (widget);
  const char *choice = g_variant_get_string (parameter, NULL);

  if (g_str_equal (action_name, "satisfaction.metric"))
    set_text (&self->metric, choice);
  else if (g_str_equal (action_name, "satisfaction.touchpoint"))
    set_text (&self->touchpoint, choice);
  else if (g_str_equal (action_name, "satisfaction.time"))
    set_text (&self->time, choice);
  else
    set_text (&self->by, choice);

  sonder_satisfaction_page_update (SONDER_PAGE (self));
}

static SonderScene *
lay_out_for_export (SonderSatisfactionPage *self,
                    SonderThemeKind         kind)
{
  SonderScene *scene;

  self->for_export = TRUE;
  scene = sonder_chart_view_lay_out (self->chart, kind, EXPORT_WIDTH, EXPORT_HEIGHT);
  self->for_export = FALSE;

  return scene;
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SonderSatisfactionPage *self = SONDER_SATISFACTION_PAGE (widget);
  g_autoptr (SonderScene) scene = lay_out_for_export (self, SONDER_THEME_LIGHT);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
    sonder_export_to_bytes (scene, SONDER_EXPORT_PNG, EXPORT_SCALE, &error);
  g_autoptr (GdkTexture) texture =
    bytes != NULL ? gdk_texture_new_from_bytes (bytes, &error) : NULL;

  if (texture == NULL)
    {
      sonder_page_toast (SONDER_PAGE (self), error->message);
      return;
    }

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  sonder_page_toast (SONDER_PAGE (self), _("Chart copied"));
}

static void
tell_exported (SonderSatisfactionPage *self,
               GFile                  *file,
               gboolean                done,
               const GError           *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *display = g_filename_display_name (name);
  /* Translators: %s is the name of a file */
  g_autofree char *message =
    done ? g_strdup_printf (_("“%s” written"), display) : g_strdup (error->message);

  sonder_page_toast (SONDER_PAGE (self), message);
}

static void
export_response_cb (SonderSatisfactionPage *self,
                    int                     response,
                    GtkFileChooserNative   *chooser)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autoptr (SonderScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  SonderExportFormat format;
  gboolean done;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_object_unref (chooser);
  if (response != GTK_RESPONSE_ACCEPT || file == NULL || self->figures == NULL)
    return;

  path = g_file_get_path (file);
  scene = lay_out_for_export (self, SONDER_THEME_PRINT);
  done = path != NULL && sonder_export_format_from_path (path, &format, &error) &&
         sonder_export_to_file (scene, path, format, EXPORT_SCALE, &error);
  if (path == NULL)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _("Charts can only be written to folders of this computer."));
  tell_exported (self, file, done, error);
}

static void
export_figures_response_cb (SonderSatisfactionPage *self,
                            int                     response,
                            GtkFileChooserNative   *chooser)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (GError) error = NULL;
  GSettings *settings =
    sonder_application_get_settings (SONDER_APPLICATION (g_application_get_default ()));
  gboolean done;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_object_unref (chooser);
  if (response != GTK_RESPONSE_ACCEPT || file == NULL || self->figures == NULL)
    return;

  csv = sonder_figures_table_to_csv (self->figures,
                                     (guint) g_settings_get_int (settings, "export-minimum"));
  done = g_file_replace_contents (file, csv, strlen (csv), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                  NULL, &error);
  tell_exported (self, file, done, error);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  gboolean figures = g_str_equal (action_name, "satisfaction.export-figures");
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (figures ? _("Export Figures") : _("Export Chart"),
                                 GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser),
                                     /* Translators: names of files; keep the endings */
                                     figures ? _("figures.csv") : _("chart.svg"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response",
                           figures ? G_CALLBACK (export_figures_response_cb)
                                   : G_CALLBACK (export_response_cb),
                           widget, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
table_toggled_cb (SonderSatisfactionPage *self,
                  GtkToggleButton        *button)
{
  gtk_stack_set_visible_child_name (self->view,
                                    gtk_toggle_button_get_active (button) ? "table" : "chart");
}

/* A click on a segment's mark leads to its customers. */
static void
mark_activated_cb (SonderSatisfactionPage *self,
                   const SonderItemRef    *item)
{
  if (self->figures != NULL && self->figures->question->by == SONDER_BY_SEGMENT &&
      item->group_id != NULL)
    sonder_page_go_to (SONDER_PAGE (self), "customers", item->group_id);
}

static GtkMenuButton *
add_choice (SonderSatisfactionPage *self,
            const char             *name)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_flow_box_append (self->sentence, button);
  /* The button has the focus, not the box around it. */
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);

  return GTK_MENU_BUTTON (button);
}

static void
sonder_satisfaction_page_dispose (GObject *object)
{
  SonderSatisfactionPage *self = SONDER_SATISFACTION_PAGE (object);

  sonder_page_dispose_template (SONDER_PAGE (object), SONDER_TYPE_SATISFACTION_PAGE);
  g_clear_pointer (&self->comparison, sonder_comparison_free);
  g_clear_pointer (&self->figures, sonder_figures_free);
  g_clear_pointer (&self->metric, g_free);
  g_clear_pointer (&self->touchpoint, g_free);
  g_clear_pointer (&self->time, g_free);
  g_clear_pointer (&self->by, g_free);

  G_OBJECT_CLASS (sonder_satisfaction_page_parent_class)->dispose (object);
}

static void
sonder_satisfaction_page_class_init (SonderSatisfactionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_satisfaction_page_dispose;
  SONDER_PAGE_CLASS (klass)->update = sonder_satisfaction_page_update;

  g_type_ensure (SONDER_TYPE_CHART_VIEW);
  g_type_ensure (SONDER_TYPE_FIGURES_TABLE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/satisfaction/satisfaction-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage, finding);
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage, view);
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage, chart);
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage, table);
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage, scores_button);
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage,
                                        distribution_button);
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage, trend_button);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);

  gtk_widget_class_install_action (widget_class, "satisfaction.chart", "s", chart_action);
  gtk_widget_class_install_action (widget_class, "satisfaction.metric", "s", choose_action);
  gtk_widget_class_install_action (widget_class, "satisfaction.touchpoint", "s", choose_action);
  gtk_widget_class_install_action (widget_class, "satisfaction.time", "s", choose_action);
  gtk_widget_class_install_action (widget_class, "satisfaction.by", "s", choose_action);
  gtk_widget_class_install_action (widget_class, "satisfaction.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "satisfaction.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "satisfaction.export-figures", NULL,
                                   export_action);
}

static void
sonder_satisfaction_page_init (SonderSatisfactionPage *self)
{
  GApplication *application = g_application_get_default ();
  g_autofree char *kind = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->metric = g_strdup ("");
  self->touchpoint = g_strdup (ALL);
  self->time = g_strdup (ALL);
  self->by = g_strdup ("segment");
  self->kind = SONDER_CHART_SCORES;
  if (application != NULL)
    {
      kind = g_settings_get_string (
        sonder_application_get_settings (SONDER_APPLICATION (application)), "chart");
      sonder_chart_kind_parse (kind, &self->kind);
    }

  self->metric_button = add_choice (self, _("What was asked"));
  self->touchpoint_button = add_choice (self, _("Where"));
  self->time_button = add_choice (self, _("When"));
  self->by_button = add_choice (self, _("Compared by"));
  sonder_chart_view_set_layout (self->chart, lay_out_cb, self);
  g_signal_connect_swapped (self->chart, "mark-activated", G_CALLBACK (mark_activated_cb), self);
}
