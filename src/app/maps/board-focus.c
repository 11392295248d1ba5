/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "board-focus.h"

#include <math.h>

/* A region is where its title is; its notes are beside that. */
#define TITLE_HEIGHT 30

typedef struct
{
  SonderBoardSpot *from;
  GtkDirectionType direction;
  GtkWidget       *best;
  double           distance;
} Search;

static void
get_middle (SonderBoardSpot *spot,
            double          *x,
            double          *y)
{
  const SonderBoardArea *area = sonder_board_spot_get_area (spot);
  gboolean is_region = sonder_board_spot_get_note (spot) == NULL;

  *x = area->x + area->width / 2;
  *y = area->y + (is_region ? TITLE_HEIGHT : area->height) / 2;
}

/* How far it is in the direction, and twice how far beside; negative is behind. */
static double
measure (const Search    *search,
         SonderBoardSpot *to)
{
  double x, y, to_x, to_y, ahead, beside;

  get_middle (search->from, &x, &y);
  get_middle (to, &to_x, &to_y);
  switch (search->direction)
    {
    case GTK_DIR_UP:
      ahead = y - to_y;
      beside = fabs (to_x - x);
      break;
    case GTK_DIR_DOWN:
      ahead = to_y - y;
      beside = fabs (to_x - x);
      break;
    case GTK_DIR_LEFT:
      ahead = x - to_x;
      beside = fabs (to_y - y);
      break;
    case GTK_DIR_RIGHT:
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      ahead = to_x - x;
      beside = fabs (to_y - y);
    }

  return ahead > 4 ? ahead + 2 * beside : -1;
}

static void
consider (Search          *search,
          SonderBoardSpot *spot)
{
  double distance = spot != search->from ? measure (search, spot) : -1;

  if (distance >= 0 && distance < search->distance)
    {
      search->distance = distance;
      search->best = GTK_WIDGET (spot);
    }
}

/* Tab goes from region to region, and off the board after the last. */
static GtkWidget *
find_by_tab (GPtrArray        *regions,
             SonderBoardSpot  *from,
             GtkDirectionType  direction)
{
  gboolean forward = direction != GTK_DIR_TAB_BACKWARD;
  int at = forward ? -1 : (int) regions->len;

  for (guint i = 0; from != NULL && i < regions->len; i++)
    if (g_str_equal (sonder_board_spot_get_region (regions->pdata[i]),
                     sonder_board_spot_get_region (from)))
      at = (int) i;

  /* Back from a note is its own region. */
  if (forward || from == NULL || sonder_board_spot_get_note (from) == NULL)
    at += forward ? 1 : -1;

  return at >= 0 && at < (int) regions->len ? regions->pdata[at] : NULL;
}

/**
 * sonder_board_focus_find:
 * @regions: (element-type SonderBoardSpot): in filling order
 * @notes: (element-type utf8 SonderBoardSpot):
 * @from: (nullable): what has the focus
 *
 * Returns: (transfer none) (nullable): what gets it: by Tab the next region, by
 *   arrows what is nearest in that direction; %NULL leaves the board
 */
GtkWidget *
sonder_board_focus_find (GPtrArray        *regions,
                         GHashTable       *notes,
                         SonderBoardSpot  *from,
                         GtkDirectionType  direction)
{
  Search search = { from, direction, NULL, G_MAXDOUBLE };
  GHashTableIter iter;
  gpointer spot;

  if (from == NULL || direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return find_by_tab (regions, from, direction);

  for (guint i = 0; i < regions->len; i++)
    consider (&search, regions->pdata[i]);
  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, NULL, &spot))
    consider (&search, spot);

  return search.best;
}

static gboolean
is_among (GPtrArray  *notes,
          const char *id)
{
  for (guint i = 0; i < notes->len; i++)
    if (g_str_equal (sonder_item_get_id (notes->pdata[i]), id))
      return TRUE;

  return FALSE;
}

/* The first note in a direction in the same region that is not among some. */
static const char *
find_beside (const SonderBoard *board,
             int                at,
             int                step,
             GPtrArray         *notes)
{
  guint region = sonder_board_get_note (board, (guint) at)->region;

  for (int i = at + step; i >= 0 && i < (int) sonder_board_get_n_notes (board); i += step)
    {
      const SonderBoardNote *note = sonder_board_get_note (board, (guint) i);

      if (note->region != region)
        return NULL;
      if (note->id != NULL && !is_among (notes, note->id))
        return note->id;
    }

  return NULL;
}

/**
 * sonder_board_focus_find_neighbor:
 * @notes: (element-type SonderItem): what is to be deleted
 *
 * Returns: (transfer full) (nullable): the note behind the last of them in its
 *   region, else the one before it: where the focus goes
 */
char *
sonder_board_focus_find_neighbor (const SonderBoard *board,
                                  GPtrArray         *notes)
{
  int at = sonder_board_find_note (board, sonder_item_get_id (notes->pdata[notes->len - 1]));
  const char *id = at >= 0 ? find_beside (board, at, 1, notes) : NULL;

  if (id == NULL && at >= 0)
    id = find_beside (board, at, -1, notes);

  return g_strdup (id);
}
