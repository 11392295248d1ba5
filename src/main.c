/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "application.h"
#include "cli.h"

/* A build folder has its translations elsewhere than an installed program. */
static void
set_up_language (void)
{
  const char *folder = g_getenv ("SONDER_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : SONDER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char *argv[])
{
  set_up_language ();

  if (sonder_cli_is_meant (argc, argv))
    return sonder_cli_run (argc, argv);

  return sonder_app_run (argc, argv);
}
