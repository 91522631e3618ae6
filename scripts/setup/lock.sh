#!/bin/sh
# Renews requirements.lock, requirements-node.lock and package-lock.json. `make lock` keeps the versions that still
# fit; `make lock ARGS=--upgrade` takes the newest Python packages (npm's versions are exact in package.json: change them
# there). No registry address and no path gets into the files. The system's certificates are used, as pip does.
set -eu
cd "$(dirname "$0")/../.."

[ -x .venv/bin/uv ] || .venv/bin/python -m pip install --quiet --disable-pip-version-check uv

compile() {
  lock=$1
  about=$2
  shift 2
  .venv/bin/uv pip compile --quiet --system-certs --universal --python-version 3.11 --no-header --no-emit-index-url \
    --output-file "$lock" "$@"
  {
    printf '# %s\n' "$about" \
      'Generated from pyproject.toml for Python 3.11 and newer on Linux, macOS and Windows: do not edit by hand.' \
      'To renew: `make lock` (keeps what still fits) or `make lock ARGS=--upgrade` (takes the newest versions).'
    cat "$lock"
  } >"$lock.tmp"
  mv "$lock.tmp" "$lock"
}

compile requirements.lock 'What kopilka runs on, is built with and is tested with.' "$@" --group dev pyproject.toml
compile requirements-node.lock 'Node and npm for machines that have none (Node 20 or newer).' "$@" --group node
sh scripts/setup/with-node.sh npm install --package-lock-only --ignore-scripts
