/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "column.h"
#include "text-pool.h"

G_BEGIN_DECLS

/**
 * SonderRowFlags:
 * @SONDER_ROW_DELETED: the row is deleted: it counts nowhere and is not saved
 * @SONDER_ROW_ANONYMOUS: a customer known only by an answer sheet: a respondent
 */
typedef enum
{
  SONDER_ROW_DELETED = 1 << 0,
  SONDER_ROW_ANONYMOUS = 1 << 1,
} SonderRowFlags;

/* Limits: what a program on a desk can be expected to hold. Keys (ids of
 * segments, touchpoints, metrics and sources) are numbered in 16 bits:
 * sonder_table_intern_key() keeps the limit. */
#define SONDER_MAX_ROWS 100000000
#define SONDER_MAX_KEYS 60000

/* Attribute columns are named this and the id of their attribute. */
#define SONDER_ATTRIBUTE_PREFIX "attribute:"

/* The columns that each customers table has, in this order; attribute columns
 * follow. */
typedef enum
{
  SONDER_CUSTOMER_ID,               /* text */
  SONDER_CUSTOMER_NAME,             /* text */
  SONDER_CUSTOMER_PINNED,           /* key: a segment's id, or the key of "" for Unassigned */
  SONDER_CUSTOMER_FLAGS,            /* SonderRowFlags */
  SONDER_CUSTOMER_EXTRA,            /* text: unknown members, as source text */
  SONDER_CUSTOMER_ATTRIBUTES_EXTRA, /* text: members of "attributes" of no known attribute */
  SONDER_CUSTOMER_N_FIXED
} SonderCustomerColumn;

/* The columns of the answers table. */
typedef enum
{
  SONDER_ANSWER_CUSTOMER,   /* row of the customers table */
  SONDER_ANSWER_METRIC,     /* key: a metric's id */
  SONDER_ANSWER_SCORE,      /* score */
  SONDER_ANSWER_TOUCHPOINT, /* key: a touchpoint's id */
  SONDER_ANSWER_DATE,       /* date */
  SONDER_ANSWER_COMMENT,    /* comment */
  SONDER_ANSWER_SOURCE,     /* key: a source's id */
  SONDER_ANSWER_FLAGS,      /* SonderRowFlags */
  SONDER_ANSWER_ID,         /* text, only where cited */
  SONDER_ANSWER_EXTRA,      /* text: unknown members, as source text */
  SONDER_ANSWER_N_FIXED
} SonderAnswerColumn;

/**
 * SonderTable:
 * @texts: pool of texts and comments, shared by both tables of a project
 * @keys: pool of ids: see SONDER_MAX_KEYS
 * @n_rows: rows, deleted ones included
 * @columns: (element-type SonderColumn): the fixed ones first
 *
 * Rows of cells in columns; a value: copying is cheap (all chunks are shared)
 * and a copy can be read in another thread. Rows never move: a row number is
 * an identity while the project is open.
 */
typedef struct
{
  SonderTextPool *texts;
  SonderTextPool *keys;
  guint           n_rows;
  GPtrArray      *columns;
} SonderTable;

SonderTable  *sonder_table_new_customers (SonderTextPool     *texts,
                                          SonderTextPool     *keys);
SonderTable  *sonder_table_new_answers   (SonderTextPool     *texts,
                                          SonderTextPool     *keys);
SonderTable  *sonder_table_copy          (const SonderTable  *self);
gboolean      sonder_table_equal         (const SonderTable  *self,
                                          const SonderTable  *other);
void          sonder_table_assign        (SonderTable        *self,
                                          const SonderTable  *other);
void          sonder_table_free          (SonderTable        *self);
void          sonder_table_set_length    (SonderTable        *self,
                                          guint               n_rows);
SonderColumn *sonder_table_add_column    (SonderTable        *self,
                                          const char         *name,
                                          SonderCellType      type);
SonderColumn *sonder_table_find_column   (const SonderTable  *self,
                                          const char         *name);
