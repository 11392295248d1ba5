/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "satisfaction-page.h"

#include <glib/gi18n.h>

#include "application.h"
#include "chart-export.h"
#include "chart-titles.h"
#include "chart-view.h"
#include "chart.h"
#include "choices.h"
#include "figures-export.h"
#include "figures-table.h"
#include "privacy.h"
#include "sentence.h"
#include "trend.h"
#include "widget-theme.h"
#include "wrap-layout.h"

/* The foot has room for all that is to be said. */
#define EXPORT_WIDTH 1100
#define EXPORT_HEIGHT 760

#define FLAGS (G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS)

struct _SonderSatisfactionPage
{
  SonderPage          parent_instance;

  GtkStack           *stack;
  GtkBox             *sentence;
  GtkMenuButton      *buttons[SONDER_N_CHOICES];
  GtkLabel           *finding;
  GtkStack           *view;
  SonderChartView    *chart;
  SonderFiguresTable *table;

  SonderChartKind     kind;
  SonderChoices      *choices; /* NULL before the document is known */
  SonderFigures      *figures;
  SonderComparison   *comparison; /* NULL where there is no verdict */
};

G_DEFINE_FINAL_TYPE (SonderSatisfactionPage, sonder_satisfaction_page, SONDER_TYPE_PAGE)

