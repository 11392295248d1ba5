/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "said-edits.h"

#include <glib/gi18n.h>
#include <string.h>

#include "identifier.h"
#include "names.h"

#define MAX_NAME 200

/* Without the blanks around it, of whatever writing. */
static char *
strip (const char *text)
{
  const char *end = text + strlen (text);

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, (gsize) (end - text));
}

static char *
clean (const char *text,
       glong       most)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) cut = g_string_new (NULL);

  for (const char *p = valid; *p != '\0' && most > 0; p = g_utf8_next_char (p), most--)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || !g_unichar_iscntrl (c))
        g_string_append_unichar (cut, c);
      else if (c == '\t')
        g_string_append_c (cut, ' ');
    }

  return strip (cut->str);
}

static void
take_part (GPtrArray *parts,
           GString   *part)
{
  if (part->len > 0)
    g_ptr_array_add (parts, strip (part->str));
  g_string_truncate (part, 0);
}

/**
 * sonder_said_split:
 *
 * Returns: (transfer full): what stands between blank lines, each with
 *   something in it
 */
char **
sonder_said_split (const char *text)
{
  g_autofree char *cleaned = clean (text, G_MAXLONG);
  g_auto (GStrv) lines = g_strsplit (cleaned, "\n", -1);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autoptr (GString) part = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *stripped = strip (lines[i]);

      if (*stripped == '\0')
        take_part (parts, part);
      else
        g_string_append_printf (part, "%s%s", part->len > 0 ? "\n" : "", g_strchomp (lines[i]));
    }
  take_part (parts, part);
  g_ptr_array_add (parts, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}

/**
 * sonder_said_find_customers:
 * @name: a name, upper and lower case alike, or an id
 * @row: (out): the first of them, where there is one
 *
 * Returns: how many customers are meant; an id means one
 */
guint
sonder_said_find_customers (SonderProject *project,
                            const char    *name,
                            guint         *row)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  g_autofree char *folded = sonder_name_fold (name);
  guint by_id = sonder_project_find_customer (project, name);
  guint n_found = 0;

  if (by_id != SONDER_NO_ROW)
    {
      *row = by_id;
      return 1;
    }

  for (guint i = 0; i < customers->n_rows; i++)
    {
      const char *other = sonder_customers_get_name (customers, i);
      g_autofree char *other_folded = NULL;

      if (other == NULL || (sonder_customers_get_flags (customers, i) & SONDER_ROW_DELETED))
        continue;
      other_folded = sonder_name_fold (other);
      if (!g_str_equal (other_folded, folded))
        continue;
      if (n_found++ == 0)
        *row = i;
    }

  return n_found;
}

/**
 * sonder_said_get_scale_name:
 * @scale: of a metric that is still to be made
 *
 * Returns: (transfer none): what it is called
 */
const char *
sonder_said_get_scale_name (const char *scale)
{
  return g_str_equal (scale, "nps") ? C_("metric", "Recommendation") : C_("metric", "Stars");
}

static const char *
ensure_metric (SonderProject *project,
               const char    *metric)
{
  g_autoptr (SonderItem) item = NULL;
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;

  if (sonder_project_find_item (project, SONDER_KIND_METRIC, metric) != NULL)
    return metric;

  name = sonder_name_make_free (sonder_project_get_root (project), SONDER_KIND_METRIC,
                                sonder_said_get_scale_name (metric));
  id = sonder_project_make_id (project, SONDER_KIND_METRIC, name);
  item = sonder_item_new (SONDER_KIND_METRIC, id);
  sonder_item_set_text (item, "name", name);
  sonder_item_set_text (item, "scale", metric);
  sonder_item_set_text (item, "measures", "satisfaction");
  sonder_project_add_item (project, item);

  return sonder_item_get_id (
    sonder_name_find (sonder_project_get_root (project), SONDER_KIND_METRIC, name));
}

static const char *
ensure_source (SonderProject *project,
               const char    *name)
{
  SonderItem *root = sonder_project_get_root (project);
  g_autofree char *cleaned = clean (name != NULL ? name : "", MAX_NAME);
  g_autoptr (SonderItem) item = NULL;

  if (*cleaned == '\0')
    return NULL;

  if (sonder_name_find (root, SONDER_KIND_SOURCE, cleaned) == NULL)
    {
      item = sonder_item_new (SONDER_KIND_SOURCE, NULL);
      sonder_item_set_text (item, "name", cleaned);
      sonder_project_add_item (project, item);
    }

  return sonder_item_get_id (sonder_name_find (root, SONDER_KIND_SOURCE, cleaned));
}

static guint
add_respondent (SonderProject *project)
{
  guint row = sonder_project_add_customer (project, NULL, NULL);

  sonder_project_set_cell (project, SONDER_TABLE_CUSTOMERS, "flags", row,
                           g_variant_new_byte (SONDER_ROW_ANONYMOUS));
  return row;
}

static guint
ensure_customer (SonderProject *project,
                 const char    *name)
{
  guint row;

  if (*name == '\0')
    return add_respondent (project);
  if (sonder_said_find_customers (project, name, &row) > 0)
    return row;

  return sonder_project_add_customer (project, NULL, name);
}

static gboolean
is_too_much (char **parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    if (i >= SONDER_SAID_MAX_PARTS || g_utf8_strlen (parts[i], -1) > SONDER_SAID_MAX_LENGTH)
      return TRUE;

  return FALSE;
}

static gboolean
check (SonderProject *project,
       char         **parts,
       const char    *customer,
       GError       **error)
{
  guint row, n_found;

  if (parts[0] == NULL || *parts[0] == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("Write or paste what was said."));
      return FALSE;
    }
  if (is_too_much (parts))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   ngettext ("At most %'u answer of %'u characters can be added at once.",
                             "At most %'u answers of %'u characters each can be added at once.",
                             SONDER_SAID_MAX_PARTS),
                   SONDER_SAID_MAX_PARTS, SONDER_SAID_MAX_LENGTH);
      return FALSE;
    }

  n_found = *customer != '\0' ? sonder_said_find_customers (project, customer, &row) : 0;
  if (n_found > 1)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   ngettext ("%u customer has this name. Give the customer number instead.",
                             "%u customers have this name. Give the customer number instead.",
                             n_found),
                   n_found);
      return FALSE;
    }

  return TRUE;
}

/**
 * sonder_said_add:
 *
 * Adds what was said as one answer or several, with all that they need, as one
 * step.
 *
 * Returns: how many answers were added; 0 with an error
 */
guint
sonder_said_add (SonderProject    *project,
                 const SonderSaid *said,
                 GError          **error)
{
  g_autofree char *customer = clean (said->customer != NULL ? said->customer : "", MAX_NAME);
  char *whole[] = { clean (said->text, G_MAXLONG), NULL };
  g_auto (GStrv) parts = said->split ? sonder_said_split (said->text) : g_strdupv (whole);
  const char *source, *metric;
  gint32 score;
  guint i;

  g_free (whole[0]);
  if (!check (project, parts, customer, error))
    return 0;

  sonder_project_begin_edit (project, _("Add What a Customer Said"));
  score = parts[1] == NULL ? said->score : SONDER_SCORE_NONE;
  source = ensure_source (project, said->source);
  metric = score != SONDER_SCORE_NONE ? ensure_metric (project, said->metric) : NULL;
  for (i = 0; parts[i] != NULL; i++)
    sonder_project_add_answer (project, ensure_customer (project, customer), metric, score,
                               said->touchpoint, said->date, parts[i], source);
  sonder_project_end_edit (project);

  return i;
}
