/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "page.h"

#include "privacy.h"

typedef struct
{
  SonderDocument *document;
  char           *search;
  gulong          changed_handler;
  guint           tick;
  gboolean        stale;
} SonderPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SonderPage, sonder_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_SEARCH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
has_focus (SonderPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* What had it may be gone already, with the item that it showed. */
static gboolean
is_focus_lost (SonderPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
         gtk_root_get_focus (root) == NULL;
}

/* GTK 4.8 remembers the way to what had the focus even when that is gone, and then
 * begins to look behind it. */
static void
forget_focus (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_focus_child (widget)) != NULL)
    {
      gtk_widget_set_focus_child (widget, NULL);
      widget = child;
    }
}

/* What had the focus may go with what it showed: the focus stays here. */
static void
update_now (SonderPage *self)
{
  SonderPagePrivate *priv = sonder_page_get_instance_private (self);
  gboolean had_focus = has_focus (self) || is_focus_lost (self);

  priv->stale = FALSE;
  if (SONDER_PAGE_GET_CLASS (self)->update != NULL && priv->document != NULL)
    SONDER_PAGE_GET_CLASS (self)->update (self);
  if (had_focus && !has_focus (self))
    sonder_page_focus (self);
}

static gboolean
update_tick_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  SonderPage *self = SONDER_PAGE (widget);
  SonderPagePrivate *priv = sonder_page_get_instance_private (self);

  priv->tick = 0;
  if (priv->stale)
    update_now (self);

  return G_SOURCE_REMOVE;
}

static void
sonder_page_map (GtkWidget *widget)
{
  SonderPage *self = SONDER_PAGE (widget);
  SonderPagePrivate *priv = sonder_page_get_instance_private (self);

  /* Before the first frame, so that nothing stale is ever seen. */
  if (priv->stale)
    update_now (self);

  GTK_WIDGET_CLASS (sonder_page_parent_class)->map (widget);
}

static void
sonder_page_unmap (GtkWidget *widget)
{
  SonderPage *self = SONDER_PAGE (widget);
  SonderPagePrivate *priv = sonder_page_get_instance_private (self);

  if (priv->tick != 0)
    gtk_widget_remove_tick_callback (widget, priv->tick);
  priv->tick = 0;

  GTK_WIDGET_CLASS (sonder_page_parent_class)->unmap (widget);
}

static void
sonder_page_dispose (GObject *object)
{
  SonderPage *self = SONDER_PAGE (object);
  SonderPagePrivate *priv = sonder_page_get_instance_private (self);

  if (priv->document != NULL)
    g_clear_signal_handler (&priv->changed_handler,
                            sonder_document_get_project (priv->document));
  g_clear_object (&priv->document);

  G_OBJECT_CLASS (sonder_page_parent_class)->dispose (object);
}

static void
sonder_page_finalize (GObject *object)
{
  SonderPagePrivate *priv = sonder_page_get_instance_private (SONDER_PAGE (object));

  g_free (priv->search);

  G_OBJECT_CLASS (sonder_page_parent_class)->finalize (object);
}

