/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "personas-page.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "palette.h"
#include "persona-card.h"
#include "persona-edits.h"
#include "portrait.h"
#include "privacy.h"

struct _SonderPersonasPage
{
  SonderPage         parent_instance;

  GtkStack          *stack;
  GtkFlowBox        *gallery;
  GtkMenuButton     *segment_button;
  GtkLabel          *segment_label;
  GtkMenuButton     *more_button;
  SonderPersonaCard *card;

  char              *shown;  /* id of the persona whose card is open */
  char              *wanted; /* what the keyboard is to be led to on the card */
  char              *listed; /* what the gallery shows, to see changes */
};

G_DEFINE_FINAL_TYPE (SonderPersonasPage, sonder_personas_page, SONDER_TYPE_PAGE)

static SonderProject *
get_project (SonderPersonasPage *self)
{
  return sonder_page_get_project (SONDER_PAGE (self));
}

static SonderItem *
get_shown (SonderPersonasPage *self)
{
  return self->shown != NULL
           ? sonder_project_find_item (get_project (self), SONDER_KIND_PERSONA, self->shown)
           : NULL;
}

static char *
dup_display_name (SonderPersonasPage *self,
                  SonderItem         *persona)
{
  g_autofree char *name = sonder_privacy_dup_field (get_project (self), persona, "name");

  return *name != '\0' ? g_steal_pointer (&name) : g_strdup (_("Unnamed persona"));
}

static GtkWidget *
create_label (const char *text,
              const char *css_class,
              int         lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, *text != '\0');

  return label;
}

/* At the foot of a tile: the segment that it stands for, or the guess. */
static void
append_share (SonderPersonasPage *self,
              GtkBox             *tile,
              SonderItem         *persona)
{
  SonderItem *segment = sonder_project_find_item (get_project (self), SONDER_KIND_SEGMENT,
                                                  sonder_item_get_text (persona, "segment"));
  double guess = sonder_item_get_number (persona, "guessed-share");
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = NULL;

  if (segment != NULL)
    {
      text = sonder_privacy_dup_field (get_project (self), segment, "name");
      gtk_box_append (GTK_BOX (line), sonder_swatch_new (sonder_item_get_text (segment, "color")));
    }
  else
    text = isnan (guess) ? g_strdup ("") : g_strdup_printf (_("about %.0f %%, our guess"), guess);

  gtk_box_append (GTK_BOX (line), create_label (text, "dim-label", 1));
  gtk_widget_set_visible (line, *text != '\0');
  gtk_widget_set_vexpand (line, TRUE);
  gtk_widget_set_valign (line, GTK_ALIGN_END);
  gtk_box_append (tile, line);
}

static GtkWidget *
create_tile (SonderPersonasPage *self,
             SonderItem         *persona)
{
  GtkWidget *tile = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *face = adw_avatar_new (64, NULL, TRUE);
  g_autofree char *name = dup_display_name (self, persona);
  g_autofree char *line = sonder_privacy_dup_field (get_project (self), persona, "line");
  g_autofree char *said = sonder_privacy_dup_field (get_project (self), persona, "quotation");
  /* Translators: quotation marks around what somebody said */
  g_autofree char *quotation = *said != '\0' ? g_strdup_printf (_("“%s”"), said) : NULL;

  sonder_portrait_show (ADW_AVATAR (face), persona);
  gtk_widget_set_valign (face, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), create_label (name, "title-3", 2));
  gtk_box_append (GTK_BOX (words),
                  create_label (line, "dim-label", 2));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), face);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box),
                  create_label (quotation != NULL ? quotation : "", "quotation-small", 4));
  append_share (self, GTK_BOX (box), persona);

  gtk_widget_add_css_class (tile, "card");
  gtk_widget_add_css_class (tile, "activatable");
  gtk_widget_add_css_class (tile, "persona-tile");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (tile), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_object_set_data_full (G_OBJECT (tile), "id", g_strdup (sonder_item_get_id (persona)), g_free);

  return tile;
}

