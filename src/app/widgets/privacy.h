/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

gboolean sonder_privacy_is_on        (void);
char    *sonder_privacy_dup_customer (SonderProject *project,
                                      guint          row);

G_END_DECLS
