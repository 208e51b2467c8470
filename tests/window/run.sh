#!/bin/bash
# Opens the real window on a display of its own and drives it through accessible names.
# Usage: run.sh PROGRAM FOLDER-WITH-RECORDS FOLDER-FOR-IMAGES FILE-WITH-PLAYS [DRIVER [SCREEN]]
set -eu
program=$1 records=$2 images=$3 plays=$4 driver=${5:-drive.py} screen=${6:-1280x800}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$images"
number=$(mktemp)
# Plays are kept here, not with those of whoever runs the tests.
XDG_DATA_HOME=$(mktemp -d)
export XDG_DATA_HOME
# What is printed goes to the documents of a home of its own.
export HOME=$XDG_DATA_HOME XDG_CONFIG_HOME=$XDG_DATA_HOME
Xvfb -displayfd 3 -screen 0 ${screen}x24 3>"$number" >/dev/null 2>&1 &
display=$!
keep() { [ -z "${NIETPLUIS_KEEP_HOME:-}" ] || cp -a "$XDG_DATA_HOME" "$NIETPLUIS_KEEP_HOME"; }
# A test that looks at what was left gets the home before it goes.
trap 'keep; kill $display 2>/dev/null || true; rm -rf "$number" "$XDG_DATA_HOME"' EXIT
for _ in $(seq 50); do [ -s "$number" ] && break; sleep 0.1; done
export DISPLAY=":$(cat "$number")"
unset WAYLAND_DISPLAY || true
export NO_AT_BRIDGE=0
# The system's own Python: its bindings to the accessibility bus come from the distribution.
# A session bus of its own; the accessibility bus says that a screen reader is on.
exec_in_bus='
/usr/libexec/at-spi-bus-launcher --launch-immediately --a11y=1 --screen-reader=1 >/dev/null 2>&1 &
bus=$!
sleep 1
cd "$2" && "$1" &
window=$!
status=0
/usr/bin/python3 "$0" "$3" "$4" || status=$?
kill $window $bus 2>/dev/null || true
exit $status
'
dbus-run-session -- bash -c "$exec_in_bus" "$here/$driver" "$program" "$records" "$images" "$plays"
