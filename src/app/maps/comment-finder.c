/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "comment-finder.h"

#include <glib/gi18n.h>

#include "comment-search.h"
#include "evidence-words.h"
#include "privacy.h"
#include "quotation.h"

#define SLICE_MICROSECONDS 3000

/* Of a comment, by a screen reader. */
#define MAX_SAID 500

struct _SonderCommentFinder
{
  AdwBin               parent_instance;

  GtkSearchEntry      *search_entry;
  GtkCheckButton      *segment_button;
  GtkListBox          *found;
  GtkLabel            *found_label;

  SonderProject       *project;
  char                *segment;
  GHashTable          *cited; /* ids of answers that are not offered again */
  SonderCommentSearch *search;
  guint                search_idle;
  guint                n_shown;
  guint64              generation; /* of the data that was searched */
  gboolean             choosing;
};

G_DEFINE_FINAL_TYPE (SonderCommentFinder, sonder_comment_finder, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_answer (GtkWidget *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "answer"));
}

static gboolean
is_cited (SonderCommentFinder *self,
          guint                answer)
{
  const char *id = sonder_answers_get_id (sonder_project_get_answers (self->project), answer);

  return id != NULL && g_hash_table_contains (self->cited, id);
}

static void
append_comment (SonderCommentFinder *self,
                guint                answer)
{
  const SonderTable *answers = sonder_project_get_answers (self->project);
  g_autofree char *comment = sonder_privacy_dup_said (
    self->project,
    sonder_column_get_comment (sonder_table_column (answers, SONDER_ANSWER_COMMENT), answer),
    sonder_column_get_u32 (sonder_table_column (answers, SONDER_ANSWER_CUSTOMER), answer));
  g_autofree char *about = sonder_comment_describe (self->project, answer);
  g_autofree char *start = g_utf8_substring (comment, 0, MIN (g_utf8_strlen (comment, -1), MAX_SAID));
  g_autofree char *label = g_strdup_printf ("“%s” %s", start, about);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *quotation = sonder_quotation_new (comment, about, 4);

  gtk_widget_add_css_class (quotation, "evidence-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), quotation);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (row), "answer", GUINT_TO_POINTER (answer));
  gtk_widget_set_visible (row, !is_cited (self, answer));
  gtk_list_box_append (self->found, row);
}

static void
show_search_state (SonderCommentFinder *self,
                   gboolean             running)
{
  guint n_rows = sonder_comment_search_get_n_rows (self->search);
  const char *words = "";

  if (running)
    words = _("Searching…");
  else if (n_rows == 0 && *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) == '\0')
    words = _("Nobody in this segment left a comment");
  else if (n_rows == 0)
    words = _("No comment has these words");
  else if (sonder_comment_search_has_more (self->search))
    words = _("There may be more: type what you look for");
  gtk_label_set_text (self->found_label, words);
  gtk_widget_set_visible (GTK_WIDGET (self->found_label), *words != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->found), n_rows > 0);
}

static gboolean
search_idle_cb (gpointer user_data)
{
  SonderCommentFinder *self = user_data;
  gint64 end;
  gboolean more;
  guint n_rows;

  /* What was found may be gone; the next update begins anew. */
  if (self->generation != sonder_project_get_data_generation (self->project))
    {
      self->search_idle = 0;
      return G_SOURCE_REMOVE;
    }

  more = sonder_comment_search_run (self->search, SLICE_MICROSECONDS);
  n_rows = sonder_comment_search_get_n_rows (self->search);
  end = g_get_monotonic_time () + SLICE_MICROSECONDS;
  for (; self->n_shown < n_rows && g_get_monotonic_time () < end; self->n_shown++)
    append_comment (self, sonder_comment_search_get_row (self->search, self->n_shown));
  show_search_state (self, more);
  if (more || self->n_shown < n_rows)
    return G_SOURCE_CONTINUE;

  self->search_idle = 0;
  return G_SOURCE_REMOVE;
}

static void
stop_search (SonderCommentFinder *self)
{
  GtkWidget *row;

  g_clear_handle_id (&self->search_idle, g_source_remove);
  g_clear_pointer (&self->search, sonder_comment_search_free);
  while (self->found != NULL &&
         (row = gtk_widget_get_first_child (GTK_WIDGET (self->found))) != NULL)
    gtk_list_box_remove (self->found, row);
  self->n_shown = 0;
}

