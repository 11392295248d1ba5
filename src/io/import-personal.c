/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import-personal.h"

#include <string.h>

#include "identifier.h"

/* One text of the column looks like a mail address. */
static gboolean
holds_addresses (const SonderCsvColumn *column)
{
  const char *text = column->n_texts > 0 ? sonder_csv_column_text (column, 1) : "";
  const char *at = strchr (text, '@');

  return at != NULL && at > text && strchr (at, '.') != NULL && strchr (text, ' ') == NULL;
}

/**
 * sonder_import_plan_is_personal:
 * @self: a plan
 * @column: a column
 *
 * Judges by the header and the first value.
 *
 * Returns: whether what stands in the column is not to be shown where personal
 *   data are hidden
 */
gboolean
sonder_import_plan_is_personal (const SonderImportPlan *self, guint column)
{
  static const char *const words[] = { "email",     "mail",      "phone",     "telephone",
                                       "telefon",   "telefono",  "mobile",    "address",
                                       "adresse",   "direccion", "street",    "ip",
                                       "latitude",  "longitude", "surname",   "vorname",
                                       "nachname",  "apellido",  "apellidos", "prenom",
                                       "firstname", "lastname",  "fullname",  NULL };
  static const char *const whole[] = { "name",         "customer-name", "client-name",
                                       "contact-name", "nombre",        "nom",
                                       "nome",         "naam",          NULL };
  static const char *const ends[] = { "first-name", "last-name", "full-name",    "firstname",
                                      "lastname",   "email",     "emailaddress", "ipaddress" };
  g_autofree char *slug = sonder_identifier_slug (sonder_csv_table_name (self->table, column));
  g_auto (GStrv) parts = g_strsplit (slug, "-", -1);

  if (g_strv_contains (whole, slug) ||
      holds_addresses (sonder_csv_table_column (self->table, column)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (slug, ends[i]))
      return TRUE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;
  return FALSE;
}
