/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "document.h"

G_BEGIN_DECLS

/**
 * SonderApplication:
 *
 * One process, a window per project. Opening a file that is open presents its
 * window.
 */
#define SONDER_TYPE_APPLICATION (sonder_application_get_type ())
G_DECLARE_FINAL_TYPE (SonderApplication, sonder_application, SONDER, APPLICATION, AdwApplication)

SonderApplication *sonder_application_new          (void);
GSettings         *sonder_application_get_settings (SonderApplication *self);
gboolean           sonder_application_get_privacy  (SonderApplication *self);
void               sonder_application_open         (SonderApplication *self,
                                                    GFile             *file,
                                                    GtkWindow         *window);
void               sonder_application_give_up_quitting (SonderApplication *self);

/* Runs the program with a window. Returns: the exit status. */
int                sonder_app_run                  (int                argc,
                                                    char             **argv);

G_END_DECLS