static gboolean
matches_search (SonderItem *persona,
                const char *search)
{
  static const char *const fields[] = { "name", "line", "role", "quotation", "about" };
  g_autofree char *wanted = g_utf8_casefold (search, -1);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = g_utf8_casefold (sonder_item_get_text (persona, fields[i]), -1);

      if (strstr (text, wanted) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* All that tiles show, as one text. */
static char *
describe_gallery (SonderPersonasPage *self)
{
  g_autoptr (GVariantBuilder) builder = g_variant_builder_new (G_VARIANT_TYPE ("av"));
  const SonderKind kinds[] = { SONDER_KIND_PERSONA, SONDER_KIND_SEGMENT };
  g_autoptr (GVariant) content = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GListModel *items = sonder_project_get_items (get_project (self), kinds[i]);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (SonderItem) item = g_list_model_get_item (items, j);

          g_variant_builder_add (builder, "v", sonder_item_serialize (item));
        }
    }
  g_variant_builder_add (builder, "v",
                         g_variant_new_string (sonder_page_get_search (SONDER_PAGE (self))));
  /* Whom the texts are not to name. */
  g_variant_builder_add (
    builder, "v",
    g_variant_new_uint64 (
      sonder_privacy_is_on () ? sonder_project_get_data_generation (get_project (self)) + 1 : 0));
  content = g_variant_ref_sink (g_variant_builder_end (builder));

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, g_variant_get_data (content),
                                      g_variant_get_size (content));
}

static void
update_gallery (SonderPersonasPage *self)
{
  GListModel *personas = sonder_project_get_items (get_project (self), SONDER_KIND_PERSONA);
  const char *search = sonder_page_get_search (SONDER_PAGE (self));
  g_autofree char *listed = describe_gallery (self);
  GtkWidget *child;

  if (g_strcmp0 (listed, self->listed) == 0)
    return;

  g_free (self->listed);
  self->listed = g_steal_pointer (&listed);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->gallery))) != NULL)
    gtk_flow_box_remove (self->gallery, child);

  for (guint i = 0; i < g_list_model_get_n_items (personas); i++)
    {
      g_autoptr (SonderItem) persona = g_list_model_get_item (personas, i);

      if (matches_search (persona, search))
        gtk_flow_box_append (self->gallery, create_tile (self, persona));
    }
}

/* The menu of segments that the shown persona may stand for. */
static void
update_segment_menu (SonderPersonasPage *self,
                     SonderItem         *persona)
{
  GListModel *segments = sonder_project_get_items (get_project (self), SONDER_KIND_SEGMENT);
  const char *id = sonder_item_get_text (persona, "segment");
  SonderItem *own = sonder_project_find_item (get_project (self), SONDER_KIND_SEGMENT, id);
  g_autofree char *own_name =
    own != NULL ? sonder_privacy_dup_field (get_project (self), own, "name") : NULL;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (segments); i++)
    {
      g_autoptr (SonderItem) segment = g_list_model_get_item (segments, i);
      g_autofree char *name = sonder_privacy_dup_field (get_project (self), segment, "name");
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "personas.stand-for", "s",
                                         sonder_item_get_id (segment));
      g_menu_append_item (menu, item);
    }
  if (own != NULL)
    g_menu_append (menu, _("No segment, a guess"), "personas.stand-for('')");

  gtk_label_set_text (self->segment_label, own_name != NULL ? own_name : _("Stands for…"));
  gtk_menu_button_set_menu_model (self->segment_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->segment_button),
                          g_list_model_get_n_items (segments) > 0);
}

static GtkWidget *
find_tile (SonderPersonasPage *self,
           const char         *id)
{
  GtkWidget *tile = gtk_widget_get_first_child (GTK_WIDGET (self->gallery));

  while (tile != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (tile), "id"), id) != 0)
    tile = gtk_widget_get_next_sibling (tile);

  return tile;
}

