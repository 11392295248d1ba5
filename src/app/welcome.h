/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SonderWelcome:
 *
 * What a window without a document shows: the three doors, and recent projects.
 */
#define SONDER_TYPE_WELCOME (sonder_welcome_get_type ())
G_DECLARE_FINAL_TYPE (SonderWelcome, sonder_welcome, SONDER, WELCOME, AdwBin)

G_END_DECLS
