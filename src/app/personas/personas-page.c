/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "personas-page.h"

struct _SonderPersonasPage
{
  SonderPage parent_instance;
};

G_DEFINE_FINAL_TYPE (SonderPersonasPage, sonder_personas_page, SONDER_TYPE_PAGE)

static void
sonder_personas_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SONDER_TYPE_PERSONAS_PAGE);
  G_OBJECT_CLASS (sonder_personas_page_parent_class)->dispose (object);
}

static void
sonder_personas_page_class_init (SonderPersonasPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_personas_page_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/personas/personas-page.ui");
}

static void
sonder_personas_page_init (SonderPersonasPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
