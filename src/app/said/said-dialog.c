/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "said-dialog.h"

#include <glib/gi18n.h>

#include "calendar.h"
#include "cell-parse.h"
#include "drop-down.h"
#include "privacy.h"
#include "said-edits.h"

/* More do not fit into a menu. */
#define MAX_SOURCES 20
/* Of the project: what was typed and not added. */
#define DRAFT "sonder-said-draft"

struct _SonderSaidDialog
{
  AdwWindow     parent_instance;

  GtkTextView  *text;
  GtkWidget    *split_row;
  GtkSwitch    *split;
  GtkLabel     *split_label;
  AdwComboRow  *metric;
  GtkWidget    *score_row;
  GtkSpinButton *score;
  AdwEntryRow  *customer;
  GtkLabel     *customer_hint;
  AdwEntryRow  *source;
  GtkMenuButton *source_button;
  AdwComboRow  *touchpoint;
  AdwEntryRow  *date;
  GtkLabel     *error;
  GtkWidget    *add_button;

  SonderProject *project;
  GPtrArray    *metrics; /* ids; scales of those that are still to be made */
  gboolean      draft_waits; /* it is not shown, and not forgotten */
};

G_DEFINE_FINAL_TYPE (SonderSaidDialog, sonder_said_dialog, ADW_TYPE_WINDOW)

static char *
dup_text (SonderSaidDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static const char *
get_entry (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Id or scale; %NULL for no score. */
static const char *
get_metric (SonderSaidDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->metric);

  return selected > 0 && selected <= self->metrics->len ? self->metrics->pdata[selected - 1]
                                                        : NULL;
}

static gboolean
get_scale (SonderSaidDialog *self,
           SonderScale      *scale)
{
  const char *metric = get_metric (self);
  SonderItem *item =
    metric != NULL ? sonder_project_find_item (self->project, SONDER_KIND_METRIC, metric) : NULL;

  if (metric == NULL)
    return FALSE;
  if (item != NULL)
    return sonder_metric_get_scale (SONDER_METRIC (item), scale);

  return sonder_scale_parse (metric, scale, NULL);
}

static gboolean
is_split (SonderSaidDialog *self)
{
  return gtk_widget_get_visible (self->split_row) && gtk_switch_get_active (self->split);
}

static void
update_score (SonderSaidDialog *self)
{
  SonderScale scale;
  gboolean known = get_scale (self, &scale);

  gtk_widget_set_visible (GTK_WIDGET (self->metric), !is_split (self));
  gtk_widget_set_visible (self->score_row, known && !is_split (self));
}

/* One below the lowest stands for a score that is not given yet. */
static void
metric_changed_cb (SonderSaidDialog *self)
{
  SonderScale scale;

  if (get_scale (self, &scale))
    {
      gtk_spin_button_set_range (self->score, scale.min - 1, scale.max);
      gtk_spin_button_set_value (self->score, scale.min - 1);
      gtk_spin_button_update (self->score);
    }
  update_score (self);
}

static gboolean
score_output_cb (GtkSpinButton *button)
{
  double lowest;

  gtk_spin_button_get_range (button, &lowest, NULL);
  if (gtk_spin_button_get_value (button) > lowest)
    return FALSE;

  if (*gtk_editable_get_text (GTK_EDITABLE (button)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (button), "");
  return TRUE;
}

static gint32
get_score (SonderSaidDialog *self)
{
  SonderScale scale;
  int score;

  gtk_spin_button_update (self->score);
  score = gtk_spin_button_get_value_as_int (self->score);

  return get_scale (self, &scale) && sonder_scale_contains (&scale, score) ? score
                                                                           : SONDER_SCORE_NONE;
}

static void
text_changed_cb (SonderSaidDialog *self)
{
  g_autofree char *text = dup_text (self);
  g_auto (GStrv) parts = sonder_said_split (text);
  guint n_parts = g_strv_length (parts);
  g_autofree char *label =
    g_strdup_printf (ngettext ("%u answer", "%u answers", n_parts), n_parts);

  gtk_widget_set_visible (self->split_row, n_parts > 1);
  gtk_label_set_text (self->split_label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
  update_score (self);
}

static void
customer_changed_cb (SonderSaidDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (get_entry (self->customer)));
  guint row;
  const char *hint = "";

  if (*name != '\0')
    hint = sonder_said_find_customers (self->project, name, &row) > 0
             ? C_("customer", "known")
             : C_("customer", "new");
  gtk_label_set_text (self->customer_hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
}

static void
date_changed_cb (SonderSaidDialog *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->date), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->error), FALSE);
}

