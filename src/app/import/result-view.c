/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "result-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "import-words.h"
#include "privacy.h"

/* More lines are in the report, but not on the screen. */
#define MAX_LINES 100

struct _SonderResultView
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *taken;
  AdwPreferencesGroup *unusable;
  AdwPreferencesGroup *notes;

  char                *report;
  char                *name;
};

G_DEFINE_FINAL_TYPE (SonderResultView, sonder_result_view, ADW_TYPE_BIN)

static void
add_line (AdwPreferencesGroup *group,
          const char          *text,
          const char          *icon_name)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = sonder_privacy_dup_text (NULL, text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  if (icon_name != NULL)
    adw_action_row_set_icon_name (ADW_ACTION_ROW (row), icon_name);
  adw_preferences_group_add (group, row);
}

static void
fill_group (AdwPreferencesGroup    *group,
            GArray                 *messages,
            SonderImportMessageKind kind,
            const char             *icon_name)
{
  guint n = 0;

  for (guint i = 0; i < messages->len; i++)
    {
      const SonderImportMessage *message = &g_array_index (messages, SonderImportMessage, i);

      if (message->kind == kind && n++ < MAX_LINES)
        add_line (group, message->text, icon_name);
    }
  if (n > MAX_LINES)
    {
      g_autofree char *more = g_strdup_printf (
        ngettext ("%u more line is in the report.", "%u more lines are in the report.",
                  n - MAX_LINES),
        n - MAX_LINES);

      add_line (group, more, NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (group), n > 0);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          SONDER_RESULT_VIEW (widget)->report);
}

static void
show_error (SonderResultView *self,
            const GError       *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                              _("The report could not be saved"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SonderResultView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error) &&
      gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    show_error (self, error);
}

static void
save_response_cb (SonderResultView   *self,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autoptr (GBytes) bytes = g_bytes_new (self->report, strlen (self->report));

      g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                           saved_cb, g_object_ref (self));
    }

  g_object_unref (chooser);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  SonderResultView *self = SONDER_RESULT_VIEW (widget);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    _("Save Report"), GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_SAVE,
    _("_Save"), _("_Cancel"));
  /* Translators: the name of a file; %s is the name of the imported one */
  g_autofree char *name = g_strdup_printf (_("Import of %s.txt"), self->name);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
sonder_result_view_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SONDER_TYPE_RESULT_VIEW);

  G_OBJECT_CLASS (sonder_result_view_parent_class)->dispose (object);
}

static void
sonder_result_view_finalize (GObject *object)
{
  SonderResultView *self = SONDER_RESULT_VIEW (object);

  g_free (self->report);
  g_free (self->name);

  G_OBJECT_CLASS (sonder_result_view_parent_class)->finalize (object);
}

static void
sonder_result_view_class_init (SonderResultViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_result_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = sonder_result_view_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/import/result-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderResultView, taken);
  gtk_widget_class_bind_template_child (widget_class, SonderResultView, unusable);
  gtk_widget_class_bind_template_child (widget_class, SonderResultView, notes);
  gtk_widget_class_install_action (widget_class, "result.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "result.save", NULL, save_action);
}

static void
sonder_result_view_init (SonderResultView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sonder_result_view_show:
 * @report: what came of the import
 * @plan: its plan
 */
void
sonder_result_view_show (SonderResultView       *self,
                           const SonderImportReport *report,
                           const SonderImportPlan   *plan)
{
  g_autoptr (GArray) messages = sonder_import_report_describe (report, plan);
  g_autofree char *summary = sonder_import_report_to_summary (report, plan);

  self->report = sonder_import_report_to_text (report, plan);
  self->name = g_strdup (plan->source);
  g_strdelimit (self->name, "/", '-');
  adw_preferences_group_set_title (self->taken, report->changes ? _("Imported") : _("Nothing New"));
  adw_preferences_group_set_description (self->taken, summary);
  fill_group (self->taken, messages, SONDER_IMPORT_RESULT, NULL);
  fill_group (self->unusable, messages, SONDER_IMPORT_WARNING, "dialog-warning-symbolic");
  fill_group (self->notes, messages, SONDER_IMPORT_NOTE, NULL);
}
