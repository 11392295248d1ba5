/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures-output.h"

#include "json-writer.h"
#include "question-options.h"

static void
write_text (SonderJsonWriter *writer, const char *member, const char *text)
{
  sonder_json_writer_member (writer, member);
  if (text != NULL)
    sonder_json_writer_string (writer, text);
  else
    sonder_json_writer_null (writer);
}

static void
write_integer (SonderJsonWriter *writer, const char *member, gint64 number)
{
  sonder_json_writer_member (writer, member);
  sonder_json_writer_integer (writer, number);
}

/* JSON knows neither NaN nor infinity; both mean that there is no number. */
static void
write_number (SonderJsonWriter *writer, const char *member, double number)
{
  sonder_json_writer_member (writer, member);
  if (isfinite (number))
    sonder_json_writer_number (writer, number);
  else
    sonder_json_writer_null (writer);
}

static void
write_counts (SonderJsonWriter *writer, const SonderFigures *figures, const SonderFigure *figure)
{
  sonder_json_writer_member (writer, "counts");
  sonder_json_writer_begin_object (writer, SONDER_JSON_INLINE);
  for (guint i = 0; figure->counts != NULL && i < figure->n_points; i++)
    if (figure->counts[i] > 0)
      {
        g_autofree char *score = g_strdup_printf ("%d", figures->scale.min + (int)i);

        write_integer (writer, score, figure->counts[i]);
      }
  sonder_json_writer_end_object (writer);
}

static void
write_figure (SonderJsonWriter *writer, const SonderFigures *figures, const SonderFigure *figure)
{
  write_integer (writer, "customers", figure->customers);
  write_integer (writer, "respondents", figure->respondents);
  write_integer (writer, "n", figure->n);
  write_number (writer, "score", figure->score);
  write_number (writer, "low", figure->low);
  write_number (writer, "high", figure->high);
  write_number (writer, "mean", figure->mean);
  write_number (writer, "sd", figure->sd);
  write_counts (writer, figures, figure);
  if (!figures->has_metric)
    return;

  if (figures->scale.kind != SONDER_SCALE_NPS)
    {
      write_number (writer, "topBox", figure->top_box);
      return;
    }
  write_integer (writer, "promoters", figure->promoters);
  write_integer (writer, "passives", figure->passives);
  write_integer (writer, "detractors", figure->detractors);
}

static void
write_question (SonderJsonWriter *writer, const SonderQuestion *question)
{
  g_autofree char *by = sonder_question_get_by_name (question);

  write_text (writer, "metric", question->metric);
  write_text (writer, "by", by);
}

static const char *
get_answers_name (const SonderQuestion *question)
{
  return question->latest ? "latest" : "all";
}

static void
write_group (SonderJsonWriter *writer, const SonderFigures *figures, const SonderGroup *group)
{
  sonder_json_writer_begin_object (writer, SONDER_JSON_INLINE);
  write_text (writer, "group", group->name);
  write_text (writer, "id", group->id);
  write_figure (writer, figures, &group->figure);
  sonder_json_writer_end_object (writer);
}

static void
write_pair (SonderJsonWriter *writer, const SonderComparison *comparison, const SonderPair *pair)
{
  const SonderGroup *a = comparison->figures->groups->pdata[pair->a];

  sonder_json_writer_begin_object (writer, SONDER_JSON_INLINE);
  write_text (writer, "a", a->name);
  write_text (writer, "b", sonder_pair_get_b_name (comparison, pair));
  write_integer (writer, "nA", pair->n_a);
  write_integer (writer, "nB", pair->n_b);
  write_number (writer, "difference", pair->difference);
  write_number (writer, "low", pair->low);
  write_number (writer, "high", pair->high);
  write_number (writer, "statistic", pair->statistic);
  write_number (writer, "df", pair->df);
  write_number (writer, "p", pair->p);
  write_number (writer, "pAdjusted", pair->p_adjusted);
  sonder_json_writer_member (writer, "significant");
  if (isnan (pair->p))
    sonder_json_writer_null (writer);
  else
    sonder_json_writer_boolean (writer, pair->significant);
  write_text (writer, "note", sonder_pair_note_get_name (pair->note));
  sonder_json_writer_end_object (writer);
}

static char *
finish (SonderJsonWriter *writer, GOutputStream *stream)
{
  g_autoptr (GError) error = NULL;

  if (!sonder_json_writer_finish (writer, &error) ||
      !g_output_stream_write_all (stream, "\n", 2, NULL, NULL, &error) ||
      !g_output_stream_close (stream, NULL, &error))
    g_error ("Writing to memory failed: %s", error->message);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/**
 * sonder_figures_to_json:
 *
 * Returns: (transfer full): the figures, unrounded
 */
char *
sonder_figures_to_json (const SonderFigures *figures)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SonderJsonWriter) writer = sonder_json_writer_new (stream, NULL);

  sonder_json_writer_begin_object (writer, SONDER_JSON_BLOCK);
  write_question (writer, figures->question);
  write_text (writer, "answers", get_answers_name (figures->question));
  sonder_json_writer_member (writer, "groups");
  sonder_json_writer_begin_array (writer, SONDER_JSON_BLOCK);
  for (guint i = 0; i < figures->groups->len; i++)
    write_group (writer, figures, figures->groups->pdata[i]);
  sonder_json_writer_end_array (writer);
  sonder_json_writer_member (writer, "overall");
  sonder_json_writer_begin_object (writer, SONDER_JSON_INLINE);
  write_figure (writer, figures, &figures->overall);
  sonder_json_writer_end_object (writer);
  sonder_json_writer_end_object (writer);

  return finish (writer, stream);
}

/**
 * sonder_comparison_to_json:
 *
 * Returns: (transfer full): the comparison, unrounded
 */
char *
sonder_comparison_to_json (const SonderComparison *comparison)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SonderJsonWriter) writer = sonder_json_writer_new (stream, NULL);
  const SonderFigures *figures = comparison->figures;

  sonder_json_writer_begin_object (writer, SONDER_JSON_BLOCK);
  write_question (writer, figures->question);
  write_text (writer, "against", sonder_against_get_name (comparison->against));
  write_text (writer, "answers", get_answers_name (figures->question));
  write_text (writer, "correction", sonder_correction_get_name (comparison->correction));
  write_text (writer, "method",
              figures->has_metric ? sonder_method_get_name (comparison->method) : NULL);
  sonder_json_writer_member (writer, "pairs");
  sonder_json_writer_begin_array (writer, SONDER_JSON_BLOCK);
  for (guint i = 0; i < comparison->pairs->len; i++)
    write_pair (writer, comparison, &g_array_index (comparison->pairs, SonderPair, i));
  sonder_json_writer_end_array (writer);
  sonder_json_writer_end_object (writer);

  return finish (writer, stream);
}