SonderColumn *sonder_table_find_attribute (const SonderTable *self,
                                           const char        *attribute_id);
guint         sonder_table_count_rows    (const SonderTable  *self,
                                          SonderRowFlags      mask,
                                          SonderRowFlags      flags);
GVariant     *sonder_table_get_cell      (const SonderTable  *self,
                                          const SonderColumn *column,
                                          guint               row);
guint16       sonder_table_intern_key    (const SonderTable  *self,
                                          const char         *text,
                                          gssize              length,
                                          GError            **error);
gboolean      sonder_table_set_cell      (SonderTable        *self,
                                          SonderColumn       *column,
                                          guint               row,
                                          GVariant           *value);
gboolean      sonder_table_cell_equal    (const SonderTable  *self,
                                          const SonderColumn *a,
                                          const SonderColumn *b,
                                          guint               row);

/**
 * sonder_table_column:
 * @position: a SonderCustomerColumn or SonderAnswerColumn, or that of an attribute
 *
 * Returns: (transfer none): the column
 */
static inline SonderColumn *
sonder_table_column (const SonderTable *self,
                     guint              position)
{
  return self->columns->pdata[position];
}

/**
 * sonder_table_append:
 *
 * Appends one row of blanks; the caller keeps SONDER_MAX_ROWS.
 *
 * Returns: its number
 */
static inline guint
sonder_table_append (SonderTable *self)
{
  if ((self->n_rows & SONDER_CHUNK_MASK) == 0)
    sonder_table_set_length (self, self->n_rows + 1);
  else
    self->n_rows++;

  return self->n_rows - 1;
}

/**
 * sonder_customers_get_flags:
 *
 * For a row or two; whoever goes through all reads the column.
 *
 * Returns: the flags of a customer
 */
static inline SonderRowFlags
sonder_customers_get_flags (const SonderTable *self,
                            guint              row)
{
  return sonder_column_get_u8 (sonder_table_column (self, SONDER_CUSTOMER_FLAGS), row);
}

/**
 * sonder_answers_get_flags:
 *
 * Returns: the flags of an answer
 */
static inline SonderRowFlags
sonder_answers_get_flags (const SonderTable *self,
                          guint              row)
{
  return sonder_column_get_u8 (sonder_table_column (self, SONDER_ANSWER_FLAGS), row);
}

/* Texts of customers: %NULL where blank. Valid as long as the text pool. */
const char *sonder_customers_get_id     (const SonderTable *self,
                                         guint              row);
const char *sonder_customers_get_name   (const SonderTable *self,
                                         guint              row);
const char *sonder_customers_get_pinned (const SonderTable *self,
                                         guint              row);
/* Texts of answers: %NULL where blank. */
const char *sonder_answers_get_id         (const SonderTable *self,
                                           guint              row);
const char *sonder_answers_get_metric     (const SonderTable *self,
                                           guint              row);
const char *sonder_answers_get_touchpoint (const SonderTable *self,
                                           guint              row);
const char *sonder_answers_get_source     (const SonderTable *self,
                                           guint              row);

/**
 * SonderCustomerIndex:
 *
 * Finds the row of a customer by id, over one table; rows appended later are
 * told with sonder_customer_index_add(). Deleted rows are not found.
 */
typedef struct _SonderCustomerIndex SonderCustomerIndex;

#define SONDER_NO_ROW G_MAXUINT32

SonderCustomerIndex *sonder_customer_index_new    (const SonderTable   *customers);
void                 sonder_customer_index_free   (SonderCustomerIndex *self);
void                 sonder_customer_index_add    (SonderCustomerIndex *self,
                                                   guint32              id_number,
                                                   guint                row);
guint                sonder_customer_index_lookup (SonderCustomerIndex *self,
                                                   const char          *id,
                                                   gssize               length);
guint                sonder_customer_index_lookup_number (SonderCustomerIndex *self,
                                                          guint32              id_number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderTable, sonder_table_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderCustomerIndex, sonder_customer_index_free)

G_END_DECLS
