/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "scene.h"

G_BEGIN_DECLS

typedef enum
{
  SONDER_EXPORT_SVG,
  SONDER_EXPORT_PNG,
  SONDER_EXPORT_PDF,
} SonderExportFormat;

gboolean sonder_export_format_from_path (const char         *path,
                                         SonderExportFormat *format,
                                         GError            **error);
GBytes  *sonder_export_to_bytes         (const SonderScene  *scene,
                                         SonderExportFormat  format,
                                         double              scale,
                                         GError            **error);
gboolean sonder_export_to_file          (const SonderScene  *scene,
                                         const char         *path,
                                         SonderExportFormat  format,
                                         double              scale,
                                         GError            **error);

G_END_DECLS
