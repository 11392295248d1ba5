/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SONDER_ALIGN_LEFT,
  SONDER_ALIGN_RIGHT,
} SonderAlign;

/**
 * SonderTextStyle:
 *
 * How a cell looks on a terminal with colours.
 */
typedef enum
{
  SONDER_STYLE_PLAIN,
  SONDER_STYLE_STRONG,
  SONDER_STYLE_QUIET,
  SONDER_STYLE_CAUTION,
} SonderTextStyle;

/**
 * SonderTextTable:
 *
 * A table for a terminal: columns aligned by what their cells show, two blanks
 * between them. Where there is no room, optional columns are left out, and then
 * the first one gets narrower.
 */
typedef struct _SonderTextTable SonderTextTable;

SonderTextTable *sonder_text_table_new (void);
void sonder_text_table_free (SonderTextTable *self);

void sonder_text_table_add_column (SonderTextTable *self, const char *heading, SonderAlign align);
void sonder_text_table_add_optional_column (SonderTextTable *self,
                                            const char *heading,
                                            SonderAlign align,
                                            guint rank);
void sonder_text_table_add_cell (SonderTextTable *self, const char *text, SonderTextStyle style);
void sonder_text_table_add_rule (SonderTextTable *self);
void sonder_text_table_append (SonderTextTable *self, GString *out, guint width, gboolean color);

char *sonder_text_in_style (const char *text, SonderTextStyle style, gboolean color);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderTextTable, sonder_text_table_free)

G_END_DECLS
