/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project-reader.h"
#include "project-writer.h"

/* Projects as texts, for tests. */

static inline SonderSnapshot *
read_project (const char *text, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);

  return sonder_project_read (stream, 0, NULL, NULL, NULL, NULL, error);
}

static inline char *
write_project (SonderSnapshot *snapshot)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (SonderJsonWriter) writer = sonder_json_writer_new (stream, NULL);

  sonder_project_write (snapshot, writer, NULL, NULL);
  g_assert_true (sonder_json_writer_finish (writer, NULL));
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

/* The canonical form of a text that must be a project. */
static inline char *
canonical_project (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SonderSnapshot) snapshot = read_project (text, &error);

  g_assert_no_error (error);
  return write_project (snapshot);
}

/* Every field and every kind of member once, in canonical form. */
#define EVERYTHING                                                                                 \
  "{\n"                                                                                            \
  "  \"format\": \"sonder-project\",\n"                                                            \
  "  \"version\": 1,\n"                                                                            \
  "  \"id\": \"abcdefghij\",\n"                                                                    \
  "  \"title\": \"Coffee \\\"to go\\\"\",\n"                                                       \
  "  \"objective\": \"Why do offices leave?\",\n"                                                  \
  "  \"team\": [\"Ann\", \"Zoë\"],\n"                                                             \
  "  \"sources\": [\n"                                                                             \
  "    {\n"                                                                                        \
  "      \"id\": \"src1\",\n"                                                                      \
  "      \"name\": \"Spring wave\",\n"                                                             \
  "      \"type\": \"import\",\n"                                                                  \
  "      \"file\": \"spring.csv\",\n"                                                              \
  "      \"date\": \"2025-03-01\",\n"                                                              \
  "      \"description\": \"412 sheets\",\n"                                                       \
  "      \"sheet\": {\n"                                                                           \
  "        \"rows\": [1,2,\n"                                                                      \
  "          3]\n"                                                                                 \
  "      },\n"                                                                                     \
  "      \"later\": 1e400\n"                                                                       \
  "    }\n"                                                                                        \
  "  ],\n"                                                                                         \
  "  \"attributes\": [\n"                                                                          \
  "    {\n"                                                                                        \
  "      \"id\": \"plan\",\n"                                                                      \
  "      \"name\": \"Plan\",\n"                                                                    \
  "      \"type\": \"choice\",\n"                                                                  \
  "      \"choices\": [\"Pro\", \"Team\"]\n"                                                       \
  "    },\n"                                                                                       \
  "    {\n"                                                                                        \
  "      \"id\": \"age\",\n"                                                                       \
  "      \"name\": \"Age\",\n"                                                                     \
  "      \"type\": \"number\",\n"                                                                  \
  "      \"personal\": true,\n"                                                                    \
  "      \"description\": \"in years\"\n"                                                          \
  "    },\n"                                                                                       \
  "    {\n"                                                                                        \
  "      \"id\": \"since\",\n"                                                                     \
  "      \"name\": \"Since\",\n"                                                                   \
  "      \"type\": \"date\"\n"                                                                     \
  "    },\n"                                                                                       \
  "    {\n"                                                                                        \
  "      \"id\": \"vip\",\n"                                                                       \
  "      \"name\": \"VIP\",\n"                                                                     \
  "      \"type\": \"yes-no\"\n"                                                                   \
  "    },\n"                                                                                       \
  "    {\n"                                                                                        \
  "      \"id\": \"city\",\n"                                                                      \
  "      \"name\": \"City\",\n"                                                                    \
  "      \"type\": \"text\"\n"                                                                     \
  "    },\n"                                                                                       \
  "    {\n"                                                                                        \
  "      \"id\": \"where\",\n"                                                                     \
  "      \"name\": \"Where\",\n"                                                                   \
  "      \"type\": \"place\"\n"                                                                    \
  "    }\n"                                                                                        \
  "  ],\n"                                                                                         \
  "  \"metrics\": [\n"                                                                             \
  "    {\n"                                                                                        \
  "      \"id\": \"nps\",\n"                                                                       \
  "      \"name\": \"Recommendation\",\n"                                                          \
  "      \"scale\": \"nps\",\n"                                                                    \
  "      \"question\": \"How likely …?\",\n"                                                     \
  "      \"measures\": \"satisfaction\"\n"                                                         \
  "    }\n"                                                                                        \
  "  ],\n"                                                                                         \
  "  \"touchpoints\": [\n"                                                                         \
  "    {\n"                                                                                        \
  "      \"id\": \"checkout\",\n"                                                                  \
  "      \"name\": \"Checkout\",\n"                                                                \
  "      \"phase\": \"during\",\n"                                                                 \
  "      \"description\": \"paying\"\n"                                                            \
  "    }\n"                                                                                        \
  "  ],\n"                                                                                         \
  "  \"segments\": [\n"                                                                            \
  "    {\n"                                                                                        \
  "      \"id\": \"loyal\",\n"                                                                     \
  "      \"name\": \"Loyal\",\n"                                                                   \
  "      \"color\": \"blue\",\n"                                                                   \
  "      \"description\": \"They stay\",\n"                                                        \
  "      \"promise\": \"No queue\",\n"                                                             \
  "      \"guessedShare\": 12.5,\n"                                                                \
  "      \"rule\": {\n"                                                                            \
  "        \"all\": [\n"                                                                           \
  "          {\"attribute\": \"age\", \"operator\": \">=\", \"values\": [\"30\"]},\n"              \
  "          {\n"                                                                                  \
  "            \"none\": [\n"                                                                      \
  "              {\"attribute\": \"plan\", \"operator\": \"in\", \"values\": [\"Pro\", "           \
  "\"Team\"]},\n"                                                                                  \
  "              {\"attribute\": \"city\", \"operator\": \"is known\"},\n"                         \
  "              {\"attribute\": \"city\", \"operator\": \"sounds like\", \"values\": [\"x\"], "   \
  "\"language\": [\"de\"]},\n"                                                                     \
  "              {\"script\": \"x > 1\"}\n"                                                        \
  "            ],\n"                                                                               \
  "            \"weight\": 2\n"                                                                    \
  "          },\n"                                                                                 \
  "          {\n"                                                                                  \
  "            \"any\": []\n"                                                                      \
  "          }\n"                                                                                  \
  "        ]\n"                                                                                    \
  "      }\n"                                                                                      \
  "    }\n"                                                                                        \
  "  ],\n"                                                                                         \
  "  \"personas\": [\n"                                                                            \
  "    {\n"                                                                                        \
  "      \"id\": \"p1\",\n"                                                                        \
  "      \"name\": \"Paula\",\n"                                                                   \
  "      \"line\": \"buys for twelve\",\n"                                                         \
  "      \"role\": \"office manager\",\n"                                                          \
  "      \"color\": \"orange\",\n"                                                                 \
  "      \"portrait\": \"paula.png\",\n"                                                           \
  "      \"segment\": \"loyal\",\n"                                                                \
  "      \"guessedShare\": 40,\n"                                                                  \
  "      \"quotation\": \"I just need it to work\",\n"                                             \
  "      \"about\": \"…\",\n"                                                                    \
  "      \"facts\": [\n"                                                                           \
  "        {\n"                                                                                    \
  "          \"id\": \"f1\",\n"                                                                    \
  "          \"name\": \"Age\",\n"                                                                 \
  "          \"value\": \"41\"\n"                                                                  \
  "        }\n"                                                                                    \
  "      ],\n"                                                                                     \
  "      \"goals\": [\n"                                                                           \
  "        {\n"                                                                                    \
  "          \"id\": \"g1\",\n"                                                                    \
  "          \"text\": \"On time\",\n"                                                             \
  "          \"evidence\": [\n"                                                                    \
  "            {\n"                                                                                \
  "              \"id\": \"e1\",\n"                                                                \
  "              \"stance\": \"for\",\n"                                                           \
  "              \"answer\": \"r-aaaabbbbcccc\",\n"                                                \
  "              \"source\": \"src1\",\n"                                                          \
  "              \"quotation\": \"Fast.\",\n"                                                      \
  "              \"date\": \"2025-03-01\",\n"                                                      \
  "              \"touchpoint\": \"Checkout\",\n"                                                  \
  "              \"segment\": \"Loyal\",\n"                                                        \
  "              \"metric\": \"Recommendation\",\n"                                                \
  "              \"score\": 9\n"                                                                   \
  "            }\n"                                                                                \
  "          ]\n"                                                                                  \
  "        }\n"                                                                                    \
  "      ],\n"                                                                                     \
  "      \"frustrations\": [\n"                                                                    \
  "        {\n"                                                                                    \
  "          \"id\": \"g2\",\n"                                                                    \
  "          \"text\": \"Late boxes\"\n"                                                           \
  "        }\n"                                                                                    \
  "      ],\n"                                                                                     \
  "      \"channels\": [\"web\", \"phone\"],\n"                                                    \
  "      \"sliders\": [\n"                                                                         \
  "        {\n"                                                                                    \
  "          \"id\": \"s1\",\n"                                                                    \
  "          \"low\": \"price\",\n"                                                                \
  "          \"high\": \"quality\",\n"                                                             \
  "          \"value\": 0\n"                                                                       \
  "        }\n"                                                                                    \
  "      ]\n"                                                                                      \
  "    }\n"                                                                                        \
  "  ],\n"                                                                                         \
  "  \"empathyMaps\": [\n"                                                                         \
  "    {\n"                                                                                        \
  "      \"id\": \"m1\",\n"                                                                        \
  "      \"name\": \"Paula orders\",\n"                                                            \
  "      \"persona\": \"p1\",\n"                                                                   \
  "      \"segment\": \"loyal\",\n"                                                                \
  "      \"subject\": \"buyers\",\n"                                                               \
  "      \"goal\": \"order less often\",\n"                                                        \
  "      \"by\": \"the team\",\n"                                                                  \
  "      \"date\": \"2025-04-01\",\n"                                                              \
  "      \"layout\": \"canvas\",\n"                                                                \
  "      \"notes\": [\n"                                                                           \
  "        {\n"                                                                                    \
  "          \"id\": \"n1\",\n"                                                                    \
  "          \"text\": \"Where is it?\",\n"                                                        \
  "          \"canvasRegion\": \"say\",\n"                                                         \
  "          \"classicRegion\": \"says\",\n"                                                       \
  "          \"color\": \"teal\",\n"                                                               \
  "          \"author\": \"Ann\",\n"                                                               \
  "          \"touchpoint\": \"checkout\",\n"                                                      \
  "          \"evidence\": [\n"                                                                    \
  "            {\n"                                                                                \
  "              \"id\": \"e2\",\n"                                                                \
  "              \"stance\": \"against\",\n"                                                       \
  "              \"mood\": {}\n"                                                                   \
  "            }\n"                                                                                \
  "          ]\n"                                                                                  \
  "        }\n"                                                                                    \
  "      ]\n"                                                                                      \
  "    }\n"                                                                                        \
  "  ],\n"                                                                                         \
  "  \"customers\": [\n"                                                                           \
  "    {\"id\": \"C-1042\", \"name\": \"Ann Gray\", \"pinned\": \"loyal\", \"attributes\": "       \
  "{\"plan\": \"Pro\", \"age\": 34, \"since\": \"2019-02-28\", \"vip\": true, \"city\": "          \
  "\"Köln\", "                                                                                    \
  "\"where\": {\"lat\": 1}, \"shoe\": 38.5}},\n"                                                   \
  "    {\"id\": \"C-1043\", \"pinned\": \"\", \"attributes\": {\"vip\": false}, \"tags\": "        \
  "[\"a\"], "                                                                                      \
  "\"more\": null},\n"                                                                             \
  "    {\"id\": \"s-1\", \"anonymous\": true},\n"                                                  \
  "    {\"id\": \"s-2\", \"attributes\": {\"age\": -0.5}}\n"                                       \
  "  ],\n"                                                                                         \
  "  \"answers\": [\n"                                                                             \
  "    {\"id\": \"r-aaaabbbbcccc\", \"customer\": \"C-1042\", \"date\": \"2025-03-01\", "          \
  "\"touchpoint\": \"checkout\", \"metric\": \"nps\", \"score\": 9, \"comment\": \"Fast.\", "      \
  "\"source\": \"src1\", \"device\": \"phone\"},\n"                                                \
  "    {\"customer\": \"C-1042\", \"comment\": \"Only\\nwords\"},\n"                               \
  "    {\"customer\": \"s-1\", \"metric\": \"nps\", \"score\": 0},\n"                              \
  "    {\"customer\": \"s-2\", \"metric\": \"gone\", \"score\": -3}\n"                             \
  "  ],\n"                                                                                         \
  "  \"journeys\": [\n"                                                                            \
  "      {\"id\": \"j1\"}],\n"                                                                     \
  "  \"x\": \"\\u0041\"\n"                                                                         \
  "}\n"
