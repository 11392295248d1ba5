/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"
#include "cell-column.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cell-parse.h"
#include "customer-query.h"
#include "privacy.h"
#include "wording.h"

/* The room of a column, in letters, and how many cells it is measured by. */
#define MIN_WIDTH 6
#define MAX_WIDTH 24
#define SAMPLE_ROWS 100

/* Of letters. */
#define MAX_HEADING 40

struct _SonderCellColumn
{
  GObject parent_instance;
  SonderProject *project;
  char *name;
  SonderItem *attribute; /* of attribute columns */
  guint width;           /* in letters; 0 until it was looked at */
};

G_DEFINE_FINAL_TYPE (SonderCellColumn, sonder_cell_column, G_TYPE_OBJECT)

static gboolean
is (SonderCellColumn *self, const char *name)
{
  return g_str_equal (self->name, name);
}

static SonderColumn *
get_cells (SonderCellColumn *self)
{
  return sonder_table_find_column (sonder_project_get_customers (self->project), self->name);
}

static char *
dup_segment_name (SonderCellColumn *self, guint row)
{
  const SonderAssignment *assignment = sonder_project_get_assignment (self->project);
  guint16 position = assignment->segments[row];
  g_autoptr (SonderItem) segment = NULL;

  if (position == SONDER_UNASSIGNED)
    return g_strdup (_("Unassigned"));

  segment = g_list_model_get_item (sonder_project_get_items (self->project, SONDER_KIND_SEGMENT),
                                   position);
  return sonder_privacy_dup_field (self->project, segment, "name");
}

/* Whether what is written still has its rows: undo takes new customers back
 * while a cell of theirs is open. */
static gboolean
are_rows_there (SonderCellColumn *self, const guint *rows, guint n_rows)
{
  const SonderTable *customers = sonder_project_get_customers (self->project);

  for (guint i = 0; i < n_rows; i++)
    if (rows[i] >= customers->n_rows ||
        (sonder_customers_get_flags (customers, rows[i]) & SONDER_ROW_DELETED) != 0)
      return FALSE;

  return TRUE;
}

static void
sonder_cell_column_finalize (GObject *object)
{
  SonderCellColumn *self = SONDER_CELL_COLUMN (object);

  g_object_unref (self->project);
  g_free (self->name);
  g_clear_object (&self->attribute);

  G_OBJECT_CLASS (sonder_cell_column_parent_class)->finalize (object);
}

static void
sonder_cell_column_class_init (SonderCellColumnClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sonder_cell_column_finalize;
}

static void
sonder_cell_column_init (SonderCellColumn *self)
{
}

/**
 * sonder_cell_column_new:
 * @name: see SonderCustomerQuery
 *
 * Returns: (transfer full) (nullable): %NULL if there is no such column, or
 *   nobody is to see it
 */
SonderCellColumn *
sonder_cell_column_new (SonderProject *project, const char *name)
{
  SonderCellColumn *self;
  SonderItem *attribute = NULL;

  if (g_str_has_prefix (name, SONDER_SORT_PREFIX))
    {
      attribute = sonder_project_find_item (project, SONDER_KIND_ATTRIBUTE,
                                            name + strlen (SONDER_SORT_PREFIX));
      if (attribute == NULL || sonder_privacy_hides (attribute) ||
          sonder_table_find_column (sonder_project_get_customers (project), name) == NULL)
        return NULL;
    }
  else if (!g_str_equal (name, SONDER_SORT_NAME) && !g_str_equal (name, SONDER_SORT_SEGMENT) &&
           !(g_str_equal (name, SONDER_SORT_ID) && !sonder_privacy_is_on ()))
    return NULL;

  self = g_object_new (SONDER_TYPE_CELL_COLUMN, NULL);
  self->project = g_object_ref (project);
  self->name = g_strdup (name);
  self->attribute = attribute != NULL ? g_object_ref (attribute) : NULL;

  return self;
}

/**
 * sonder_cell_column_list:
 *
 * Returns: (transfer full) (element-type SonderCellColumn): all columns that
 *   can be shown now: id, name, segment, then the attributes in their order
 */
