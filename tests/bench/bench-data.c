/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-data.h"

#include "calendar.h"

#include <gio/gio.h>

#define ANSWERS_PER_CUSTOMER 10
#define N_SEGMENTS 12
#define SEED 8

static const char *const given_names[] = { "Ann",   "Bruno", "Chidi", "Dana",  "Emre",  "Farah", "Greta", "Hugo",
                                           "Ines",  "Jonas", "Kavya", "Lin",   "Marta", "Nils",  "Olga",  "Pierre",
                                           "Quinn", "Rosa",  "Sven",  "Tariq", "Uma",   "Vera",  "Wanda", "Zoë" };
static const char *const family_names[] = { "Abel",  "Brandt", "Costa", "Duarte", "Eriksen", "Fischer",
                                            "Gray",  "Haas",   "Ito",   "Jansen", "Kowal",   "Lopez",
                                            "Meyer", "Novak",  "Osei",  "Patel",  "Rossi",   "Schmidt",
                                            "Tanaka", "Vega",  "Weber", "Yilmaz" };
static const char *const words[] = { "the",   "delivery", "was",    "late",  "and",  "nobody", "called", "but",
                                     "coffee", "is",      "really", "good",  "I",    "would",  "like",   "to",
                                     "know",  "when",     "it",     "comes", "next", "week",   "thanks", "again" };
static const char *const plans[] = { "Free", "Basic", "Pro", "Team", "Enterprise", NULL };
static const char *const cities[] = { "Bergen", "Cádiz",  "Ghent",  "Graz",  "Lyon",  "Porto",
                                      "Riga",   "Tartu",  "Turin",  "Umeå",  "Wrocław", NULL };
static const char *const touchpoints[] = { "advert", "website",  "shop",   "checkout", "delivery", "parcel",
                                           "first-use", "help", "returns", "invoice", "loyalty",  "repair" };
static const char *const scales[] = { "nps", "csat", "ces" };

typedef enum
{
  AGE,
  REVENUE,
  SINCE,
  PLAN,
  CITY,
  ACTIVE,
  ORDERS,
  COMPANY,
  N_ATTRIBUTES,
} Attribute;

static const struct
{
  const char        *name;
  const char        *type;
  const char *const *choices;
} attributes[N_ATTRIBUTES] = {
  [AGE] = { "age", "number", NULL },       [REVENUE] = { "revenue", "number", NULL },
  [SINCE] = { "since", "date", NULL },     [PLAN] = { "plan", "choice", plans },
  [CITY] = { "city", "choice", cities },   [ACTIVE] = { "active", "yes-no", NULL },
  [ORDERS] = { "orders", "number", NULL }, [COMPANY] = { "company", "text", NULL },
};

#define PICK(rand, array) (array)[g_rand_int_range (rand, 0, G_N_ELEMENTS (array))]

static const char *
pick_choice (GRand             *rand,
             const char *const *choices)
{
  return choices[g_rand_int_range (rand, 0, (gint32) g_strv_length ((GStrv) choices))];
}

static gint32
random_date (GRand *rand)
{
  return sonder_date_from_ymd (2023, 1, 1) + g_rand_int_range (rand, 0, 1096);
}

/* Of 3 to 14 words. */
static void
append_words (GString *text,
              GRand   *rand)
{
  int n_words = g_rand_int_range (rand, 3, 15);

  for (int i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, PICK (rand, words));
    }
}

static void
add_named (SonderSnapshot *snapshot,
           const char     *list,
           SonderKind      kind,
           const char     *id,
           const char     *field,
           const char     *text)
{
  g_autoptr (SonderItem) item = sonder_item_new (kind, id);

  sonder_item_set_text (item, "name", id);
  sonder_item_set_text (item, field, text);
  sonder_item_append (snapshot->root, list, item);
}

static void
add_attributes (SonderSnapshot *snapshot,
                SonderColumn   *columns[N_ATTRIBUTES])
{
  for (guint i = 0; i < N_ATTRIBUTES; i++)
    {
      g_autoptr (SonderItem) item = sonder_item_new (SONDER_KIND_ATTRIBUTE, attributes[i].name);

      sonder_item_set_text (item, "name", attributes[i].name);
      sonder_item_set_text (item, "attribute-type", attributes[i].type);
      if (attributes[i].choices != NULL)
        sonder_item_set_texts (item, "choices", attributes[i].choices);
      columns[i] = sonder_snapshot_add_attribute_column (snapshot, item);
      sonder_item_append (snapshot->root, "attributes", item);
    }
}

