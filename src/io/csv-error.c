/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-error.h"

G_DEFINE_QUARK (sonder - csv - error - quark, sonder_csv_error)
