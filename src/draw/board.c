/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "board.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "board-card.h"
#include "board-figure.h"
#include "board-words.h"

/* A board is at least so many ems wide: larger text would only be cut. */
#define LEAST_EMS 16

/* Width of a board that is shown small, if its notes do not need more. */
#define MINIATURE_EMS 56

struct _SonderBoard
{
  SonderScene *scene;
  GArray *regions; /* SonderBoardRegion */
  GArray *notes;   /* SonderBoardNote */
  double needed;
};

/* A region while the board is laid out. */
typedef struct
{
  const char *name;
  guint number;
  GPtrArray *notes; /* SonderItem */
  double *heights;  /* of the notes as cards of card_width; 0 where not measured */
  double card_width;
  gboolean draft;
  gboolean next; /* the first that is empty */
  gboolean placed;
  SonderBoardArea area;
} Field;

typedef struct
{
  SonderBoard *board;
  const SonderBoardOptions *options;
  SonderCardStyle style;
  const char *layout;
  Field *fields; /* the tray is the last */
  guint n_fields;
  SonderBoardArea head;
  gboolean has_head;
  SonderBoardArea face;
  gboolean has_face;
  guint n_hidden;
  double top; /* below the heading */
} Work;

static void
clear_note (gpointer data)
{
  SonderBoardNote *note = data;

  g_free (note->id);
  g_free (note->label);
}

static Field *
find_field (const Work *work, const char *name)
{
  for (guint i = 0; i + 1 < work->n_fields; i++)
    {
      if (g_str_equal (work->fields[i].name, name))
        return &work->fields[i];
    }
  return &work->fields[work->n_fields - 1];
}

static void
sort_notes (Work *work, SonderItem *map)
{
  GListModel *notes = sonder_item_get_items (map, "notes");
  guint n_notes = g_list_model_get_n_items (notes);
  guint most = work->options->max_notes > 0 ? work->options->max_notes : SONDER_BOARD_MAX_NOTES;

  for (guint i = 0; i < MIN (n_notes, most); i++)
    {
      g_autoptr (SonderNote) note = g_list_model_get_item (notes, i);
      Field *field = find_field (work, sonder_note_get_region (note, work->layout));

      g_ptr_array_add (field->notes, g_object_ref (note));
    }
  work->n_hidden = n_notes - MIN (n_notes, most);
}

static void
begin_fields (Work *work, SonderItem *map)
{
  const char *const *names = sonder_layout_get_regions (work->layout);

  work->n_fields = g_strv_length ((char **)names) + 1;
  work->fields = g_new0 (Field, work->n_fields);
  for (guint i = 0; i < work->n_fields; i++)
    {
      Field *field = &work->fields[i];

      field->name = names[i] ? names[i] : "";
      field->number = names[i] ? i + 1 : 0;
      field->notes = g_ptr_array_new_with_free_func (g_object_unref);
      field->draft = g_strcmp0 (work->options->draft_region, field->name) == 0;
    }
  sort_notes (work, map);
  for (guint i = 0; i + 1 < work->n_fields; i++)
    {
      work->fields[i].next = work->fields[i].notes->len == 0 && !work->fields[i].draft;
      if (work->fields[i].next)
        break;
    }
}

static void
end_fields (Work *work)
{
  for (guint i = 0; i < work->n_fields; i++)
    {
      g_ptr_array_unref (work->fields[i].notes);
      g_free (work->fields[i].heights);
    }
  g_free (work->fields);
}

static double
get_padding (const Work *work)
{
  return work->style.em * 0.7;
}

/* Room for the number before a title, and for the button behind it. */
static double
get_title_start (const Work *work, const Field *field)
{
  return field->number > 0 ? work->style.em * 1.85 : 0;
}

static double
get_corner_size (const Work *work)
{
  return MAX (work->style.em * 2, 28);
}

static PangoLayout *
get_title (const Work *work, const Field *field, double width)
{
  double room = width - 2 * get_padding (work) - get_title_start (work, field) -
                (field->number > 0 ? get_corner_size (work) : 0);

  return sonder_board_texts_get (work->style.texts, SONDER_FONT_STRONG,
                                 sonder_region_get_title (field->name),
                                 MAX (room, work->style.em * 2), 3);
}

static PangoLayout *
get_prompt (const Work *work, const Field *field, double width)
{
  return sonder_board_texts_get (work->style.texts, SONDER_FONT_SMALL,
                                 sonder_region_get_prompt (field->name),
                                 width - 2 * get_padding (work), 5);
}