static void
start_search (SonderCommentFinder *self)
{
  gboolean in_segment = gtk_widget_get_visible (GTK_WIDGET (self->segment_button)) &&
                        gtk_check_button_get_active (self->segment_button);

  if (self->project == NULL)
    return;

  stop_search (self);
  self->generation = sonder_project_get_data_generation (self->project);
  gtk_widget_set_visible (GTK_WIDGET (self), sonder_comments_exist (self->project));
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  self->search = sonder_comment_search_new (
    self->project, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
    in_segment ? self->segment : NULL);
  self->search_idle = g_idle_add (search_idle_cb, self);
}

/* The comment goes from this list; the keyboard goes to the next. */
static void
focus_beside (SonderCommentFinder *self,
              GtkWidget           *row)
{
  GtkWidget *beside = gtk_widget_get_next_sibling (row);

  while (beside != NULL && !gtk_widget_get_visible (beside))
    beside = gtk_widget_get_next_sibling (beside);
  gtk_widget_grab_focus (beside != NULL ? beside : GTK_WIDGET (self->search_entry));
}

static void
row_activated_cb (SonderCommentFinder *self,
                  GtkListBoxRow       *row)
{
  focus_beside (self, GTK_WIDGET (row));
  /* Citing an answer gives it an id, which finds nothing anew. */
  self->choosing = TRUE;
  g_signal_emit (self, signals[CHOSEN], 0, get_answer (GTK_WIDGET (row)));
  self->choosing = FALSE;
  self->generation = sonder_project_get_data_generation (self->project);
}

/* Escape leads back to the board, where there is one. */
static void
search_stopped_cb (SonderCommentFinder *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "maps.focus-board", NULL);
}

static void
update_segment_button (SonderCommentFinder *self)
{
  SonderItem *segment =
    self->segment != NULL
      ? sonder_project_find_item (self->project, SONDER_KIND_SEGMENT, self->segment)
      : NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->segment_button), segment != NULL);
  if (segment == NULL)
    return;

  name = sonder_privacy_dup_field (self->project, segment, "name");
  /* Translators: %s is the name of a segment */
  label = g_strdup_printf (_("Only from “%s”"), name);
  gtk_check_button_set_label (self->segment_button, label);
}

static void
show_again (SonderCommentFinder *self)
{
  update_segment_button (self);
  start_search (self);
}

static void
sonder_comment_finder_dispose (GObject *object)
{
  SonderCommentFinder *self = SONDER_COMMENT_FINDER (object);

  stop_search (self);
  /* Disposing of the template would take the child away behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_COMMENT_FINDER);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (sonder_comment_finder_parent_class)->dispose (object);
}

static void
sonder_comment_finder_finalize (GObject *object)
{
  SonderCommentFinder *self = SONDER_COMMENT_FINDER (object);

  g_free (self->segment);
  g_hash_table_unref (self->cited);

  G_OBJECT_CLASS (sonder_comment_finder_parent_class)->finalize (object);
}

static void
sonder_comment_finder_class_init (SonderCommentFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_comment_finder_dispose;
  G_OBJECT_CLASS (klass)->finalize = sonder_comment_finder_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/maps/comment-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderCommentFinder, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SonderCommentFinder, segment_button);
  gtk_widget_class_bind_template_child (widget_class, SonderCommentFinder, found);
  gtk_widget_class_bind_template_child (widget_class, SonderCommentFinder, found_label);
  gtk_widget_class_bind_template_callback (widget_class, start_search);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
sonder_comment_finder_init (SonderCommentFinder *self)
{
  self->cited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  sonder_privacy_watch (self, G_CALLBACK (show_again));
}

/**
 * sonder_comment_finder_set_scope:
 * @segment_id: (nullable): the segment whose comments matter most
 */
void
sonder_comment_finder_set_scope (SonderCommentFinder *self,
                                 SonderProject       *project,
                                 const char          *segment_id)
{
  if (self->project == project && g_strcmp0 (self->segment, segment_id) == 0)
    {
      sonder_comment_finder_update (self);
      return;
    }

  g_set_object (&self->project, project);
  g_free (self->segment);
  self->segment = g_strdup (segment_id);
  show_again (self);
}

/**
 * sonder_comment_finder_set_cited:
 * @answer_ids: (element-type utf8): answers that are not offered
 */
void
sonder_comment_finder_set_cited (SonderCommentFinder *self,
                                 GHashTable          *answer_ids)
{
  g_hash_table_ref (answer_ids);
  g_hash_table_unref (self->cited);
  self->cited = answer_ids;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->found)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (row, !is_cited (self, get_answer (row)));
}

/**
 * sonder_comment_finder_update:
 *
 * The project changed.
 */
void
sonder_comment_finder_update (SonderCommentFinder *self)
{
  if (self->project == NULL || self->choosing ||
      self->generation == sonder_project_get_data_generation (self->project))
    return;

  show_again (self);
}
