#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes pictures of the whole window: pictures.sh PROGRAM FOLDER TRANSLATIONS
set -eu
program=$1
folder=$2
translations=$3

# The languages' conventions are made here: none need be installed.
LOCPATH=$folder/locales
export LOCPATH
rm -rf "$folder"
mkdir -p "$LOCPATH"
for language in en_US es_ES; do
  localedef -i "$language" -f UTF-8 "$LOCPATH/$language.UTF-8"
done

take () {
  "$program" "$@" "$folder"
}

LC_ALL=en_US.UTF-8
LANGUAGE=en
export LC_ALL LANGUAGE

all='--size 1280x800 --size 800x600 --size 360x700'
some='--view welcome --view overview --view segment --view persona --view customer
  --view map-canvas --view scores --view import'

# shellcheck disable=SC2086 # lists of words
{
  take $all --style light --style dark
  ADW_DEBUG_HIGH_CONTRAST=1 take $some --size 800x600 --style light --style dark \
    --suffix=-high-contrast
  take $all $some --text-scale 2 --suffix=-large-text
  take $some --size 800x600 --size 360x700 --right-to-left --suffix=-right-to-left
  take --frame --view overview --view map-canvas --view scores --size 1100x720 --suffix=-framed
  LC_ALL=es_ES.UTF-8 LANGUAGE=es take --size 1280x800 --size 360x700 --suffix=-spanish \
    --sample tostaduria-de-cafe.sonder.json --translations "$translations"
}
rm -rf "$LOCPATH"
