/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

/* Compare with what is kept in tests/golden. With SONDER_UPDATE_GOLDEN in the
 * environment they write it instead. */
void golden_check_text    (const char        *name,
                           const char        *text);
void golden_check_picture (const char        *name,
                           const SonderScene *scene);

G_END_DECLS
