/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "project.h"

G_BEGIN_DECLS

/* Columns to sort by, and to show: an attribute's column in the table, or one of these. */
#define SONDER_SORT_ID "id"
#define SONDER_SORT_NAME "name"
#define SONDER_SORT_SEGMENT "segment"
#define SONDER_SORT_PREFIX SONDER_ATTRIBUTE_PREFIX

/* The segment filter that is no segment's id: those without a segment. */
#define SONDER_FILTER_UNASSIGNED "(unassigned)"

/**
 * SonderCustomerQuery:
 * @customers: a copy of the table
 * @generation: of the data, when it was copied
 * @segments: the segment of each row, by position
 * @search: folded words to look for; "" for none
 * @search_columns: (element-type SonderColumn): where to look for them, in @customers
 * @one_segment: whether only those of @segment are asked for
 * @respondents: whether those known only by an answer sheet are asked for
 * @sort_column: (nullable): what to sort by; %NULL is the order of the table
 * @ranks: (nullable): the place of each text in the order of @sort_column, by
 *   its number; found by running where it is not given
 * @before: (nullable) (element-type guint): rows to keep in their order; the
 *   others come after. Nothing is sorted then.
 *
 * Which customers are to be shown, and in which order: all that a worker needs.
 */
typedef struct
{
  SonderTable *customers;
  guint64      generation;
  guint16     *segments;
  char        *search;
  GPtrArray   *search_columns;
  gboolean     one_segment;
  guint16      segment;
  gboolean     respondents;
  char        *sort_column;
  gboolean     descending;
  GBytes      *ranks;
  GArray      *before;
} SonderCustomerQuery;

SonderCustomerQuery *sonder_customer_query_new    (SonderProject       *project);
void                 sonder_customer_query_free   (SonderCustomerQuery *self);
void                 sonder_customer_query_search (SonderCustomerQuery *self,
                                                   SonderProject       *project,
                                                   const char          *words);
gboolean             sonder_customer_query_is_long (SonderCustomerQuery *self);
GArray              *sonder_customer_query_run    (SonderCustomerQuery *self);
void                 sonder_customer_query_run_async  (SonderCustomerQuery  *self,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
GArray              *sonder_customer_query_run_finish (GAsyncResult         *result,
                                                       SonderCustomerQuery **query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderCustomerQuery, sonder_customer_query_free)

G_END_DECLS