static void
sonder_page_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SonderPage *self = SONDER_PAGE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, sonder_page_get_document (self));
      break;
    case PROP_SEARCH:
      g_value_set_string (value, sonder_page_get_search (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sonder_page_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  SonderPage *self = SONDER_PAGE (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      sonder_page_set_document (self, g_value_get_object (value));
      break;
    case PROP_SEARCH:
      sonder_page_set_search (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sonder_page_class_init (SonderPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sonder_page_dispose;
  object_class->finalize = sonder_page_finalize;
  object_class->get_property = sonder_page_get_property;
  object_class->set_property = sonder_page_set_property;
  widget_class->map = sonder_page_map;
  widget_class->unmap = sonder_page_unmap;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, SONDER_TYPE_DOCUMENT,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEARCH] =
    g_param_spec_string ("search", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sonder_page_init (SonderPage *self)
{
  SonderPagePrivate *priv = sonder_page_get_instance_private (self);

  priv->search = g_strdup ("");
}

/**
 * sonder_page_dispose_template:
 *
 * For dispose of a page whose outermost widget is bound from its template: that
 * one is disposed with the template, and the bin must not hold it any more.
 */
void
sonder_page_dispose_template (SonderPage *self,
                              GType       type)
{
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), type);
}

/**
 * sonder_page_get_document:
 *
 * Returns: (transfer none) (nullable):
 */
SonderDocument *
sonder_page_get_document (SonderPage *self)
{
  SonderPagePrivate *priv = sonder_page_get_instance_private (self);

  return priv->document;
}

/**
 * sonder_page_set_document:
 *
 * A page belongs to one document for its whole life.
 */
void
sonder_page_set_document (SonderPage     *self,
                          SonderDocument *document)
{
  SonderPagePrivate *priv = sonder_page_get_instance_private (self);

  if (document == NULL || priv->document == document)
    return;
  g_return_if_fail (priv->document == NULL);

  priv->document = g_object_ref (document);
  priv->changed_handler =
    g_signal_connect_object (sonder_document_get_project (document), "changed",
                             G_CALLBACK (sonder_page_queue_update), self, G_CONNECT_SWAPPED);
  sonder_privacy_watch (self, G_CALLBACK (sonder_page_queue_update));
  if (SONDER_PAGE_GET_CLASS (self)->document_set != NULL)
    SONDER_PAGE_GET_CLASS (self)->document_set (self);
  sonder_page_queue_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/**
 * sonder_page_get_project:
 *
 * Returns: (transfer none) (nullable): the document's project
 */
SonderProject *
sonder_page_get_project (SonderPage *self)
{
  SonderDocument *document = sonder_page_get_document (self);

  return document != NULL ? sonder_document_get_project (document) : NULL;
}

/**
 * sonder_page_queue_update:
 *
 * Has the page updated before the next frame, or when it is next shown.
 */
void
sonder_page_queue_update (SonderPage *self)
{
  SonderPagePrivate *priv = sonder_page_get_instance_private (self);

  priv->stale = TRUE;
  if (priv->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_tick_cb, NULL, NULL);
}

const char *
sonder_page_get_search (SonderPage *self)
{
  SonderPagePrivate *priv = sonder_page_get_instance_private (self);

  return priv->search;
}

void
sonder_page_set_search (SonderPage *self,
                        const char *text)
{
  SonderPagePrivate *priv = sonder_page_get_instance_private (self);

  if (g_strcmp0 (priv->search, text) == 0)
    return;

  g_free (priv->search);
  priv->search = g_strdup (text != NULL ? text : "");
  if (SONDER_PAGE_GET_CLASS (self)->search_changed != NULL)
    SONDER_PAGE_GET_CLASS (self)->search_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
}

/**
 * sonder_page_can_search:
 *
 * Returns: whether the page does anything with a search text
 */
gboolean
sonder_page_can_search (SonderPage *self)
{
  return SONDER_PAGE_GET_CLASS (self)->search_changed != NULL;
}

/**
 * sonder_page_show_item:
 *
 * Brings an item of this page into view, where the page can.
 */
void
sonder_page_show_item (SonderPage *self,
                       const char *item_id)
{
  if (SONDER_PAGE_GET_CLASS (self)->show_item != NULL)
    SONDER_PAGE_GET_CLASS (self)->show_item (self, item_id);
}

/**
 * sonder_page_focus:
 *
 * Leads the keyboard into the page: to what was asked for, or else to the first
 * that Tab reaches. Where it is there already, it stays.
 */
void
sonder_page_focus (SonderPage *self)
{
  if (SONDER_PAGE_GET_CLASS (self)->focus_wanted != NULL)
    SONDER_PAGE_GET_CLASS (self)->focus_wanted (self);
  if (has_focus (self))
    return;

  forget_focus (GTK_WIDGET (self));
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * sonder_page_toast:
 *
 * Shows a short message, as plain text.
 */
void
sonder_page_toast (SonderPage *self,
                   const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

/**
 * sonder_page_toast_undo:
 *
 * Shows a short message with an Undo button, for what was just deleted.
 */
void
sonder_page_toast_undo (SonderPage *self,
                        const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", message);
}

void
sonder_page_go_to (SonderPage *self,
                   const char *page,
                   const char *item_id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "(ss)", page,
                              item_id != NULL ? item_id : "");
}
