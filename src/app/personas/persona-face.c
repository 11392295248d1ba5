/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "persona-face.h"

#include <glib/gi18n.h>

#include "persona-edits.h"
#include "portrait.h"

#define SIZE 112

static const char *mime_types[] = { "image/png", "image/jpeg", "image/webp", NULL };

struct _SonderPersonaFace
{
  GtkWidget      parent_instance;

  GtkMenuButton *button;
  AdwAvatar     *avatar;
  SonderProject *project;
  SonderItem    *persona;
  GCancellable  *loading;
};

G_DEFINE_FINAL_TYPE (SonderPersonaFace, sonder_persona_face, GTK_TYPE_WIDGET)

static void
toast (SonderPersonaFace *self,
       const char        *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static void
set_portrait (SonderPersonaFace *self,
              const char        *portrait,
              const GError      *error)
{
  if (portrait != NULL && self->persona != NULL)
    sonder_persona_edits_set_portrait (self->project, self->persona, portrait);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    toast (self, error->message);
}

static void
stop_loading (SonderPersonaFace *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static GCancellable *
begin_loading (SonderPersonaFace *self)
{
  stop_loading (self);
  self->loading = g_cancellable_new ();

  return self->loading;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SonderPersonaFace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *portrait = sonder_portrait_load_finish (result, &error);

  set_portrait (self, portrait, error);
}

static void
load (SonderPersonaFace *self,
      gpointer           source)
{
  sonder_portrait_load_async (source, begin_loading (self), loaded_cb, g_object_ref (self));
}

static void
chosen_cb (SonderPersonaFace    *self,
           int                   response,
           GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    load (self, file);
  g_object_unref (chooser);
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Choose a Picture"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/webp");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), widget, G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* As a stream, not as a texture: its size is to be known before it is decoded. */
static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SonderPersonaFace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream =
    gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (stream != NULL)
    load (self, stream);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    toast (self, _("There is no picture to paste"));
}

static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SonderPersonaFace *self = SONDER_PERSONA_FACE (widget);

  gdk_clipboard_read_async (gtk_widget_get_clipboard (widget), mime_types, G_PRIORITY_DEFAULT,
                            begin_loading (self), pasted_cb, g_object_ref (self));
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SonderPersonaFace *self = SONDER_PERSONA_FACE (widget);

  if (self->persona != NULL)
    sonder_persona_edits_set_portrait (self->project, self->persona, "");
}

static void
dropped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SonderPersonaFace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = gdk_drop_read_finish (GDK_DROP (source), result, NULL, &error);

  if (stream != NULL)
    load (self, stream);
  else
    set_portrait (self, NULL, error);
  gdk_drop_finish (GDK_DROP (source), stream != NULL ? GDK_ACTION_COPY : 0);
}

static void
files_dropped_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (SonderPersonaFace) self = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_drop_read_value_finish (GDK_DROP (source), result, &error);
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  if (files != NULL)
    load (self, files->data);
  else
    set_portrait (self, NULL, error);
  gdk_drop_finish (GDK_DROP (source), files != NULL ? GDK_ACTION_COPY : 0);
}

static gboolean
drop_cb (SonderPersonaFace *self,
         GdkDrop           *drop)
{
  if (gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST))
    gdk_drop_read_value_async (drop, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, begin_loading (self),
                               files_dropped_cb, g_object_ref (self));
  else
    gdk_drop_read_async (drop, mime_types, G_PRIORITY_DEFAULT, begin_loading (self), dropped_cb,
                         g_object_ref (self));

  return TRUE;
}

static void
add_drop_target (SonderPersonaFace *self)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();
  GdkContentFormats *formats;
  GtkDropTargetAsync *target;

  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  for (guint i = 0; mime_types[i] != NULL; i++)
    gdk_content_formats_builder_add_mime_type (builder, mime_types[i]);
  formats = gdk_content_formats_builder_free_to_formats (builder);
  /* The files' own mime type, too, as they come from other programs. */
  target = gtk_drop_target_async_new (gdk_content_formats_union_deserialize_mime_types (formats),
                                      GDK_ACTION_COPY);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
sonder_persona_face_dispose (GObject *object)
{
  SonderPersonaFace *self = SONDER_PERSONA_FACE (object);

  stop_loading (self);
  g_clear_object (&self->persona);
  g_clear_object (&self->project);
  g_clear_pointer ((GtkWidget **) &self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (sonder_persona_face_parent_class)->dispose (object);
}

static void
sonder_persona_face_class_init (SonderPersonaFaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_persona_face_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "personaface");
  gtk_widget_class_install_action (widget_class, "face.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "face.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "face.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "face.paste",
                                       NULL);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Choose a Picture…"), "face.choose");
  g_menu_append (menu, _("_Paste a Picture"), "face.paste");
  g_menu_append (menu, _("_Remove the Picture"), "face.remove");

  return G_MENU_MODEL (menu);
}

static void
sonder_persona_face_init (SonderPersonaFace *self)
{
  g_autoptr (GMenuModel) menu = create_menu ();

  self->avatar = ADW_AVATAR (adw_avatar_new (SIZE, NULL, TRUE));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->avatar));
  gtk_menu_button_set_menu_model (self->button, menu);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Picture"));
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->button))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, _("Picture"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  add_drop_target (self);
}

/**
 * sonder_persona_face_bind:
 * @persona: (nullable): %NULL unbinds
 */
void
sonder_persona_face_bind (SonderPersonaFace *self,
                          SonderProject     *project,
                          SonderItem        *persona)
{
  stop_loading (self);
  g_set_object (&self->project, project);
  g_set_object (&self->persona, persona);
  sonder_persona_face_update (self);
}

/**
 * sonder_persona_face_update:
 *
 * The name or the picture may have changed.
 */
void
sonder_persona_face_update (SonderPersonaFace *self)
{
  if (self->persona == NULL)
    return;

  sonder_portrait_show (self->avatar, self->persona);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "face.remove",
                                 *sonder_item_get_text (self->persona, "portrait") != '\0');
}
