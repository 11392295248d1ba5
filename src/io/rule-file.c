/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rule-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "value-reader.h"

/* The member that holds the conditions of a group. */
static const char *const group_members[] = {
  [SONDER_RULE_ALL] = "all",
  [SONDER_RULE_ANY] = "any",
  [SONDER_RULE_NONE] = "none",
};

/* The members of one object of a rule, until it is clear what it is. */
typedef struct
{
  int group; /* a SonderRuleKind, or -1 */
  GPtrArray *members;
  char *attribute;
  char *operator_name;
  GStrv values;
  SonderJsonMembers extra;
} Parts;

static SonderRule *read_rule (SonderItemReader *reader, guint depth);

static void
parts_clear (Parts *self)
{
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->attribute, g_free);
  g_clear_pointer (&self->operator_name, g_free);
  g_clear_pointer (&self->values, g_strfreev);
  sonder_json_members_clear (&self->extra);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static int
find_group (const char *member)
{
  for (SonderRuleKind kind = SONDER_RULE_ALL; kind <= SONDER_RULE_NONE; kind++)
    if (g_str_equal (member, group_members[kind]))
      return (int) kind;
  return -1;
}

static gboolean
read_group (Parts *self, SonderItemReader *reader, int group, guint depth)
{
  SonderJsonTokenizer *tokenizer = reader->tokenizer;

  if (self->members != NULL)
    return sonder_value_fail (tokenizer, _ ("a group of conditions is one of all, any and none"));
  self->group = group;
  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) sonder_rule_unref);
  if (!sonder_value_begin_array (tokenizer))
    return FALSE;
  while (sonder_value_next_object (tokenizer))
    {
      SonderRule *rule = read_rule (reader, depth + 1);

      if (rule == NULL)
        return FALSE;
      g_ptr_array_add (self->members, rule);
    }
  return tokenizer->token == SONDER_JSON_ARRAY_END;
}

static gboolean
read_once (SonderJsonTokenizer *tokenizer, char **text)
{
  if (*text != NULL)
    return sonder_value_fail_twice (tokenizer);
  if (!sonder_value_read_text (tokenizer))
    return FALSE;
  *text = g_strdup (tokenizer->text);
  return TRUE;
}

static gboolean
read_member (Parts *self, SonderItemReader *reader, guint depth)
{
  SonderJsonTokenizer *tokenizer = reader->tokenizer;
  const int group = tokenizer->has_null ? -1 : find_group (tokenizer->text);

  if (group >= 0)
    return read_group (self, reader, group, depth);
  if (sonder_value_is (tokenizer, "attribute"))
    return read_once (tokenizer, &self->attribute);
  if (sonder_value_is (tokenizer, "operator"))
    return read_once (tokenizer, &self->operator_name);
  if (!sonder_value_is (tokenizer, "values"))
    return sonder_json_members_take (&self->extra, tokenizer);
  if (self->values != NULL)
    return sonder_value_fail_twice (tokenizer);
  return sonder_value_read_texts (tokenizer, &self->values);
}

/* Reads the rule whose object has just begun. What is neither a group nor a
 * condition becomes a condition of an operator that nobody knows. */
static SonderRule *
read_rule (SonderItemReader *reader, guint depth)
{
  static const char *const nothing[] = { NULL };
  SonderJsonTokenizer *tokenizer = reader->tokenizer;
  g_auto (Parts) parts = { 0 };
  const char *extra;

  if (depth > SONDER_RULE_MAX_DEPTH)
    sonder_value_fail (tokenizer, _ ("conditions nest more than %d levels deep"),
                       SONDER_RULE_MAX_DEPTH);
  if (depth > SONDER_RULE_MAX_DEPTH || !sonder_item_reader_count (reader))
    return NULL;
  while (sonder_value_next_member (tokenizer))
    if (!read_member (&parts, reader, depth))
      return NULL;
  if (tokenizer->token != SONDER_JSON_OBJECT_END)
    return NULL;
  extra = parts.extra.text != NULL ? parts.extra.text->str : NULL;
  if (parts.members == NULL)
    return sonder_rule_new_condition (
        parts.attribute != NULL ? parts.attribute : "",
        parts.operator_name != NULL ? parts.operator_name : "",
        parts.values != NULL ? (const char *const *) parts.values : nothing, extra);
  if (parts.attribute == NULL && parts.operator_name == NULL && parts.values == NULL)
    return sonder_rule_new_group ((SonderRuleKind) parts.group, parts.members, extra);
  sonder_value_fail (tokenizer, _ ("this is a group and a condition at once"));
  return NULL;
}

static void
write_condition (const SonderRule *rule, SonderJsonWriter *writer)
{
  const char *const *values = sonder_rule_get_values (rule);

  sonder_json_writer_begin_object (writer, SONDER_JSON_INLINE);
  if (*sonder_rule_get_attribute (rule) != '\0')
    {
      sonder_json_writer_member (writer, "attribute");
      sonder_json_writer_string (writer, sonder_rule_get_attribute (rule));
    }
  if (*sonder_rule_get_operator_name (rule) != '\0')
    {
      sonder_json_writer_member (writer, "operator");
      sonder_json_writer_string (writer, sonder_rule_get_operator_name (rule));
    }
  if (values[0] != NULL)
    {
      sonder_json_writer_member (writer, "values");
      sonder_json_writer_texts (writer, values);
    }
  sonder_json_writer_members (writer, sonder_rule_get_extra (rule));
  sonder_json_writer_end_object (writer);
}

/**
 * sonder_rule_read:
 * @reader: what to read with
 *
 * Reads `{"all": […]}`, likewise any and none, and `{"attribute": "age", "operator":
 * ">=", "values": ["30"]}`.
 *
 * Returns: (transfer full) (nullable): the rule; %NULL on failure, where the tokenizer
 *   knows why
 */
SonderRule *
sonder_rule_read (SonderItemReader *reader)
{
  return sonder_value_begin_object (reader->tokenizer) ? read_rule (reader, 1) : NULL;
}

/**
 * sonder_rule_write:
 * @rule: a rule
 * @writer: where to write it, in a block
 *
 * A condition takes one line, a group several.
 */
void
sonder_rule_write (const SonderRule *rule, SonderJsonWriter *writer)
{
  if (sonder_rule_get_kind (rule) == SONDER_RULE_CONDITION)
    {
      write_condition (rule, writer);
      return;
    }
  sonder_json_writer_begin_object (writer, SONDER_JSON_BLOCK);
  sonder_json_writer_member (writer, group_members[sonder_rule_get_kind (rule)]);
  sonder_json_writer_begin_array (writer, SONDER_JSON_BLOCK);
  for (guint i = 0; i < sonder_rule_get_n_members (rule); i++)
    sonder_rule_write (sonder_rule_get_member (rule, i), writer);
  sonder_json_writer_end_array (writer);
  sonder_json_writer_members (writer, sonder_rule_get_extra (rule));
  sonder_json_writer_end_object (writer);
}
