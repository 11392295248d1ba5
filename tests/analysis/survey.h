/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "calendar.h"
#include "project.h"

G_BEGIN_DECLS

/* A small project for tests, built up and then opened. */

#define NO_SCORE SONDER_SCORE_NONE

typedef struct _Survey Survey;

Survey *survey_new (void);
SonderProject *survey_open (Survey *self);

void survey_add_metric (Survey *self, const char *id, const char *scale, const char *wording);
void survey_add_segment (Survey *self, const char *id, const char *name);
void survey_add_touchpoint (Survey *self, const char *id, const char *name);
void survey_add_attribute (Survey *self, const char *id, const char *type, const char *choices);

/* A customer pinned to a segment; %NULL is unassigned. Returns the row. */
guint survey_add_customer (Survey *self, const char *segment);
void survey_set_value (Survey *self, guint customer, const char *attribute, GVariant *value);
void survey_delete_customer (Survey *self, guint customer);

/* An answer to the metric added last. Returns the row. */
guint survey_add_answer (
    Survey *self, guint customer, int score, const char *touchpoint, const char *date);
void survey_delete_answer (Survey *self, guint row);

/* As many new customers with one answer each as @counts tells, from the lowest score. */
void survey_add_answers (
    Survey *self, const char *segment, int lowest, const guint *counts, guint n_counts);

G_END_DECLS