static SonderRule *
condition (const char *attribute,
           const char *operator_name,
           const char *value)
{
  const char *const values[] = { value, NULL };

  return sonder_rule_new_condition (attribute, operator_name, values, NULL);
}

/* Two conditions each, on a choice, and on a number or a text. */
static void
add_segments (SonderSnapshot *snapshot)
{
  for (guint i = 0; i < N_SEGMENTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("segment-%u", i + 1);
      g_autofree char *age = g_strdup_printf ("%u", 30 + 3 * i);
      g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);
      g_autoptr (SonderItem) item = sonder_item_new (SONDER_KIND_SEGMENT, id);
      g_autoptr (SonderRule) rule = NULL;

      g_ptr_array_add (members,
                       i % 2 ? condition ("city", "!=", cities[i % 11]) : condition ("plan", "=", plans[i % 5]));
      g_ptr_array_add (members,
                       i % 3 ? condition ("age", "<", age) : condition ("company", "contains", "WEBER"));
      rule = sonder_rule_new_group (SONDER_RULE_ALL, members, NULL);
      sonder_item_set_text (item, "name", id);
      sonder_item_set_rule (item, "rule", rule);
      sonder_item_append (snapshot->root, "segments", item);
    }
}

static void
add_items (SonderSnapshot *snapshot)
{
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    add_named (snapshot, "metrics", SONDER_KIND_METRIC, scales[i], "scale", scales[i]);
  for (guint i = 0; i < G_N_ELEMENTS (touchpoints); i++)
    add_named (snapshot, "touchpoints", SONDER_KIND_TOUCHPOINT, touchpoints[i], "phase", "during");
  add_named (snapshot, "sources", SONDER_KIND_SOURCE, "survey", "source-type", "import");
  add_segments (snapshot);
}

static guint32
intern (SonderSnapshot *snapshot,
        const char     *text)
{
  return sonder_text_pool_intern (snapshot->texts, text, -1);
}

static void
add_customer (SonderSnapshot *snapshot,
              SonderColumn   *columns[N_ATTRIBUTES],
              GRand          *rand)
{
  SonderTable *table = snapshot->customers;
  guint row = sonder_table_append (table);
  g_autofree char *id = g_strdup_printf ("C-%06u", row + 1);
  g_autofree char *name = g_strdup_printf ("%s %s", PICK (rand, given_names), PICK (rand, family_names));
  g_autofree char *company = g_strdup_printf ("%s & %s", PICK (rand, family_names), PICK (rand, family_names));

  sonder_column_set_u32 (sonder_table_column (table, SONDER_CUSTOMER_ID), row, intern (snapshot, id));
  sonder_column_set_u32 (sonder_table_column (table, SONDER_CUSTOMER_NAME), row, intern (snapshot, name));
  sonder_column_set_number (columns[AGE], row, g_rand_int_range (rand, 18, 90));
  sonder_column_set_number (columns[REVENUE], row, g_rand_int_range (rand, 0, 1000000) / 100.0);
  sonder_column_set_i32 (columns[SINCE], row, random_date (rand));
  sonder_column_set_u32 (columns[PLAN], row, intern (snapshot, pick_choice (rand, plans)));
  sonder_column_set_u32 (columns[CITY], row, intern (snapshot, pick_choice (rand, cities)));
  sonder_column_set_u8 (columns[ACTIVE], row, g_rand_boolean (rand) ? SONDER_YES : SONDER_NO);
  sonder_column_set_number (columns[ORDERS], row, g_rand_int_range (rand, 0, 200));
  sonder_column_set_u32 (columns[COMPANY], row, intern (snapshot, company));
}

static void
add_answer (SonderSnapshot *snapshot,
            guint           n_customers,
            GRand          *rand,
            GString        *text)
{
  static const int lowest[] = { 0, 1, 1 };
  static const int highest[] = { 10, 5, 7 };
  SonderTable *table = snapshot->answers;
  guint row = sonder_table_append (table);
  guint metric = g_rand_int_range (rand, 0, G_N_ELEMENTS (scales));

  sonder_column_set_u32 (sonder_table_column (table, SONDER_ANSWER_CUSTOMER), row,
                         g_rand_int_range (rand, 0, (gint32) n_customers));
  sonder_column_set_u16 (sonder_table_column (table, SONDER_ANSWER_METRIC), row,
                         sonder_text_pool_intern (snapshot->keys, scales[metric], -1));
  sonder_column_set_i32 (sonder_table_column (table, SONDER_ANSWER_SCORE), row,
                         g_rand_int_range (rand, lowest[metric], highest[metric] + 1));
  sonder_column_set_u16 (sonder_table_column (table, SONDER_ANSWER_TOUCHPOINT), row,
                         sonder_text_pool_intern (snapshot->keys, PICK (rand, touchpoints), -1));
  sonder_column_set_i32 (sonder_table_column (table, SONDER_ANSWER_DATE), row, random_date (rand));
  /* One of five has a comment. */
  if (g_rand_int_range (rand, 0, 5) > 0)
    return;

  g_string_truncate (text, 0);
  append_words (text, rand);
  sonder_column_set_comment (sonder_table_column (table, SONDER_ANSWER_COMMENT), row,
                             sonder_text_pool_store (snapshot->texts, text->str, -1));
}

