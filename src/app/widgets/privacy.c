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

  return SONDER_IS_APPLICATION (application) &&
         sonder_application_get_privacy (SONDER_APPLICATION (application));
}

/**
 * sonder_privacy_watch:
 * @object: a #GObject
 * @changed: called with @object whenever what sonder_privacy_is_on() returns
 *   has changed
 */
void
sonder_privacy_watch (gpointer  object,
                      GCallback changed)
{
  GApplication *application = g_application_get_default ();

  if (SONDER_IS_APPLICATION (application))
    g_signal_connect_object (application, "notify::privacy", changed, object, G_CONNECT_SWAPPED);
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

/* What mail addresses are made of; letters of all scripts, to be on the safe side. */
static gboolean
is_address_part (const char *p)
{
  return (guchar) *p >= 0x80 || g_ascii_isalnum (*p) ||
         (*p != '\0' && strchr (".!#$%&'*+-/=?^_`{|}~", *p) != NULL);
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
  GString *hidden;
  const char *done = text;

  if (!sonder_privacy_is_on ())
    return g_strdup (text);

  hidden = g_string_new (NULL);
  for (const char *at = strchr (text, '@'); at != NULL; at = strchr (at + 1, '@'))
    {
      const char *start = at, *end = at + 1;

      while (start > done && is_address_part (start - 1))
        start--;
      while (is_address_part (end))
        end++;
      if (start == at || end == at + 1)
        continue;
      g_string_append_len (hidden, done, start - done);
      g_string_append (hidden, "•••");
      done = end;
      at = end - 1;
    }
  g_string_append (hidden, done);

  return g_string_free (hidden, FALSE);
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
