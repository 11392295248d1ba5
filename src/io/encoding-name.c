/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "encoding-name.h"

#include <glib/gi18n-lib.h>

/* Which letters it is for, and whose version of it: that stays as it is. */
static const struct
{
  const char *encoding;
  const char *letters;
  const char *version;
} names[] = {
  { "UTF-8", NC_ ("encoding", "All languages"), "Unicode" },
  { "UTF-16LE", NC_ ("encoding", "All languages"), "Unicode, UTF-16" },
  { "UTF-16BE", NC_ ("encoding", "All languages"), "Unicode, UTF-16 BE" },
  { "WINDOWS-1252", NC_ ("encoding", "Western European"), "Windows" },
  { "ISO-8859-15", NC_ ("encoding", "Western European"), "ISO" },
  { "MACINTOSH", NC_ ("encoding", "Western European"), "Mac" },
  { "CP850", NC_ ("encoding", "Western European"), "MS-DOS" },
  { "CP437", NC_ ("encoding", "American"), "MS-DOS" },
  { "WINDOWS-1250", NC_ ("encoding", "Central European"), "Windows" },
  { "ISO-8859-2", NC_ ("encoding", "Central European"), "ISO" },
  { "IBM852", NC_ ("encoding", "Central European"), "MS-DOS" },
  { "MAC-CENTRALEUROPE", NC_ ("encoding", "Central European"), "Mac" },
  { "WINDOWS-1251", NC_ ("encoding", "Cyrillic"), "Windows" },
  { "ISO-8859-5", NC_ ("encoding", "Cyrillic"), "ISO" },
  { "KOI8-R", NC_ ("encoding", "Cyrillic"), "KOI8" },
  { "IBM866", NC_ ("encoding", "Cyrillic"), "MS-DOS" },
  { "MAC-CYRILLIC", NC_ ("encoding", "Cyrillic"), "Mac" },
  { "WINDOWS-1253", NC_ ("encoding", "Greek"), "Windows" },
  { "ISO-8859-7", NC_ ("encoding", "Greek"), "ISO" },
  { "WINDOWS-1254", NC_ ("encoding", "Turkish"), "Windows" },
  { "ISO-8859-9", NC_ ("encoding", "Turkish"), "ISO" },
  { "WINDOWS-1255", NC_ ("encoding", "Hebrew"), "Windows" },
  { "ISO-8859-8", NC_ ("encoding", "Hebrew"), "ISO" },
  { "WINDOWS-1256", NC_ ("encoding", "Arabic"), "Windows" },
  { "WINDOWS-1257", NC_ ("encoding", "Baltic"), "Windows" },
  { "ISO-8859-13", NC_ ("encoding", "Baltic"), "ISO" },
  { "WINDOWS-1258", NC_ ("encoding", "Vietnamese"), "Windows" },
  { "TIS-620", NC_ ("encoding", "Thai"), "TIS" },
  { "SHIFT_JIS", NC_ ("encoding", "Japanese"), "Shift JIS" },
  { "EUC-JP", NC_ ("encoding", "Japanese"), "EUC" },
  { "EUC-KR", NC_ ("encoding", "Korean"), "EUC" },
  { "GB18030", NC_ ("encoding", "Simplified Chinese"), "GB" },
  { "BIG5", NC_ ("encoding", "Traditional Chinese"), "Big5" },
};

/**
 * sonder_encoding_dup_name:
 * @encoding: as programs call it, such as MACINTOSH
 *
 * Returns: (transfer full): what people may know it by, such as “Western European
 *   (Mac)”; of a rare one, its name in programs
 */
char *
sonder_encoding_dup_name (const char *encoding)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i].encoding, encoding) == 0)
      /* Translators: an encoding of letters: "Western European (Windows)" */
      return g_strdup_printf (C_ ("encoding", "%s (%s)"),
                              g_dpgettext2 (GETTEXT_PACKAGE, "encoding", names[i].letters),
                              names[i].version);

  return g_strdup (encoding);
}
