/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "verbs.h"

#include <glib/gi18n-lib.h>

#define GROUP(title, options)                                                                      \
  {                                                                                                \
    title, options, G_N_ELEMENTS (options)                                                         \
  }
#define FLAG(name, help)                                                                           \
  {                                                                                                \
    name, 0, SONDER_OPTION_FLAG, FALSE, FALSE, NULL, NULL, help                                    \
  }
#define TEXT(name, value, help)                                                                    \
  {                                                                                                \
    name, 0, SONDER_OPTION_TEXT, FALSE, FALSE, value, NULL, help                                   \
  }
#define TEXTS(name, value, help)                                                                   \
  {                                                                                                \
    name, 0, SONDER_OPTION_TEXT, TRUE, FALSE, value, NULL, help                                    \
  }
#define CHOICE(name, choices, help)                                                                \
  {                                                                                                \
    name, 0, SONDER_OPTION_CHOICE, FALSE, FALSE, choices, choices, help                            \
  }
/* A text with values worth offering. */
#define HINTED(name, value, choices, help)                                                         \
  {                                                                                                \
    name, 0, SONDER_OPTION_TEXT, FALSE, FALSE, value, choices, help                                \
  }

#define PROJECT                                                                                    \
  {                                                                                                \
    N_ ("FILE"), SONDER_OPTION_FILE, FALSE, NULL, N_ ("the project, a .sonder.json file")          \
  }

/* What several verbs share */

static const SonderOption what_options[] = {
  TEXT (
      "metric", N_ ("METRIC"), N_ ("what was measured; not needed where there is only one metric")),
  HINTED (
      "by",
      "segment|touchpoint|month|quarter|year|ATTRIBUTE",
      "segment|touchpoint|month|quarter|year|attribute:",
      N_ ("into which groups the answers go: segments (unless asked otherwise), touchpoints, "
          "periods, or the values of an attribute; attribute:NAME for an attribute that is "
          "called like one of these words")),
};

static const SonderOption filter_options[] = {
  TEXT ("segment",
        N_ ("SEGMENT"),
        N_ ("only customers of this segment; Unassigned for those of none")),
  TEXT ("touchpoint",
        N_ ("TOUCHPOINT"),
        N_ ("only answers at this touchpoint; (none) for those without")),
  TEXT ("from", N_ ("DATE"), N_ ("only answers of this day or later, as 2025-03-01")),
  TEXT ("to", N_ ("DATE"), N_ ("only answers of this day or earlier")),
};

static const SonderOption stats_filter_options[] = {
  CHOICE (
      "answers",
      "all|latest",
      N_ ("count all answers (unless asked otherwise) or only the latest one of each customer")),
};

static const SonderOption compare_filter_options[] = {
  CHOICE (
      "answers",
      "all|latest",
      N_ ("count only the latest answer of each customer (unless asked otherwise), as the "
          "tests want it, or all")),
};

static const SonderOption format_options[] = {
  CHOICE ("format",
          "table|csv|json",
          N_ ("a table to read (unless asked otherwise), or CSV or JSON with unrounded numbers "
              "for other programs")),
};

static const SonderOptionGroup what_group = GROUP (NULL, what_options);
static const SonderOptionGroup filter_group = GROUP (N_ ("Which answers count"), filter_options);
static const SonderOptionGroup stats_filter_group = GROUP (NULL, stats_filter_options);
static const SonderOptionGroup compare_filter_group = GROUP (NULL, compare_filter_options);
static const SonderOptionGroup format_group = GROUP (NULL, format_options);

/* new */

static const char *const new_details[] = {
  N_ ("Makes a project. A file that is there already stays as it is."),
  N_ ("Templates: blank has nothing in it; shop, saas and service begin with touchpoints "
      "before, during and after a purchase, a metric and its question."),
  NULL,
};

static const SonderOption new_options[] = {
  TEXT ("title", N_ ("TITLE"), N_ ("the project's title; without it, the file's name")),
  CHOICE ("template", "blank|shop|saas|service", N_ ("what the project begins with")),
};

static const SonderOptionGroup new_group = GROUP (NULL, new_options);

static const SonderExample new_examples[] = {
  { "sonder new cafe.sonder.json --title 'Corner Café'", N_ ("An empty project:") },
  { "sonder new cafe.sonder.json --template shop",
    N_ ("A project with the touchpoints of a shop:") },
  { NULL },
};

/* import */

