/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "columns.h"

struct _SonderColumns
{
  GtkWidget parent_instance;
  int       narrow_width;
  int       spacing;
  double    first_share;
};

enum
{
  PROP_0,
  PROP_NARROW_WIDTH,
  PROP_SPACING,
  PROP_FIRST_SHARE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void sonder_columns_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SonderColumns, sonder_columns, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      sonder_columns_buildable_init))

static GtkBuildableIface *parent_buildable;

static guint
count_children (SonderColumns *self)
{
  guint n_children = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_children += gtk_widget_should_layout (child);

  return n_children;
}

/* The width of the column at a position when all stand side by side. */
static int
get_column_width (SonderColumns *self,
                  guint          position,
                  guint          n_columns,
                  int            width)
{
  int room = width - self->spacing * ((int) n_columns - 1);
  int first;

  if (self->first_share <= 0 || n_columns < 2)
    return room / (int) MAX (n_columns, 1);

  first = (int) (room * self->first_share);
  return position == 0 ? first : (room - first) / ((int) n_columns - 1);
}

static gboolean
is_wide (SonderColumns *self,
         guint          n_columns,
         int            width)
{
  guint position = 0;

  if (width < self->narrow_width || n_columns < 2)
    return FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > get_column_width (self, position++, n_columns, width))
        return FALSE;
    }

  return TRUE;
}

static GtkSizeRequestMode
sonder_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (SonderColumns *self,
               int           *minimum,
               int           *natural)
{
  guint n_columns = count_children (self);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural;
    }

  *natural = MAX (*natural + self->spacing * ((int) n_columns - 1), self->narrow_width);
  *natural = MAX (*natural, *minimum);
}

static void
measure_height (SonderColumns *self,
                int            width,
                int           *minimum,
                int           *natural)
{
  guint n_columns = count_children (self);
  gboolean wide = is_wide (self, n_columns, width);
  guint position = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;
      int child_width = wide ? get_column_width (self, position, n_columns, width) : width;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, &child_minimum,
                          &child_natural, NULL, NULL);
      if (wide)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum += child_minimum + (position > 0 ? self->spacing : 0);
          *natural += child_natural + (position > 0 ? self->spacing : 0);
        }
      position++;
    }
}

static void
sonder_columns_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  SonderColumns *self = SONDER_COLUMNS (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    measure_height (self, for_size < 0 ? self->narrow_width : for_size, minimum, natural);
}

static void
sonder_columns_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  SonderColumns *self = SONDER_COLUMNS (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint n_columns = count_children (self);
  gboolean wide = is_wide (self, n_columns, width);
  guint position = 0;
  int x = 0, y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation allocation = { 0, 0, width, height };

      if (!gtk_widget_should_layout (child))
        continue;

      if (wide)
        {
          allocation.width = get_column_width (self, position, n_columns, width);
          allocation.x = rtl ? width - x - allocation.width : x;
          x += allocation.width + self->spacing;
        }
      else
        {
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &allocation.height,
                              NULL, NULL);
          allocation.y = y;
          y += allocation.height + self->spacing;
        }
      gtk_widget_size_allocate (child, &allocation, -1);
      position++;
    }
}

static void
sonder_columns_add_child (GtkBuildable *buildable,
                          GtkBuilder   *builder,
                          GObject      *child,
                          const char   *type)
{
  if (GTK_IS_WIDGET (child))
    sonder_columns_append (SONDER_COLUMNS (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
sonder_columns_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = sonder_columns_add_child;
}

static void
sonder_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sonder_columns_parent_class)->dispose (object);
}

static void
sonder_columns_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SonderColumns *self = SONDER_COLUMNS (object);

  switch (prop_id)
    {
    case PROP_NARROW_WIDTH:
      g_value_set_int (value, self->narrow_width);
      break;
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_FIRST_SHARE:
      g_value_set_double (value, self->first_share);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sonder_columns_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SonderColumns *self = SONDER_COLUMNS (object);

  switch (prop_id)
    {
    case PROP_NARROW_WIDTH:
      self->narrow_width = g_value_get_int (value);
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      break;
    case PROP_FIRST_SHARE:
      self->first_share = g_value_get_double (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
sonder_columns_class_init (SonderColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS;

  object_class->dispose = sonder_columns_dispose;
  object_class->get_property = sonder_columns_get_property;
  object_class->set_property = sonder_columns_set_property;
  widget_class->get_request_mode = sonder_columns_get_request_mode;
  widget_class->measure = sonder_columns_measure;
  widget_class->size_allocate = sonder_columns_size_allocate;

  /**
   * SonderColumns:narrow-width:
   *
   * Below this width, in pixels, children stand below each other.
   */
  properties[PROP_NARROW_WIDTH] =
    g_param_spec_int ("narrow-width", NULL, NULL, 0, G_MAXINT, 600, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 18, flags);
  /**
   * SonderColumns:first-share:
   *
   * The part of the width that the first child takes, from 0 to 1; 0 for as
   * much as the others.
   */
  properties[PROP_FIRST_SHARE] =
    g_param_spec_double ("first-share", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "columns");
}

static void
sonder_columns_init (SonderColumns *self)
{
}

GtkWidget *
sonder_columns_new (void)
{
  return g_object_new (SONDER_TYPE_COLUMNS, NULL);
}

void
sonder_columns_append (SonderColumns *self,
                       GtkWidget     *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
