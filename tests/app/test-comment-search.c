/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "comment-search.h"

static void
test_comments (void)
{
  g_autoptr (SonderProject) project = sonder_project_new ();
  static const char *const comments[] = { "Fast delivery", "Slow DELIVERY", NULL, "Straße" };
  static const struct
  {
    const char *words;
    guint       n_rows;
  } rows[] = { { "", 3 },         { "delivery", 2 }, { "fast delivery", 1 }, { "delivery fast", 1 },
               { "strasse", 1 },  { "nothing", 0 },  { "  ", 3 } };
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comment-search/words", test_comments);
  g_test_add_func ("/comment-search/many", test_many_comments);
  return g_test_run ();
}