static const char *const import_details[] = {
  N_ ("Reads customers and their answers from a CSV file: one row per customer with a column "
      "for each score, or one row per answer. Delimiter, encoding, header rows and the types "
      "of columns are found out and reported."),
  N_ ("COLUMN is a name as it stands in the header, in any case, or #N for the N-th column. "
      "Columns that no option names become attributes of the customers."),
  N_ ("METRIC is nps (0 to 10), csat (1 to 5), ces (1 to 7), rating:MIN-MAX, or a metric that "
      "the project has. A score that the metric cannot take is counted and reported, never "
      "changed, and does not stop the rest."),
  N_ ("With --key, rows with the same key are one customer, and importing again updates them; "
      "importing a file twice changes nothing. Without it, or with --respondent, rows are "
      "anonymous respondents of the source. A column that is an id and differs in every row is "
      "taken as the key unasked."),
  NULL,
};

static const SonderOption import_customer_options[] = {
  TEXT ("key", N_ ("COLUMN"), N_ ("the column that says who the customer is")),
  TEXT ("respondent",
        N_ ("COLUMN"),
        N_ ("the column that tells answer sheets apart, but not customers")),
  TEXT ("source", N_ ("NAME"), N_ ("where the answers come from; without it, the file's name")),
  TEXT ("name", N_ ("COLUMN"), N_ ("the customers' names")),
};

static const SonderOption import_answer_options[] = {
  TEXTS ("score",
         N_ ("COLUMN[=METRIC[:TOUCHPOINT]]"),
         N_ ("a column of scores, what it measures, and where; without METRIC, the row's "
             "--metric column says it")),
  TEXT ("touchpoint",
        N_ ("COLUMN"),
        N_ ("the column that says at which touchpoint the answers were given")),
  TEXT ("metric", N_ ("COLUMN"), N_ ("the column that says what the scores measure")),
  TEXT ("date", N_ ("COLUMN"), N_ ("the day of the answers")),
  HINTED ("date-format",
          "dmy|mdy|ymd|STRPTIME",
          "dmy|mdy|ymd",
          N_ ("the order of day, month and year in dates, or a format such as %d.%m.%Y")),
  TEXTS (
      "comment",
      N_ ("COLUMN[=SCORECOLUMN]"),
      N_ ("a column of comments, and the score that they explain; without it, the first score "
          "of the row")),
  TEXTS ("missing",
         N_ ("[COLUMN=]VALUE"),
         N_ ("a value that means that there is no score, in all score columns or in one")),
};

static const SonderOption import_column_options[] = {
  TEXTS ("type",
         N_ ("COLUMN=TYPE"),
         N_ ("the type of an attribute: text, number, date, yes-no or choice")),
  TEXTS ("ignore", N_ ("COLUMN"), N_ ("a column to leave out")),
};

static const SonderOption import_file_options[] = {
  TEXT ("header-rows", N_ ("N"), N_ ("how many rows are headers")),
  HINTED ("delimiter",
          N_ ("CHARACTER"),
          "comma|semicolon|tab",
          N_ ("what stands between the cells: the character itself, comma, semicolon or tab")),
  TEXT ("decimal", N_ ("CHARACTER"), N_ ("the decimal sign of numbers, . or ,")),
  HINTED ("encoding",
          N_ ("ENCODING"),
          "UTF-8|UTF-16|WINDOWS-1252|ISO-8859-1|MACINTOSH",
          N_ ("the file's encoding")),
  FLAG ("dry-run", N_ ("report what would be imported, and change nothing")),
};

static const SonderOptionGroup import_customer_group =
    GROUP (N_ ("Who answered"), import_customer_options);
static const SonderOptionGroup import_answer_group =
    GROUP (N_ ("What they answered"), import_answer_options);
static const SonderOptionGroup import_column_group =
    GROUP (N_ ("All other columns"), import_column_options);
static const SonderOptionGroup import_file_group =
    GROUP (N_ ("How the file is written"), import_file_options);

static const SonderExample import_examples[] = {
  { "sonder import cafe.sonder.json survey.csv --key Email --score 'How likely?=nps' "
    "--comment Why --date Day",
    N_ ("A row per customer: a recommendation score, its comment and its day:") },
  { "sonder import cafe.sonder.json visits.csv --score Food=csat:Kitchen --score "
    "Staff=csat:Service "
    "--missing N/A",
    N_ ("Anonymous answers, two touchpoints side by side:") },
  { "sonder import cafe.sonder.json answers.csv --key Customer --score Score --metric Question "
    "--touchpoint Where --date When --date-format dmy",
    N_ ("A row per answer:") },
  { "sonder import cafe.sonder.json survey.csv --score '#7=rating:1-10' --dry-run",
    N_ ("Only look what would happen:") },
  { NULL },
};

