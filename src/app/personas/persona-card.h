/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "document.h"

G_BEGIN_DECLS

/**
 * SonderPersonaCard:
 *
 * One persona as a card, edited where it stands. Fiction fills the card; the
 * figures of the segment that it stands for are a strip of their own below.
 */
#define SONDER_TYPE_PERSONA_CARD (sonder_persona_card_get_type ())
G_DECLARE_FINAL_TYPE (SonderPersonaCard, sonder_persona_card, SONDER, PERSONA_CARD, AdwBin)

void        sonder_persona_card_set_persona (SonderPersonaCard *self,
                                             SonderProject     *project,
                                             SonderItem        *persona);
SonderItem *sonder_persona_card_get_persona (SonderPersonaCard *self);
void        sonder_persona_card_update      (SonderPersonaCard *self);
void        sonder_persona_card_focus_name  (SonderPersonaCard *self);
void        sonder_persona_card_focus_guess (SonderPersonaCard *self);
void        sonder_persona_card_focus_statement (SonderPersonaCard *self,
                                                 const char        *id);

G_END_DECLS
