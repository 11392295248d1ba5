/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interrupt.h"

#include <signal.h>
#include <unistd.h>

#include "cli-error.h"
#include "progress.h"

/* Most of the time there is nothing to put in order, and the program ends at
 * once, wherever it is. Only while a file is written it is told to stop, and
 * takes its temporary file away itself. */

static GMutex mutex;
static GCancellable *held;

static gpointer
wait_for_signals (gpointer data)
{
  g_autofree sigset_t *signals = data;
  int number;

  while (sigwait (signals, &number) == 0)
    {
      g_mutex_lock (&mutex);
      if (held == NULL)
        {
          sonder_progress_clear ();
          _exit (SONDER_EXIT_INTERRUPTED);
        }
      g_cancellable_cancel (held);
      g_mutex_unlock (&mutex);
    }

  return NULL;
}

/**
 * sonder_interrupt_start:
 *
 * From here on Ctrl+C and requests to end are handled; to be called before
 * there is any other thread. A signal that the caller wants ignored stays so.
 */
void
sonder_interrupt_start (void)
{
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
  sigset_t *signals = g_new (sigset_t, 1);

  sigemptyset (signals);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      struct sigaction action;

      if (sigaction (numbers[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
        sigaddset (signals, numbers[i]);
    }

  pthread_sigmask (SIG_BLOCK, signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signals, signals));
}

/**
 * sonder_interrupt_hold:
 *
 * Until sonder_interrupt_release(), the program is not ended but asked to stop.
 *
 * Returns: (transfer none): how it is asked
 */
GCancellable *
sonder_interrupt_hold (void)
{
  g_mutex_lock (&mutex);
  g_assert (held == NULL);
  held = g_cancellable_new ();
  g_mutex_unlock (&mutex);

  return held;
}

void
sonder_interrupt_release (void)
{
  g_mutex_lock (&mutex);
  g_clear_object (&held);
  g_mutex_unlock (&mutex);
}
