/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "overview-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "board-words.h"
#include "palette.h"
#include "portrait.h"
#include "privacy.h"
#include "score-mark.h"
#include "wording.h"

/* Narrow enough for three cards beside each other in a window of usual width. */
#define MAX_WIDTH_CHARS 20

static GtkWidget *
create_label (const char *text,
              const char *css_class,
              int         lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

/* How much stands behind a note: what speaks against it counts as well. */
static int
weigh (SonderItem *note)
{
  guint n_for, n_against;

  sonder_note_count_evidence (note, &n_for, &n_against);

  return (int) n_for - (int) n_against;
}

static gboolean
is_about (SonderItem *map,
          const char *field,
          SonderItem *item)
{
  return item != NULL && g_str_equal (sonder_item_get_text (map, field), sonder_item_get_id (item));
}

/* The note of a region on the maps about this persona or segment that most stands behind. */
static SonderItem *
find_strongest_note (SonderProject *project,
                     SonderItem    *segment,
                     SonderItem    *persona,
                     const char    *region)
{
  GListModel *maps = sonder_project_get_items (project, SONDER_KIND_MAP);
  SonderItem *strongest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (maps); i++)
    {
      g_autoptr (SonderItem) map = g_list_model_get_item (maps, i);
      GListModel *notes = sonder_item_get_items (map, "notes");

      if (!is_about (map, "persona", persona) && !is_about (map, "segment", segment))
        continue;

      for (guint j = 0; j < g_list_model_get_n_items (notes); j++)
        {
          g_autoptr (SonderItem) note = g_list_model_get_item (notes, j);

          if (g_str_equal (sonder_note_get_region (SONDER_NOTE (note), "canvas"), region) &&
              *sonder_item_get_text (note, "text") != '\0' &&
              (strongest == NULL || weigh (note) > weigh (strongest)))
            strongest = note; /* the map keeps it */
        }
    }

  return strongest;
}

static const char *
get_first_statement (SonderItem *persona,
                     const char *field)
{
  GListModel *statements = sonder_item_get_items (persona, field);

  for (guint i = 0; i < g_list_model_get_n_items (statements); i++)
    {
      g_autoptr (SonderItem) statement = g_list_model_get_item (statements, i);

      if (*sonder_item_get_text (statement, "text") != '\0')
        return sonder_item_get_text (statement, "text");
    }

  return "";
}

/* From a map if there is one, else from the persona. */
static char *
dup_strongest (SonderProject *project,
               SonderItem    *segment,
               SonderItem    *persona,
               const char    *region,
               const char    *statements)
{
  SonderItem *note = find_strongest_note (project, segment, persona, region);

  if (note != NULL)
    return sonder_privacy_dup_field (project, note, "text");

  return sonder_privacy_dup_text (project, persona != NULL ? get_first_statement (persona, statements) : "");
}

static void
append_head (GtkBox        *card,
             SonderProject *project,
             SonderItem    *segment,
             SonderItem    *persona)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *persona_name =
    persona != NULL ? sonder_privacy_dup_field (project, persona, "name") : g_strdup ("");
  g_autofree char *title = segment != NULL ? sonder_privacy_dup_field (project, segment, "name")
                                           : g_strdup (persona_name);
  g_autofree char *line =
    persona != NULL ? sonder_privacy_dup_field (project, persona, "line") : g_strdup ("");

  if (persona != NULL)
    {
      GtkWidget *face = adw_avatar_new (48, NULL, TRUE);

      sonder_portrait_show (ADW_AVATAR (face), persona);
      gtk_widget_set_valign (face, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (head), face);
    }
  if (segment != NULL)
    {
      GtkWidget *named = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (named), sonder_swatch_new (sonder_item_get_text (segment, "color")));
      gtk_box_append (GTK_BOX (named), create_label (title, "heading", 2));
      gtk_box_append (GTK_BOX (names), named);
    }
  else
    gtk_box_append (GTK_BOX (names), create_label (*title != '\0' ? title : _("Unnamed persona"),
                                                   "heading", 2));
  if (segment != NULL && *persona_name != '\0')
    gtk_box_append (GTK_BOX (names), create_label (persona_name, "dim-label", 1));
  else if (segment == NULL && *line != '\0')
    gtk_box_append (GTK_BOX (names), create_label (line, "dim-label", 2));

  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), names);
  gtk_box_append (card, head);
}

/* The pain, or of a segment that has none yet, what it is. */
static void
append_pain (GtkBox        *card,
             SonderProject *project,
             SonderItem    *segment,
             SonderItem    *persona)
{
  g_autofree char *pain = dup_strongest (project, segment, persona, "pains", "frustrations");
  g_autofree char *quoted = g_strdup_printf (_("“%s”"), pain);
  g_autofree char *description =
    segment != NULL ? sonder_privacy_dup_field (project, segment, "description") : g_strdup ("");

  if (*pain != '\0')
    gtk_box_append (card, create_label (quoted, "quotation-small", 3));
  else if (*description != '\0')
    gtk_box_append (card, create_label (description, "dim-label", 3));
}

static void
append_gain (GtkBox        *card,
             SonderProject *project,
             SonderItem    *segment,
             SonderItem    *persona)
{
  g_autofree char *gain = dup_strongest (project, segment, persona, "gains", "goals");
  g_autofree char *text = g_strdup_printf (_("Wants: %s"), gain);

  if (*gain != '\0')
    gtk_box_append (card, create_label (text, NULL, 2));
}