/* Each is an action of that name, whose state is what is chosen now. */
enum
{
  PROP_0,
  PROP_CHOICES, /* and those behind it, in the order of SonderChoice */
  PROP_CHART = PROP_CHOICES + SONDER_N_CHOICES,
  PROP_SHOW_TABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const choice_names[SONDER_N_CHOICES] = {
  [SONDER_CHOICE_METRIC] = "metric",
  [SONDER_CHOICE_TOUCHPOINT] = "touchpoint",
  [SONDER_CHOICE_TIME] = "time",
  [SONDER_CHOICE_BY] = "by",
};

static GSettings *
get_settings (void)
{
  return sonder_application_get_settings (SONDER_APPLICATION (g_application_get_default ()));
}

static void
mask (SonderSatisfactionPage *self,
      SonderFigures          *figures)
{
  SonderMasking *masking =
    sonder_privacy_get_masking (sonder_page_get_project (SONDER_PAGE (self)));

  if (masking != NULL)
    sonder_figures_mask (figures, masking);
}

static SonderFigures *
compute_figures (SonderSatisfactionPage *self,
                 const SonderQuestion   *question,
                 GError                **error)
{
  SonderProject *project = sonder_page_get_project (SONDER_PAGE (self));
  SonderFigures *figures = self->kind == SONDER_CHART_TREND
                             ? sonder_figures_compute_trend (project, question, error)
                             : sonder_figures_compute (project, question, error);

  if (figures != NULL)
    mask (self, figures);

  return figures;
}

/* The verdict belongs to what is compared; a trend shows movement, not that. Too
 * many groups to compare are no reason not to draw them. */
static SonderComparison *
compute_comparison (SonderSatisfactionPage *self,
                    const SonderQuestion   *question)
{
  g_autoptr (SonderQuestion) latest = sonder_question_copy (question);
  SonderComparison *comparison;

  if (self->kind == SONDER_CHART_TREND || question->by == SONDER_BY_NONE)
    return NULL;

  latest->latest = TRUE;
  comparison = sonder_comparison_compute (sonder_page_get_project (SONDER_PAGE (self)), latest,
                                          SONDER_AGAINST_REST, SONDER_CORRECTION_HOLM, NULL);
  if (comparison != NULL)
    mask (self, comparison->figures);

  return comparison;
}

/* What the page shows; says so where that cannot be computed. */
static void
compute (SonderSatisfactionPage *self)
{
  g_autoptr (SonderQuestion) question = sonder_choices_make_question (self->choices);
  g_autoptr (GError) error = NULL;
  g_autofree char *finding = NULL;

  sonder_figures_table_clear (self->table);
  g_clear_pointer (&self->comparison, sonder_comparison_free);
  g_clear_pointer (&self->figures, sonder_figures_free);
  self->figures = compute_figures (self, question, &error);
  if (self->figures != NULL)
    self->comparison = compute_comparison (self, question);
  if (self->comparison != NULL && sonder_chart_is_borne_out (self->figures, self->comparison))
    finding = sonder_sentence_verdict (self->comparison);

  gtk_label_set_text (self->finding, error != NULL     ? error->message
                                     : finding != NULL ? finding
                                                       : "");
  gtk_widget_set_visible (GTK_WIDGET (self->finding), error != NULL || finding != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "satisfaction.copy-finding", finding != NULL);
}

static SonderScene *
lay_out (SonderSatisfactionPage *self,
         const SonderChartSpec  *wanted,
         SonderTheme            *theme,
         double                  width,
         double                  height)
{
  g_autofree char *caution =
    self->comparison != NULL ? sonder_sentence_caution (self->comparison) : NULL;
  g_autofree char *note =
    g_strjoin (caution != NULL && wanted->note != NULL ? " " : "", caution != NULL ? caution : "",
               wanted->note, NULL);
  SonderChartSpec spec = *wanted;

  spec.kind = self->kind;
  spec.comparison = self->comparison;
  spec.note = note;

  return sonder_chart_layout (&spec, theme, width, height);
}

/* On the page the verdict stands above the chart, in larger type than the
 * question. */
static SonderScene *
lay_out_cb (gpointer     data,
            SonderTheme *theme,
            double       width,
            double       height)
{
  SonderSatisfactionPage *self = data;
  gboolean has_finding = gtk_widget_get_visible (GTK_WIDGET (self->finding));
  SonderChartSpec spec = { .kind = self->kind, .figures = self->figures, .finding = "" };
  g_autofree char *question = NULL;
  SonderScene *scene;

  if (self->figures == NULL)
    return sonder_scene_new (theme, width, height);

  question = sonder_chart_make_title (&spec);
  if (has_finding)
    {
      spec.title = "";
      spec.finding = question;
    }
  scene = lay_out (self, &spec, theme, width, height);
  sonder_scene_set_title (scene, question);

  return scene;
}

static char *
describe_left_out (guint n_left_out,
                   guint minimum)
{
  if (n_left_out == 0)
    return NULL;

  return g_strdup_printf (ngettext ("Groups of fewer than %u person are left out.",
                                    "Groups of fewer than %u people are left out.", minimum),
                          minimum);
}

static gboolean
make_exported_cb (SonderPage     *page,
                  SonderThemeKind kind,
                  SonderExported *exported,
                  GError        **error)
{
  SonderSatisfactionPage *self = SONDER_SATISFACTION_PAGE (page);
  SonderTheme *theme = sonder_widget_get_theme_of_kind (GTK_WIDGET (self), kind);
  g_autoptr (SonderQuestion) question = sonder_choices_make_question (self->choices);
  guint minimum = (guint) g_settings_get_int (get_settings (), "export-minimum");
  g_autofree char *note = NULL;

  exported->figures = compute_figures (self, question, error);
  if (exported->figures == NULL)
    return FALSE;

  note = describe_left_out (sonder_figures_leave_out_small (exported->figures, minimum), minimum);
  exported->scene =
    lay_out (self, &(SonderChartSpec) { .figures = exported->figures, .note = note }, theme,
             EXPORT_WIDTH, EXPORT_HEIGHT);

  return TRUE;
}

static GMenu *
create_menu (SonderSatisfactionPage *self,
             SonderChoice            choice)
{
  g_autofree char *action = g_strconcat ("satisfaction.", choice_names[choice], NULL);

  return sonder_choices_create_menu (self->choices, choice, action);
}

/* Popovers take long to build: each is made when it is opened. */
static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       choice)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (button), SONDER_TYPE_SATISFACTION_PAGE);
  g_autoptr (GMenu) menu =
    create_menu (SONDER_SATISFACTION_PAGE (page), (SonderChoice) GPOINTER_TO_INT (choice));

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
update_sentence (SonderSatisfactionPage *self)
{
  for (guint i = 0; i < SONDER_N_CHOICES; i++)
    {
      g_autofree char *label = sonder_choices_dup_label (self->choices, i);
      g_autoptr (GMenu) menu = create_menu (self, i);
      gboolean several = g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 1;
      GtkWidget *button = GTK_WIDGET (self->buttons[i]);

      gtk_menu_button_set_label (self->buttons[i], label);
      gtk_menu_button_set_always_show_arrow (self->buttons[i], several);
      gtk_widget_set_can_target (button, several);
      gtk_widget_set_focusable (button, several);
      gtk_widget_set_visible (button, several || i == SONDER_CHOICE_METRIC);
    }
}

