/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/* Waiting for what runs in the background: the loop turns until it is so, and a
 * test that waits for too long fails. */
#define PATIENCE_US (20 * G_USEC_PER_SEC)

#define wait_until(condition)                                              \
  G_STMT_START                                                             \
  {                                                                        \
    gint64 end_ = g_get_monotonic_time () + PATIENCE_US;                   \
    guint  tick_ = g_timeout_add (10, (GSourceFunc) wait_tick_cb, NULL);   \
    while (!(condition) && g_get_monotonic_time () < end_)                 \
      g_main_context_iteration (NULL, TRUE);                               \
    g_source_remove (tick_);                                               \
    g_assert_true (condition);                                             \
  }                                                                        \
  G_STMT_END

static inline gboolean
wait_tick_cb (void)
{
  return G_SOURCE_CONTINUE;
}

/* Lets the loop turn for a while in which nothing must happen. */
static inline void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;
  guint tick = g_timeout_add (10, (GSourceFunc) wait_tick_cb, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
}
