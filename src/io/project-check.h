/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "snapshot.h"

G_BEGIN_DECLS

GPtrArray *sonder_project_check (SonderSnapshot *snapshot);

G_END_DECLS
