/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "persona-card.h"

#include <glib/gi18n.h>
#include <math.h>

#include "columns.h"
#include "field-view.h"
#include "figures.h"
#include "statement-list.h"

struct _SonderPersonaCard
{
  AdwBin               parent_instance;

  AdwAvatar           *face;
  SonderFieldView     *name;
  SonderFieldView     *line;
  SonderFieldView     *role;
  SonderFieldView     *quotation;
  SonderStatementList *goals;
  SonderStatementList *frustrations;
  SonderFieldView     *about;
  GtkEntry            *channels;
  GtkBox              *sliders;
  GtkWidget           *strip;
  GtkLabel            *strip_label;

  SonderProject       *project;
  SonderItem          *persona;
  gboolean             updating;
};

G_DEFINE_FINAL_TYPE (SonderPersonaCard, sonder_persona_card, ADW_TYPE_BIN)

static void
update_face (SonderPersonaCard *self)
{
  adw_avatar_set_text (self->face, sonder_item_get_text (self->persona, "name"));
}

static void
update_channels (SonderPersonaCard *self)
{
  g_autofree char *text =
    g_strjoinv (", ", (char **) sonder_item_get_texts (self->persona, "channels"));

  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->channels), text);
  self->updating = FALSE;
}

static void
commit_channels (SonderPersonaCard *self)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) channels = g_ptr_array_new ();

  if (self->persona == NULL || self->updating)
    return;

  parts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->channels)), ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (channels, parts[i]);
  g_ptr_array_add (channels, NULL);

  sonder_project_begin_edit (self->project, _("Change Channels"));
  sonder_project_set_variant (
    self->project, self->persona, "channels",
    channels->len > 1 ? g_variant_new_strv ((const char *const *) channels->pdata, -1) : NULL);
  sonder_project_end_edit (self->project);
}

/* One step of undo for a whole drag: the value is set when the pointer lets go. */
static void
commit_slider (GtkWidget         *scale,
               SonderPersonaCard *self)
{
  SonderItem *slider = g_object_get_data (G_OBJECT (scale), "slider");

  sonder_project_begin_edit (self->project, _("Move Slider"));
  sonder_project_set_variant (
    self->project, slider, "value",
    g_variant_new_double (round (gtk_range_get_value (GTK_RANGE (scale)))));
  sonder_project_end_edit (self->project);
}

static void
slider_changed_cb (GtkWidget         *scale,
                   SonderPersonaCard *self)
{
  if (!self->updating && self->persona != NULL)
    commit_slider (scale, self);
}

static void
slider_notify_cb (SonderItem *slider,
                  GParamSpec *pspec,
                  GtkWidget  *scale)
{
  if (!isnan (sonder_item_get_number (slider, "value")))
    gtk_range_set_value (GTK_RANGE (scale), sonder_item_get_number (slider, "value"));
}

static GtkWidget *
create_slider (SonderPersonaCard *self,
               SonderItem        *slider)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *low = sonder_field_view_new ();
  GtkWidget *high = sonder_field_view_new ();
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 100, 5);
  double value = sonder_item_get_number (slider, "value");

  g_object_set (low, "single-line", TRUE, "placeholder", _("One extreme"), "xalign", 1.0f, NULL);
  g_object_set (high, "single-line", TRUE, "placeholder", _("The other extreme"), NULL);
  sonder_field_view_bind (SONDER_FIELD_VIEW (low), self->project, slider, "low");
  sonder_field_view_bind (SONDER_FIELD_VIEW (high), self->project, slider, "high");
  gtk_widget_set_size_request (low, 96, -1);
  gtk_widget_set_size_request (high, 96, -1);

  gtk_range_set_value (GTK_RANGE (scale), isnan (value) ? 50 : value);
  gtk_scale_set_draw_value (GTK_SCALE (scale), FALSE);
  gtk_widget_set_hexpand (scale, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Between the two extremes"), -1);
  g_object_set_data_full (G_OBJECT (scale), "slider", g_object_ref (slider), g_object_unref);
  g_signal_connect_object (slider, "notify::value", G_CALLBACK (slider_notify_cb), scale, 0);
  g_signal_connect (scale, "value-changed", G_CALLBACK (slider_changed_cb), self);

  gtk_box_append (GTK_BOX (box), low);
  gtk_box_append (GTK_BOX (box), scale);
  gtk_box_append (GTK_BOX (box), high);

  return box;
}

static void
update_sliders (SonderPersonaCard *self)
{
  GListModel *sliders = sonder_item_get_items (self->persona, "sliders");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sliders))) != NULL)
    gtk_box_remove (self->sliders, child);

  for (guint i = 0; i < g_list_model_get_n_items (sliders); i++)
    {
      g_autoptr (SonderItem) slider = g_list_model_get_item (sliders, i);

      gtk_box_append (self->sliders, create_slider (self, slider));
    }
}

static SonderItem *
get_segment (SonderPersonaCard *self)
{
  const char *id = sonder_item_get_text (self->persona, "segment");

  return *id != '\0' ? sonder_project_find_item (self->project, SONDER_KIND_SEGMENT, id) : NULL;
}

