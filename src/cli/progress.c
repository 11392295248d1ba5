/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "progress.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "encoding.h"
#include "text-width.h"

/* What takes no longer than this needs no progress; what follows comes no more
 * often. */
#define FIRST_AFTER (300 * G_TIME_SPAN_MILLISECOND)
#define NEXT_AFTER (100 * G_TIME_SPAN_MILLISECOND)
#define WIDEST 60

#define CLEAR_LINE "\r\033[K"

static char *doing_now;
static gint64 show_next;
/* Read by whatever ends the program. */
static int is_shown;

static void
put (const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize written = write (STDERR_FILENO, bytes, length);

      if (written <= 0)
        return;
      bytes += written;
      length -= (gsize)written;
    }
}

/**
 * sonder_progress_begin:
 * @doing: what takes so long
 */
void
sonder_progress_begin (const char *doing)
{
  g_autofree char *line = sonder_text_for_display (doing);

  sonder_progress_end ();
  if (isatty (STDERR_FILENO))
    doing_now = sonder_text_cut (line, WIDEST);
  show_next = g_get_monotonic_time () + FIRST_AFTER;
}

/**
 * sonder_progress_update:
 * @fraction: how much is done, 0 to 1
 *
 * Shows it, now and then.
 */
void
sonder_progress_update (double fraction, gpointer unused)
{
  gint64 now = g_get_monotonic_time ();
  g_autofree char *line = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  if (doing_now == NULL || now < show_next)
    return;

  show_next = now + NEXT_AFTER;
  /* Translators: what takes long, and how much of it is done */
  line = g_strdup_printf (_ ("%s… %d %%"), doing_now, (int)floor (CLAMP (fraction, 0, 1) * 100));
  bytes = sonder_text_to_locale (line, &length);
  g_atomic_int_set (&is_shown, TRUE);
  put (CLEAR_LINE, strlen (CLEAR_LINE));
  put (bytes, length);
}

void
sonder_progress_end (void)
{
  sonder_progress_clear ();
  g_clear_pointer (&doing_now, g_free);
}

/**
 * sonder_progress_clear:
 *
 * Takes the line away, until the next update. Can be called in any thread.
 */
void
sonder_progress_clear (void)
{
  if (g_atomic_int_exchange (&is_shown, FALSE))
    put (CLEAR_LINE, strlen (CLEAR_LINE));
}
