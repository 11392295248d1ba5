/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void sonder_interrupt_start (void);
GCancellable *sonder_interrupt_hold (void);
void sonder_interrupt_release (void);

G_END_DECLS
