#!/bin/sh
# Checks the materials that a change touches and leaves what `kopilka answer` needs to speak of it.
# check.sh BASE FOLDER FORMAT — BASE is the commit to compare with; the report in FORMAT goes to the output.
set -eu
base=$1 folder=$2 format=$3
kopilka=${KOPILKA:-.venv/bin/kopilka}
since() { git -c core.quotepath=off diff --no-color --no-ext-diff --diff-filter=d "$@"; }

mkdir -p "$folder"
since --name-only -z "$base" HEAD >"$folder/changed"
since "$base" HEAD -- practices >"$folder/differences"
since --name-only -z "$base" HEAD -- practices >"$folder/paths"
# Where no material is touched the list of the folders stands for them: there is nothing to say of it.
[ -s "$folder/paths" ] || printf 'practices/README.md\0' >"$folder/paths"
xargs -0 "$kopilka" check --format json <"$folder/paths" >"$folder/problems.json" || true
xargs -0 "$kopilka" check --format "$format" <"$folder/paths"
