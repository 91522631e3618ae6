#!/bin/sh
# Makes a pull request of an issue written in our form, and answers in the issue. The text goes through a file: it is data.
# issue.sh NUMBER — GH_TOKEN and GH_REPO are for gh and for the push.
set -eu
number=$1
here=$(cd "$(dirname "$0")" && pwd)
kopilka=${KOPILKA:-.venv/bin/kopilka}
branch=issue-$number
bot='github-actions[bot]'
mail='41898282+github-actions[bot]@users.noreply.github.com'
main=$(git rev-parse --abbrev-ref HEAD)
remote=${PUSH_TO:-${GITHUB_SERVER_URL:-https://github.com}/$GH_REPO.git}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
remote_git() { git -c credential.helper= -c 'credential.helper=!gh auth git-credential' "$@"; }

gh api "repos/$GH_REPO/issues/$number" --jq '.body // ""' >"$work/issue.md"
if ! "$kopilka" take-issue "$work/issue.md" --number "$number" --letter "$work/letter.md"; then
  [ ! -s "$work/letter.md" ] || sh "$here/letter.sh" "$number" "$work/letter.md"
  exit
fi

# What a person has added to the branch is not swept away.
if remote_git fetch --quiet "$remote" "$branch" 2>/dev/null; then
  if git log --format=%ae "$main..FETCH_HEAD" | grep -qvxF "$mail"; then
    printf '%s\n\n%s\n' '<!-- kopilka -->' \
      '**Черновик уже правит куратор,** поэтому изменение обращения в него не попало. Напишите о нём в запросе на слияние.' \
      >"$work/letter.md"
    sh "$here/letter.sh" "$number" "$work/letter.md"
    exit
  fi
fi

git switch --quiet --create "$branch"
git add -- practices
git -c "user.name=$bot" -c "user.email=$mail" commit --quiet --message "Банк: практика из обращения № $number"
remote_git push --quiet --force "$remote" "$branch"

{ echo "Из обращения № $number. Closes #$number"; sed 1d "$work/letter.md"; } >"$work/request.md"
open=$(gh pr list --repo "$GH_REPO" --head "$branch" --state open --json number --jq '.[0].number // empty')
if [ -n "$open" ]; then
  gh pr edit "$open" --repo "$GH_REPO" --body-file "$work/request.md"
else
  gh pr create --repo "$GH_REPO" --head "$branch" --base "$main" --title "Практика из обращения № $number" \
    --body-file "$work/request.md"
fi
sh "$here/letter.sh" "$number" "$work/letter.md"
