/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "map-header.h"

#include <glib/gi18n.h>

#include "board-words.h"
#include "calendar.h"
#include "columns.h"
#include "field-view.h"
#include "map-edits.h"
#include "map-names.h"
#include "palette.h"
#include "portrait.h"
#include "privacy.h"
#include "wording.h"

/* More than fit into a menu are found by typing a name elsewhere. */
#define MAX_SUBJECTS 200

struct _SonderMapHeader
{
  AdwBin parent_instance;

  AdwAvatar *face;
  GtkMenuButton *who_button;
  GtkLabel *who_label;
  GtkPopover *who_popover;
  GtkEntry *who_entry;
  GtkListBox *who_list;
  SonderFieldView *goal;
  SonderFieldView *by;
  GtkMenuButton *date_button;
  GtkMenuButton *more_button;
  GtkPopover *date_popover;
  GtkCalendar *calendar;

  SonderProject *project;
  SonderItem *map;
};

G_DEFINE_FINAL_TYPE (SonderMapHeader, sonder_map_header, ADW_TYPE_BIN)

static char *
describe_subject (SonderItem *item, const char *name)
{
  /* Translators: who an empathy map can be about, as a screen reader says it */
  return g_strdup_printf (sonder_item_get_kind (item) == SONDER_KIND_PERSONA ? _ ("%s, persona")
                                                                             : _ ("%s, segment"),
                          name);
}

static void
append_subject (SonderMapHeader *self, SonderItem *item, const char *icon_name)
{
  g_autofree char *own = sonder_privacy_dup_field (self->project, item, "name");
  const char *name = *own != '\0' ? own : _ ("Unnamed persona");
  g_autofree char *description = describe_subject (item, name);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  gtk_list_box_append (self->who_list, row);
}

static void
append_subjects (SonderMapHeader *self, SonderKind kind, const char *icon_name)
{
  GListModel *items = sonder_project_get_items (self->project, kind);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (items), MAX_SUBJECTS); i++)
    {
      g_autoptr (SonderItem) item = g_list_model_get_item (items, i);

      append_subject (self, item, icon_name);
    }
}

/* Free words of which a part is hidden are not written in. */
static void
show_words (SonderMapHeader *self)
{
  const char *words = sonder_item_get_text (self->map, "subject");
  g_autofree char *shown = sonder_privacy_dup_text (self->project, words);
  gboolean is_whole = g_str_equal (shown, words);

  gtk_editable_set_text (GTK_EDITABLE (self->who_entry), shown);
  gtk_editable_set_editable (GTK_EDITABLE (self->who_entry), is_whole);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->who_entry),
                               is_whole ? NULL : sonder_privacy_get_reason ());
}

static void
who_shown_cb (SonderMapHeader *self)
{
  GtkWidget *child;

  if (self->map == NULL)
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->who_list))) != NULL)
    gtk_list_box_remove (self->who_list, child);
  append_subjects (self, SONDER_KIND_PERSONA, "sonder-personas-symbolic");
  append_subjects (self, SONDER_KIND_SEGMENT, "sonder-segments-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->who_list),
                          gtk_widget_get_first_child (GTK_WIDGET (self->who_list)) != NULL);
  show_words (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->who_entry));
}

static void
who_chosen_cb (SonderMapHeader *self, GtkListBoxRow *row)
{
  SonderItem *item = g_object_get_data (G_OBJECT (row), "item");

  sonder_map_edits_set_subject (self->project, self->map, sonder_item_get_kind (item),
                                sonder_item_get_id (item));
  gtk_popover_popdown (self->who_popover);
}

static void
who_typed_cb (SonderMapHeader *self)
{
  g_autofree char *words =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->who_entry))));

  if (gtk_editable_get_editable (GTK_EDITABLE (self->who_entry)))
    sonder_map_edits_set_subject (self->project, self->map, SONDER_KIND_MAP, words);
  gtk_popover_popdown (self->who_popover);
}

/* From the words to who is there already. By itself the focus would stop at what
 * scrolls them. */
