/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "persona-card.h"

#include <math.h>

#include "columns.h"
#include "fact-list.h"
#include "field-view.h"
#include "persona-edits.h"
#include "persona-face.h"
#include "privacy.h"
#include "strip-words.h"
#include "slider-row.h"
#include "statement-list.h"

struct _SonderPersonaCard
{
  AdwBin               parent_instance;

  SonderPersonaFace   *face;
  SonderFieldView     *name;
  SonderFieldView     *line;
  SonderFieldView     *role;
  SonderFieldView     *quotation;
  SonderFactList      *facts;
  SonderStatementList *goals;
  SonderStatementList *frustrations;
  SonderFieldView     *about;
  SonderFieldView     *channels;
  GtkBox              *sliders;
  GtkWidget           *guess_box;
  GtkSpinButton       *guess;
  GtkWidget           *strip;
  GtkLabel            *strip_label;

  SonderProject       *project;
  SonderItem          *persona;
  gulong               sliders_handler;
  guint64              strip_generation;
  char                *channels_shown;
  char                *strip_segment; /* whose figures the strip shows */
  gboolean             strip_privacy; /* of what it shows */
  gboolean             updating;
};

G_DEFINE_FINAL_TYPE (SonderPersonaCard, sonder_persona_card, ADW_TYPE_BIN)

/* Only what came from elsewhere: a comma that was just typed stays. */
static void
update_channels (SonderPersonaCard *self)
{
  g_autofree char *text = sonder_persona_dup_channels (self->persona);

  if (g_strcmp0 (text, self->channels_shown) == 0)
    return;

  sonder_field_view_set_text (self->channels, self->project, text);
  g_free (self->channels_shown);
  self->channels_shown = g_steal_pointer (&text);
}

static void
commit_channels (SonderPersonaCard *self)
{
  g_autofree char *text = sonder_field_view_dup_text (self->channels);

  if (self->persona == NULL)
    return;

  sonder_persona_edits_set_channels (self->project, self->persona, text);
  g_free (self->channels_shown);
  self->channels_shown = sonder_persona_dup_channels (self->persona);
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

      gtk_box_append (self->sliders, sonder_slider_row_new (self->project, slider));
    }
}

static SonderItem *
get_segment (SonderPersonaCard *self)
{
  const char *id = sonder_item_get_text (self->persona, "segment");

  return *id != '\0' ? sonder_project_find_item (self->project, SONDER_KIND_SEGMENT, id) : NULL;
}

/* Figures are asked for again only where they may have changed, not for every
 * letter that is typed. */
static void
update_strip (SonderPersonaCard *self)
{
  SonderItem *segment = get_segment (self);
  guint64 generation = sonder_project_get_data_generation (self->project);
  const char *id = segment != NULL ? sonder_item_get_id (segment) : NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->strip, segment != NULL);
  if (segment == NULL ||
      (self->strip_generation == generation && g_strcmp0 (self->strip_segment, id) == 0 &&
       self->strip_privacy == sonder_privacy_is_on ()))
    return;

  self->strip_generation = generation;
  self->strip_privacy = sonder_privacy_is_on ();
  g_free (self->strip_segment);
  self->strip_segment = g_strdup (id);
  words = sonder_strip_dup_words (self->project, segment);
  gtk_label_set_text (self->strip_label, words);
}

/* A guess is fiction: it stands on the card, and gives way to a segment. */
static void
update_guess (SonderPersonaCard *self)
{
  double guess = sonder_item_get_number (self->persona, "guessed-share");

  self->updating = TRUE;
  gtk_spin_button_set_value (self->guess, isnan (guess) ? 0 : guess);
  self->updating = FALSE;
  gtk_widget_set_visible (self->guess_box, get_segment (self) == NULL);
}

static void
guess_changed_cb (SonderPersonaCard *self)
{
  if (!self->updating && self->persona != NULL)
    sonder_persona_edits_set_guess (self->project, self->persona,
                                    gtk_spin_button_get_value (self->guess));
}

/* Nobody guesses that there is nobody. */
static gboolean
guess_output_cb (GtkSpinButton *button)
{
  if (gtk_spin_button_get_value (button) > 0)
    return FALSE;

  if (*gtk_editable_get_text (GTK_EDITABLE (button)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (button), "");
  return TRUE;
}

static void
unbind (SonderPersonaCard *self)
{
  if (self->persona != NULL)
    g_clear_signal_handler (&self->sliders_handler,
                            sonder_item_get_items (self->persona, "sliders"));
  g_clear_object (&self->persona);
  g_clear_object (&self->project);
  g_clear_pointer (&self->strip_segment, g_free);
  g_clear_pointer (&self->channels_shown, g_free);
}

static void
sonder_persona_card_dispose (GObject *object)
{
  SonderPersonaCard *self = SONDER_PERSONA_CARD (object);

  unbind (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_PERSONA_CARD);

  G_OBJECT_CLASS (sonder_persona_card_parent_class)->dispose (object);
}

static void
sonder_persona_card_class_init (SonderPersonaCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_persona_card_dispose;

  g_type_ensure (SONDER_TYPE_COLUMNS);
  g_type_ensure (SONDER_TYPE_FACT_LIST);
  g_type_ensure (SONDER_TYPE_FIELD_VIEW);
  g_type_ensure (SONDER_TYPE_PERSONA_FACE);
  g_type_ensure (SONDER_TYPE_STATEMENT_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/personas/persona-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, face);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, name);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, line);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, role);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, quotation);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, facts);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, goals);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, frustrations);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, about);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, channels);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, sliders);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, guess_box);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, guess);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, strip);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonaCard, strip_label);
  gtk_widget_class_bind_template_callback (widget_class, commit_channels);
  gtk_widget_class_bind_template_callback (widget_class, guess_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, guess_output_cb);
}

static void
sonder_persona_card_init (SonderPersonaCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  unbind (self);
  g_set_object (&self->project, project);
  g_set_object (&self->persona, persona);

  sonder_persona_face_bind (self->face, project, persona);
  sonder_field_view_bind (self->name, project, persona, "name");
  sonder_field_view_bind (self->line, project, persona, "line");
  sonder_field_view_bind (self->role, project, persona, "role");
  sonder_field_view_bind (self->quotation, project, persona, "quotation");
  sonder_field_view_bind (self->about, project, persona, "about");
  sonder_fact_list_bind (self->facts, project, persona);
  sonder_statement_list_bind (self->goals, project, persona, "goals");
  sonder_statement_list_bind (self->frustrations, project, persona, "frustrations");
  if (persona == NULL)
    return;

  self->sliders_handler =
    g_signal_connect_swapped (sonder_item_get_items (persona, "sliders"), "items-changed",
                              G_CALLBACK (update_sliders), self);
  update_sliders (self);
  sonder_persona_card_update (self);
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

  sonder_persona_face_update (self->face);
  update_channels (self);
  update_guess (self);
  update_strip (self);
}

void
sonder_persona_card_focus_name (SonderPersonaCard *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->name), GTK_DIR_TAB_FORWARD);
}

void
sonder_persona_card_focus_guess (SonderPersonaCard *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->guess));
}

/**
 * sonder_persona_card_focus_statement:
 * @id: of a goal or a frustration
 */
void
sonder_persona_card_focus_statement (SonderPersonaCard *self,
                                     const char        *id)
{
  sonder_statement_list_focus (self->goals, id);
  sonder_statement_list_focus (self->frustrations, id);
}
