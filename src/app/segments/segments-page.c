/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "segments-page.h"

struct _SonderSegmentsPage
{
  SonderPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SonderSegmentsPage, sonder_segments_page, SONDER_TYPE_PAGE)

static void
sonder_segments_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SONDER_TYPE_SEGMENTS_PAGE);
  G_OBJECT_CLASS (sonder_segments_page_parent_class)->dispose (object);
}

static void
sonder_segments_page_class_init (SonderSegmentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_segments_page_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/segments/segments-page.ui");
}

static void
sonder_segments_page_init (SonderSegmentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