/* Without data: how many we guess they are. */
static void
append_guess (GtkBox     *card,
              SonderItem *segment,
              SonderItem *persona)
{
  double guess = segment != NULL ? sonder_item_get_number (segment, "guessed-share") : NAN;
  g_autofree char *text = NULL;

  if (isnan (guess) && persona != NULL)
    guess = sonder_item_get_number (persona, "guessed-share");
  if (isnan (guess))
    return;

  text = g_strdup_printf (_("about %.0f %%, our guess"), guess);
  gtk_box_append (card, create_label (text, "dim-label", 1));
}

static char *
dup_score (const SonderScale *scale,
           double             score)
{
  return sonder_wording_score (scale, score,
                               sonder_wording_choose_decimals (scale, score, score));
}

static void
append_score (GtkBox              *card,
              SonderItem          *segment,
              const SonderFigures *figures,
              guint                group)
{
  const SonderFigure *figure = &((SonderGroup *) figures->groups->pdata[group])->figure;
  GtkWidget *mark;
  g_autofree char *text = NULL;
  double low, high;

  if (figure->n == 0)
    {
      gtk_box_append (card, create_label (_("No answers yet"), "dim-label", 1));
      return;
    }

  sonder_overview_find_axis (figures, &low, &high);
  text = sonder_overview_describe (figures, figure);
  mark = sonder_score_mark_new (figure, sonder_item_get_text (segment, "color"), low, high,
                                figures->overall.score);
  gtk_box_append (card, mark);
  gtk_box_append (card, create_label (text, "numeric", 1));
  if (!isnan (figure->low))
    {
      g_autofree char *from = dup_score (&figures->scale, figure->low);
      g_autofree char *to = dup_score (&figures->scale, figure->high);
      /* Translators: both %s are scores */
      g_autofree char *interval = g_strdup_printf (_("95 %% interval: %s to %s"), from, to);

      gtk_widget_set_tooltip_text (mark, interval);
    }
}

/**
 * sonder_overview_find_axis:
 * @low: @high: (out): its ends, round numbers
 *
 * One axis for all cards: as far as any of their intervals reaches.
 */
void
sonder_overview_find_axis (const SonderFigures *figures,
                           double              *low,
                           double              *high)
{
  gboolean percent = figures->scale.kind == SONDER_SCALE_NPS ||
                     figures->scale.kind == SONDER_SCALE_CSAT;
  double step = percent ? 10 : 0.5;

  *low = figures->overall.score;
  *high = figures->overall.score;
  for (guint i = 0; i < figures->groups->len; i++)
    {
      const SonderFigure *figure = &((SonderGroup *) figures->groups->pdata[i])->figure;

      if (figure->n == 0)
        continue;
      *low = MIN (*low, isnan (figure->low) ? figure->score : figure->low);
      *high = MAX (*high, isnan (figure->high) ? figure->score : figure->high);
    }
  *low = floor (*low / step) * step;
  *high = ceil (*high / step) * step;
  if (*high <= *low)
    *high = *low + step;
}

/**
 * sonder_overview_card_new:
 * @segment: (nullable): the segment, or %NULL for a persona alone
 * @persona: (nullable): who stands for it
 * @figures: (nullable): figures by segment; %NULL without answers
 * @group: the segment's position in @figures
 *
 * Returns: (transfer floating): one card of the overview
 */
GtkWidget *
sonder_overview_card_new (SonderProject       *project,
                          SonderItem          *segment,
                          SonderItem          *persona,
                          const SonderFigures *figures,
                          guint                group)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkBox *card = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  SonderItem *item = segment != NULL ? segment : persona;
  g_autofree char *name = sonder_privacy_dup_field (project, item, "name");

  append_head (card, project, segment, persona);
  append_pain (card, project, segment, persona);
  if (figures == NULL)
    append_gain (card, project, segment, persona);
  if (segment != NULL && figures != NULL)
    {
      GtkWidget *space = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_widget_set_vexpand (space, TRUE);
      gtk_box_append (card, space);
      append_score (card, segment, figures, group);
    }
  else
    append_guess (card, segment, persona);

  gtk_widget_add_css_class (child, "card");
  gtk_widget_add_css_class (child, "activatable");
  gtk_widget_add_css_class (child, "persona-tile");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), GTK_WIDGET (card));
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_object_set_data_full (G_OBJECT (child), "id", g_strdup (sonder_item_get_id (item)), g_free);
  g_object_set_data (G_OBJECT (child), "page",
                     (gpointer) (persona != NULL && segment == NULL ? "personas" : "segments"));

  return child;
}

/**
 * sonder_overview_describe:
 *
 * Returns: (transfer full): a score and what it rests on, in a few words
 */
char *
sonder_overview_describe (const SonderFigures *figures,
                          const SonderFigure  *figure)
{
  g_autofree char *answers =
    g_strdup_printf (ngettext ("%'u answer", "%'u answers", figure->n), figure->n);
  g_autofree char *score = dup_score (&figures->scale, figure->score);

  switch (figures->scale.kind)
    {
    case SONDER_SCALE_NPS:
      /* Translators: a score and how many answers it is from: "NPS 42 · 260 answers" */
      return g_strdup_printf (_("NPS %s · %s"), score, answers);
    case SONDER_SCALE_CSAT:
      /* Translators: a percentage and how many answers it is from: "68 % satisfied · 260 answers" */
      return g_strdup_printf (_("%s satisfied · %s"), score, answers);
    case SONDER_SCALE_CES:
    case SONDER_SCALE_RATING:
    default:
      /* Translators: a mean and how many answers it is from: "4.2 on average · 260 answers" */
      return g_strdup_printf (_("%s on average · %s"), score, answers);
    }
}
