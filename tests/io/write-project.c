/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints a project with everything in it, as the program writes it. */

#include <stdio.h>

#include "project-testing.h"

int
main (void)
{
  g_autofree char *text = canonical_project (EVERYTHING);

  fputs (text, stdout);
  return 0;
}