/* What is chosen can change with the project: a touchpoint that is deleted is
 * chosen no more. */
static void
tell_choices (SonderSatisfactionPage *self)
{
  for (guint i = 0; i < SONDER_N_CHOICES; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOICES + i]);
}

static gboolean
shows_table (SonderSatisfactionPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->view), "table") == 0;
}

/* Hundreds of labels are made only for those who look at them. */
static void
update_table (SonderSatisfactionPage *self)
{
  sonder_figures_table_clear (self->table);
  if (shows_table (self) && self->figures != NULL)
    sonder_figures_table_show (self->table, self->figures, self->kind);
}

static void
sonder_satisfaction_page_update (SonderPage *page)
{
  SonderSatisfactionPage *self = SONDER_SATISFACTION_PAGE (page);

  if (!sonder_choices_has_answers (self->choices))
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  update_sentence (self);
  tell_choices (self);
  compute (self);
  update_table (self);
  sonder_chart_view_set_leads_on (
    self->chart, self->figures != NULL && self->figures->question->by == SONDER_BY_SEGMENT);
  sonder_chart_view_changed (self->chart);
  gtk_stack_set_visible_child_name (self->stack, "answers");
}

static void
sonder_satisfaction_page_document_set (SonderPage *page)
{
  SonderSatisfactionPage *self = SONDER_SATISFACTION_PAGE (page);

  self->choices = sonder_choices_new (sonder_page_get_project (page));
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  sonder_chart_export_copy (SONDER_PAGE (widget), make_exported_cb);
}

static void
copy_finding_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  SonderSatisfactionPage *self = SONDER_SATISFACTION_PAGE (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), gtk_label_get_text (self->finding));
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  sonder_chart_export_chart (SONDER_PAGE (widget), make_exported_cb);
}

static void
export_figures_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  sonder_chart_export_figures (SONDER_PAGE (widget), make_exported_cb);
}

/* A click on a segment's mark leads to its customers. */
static void
mark_activated_cb (SonderSatisfactionPage *self,
                   const SonderItemRef    *item)
{
  sonder_page_go_to (SONDER_PAGE (self), "customers", item->group_id);
}

static void
add_button (SonderSatisfactionPage *self,
            SonderChoice            choice,
            const char             *name)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "choice");
  gtk_widget_set_tooltip_text (button, name);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popup_cb,
                                         GINT_TO_POINTER (choice), NULL);
  gtk_box_append (self->sentence, button);
  self->buttons[choice] = GTK_MENU_BUTTON (button);
}

static void
set_kind (SonderSatisfactionPage *self,
          const char             *name)
{
  if (!sonder_chart_kind_parse (name, &self->kind))
    return;

  g_settings_set_string (get_settings (), "chart", name);
  sonder_page_queue_update (SONDER_PAGE (self));
}

static void
show_table (SonderSatisfactionPage *self,
            gboolean                shown)
{
  gtk_stack_set_visible_child_name (self->view, shown ? "table" : "chart");
  update_table (self);
}

static void
sonder_satisfaction_page_get_property (GObject    *object,
                                       guint       prop_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  SonderSatisfactionPage *self = SONDER_SATISFACTION_PAGE (object);

  if (prop_id == PROP_CHART)
    g_value_set_string (value, sonder_chart_kind_get_name (self->kind));
  else if (prop_id == PROP_SHOW_TABLE)
    g_value_set_boolean (value, shows_table (self));
  else if (self->choices != NULL)
    g_value_set_string (value, sonder_choices_get (self->choices, prop_id - PROP_CHOICES));
}