static double
get_title_height (const Work *work, const Field *field, double width)
{
  g_autoptr (PangoLayout) title = get_title (work, field, width);

  return fmax (sonder_text_get_height (title), get_corner_size (work) * 0.8) + work->style.em * 0.45;
}

typedef void (*EachCard) (Work *work, const Field *field, SonderItem *note,
                          const SonderBoardArea *area);

/* The plan asks several times before it is made. */
static double
measure_card (Work *work, Field *field, guint index, double width)
{
  if (!field->heights || field->card_width != width)
    {
      g_free (field->heights);
      field->heights = g_new0 (double, field->notes->len);
      field->card_width = width;
    }
  if (field->heights[index] == 0)
    field->heights[index] =
        sonder_card_measure (&work->style, field->notes->pdata[index], width);
  return field->heights[index];
}

/* Cards fill lines from the beginning, each line as high as its highest card.
 * Returns the height that they take. */
static double
flow_cards (Work *work, Field *field, double x, double y, double width, EachCard each)
{
  double gap = work->style.em * 0.5;
  guint n_cards = field->notes->len + (field->draft ? 1 : 0);
  guint n_columns = (guint)MAX (1, (width + gap) / (work->style.em * SONDER_CARD_MIN_WIDTH + gap));
  double card_width = (width - gap * (n_columns - 1)) / n_columns;
  double top = y;

  for (guint i = 0; i < n_cards; i += n_columns)
    {
      guint end = MIN (i + n_columns, n_cards);
      double line = work->style.em * 2.6;

      for (guint j = i; j < MIN (end, field->notes->len); j++)
        line = fmax (line, measure_card (work, field, j, card_width));
      for (guint j = i; each && j < end; j++)
        each (work, field, j < field->notes->len ? field->notes->pdata[j] : NULL,
              &(SonderBoardArea){ x + (j - i) * (card_width + gap), top, card_width, line });
      top += line + gap;
    }
  return n_cards > 0 ? top - gap - y : 0;
}

static double
need_cb (const char *region, double width, gpointer user_data)
{
  Work *work = user_data;
  Field *field = find_field (work, region);
  double pad = get_padding (work);
  double title;
  g_autoptr (PangoLayout) prompt = NULL;

  if (g_str_equal (region, SONDER_BOARD_FACE))
    return work->style.em * 4;

  title = pad + get_title_height (work, field, width);
  if (field->notes->len > 0 || field->draft)
    return title + flow_cards (work, field, 0, 0, width - 2 * pad, NULL) + pad;
  prompt = get_prompt (work, field, width);
  return title + fmax (sonder_text_get_height (prompt), work->style.em * 2.6) + pad;
}

static void
place_cb (const char *region, const SonderBoardArea *area, gpointer user_data)
{
  Work *work = user_data;
  Field *field;

  if (g_str_equal (region, SONDER_BOARD_HEAD))
    {
      work->head = *area;
      work->has_head = TRUE;
      return;
    }
  if (g_str_equal (region, SONDER_BOARD_FACE))
    {
      work->face = *area;
      work->has_face = TRUE;
      return;
    }
  field = find_field (work, region);
  field->area = *area;
  field->placed = TRUE;
}

static void
add_card (Work *work, const Field *field, SonderItem *note, const SonderBoardArea *area)
{
  double pad = sonder_card_get_padding (&work->style);
  SonderBoardNote place = {
    .id = note ? g_strdup (sonder_item_get_id (note)) : NULL,
    .label = note ? sonder_note_describe (note, field->name, work->style.masking) : NULL,
    .region = (guint)(field - work->fields),
    .area = *area,
    .text = { area->x + pad, area->y + pad, area->width - 2 * pad, area->height - 2 * pad },
  };
  const SonderItemRef item = { (int)place.region, place.id, -1, -1 };

  if (note)
    sonder_card_add (&work->style, note, work->board->scene, area, &item, place.label);
  g_array_append_val (work->board->notes, place);
}

/* A filled number for what has notes or comes next, a hollow one for what is
 * still to come. */
