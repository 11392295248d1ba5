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

/**
 * sonder_privacy_get_masking:
 *
 * Returns: (transfer none) (nullable): what texts are to be shown with; %NULL
 *   where nothing is hidden
 */
SonderMasking *
sonder_privacy_get_masking (SonderProject *project)
{
  return sonder_privacy_is_on () ? sonder_masking_get (project) : NULL;
}

/**
 * sonder_privacy_hides_text:
 *
 * What is hidden in part is not changed either: whoever writes in it would see
 * it.
 *
 * Returns: whether nobody is to see a part of the text now
 */
gboolean
sonder_privacy_hides_text (SonderProject *project,
                           const char    *text)
{
  g_autofree char *shown = sonder_privacy_dup_text (project, text);

  return !g_str_equal (shown, text);
}

/**
 * sonder_privacy_get_reason:
 *
 * Returns: (transfer none): why a text cannot be changed of which a part is hidden
 */
const char *
sonder_privacy_get_reason (void)
{
  return _("Personal data in this text are hidden now, so it cannot be changed.");
}

/**
 * sonder_privacy_dup_text:
 * @project: (nullable): whose customers are not to be named; %NULL for a text that
 *   is of no project yet
 * @text: what somebody typed
 *
 * Returns: (transfer full): the text as it is to be shown, said, copied or
 *   written to a file now
 */
char *
sonder_privacy_dup_text (SonderProject *project,
                         const char    *text)
{
  return sonder_privacy_dup_said (project, text, SONDER_NO_ROW);
}

/**
 * sonder_privacy_dup_said:
 * @text: what a customer said
 * @customer: the customer's row
 *
 * Returns: (transfer full): like sonder_privacy_dup_text(), without the parts of
 *   that customer's name too
 */
char *
sonder_privacy_dup_said (SonderProject *project,
                         const char    *text,
                         guint          customer)
{
  if (!sonder_privacy_is_on ())
    return g_strdup (text);

  return sonder_masking_dup_text (project != NULL ? sonder_masking_get (project) : NULL, text,
                                  customer);
}

/**
 * sonder_privacy_dup_field:
 * @field: a text field of the item
 *
 * Returns: (transfer full): the text as it is to be shown now
 */
char *
sonder_privacy_dup_field (SonderProject *project,
                          SonderItem    *item,
                          const char    *field)
{
  return sonder_privacy_dup_text (project, sonder_item_get_text (item, field));
}

/* Only answers that are cited have an id: most chunks are blank. */
static guint
find_speaker (SonderProject *project,
              const char    *answer_id)
{
  const SonderTable *answers = sonder_project_get_answers (project);
  const SonderColumn *ids = sonder_table_column (answers, SONDER_ANSWER_ID);
  guint32 id = sonder_text_pool_lookup (answers->texts, answer_id, -1);

  for (guint row = 0; id != 0 && row < answers->n_rows; row++)
    if (sonder_column_is_blank (ids, row >> SONDER_CHUNK_SHIFT))
      row |= SONDER_CHUNK_MASK;
    else if (sonder_column_get_u32 (ids, row) == id)
      return sonder_column_get_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), row);

  return SONDER_NO_ROW;
}

/**
 * sonder_privacy_dup_quotation:
 *
 * Returns: (transfer full): what evidence quotes, as it is to be shown now
 */
char *
sonder_privacy_dup_quotation (SonderProject *project,
                              SonderItem    *evidence)
{
  const char *quotation = sonder_item_get_text (evidence, "quotation");

  if (!sonder_privacy_is_on ())
    return g_strdup (quotation);

  return sonder_privacy_dup_said (project, quotation,
                                  find_speaker (project, sonder_item_get_text (evidence, "answer")));
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
    return sonder_masking_dup_customer (row);

  return g_strdup (name != NULL ? name : sonder_customers_get_id (customers, row));
}
