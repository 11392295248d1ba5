/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "column.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SonderRule:
 *
 * Conditions on attributes in all / any / none groups: an immutable,
 * reference-counted tree. A blank value satisfies only "is unknown"; a "none"
 * group is true when no member is, and all in it is understood. A rule without any condition matches nobody;
 * groups without any do not count.
 */
typedef struct _SonderRule SonderRule;

/**
 * SonderRuleKind:
 * @SONDER_RULE_ALL: @SONDER_RULE_ANY: @SONDER_RULE_NONE: groups
 * @SONDER_RULE_CONDITION: a condition on one attribute
 */
typedef enum
{
  SONDER_RULE_ALL,
  SONDER_RULE_ANY,
  SONDER_RULE_NONE,
  SONDER_RULE_CONDITION,
} SonderRuleKind;

/**
 * SonderOperator:
 * @SONDER_OPERATOR_UNKNOWN: one that this version does not know; matches
 *   nobody, is kept and reported
 *
 * How a condition compares. Texts are equal only letter by letter; "contains"
 * and "starts with" ignore case. Order is numeric for numbers, by day for
 * dates, as stored for choices, by code point for texts.
 */
typedef enum
{
  SONDER_OPERATOR_UNKNOWN,
  SONDER_OPERATOR_EQUAL,
  SONDER_OPERATOR_NOT_EQUAL,
  SONDER_OPERATOR_LESS,
  SONDER_OPERATOR_AT_MOST,
  SONDER_OPERATOR_GREATER,
  SONDER_OPERATOR_AT_LEAST,
  SONDER_OPERATOR_IN,
  SONDER_OPERATOR_NOT_IN,
  SONDER_OPERATOR_CONTAINS,
  SONDER_OPERATOR_STARTS_WITH,
  SONDER_OPERATOR_BETWEEN,
  SONDER_OPERATOR_IS_KNOWN,
  SONDER_OPERATOR_IS_UNKNOWN,
} SonderOperator;

/* A deeper rule is refused; one with more conditions matches nobody. */
#define SONDER_RULE_MAX_DEPTH 32
#define SONDER_RULE_MAX_CONDITIONS 1000

#define SONDER_TYPE_RULE (sonder_rule_get_type ())

GType       sonder_rule_get_type      (void) G_GNUC_CONST;
SonderRule *sonder_rule_new_group     (SonderRuleKind       kind,
                                       GPtrArray           *members,
                                       const char          *extra);
SonderRule *sonder_rule_new_condition (const char          *attribute,
                                       const char          *operator_name,
                                       const char *const   *values,
                                       const char          *extra);
SonderRule *sonder_rule_ref           (SonderRule          *self);
void        sonder_rule_unref         (SonderRule          *self);
gboolean    sonder_rule_equal         (const SonderRule    *a,
                                       const SonderRule    *b);

SonderRuleKind     sonder_rule_get_kind      (const SonderRule *self);
guint              sonder_rule_get_n_members (const SonderRule *self);
const SonderRule  *sonder_rule_get_member    (const SonderRule *self,
                                              guint             position);
const char        *sonder_rule_get_attribute (const SonderRule *self);
SonderOperator     sonder_rule_get_operator  (const SonderRule *self);
const char        *sonder_rule_get_operator_name (const SonderRule *self);
const char *const *sonder_rule_get_values    (const SonderRule *self);
const char        *sonder_rule_get_extra     (const SonderRule *self);
gboolean           sonder_rule_is_empty      (const SonderRule *self);
guint              sonder_rule_get_depth     (const SonderRule *self);
guint              sonder_rule_count_conditions (const SonderRule *self);

GVariant   *sonder_rule_to_variant    (const SonderRule *self);
SonderRule *sonder_rule_from_variant  (GVariant         *variant);

SonderOperator sonder_operator_from_name    (const char     *name);
const char    *sonder_operator_to_name      (SonderOperator  op);
/* How many values the operator takes; %G_MAXUINT is any number. */
guint          sonder_operator_get_n_values (SonderOperator  op);
gboolean       sonder_operator_fits         (SonderOperator  op,
                                             SonderCellType  type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderRule, sonder_rule_unref)

G_END_DECLS
