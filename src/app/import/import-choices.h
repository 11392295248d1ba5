/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "import-choice.h"

G_BEGIN_DECLS

/**
 * SonderImportChoices:
 *
 * All that has been said about a file and its columns. A list of
 * #SonderImportChoice; "changed" says that one of them did.
 */
#define SONDER_TYPE_IMPORT_CHOICES (sonder_import_choices_get_type ())
G_DECLARE_FINAL_TYPE (SonderImportChoices, sonder_import_choices, SONDER, IMPORT_CHOICES, GObject)

SonderImportChoices *sonder_import_choices_new         (void);
void                 sonder_import_choices_take_plan   (SonderImportChoices    *self,
                                                        const SonderImportPlan *plan);
const SonderImportPlan *sonder_import_choices_get_plan (SonderImportChoices    *self);
GListModel          *sonder_import_choices_get_model   (SonderImportChoices    *self);
guint                sonder_import_choices_get_length  (SonderImportChoices    *self);
SonderImportChoice  *sonder_import_choices_get         (SonderImportChoices    *self,
                                                        guint                   column);
int                  sonder_import_choices_find_role   (SonderImportChoices    *self,
                                                        SonderColumnRole        role);
void                 sonder_import_choices_set_role    (SonderImportChoices    *self,
                                                        const GtkBitset        *columns,
                                                        SonderColumnRole        role);
void                 sonder_import_choices_set_metric  (SonderImportChoices    *self,
                                                        const GtkBitset        *columns,
                                                        const char             *metric);
void                 sonder_import_choices_set_touchpoint (SonderImportChoices *self,
                                                        guint                   column,
                                                        const char             *touchpoint);
void                 sonder_import_choices_set_missing (SonderImportChoices    *self,
                                                        const GtkBitset        *columns,
                                                        const char             *missing);
void                 sonder_import_choices_set_type    (SonderImportChoices    *self,
                                                        const GtkBitset        *columns,
                                                        int                     type);
void                 sonder_import_choices_set_comment_for (SonderImportChoices *self,
                                                        const GtkBitset        *columns,
                                                        int                     score);
void                 sonder_import_choices_confirm     (SonderImportChoices    *self);
GtkBitset           *sonder_import_choices_find_alike  (SonderImportChoices    *self,
                                                        guint                   column);
void                 sonder_import_choices_copy        (SonderImportChoices    *self,
                                                        guint                   column,
                                                        const GtkBitset        *columns);
void                 sonder_import_choices_set_date_order (SonderImportChoices *self,
                                                        int                     order);
int                  sonder_import_choices_get_date_order (SonderImportChoices *self);
void                 sonder_import_choices_set_source  (SonderImportChoices    *self,
                                                        const char             *source);
const char          *sonder_import_choices_get_source  (SonderImportChoices    *self);
void                 sonder_import_choices_set_all_missing (SonderImportChoices *self,
                                                        const char             *missing);
char                *sonder_import_choices_dup_rating  (SonderImportChoices    *self,
                                                        const GtkBitset        *columns);
gboolean             sonder_import_choices_apply       (SonderImportChoices    *self,
                                                        SonderImportPlan       *plan,
                                                        GError                **error);

G_END_DECLS