static SonderFigures *
compute_segment_figures (SonderPersonaCard *self,
                         SonderItem        *segment)
{
  g_autoptr (SonderQuestion) question = sonder_question_new ();
  GListModel *metrics = sonder_project_get_items (self->project, SONDER_KIND_METRIC);
  g_autoptr (SonderItem) metric = g_list_model_get_item (metrics, 0);

  question->segment = g_strdup (sonder_item_get_id (segment));
  question->metric = metric != NULL ? g_strdup (sonder_item_get_id (metric)) : NULL;

  return sonder_figures_compute (self->project, question, NULL);
}

static char *
describe_score (const SonderFigures *figures)
{
  const SonderFigure *overall = &figures->overall;
  const char *name = figures->metric_name;

  if (isnan (overall->low))
    return g_strdup_printf ("%s %.1f", name, overall->score);
  if (figures->scale.kind == SONDER_SCALE_NPS)
    return g_strdup_printf ("%s %.0f [%.0f – %.0f]", name, overall->score, overall->low,
                            overall->high);
  if (figures->scale.kind == SONDER_SCALE_CSAT)
    return g_strdup_printf ("%s %.0f %% [%.0f – %.0f]", name, overall->score, overall->low,
                            overall->high);

  return g_strdup_printf ("%s %.1f [%.1f – %.1f]", name, overall->score, overall->low,
                          overall->high);
}

/* "Stands for Regulars · 84 customers · NPS 42 [31 – 52] · 260 answers" */
static void
update_strip (SonderPersonaCard *self)
{
  SonderItem *segment = get_segment (self);
  g_autoptr (SonderFigures) figures = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_customers;

  gtk_widget_set_visible (self->strip, segment != NULL);
  if (segment == NULL)
    return;

  figures = compute_segment_figures (self, segment);
  /* Translators: %s is the name of a segment */
  g_string_append_printf (text, _("Stands for %s"), sonder_item_get_text (segment, "name"));
  if (figures != NULL)
    {
      n_customers = figures->overall.customers;
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u customer", "%u customers", n_customers),
                              n_customers);
    }
  if (figures != NULL && figures->has_metric && figures->overall.n > 0)
    {
      g_autofree char *score = describe_score (figures);

      g_string_append_printf (text, " · %s · ", score);
      g_string_append_printf (text, ngettext ("%u answer", "%u answers", figures->overall.n),
                              figures->overall.n);
    }

  gtk_label_set_text (self->strip_label, text->str);
}

static void
sonder_persona_card_dispose (GObject *object)
{
  SonderPersonaCard *self = SONDER_PERSONA_CARD (object);

  g_clear_object (&self->persona);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_PERSONA_CARD);

  G_OBJECT_CLASS (sonder_persona_card_parent_class)->dispose (object);
}

static void
sonder_persona_card_class_init (SonderPersonaCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_persona_card_dispose;

  g_type_ensure (SONDER_TYPE_COLUMNS);
  g_type_ensure (SONDER_TYPE_FIELD_VIEW);
  g_type_ensure (SONDER_TYPE_STATEMENT_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/personas/persona-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, face);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, name);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, line);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, role);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, quotation);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, goals);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, frustrations);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, about);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, channels);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, sliders);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, strip);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, strip_label);
}

static void
sonder_persona_card_init (SonderPersonaCard *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->channels, "activate", G_CALLBACK (commit_channels), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit_channels), self);
  gtk_widget_add_controller (GTK_WIDGET (self->channels), focus);
}

/**
 * sonder_persona_card_set_persona:
 * @persona: (nullable): %NULL shows nothing
 */
void
sonder_persona_card_set_persona (SonderPersonaCard *self,
                                 SonderProject     *project,
                                 SonderItem        *persona)
{
  g_set_object (&self->project, project);
  g_set_object (&self->persona, persona);

  sonder_field_view_bind (self->name, project, persona, "name");
  sonder_field_view_bind (self->line, project, persona, "line");
  sonder_field_view_bind (self->role, project, persona, "role");
  sonder_field_view_bind (self->quotation, project, persona, "quotation");
  sonder_field_view_bind (self->about, project, persona, "about");
  sonder_statement_list_bind (self->goals, project, persona, "goals");
  sonder_statement_list_bind (self->frustrations, project, persona, "frustrations");
  if (persona != NULL)
    {
      update_sliders (self);
      sonder_persona_card_update (self);
    }
}

/**
 * sonder_persona_card_get_persona:
 *
 * Returns: (transfer none) (nullable):
 */
SonderItem *
sonder_persona_card_get_persona (SonderPersonaCard *self)
{
  return self->persona;
}

/**
 * sonder_persona_card_update:
 *
 * The project changed: shows what is not bound by itself.
 */
void
sonder_persona_card_update (SonderPersonaCard *self)
{
  if (self->persona == NULL)
    return;

  update_face (self);
  update_channels (self);
  update_strip (self);
}

void
sonder_persona_card_focus_name (SonderPersonaCard *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->name), GTK_DIR_TAB_FORWARD);
}