static void
sonder_satisfaction_page_set_property (GObject      *object,
                                       guint         prop_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  SonderSatisfactionPage *self = SONDER_SATISFACTION_PAGE (object);

  if (prop_id == PROP_SHOW_TABLE)
    show_table (self, g_value_get_boolean (value));
  else if (prop_id == PROP_CHART)
    set_kind (self, g_value_get_string (value));
  else if (self->choices != NULL)
    {
      sonder_choices_set (self->choices, prop_id - PROP_CHOICES, g_value_get_string (value));
      sonder_page_queue_update (SONDER_PAGE (self));
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
sonder_satisfaction_page_dispose (GObject *object)
{
  SonderSatisfactionPage *self = SONDER_SATISFACTION_PAGE (object);

  sonder_page_dispose_template (SONDER_PAGE (object), SONDER_TYPE_SATISFACTION_PAGE);
  g_clear_pointer (&self->comparison, sonder_comparison_free);
  g_clear_pointer (&self->figures, sonder_figures_free);
  g_clear_pointer (&self->choices, sonder_choices_free);

  G_OBJECT_CLASS (sonder_satisfaction_page_parent_class)->dispose (object);
}

/* A property that is an action of the same name. */
static void
install_property (GObjectClass *object_class,
                  guint         prop_id,
                  GParamSpec   *property)
{
  g_autofree char *action = g_strconcat ("satisfaction.", property->name, NULL);

  properties[prop_id] = property;
  g_object_class_install_property (object_class, prop_id, property);
  gtk_widget_class_install_property_action (GTK_WIDGET_CLASS (object_class), action,
                                            property->name);
}

static void
sonder_satisfaction_page_class_init (SonderSatisfactionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sonder_satisfaction_page_dispose;
  object_class->get_property = sonder_satisfaction_page_get_property;
  object_class->set_property = sonder_satisfaction_page_set_property;
  SONDER_PAGE_CLASS (klass)->document_set = sonder_satisfaction_page_document_set;
  SONDER_PAGE_CLASS (klass)->update = sonder_satisfaction_page_update;

  for (guint i = 0; i < SONDER_N_CHOICES; i++)
    install_property (object_class, PROP_CHOICES + i,
                      g_param_spec_string (choice_names[i], NULL, NULL, NULL, FLAGS));
  install_property (object_class, PROP_CHART,
                    g_param_spec_string ("chart", NULL, NULL, NULL, FLAGS));
  install_property (object_class, PROP_SHOW_TABLE,
                    g_param_spec_boolean ("show-table", NULL, NULL, FALSE, FLAGS));
  gtk_widget_class_install_action (widget_class, "satisfaction.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "satisfaction.copy-finding", NULL,
                                   copy_finding_action);
  gtk_widget_class_install_action (widget_class, "satisfaction.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "satisfaction.export-figures", NULL,
                                   export_figures_action);

  g_type_ensure (SONDER_TYPE_CHART_VIEW);
  g_type_ensure (SONDER_TYPE_FIGURES_TABLE);
  g_type_ensure (SONDER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/satisfaction/satisfaction-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage, finding);
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage, view);
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage, chart);
  gtk_widget_class_bind_template_child (widget_class, SonderSatisfactionPage, table);
}

static void
sonder_satisfaction_page_init (SonderSatisfactionPage *self)
{
  g_autofree char *kind = g_settings_get_string (get_settings (), "chart");

  gtk_widget_init_template (GTK_WIDGET (self));
  self->kind = SONDER_CHART_SCORES;
  sonder_chart_kind_parse (kind, &self->kind);
  add_button (self, SONDER_CHOICE_METRIC, _("What was asked"));
  add_button (self, SONDER_CHOICE_TOUCHPOINT, _("Where"));
  add_button (self, SONDER_CHOICE_TIME, _("When"));
  add_button (self, SONDER_CHOICE_BY, _("Compared by"));
  sonder_chart_view_set_layout (self->chart, lay_out_cb, self);
  g_signal_connect_swapped (self->chart, "mark-activated", G_CALLBACK (mark_activated_cb), self);
}
