/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderMasking:
 *
 * What stands in texts in place of who customers are, for others to look on. In a
 * project it is one and the same, and knows the customers that it has now.
 */
typedef struct _SonderMasking SonderMasking;

SonderMasking *sonder_masking_get          (SonderProject *project);
char          *sonder_masking_dup_text     (SonderMasking *self,
                                            const char    *text,
                                            guint          customer);
char          *sonder_masking_dup_customer (guint          row);

G_END_DECLS
