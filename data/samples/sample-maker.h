/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sample.h"

#include "snapshot.h"

/* A sample project in the making. */
typedef struct
{
  const SampleStory *story;
  SampleComments    *comments;
  SampleRandom       numbers;
  SampleRandom       ids;
  GArray            *customers;
  GArray            *answers;
  SonderSnapshot    *snapshot;
  char              *attribute_ids[N_ATTRIBUTES];
  SonderColumn      *columns[N_ATTRIBUTES];
  char              *metric_ids[N_METRICS];
  char              *touchpoint_ids[N_TOUCHPOINTS];
  char              *segment_ids[N_SEGMENTS];
  char              *source_ids[N_SOURCES];
  char              *persona_ids[N_PERSONAS];
} SampleMaker;

SampleMetric sample_metric_of           (SamplePlace  place);
SampleSource sample_source_of           (SampleGroup  group,
                                         SamplePlace  place);

/* In this order. */
void         sample_maker_add_items     (SampleMaker *self);
void         sample_maker_add_customers (SampleMaker *self);
void         sample_maker_add_answers   (SampleMaker *self);
void         sample_maker_add_personas  (SampleMaker *self);
