/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * SonderDiscMasks:
 *
 * Paints discs, and remembers how those of one size look: a chart has hundreds
 * of them.
 */
typedef struct _SonderDiscMasks SonderDiscMasks;

SonderDiscMasks *sonder_disc_masks_new   (void);
void             sonder_disc_masks_free  (SonderDiscMasks *self);
void             sonder_disc_masks_paint (SonderDiscMasks *self,
                                          cairo_t         *cr,
                                          double           x,
                                          double           y,
                                          double           radius);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderDiscMasks, sonder_disc_masks_free)

G_END_DECLS
