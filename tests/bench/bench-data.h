/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "snapshot.h"

/* Projects and tables to measure with: the same on every run. */

SonderSnapshot *bench_project_new (guint        n_customers);
void            bench_add_addresses (SonderSnapshot *snapshot);
gboolean        bench_csv_write   (const char  *path,
                                   guint        n_rows,
                                   GError     **error);
