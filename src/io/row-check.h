/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "snapshot.h"

G_BEGIN_DECLS

void sonder_customers_check (SonderSnapshot *snapshot, GPtrArray *problems);
void sonder_answers_check (SonderSnapshot *snapshot, GPtrArray *problems);

G_END_DECLS
