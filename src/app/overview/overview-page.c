/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "overview-page.h"

#include <glib/gi18n.h>

#include "field-view.h"
#include "finding.h"
#include "has-data.h"
#include "next-steps.h"
#include "overview-card.h"
#include "persona-edits.h"
#include "view-state.h"
#include "wording.h"

#define MAX_STEPS 3

struct _SonderOverviewPage
{
  SonderPage       parent_instance;

  SonderFieldView *title;
  SonderFieldView *objective;
  SonderFieldView *team;
  char            *team_shown;
  GtkLabel        *finding;
  GtkFlowBox      *cards;
  GtkLabel        *method;
  GtkWidget       *steps_box;
  GtkListBox      *steps;

  gboolean         wants_objective; /* the keyboard is to be led there */
};

G_DEFINE_FINAL_TYPE (SonderOverviewPage, sonder_overview_page, SONDER_TYPE_PAGE)

static SonderProject *
get_project (SonderOverviewPage *self)
{
  return sonder_page_get_project (SONDER_PAGE (self));
}

static void
update_team (SonderOverviewPage *self)
{
  SonderItem *root = sonder_project_get_root (get_project (self));
  g_autofree char *text = g_strjoinv (", ", (char **) sonder_item_get_texts (root, "team"));

  /* What is being written there is left alone. */
  if (g_strcmp0 (self->team_shown, text) == 0)
    return;

  sonder_field_view_set_text (self->team, get_project (self), text);
  g_free (self->team_shown);
  self->team_shown = g_steal_pointer (&text);
}

static void
commit_team (SonderOverviewPage *self)
{
  g_autoptr (GPtrArray) team = g_ptr_array_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  if (get_project (self) == NULL)
    return;

  text = sonder_field_view_dup_text (self->team);
  parts = g_strsplit (text, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (team, parts[i]);
  g_ptr_array_add (team, NULL);

  sonder_project_begin_edit (get_project (self), _("Change Team"));
  sonder_project_set_variant (
    get_project (self), sonder_project_get_root (get_project (self)), "team",
    team->len > 1 ? g_variant_new_strv ((const char *const *) team->pdata, -1) : NULL);
  sonder_project_end_edit (get_project (self));
}

/* The first metric, by segment: the figures of the cards. */
static SonderQuestion *
create_question (SonderProject *project)
{
  GListModel *metrics = sonder_project_get_items (project, SONDER_KIND_METRIC);
  GListModel *segments = sonder_project_get_items (project, SONDER_KIND_SEGMENT);
  g_autoptr (SonderItem) metric = g_list_model_get_item (metrics, 0);
  SonderQuestion *question;

  if (metric == NULL || !sonder_has_scores (project))
    return NULL;

  question = sonder_question_new ();
  question->metric = g_strdup (sonder_item_get_id (metric));
  question->by = g_list_model_get_n_items (segments) > 0 ? SONDER_BY_SEGMENT : SONDER_BY_NONE;

  return question;
}

/* Which of its children has the focus in it, or -1. */
static int
find_focused (GtkWidget *list)
{
  GtkWidget *focused = gtk_widget_get_focus_child (list);
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int at = 0;

  if (focused == NULL || focus == NULL || !gtk_widget_is_ancestor (focus, focused))
    return -1;
  while ((focused = gtk_widget_get_prev_sibling (focused)) != NULL)
    at++;

  return at;
}

/* What stands there now has the focus, or the last one. */
static void
focus_again (GtkWidget *list,
             int        at)
{
  GtkWidget *child = at >= 0 ? gtk_widget_get_first_child (list) : NULL;

  while (at-- > 0 && child != NULL && gtk_widget_get_next_sibling (child) != NULL)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_grab_focus (child);
}

static void
update_cards (SonderOverviewPage  *self,
              const SonderFigures *figures)
{
  GListModel *segments = sonder_project_get_items (get_project (self), SONDER_KIND_SEGMENT);
  GListModel *personas = sonder_project_get_items (get_project (self), SONDER_KIND_PERSONA);
  int focused = find_focused (GTK_WIDGET (self->cards));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_flow_box_remove (self->cards, child);

  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);
      SonderItem *persona = sonder_persona_find_for (get_project (self), sonder_item_get_id (segment));

      gtk_flow_box_append (self->cards, sonder_overview_card_new (get_project (self), segment,
                                                                  persona, figures, i));
    }
  for (guint i = 0; i < g_list_model_get_n_items (personas); i++)
    {
      g_autoptr (SonderItem) persona = g_list_model_get_item (personas, i);

      if (*sonder_item_get_text (persona, "segment") == '\0')
        gtk_flow_box_append (self->cards, sonder_overview_card_new (get_project (self), NULL,
                                                                    persona, NULL, 0));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->cards),
                          gtk_widget_get_first_child (GTK_WIDGET (self->cards)) != NULL);
  focus_again (GTK_WIDGET (self->cards), focused);
}

