/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "item.h"

G_BEGIN_DECLS

/**
 * SonderPortraitError:
 * @SONDER_PORTRAIT_ERROR_TOO_LARGE: more bytes or pixels than are taken
 * @SONDER_PORTRAIT_ERROR_NOT_A_PICTURE: not a sound PNG, JPEG or WebP picture
 */
typedef enum
{
  SONDER_PORTRAIT_ERROR_TOO_LARGE,
  SONDER_PORTRAIT_ERROR_NOT_A_PICTURE,
} SonderPortraitError;

#define SONDER_PORTRAIT_ERROR (sonder_portrait_error_quark ())
GQuark sonder_portrait_error_quark (void);

/* A persona's picture stands in the project as a data URI: a square of at most
 * 256 pixels, PNG or JPEG, at most 64 KB. */
char       *sonder_portrait_from_bytes  (GBytes              *bytes,
                                         GError             **error);
void        sonder_portrait_load_async  (gpointer             source,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
char       *sonder_portrait_load_finish (GAsyncResult        *result,
                                         GError             **error);
GdkTexture *sonder_portrait_to_texture  (const char          *portrait);
void        sonder_portrait_show        (AdwAvatar           *face,
                                         SonderItem          *persona);

G_END_DECLS
