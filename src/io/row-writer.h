/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json-writer.h"
#include "snapshot.h"

G_BEGIN_DECLS

typedef void (*SonderRowWritten) (guint n_rows, gpointer data);

void sonder_customers_write (SonderSnapshot *snapshot,
                             SonderJsonWriter *writer,
                             SonderRowWritten written,
                             gpointer data);
void sonder_answers_write (SonderSnapshot *snapshot,
                           SonderJsonWriter *writer,
                           SonderRowWritten written,
                           gpointer data);

G_END_DECLS
