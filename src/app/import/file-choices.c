/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "file-choices.h"

#include <glib/gi18n.h>

#include "drop-down.h"
#include "encoding-name.h"

/* Of those that the file has to be read again for. */
#define N_READING_ROWS 4

struct _SonderFileChoices
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *group;
  AdwComboRow         *encoding;
  AdwComboRow         *delimiter;
  AdwComboRow         *header_rows;
  AdwComboRow         *decimal;
  AdwComboRow         *date_order;
  AdwEntryRow         *missing;
  AdwEntryRow         *source;

  SonderImportChoices *choices;
  guint                settled[N_READING_ROWS]; /* what it was last read by */
  gboolean             updating;
};

G_DEFINE_FINAL_TYPE (SonderFileChoices, sonder_file_choices, ADW_TYPE_BIN)

static guint reread_signal;

/* The first of each list is to find it out. */
static const char *const encodings[] = {
  NULL,           "UTF-8",        "WINDOWS-1252", "ISO-8859-15",  "MACINTOSH", "CP850",
  "CP437",        "UTF-16LE",     "UTF-16BE",     "WINDOWS-1250", "WINDOWS-1251",
  "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1257", "KOI8-R",       "SHIFT_JIS", "EUC-KR",
  "GB18030",      "BIG5",
};

static const struct
{
  char        delimiter;
  const char *label;
} delimiters[] = {
  { 0, NULL },
  { ',', NC_ ("delimiter", "Comma") },
  { ';', NC_ ("delimiter", "Semicolon") },
  { '\t', NC_ ("delimiter", "Tab") },
  { '|', NC_ ("delimiter", "Vertical bar") },
  { ':', NC_ ("delimiter", "Colon") },
  { ' ', NC_ ("delimiter", "Space") },
};

static const struct
{
  char        decimal;
  const char *label;
} decimals[] = {
  { 0, NULL },
  { '.', NC_ ("decimal sign", "Point, as in 1.5") },
  { ',', NC_ ("decimal sign", "Comma, as in 1,5") },
};

/* In the order of SonderDateOrder. */
static const char *const orders[SONDER_N_DATE_ORDERS] = {
  NC_ ("date order", "Year, month, day"),
  NC_ ("date order", "Day, month, year"),
  NC_ ("date order", "Month, day, year"),
};

static GtkStringList *
begin_list (AdwComboRow *row,
            const char  *automatic)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, automatic);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  sonder_drop_down_show_whole (GTK_WIDGET (row));
  g_object_unref (list); /* the row keeps it */

  return list;
}

static void
fill_lists (SonderFileChoices *self)
{
  const char *automatic = C_("choice", "Find out");
  GtkStringList *list = begin_list (self->encoding, automatic);

  for (guint i = 1; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *name = sonder_encoding_dup_name (encodings[i]);

      gtk_string_list_append (list, name);
    }
  list = begin_list (self->delimiter, automatic);
  for (guint i = 1; i < G_N_ELEMENTS (delimiters); i++)
    gtk_string_list_append (list, g_dpgettext2 (NULL, "delimiter", delimiters[i].label));
  list = begin_list (self->header_rows, automatic);
  for (guint i = 0; i <= SONDER_CSV_MAX_HEADER_ROWS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      gtk_string_list_append (list, i == 0 ? C_("header rows", "None") : number);
    }
  list = begin_list (self->decimal, automatic);
  for (guint i = 1; i < G_N_ELEMENTS (decimals); i++)
    gtk_string_list_append (list, g_dpgettext2 (NULL, "decimal sign", decimals[i].label));
  list = begin_list (self->date_order, automatic);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    gtk_string_list_append (list, g_dpgettext2 (NULL, "date order", orders[i]));
}

static void
reread_cb (SonderFileChoices *self)
{
  if (!self->updating)
    g_signal_emit (self, reread_signal, 0);
}

static void
date_order_cb (SonderFileChoices *self)
{
  if (!self->updating)
    sonder_import_choices_set_date_order (self->choices,
                                          (int) adw_combo_row_get_selected (self->date_order) - 1);
}

static void
missing_cb (SonderFileChoices *self)
{
  if (!self->updating)
    sonder_import_choices_set_all_missing (
      self->choices, gtk_editable_get_text (GTK_EDITABLE (self->missing)));
}

static void
source_cb (SonderFileChoices *self)
{
  if (!self->updating)
    sonder_import_choices_set_source (self->choices,
                                      gtk_editable_get_text (GTK_EDITABLE (self->source)));
}

/* What was found out stands below the name of the choice. */
static void
show_found (AdwComboRow *row,
            const char  *text)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               adw_combo_row_get_selected (row) == 0 ? text : NULL);
}

