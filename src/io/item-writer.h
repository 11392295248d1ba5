/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "item.h"
#include "json-writer.h"

G_BEGIN_DECLS

void sonder_item_write (SonderItem *item, SonderJsonWriter *writer);
void sonder_item_write_fields (SonderItem *item, SonderJsonWriter *writer, gboolean empty_lists);

G_END_DECLS