/* What the marks on the cards are, once for all of them. */
static void
update_method (SonderOverviewPage  *self,
               const SonderFigures *figures)
{
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;
  g_autofree char *overall = NULL;
  g_autofree char *text = NULL;
  double low, high;

  gtk_widget_set_visible (GTK_WIDGET (self->method), figures != NULL);
  if (figures == NULL)
    return;

  sonder_overview_find_axis (figures, &low, &high);
  low_text = sonder_wording_score (&figures->scale, low, 0);
  high_text = sonder_wording_score (&figures->scale, high, 0);
  overall = sonder_wording_score (&figures->scale, figures->overall.score,
                                  sonder_wording_choose_decimals (&figures->scale, low, low));
  /* Translators: first the name of what was asked, then scores */
  text = g_strdup_printf (_("%s: all answers, with the 95 %% interval, from %s to %s. The upright "
                            "line is all customers together: %s. What is hollow rests on few "
                            "answers."),
                          figures->metric_name, low_text, high_text, overall);
  gtk_label_set_text (self->method, text);
}

static void
dismiss_clicked_cb (GtkWidget          *button,
                    SonderOverviewPage *self)
{
  g_autofree char *before = sonder_view_state_dup (get_project (self), "dismissed");
  g_autofree char *after = g_strconcat (before != NULL ? before : "", " ",
                                        (const char *) g_object_get_data (G_OBJECT (button), "id"),
                                        NULL);

  sonder_view_state_set (get_project (self), "dismissed", after);
  sonder_page_queue_update (SONDER_PAGE (self));
}

static GtkWidget *
create_step_row (SonderOverviewPage   *self,
                 const SonderNextStep *step)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), step->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), step->subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Not Now"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Not Now"), -1);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (step->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (dismiss_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "page", g_strdup (step->page), g_free);
  g_object_set_data_full (G_OBJECT (row), "item-id", g_strdup (step->item_id), g_free);

  return row;
}

static void
update_steps (SonderOverviewPage *self)
{
  g_autofree char *dismissed = sonder_view_state_dup (get_project (self), "dismissed");
  gboolean read_only = sonder_project_get_read_only_reason (get_project (self)) != NULL;
  g_autoptr (GPtrArray) steps =
    sonder_next_steps_find (get_project (self), dismissed, read_only ? 0 : MAX_STEPS);
  int focused = find_focused (GTK_WIDGET (self->steps));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_list_box_remove (self->steps, child);
  for (guint i = 0; i < steps->len; i++)
    gtk_list_box_append (self->steps, create_step_row (self, steps->pdata[i]));
  gtk_widget_set_visible (self->steps_box, steps->len > 0);
  focus_again (GTK_WIDGET (self->steps), focused);
}

static void
sonder_overview_page_update (SonderPage *page)
{
  SonderOverviewPage *self = SONDER_OVERVIEW_PAGE (page);
  g_autoptr (SonderQuestion) question = create_question (get_project (self));
  g_autoptr (SonderFigures) figures =
    question != NULL ? sonder_figures_compute (get_project (self), question, NULL) : NULL;
  gboolean with_answers = figures != NULL && figures->overall.n > 0;
  gboolean with_segments = with_answers && question->by == SONDER_BY_SEGMENT;
  g_autofree char *finding =
    with_answers ? sonder_finding_dup (get_project (self), figures) : NULL;

  update_team (self);
  gtk_label_set_text (self->finding, finding != NULL ? finding : "");
  gtk_widget_set_visible (GTK_WIDGET (self->finding), finding != NULL);
  update_cards (self, with_segments ? figures : NULL);
  update_method (self, with_segments ? figures : NULL);
  update_steps (self);
}

