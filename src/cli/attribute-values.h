/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project.h"

G_BEGIN_DECLS

GPtrArray *sonder_attribute_list_values (SonderProject *project, SonderItem *attribute);

G_END_DECLS
