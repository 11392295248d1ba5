/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Half the error probability of a two-sided 95 % interval lies on each side. */
#define SONDER_UPPER_TAIL 0.975

double sonder_normal_quantile (double probability);
double sonder_normal_two_sided_p (double z);
double sonder_t_quantile (double probability, double df);
double sonder_t_two_sided_p (double t, double df);

G_END_DECLS