static void
show_gallery (SonderPersonasPage *self)
{
  guint n_personas =
    g_list_model_get_n_items (sonder_project_get_items (get_project (self), SONDER_KIND_PERSONA));
  g_autofree char *last = g_steal_pointer (&self->shown);
  const char *page = "gallery";

  sonder_persona_card_set_persona (self->card, get_project (self), NULL);
  update_gallery (self);
  if (n_personas == 0)
    page = "empty";
  else if (gtk_widget_get_first_child (GTK_WIDGET (self->gallery)) == NULL)
    page = "none";
  gtk_stack_set_visible_child_name (self->stack, page);

  /* Back to the one that one comes from. */
  if (last != NULL && *sonder_page_get_search (SONDER_PAGE (self)) == '\0' &&
      find_tile (self, last) != NULL)
    gtk_widget_grab_focus (find_tile (self, last));
}

static void
show_card (SonderPersonasPage *self,
           const char         *id)
{
  g_free (self->shown);
  self->shown = g_strdup (id);
  sonder_page_queue_update (SONDER_PAGE (self));
}

static void
sonder_personas_page_update (SonderPage *page)
{
  SonderPersonasPage *self = SONDER_PERSONAS_PAGE (page);
  SonderItem *persona = get_shown (self);

  if (persona == NULL)
    {
      show_gallery (self);
      return;
    }

  /* After undo of a deletion it is another object of the same id. */
  if (sonder_persona_card_get_persona (self->card) != persona)
    sonder_persona_card_set_persona (self->card, get_project (self), persona);
  else
    sonder_persona_card_update (self->card);
  update_segment_menu (self, persona);
  gtk_stack_set_visible_child_name (self->stack, "card");
}

static void
sonder_personas_page_search_changed (SonderPage *page)
{
  SonderPersonasPage *self = SONDER_PERSONAS_PAGE (page);

  if (sonder_page_get_project (page) != NULL && *sonder_page_get_search (page) != '\0')
    show_gallery (self);
  else
    sonder_page_queue_update (page);
}

/* A segment is given a face only once. */
static void
show_face (SonderPersonasPage *self,
           const char         *segment_id)
{
  SonderItem *persona = sonder_persona_find_for (get_project (self), segment_id);
  g_autofree char *id = persona != NULL
                          ? g_strdup (sonder_item_get_id (persona))
                          : sonder_persona_edits_create (get_project (self), segment_id);

  show_card (self, id);
  self->wanted = persona == NULL ? g_strdup (id) : NULL;
}

/* A persona, a statement of one, the guess of its share, or a segment whose
 * persona is meant: the one there is, else a new one. */
static void
sonder_personas_page_show_item (SonderPage *page,
                                const char *item_id)
{
  SonderPersonasPage *self = SONDER_PERSONAS_PAGE (page);
  SonderProject *project = get_project (self);
  SonderItem *statement = sonder_project_find_item (project, SONDER_KIND_STATEMENT, item_id);

  g_clear_pointer (&self->wanted, g_free);
  if (sonder_project_find_item (project, SONDER_KIND_SEGMENT, item_id) != NULL)
    show_face (self, item_id);
  else if (g_str_has_prefix (item_id, SONDER_PERSONAS_GUESS))
    show_card (self, item_id + strlen (SONDER_PERSONAS_GUESS));
  else
    show_card (self, statement != NULL ? sonder_item_get_id (sonder_item_get_parent (statement))
                                       : item_id);
  if (statement != NULL || g_str_has_prefix (item_id, SONDER_PERSONAS_GUESS))
    self->wanted = g_strdup (item_id);
  sonder_personas_page_update (page);
}

static void
sonder_personas_page_focus_wanted (SonderPage *page)
{
  SonderPersonasPage *self = SONDER_PERSONAS_PAGE (page);
  g_autofree char *wanted = g_steal_pointer (&self->wanted);

  if (wanted == NULL || get_shown (self) == NULL)
    return;

  if (g_str_has_prefix (wanted, SONDER_PERSONAS_GUESS))
    sonder_persona_card_focus_guess (self->card);
  else if (g_str_equal (wanted, self->shown))
    sonder_persona_card_focus_name (self->card);
  else
    sonder_persona_card_focus_statement (self->card, wanted);
}

static void
child_activated_cb (SonderPersonasPage *self,
                    GtkFlowBoxChild    *child)
{
  show_card (self, g_object_get_data (G_OBJECT (child), "id"));
}

