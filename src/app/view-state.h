/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* What a person looked at in a project, kept beside the program's other state
 * and outside of the project's file: looking never changes a project. */

char *sonder_view_state_dup (SonderProject *project,
                             const char    *key);
void  sonder_view_state_set (SonderProject *project,
                             const char    *key,
                             const char    *value);
void  sonder_view_state_flush (void);

G_END_DECLS
