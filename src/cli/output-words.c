/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures-output.h"

const char *
sonder_against_get_name (SonderAgainst against)
{
  return against == SONDER_AGAINST_PAIRS ? "pairs" : "rest";
}

const char *
sonder_correction_get_name (SonderCorrection correction)
{
  switch (correction)
    {
    case SONDER_CORRECTION_BH:
      return "bh";
    case SONDER_CORRECTION_NONE:
      return "none";
    case SONDER_CORRECTION_HOLM:
    default:
      return "holm";
    }
}

const char *
sonder_method_get_name (SonderMethod method)
{
  switch (method)
    {
    case SONDER_METHOD_NPS:
      return "adjusted-wald";
    case SONDER_METHOD_SHARE:
      return "n-1";
    case SONDER_METHOD_MEAN:
    default:
      return "welch";
    }
}

/**
 * sonder_pair_note_get_name:
 *
 * Returns: (nullable): a code for why a pair was not tested, %NULL if it was
 */
const char *
sonder_pair_note_get_name (SonderPairNote note)
{
  switch (note)
    {
    case SONDER_PAIR_FEW_ANSWERS:
      return "few-answers";
    case SONDER_PAIR_SEVERAL_TOUCHPOINTS:
      return "several-touchpoints";
    case SONDER_PAIR_TESTED:
    default:
      return NULL;
    }
}

/**
 * sonder_pair_get_b_name:
 *
 * Returns: (transfer none): the untranslated name of the second side
 */
const char *
sonder_pair_get_b_name (const SonderComparison *comparison, const SonderPair *pair)
{
  const SonderGroup *b;

  if (pair->b < 0)
    return SONDER_REST_NAME;

  b = comparison->figures->groups->pdata[pair->b];
  return b->name;
}
