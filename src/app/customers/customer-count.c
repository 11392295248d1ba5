/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "customer-count.h"

#include <glib/gi18n.h>

/**
 * sonder_customer_count_to_text:
 * @n_shown: how many pass the filters
 * @n_all: of how many
 *
 * Returns: (transfer full): "84 customers + 412 respondents", or "12 of …"
 */
char *
sonder_customer_count_to_text (guint n_shown, guint n_all, guint n_customers, guint n_respondents)
{
  g_autofree char *customers =
      g_strdup_printf (ngettext ("%u customer", "%u customers", n_customers), n_customers);
  g_autofree char *respondents =
      g_strdup_printf (ngettext ("%u respondent", "%u respondents", n_respondents), n_respondents);
  /* Translators: "84 customers + 412 respondents" */
  g_autofree char *all = n_respondents > 0 ? g_strdup_printf (_("%s + %s"), customers, respondents)
                                           : g_strdup (customers);

  if (n_shown == n_all)
    return g_steal_pointer (&all);

  /* Translators: "12 of 84 customers" */
  return g_strdup_printf (_("%u of %s"), n_shown, all);
}
