/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "wrap-layout.h"

struct _SonderWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SonderWrapLayout, sonder_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
measure (GtkWidget      *child,
         GtkOrientation  orientation,
         int             for_size,
         int            *minimum)
{
  int natural;

  gtk_widget_measure (child, orientation, for_size, minimum, &natural, NULL, NULL);
  return natural;
}

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static int
get_width (GtkWidget *child,
           int        width)
{
  int minimum;
  int natural = measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum);

  return MAX (MIN (natural, width), minimum);
}

/* The children of one line have the same middle. Returns what is behind them. */
static GtkWidget *
measure_line (GtkWidget *first,
              int        width,
              int       *height)
{
  GtkWidget *child = first;
  int x = 0;

  *height = 0;
  while (child != NULL)
    {
      int own = get_width (child, width), minimum, own_height;

      if (child != first && x + own > width)
        break;
      own_height = measure (child, GTK_ORIENTATION_VERTICAL, own, &minimum);
      *height = MAX (*height, own_height);
      x += own;
      child = next_shown (gtk_widget_get_next_sibling (child));
    }

  return child;
}

static int
measure_lines (GtkWidget *widget,
               int        width)
{
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
  int sum = 0, height;

  while (child != NULL)
    {
      child = measure_line (child, width, &height);
      sum += height;
    }

  return sum;
}

static void
allocate_line (GtkWidget *first,
               GtkWidget *end,
               int        width,
               int        y,
               int        height)
{
  int x = 0;

  for (GtkWidget *child = first; child != end;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      gboolean rtl = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;
      int own = get_width (child, width), minimum;
      int own_height = MIN (measure (child, GTK_ORIENTATION_VERTICAL, own, &minimum), height);

      gtk_widget_size_allocate (child,
                                &(GtkAllocation) { rtl ? width - x - own : x,
                                                   y + (height - own_height) / 2, own, own_height },
                                -1);
      x += own;
    }
}

static GtkSizeRequestMode
sonder_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sonder_wrap_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_lines (widget, for_size < 0 ? G_MAXINT / 2 : for_size);
      return;
    }

  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int least;

      *natural += measure (child, orientation, -1, &least);
      *minimum = MAX (*minimum, least);
    }
}

static void
sonder_wrap_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
  int y = 0, line;

  while (child != NULL)
    {
      GtkWidget *end = measure_line (child, width, &line);

      allocate_line (child, end, width, y, line);
      y += line;
      child = end;
    }
}

static void
sonder_wrap_layout_class_init (SonderWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = sonder_wrap_layout_get_request_mode;
  manager_class->measure = sonder_wrap_layout_measure;
  manager_class->allocate = sonder_wrap_layout_allocate;
}

static void
sonder_wrap_layout_init (SonderWrapLayout *self)
{
}
