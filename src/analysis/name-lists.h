/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SonderNameSort:
 * @SONDER_NAME_ORDINARY: a word that is in names and hardly elsewhere
 * @SONDER_NAME_COMMON: a name that is a word, too, such as "Will", "May" or "Blanco"
 * @SONDER_NAME_TITLE: "Mr", "Dr", "Señora"
 * @SONDER_NAME_PARTICLE: "de", "van", "and", "Ltd": part of names, no name by itself
 * @SONDER_NAME_PLACEHOLDER: what stands where no name is known, such as "Guest"
 *
 * What a single word is worth as a name.
 */
typedef enum
{
  SONDER_NAME_ORDINARY,
  SONDER_NAME_COMMON,
  SONDER_NAME_TITLE,
  SONDER_NAME_PARTICLE,
  SONDER_NAME_PLACEHOLDER,
} SonderNameSort;

SonderNameSort sonder_name_sort (guint64 hash);

G_END_DECLS
