#!/bin/sh
# Puts what `kopilka answer` has said under a pull request: one letter, mended and not repeated, ready fixes, labels.
# answer.sh RUN — the run of the check; HEAD_OWNER, HEAD_BRANCH and HEAD_SHA say whose it was, GH_TOKEN and GH_REPO are for gh.
set -eu
run=$1
here=$(cd "$(dirname "$0")" && pwd)
kopilka=${KOPILKA:-.venv/bin/kopilka}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The request is found by what GitHub itself says of the run, never by what the run has left.
number=$(gh api --method GET "repos/$GH_REPO/pulls" -f state=open -f "head=$HEAD_OWNER:$HEAD_BRANCH" \
  --jq "[.[] | select(.head.sha == \"$HEAD_SHA\")][0].number // empty")
if [ -z "$number" ]; then
  echo 'Запрос уже изменён или закрыт: отвечать некому.'
  exit
fi
if ! gh run download "$run" --repo "$GH_REPO" --name answer --dir "$work/given"; then
  echo 'Проверка ничего не оставила: говорить не о чем.'
  exit
fi

"$kopilka" answer "$work/given" --part letter >"$work/letter.md"
sh "$here/letter.sh" "$number" "$work/letter.md"

gh api "repos/$GH_REPO/pulls/$number/comments?per_page=100" >"$work/said.json"
"$kopilka" answer "$work/given" --part suggestions --said "$work/said.json" --commit "$HEAD_SHA" >"$work/review.json"
if [ -s "$work/review.json" ]; then
  # A suggestion for a line that the request does not show is refused: the letter says the same.
  gh api --silent "repos/$GH_REPO/pulls/$number/reviews" --input "$work/review.json" || echo 'Готовые правки не поставлены.'
fi

"$kopilka" answer "$work/given" --part labels | while IFS= read -r label; do
  gh api --silent "repos/$GH_REPO/issues/$number/labels" -f "labels[]=$label"
done
