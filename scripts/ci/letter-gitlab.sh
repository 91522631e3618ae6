#!/bin/sh
# The same letter and labels under a merge request of GitLab. KOPILKA_TOKEN is a project token that may write notes.
# letter-gitlab.sh FOLDER — FOLDER is what the check left; the rest GitLab sets itself.
set -eu
folder=$1
kopilka=${KOPILKA:-.venv/bin/kopilka}
api="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 077
printf 'header = "PRIVATE-TOKEN: %s"\n' "$KOPILKA_TOKEN" >"$work/token"
ask() { curl --silent --show-error --fail --config "$work/token" "$@"; }

"$kopilka" answer "$folder" --part letter >"$work/letter.md"
ask "$api/notes?per_page=100" >"$work/notes.json"
id=$("$kopilka" answer "$folder" --part ours --said "$work/notes.json")
if [ -n "$id" ]; then
  ask --request PUT "$api/notes/$id" --data-urlencode "body@$work/letter.md" >"$work/done"
else
  ask "$api/notes" --data-urlencode "body@$work/letter.md" >"$work/done"
fi

labels=$("$kopilka" answer "$folder" --part labels | tr '\n' ',')
[ -z "$labels" ] || ask --request PUT "$api" --data-urlencode "add_labels=$labels" >"$work/done"
