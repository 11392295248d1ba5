/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SonderWrapLayout:
 *
 * Puts children one after the other in lines, as words are put in a paragraph.
 */
#define SONDER_TYPE_WRAP_LAYOUT (sonder_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (SonderWrapLayout, sonder_wrap_layout, SONDER, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
