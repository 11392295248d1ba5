/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "application.h"
#include "page.h"
#include "window.h"

G_BEGIN_DECLS

/* What programs need that drive the whole window. The display has no window
 * manager, and nothing is shared with other programs of the user. */

/* Starts the application: settings in memory, no animations. */
SonderApplication *app_testing_start  (void);

/* Opens a window: on a file of data/samples, or empty where that is %NULL. */
SonderWindow      *app_testing_open   (SonderApplication *application,
                                       const char        *sample);

/* Has everything that waits for a frame or for an idle moment done. */
void               app_testing_settle (GtkWidget         *widget);
void               app_testing_wait   (guint              milliseconds);

/* The first mapped widget of that type or a subtype at or under the widget. */
GtkWidget         *app_testing_find   (GtkWidget         *widget,
                                       const char        *type_name);

typedef void (*AppTestingFunc) (GtkWidget *widget,
                                gpointer   data);

/* Calls for the widget and, parents first, for all mapped ones under it. */
void               app_testing_each   (GtkWidget         *widget,
                                       AppTestingFunc     func,
                                       gpointer           data);

G_END_DECLS
