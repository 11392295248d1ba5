/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json-tokenizer.h"
#include "snapshot.h"

G_BEGIN_DECLS

/**
 * SonderRowReader:
 *
 * Reads customers and answers straight into the tables of a project whose
 * attributes are known. Customers must be read before answers.
 */
typedef struct _SonderRowReader SonderRowReader;

typedef void (*SonderRowProgress) (gpointer data);

SonderRowReader *
sonder_row_reader_new (SonderSnapshot *snapshot, SonderRowProgress progress, gpointer data);
void sonder_row_reader_free (SonderRowReader *self);

gboolean sonder_row_reader_read_customers (SonderRowReader *self, SonderJsonTokenizer *tokenizer);
gboolean sonder_row_reader_read_answers (SonderRowReader *self, SonderJsonTokenizer *tokenizer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderRowReader, sonder_row_reader_free)

G_END_DECLS
