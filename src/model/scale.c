/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "scale.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *name;
  SonderScale scale;
} fixed_scales[] = {
  { "nps", { SONDER_SCALE_NPS, 0, 10 } },
  { "csat", { SONDER_SCALE_CSAT, 1, 5 } },
  { "ces", { SONDER_SCALE_CES, 1, 7 } },
};

/* Reads a whole number as it is written: no space, no plus. */
static gboolean
parse_integer (const char **text,
               int         *number)
{
  const char *digits = **text == '-' ? *text + 1 : *text;
  char *end;
  gint64 value;

  if (!g_ascii_isdigit (*digits))
    return FALSE;

  value = g_ascii_strtoll (*text, &end, 10);
  *text = end;
  *number = (int) CLAMP (value, -SONDER_SCALE_FARTHEST - 1, SONDER_SCALE_FARTHEST + 1);

  return ABS (*number) <= SONDER_SCALE_FARTHEST;
}

static gboolean
parse_rating (const char  *text,
              SonderScale *scale)
{
  int min, max;

  if (!g_str_has_prefix (text, "rating:"))
    return FALSE;

  text += strlen ("rating:");
  if (!parse_integer (&text, &min) || *text++ != '-' || !parse_integer (&text, &max) ||
      *text != '\0')
    return FALSE;

  if (max <= min || max - min > SONDER_SCALE_MAX_SPAN)
    return FALSE;

  *scale = (SonderScale) { SONDER_SCALE_RATING, min, max };
  return TRUE;
}

/**
 * sonder_scale_parse:
 * @text: nps, csat, ces or rating:MIN-MAX, letter by letter
 * @scale: (out):
 *
 * Returns: %FALSE with G_IO_ERROR_INVALID_ARGUMENT if it is none of these
 */
gboolean
sonder_scale_parse (const char   *text,
                    SonderScale  *scale,
                    GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (fixed_scales); i++)
    if (g_str_equal (text, fixed_scales[i].name))
      {
        *scale = fixed_scales[i].scale;
        return TRUE;
      }

  if (parse_rating (text, scale))
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _("“%s” is not a metric. Use nps, csat, ces, or rating:MIN-MAX with whole numbers "
                 "at most %d apart, such as rating:1-10."),
               text, SONDER_SCALE_MAX_SPAN);
  return FALSE;
}

/**
 * sonder_scale_to_string:
 *
 * Returns: (transfer full): what sonder_scale_parse() reads
 */
char *
sonder_scale_to_string (const SonderScale *scale)
{
  if (scale->kind == SONDER_SCALE_RATING)
    return g_strdup_printf ("rating:%d-%d", scale->min, scale->max);

  return g_strdup (fixed_scales[scale->kind].name);
}
