/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * SonderTextMask:
 *
 * Paints a shaped text and remembers how it looked, so that painting it again
 * at the same place and scale costs next to nothing.
 */
typedef struct _SonderTextMask SonderTextMask;

SonderTextMask *sonder_text_mask_new   (void);
void            sonder_text_mask_free  (SonderTextMask *self);
void            sonder_text_mask_paint (SonderTextMask *self,
                                        cairo_t        *cr,
                                        PangoLayout    *layout,
                                        double          x,
                                        double          y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderTextMask, sonder_text_mask_free)

G_END_DECLS
