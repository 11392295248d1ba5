/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "page.h"

G_BEGIN_DECLS

/* Before the id of a persona: what is wanted of it is the guess of its share. */
#define SONDER_PERSONAS_GUESS "guess:"

#define SONDER_TYPE_PERSONAS_PAGE (sonder_personas_page_get_type ())
G_DECLARE_FINAL_TYPE (SonderPersonasPage, sonder_personas_page, SONDER, PERSONAS_PAGE, SonderPage)

G_END_DECLS
