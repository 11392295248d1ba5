/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "snapshot.h"

/* What the same work costs with json-glib, and how fast this machine is. */

gboolean bench_json_glib_parse    (const char      *path,
                                   GError         **error);
gboolean bench_json_glib_generate (SonderSnapshot  *snapshot,
                                   const char      *path,
                                   GError         **error);
double   bench_sort               (void);
