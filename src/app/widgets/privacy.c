/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "privacy.h"

#include <glib/gi18n.h>
#include <string.h>

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
 * sonder_privacy_hides:
 *
 * Returns: whether nobody is to see the values of an attribute now
 */
gboolean
sonder_privacy_hides (SonderItem *attribute)
{
  return sonder_item_get_boolean (attribute, "personal") && sonder_privacy_is_on ();
}

static gboolean
is_address (const char *word)
{
  const char *at = strchr (word, '@');

  return at != NULL && at > word && at[1] != '\0';
}

/**
 * sonder_privacy_dup_text:
 * @text: what somebody said or typed
 *
 * Returns: (transfer full): the text, with mail addresses blotted out while
 *   personal data are hidden
 */
char *
sonder_privacy_dup_text (const char *text)
{
  g_auto (GStrv) words = NULL;

  if (!sonder_privacy_is_on () || strchr (text, '@') == NULL)
    return g_strdup (text);

  words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (is_address (words[i]))
      {
        g_free (words[i]);
        words[i] = g_strdup ("•••");
      }

  return g_strjoinv (" ", words);
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