static gboolean
focus_name_idle_cb (gpointer user_data)
{
  SonderPersonasPage *self = user_data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    sonder_persona_card_focus_name (self->card);
  return G_SOURCE_REMOVE;
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SonderPersonasPage *self = SONDER_PERSONAS_PAGE (widget);
  g_autofree char *id = sonder_persona_edits_create (get_project (self), "");

  show_card (self, id);
  sonder_personas_page_update (SONDER_PAGE (self));
  /* Not before the card is mapped. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_name_idle_cb, g_object_ref (self),
                   g_object_unref);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  SonderPersonasPage *self = SONDER_PERSONAS_PAGE (widget);
  SonderItem *persona = get_shown (self);
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (persona == NULL)
    return;

  name = dup_display_name (self, persona);
  /* Translators: %s is the name of a persona */
  message = g_strdup_printf (_("“%s” deleted"), name);
  sonder_persona_edits_delete (get_project (self), persona);
  sonder_page_toast_undo (SONDER_PAGE (self), message);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  SonderPersonasPage *self = SONDER_PERSONAS_PAGE (widget);
  SonderItem *persona = get_shown (self);
  g_autofree char *id = NULL;

  if (persona == NULL)
    return;

  id = sonder_persona_edits_duplicate (get_project (self), persona);
  show_card (self, id);
}

static void
show_all_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  show_gallery (SONDER_PERSONAS_PAGE (widget));
}

static void
map_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SonderPersonasPage *self = SONDER_PERSONAS_PAGE (widget);

  if (self->shown != NULL)
    sonder_page_go_to (SONDER_PAGE (self), "empathy-maps", self->shown);
}

static void
stand_for_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  SonderPersonasPage *self = SONDER_PERSONAS_PAGE (widget);
  SonderItem *persona = get_shown (self);

  if (persona != NULL)
    sonder_persona_edits_set_segment (get_project (self), persona,
                                      g_variant_get_string (parameter, NULL));
}

static void
show_customers_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  SonderPersonasPage *self = SONDER_PERSONAS_PAGE (widget);
  SonderItem *persona = get_shown (self);

  if (persona != NULL)
    sonder_page_go_to (SONDER_PAGE (self), "customers", sonder_item_get_text (persona, "segment"));
}

static void
sonder_personas_page_dispose (GObject *object)
{
  SonderPersonasPage *self = SONDER_PERSONAS_PAGE (object);

  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->listed, g_free);
  sonder_page_dispose_template (SONDER_PAGE (self), SONDER_TYPE_PERSONAS_PAGE);

  G_OBJECT_CLASS (sonder_personas_page_parent_class)->dispose (object);
}

static void
sonder_personas_page_class_init (SonderPersonasPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SonderPageClass *page_class = SONDER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sonder_personas_page_dispose;
  page_class->update = sonder_personas_page_update;
  page_class->search_changed = sonder_personas_page_search_changed;
  page_class->show_item = sonder_personas_page_show_item;
  page_class->focus_wanted = sonder_personas_page_focus_wanted;

  g_type_ensure (SONDER_TYPE_PERSONA_CARD);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/sonder/Sonder/ui/personas/personas-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SonderPersonasPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonasPage, gallery);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonasPage, segment_button);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonasPage, segment_label);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonasPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, SonderPersonasPage, card);
  gtk_widget_class_bind_template_callback (widget_class, child_activated_cb);

  gtk_widget_class_install_action (widget_class, "personas.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "personas.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "personas.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "personas.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "personas.map", NULL, map_action);
  gtk_widget_class_install_action (widget_class, "personas.stand-for", "s", stand_for_action);
  gtk_widget_class_install_action (widget_class, "personas.show-customers", NULL,
                                   show_customers_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "personas.show-all", NULL);
}

/* The button inside is what a screen reader meets; it does not take the name of
 * the one around it. */
static void
name_button (GtkMenuButton *button,
             const char    *name)
{
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (button))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
sonder_personas_page_init (SonderPersonasPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_button (self->segment_button, _("The segment that this persona stands for"));
  name_button (self->more_button, _("More"));
}
