/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The palette slots on screen, as the charts show them: style classes
 * "slot-blue" and so on, "face-blue" for avatars, in the colours of the light or dark theme. */

void       sonder_palette_install    (void);
void       sonder_palette_get_rgba   (const char *slot,
                                      GdkRGBA    *rgba);
GtkWidget *sonder_swatch_new         (const char *slot);
void       sonder_swatch_set_slot    (GtkWidget  *swatch,
                                      const char *slot);
void       sonder_face_set_slot      (AdwAvatar  *face,
                                      const char *slot);
const char *sonder_palette_get_label (const char *slot);

G_END_DECLS
