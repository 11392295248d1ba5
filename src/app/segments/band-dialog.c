/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "band-dialog.h"

#include <glib/gi18n.h>

#include "number-bands.h"
#include "cell-parse.h"
#include "table.h"

#define FIRST_BANDS 3

struct _SonderBandDialog
{
  AdwWindow parent_instance;

  GtkSpinButton *count;
  GtkEntry *limits_entry;
  AdwPreferencesGroup *preview;
  GtkLabel *error;
  GtkWidget *add_button;

  SonderProject *project;
  SonderItem *attribute;
  GArray *numbers;
  GArray *limits; /* nullable, while they cannot be read */
  GPtrArray *rows;
  gboolean whole;
};

G_DEFINE_FINAL_TYPE (SonderBandDialog, sonder_band_dialog, ADW_TYPE_WINDOW)

enum
{
  ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Semicolons too: some languages write decimals with a comma. */
static GArray *
read_limits (SonderBandDialog *self, GError **error)
{
  g_auto (GStrv) parts =
      g_strsplit_set (gtk_editable_get_text (GTK_EDITABLE (self->limits_entry)), ";", -1);
  g_autoptr (GArray) limits = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      GVariant *value = NULL;
      double limit;

      if (!sonder_cell_parse (SONDER_CELL_NUMBER, NULL, parts[i], &value, error))
        return NULL;
      if (value == NULL)
        continue;
      g_variant_ref_sink (value);
      limit = g_variant_get_double (value);
      g_variant_unref (value);
      if (limits->len > 0 && limit <= g_array_index (limits, double, limits->len - 1))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                               _("Each limit must be larger than the one before."));
          return NULL;
        }
      g_array_append_val (limits, limit);
    }

  if (limits->len == 0 || limits->len >= SONDER_NUMBER_BANDS_MOST)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("Write from 1 to %d limits, with semicolons between them."),
                   SONDER_NUMBER_BANDS_MOST - 1);
      return NULL;
    }

  return g_steal_pointer (&limits);
}

static void
append_preview (SonderBandDialog *self, guint band)
{
  GtkWidget *row = adw_action_row_new ();
  guint size = sonder_number_bands_count (self->numbers, self->limits, band);
  g_autofree char *range = sonder_number_bands_describe (self->limits, band, self->whole);
  g_autofree char *text = g_strdup_printf (ngettext ("%u customer", "%u customers", size), size);
  GtkWidget *label = gtk_label_new (text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), range);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (self->preview, row);
  g_ptr_array_add (self->rows, row);
}

static void
update_preview (SonderBandDialog *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->limits, g_array_unref);
  self->limits = read_limits (self, &error);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->preview, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint band = 0; self->limits != NULL && band <= self->limits->len; band++)
    append_preview (self, band);

  gtk_label_set_text (self->error, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), error != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), error == NULL);
  gtk_widget_set_sensitive (self->add_button, error == NULL);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->limits_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->limits_entry), "error");
}

static void
count_changed_cb (SonderBandDialog *self)
{
  guint n_bands = (guint) gtk_spin_button_get_value_as_int (self->count);
  g_autoptr (GArray) limits = sonder_number_bands_suggest (self->numbers, n_bands);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < limits->len; i++)
    g_string_append_printf (text, "%s%.10g", i > 0 ? "; " : "", g_array_index (limits, double, i));
  gtk_editable_set_text (GTK_EDITABLE (self->limits_entry), text->str);
}

static void
limits_changed_cb (SonderBandDialog *self)
{
  update_preview (self);
}

static void
add_clicked_cb (SonderBandDialog *self)
{
  guint n_added = self->limits->len + 1;

  sonder_number_bands_apply (self->project, self->attribute, self->limits, self->whole);
  g_signal_emit (self, signals[ADDED], 0, n_added);
  gtk_window_close (GTK_WINDOW (self));
}

static void
sonder_band_dialog_dispose (GObject *object)
{
  SonderBandDialog *self = SONDER_BAND_DIALOG (object);

  g_clear_object (&self->project);
  g_clear_object (&self->attribute);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->limits, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_BAND_DIALOG);

  G_OBJECT_CLASS (sonder_band_dialog_parent_class)->dispose (object);
}

static void
sonder_band_dialog_class_init (SonderBandDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_band_dialog_dispose;

  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/sonder/Sonder/ui/segments/band-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderBandDialog, count);
  gtk_widget_class_bind_template_child (widget_class, SonderBandDialog, limits_entry);
  gtk_widget_class_bind_template_child (widget_class, SonderBandDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, SonderBandDialog, error);
  gtk_widget_class_bind_template_child (widget_class, SonderBandDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, count_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, limits_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sonder_band_dialog_init (SonderBandDialog *self)
{
  self->rows = g_ptr_array_new ();
  self->numbers = g_array_new (FALSE, FALSE, sizeof (double));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->add_button);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->count));
}

/**
 * sonder_band_dialog_new:
 * @attribute: one whose values are numbers
 */
GtkWidget *
sonder_band_dialog_new (GtkWindow *parent, SonderProject *project, SonderItem *attribute)
{
  SonderBandDialog *self =
      g_object_new (SONDER_TYPE_BAND_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->project = g_object_ref (project);
  self->attribute = g_object_ref (attribute);
  g_array_unref (self->numbers);
  self->numbers = sonder_number_bands_collect (project, attribute);
  self->whole = sonder_number_bands_are_whole (self->numbers);
  gtk_spin_button_set_value (self->count, FIRST_BANDS);
  count_changed_cb (self);

  return GTK_WIDGET (self);
}
