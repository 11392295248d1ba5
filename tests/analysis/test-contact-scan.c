/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "contact-scan.h"

#include <string.h>

/* What is found stands as <m:…> or <p:…>. */
static char *
mark (const char *text)
{
  g_autoptr (GArray) found = sonder_contact_scan (text);
  GString *marked = g_string_new (NULL);
  gsize done = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const SonderContact *contact = &g_array_index (found, SonderContact, i);

      g_assert_cmpuint (contact->start, >=, done);
      g_assert_cmpuint (contact->end, >, contact->start);
      g_string_append_len (marked, text + done, (gssize)(contact->start - done));
      g_string_append_printf (marked, "<%c:%.*s>", contact->kind == SONDER_CONTACT_MAIL ? 'm' : 'p',
                              (int)(contact->end - contact->start), text + contact->start);
      done = contact->end;
    }
  g_string_append (marked, text + done);

  return g_string_free (marked, FALSE);
}

typedef struct
{
  const char *text;
  const char *marked; /* NULL: nothing is found */
} Row;

static void
check (const Row *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *marked = mark (rows[i].text);

      g_assert_cmpstr (marked, ==, rows[i].marked != NULL ? rows[i].marked : rows[i].text);
    }
}

static void
test_mail (void)
{
  static const Row rows[] = {
    { "", NULL },
    { "nothing", NULL },
    { "ann@example.com", "<m:ann@example.com>" },
    { "to ann.gray+x@mail.example.com now", "to <m:ann.gray+x@mail.example.com> now" },
    { "<ann@example.com>, (bo@example.com)!", "<<m:ann@example.com>>, (<m:bo@example.com>)!" },
    { "At ann@example.com.", "At <m:ann@example.com>." },
    { "“ann@example.com”—yes", "“<m:ann@example.com>”—yes" },
    { "'ann@example.com'", "'<m:ann@example.com>'" },
    { "mailto:ann@example.com?subject=x", "mailto:<m:ann@example.com>?subject=x" },
    { "ann@intranet", "<m:ann@intranet>" },
    { "a@b@c", "<m:a@b>@c" },
    { "\"ann gray\"@example.com", "<m:\"ann gray\"@example.com>" },
    { "JÜRGEN@MÜLLER.EXAMPLE", "<m:JÜRGEN@MÜLLER.EXAMPLE>" },
    { "δοκιμή@παράδειγμα.δοκιμή", "<m:δοκιμή@παράδειγμα.δοκιμή>" },
    { "почта: анна@пример.рф, да", "почта: <m:анна@пример.рф>, да" },
    { "我的邮箱是ann@example.com谢谢", "我的邮箱是<m:ann@example.com>谢谢" },
    { "邮箱：用户@例子.com。", "邮箱：<m:用户@例子.com>。" },
    { "ann＠example.com", "<m:ann＠example.com>" },
    { "ann (at) example.com", "<m:ann (at) example.com>" },
    { "ann[at]example.com", "<m:ann[at]example.com>" },
    { "dinner (at) home", NULL },
    { "+34600123456@example.com", "<m:+34600123456@example.com>" },
    { "@handle and 3 @ 2 and x@ and @", NULL },
    { "2@5 and 10@3.50", NULL },
    { "x@.y and x@-y", NULL },
    { "@@@@ a@@b", NULL },
  };

  check (rows, G_N_ELEMENTS (rows));
}

static void
test_phone (void)
{
  static const Row rows[] = {
    { "+34 600 123 456", "<p:+34 600 123 456>" },
    { "call +15551234567!", "call <p:+15551234567>!" },
    { "＋34 600 123 456", "<p:＋34 600 123 456>" },
    { "0034 600 123 456", "<p:0034 600 123 456>" },
    { "600 123 456", "<p:600 123 456>" },
    { "555-123-4567, please", "<p:555-123-4567>, please" },
    { "(555) 123-4567", "<p:(555) 123-4567>" },
    { "+1 (555) 123-4567.", "<p:+1 (555) 123-4567>." },
    { "555.123.4567", "<p:555.123.4567>" },
    { "020 7946 0958", "<p:020 7946 0958>" },
    { "07700900123", "<p:07700900123>" },
    { "030/1234567", "<p:030/1234567>" },
    { "06 12 34 56 78", "<p:06 12 34 56 78>" },
    { "06.12.34.56.78", "<p:06.12.34.56.78>" },
    { "٠١٢ ٣٤٥ ٦٧٨٩", "<p:٠١٢ ٣٤٥ ٦٧٨٩>" },
    { "電話03-1234-5678", NULL },
    { "電話：03-1234-5678", "電話：<p:03-1234-5678>" },
    { "two: 600 123 456, 600 123 457", "two: <p:600 123 456>, <p:600 123 457>" },
    /* what is none */
    { "9 out of 10, 8/10, 10/10", NULL },
    { "9 8 10 7 9 10 8 9 10", NULL },
    { "10 10 10 10 10", NULL },
    { "2025-03-01 10:30", NULL },
    { "01.03.2025 14.30", NULL },
    { "1/3/2025 2/3/2025", NULL },
    { "07.03.25 10.11.25", NULL },
    { "2019 2020 2021 2022", NULL },
    { "2023-2024", NULL },
    { "1.000.000.000", NULL },
    { "12 000 000", NULL },
    { "1,234,567.89", NULL },
    { "€ 600 000 000", NULL },
    { "600 000 000 €", NULL },
    { "€123 456 789", NULL },
    { "0.12345678901", NULL },
    { "3.14159265358", NULL },
    { "192.168.100.200", NULL },
    { "978-3-16-148410-0", NULL },
    { "order 4711, order 123456789", NULL },
    { "ORD-123-456-789", NULL },
    { "#600 123 456", NULL },
    { "B600 123 456", NULL },
    { "+5 %, +10 000", NULL },
    { "555-1234", NULL },
    { "1234567890123456789012345", NULL },
    { "+ and (9) and +(", NULL },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* Texts of a megabyte that have nothing but beginnings. */
static void
test_linear (void)
{
  static const char *const parts[] = { "@",  "a",   "a@",  "@a",  "a.",        "\"",       "\"@",
                                       "1",  "1 ",  "1  ", "+",   "+1",        "(",        "(at)",
                                       "1(", "0 0", "é@",  "@. ", "(1) (2) ", "12-34-56 ", "x@1 " };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) found = NULL;
      gint64 start;

      while (text->len < 1000000)
        g_string_append (text, parts[i]);
      start = g_get_monotonic_time ();
      found = sonder_contact_scan (text->str);
      g_test_message ("%s: %u in %d ms", parts[i], found->len,
                      (int)((g_get_monotonic_time () - start) / 1000));
      /* What is quadratic takes minutes. */
      g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contact-scan/mail", test_mail);
  g_test_add_func ("/contact-scan/phone", test_phone);
  g_test_add_func ("/contact-scan/linear", test_linear);

  return g_test_run ();
}
