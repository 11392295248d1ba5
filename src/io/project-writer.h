/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json-writer.h"
#include "project-reader.h"

G_BEGIN_DECLS

void sonder_project_write (SonderSnapshot *snapshot,
                           SonderJsonWriter *writer,
                           SonderProgress progress,
                           gpointer data);

G_END_DECLS
