/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "evidence-pane.h"

#include <glib/gi18n.h>

#include "calendar.h"
#include "comment-finder.h"
#include "evidence-words.h"
#include "privacy.h"
#include "quotation.h"

#define MAX_QUOTATION 1000

/* A file from elsewhere may hold any number. */
#define MAX_LISTED 100

struct _SonderEvidencePane
{
  AdwBin               parent_instance;

  GtkWidget           *header;
  GtkStack            *stack;
  GtkLabel            *text;
  GtkLabel            *support;
  GtkListBox          *list;
  GtkWidget           *adding;
  GtkToggleButton     *against_button;
  GtkEntry            *typed;
  SonderCommentFinder *comments;

  SonderProject       *project;
  char                *note_id;
  SonderKind           kind; /* a note or a statement */
  char                *segment;
  char                *shown; /* the evidence that is listed, to see changes */
};

G_DEFINE_FINAL_TYPE (SonderEvidencePane, sonder_evidence_pane, ADW_TYPE_BIN)

static SonderItem *
get_note (SonderEvidencePane *self)
{
  return self->note_id != NULL
           ? sonder_project_find_item (self->project, self->kind, self->note_id)
           : NULL;
}

static const char *
get_stance (SonderEvidencePane *self)
{
  return gtk_toggle_button_get_active (self->against_button) ? "against" : "for";
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static GtkWidget *
create_evidence_row (SonderEvidencePane *self,
                     SonderItem         *evidence)
{
  gboolean against = g_str_equal (sonder_item_get_text (evidence, "stance"), "against");
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (against ? "sonder-evidence-against-symbolic"
                                                          : "sonder-evidence-for-symbolic");
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *about = sonder_evidence_describe (self->project, evidence);
  g_autofree char *said = sonder_privacy_dup_quotation (self->project, evidence);
  g_autofree char *label = NULL;

  label = g_strdup_printf ("%s: %s %s", against ? _("Against") : _("For"), said, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (icon, against ? _("Against") : _("For"));
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 3);
  gtk_widget_add_css_class (icon, against ? "evidence-against" : "evidence-for");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Remove Evidence"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Remove Evidence"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "evidence.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", sonder_item_get_id (evidence));

  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), sonder_quotation_new (said, about, 0));
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "evidence-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}

static const char *
get_support_words (SonderItem *note)
{
  switch (sonder_item_get_support (note))
    {
    case SONDER_SUPPORTED:
      return _("Supported by what customers said");
    case SONDER_DISPUTED:
      return _("Disputed: some of it speaks against this");
    case SONDER_ASSUMED:
    default:
      return _("An assumption: nothing speaks for or against it yet");
    }
}

static void
fill_list (SonderEvidencePane *self,
           GListModel         *evidence)
{
  guint n_items = g_list_model_get_n_items (evidence);

  clear_list (self->list);
  for (guint i = 0; i < MIN (n_items, MAX_LISTED); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (evidence, i);

      gtk_list_box_append (self->list, create_evidence_row (self, item));
    }
  if (n_items > MAX_LISTED)
    {
      guint n_more = n_items - MAX_LISTED;
      g_autofree char *more =
        g_strdup_printf (ngettext ("%u more is not shown", "%u more are not shown", n_more), n_more);
      GtkWidget *label = gtk_label_new (more);

      gtk_widget_add_css_class (label, "evidence-row");
      gtk_list_box_append (self->list, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_items > 0);
}

static void
update_list (SonderEvidencePane *self,
             SonderItem         *note)
{
  g_autoptr (GVariant) state = g_variant_ref_sink (sonder_item_serialize (note));
  g_autofree char *shown = g_variant_print (state, FALSE);
  g_autofree char *text = sonder_privacy_dup_field (self->project, note, "text");

  if (g_strcmp0 (shown, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  gtk_label_set_text (self->text, text);
  gtk_label_set_text (self->support, get_support_words (note));
  fill_list (self, sonder_item_get_items (note, "evidence"));
}

/* An answer speaks once. */
static void
update_cited (SonderEvidencePane *self,
              SonderItem         *note)
{
  GListModel *evidence = sonder_item_get_items (note, "evidence");
  g_autoptr (GHashTable) cited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (evidence, i);

      g_hash_table_add (cited, g_strdup (sonder_item_get_text (item, "answer")));
    }
  sonder_comment_finder_set_cited (self->comments, cited);
}

static void
comment_chosen_cb (SonderEvidencePane *self,
                   guint               answer)
{
  SonderItem *note = get_note (self);

  if (note != NULL)
    sonder_project_add_evidence (self->project, note, answer, get_stance (self));
  sonder_evidence_pane_update (self);
}

static void
typed_cb (SonderEvidencePane *self)
{
  SonderItem *note = get_note (self);
  g_autoptr (SonderItem) evidence = NULL;
  g_autofree char *quotation =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->typed))));

  if (note == NULL || *quotation == '\0')
    return;

  evidence = sonder_item_new (SONDER_KIND_EVIDENCE, NULL);
  sonder_item_set_text (evidence, "stance", get_stance (self));
  sonder_item_set_text (evidence, "quotation", quotation);
  sonder_item_set_date (evidence, "date", sonder_date_today ());
  sonder_project_begin_edit (self->project, _("Add Evidence"));
  sonder_project_insert_item (self->project, note, "evidence", G_MAXUINT, evidence);
  sonder_project_end_edit (self->project);
  gtk_editable_set_text (GTK_EDITABLE (self->typed), "");
  sonder_evidence_pane_update (self);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SonderEvidencePane *self = SONDER_EVIDENCE_PANE (widget);
  SonderItem *note = get_note (self);
  SonderItem *evidence =
    note != NULL ? sonder_item_find (note, "evidence", g_variant_get_string (parameter, NULL))
                 : NULL;

  if (evidence == NULL)
    return;

  /* The row with the button goes. */
  gtk_widget_grab_focus (GTK_WIDGET (self->typed));
  sonder_project_begin_edit (self->project, _("Remove Evidence"));
  sonder_project_remove_item (self->project, evidence);
  sonder_project_end_edit (self->project);
  sonder_evidence_pane_update (self);
  gtk_widget_activate_action (widget, "win.toast-undo", "s", _("Evidence removed"));
}