static void
add_number (Work *work, const Field *field, double x, double y, double height)
{
  SonderTheme *theme = work->style.theme;
  SonderScene *scene = work->board->scene;
  SonderColor text = sonder_theme_get_ink (theme, SONDER_INK_TEXT);
  SonderColor color = field->next ? sonder_theme_find_slot (theme, "blue").color : text;
  gboolean filled = field->next || field->notes->len > 0;
  double radius = work->style.em * 0.72;
  g_autofree char *number = g_strdup_printf ("%u", field->number);
  PangoLayout *layout =
      sonder_board_texts_get (work->style.texts, SONDER_FONT_SMALL, number, radius * 2, 1);
  SonderBox *disc = sonder_scene_add_marker (scene, SONDER_PART_KEY, SONDER_MARKER_CIRCLE,
                                             x + radius, y + height / 2, radius, color);

  if (!filled)
    {
      disc->fill = sonder_color_with_alpha (color, 0);
      disc->stroke = sonder_theme_get_ink (theme, SONDER_INK_DIM);
      disc->stroke_width = 1.25;
    }
  sonder_scene_add_text (scene, SONDER_PART_KEY_LABEL,
                         x + radius - sonder_text_get_width (layout) / 2,
                         y + (height - sonder_text_get_height (layout)) / 2, layout,
                         filled ? sonder_theme_get_ink_on (theme, color) : text);
}

static void
add_panel (Work *work, const Field *field)
{
  SonderTheme *theme = work->style.theme;
  gboolean in_head = work->has_head && field->area.x >= work->head.x &&
                     field->area.x + field->area.width <= work->head.x + work->head.width &&
                     field->area.y >= work->head.y &&
                     field->area.y < work->head.y + work->head.height;
  SonderBox *panel = sonder_scene_add_rectangle (
      work->board->scene, SONDER_PART_PANEL, field->area.x, field->area.y, field->area.width,
      field->area.height, sonder_theme_get_ink (theme, in_head ? SONDER_INK_PAPER : SONDER_INK_PANEL));

  panel->radius = work->style.em * 0.7;
  if (work->options->bold_lines)
    {
      panel->stroke = sonder_theme_get_ink (theme, SONDER_INK_TEXT);
      panel->stroke_width = 1.5;
    }
}

static void
add_field (Work *work, Field *field)
{
  SonderTheme *theme = work->style.theme;
  SonderScene *scene = work->board->scene;
  double pad = get_padding (work);
  double corner = get_corner_size (work);
  double x = field->area.x + pad, y = field->area.y + pad;
  double below = y + get_title_height (work, field, field->area.width);
  PangoLayout *title = get_title (work, field, field->area.width);
  double height = sonder_text_get_height (title);
  SonderBoardRegion region = {
    .name = field->name,
    .number = field->number,
    .area = field->area,
    .corner = { field->area.x + field->area.width - corner - pad * 0.4,
                field->area.y + pad * 0.4, corner, corner },
    .n_notes = field->notes->len,
  };

  add_panel (work, field);
  if (field->number > 0)
    add_number (work, field, x, y, MIN (height, work->style.em * 1.5));
  sonder_scene_add_text (scene, SONDER_PART_TITLE, x + get_title_start (work, field), y, title,
                         sonder_theme_get_ink (theme, SONDER_INK_TEXT));
  sonder_scene_describe (scene, sonder_region_get_title (field->name));
  flow_cards (work, field, x, below, field->area.width - 2 * pad, add_card);
  if (field->notes->len == 0 && !field->draft)
    sonder_scene_add_text (scene, SONDER_PART_NOTE, x, below,
                           get_prompt (work, field, field->area.width),
                           sonder_theme_get_ink (theme, field->next ? SONDER_INK_TEXT
                                                                    : SONDER_INK_DIM));
  for (guint i = 0; i < field->notes->len; i++)
    {
      g_autofree char *text =
          sonder_note_dup_text (field->notes->pdata[i], work->style.masking);

      sonder_scene_describe (scene, text);
    }
  g_array_append_val (work->board->regions, region);
}

/* Says that not everything is shown, where that is so. */
static double
add_hidden (Work *work, double y, double width)
{
  g_autofree char *text = NULL;
  PangoLayout *layout;

  if (work->n_hidden == 0)
    return 0;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more note is not shown",
                                       "%u more notes are not shown", work->n_hidden),
                          work->n_hidden);
  layout = sonder_board_texts_get (work->style.texts, SONDER_FONT_BODY, text, width, 2);
  if (work->board->scene)
    sonder_scene_add_text (work->board->scene, SONDER_PART_NOTE, work->style.em, y,
                           g_object_ref (layout),
                           sonder_theme_get_ink (work->style.theme, SONDER_INK_TEXT));
  g_object_unref (layout);
  return work->style.em * 3;
}

static gboolean
has_tray (const Work *work)
{
  const Field *tray = &work->fields[work->n_fields - 1];

  return tray->notes->len > 0;
}

