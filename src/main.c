/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "application.h"

int
main (int   argc,
      char *argv[])
{
  return sonder_app_run (argc, argv);
}
