/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "masking.h"

G_BEGIN_DECLS

gboolean       sonder_privacy_is_on         (void);
void           sonder_privacy_watch         (gpointer       object,
                                             GCallback      changed);
gboolean       sonder_privacy_hides         (SonderItem    *attribute);
SonderMasking *sonder_privacy_get_masking   (SonderProject *project);
gboolean       sonder_privacy_hides_text    (SonderProject *project,
                                             const char    *text);
const char    *sonder_privacy_get_reason    (void);
char          *sonder_privacy_dup_text      (SonderProject *project,
                                             const char    *text);
char          *sonder_privacy_dup_said      (SonderProject *project,
                                             const char    *text,
                                             guint          customer);
char          *sonder_privacy_dup_field     (SonderProject *project,
                                             SonderItem    *item,
                                             const char    *field);
char          *sonder_privacy_dup_quotation (SonderProject *project,
                                             SonderItem    *evidence);
char          *sonder_privacy_dup_customer  (SonderProject *project,
                                             guint          row);

G_END_DECLS
