/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import.h"
#include "table.h"

G_BEGIN_DECLS

/**
 * SonderImportPerson:
 * @row: in the customers table
 * @is_new: added by this import
 * @is_changed: was there, and has a new value
 *
 * A customer or respondent of the file.
 */
typedef struct
{
  guint row;
  gboolean is_new;
  gboolean is_changed;
} SonderImportPerson;

#define SONDER_NO_PERSON G_MAXUINT32

/**
 * SonderImport:
 * @persons: (element-type SonderImportPerson): those of the file
 * @person_of_row: for each row of the file a position in @persons, or
 *   %SONDER_NO_PERSON for refused rows
 * @new_items: (element-type SonderItem): what is to be added to the project
 * @new_choices: (element-type GStrv): for attributes, by id, all choices, where
 *   there are new ones
 *
 * An import on its way: copies of the tables, changed, and what to do besides.
 */
struct _SonderImport
{
  SonderImportPlan *plan;
  SonderSnapshot *project;
  SonderCsvProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;

  SonderTable *customers;
  SonderTable *answers;
  gboolean customers_changed;
  gboolean answers_changed;
  SonderItem *source;
  gboolean source_is_new;
  gboolean source_is_used;

  GHashTable *ids;   /* of items, each after its kind */
  GHashTable *names; /* folded, each after its kind; items of the project */

  GArray *persons;
  guint32 *person_of_row;
  GPtrArray *new_items;
  GHashTable *new_choices;
  SonderImportReport report;
};

gboolean sonder_import_find_source (SonderImport *self);
gboolean sonder_import_identify (SonderImport *self, GError **error);
gboolean sonder_import_fill_attributes (SonderImport *self, GError **error);
gboolean sonder_import_add_answers (SonderImport *self, GError **error);

gboolean sonder_import_step (SonderImport *self, double fraction, GError **error);
char *sonder_import_make_id (SonderImport *self, SonderKind kind, const char *name);
SonderItem *sonder_import_find_named (SonderImport *self, SonderKind kind, const char *name);
void sonder_import_add_item (SonderImport *self, SonderItem *item);
gboolean
sonder_import_intern_key (SonderImport *self, const char *id, guint16 *key, GError **error);

static inline guint32
sonder_import_row_number (const SonderImport *self, guint row)
{
  return g_array_index (self->plan->table->row_numbers, guint32, row);
}

G_END_DECLS