/**
 * bench_project_new:
 *
 * Returns: (transfer full): a project of @n_customers with eight attributes,
 *   ten answers each, twelve segments by rule and twelve touchpoints
 */
SonderSnapshot *
bench_project_new (guint n_customers)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GString) text = g_string_new (NULL);
  SonderSnapshot *snapshot = sonder_snapshot_new ();
  SonderColumn *columns[N_ATTRIBUTES];

  sonder_item_set_text (snapshot->root, "title", "Bench");
  add_attributes (snapshot, columns);
  add_items (snapshot);
  for (guint i = 0; i < n_customers; i++)
    add_customer (snapshot, columns, rand);
  for (guint i = 0; i < n_customers * ANSWERS_PER_CUSTOMER; i++)
    add_answer (snapshot, n_customers, rand, text);

  return snapshot;
}

static void
add_search (SonderSnapshot *snapshot,
            const char     *operator_name,
            const char     *value)
{
  g_autoptr (SonderItem) item = sonder_item_new (SONDER_KIND_SEGMENT, operator_name);
  g_autoptr (SonderRule) rule = condition ("address", operator_name, value);

  sonder_item_set_text (item, "name", operator_name);
  sonder_item_set_rule (item, "rule", rule);
  sonder_item_append (snapshot->root, "segments", item);
}

/**
 * bench_add_addresses:
 *
 * Gives each customer an address that no other has, one of eight with letters
 * that are not ASCII, and two segments that search all of them.
 */
void
bench_add_addresses (SonderSnapshot *snapshot)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (SonderItem) item = sonder_item_new (SONDER_KIND_ATTRIBUTE, "address");
  SonderColumn *column;

  sonder_item_set_text (item, "name", "address");
  sonder_item_set_text (item, "attribute-type", "text");
  column = sonder_snapshot_add_attribute_column (snapshot, item);
  sonder_item_append (snapshot->root, "attributes", item);
  for (guint row = 0; row < snapshot->customers->n_rows; row++)
    {
      g_autofree char *address =
        g_strdup_printf ("%u %s %s, %s", row + 1, PICK (rand, family_names),
                         g_rand_int_range (rand, 0, 8) == 0 ? "Straße" : "Street", pick_choice (rand, cities));

      sonder_column_set_u32 (column, row, intern (snapshot, address));
    }
  add_search (snapshot, "contains", "STREET, tur");
  add_search (snapshot, "starts with", "77");
}

/**
 * bench_csv_write:
 *
 * Writes a table of ten columns as a CRM would export it: a key, texts, choices,
 * numbers, a date, yes/no, a score and a comment with quoted commas.
 */
gboolean
bench_csv_write (const char  *path,
                 guint        n_rows,
                 GError     **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (GString) text = g_string_new ("Customer ID,Name,City,Plan,Age,Revenue,Since,Active,Score,Comment\r\n");

  for (guint i = 0; i < n_rows; i++)
    {
      char date[11];

      sonder_date_write (random_date (rand), date);
      g_string_append_printf (text, "C-%06u,%s %s,%s,%s,%d,%d.%02d,%s,%s,%d,", i + 1, PICK (rand, given_names),
                              PICK (rand, family_names), pick_choice (rand, cities), pick_choice (rand, plans),
                              g_rand_int_range (rand, 18, 90), g_rand_int_range (rand, 0, 10000),
                              g_rand_int_range (rand, 0, 100), date, g_rand_boolean (rand) ? "yes" : "no",
                              g_rand_int_range (rand, 0, 11));
      if (g_rand_int_range (rand, 0, 4) == 0)
        {
          g_string_append (text, "\"Well, ");
          append_words (text, rand);
          g_string_append_c (text, '"');
        }
      g_string_append (text, "\r\n");
    }

  return g_file_set_contents (path, text->str, (gssize) text->len, error);
}