static gboolean
read_date (SonderSaidDialog *self,
           gint32           *date,
           GError          **error)
{
  g_autoptr (GVariant) value = NULL;

  *date = SONDER_DATE_NONE;
  if (!sonder_cell_parse (SONDER_CELL_DATE, NULL, get_entry (self->date), &value, error))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->date), "error");
      return FALSE;
    }
  if (value != NULL)
    *date = g_variant_get_int32 (g_variant_ref_sink (value));

  return TRUE;
}

static const char *
get_touchpoint (SonderSaidDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->touchpoint);
  GListModel *touchpoints = sonder_project_get_items (self->project, SONDER_KIND_TOUCHPOINT);
  g_autoptr (SonderItem) item =
    selected > 0 ? g_list_model_get_item (touchpoints, selected - 1) : NULL;

  return item != NULL ? sonder_item_get_id (item) : NULL; /* the list keeps it */
}

static void
say_done (SonderSaidDialog *self,
          guint             n_answers)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *message =
    g_strdup_printf (ngettext ("%u answer added: notes can rest on it",
                               "%u answers added: notes can rest on them", n_answers),
                     n_answers);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast-undo", "s", message);
}

static void
add_clicked_cb (SonderSaidDialog *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr (GError) error = NULL;
  SonderSaid said = {
    .text = text,
    .split = is_split (self),
    .customer = get_entry (self->customer),
    .metric = get_metric (self),
    .score = get_score (self),
    .touchpoint = get_touchpoint (self),
    .source = get_entry (self->source),
  };
  guint n_answers = 0;

  if (read_date (self, &said.date, &error))
    n_answers = sonder_said_add (self->project, &said, &error);
  if (n_answers == 0)
    {
      gtk_label_set_text (self->error, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error), TRUE);
      return;
    }

  say_done (self, n_answers);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
set_source_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  gtk_editable_set_text (GTK_EDITABLE (SONDER_SAID_DIALOG (widget)->source),
                         g_variant_get_string (parameter, NULL));
}

/* Before the text takes Enter for a new line. */
static gboolean
key_pressed_cb (SonderSaidDialog *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;

  add_clicked_cb (self);
  return GDK_EVENT_STOP;
}

/* What was typed is there again when the dialog is next opened. */
static gboolean
sonder_said_dialog_close_request (GtkWindow *window)
{
  SonderSaidDialog *self = SONDER_SAID_DIALOG (window);
  g_autofree char *text = dup_text (self);

  if (*text != '\0' || !self->draft_waits)
    g_object_set_data_full (G_OBJECT (self->project), DRAFT, g_steal_pointer (&text), g_free);

  return GTK_WINDOW_CLASS (sonder_said_dialog_parent_class)->close_request (window);
}

static void
sonder_said_dialog_dispose (GObject *object)
{
  SonderSaidDialog *self = SONDER_SAID_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_SAID_DIALOG);
  g_clear_object (&self->project);
  g_clear_pointer (&self->metrics, g_ptr_array_unref);

  G_OBJECT_CLASS (sonder_said_dialog_parent_class)->dispose (object);
}