GPtrArray *
sonder_cell_column_list (SonderProject *project)
{
  static const char *const fixed[] = { SONDER_SORT_ID, SONDER_SORT_NAME, SONDER_SORT_SEGMENT };
  GListModel *attributes = sonder_project_get_items (project, SONDER_KIND_ATTRIBUTE);
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (fixed) + g_list_model_get_n_items (attributes); i++)
    {
      SonderCellColumn *column;

      if (i < G_N_ELEMENTS (fixed))
        column = sonder_cell_column_new (project, fixed[i]);
      else
        {
          g_autoptr (SonderItem) attribute =
              g_list_model_get_item (attributes, i - G_N_ELEMENTS (fixed));
          g_autofree char *name =
              g_strconcat (SONDER_SORT_PREFIX, sonder_item_get_id (attribute), NULL);

          column = sonder_cell_column_new (project, name);
        }
      if (column != NULL)
        g_ptr_array_add (columns, column);
    }

  return columns;
}

/**
 * sonder_cell_column_equal:
 *
 * Returns: whether both are the same column; an attribute that was deleted and
 *   came back is another one
 */
gboolean
sonder_cell_column_equal (SonderCellColumn *self, SonderCellColumn *other)
{
  return is (self, other->name) && self->attribute == other->attribute;
}

const char *
sonder_cell_column_get_name (SonderCellColumn *self)
{
  return self->name;
}

/**
 * sonder_cell_column_get_title:
 *
 * Returns: (transfer none): what stands above the column
 */
const char *
sonder_cell_column_get_title (SonderCellColumn *self)
{
  if (is (self, SONDER_SORT_ID))
    return _("Id");
  if (is (self, SONDER_SORT_NAME))
    return _("Name");
  if (is (self, SONDER_SORT_SEGMENT))
    return _("Segment");

  return sonder_item_get_text (self->attribute, "name");
}

/**
 * sonder_cell_column_dup_heading:
 *
 * Returns: (transfer full): the title, which the heading of a column shows whole,
 *   shortened if it is very long
 */
char *
sonder_cell_column_dup_heading (SonderCellColumn *self)
{
  const char *title = sonder_cell_column_get_title (self);
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (title, -1) <= MAX_HEADING)
    return g_strdup (title);

  begin = g_utf8_substring (title, 0, MAX_HEADING - 1);
  return g_strconcat (g_strchomp (begin), "…", NULL);
}

SonderProject *
sonder_cell_column_get_project (SonderCellColumn *self)
{
  return self->project;
}

gboolean
sonder_cell_column_is_numeric (SonderCellColumn *self)
{
  SonderColumn *cells = get_cells (self);

  return cells != NULL && cells->type == SONDER_CELL_NUMBER;
}

/**
 * sonder_cell_column_get_width:
 *
 * Returns: how many letters the column should have room for, by its first cells
 */
guint
sonder_cell_column_get_width (SonderCellColumn *self)
{
  guint n_rows = sonder_project_get_customers (self->project)->n_rows;
  guint longest = 0;

  for (guint row = 0; self->width == 0 && row < MIN (n_rows, SAMPLE_ROWS); row++)
    {
      g_autofree char *text = sonder_cell_column_dup_text (self, row);

      longest = MAX (longest, (guint) g_utf8_strlen (text, -1));
    }
  if (self->width == 0)
    self->width = CLAMP (longest, MIN_WIDTH, MAX_WIDTH);

  return self->width;
}

gboolean
sonder_cell_column_is_personal (SonderCellColumn *self)
{
  return self->attribute != NULL && sonder_item_get_boolean (self->attribute, "personal");
}

/* Numbers and days hide nothing. */
static char *
dup_shown (SonderCellColumn *self, const char *text, guint row)
{
  SonderColumn *cells = get_cells (self);

  return cells != NULL && cells->type == SONDER_CELL_TEXT
             ? sonder_privacy_dup_said (self->project, text, row)
             : g_strdup (text);
}

/**
 * sonder_cell_column_can_edit:
 *
 * Returns: whether text can be typed into it: an id is for life, a segment is
 *   chosen, and a name that nobody is to see is not written either
 */
gboolean
sonder_cell_column_can_edit (SonderCellColumn *self)
{
  if (sonder_project_get_read_only_reason (self->project) != NULL || is (self, SONDER_SORT_ID) ||
      is (self, SONDER_SORT_SEGMENT))
    return FALSE;

  return !is (self, SONDER_SORT_NAME) || !sonder_privacy_is_on ();
}

/**
 * sonder_cell_column_can_edit_row:
 *
 * Returns: whether text can be typed into that cell of the column: into one of
 *   which a part is hidden, none can
 */
