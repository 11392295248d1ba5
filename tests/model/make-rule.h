/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "rule.h"

#include <string.h>

/* Rules as tests write them: "all(plan|=|Pro; none(age|<|18; age|is unknown))".
 * A condition is attribute, operator and values between bars. */

static inline SonderRule *
make_rule_node (const char **text)
{
  static const char *const groups[] = { "all(", "any(", "none(" };

  *text += strspn (*text, " ;");
  for (guint kind = 0; kind < G_N_ELEMENTS (groups); kind++)
    if (g_str_has_prefix (*text, groups[kind]))
      {
        g_autoptr (GPtrArray) members =
          g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);

        *text += strlen (groups[kind]);
        while (**text != ')')
          g_ptr_array_add (members, make_rule_node (text));
        *text += 1;
        return sonder_rule_new_group (kind, members, NULL);
      }

  g_autofree char *condition = g_strndup (*text, strcspn (*text, ";)"));
  g_auto (GStrv) parts = g_strsplit (condition, "|", -1);

  *text += strlen (condition);
  g_assert_cmpuint (g_strv_length (parts), >=, 2);
  return sonder_rule_new_condition (parts[0], parts[1], (const char *const *) parts + 2, NULL);
}

/* "" is no rule. */
static inline SonderRule *
make_rule (const char *text)
{
  return *text != '\0' ? make_rule_node (&text) : NULL;
}

static inline SonderRule *
make_rule_at_random (guint              depth,
                  const char *const *conditions,
                  guint              n_conditions)
{
  g_autoptr (GPtrArray) members =
    g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);
  guint n_members = (guint) g_test_rand_int_range (0, 4);

  if (depth == 0 || g_test_rand_int_range (0, 3) == 0)
    return make_rule (conditions[g_test_rand_int_range (0, (gint32) n_conditions)]);

  for (guint i = 0; i < n_members; i++)
    g_ptr_array_add (members, make_rule_at_random (depth - 1, conditions, n_conditions));

  return sonder_rule_new_group ((SonderRuleKind) g_test_rand_int_range (0, 3), members, NULL);
}
