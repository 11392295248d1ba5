/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* What the files that make up a project share: the open step, and what to do
 * after each change in it. */

SonderSnapshot *sonder_project_get_content  (SonderProject *self);
SonderEdit     *sonder_project_begin_change (SonderProject *self,
                                             const char    *name);
gboolean        sonder_project_end_change   (SonderProject *self,
                                             gboolean       done,
                                             GError        *error);
gboolean        sonder_project_set_field    (SonderProject *self,
                                             SonderItem    *item,
                                             const char    *field,
                                             GVariant      *value);

/* project-attributes.c */
void            sonder_project_add_attribute_column    (SonderProject *self,
                                                        const char    *id);
void            sonder_project_remove_attribute_column (SonderProject *self,
                                                        const char    *id);

gboolean        sonder_project_has_unknown_values      (SonderProject *self,
                                                        const char    *id);

/* project-rows.c */
void            sonder_project_clear_cells_of (SonderProject *self,
                                               SonderKind     kind,
                                               const char    *id);

static inline GVariant *
sonder_string_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? g_variant_new_string (text) : NULL;
}

G_END_DECLS