/* segment */

static const char *const segment_details[] = {
  N_ ("A customer belongs to the segment that it was put into by hand, or else to the first "
      "one, in the order of the project, whose conditions it meets."),
  N_ ("With --by, each value of an attribute becomes a segment. Called again, it adds only "
      "segments for new values."),
  N_ ("A CONDITION is the name of an attribute followed by =, !=, <, <=, > or >= and a value, "
      "in or not in and a list of values separated by commas, contains, starts with, between A "
      "and B, is known, or is unknown. Values can be written in double quotation marks, as in "
      "CSV. With several conditions, customers have to meet all. A blank only meets is unknown."),
  NULL,
};

static const SonderOption segment_options[] = {
  TEXT ("by", N_ ("ATTRIBUTE"), N_ ("make one segment for each value of this attribute")),
  TEXT ("add", N_ ("NAME"), N_ ("make one segment of this name")),
  TEXTS ("where", N_ ("CONDITION"), N_ ("who belongs to the segment that --add makes")),
};

static const SonderOptionGroup segment_group = GROUP (NULL, segment_options);

static const SonderExample segment_examples[] = {
  { "sonder segment cafe.sonder.json --by plan", N_ ("A segment for each plan:") },
  { "sonder segment cafe.sonder.json --add Regulars --where 'visits >= 12' "
    "--where 'city in Kiel, \"Frankfurt, Main\"'",
    N_ ("One segment with two conditions:") },
  { NULL },
};

/* stats */

static const char *const stats_details[] = {
  /* xgettext:no-c-format */
  N_ ("Prints how many answers each group gave, its score with the 95 % interval, mean and "
      "standard deviation, and how the answers are spread. The score is the Net Promoter Score "
      "for nps, the percentage of 4 and 5 for csat, and the mean for everything else."),
  N_ ("Groups with fewer than 30 answers are marked as few answers, those with fewer than 100 "
      "as uncertain."),
  N_ ("In CSV, a name that begins with =, +, - or @ is written with an apostrophe before it, "
      "so that spreadsheets do not run it; the column id has every name's id as it is."),
  NULL,
};

static const SonderExample stats_examples[] = {
  { "sonder stats cafe.sonder.json", N_ ("The scores of the segments:") },
  { "sonder stats cafe.sonder.json --metric csat --by touchpoint --from 2025-01-01",
    N_ ("Satisfaction at each touchpoint, this year:") },
  { "sonder stats cafe.sonder.json --by quarter --segment Regulars --format csv",
    N_ ("How one segment's score moved, for a spreadsheet:") },
  { NULL },
};

/* compare */

static const char *const compare_details[] = {
  N_ ("Tells which groups really differ: each group against all other customers, or against "
      "each other. Groups with fewer than 30 answering customers are not tested, and the error "
      "of testing many pairs is corrected."),
  N_ ("Each customer counts once, with the latest answer, because several answers of one "
      "customer are not independent. Answers of several touchpoints give no verdict unless "
      "each customer counts once or one touchpoint is chosen."),
  NULL,
};

static const SonderOption compare_options[] = {
  CHOICE ("against",
          "rest|pairs",
          N_ ("each group against the rest (unless asked otherwise), or every two groups")),
  CHOICE (
      "correction",
      "holm|bh|none",
      N_ ("how p values are corrected: Holm (unless asked otherwise), Benjamini and Hochberg, "
          "or not at all")),
};

static const SonderOptionGroup compare_group = GROUP (NULL, compare_options);

static const SonderExample compare_examples[] = {
  { "sonder compare cafe.sonder.json", N_ ("Each segment against the rest:") },
  { "sonder compare cafe.sonder.json --by plan --against pairs --touchpoint Delivery",
    N_ ("Every two plans, at one touchpoint:") },
  { NULL },
};

/* chart */

static const char *const chart_details[] = {
  N_ ("Draws a chart into a file, whose ending says what it becomes: .svg, .png or .pdf. "
      "distribution shows how the answers of each group are spread, scores the groups' scores "
      "with their intervals, trend how the scores moved."),
  NULL,
};

