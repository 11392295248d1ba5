/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* E-mail addresses and telephone numbers in what people write. */

typedef enum
{
  SONDER_CONTACT_MAIL,
  SONDER_CONTACT_PHONE,
} SonderContactKind;

/**
 * SonderContact:
 * @start: @end: where it stands in the text, in bytes
 */
typedef struct
{
  SonderContactKind kind;
  gsize start;
  gsize end;
} SonderContact;

GArray *sonder_contact_scan (const char *text);

G_END_DECLS