/* Lays the regions out, the tray below them. Returns the height needed. */
static double
plan (Work *work, double width, double height)
{
  Field *tray = &work->fields[work->n_fields - 1];
  double margin = work->style.em * 0.75;
  double inner = width - 2 * margin;
  double below = has_tray (work) ? need_cb ("", inner, work) + margin : 0;
  SonderBoardArea area;
  double needed;

  below += work->n_hidden > 0 ? work->style.em * 3 : 0;
  area = (SonderBoardArea){ margin, work->top + margin, inner,
                            height - work->top - 2 * margin - below };
  needed = sonder_board_plan (work->layout, &area, work->style.em, need_cb, place_cb, work);
  tray->placed = has_tray (work);
  tray->area = (SonderBoardArea){ margin, area.y + MAX (area.height, needed) + margin, inner,
                                  has_tray (work) ? need_cb ("", inner, work) : 0 };
  return work->top + needed + 2 * margin + below;
}

static void
mirror_area (SonderBoardArea *area, double width)
{
  area->x = width - area->x - area->width;
}

static void
mirror (SonderBoard *self, double width)
{
  sonder_scene_mirror (self->scene);
  for (guint i = 0; i < self->notes->len; i++)
    {
      SonderBoardNote *note = &g_array_index (self->notes, SonderBoardNote, i);

      mirror_area (&note->area, width);
      mirror_area (&note->text, width);
    }
  for (guint i = 0; i < self->regions->len; i++)
    {
      SonderBoardRegion *region = &g_array_index (self->regions, SonderBoardRegion, i);

      mirror_area (&region->area, width);
      mirror_area (&region->corner, width);
    }
}

static void
fill_scene (Work *work, double width, double height)
{
  SonderBoard *self = work->board;

  self->scene = sonder_scene_new (work->style.theme, width, height);
  sonder_scene_set_title (self->scene, work->options->subject);
  if (work->options->heading)
    sonder_board_heading_add (work->options->heading, work->style.theme, self->scene,
                              work->style.texts, work->style.em, width);
  if (work->has_head)
    sonder_figure_add_head (self->scene, &work->head, work->style.em, work->options->bold_lines);
  if (work->has_face)
    sonder_figure_add_face (self->scene, &work->face, work->style.em, work->options->subject,
                            work->options->color, work->style.texts);
  for (guint i = 0; i < work->n_fields; i++)
    {
      if (work->fields[i].placed)
        add_field (work, &work->fields[i]);
    }
  add_hidden (work, height - work->style.em * 2, width - 2 * work->style.em);
  if (sonder_theme_get_direction (work->style.theme) == SONDER_DIRECTION_RTL)
    mirror (self, width);
}

/**
 * sonder_board_new:
 * @width: in pixels
 * @height: in pixels; the board is higher where its notes need more
 * @texts: keeps shaped texts for the next time
 *
 * Returns: (transfer full): the map, laid out
 */
SonderBoard *
sonder_board_new (SonderItem *map,
                  SonderTheme *theme,
                  const SonderBoardOptions *options,
                  double width,
                  double height,
                  SonderBoardTexts *texts)
{
  SonderBoard *self = g_new0 (SonderBoard, 1);
  Work work = {
    .board = self,
    .options = options,
    .style = { theme, texts, options->masking, CLAMP (options->em, 1, MAX (width / LEAST_EMS, 1)),
               options->bold_lines },
    .layout = sonder_map_get_layout (map),
  };

  self->regions = g_array_new (FALSE, FALSE, sizeof (SonderBoardRegion));
  self->notes = g_array_new (FALSE, FALSE, sizeof (SonderBoardNote));
  g_array_set_clear_func (self->notes, clear_note);
  sonder_board_texts_begin (texts, theme, work.style.em);
  begin_fields (&work, map);
  if (options->heading)
    work.top = sonder_board_heading_add (options->heading, theme, NULL, texts, work.style.em, width);
  self->needed = ceil (plan (&work, width, height));
  fill_scene (&work, width, MAX (height, self->needed));
  end_fields (&work);
  sonder_board_texts_end (texts);
  return self;
}

/**
 * sonder_board_new_miniature:
 * @width: of the picture that is wanted
 * @height: of the picture that is wanted
 *
 * Lays the board out as on a screen, as large as its notes need.
 *
 * Returns: (transfer full): a board of those proportions, to be painted smaller
 */
