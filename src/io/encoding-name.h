/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sonder_encoding_dup_name (const char *encoding);

G_END_DECLS
