/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SonderCorrection:
 * @SONDER_CORRECTION_HOLM: Holm's step-down method: bounds the risk of any
 *   false alarm
 * @SONDER_CORRECTION_BH: Benjamini and Hochberg's step-up method: bounds the
 *   expected share of false alarms
 * @SONDER_CORRECTION_NONE: p values as they are
 */
typedef enum
{
  SONDER_CORRECTION_HOLM,
  SONDER_CORRECTION_BH,
  SONDER_CORRECTION_NONE,
} SonderCorrection;

void sonder_correct (SonderCorrection correction, const double *p, double *adjusted, guint n);

G_END_DECLS
