/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "overview-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "palette.h"
#include "score-mark.h"

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
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static guint
count_evidence (SonderItem *note)
{
  return g_list_model_get_n_items (sonder_item_get_items (note, "evidence"));
}

/* The pain on a map about this persona or segment that most answers stand behind. */
static const char *
find_pain_on_maps (SonderProject *project,
                   SonderItem    *segment,
                   SonderItem    *persona)
{
  GListModel *maps = sonder_project_get_items (project, SONDER_KIND_MAP);
  const char *segment_id = segment != NULL ? sonder_item_get_id (segment) : "";
  const char *persona_id = persona != NULL ? sonder_item_get_id (persona) : "";
  const char *pain = NULL;
  guint most = 0;

  for (guint i = 0; i < g_list_model_get_n_items (maps); i++)
    {
      g_autoptr (SonderItem) map = g_list_model_get_item (maps, i);
      GListModel *notes = sonder_item_get_items (map, "notes");
      const char *about_persona = sonder_item_get_text (map, "persona");
      const char *about_segment = sonder_item_get_text (map, "segment");

      if ((*about_persona == '\0' || !g_str_equal (about_persona, persona_id)) &&
          (*about_segment == '\0' || !g_str_equal (about_segment, segment_id)))
        continue;

      for (guint j = 0; j < g_list_model_get_n_items (notes); j++)
        {
          g_autoptr (SonderItem) note = g_list_model_get_item (notes, j);

          if (g_str_equal (sonder_note_get_region (SONDER_NOTE (note), "canvas"), "pains") &&
              (pain == NULL || count_evidence (note) > most))
            {
              pain = sonder_item_get_text (note, "text");
              most = count_evidence (note);
            }
        }
    }

  return pain;
}

static char *
dup_first_statement (SonderItem *persona,
                     const char *field)
{
  GListModel *statements = sonder_item_get_items (persona, field);
  g_autoptr (SonderItem) first = g_list_model_get_item (statements, 0);

  return g_strdup (first != NULL ? sonder_item_get_text (first, "text") : "");
}

static char *
dup_strongest_pain (SonderProject *project,
                    SonderItem    *segment,
                    SonderItem    *persona)
{
  const char *pain = find_pain_on_maps (project, segment, persona);

  if (pain != NULL)
    return g_strdup (pain);

  return persona != NULL ? dup_first_statement (persona, "frustrations") : g_strdup ("");
}

static void
append_head (GtkBox     *card,
             SonderItem *segment,
             SonderItem *persona)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *persona_name = persona != NULL ? sonder_item_get_text (persona, "name") : NULL;
  const char *title = segment != NULL ? sonder_item_get_text (segment, "name") : persona_name;

  if (persona != NULL)
    {
      GtkWidget *face = adw_avatar_new (48, persona_name, TRUE);

      gtk_widget_set_valign (face, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (head), face);
    }
  if (segment != NULL)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (line), sonder_swatch_new (sonder_item_get_text (segment, "color")));
      gtk_box_append (GTK_BOX (line), create_label (title, "heading", 2));
      gtk_box_append (GTK_BOX (names), line);
    }
  else
    gtk_box_append (GTK_BOX (names), create_label (*title != '\0' ? title : _("Unnamed persona"),
                                                   "heading", 2));
  if (segment != NULL && persona != NULL)
    gtk_box_append (GTK_BOX (names), create_label (persona_name, "dim-label", 1));
  else if (persona != NULL && *sonder_item_get_text (persona, "line") != '\0')
    gtk_box_append (GTK_BOX (names),
                    create_label (sonder_item_get_text (persona, "line"), "dim-label", 2));

  gtk_widget_set_hexpand (names, TRUE);
  gtk_box_append (GTK_BOX (head), names);
  gtk_box_append (card, head);
}

static void
append_pain (GtkBox        *card,
             SonderProject *project,
             SonderItem    *segment,
             SonderItem    *persona)
{
  g_autofree char *pain = dup_strongest_pain (project, segment, persona);
  g_autofree char *quoted = NULL;

  if (*pain == '\0')
    return;

  quoted = g_strdup_printf (_("“%s”"), pain);
  gtk_box_append (card, create_label (quoted, "quotation-small", 3));
}

/* Without data: what they want, and how many we guess they are. */
static void
append_guess (GtkBox     *card,
              SonderItem *segment,
              SonderItem *persona)
{
  double guess = segment != NULL ? sonder_item_get_number (segment, "guessed-share") : NAN;

  if (persona != NULL)
    {
      g_autofree char *goal = dup_first_statement (persona, "goals");
      g_autofree char *text = g_strdup_printf (_("Wants: %s"), goal);

      if (*goal != '\0')
        gtk_box_append (card, create_label (text, NULL, 2));
      if (isnan (guess))
        guess = sonder_item_get_number (persona, "guessed-share");
    }

  if (!isnan (guess))
    {
      g_autofree char *text = g_strdup_printf (_("about %.0f %%, our guess"), guess);

      gtk_box_append (card, create_label (text, "dim-label", 1));
    }
}

static char *
describe_figure (const SonderFigures *figures,
                 const SonderFigure  *figure)
{
  g_autofree char *answers =
    g_strdup_printf (ngettext ("%u answer", "%u answers", figure->n), figure->n);

  switch (figures->scale.kind)
    {
    case SONDER_SCALE_NPS:
      return g_strdup_printf (_("NPS %.0f · %s"), figure->score, answers);
    case SONDER_SCALE_CSAT:
      return g_strdup_printf (_("%.0f %% satisfied · %s"), figure->score, answers);
    case SONDER_SCALE_CES:
    case SONDER_SCALE_RATING:
    default:
      return g_strdup_printf (_("%.1f on average · %s"), figure->score, answers);
    }
}

/* One axis for all cards: as far as any of their intervals reaches. */
static void
find_axis (const SonderFigures *figures,
           double              *low,
           double              *high)
{
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
  if (*high <= *low)
    *high = *low + 1;
}

static void
append_score (GtkBox              *card,
              SonderItem          *segment,
              const SonderFigures *figures,
              guint                group)
{
  const SonderFigure *figure = &((SonderGroup *) figures->groups->pdata[group])->figure;
  g_autofree char *text = NULL;
  double low, high;

  if (figure->n == 0)
    return;

  find_axis (figures, &low, &high);
  text = describe_figure (figures, figure);
  gtk_box_append (card, sonder_score_mark_new (figure, sonder_item_get_text (segment, "color"),
                                               low, high, figures->overall.score));
  gtk_box_append (card, create_label (text, "numeric", 1));
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

  append_head (card, segment, persona);
  append_pain (card, project, segment, persona);
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
                                  sonder_item_get_text (item, "name"), -1);
  g_object_set_data_full (G_OBJECT (child), "id", g_strdup (sonder_item_get_id (item)), g_free);
  g_object_set_data (G_OBJECT (child), "page",
                     (gpointer) (persona != NULL && segment == NULL ? "personas" : "segments"));

  return child;
}
