#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test program in a display and a home of its own: with-display.sh PROGRAM [ARG]…

if ! command -v Xvfb >/dev/null; then
  echo '1..0 # SKIP there is no Xvfb'
  exit
fi

folder=$(mktemp -d) || exit 1
mkfifo "$folder/display"
# The pointer rests in the middle: far from windows, which stand at the corner.
Xvfb -displayfd 3 -screen 0 3200x2400x24 -nolisten tcp 3>"$folder/display" 2>"$folder/log" &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

read -r display <"$folder/display"
[ -n "$display" ] || { cat "$folder/log" >&2; exit 1; }

# What was looked at, chosen and opened is forgotten.
for kind in CACHE CONFIG DATA STATE; do
  mkdir "$folder/$kind"
  export "XDG_${kind}_HOME=$folder/$kind"
done
mkdir "$folder/TMP"
export TMPDIR="$folder/TMP"

DISPLAY=":$display" "$@"
