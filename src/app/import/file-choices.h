/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "import-choices.h"

G_BEGIN_DECLS

/**
 * SonderFileChoices:
 *
 * How a file is read, and what is said of it as a whole. "reread" says that it
 * has to be read again.
 */
#define SONDER_TYPE_FILE_CHOICES (sonder_file_choices_get_type ())
G_DECLARE_FINAL_TYPE (SonderFileChoices, sonder_file_choices, SONDER, FILE_CHOICES, AdwBin)

void sonder_file_choices_set_choices (SonderFileChoices   *self,
                                      SonderImportChoices *choices);
void sonder_file_choices_update      (SonderFileChoices   *self);
void sonder_file_choices_settle      (SonderFileChoices   *self);
void sonder_file_choices_revert      (SonderFileChoices   *self);
void sonder_file_choices_get_options (SonderFileChoices   *self,
                                      SonderCsvOptions    *options,
                                      char                *decimal);

G_END_DECLS
