/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "board-plan.h"

#include <math.h>

#define MAX_CHILDREN 8

/* Widths of a board in ems from which there is room for columns. */
#define WIDE 52
#define MEDIUM 26

typedef enum
{
  FIELD,
  ROW,
  COLUMN,
} CellType;

/* A row or column is followed by its children. Shares are those of the parent's
 * width or height. */
typedef struct
{
  CellType type;
  const char *region; /* of rows and columns: what goes around it, or NULL */
  double share;
  guint n_children;
} Cell;

#define FIELD(region, share) { FIELD, region, share, 0 }
#define ROW(share, n) { ROW, NULL, share, n }
#define COLUMN(share, n) { COLUMN, NULL, share, n }
#define HEAD(share, n) { COLUMN, SONDER_BOARD_HEAD, share, n }

static const Cell canvas_wide[] = {
  COLUMN (1, 3),
    ROW (0.2, 2), FIELD ("who", 0.5), FIELD ("need-to-do", 0.5),
    ROW (0.6, 3),
      FIELD ("hear", 0.25),
      HEAD (0.5, 2),
        FIELD ("thoughts", 0.42),
        ROW (0.58, 2), FIELD ("pains", 0.5), FIELD ("gains", 0.5),
      COLUMN (0.25, 2), FIELD ("see", 0.5), FIELD ("say", 0.5),
    FIELD ("do", 0.2),
};

static const Cell canvas_medium[] = {
  COLUMN (1, 4),
    ROW (0.18, 2), FIELD ("who", 0.5), FIELD ("need-to-do", 0.5),
    ROW (0.2, 2), FIELD ("hear", 0.5), FIELD ("see", 0.5),
    HEAD (0.44, 2),
      FIELD ("thoughts", 0.42),
      ROW (0.58, 2), FIELD ("pains", 0.5), FIELD ("gains", 0.5),
    ROW (0.18, 2), FIELD ("do", 0.5), FIELD ("say", 0.5),
};

static const Cell canvas_narrow[] = {
  COLUMN (1, 7),
    FIELD ("who", 0.11), FIELD ("need-to-do", 0.11), FIELD ("see", 0.11), FIELD ("say", 0.11),
    FIELD ("do", 0.11), FIELD ("hear", 0.11),
    HEAD (0.34, 3), FIELD ("thoughts", 0.34), FIELD ("pains", 0.33), FIELD ("gains", 0.33),
};

static const Cell classic_wide[] = {
  COLUMN (1, 3),
    ROW (0.5, 2), FIELD ("says", 0.5), FIELD ("thinks", 0.5),
    FIELD (SONDER_BOARD_FACE, 0),
    ROW (0.5, 2), FIELD ("does", 0.5), FIELD ("feels", 0.5),
};

static const Cell classic_narrow[] = {
  COLUMN (1, 5),
    FIELD (SONDER_BOARD_FACE, 0),
    FIELD ("says", 0.25), FIELD ("thinks", 0.25), FIELD ("does", 0.25), FIELD ("feels", 0.25),
};

typedef struct
{
  double em;
  double gap;
  SonderBoardNeed need;
  SonderBoardPlace place;
  gpointer user_data;
} Plan;

/* The cell behind this one and everything in it. */
static const Cell *
skip (const Cell *cell)
{
  const Cell *next = cell + 1;

  for (guint i = 0; i < cell->n_children; i++)
    next = skip (next);
  return next;
}

/* What stands in the head keeps away from its round outline. */
static SonderBoardArea
get_inside (const Plan *plan, const Cell *cell, SonderBoardArea area)
{
  double inset = cell->region ? sonder_board_head_rounding (&area, plan->em) * 0.34 : 0;

  if (cell->region == NULL)
    return area;
  inset += plan->gap;
  return (SonderBoardArea){ area.x + inset, area.y + inset, area.width - 2 * inset,
                            area.height - 2 * inset };
}

