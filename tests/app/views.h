/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app-testing.h"

G_BEGIN_DECLS

/**
 * View:
 * @name: of the view, for files and messages
 * @page: of the window; %NULL for what is a window of its own
 * @action: (nullable): what leads there
 * &
 * @kind: of the item that is shown, where @action is %NULL
 * @position: of the item among its kind, or of the table's row
 *
 * Something that a person sees: a page in one of its states, or a dialog.
 */
typedef struct
{
  const char *name;
  const char *page;
  const char *action;
  const char *target;
  SonderKind  kind;
  guint       position;
} View;

extern const View views[];
extern const guint n_views;

/* Shows a view of a window with a project. Returns: (transfer none): the window
 * itself, or the dialog, which is the caller's to close. */
GtkWidget *view_show (const View   *view,
                      SonderWindow *window);

G_END_DECLS