static void
sonder_overview_page_document_set (SonderPage *page)
{
  SonderOverviewPage *self = SONDER_OVERVIEW_PAGE (page);
  SonderItem *root = sonder_project_get_root (get_project (self));

  sonder_field_view_bind (self->title, get_project (self), root, "title");
  sonder_field_view_bind (self->objective, get_project (self), root, "objective");
}

/* Next steps lead here, too: to the sentence at the top. */
static void
sonder_overview_page_show_item (SonderPage *page,
                                const char *item_id)
{
  SONDER_OVERVIEW_PAGE (page)->wants_objective = g_str_equal (item_id, SONDER_NEXT_STEP_OBJECTIVE);
}

/* Who only looks here is not led into a text. */
static void
sonder_overview_page_focus_wanted (SonderPage *page)
{
  SonderOverviewPage *self = SONDER_OVERVIEW_PAGE (page);

  if (self->wants_objective)
    gtk_widget_child_focus (GTK_WIDGET (self->objective), GTK_DIR_TAB_FORWARD);
  else if (gtk_widget_get_visible (GTK_WIDGET (self->cards)))
    focus_again (GTK_WIDGET (self->cards), 0);
  else
    focus_again (GTK_WIDGET (self->steps), 0);
  self->wants_objective = FALSE;
}

static void
card_activated_cb (SonderOverviewPage *self,
                   GtkFlowBoxChild    *card)
{
  sonder_page_go_to (SONDER_PAGE (self), g_object_get_data (G_OBJECT (card), "page"),
                     g_object_get_data (G_OBJECT (card), "id"));
}

static void
step_activated_cb (SonderOverviewPage *self,
                   GtkListBoxRow      *row)
{
  sonder_page_go_to (SONDER_PAGE (self), g_object_get_data (G_OBJECT (row), "page"),
                     g_object_get_data (G_OBJECT (row), "item-id"));
}

static void
sonder_overview_page_dispose (GObject *object)
{
  g_clear_pointer (&SONDER_OVERVIEW_PAGE (object)->team_shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SONDER_TYPE_OVERVIEW_PAGE);
  G_OBJECT_CLASS (sonder_overview_page_parent_class)->dispose (object);
}

static void
sonder_overview_page_class_init (SonderOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SonderPageClass *page_class = SONDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_overview_page_dispose;
  page_class->document_set = sonder_overview_page_document_set;
  page_class->focus_wanted = sonder_overview_page_focus_wanted;
  page_class->show_item = sonder_overview_page_show_item;
  page_class->update = sonder_overview_page_update;

  g_type_ensure (SONDER_TYPE_FIELD_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/overview/overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderOverviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, SonderOverviewPage, objective);
  gtk_widget_class_bind_template_child (widget_class, SonderOverviewPage, team);
  gtk_widget_class_bind_template_child (widget_class, SonderOverviewPage, finding);
  gtk_widget_class_bind_template_child (widget_class, SonderOverviewPage, cards);
  gtk_widget_class_bind_template_child (widget_class, SonderOverviewPage, method);
  gtk_widget_class_bind_template_child (widget_class, SonderOverviewPage, steps_box);
  gtk_widget_class_bind_template_child (widget_class, SonderOverviewPage, steps);
  gtk_widget_class_bind_template_callback (widget_class, card_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_activated_cb);
}

static void
sonder_overview_page_init (SonderOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->team, "commit", G_CALLBACK (commit_team), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sonder_overview_page_prepare:
 *
 * Counts what the page says of a project, which is remembered: where the page is
 * shown in a later turn, it keeps nobody waiting.
 */
void
sonder_overview_page_prepare (SonderProject *project)
{
  g_autoptr (SonderQuestion) question = create_question (project);
  g_autoptr (SonderFigures) figures =
    question != NULL ? sonder_figures_compute (project, question, NULL) : NULL;

  if (figures != NULL)
    sonder_finding_prepare (project, figures);
}
