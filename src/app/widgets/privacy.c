/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "privacy.h"

#include <glib/gi18n.h>

#include "application.h"

/**
 * sonder_privacy_is_on:
 *
 * Returns: whether names and other personal data are to be hidden everywhere
 */
gboolean
sonder_privacy_is_on (void)
{
  GApplication *application = g_application_get_default ();

  if (!SONDER_IS_APPLICATION (application))
    return FALSE;

  return g_settings_get_boolean (
    sonder_application_get_settings (SONDER_APPLICATION (application)), "hide-personal-data");
}

/**
 * sonder_privacy_dup_customer:
 *
 * Returns: (transfer full): what a customer is called on the screen: the name,
 *   else the id; "Customer 1042" while personal data are hidden
 */
char *
sonder_privacy_dup_customer (SonderProject *project,
                             guint          row)
{
  const SonderTable *customers = sonder_project_get_customers (project);
  const char *name = sonder_customers_get_name (customers, row);

  if (sonder_privacy_is_on ())
    /* Translators: a customer whose name is hidden; %u is a number */
    return g_strdup_printf (_("Customer %u"), row + 1);

  return g_strdup (name != NULL ? name : sonder_customers_get_id (customers, row));
}