static void
sonder_said_dialog_class_init (SonderSaidDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_said_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sonder_said_dialog_close_request;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/said/said-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, text);
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, split_row);
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, split);
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, split_label);
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, metric);
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, score_row);
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, score);
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, customer);
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, customer_hint);
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, source);
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, source_button);
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, touchpoint);
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, date);
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, error);
  gtk_widget_class_bind_template_child (widget_class, SonderSaidDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, metric_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, score_output_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_score);
  gtk_widget_class_bind_template_callback (widget_class, customer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);

  gtk_widget_class_install_action (widget_class, "said.set-source", "s", set_source_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sonder_said_dialog_init (SonderSaidDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  sonder_drop_down_show_whole (GTK_WIDGET (self->metric));
  sonder_drop_down_show_whole (GTK_WIDGET (self->touchpoint));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->metrics = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->text), "changed",
                            G_CALLBACK (text_changed_cb), self);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->source_button))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, _("Known Sources"), -1);
}

static gboolean
has_scale (SonderSaidDialog *self,
           const char       *scale)
{
  GListModel *metrics = sonder_project_get_items (self->project, SONDER_KIND_METRIC);

  for (guint i = 0; i < g_list_model_get_n_items (metrics); i++)
    {
      g_autoptr (SonderItem) metric = g_list_model_get_item (metrics, i);

      if (g_str_equal (sonder_item_get_text (metric, "scale"), scale))
        return TRUE;
    }

  return FALSE;
}

/* The metrics there are, and the two of most reviews. */
static void
fill_metrics (SonderSaidDialog *self)
{
  static const char *const scales[] = { "rating:1-5", "nps" };
  GListModel *metrics = sonder_project_get_items (self->project, SONDER_KIND_METRIC);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("score", "None"));
  for (guint i = 0; i < g_list_model_get_n_items (metrics); i++)
    {
      g_autoptr (SonderItem) metric = g_list_model_get_item (metrics, i);

      gtk_string_list_append (names, sonder_item_get_text (metric, "name"));
      g_ptr_array_add (self->metrics, g_strdup (sonder_item_get_id (metric)));
    }
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    if (!has_scale (self, scales[i]))
      {
        gtk_string_list_append (names, sonder_said_get_scale_name (scales[i]));
        g_ptr_array_add (self->metrics, g_strdup (scales[i]));
      }
  adw_combo_row_set_model (self->metric, G_LIST_MODEL (names));
}

static void
fill_touchpoints (SonderSaidDialog *self)
{
  GListModel *touchpoints = sonder_project_get_items (self->project, SONDER_KIND_TOUCHPOINT);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("touchpoint", "None"));
  for (guint i = 0; i < g_list_model_get_n_items (touchpoints); i++)
    {
      g_autoptr (SonderItem) touchpoint = g_list_model_get_item (touchpoints, i);

      gtk_string_list_append (names, sonder_item_get_text (touchpoint, "name"));
    }
  adw_combo_row_set_model (self->touchpoint, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->touchpoint),
                          g_list_model_get_n_items (touchpoints) > 0);
}

static void
fill_sources (SonderSaidDialog *self)
{
  GListModel *sources = sonder_project_get_items (self->project, SONDER_KIND_SOURCE);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < MIN (g_list_model_get_n_items (sources), MAX_SOURCES); i++)
    {
      g_autoptr (SonderItem) source = g_list_model_get_item (sources, i);
      const char *name = sonder_item_get_text (source, "name");
      /* One "_" would be taken for a mnemonic. */
      g_auto (GStrv) parts = g_strsplit (name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "said.set-source", "s", name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->source_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->source_button),
                          g_list_model_get_n_items (sources) > 0);
}

/* A draft that names customers waits until they may be seen. */
static void
restore_draft (SonderSaidDialog *self)
{
  const char *draft = g_object_get_data (G_OBJECT (self->project), DRAFT);

  self->draft_waits = draft != NULL && sonder_privacy_hides_text (self->project, draft);
  if (draft != NULL && !self->draft_waits)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), draft, -1);
}

GtkWidget *
sonder_said_dialog_new (GtkWindow     *parent,
                        SonderProject *project)
{
  SonderSaidDialog *self =
    g_object_new (SONDER_TYPE_SAID_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->project = g_object_ref (project);
  fill_metrics (self);
  fill_touchpoints (self);
  fill_sources (self);
  restore_draft (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));

  return GTK_WIDGET (self);
}
