#!/bin/sh
# One letter under an issue or a pull request: the first time it is written, then it is mended.
# letter.sh NUMBER FILE — the file begins with the mark by which the letter is found; GH_TOKEN and GH_REPO are for gh.
set -eu
number=$1 file=$2
mark=$(head -n 1 "$file")
ours=".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id"
id=$(gh api --paginate "repos/$GH_REPO/issues/$number/comments?per_page=100" --jq "$ours" | head -n 1)
if [ -n "$id" ]; then
  gh api --silent --method PATCH "repos/$GH_REPO/issues/comments/$id" -F "body=@$file"
else
  gh api --silent "repos/$GH_REPO/issues/$number/comments" -F "body=@$file"
fi
