/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "item-reader.h"
#include "json-writer.h"
#include "rule.h"

G_BEGIN_DECLS

SonderRule *sonder_rule_read (SonderItemReader *reader);
void sonder_rule_write (const SonderRule *rule, SonderJsonWriter *writer);

G_END_DECLS
