/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "console.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "encoding.h"
#include "progress.h"

#define USUAL_WIDTH 80

/* Whoever closes the pipe that we write to wants no more: end like any filter. */
static void
die_of_closed_pipe (void)
{
  signal (SIGPIPE, SIG_DFL);
  raise (SIGPIPE);
}

static gboolean
write_all (int fd, const char *data, gsize length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno != EINTR)
        return FALSE;
      if (written > 0)
        {
          data += written;
          length -= (gsize)written;
        }
    }

  return TRUE;
}

/**
 * sonder_console_open:
 *
 * To be called before any file is opened. A standard stream that the caller has
 * closed is occupied by one that fails, so that no file gets its number and
 * then our messages. A closed pipe makes writing fail instead of ending the
 * program, which may be about to save.
 */
void
sonder_console_open (void)
{
  signal (SIGPIPE, SIG_IGN);

  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0)
      {
        int mode = fd == STDIN_FILENO ? O_WRONLY : O_RDONLY;

        if (open ("/dev/null", mode) < 0)
          _exit (1);
      }
}

/**
 * sonder_console_message:
 *
 * Says something on standard error, on one line.
 */
void
sonder_console_message (const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *line = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  shown = sonder_text_for_display (message);
  line = g_strdup_printf ("sonder: %s\n", shown);
  bytes = sonder_text_to_locale (line, &length);

  sonder_progress_clear ();
  /* There is nowhere to say that there is nowhere to say it. */
  (void)write_all (STDERR_FILENO, bytes, length);
}

/**
 * sonder_console_write:
 * @data: what goes to standard output as it is
 *
 * Returns: %FALSE with an error where it could not all be written
 */
gboolean
sonder_console_write (const char *data, gsize length, GError **error)
{
  int saved_errno;

  sonder_progress_clear ();
  if (write_all (STDOUT_FILENO, data, length))
    return TRUE;

  saved_errno = errno;
  if (saved_errno == EPIPE)
    die_of_closed_pipe ();
  g_set_error (error, G_IO_ERROR, (int)g_io_error_from_errno (saved_errno),
               _ ("Standard output could not be written: %s"), g_strerror (saved_errno));

  return FALSE;
}

/**
 * sonder_console_print:
 * @text: text for people, in UTF-8; it goes to standard output
 *
 * Returns: %FALSE with an error where it could not all be written
 */
gboolean
sonder_console_print (const char *text, GError **error)
{
  gsize length;
  g_autofree char *bytes = sonder_text_to_locale (text, &length);

  return sonder_console_write (bytes, length, error);
}

/**
 * sonder_console_print_as:
 * @text: a result, in UTF-8
 * @format: (nullable): what --format says; %NULL is a table
 *
 * A table is for people; all else is for programs, and stays UTF-8.
 *
 * Returns: %FALSE with an error where it could not all be written
 */
gboolean
sonder_console_print_as (const char *text, const char *format, GError **error)
{
  if (format == NULL || g_str_equal (format, "table"))
    return sonder_console_print (text, error);

  return sonder_console_write (text, strlen (text), error);
}

/**
 * sonder_console_has_color:
 *
 * Returns: whether standard output is a terminal that may show colours
 */
gboolean
sonder_console_has_color (void)
{
  const char *no_color = g_getenv ("NO_COLOR");

  return isatty (STDOUT_FILENO) && (no_color == NULL || *no_color == '\0') &&
         g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

/**
 * sonder_console_get_width:
 *
 * Returns: columns of the terminal that standard output is; if it is none, what
 *   COLUMNS says, or 0 for as many as it takes
 */
guint
sonder_console_get_width (void)
{
  const char *columns = g_getenv ("COLUMNS");
  struct winsize size;
  guint64 wanted;

  if (isatty (STDOUT_FILENO))
    return ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col
                                                                            : USUAL_WIDTH;
  if (columns != NULL && g_ascii_string_to_unsigned (columns, 10, 1, G_MAXUINT16, &wanted, NULL))
    return (guint)wanted;

  return 0;
}
