/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "table.h"

G_BEGIN_DECLS

char    *sonder_identifier_random (void);
char    *sonder_identifier_slug   (const char        *name);
char    *sonder_answer_identifier (const SonderTable *customers,
                                   const SonderTable *answers,
                                   guint              row);
char    *sonder_name_fold         (const char        *name);

G_END_DECLS
