/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/**
 * SonderPersonaFace:
 *
 * A persona's picture or initials. A picture is chosen from its menu, dropped
 * on it, or pasted while it has the focus.
 */
#define SONDER_TYPE_PERSONA_FACE (sonder_persona_face_get_type ())
G_DECLARE_FINAL_TYPE (SonderPersonaFace, sonder_persona_face, SONDER, PERSONA_FACE, GtkWidget)

void sonder_persona_face_bind   (SonderPersonaFace *self,
                                 SonderProject     *project,
                                 SonderItem        *persona);
void sonder_persona_face_update (SonderPersonaFace *self);

G_END_DECLS
