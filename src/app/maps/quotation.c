/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "quotation.h"

#include <glib/gi18n.h>

/* What somebody pasted into an answer can be of any length. */
#define MAX_SHOWN 2000

static GtkWidget *
create_label (const char *text,
              const char *css_class,
              int         lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* Long words do not widen the pane. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  if (lines > 0)
    {
      gtk_label_set_lines (GTK_LABEL (label), lines);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, *text != '\0');

  return label;
}

static char *
shorten (const char *text)
{
  const char *end = text;

  for (guint i = 0; i < MAX_SHOWN && *end != '\0'; i++)
    end = g_utf8_next_char (end);

  return g_strdup_printf ("%.*s%s", (int) (end - text), text, *end != '\0' ? "…" : "");
}

/**
 * sonder_quotation_new:
 * @quotation: what was said, or ""
 * @about: where and when, or ""
 * @lines: how many lines of it are shown at most; 0 for all
 */
GtkWidget *
sonder_quotation_new (const char *quotation,
                      const char *about,
                      int         lines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *shown = shorten (quotation);
  /* Translators: quotation marks around what somebody said */
  g_autofree char *quoted = g_strdup_printf (_("“%s”"), shown);

  gtk_box_append (GTK_BOX (box), create_label (*quotation != '\0' ? quoted : "", NULL, lines));
  gtk_box_append (GTK_BOX (box), create_label (about, "caption", 2));
  gtk_widget_set_hexpand (box, TRUE);

  return box;
}
