/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* Conditions as people write them: "age >= 30", "plan in Pro, Team". */

/**
 * SonderConditionError:
 * @SONDER_CONDITION_ERROR_ATTRIBUTE: it does not begin with a known attribute
 * @SONDER_CONDITION_ERROR_OPERATOR: no operator follows, or one that the
 *   attribute's type does not have
 * @SONDER_CONDITION_ERROR_VALUE: the values do not fit
 *
 * What is wrong with the text of a condition.
 */
typedef enum
{
  SONDER_CONDITION_ERROR_ATTRIBUTE,
  SONDER_CONDITION_ERROR_OPERATOR,
  SONDER_CONDITION_ERROR_VALUE,
} SonderConditionError;

#define SONDER_CONDITION_ERROR (sonder_condition_error_quark ())

GQuark sonder_condition_error_quark (void);

SonderRule *sonder_condition_parse (SonderProject *project, const char *text, GError **error);
char *sonder_condition_to_string (const SonderRule *condition, SonderProject *project);
SonderItem *sonder_attribute_find (SonderProject *project, const char *name);

G_END_DECLS