static const SonderOption chart_options[] = {
  TEXT ("size",
        N_ ("WIDTHxHEIGHT"),
        N_ ("in pixels (in PDF and SVG of 1/96 inch); 960x540 unless asked otherwise")),
  TEXT ("scale", N_ ("N"), N_ ("PNG: so many dots for each pixel, 1 unless asked otherwise")),
  CHOICE (
      "theme", "light|dark|print", N_ ("the colours; print adds patterns that survive copying")),
  { "output", 'o', SONDER_OPTION_FILE, FALSE, TRUE, N_ ("OUT"), NULL,
    N_ ("the file to write: .svg, .png or .pdf") },
};

static const SonderOptionGroup chart_group = GROUP (NULL, chart_options);

static const SonderExample chart_examples[] = {
  { "sonder chart cafe.sonder.json scores -o scores.svg", N_ ("The scores of the segments:") },
  { "sonder chart cafe.sonder.json trend --metric nps --by segment --from 2024-01-01 --size "
    "1600x900 "
    "--scale 2 --theme dark -o trend.png",
    N_ ("How the scores moved, for a projector:") },
  { NULL },
};

/* validate */

static const char *const validate_details[] = {
  N_ ("Reads the project and reports everything that is wrong with it, a line each. What this "
      "version does not know is kept, and reported too."),
  NULL,
};

static const SonderExample validate_examples[] = {
  { "sonder validate cafe.sonder.json && echo sound", N_ ("Before it is sent on:") },
  { NULL },
};

/* format */

static const char *const format_details[] = {
  N_ ("Rewrites projects in the form that Sonder saves them in: the same content always gives "
      "the same bytes. A file that has this form already is not touched."),
  NULL,
};

static const SonderExample format_examples[] = {
  { "sonder format *.sonder.json", N_ ("Before they are committed:") },
  { NULL },
};

const SonderVerb sonder_verbs[] = {
  { "new",
    N_ ("Make a project"),
    new_details,
    { PROJECT },
    { &new_group },
    new_examples,
    sonder_verb_new },
  { "import",
    N_ ("Import customers and answers from a CSV file"),
    import_details,
    { PROJECT, { N_ ("DATA.csv"), SONDER_OPTION_FILE, FALSE, NULL, N_ ("the file to import") } },
    { &import_customer_group, &import_answer_group, &import_column_group, &import_file_group },
    import_examples,
    sonder_verb_import },
  { "segment",
    N_ ("Put customers into segments"),
    segment_details,
    { PROJECT },
    { &segment_group },
    segment_examples,
    sonder_verb_segment },
  { "stats",
    N_ ("Print scores and their intervals, per group"),
    stats_details,
    { PROJECT },
    { &what_group, &format_group, &filter_group, &stats_filter_group },
    stats_examples,
    sonder_verb_stats },
  { "compare",
    N_ ("Tell which groups differ, and how sure that is"),
    compare_details,
    { PROJECT },
    { &what_group, &compare_group, &format_group, &filter_group, &compare_filter_group },
    compare_examples,
    sonder_verb_compare },
  { "chart",
    N_ ("Draw a chart"),
    chart_details,
    { PROJECT,
      { N_ ("NAME"), SONDER_OPTION_CHOICE, FALSE, "distribution|scores|trend",
        N_ ("distribution, scores or trend") } },
    { &what_group, &chart_group, &filter_group, &stats_filter_group },
    chart_examples,
    sonder_verb_chart },
  { "validate",
    N_ ("Check a project file"),
    validate_details,
    { PROJECT },
    { NULL },
    validate_examples,
    sonder_verb_validate },
  { "format",
    N_ ("Rewrite project files in their canonical form"),
    format_details,
    { { N_ ("FILE"), SONDER_OPTION_FILE, TRUE, NULL, N_ ("the projects, .sonder.json files") } },
    { NULL },
    format_examples,
    sonder_verb_format },
};

const guint sonder_n_verbs = G_N_ELEMENTS (sonder_verbs);

const SonderOption sonder_program_options[] = {
  { "help", 'h', SONDER_OPTION_FLAG, FALSE, FALSE, NULL, NULL,
    N_ ("print help; behind a verb, help on that verb") },
  { "version", 0, SONDER_OPTION_FLAG, FALSE, FALSE, NULL, NULL, N_ ("print the version") },
};

const guint sonder_n_program_options = G_N_ELEMENTS (sonder_program_options);

/**
 * sonder_verb_find:
 *
 * Returns: (nullable): the verb of that name
 */
const SonderVerb *
sonder_verb_find (const char *name)
{
  for (guint i = 0; i < sonder_n_verbs; i++)
    if (g_str_equal (sonder_verbs[i].name, name))
      return &sonder_verbs[i];

  return NULL;
}