static void
show_again (SonderEvidencePane *self)
{
  g_clear_pointer (&self->shown, g_free);
  sonder_evidence_pane_update (self);
}

static void
sonder_evidence_pane_dispose (GObject *object)
{
  SonderEvidencePane *self = SONDER_EVIDENCE_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_EVIDENCE_PANE);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (sonder_evidence_pane_parent_class)->dispose (object);
}

static void
sonder_evidence_pane_finalize (GObject *object)
{
  SonderEvidencePane *self = SONDER_EVIDENCE_PANE (object);

  g_free (self->note_id);
  g_free (self->segment);
  g_free (self->shown);

  G_OBJECT_CLASS (sonder_evidence_pane_parent_class)->finalize (object);
}

static void
sonder_evidence_pane_class_init (SonderEvidencePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_evidence_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = sonder_evidence_pane_finalize;
  g_type_ensure (SONDER_TYPE_COMMENT_FINDER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/maps/evidence-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderEvidencePane, header);
  gtk_widget_class_bind_template_child (widget_class, SonderEvidencePane, stack);
  gtk_widget_class_bind_template_child (widget_class, SonderEvidencePane, text);
  gtk_widget_class_bind_template_child (widget_class, SonderEvidencePane, support);
  gtk_widget_class_bind_template_child (widget_class, SonderEvidencePane, list);
  gtk_widget_class_bind_template_child (widget_class, SonderEvidencePane, adding);
  gtk_widget_class_bind_template_child (widget_class, SonderEvidencePane, against_button);
  gtk_widget_class_bind_template_child (widget_class, SonderEvidencePane, typed);
  gtk_widget_class_bind_template_child (widget_class, SonderEvidencePane, comments);
  gtk_widget_class_bind_template_callback (widget_class, comment_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_install_action (widget_class, "evidence.remove", "s", remove_action);
}

static void
sonder_evidence_pane_init (SonderEvidencePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_entry_set_max_length (self->typed, MAX_QUOTATION);
  sonder_privacy_watch (self, G_CALLBACK (show_again));
}

/**
 * sonder_evidence_pane_set_note:
 * @note: (nullable): a note or statement; %NULL says that one should be chosen
 * @segment_id: (nullable): the segment that the map or persona is about
 */
void
sonder_evidence_pane_set_note (SonderEvidencePane *self,
                               SonderProject      *project,
                               SonderItem         *note,
                               const char         *segment_id)
{
  const char *id = note != NULL ? sonder_item_get_id (note) : NULL;
  gboolean same = g_strcmp0 (self->note_id, id) == 0 && g_strcmp0 (self->segment, segment_id) == 0;

  g_set_object (&self->project, project);
  if (!same)
    {
      g_free (self->note_id);
      self->note_id = g_strdup (id);
      g_free (self->segment);
      self->segment = g_strdup (segment_id);
      g_clear_pointer (&self->shown, g_free);
    }
  if (note != NULL)
    {
      self->kind = sonder_item_get_kind (note);
      sonder_comment_finder_set_scope (self->comments, project, segment_id);
    }
  sonder_evidence_pane_update (self);
}

/**
 * sonder_evidence_pane_update:
 *
 * The note may have changed.
 */
void
sonder_evidence_pane_update (SonderEvidencePane *self)
{
  SonderItem *note = get_note (self);

  gtk_stack_set_visible_child_name (self->stack, note != NULL ? "note" : "none");
  if (note == NULL)
    return;

  update_list (self, note);
  update_cited (self, note);
  sonder_comment_finder_update (self->comments);
}

/**
 * sonder_evidence_pane_focus:
 *
 * Leads the keyboard to where evidence is found, if a note is chosen.
 */
void
sonder_evidence_pane_focus (SonderEvidencePane *self)
{
  if (get_note (self) == NULL)
    return;

  if (gtk_widget_get_visible (GTK_WIDGET (self->comments)))
    gtk_widget_child_focus (GTK_WIDGET (self->comments), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->typed));
}

/**
 * sonder_evidence_pane_hide_header:
 *
 * For a pane in something that closes by itself.
 */
void
sonder_evidence_pane_hide_header (SonderEvidencePane *self)
{
  gtk_widget_set_visible (self->header, FALSE);
}