SonderBoard *
sonder_board_new_miniature (SonderItem *map,
                            SonderTheme *theme,
                            const SonderBoardOptions *options,
                            double width,
                            double height)
{
  g_autoptr (SonderBoardTexts) texts = sonder_board_texts_new ();
  double side = MINIATURE_EMS * options->em;

  while (TRUE)
    {
      double room = ceil (side * height / width);
      SonderBoard *board = sonder_board_new (map, theme, options, side, room, texts);

      if (board->needed <= room)
        return board;
      /* What is too much is spread over both directions. */
      side *= MAX (sqrt (board->needed / room), 1.05);
      sonder_board_free (board);
    }
}

void
sonder_board_free (SonderBoard *self)
{
  sonder_scene_unref (self->scene);
  g_array_unref (self->regions);
  g_array_unref (self->notes);
  g_free (self);
}

SonderScene *
sonder_board_get_scene (const SonderBoard *self)
{
  return self->scene;
}

/**
 * sonder_board_get_needed_height:
 *
 * Returns: the least height at which everything has room, whole pixels
 */
double
sonder_board_get_needed_height (const SonderBoard *self)
{
  return self->needed;
}

guint
sonder_board_get_n_regions (const SonderBoard *self)
{
  return self->regions->len;
}

const SonderBoardRegion *
sonder_board_get_region (const SonderBoard *self, guint index)
{
  return &g_array_index (self->regions, SonderBoardRegion, index);
}

guint
sonder_board_get_n_notes (const SonderBoard *self)
{
  return self->notes->len;
}

const SonderBoardNote *
sonder_board_get_note (const SonderBoard *self, guint index)
{
  return &g_array_index (self->notes, SonderBoardNote, index);
}

/**
 * sonder_board_find_note:
 * @id: (nullable): %NULL finds the place of a draft
 *
 * Returns: its position, or -1
 */
int
sonder_board_find_note (const SonderBoard *self, const char *id)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      if (g_strcmp0 (g_array_index (self->notes, SonderBoardNote, i).id, id) == 0)
        return (int)i;
    }
  return -1;
}

static gboolean
covers (const SonderBoardArea *area, double x, double y)
{
  return x >= area->x && y >= area->y && x < area->x + area->width && y < area->y + area->height;
}

/**
 * sonder_board_hit_region:
 *
 * Returns: the region at that place, or -1
 */
int
sonder_board_hit_region (const SonderBoard *self, double x, double y)
{
  for (guint i = 0; i < self->regions->len; i++)
    {
      if (covers (&g_array_index (self->regions, SonderBoardRegion, i).area, x, y))
        return (int)i;
    }
  return -1;
}

/**
 * sonder_board_hit_note:
 *
 * Returns: the note at that place, or -1
 */
int
sonder_board_hit_note (const SonderBoard *self, double x, double y)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      if (covers (&g_array_index (self->notes, SonderBoardNote, i).area, x, y))
        return (int)i;
    }
  return -1;
}

/**
 * sonder_board_find_slot:
 * @region: a region's position
 * @mark: (out): a bar where a note that is dropped there goes
 *
 * Returns: before which of the region's notes it goes; their number for the end
 */
guint
sonder_board_find_slot (const SonderBoard *self,
                        guint region,
                        double x,
                        double y,
                        SonderBoardArea *mark)
{
  const SonderBoardRegion *place = sonder_board_get_region (self, region);
  gboolean rtl =
      sonder_theme_get_direction (sonder_scene_get_theme (self->scene)) == SONDER_DIRECTION_RTL;
  guint slot = 0, seen = 0;
  double nearest = G_MAXDOUBLE;

  *mark = (SonderBoardArea){ place->area.x + 4, place->area.y + place->area.height - 6,
                             place->area.width - 8, 3 };
  for (guint i = 0; i < self->notes->len; i++)
    {
      const SonderBoardNote *note = sonder_board_get_note (self, i);
      double dx = x - note->area.x - note->area.width / 2;
      double dy = y - note->area.y - note->area.height / 2;
      gboolean after = rtl ? dx < 0 : dx > 0;

      if (note->region != region || !note->id)
        continue;
      if (hypot (dx, dy) < nearest)
        {
          nearest = hypot (dx, dy);
          slot = seen + (after ? 1 : 0);
          *mark = (SonderBoardArea){ after != rtl ? note->area.x + note->area.width + 1
                                                  : note->area.x - 4,
                                     note->area.y, 3, note->area.height };
        }
      seen++;
    }
  return slot;
}
