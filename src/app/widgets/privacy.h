/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

gboolean sonder_privacy_is_on        (void);
void     sonder_privacy_watch        (gpointer       object,
                                      GCallback      changed);
gboolean sonder_privacy_hides        (SonderItem    *attribute);
char    *sonder_privacy_dup_text     (const char    *text);
char    *sonder_privacy_dup_customer (SonderProject *project,
                                      guint          row);

G_END_DECLS