static gboolean
who_key_cb (SonderMapHeader *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_child_focus (GTK_WIDGET (self->who_list), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

/* From the goal to the first region. */
static void
goal_activated_cb (SonderMapHeader *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "maps.focus-board", NULL);
}

static void
set_date (SonderMapHeader *self, gint32 date)
{
  if (self->map == NULL || sonder_item_get_date (self->map, "date") == date)
    return;

  sonder_project_begin_edit (self->project, _ ("Change Date"));
  sonder_project_set_variant (self->project, self->map, "date", g_variant_new_int32 (date));
  sonder_project_end_edit (self->project);
}

static void
date_shown_cb (SonderMapHeader *self)
{
  gint32 date = self->map != NULL ? sonder_item_get_date (self->map, "date") : SONDER_DATE_NONE;
  g_autoptr (GDateTime) day = NULL;
  int year, month, day_of_month;

  if (!sonder_date_to_ymd (date != SONDER_DATE_NONE ? date : sonder_date_today (), &year, &month,
                           &day_of_month))
    return;

  day = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  gtk_calendar_select_day (self->calendar, day);
}

static void
date_set_cb (SonderMapHeader *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  set_date (self, sonder_date_from_ymd (g_date_time_get_year (day), g_date_time_get_month (day),
                                        g_date_time_get_day_of_month (day)));
  gtk_popover_popdown (self->date_popover);
}

static void
date_cleared_cb (SonderMapHeader *self)
{
  set_date (self, SONDER_DATE_NONE);
  gtk_popover_popdown (self->date_popover);
}

static void
update_date (SonderMapHeader *self)
{
  g_autofree char *text = sonder_wording_date (sonder_item_get_date (self->map, "date"));

  gtk_menu_button_set_label (self->date_button, text != NULL ? text : _ ("Date"));
}

static void
sonder_map_header_dispose (GObject *object)
{
  SonderMapHeader *self = SONDER_MAP_HEADER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SONDER_TYPE_MAP_HEADER);
  g_clear_object (&self->map);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (sonder_map_header_parent_class)->dispose (object);
}

static void
sonder_map_header_class_init (SonderMapHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_map_header_dispose;
  g_type_ensure (SONDER_TYPE_COLUMNS);
  g_type_ensure (SONDER_TYPE_FIELD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/sonder/Sonder/ui/maps/map-header.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderMapHeader, face);
  gtk_widget_class_bind_template_child (widget_class, SonderMapHeader, who_button);
  gtk_widget_class_bind_template_child (widget_class, SonderMapHeader, who_label);
  gtk_widget_class_bind_template_child (widget_class, SonderMapHeader, who_popover);
  gtk_widget_class_bind_template_child (widget_class, SonderMapHeader, who_entry);
  gtk_widget_class_bind_template_child (widget_class, SonderMapHeader, who_list);
  gtk_widget_class_bind_template_child (widget_class, SonderMapHeader, goal);
  gtk_widget_class_bind_template_child (widget_class, SonderMapHeader, by);
  gtk_widget_class_bind_template_child (widget_class, SonderMapHeader, date_button);
  gtk_widget_class_bind_template_child (widget_class, SonderMapHeader, more_button);
  gtk_widget_class_bind_template_child (widget_class, SonderMapHeader, date_popover);
  gtk_widget_class_bind_template_child (widget_class, SonderMapHeader, calendar);
  gtk_widget_class_bind_template_callback (widget_class, goal_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_cleared_cb);
}

/* The button inside is what a screen reader meets; it does not take the name of
 * the one around it. */
static void
name_button (GtkMenuButton *button,
             const char    *name)
{
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (button));

  gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
sonder_map_header_init (SonderMapHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_button (self->who_button, _("Who is this about?"));
  name_button (self->more_button, _("More"));
}

/**
 * sonder_map_header_set_map:
 * @map: (nullable): %NULL shows nothing
 */
void
sonder_map_header_set_map (SonderMapHeader *self, SonderProject *project, SonderItem *map)
{
  g_set_object (&self->project, project);
  if (g_set_object (&self->map, map))
    {
      sonder_field_view_bind (self->goal, project, map, "goal");
      sonder_field_view_bind (self->by, project, map, "by");
    }
  sonder_map_header_update (self);
}

/**
 * sonder_map_header_update:
 *
 * The map or who it is about may have changed.
 */
void
sonder_map_header_update (SonderMapHeader *self)
{
  g_autofree char *subject = NULL;
  SonderItem *persona;

  if (self->map == NULL)
    return;

  subject = sonder_map_dup_shown_subject (self->project, self->map);
  persona = sonder_project_find_item (self->project, SONDER_KIND_PERSONA,
                                      sonder_item_get_text (self->map, "persona"));
  if (persona != NULL)
    {
      sonder_portrait_show (self->face, persona);
    }
  else
    {
      sonder_face_set_slot (self->face, sonder_map_get_color (
                                            self->map, sonder_project_get_root (self->project)));
      adw_avatar_set_custom_image (self->face, NULL);
      adw_avatar_set_text (self->face, subject);
      adw_avatar_set_show_initials (self->face, *subject != '\0');
    }
  gtk_label_set_text (self->who_label, *subject != '\0' ? subject : _ ("Who is this about?"));
  update_date (self);
}

void
sonder_map_header_focus_goal (SonderMapHeader *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->goal), GTK_DIR_TAB_FORWARD);
}