static const char *
get_delimiter_label (char delimiter)
{
  for (guint i = 1; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i].delimiter == delimiter)
      return g_dpgettext2 (NULL, "delimiter", delimiters[i].label);

  return C_("delimiter", "One column");
}

static void
sonder_file_choices_dispose (GObject *object)
{
  SonderFileChoices *self = SONDER_FILE_CHOICES (object);

  self->updating = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_FILE_CHOICES);
  g_clear_object (&self->choices);

  G_OBJECT_CLASS (sonder_file_choices_parent_class)->dispose (object);
}

static void
sonder_file_choices_class_init (SonderFileChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_file_choices_dispose;
  reread_signal = g_signal_new ("reread", SONDER_TYPE_FILE_CHOICES, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/import/file-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderFileChoices, group);
  gtk_widget_class_bind_template_child (widget_class, SonderFileChoices, encoding);
  gtk_widget_class_bind_template_child (widget_class, SonderFileChoices, delimiter);
  gtk_widget_class_bind_template_child (widget_class, SonderFileChoices, header_rows);
  gtk_widget_class_bind_template_child (widget_class, SonderFileChoices, decimal);
  gtk_widget_class_bind_template_child (widget_class, SonderFileChoices, date_order);
  gtk_widget_class_bind_template_child (widget_class, SonderFileChoices, missing);
  gtk_widget_class_bind_template_child (widget_class, SonderFileChoices, source);
  gtk_widget_class_bind_template_callback (widget_class, reread_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_order_cb);
  gtk_widget_class_bind_template_callback (widget_class, missing_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_cb);
}

static void
sonder_file_choices_init (SonderFileChoices *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_lists (self);
  self->updating = FALSE;
}

void
sonder_file_choices_set_choices (SonderFileChoices   *self,
                                 SonderImportChoices *choices)
{
  g_set_object (&self->choices, choices);
}

/**
 * sonder_file_choices_update:
 *
 * Shows how the file was read.
 */
void
sonder_file_choices_update (SonderFileChoices *self)
{
  const SonderCsvTable *table = sonder_import_choices_get_plan (self->choices)->table;
  const char *source = sonder_import_choices_get_source (self->choices);
  g_autofree char *encoding = sonder_encoding_dup_name (table->encoding);
  g_autofree char *n_headers = g_strdup_printf ("%u", table->headers->n_rows);

  self->updating = TRUE;
  show_found (self->encoding, encoding);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->encoding), table->encoding);
  show_found (self->delimiter, get_delimiter_label (table->delimiter));
  show_found (self->header_rows,
              table->headers->n_rows == 0 ? C_("header rows", "None") : n_headers);
  adw_combo_row_set_selected (
    self->date_order, (guint) (sonder_import_choices_get_date_order (self->choices) + 1));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->source)), source) != 0 &&
      !gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->source)))))
    gtk_editable_set_text (GTK_EDITABLE (self->source), source);
  self->updating = FALSE;
}

static AdwComboRow *
get_reading_row (SonderFileChoices *self,
                 guint              i)
{
  AdwComboRow *const rows[N_READING_ROWS] = { self->encoding, self->delimiter, self->header_rows, self->decimal };

  return rows[i];
}

/**
 * sonder_file_choices_settle:
 *
 * Says that the file can be read by the choices as they are.
 */
void
sonder_file_choices_settle (SonderFileChoices *self)
{
  for (guint i = 0; i < N_READING_ROWS; i++)
    self->settled[i] = adw_combo_row_get_selected (get_reading_row (self, i));
}

/**
 * sonder_file_choices_revert:
 *
 * Goes back to the choices that the file was last read by.
 */
void
sonder_file_choices_revert (SonderFileChoices *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < N_READING_ROWS; i++)
    adw_combo_row_set_selected (get_reading_row (self, i), self->settled[i]);
  self->updating = FALSE;
}

/**
 * sonder_file_choices_get_options:
 * @options: (out): how the file is to be read
 * @decimal: (out): the decimal sign, or 0 to find it out
 */
void
sonder_file_choices_get_options (SonderFileChoices *self,
                                 SonderCsvOptions  *options,
                                 char              *decimal)
{
  options->encoding = encodings[adw_combo_row_get_selected (self->encoding)];
  options->delimiter = delimiters[adw_combo_row_get_selected (self->delimiter)].delimiter;
  options->header_rows = (int) adw_combo_row_get_selected (self->header_rows) - 1;
  *decimal = decimals[adw_combo_row_get_selected (self->decimal)].decimal;
}
