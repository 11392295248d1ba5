/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sonder_customer_count_to_text (guint n_shown,
                                     guint n_all,
                                     guint n_customers,
                                     guint n_respondents);

G_END_DECLS
