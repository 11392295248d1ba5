/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "project-error.h"
#include "snapshot.h"

G_BEGIN_DECLS

/* The value of "format", and the newest "version" that this program writes. */
#define SONDER_PROJECT_FORMAT "sonder-project"
#define SONDER_PROJECT_VERSION 1

/**
 * SonderProgress:
 * @fraction: how much is done, from 0 to 1
 * @data: what was given with the function
 */
typedef void (*SonderProgress) (double fraction, gpointer data);

/* What makes a text no project, and refuses the whole of it:
 * - anything that is not JSON in UTF-8 (a byte-order mark is passed over), a member
 *   that is there twice, U+0000 in a text that is read;
 * - a known member of another type than it should have (null is none: a member
 *   without a value is left out), a date that does not exist, a number that a double
 *   cannot hold;
 * - an item, customer or answer without id where it needs one, or with an id that
 *   another of its kind has; an answer without customer, or of an unknown one;
 * - more than 100 million rows, 16,384 attributes, 60,000 keys, 32 levels of
 *   conditions, or 200,000 items and conditions in all.
 *
 * What is kept, and for sonder_project_check() to report:
 * - references to items that do not exist: pins, metrics, touchpoints, sources,
 *   segments, attributes in rules;
 * - scores that their metric cannot take;
 * - operators, types, scales, layouts and regions that this version does not know.
 *
 * Members may come in any order; those in another one than they are written in may
 * need the text to be read up to three times. Empty texts are no values, but for
 * "pinned". */
SonderSnapshot *sonder_project_read (GInputStream *stream,
                                     guint64 size,
                                     SonderProgress progress,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     guint64 *hash,
                                     GError **error);

G_END_DECLS
