/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* Whether a project is more than a sketch: pages do not count what is not there. */
gboolean sonder_has_scores    (SonderProject *project);
gboolean sonder_has_customers (SonderProject *project);

G_END_DECLS
