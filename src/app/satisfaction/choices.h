/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "figures.h"

G_BEGIN_DECLS

/**
 * SonderChoice:
 * @SONDER_CHOICE_METRIC: id of a metric
 * @SONDER_CHOICE_TOUCHPOINT: id of a touchpoint, or "*" for all
 * @SONDER_CHOICE_TIME: a year, "12" for the last twelve months, or "*" for ever
 * @SONDER_CHOICE_BY: "segment", "touchpoint", "none", or the id of an attribute
 *
 * What can be chosen on the Satisfaction page, in the order of its sentence.
 */
typedef enum
{
  SONDER_CHOICE_METRIC,
  SONDER_CHOICE_TOUCHPOINT,
  SONDER_CHOICE_TIME,
  SONDER_CHOICE_BY,
  SONDER_N_CHOICES
} SonderChoice;

/**
 * SonderChoices:
 *
 * What was chosen last in a project. It is remembered outside of it: looking
 * never changes a project. What the project does not have, or has no more, is as
 * if it had not been chosen.
 */
typedef struct _SonderChoices SonderChoices;

SonderChoices  *sonder_choices_new           (SonderProject       *project);
void            sonder_choices_free          (SonderChoices       *self);
gboolean        sonder_choices_has_answers   (SonderChoices       *self);
const char     *sonder_choices_get           (SonderChoices       *self,
                                              SonderChoice         choice);
void            sonder_choices_set           (SonderChoices       *self,
                                              SonderChoice         choice,
                                              const char          *value);
char           *sonder_choices_dup_label     (SonderChoices       *self,
                                              SonderChoice         choice);
GMenu          *sonder_choices_create_menu   (SonderChoices       *self,
                                              SonderChoice         choice,
                                              const char          *action);
SonderQuestion *sonder_choices_make_question (SonderChoices       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderChoices, sonder_choices_free)

G_END_DECLS
