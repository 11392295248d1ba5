/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "satisfaction-page.h"

struct _SonderSatisfactionPage
{
  SonderPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SonderSatisfactionPage, sonder_satisfaction_page, SONDER_TYPE_PAGE)

static void
sonder_satisfaction_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SONDER_TYPE_SATISFACTION_PAGE);
  G_OBJECT_CLASS (sonder_satisfaction_page_parent_class)->dispose (object);
}

static void
sonder_satisfaction_page_class_init (SonderSatisfactionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_satisfaction_page_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/satisfaction/satisfaction-page.ui");
}

static void
sonder_satisfaction_page_init (SonderSatisfactionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
