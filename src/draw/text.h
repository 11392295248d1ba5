/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "theme.h"

G_BEGIN_DECLS

char        *sonder_text_clean         (const char        *text);
PangoLayout *sonder_text_new           (const SonderTheme *theme,
                                        SonderFontRole     role,
                                        double             em,
                                        const char        *text);
PangoLayout *sonder_text_new_paragraph (const SonderTheme *theme,
                                        SonderFontRole     role,
                                        double             em,
                                        const char        *text,
                                        double             width,
                                        int                max_lines);
gboolean     sonder_text_fit           (PangoLayout       *layout,
                                        double             width);
gboolean     sonder_text_shorten       (PangoLayout       *layout,
                                        double             width,
                                        PangoEllipsizeMode mode);
void         sonder_text_get_size      (PangoLayout       *layout,
                                        double            *width,
                                        double            *height);
double       sonder_text_get_width     (PangoLayout       *layout);
double       sonder_text_get_height    (PangoLayout       *layout);

G_END_DECLS
