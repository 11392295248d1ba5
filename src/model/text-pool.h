/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SonderTextPool:
 *
 * An append-only set of texts. Each distinct text has a small number, from 1
 * in the order of arrival; 0 means "no text". Texts never move and are never
 * freed before the pool, so pointers and numbers stay valid in every thread
 * that holds a reference. Interning and looking up lock; reading does not.
 */
typedef struct _SonderTextPool SonderTextPool;

#define SONDER_TYPE_TEXT_POOL (sonder_text_pool_get_type ())

GType           sonder_text_pool_get_type (void) G_GNUC_CONST;
SonderTextPool *sonder_text_pool_new      (void);
SonderTextPool *sonder_text_pool_ref      (SonderTextPool *self);
void            sonder_text_pool_unref    (SonderTextPool *self);
guint32         sonder_text_pool_intern   (SonderTextPool *self,
                                           const char     *text,
                                           gssize          length);
guint32         sonder_text_pool_lookup   (SonderTextPool *self,
                                           const char     *text,
                                           gssize          length);
const char     *sonder_text_pool_get      (SonderTextPool *self,
                                           guint32         number);
const char     *sonder_text_pool_get_folded (SonderTextPool *self,
                                             guint32         number);
guint32         sonder_text_pool_get_size (SonderTextPool *self);
const char     *sonder_text_pool_store    (SonderTextPool *self,
                                           const char     *text,
                                           gssize          length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SonderTextPool, sonder_text_pool_unref)

G_END_DECLS