static double
share_width (const Plan *plan, const Cell *cell, const Cell *child, double width)
{
  return (width - plan->gap * (cell->n_children - 1)) * child->share;
}

static double
need_of (const Plan *plan, const Cell *cell, double width)
{
  SonderBoardArea inside = get_inside (plan, cell, (SonderBoardArea){ 0, 0, width, width });
  const Cell *child = cell + 1;
  double need = 0;

  if (cell->type == FIELD)
    return plan->need (cell->region, width, plan->user_data);

  for (guint i = 0; i < cell->n_children; i++, child = skip (child))
    {
      if (cell->type == ROW)
        need = fmax (need, need_of (plan, child, share_width (plan, cell, child, inside.width)));
      else
        need += need_of (plan, child, inside.width) + (i > 0 ? plan->gap : 0);
    }
  return need + 2 * inside.y;
}

/* Each gets its share of the height, or what it needs; what that exceeds is
 * taken from those that have more than they need. */
static void
share_heights (const Plan *plan, const Cell *cell, SonderBoardArea inside, double *heights)
{
  double room = inside.height - plan->gap * (cell->n_children - 1);
  double needs[MAX_CHILDREN];
  double excess = -room, slack = 0;
  const Cell *child = cell + 1;

  for (guint i = 0; i < cell->n_children; i++, child = skip (child))
    {
      needs[i] = need_of (plan, child, inside.width);
      heights[i] = MAX (needs[i], child->share * room);
      excess += heights[i];
      slack += heights[i] - needs[i];
    }
  if (slack <= 0)
    return;
  for (guint i = 0; i < cell->n_children; i++)
    heights[i] -= MIN (excess, slack) * (heights[i] - needs[i]) / slack;
}

static void
place_cell (const Plan *plan, const Cell *cell, SonderBoardArea area)
{
  SonderBoardArea inside = get_inside (plan, cell, area);
  double heights[MAX_CHILDREN];
  const Cell *child = cell + 1;
  double x = inside.x, y = inside.y;

  if (cell->region)
    plan->place (cell->region, &area, plan->user_data);
  if (cell->type == COLUMN)
    share_heights (plan, cell, inside, heights);

  for (guint i = 0; i < cell->n_children; i++, child = skip (child))
    {
      double width = inside.width, height = inside.height;

      if (cell->type == ROW)
        width = share_width (plan, cell, child, inside.width);
      else
        height = heights[i];
      place_cell (plan, child, (SonderBoardArea){ x, y, width, height });
      if (cell->type == ROW)
        x += width + plan->gap;
      else
        y += height + plan->gap;
    }
}

static const Cell *
choose_cells (const char *layout, double ems)
{
  if (g_str_equal (layout, "classic"))
    return ems >= MEDIUM ? classic_wide : classic_narrow;
  return ems >= WIDE ? canvas_wide : ems >= MEDIUM ? canvas_medium : canvas_narrow;
}

/**
 * sonder_board_head_rounding:
 * @area: around the head
 *
 * Returns: the radius of the skull
 */
double
sonder_board_head_rounding (const SonderBoardArea *area, double em)
{
  return MIN (area->width * 0.16, em * 6);
}

/**
 * sonder_board_plan:
 * @layout: "canvas" or "classic"
 * @area: where the board stands; it becomes higher where the regions need more
 * @need: tells how high a region has to be
 * @place: (nullable): is told where the regions and the head stand, what is
 *   below first
 *
 * Returns: the height that the regions take at least
 */
double
sonder_board_plan (const char *layout,
                   const SonderBoardArea *area,
                   double em,
                   SonderBoardNeed need,
                   SonderBoardPlace place,
                   gpointer user_data)
{
  Plan plan = { em, em * 0.75, need, place, user_data };
  const Cell *cells = choose_cells (layout, area->width / em);
  double height = need_of (&plan, cells, area->width);

  if (place)
    place_cell (&plan, cells,
                (SonderBoardArea){ area->x, area->y, area->width, MAX (area->height, height) });
  return height;
}
