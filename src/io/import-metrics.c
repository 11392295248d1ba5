/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-metrics.h"

#include <glib/gi18n-lib.h>

#include "csv-error.h"
#include "csv-text.h"
#include "identifier.h"
#include "kinds.h"

/* A column with more different texts than this does not hold touchpoints. */
#define MAX_TOUCHPOINTS 1000

static char *
metric_name (const SonderScale *scale)
{
  switch (scale->kind)
    {
    case SONDER_SCALE_NPS:
      return g_strdup ("NPS");
    case SONDER_SCALE_CSAT:
      return g_strdup ("CSAT");
    case SONDER_SCALE_CES:
      return g_strdup ("CES");
    case SONDER_SCALE_RATING:
    default:
      return g_strdup_printf ("Rating %d–%d", scale->min, scale->max);
    }
}

static SonderItem *
make_metric (SonderImport *import, const SonderScale *scale, const char *question)
{
  g_autofree char *name = metric_name (scale);
  g_autofree char *text = sonder_scale_to_string (scale);
  g_autofree char *id = sonder_import_make_id (import, SONDER_KIND_METRIC, name);
  SonderItem *metric = sonder_item_new (SONDER_KIND_METRIC, id);

  sonder_item_set_text (metric, "name", name);
  sonder_item_set_text (metric, "scale", text);
  sonder_item_set_text (metric, "measures", "satisfaction");
  if (question != NULL)
    sonder_item_set_text (metric, "question", question);
  sonder_import_add_item (import, metric);
  return metric;
}

/* Names of metrics are unique; “NPS” may be one with another scale. */
static gboolean
find_metric (SonderImport *import,
             const char *text,
             const char *question,
             SonderImportMetric *metric,
             GError **error)
{
  g_autofree char *folded = sonder_name_fold (text);
  SonderItem *item = sonder_import_find_metric (import->project, text, &metric->scale);

  if (item == NULL && sonder_scale_parse (folded, &metric->scale, NULL))
    item = make_metric (import, &metric->scale, question);
  metric->unknown = item == NULL;
  return item == NULL ||
         sonder_import_intern_key (import, sonder_item_get_id (item), &metric->key, error);
}

static SonderItem *
make_touchpoint (SonderImport *import, const char *name)
{
  g_autofree char *id = sonder_import_make_id (import, SONDER_KIND_TOUCHPOINT, name);
  SonderItem *touchpoint = sonder_item_new (SONDER_KIND_TOUCHPOINT, id);

  sonder_item_set_text (touchpoint, "name", name);
  sonder_import_add_item (import, touchpoint);
  return touchpoint;
}

void
sonder_import_labels_init (SonderImportLabels *self, SonderImport *import)
{
  self->import = import;
  self->metrics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->touchpoints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
sonder_import_labels_clear (SonderImportLabels *self)
{
  g_hash_table_unref (self->metrics);
  g_hash_table_unref (self->touchpoints);
}

/**
 * sonder_import_labels_metric:
 * @self: the labels of an import
 * @text: a metric's id or name, or a scale
 * @question: (nullable): what was asked, in case the metric is new
 * @metric: (out): the metric
 * @error: return location
 *
 * Returns: %FALSE if there are too many
 */
gboolean
sonder_import_labels_metric (SonderImportLabels *self,
                             const char *text,
                             const char *question,
                             SonderImportMetric *metric,
                             GError **error)
{
  g_autofree char *folded = sonder_name_fold (text);
  const SonderImportMetric *known = g_hash_table_lookup (self->metrics, folded);

  *metric = (SonderImportMetric){ 0 };
  if (known != NULL)
    {
      *metric = *known;
      return TRUE;
    }
  if (!find_metric (self->import, text, question, metric, error))
    return FALSE;
  g_hash_table_insert (self->metrics, g_steal_pointer (&folded),
                       g_memdup2 (metric, sizeof *metric));
  return TRUE;
}

/**
 * sonder_import_labels_touchpoint:
 * @self: the labels of an import
 * @name: the name of a touchpoint
 * @key: (out): the number of its id in the project's key pool, 0 if @name is blank
 * @error: return location
 *
 * Returns: %FALSE if there are too many
 */
gboolean
sonder_import_labels_touchpoint (SonderImportLabels *self,
                                 const char *name,
                                 guint16 *key,
                                 GError **error)
{
  g_autofree char *tidy = sonder_csv_tidy (name);
  g_autofree char *folded = sonder_name_fold (tidy);
  gpointer known = g_hash_table_lookup (self->touchpoints, folded);
  SonderItem *item;

  *key = (guint16)GPOINTER_TO_UINT (known);
  if (known != NULL || *tidy == '\0')
    return TRUE;
  if (g_hash_table_size (self->touchpoints) == MAX_TOUCHPOINTS)
    {
      g_set_error (error, SONDER_CSV_ERROR, SONDER_CSV_ERROR_OPTION,
                   _ ("There are more than %d different touchpoints, for example “%s”. Is it the "
                      "right column?"),
                   MAX_TOUCHPOINTS, name);
      return FALSE;
    }

  item = sonder_import_find_named (self->import, SONDER_KIND_TOUCHPOINT, tidy);
  if (item == NULL)
    item = make_touchpoint (self->import, tidy);
  if (!sonder_import_intern_key (self->import, sonder_item_get_id (item), key, error))
    return FALSE;
  g_hash_table_insert (self->touchpoints, g_steal_pointer (&folded), GUINT_TO_POINTER (*key));
  return TRUE;
}
