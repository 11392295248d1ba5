/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <time.h>

#include "comment-search.h"

static void
test_comments (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  static const char *const comments[] = { "Fast delivery", "Slow DELIVERY", NULL, "Straße",
                                          "CAFÉ", "ﬁne cafe\xcc\x81" };
  static const struct
  {
    const char *words;
    guint       n_rows;
  } rows[] = { { "", 5 },        { "delivery", 2 }, { "fast delivery", 1 }, { "delivery fast", 1 },
               { "strasse", 1 }, { "nothing", 0 },  { "  ", 5 },            { "DELIVERY", 2 },
               { "café", 2 },    { "cafe\xcc\x81", 2 }, { "fine", 1 } };
  guint customer = sonder_project_add_customer (project, "c1", "Ann");

  for (guint i = 0; i < G_N_ELEMENTS (comments); i++)
    sonder_project_add_answer (project, customer, NULL, SONDER_SCORE_NONE, NULL, SONDER_DATE_NONE,
                               comments[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SonderCommentSearch) search =
        sonder_comment_search_new (project, rows[i].words, NULL);

      while (sonder_comment_search_run (search, 1000))
        ;
      g_test_message ("\"%s\"", rows[i].words);
      g_assert_cmpuint (sonder_comment_search_get_n_rows (search), ==, rows[i].n_rows);
    }
}

static void
test_many_comments (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  g_autoptr (SonderCommentSearch) search = NULL;
  guint customer = sonder_project_add_customer (project, "c1", "Ann");

  sonder_project_begin_edit (project, "Add");
  for (guint i = 0; i < 500; i++)
    sonder_project_add_answer (project, customer, NULL, SONDER_SCORE_NONE, NULL, SONDER_DATE_NONE,
                               "x", NULL);
  sonder_project_end_edit (project);
  search = sonder_comment_search_new (project, "x", NULL);
  while (sonder_comment_search_run (search, 1000))
    ;
  g_assert_cmpuint (sonder_comment_search_get_n_rows (search), ==, SONDER_COMMENT_SEARCH_MAX);
  g_assert_true (sonder_comment_search_has_more (search));
  g_assert_cmpuint (sonder_comment_search_get_row (search, 0), ==, 499);
}

#define N_SLICED 20000

static SonderProject *
make_sliced (void)
{
  SonderProject *project = sonder_project_new ();
  guint customer = sonder_project_add_customer (project, "c1", "Ann");

  sonder_project_begin_edit (project, "Add");
  for (guint i = 0; i < N_SLICED; i++)
    sonder_project_add_answer (project, customer, NULL, SONDER_SCORE_NONE, NULL, SONDER_DATE_NONE,
                               i % (N_SLICED / 10) == 7 ? "needle" : "hay, and a lot of it", NULL);
  sonder_project_end_edit (project);

  return project;
}

/* No slice is long, and together they find everything. */
static void
test_slices (void)
{
  g_autoptr (SonderProject) project = make_sliced ();
  g_autoptr (SonderCommentSearch) search = sonder_comment_search_new (project, "needle", NULL);
  guint n_slices = 0;
  gboolean more = TRUE;

  while (more)
    {
      clock_t start = clock ();

      more = sonder_comment_search_run (search, 0);
      g_assert_cmpfloat ((double) (clock () - start) / CLOCKS_PER_SEC, <, 0.01);
      n_slices++;
    }
  g_assert_cmpuint (n_slices, >, 20);
  g_assert_cmpuint (sonder_comment_search_get_n_rows (search), ==, 10);
}

/* An import that is undone takes rows away while they are looked through. */
static void
test_shrinking (void)
{
  g_autoptr (SonderProject) project = make_sliced ();
  g_autoptr (SonderCommentSearch) search = sonder_comment_search_new (project, "needle", NULL);

  g_assert_true (sonder_comments_exist (project));
  sonder_comment_search_run (search, 0);
  sonder_project_undo (project);
  while (sonder_comment_search_run (search, 1000))
    ;
  g_assert_false (sonder_comments_exist (project));
  g_assert_false (sonder_comment_search_has_more (search));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comment-search/words", test_comments);
  g_test_add_func ("/comment-search/many", test_many_comments);
  g_test_add_func ("/comment-search/slices", test_slices);
  g_test_add_func ("/comment-search/shrinking", test_shrinking);
  return g_test_run ();
}