gboolean
sonder_cell_column_can_edit_row (SonderCellColumn *self, guint row)
{
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  if (!sonder_cell_column_can_edit (self) || !are_rows_there (self, &row, 1))
    return FALSE;

  text = sonder_cell_column_dup_editable (self, row);
  shown = sonder_cell_column_dup_copied (self, row);

  return g_str_equal (text, shown);
}

/**
 * sonder_cell_column_dup_text:
 *
 * Returns: (transfer full): what the customer's cell says to people; "" where it
 *   is blank
 */
char *
sonder_cell_column_dup_text (SonderCellColumn *self, guint row)
{
  const SonderTable *customers = sonder_project_get_customers (self->project);
  SonderColumn *cells;
  g_autofree char *text = NULL;

  if (row >= customers->n_rows)
    return g_strdup ("");
  if (is (self, SONDER_SORT_NAME))
    return sonder_privacy_dup_customer (self->project, row);
  if (is (self, SONDER_SORT_SEGMENT))
    return dup_segment_name (self, row);

  cells = get_cells (self);
  text = cells != NULL ? sonder_cell_to_text (customers, cells, row) : g_strdup ("");

  return dup_shown (self, text, row);
}

/**
 * sonder_cell_column_dup_editable:
 *
 * Returns: (transfer full): the text that sonder_cell_column_set_text()
 *   reads as this cell, the same in every locale but for yes and no; "" where
 *   there is no such row
 */
char *
sonder_cell_column_dup_editable (SonderCellColumn *self, guint row)
{
  const SonderTable *customers = sonder_project_get_customers (self->project);
  SonderColumn *cells = get_cells (self);

  return cells != NULL && row < customers->n_rows ? sonder_cell_to_editable (customers, cells, row)
                                                  : g_strdup ("");
}

/**
 * sonder_cell_column_dup_copied:
 *
 * Returns: (transfer full): the cell as it is given to other programs: that is
 *   sonder_cell_column_dup_editable(), without what is hidden
 */
char *
sonder_cell_column_dup_copied (SonderCellColumn *self, guint row)
{
  g_autofree char *text = sonder_cell_column_dup_editable (self, row);

  return dup_shown (self, text, row);
}

/**
 * sonder_cell_column_dup_choices:
 *
 * Returns: (transfer full) (nullable): the texts of which a cell can only have
 *   one; %NULL where there are none such
 */
GStrv
sonder_cell_column_dup_choices (SonderCellColumn *self)
{
  SonderColumn *cells = get_cells (self);
  const char *const *choices =
      self->attribute != NULL ? sonder_item_get_texts (self->attribute, "choices") : NULL;
  const char *const yes_no[] = { sonder_wording_yes_no ("yes"), sonder_wording_yes_no ("no"), NULL };

  if (cells != NULL && cells->type == SONDER_CELL_YES_NO)
    return g_strdupv ((GStrv) yes_no);
  if (choices == NULL || choices[0] == NULL ||
      !g_str_equal (sonder_item_get_text (self->attribute, "attribute-type"), "choice"))
    return NULL;

  return g_strdupv ((GStrv) choices);
}

/**
 * sonder_cell_column_set_text:
 * @rows: (array length=n_rows): the customers
 * @text: what somebody typed; blanks are nothing
 *
 * Gives all those customers the value, as one step. What they have already
 * changes nothing, nor does anything where one of them is no longer there.
 *
 * Returns: %FALSE with an error for people if the text is no such value
 */
gboolean
sonder_cell_column_set_text (
    SonderCellColumn *self, const guint *rows, guint n_rows, const char *text, GError **error)
{
  SonderColumn *cells = get_cells (self);
  g_auto (GStrv) choices = sonder_cell_column_dup_choices (self);
  g_autofree char *before = NULL;
  GVariant *value = NULL;

  if (cells == NULL || !are_rows_there (self, rows, n_rows))
    return TRUE;

  before = sonder_cell_column_dup_editable (self, rows[0]);
  if (n_rows == 1 && g_str_equal (before, text))
    return TRUE;
  if (!sonder_cell_parse (cells->type,
                          cells->type == SONDER_CELL_TEXT ? (const char *const *) choices : NULL,
                          text, &value, error))
    return FALSE;

  sonder_project_begin_edit (self->project, is (self, SONDER_SORT_NAME) ? _("Rename Customer")
                                                                        : _("Change Attribute"));
  sonder_project_set_cells (self->project, SONDER_TABLE_CUSTOMERS, self->name, rows, n_rows, value);
  sonder_project_end_edit (self->project);

  return TRUE;
}
