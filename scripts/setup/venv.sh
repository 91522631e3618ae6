#!/bin/sh
# Creates .venv and puts the pinned packages and kopilka itself (editable) into it. `make venv` runs it.
set -eu
cd "$(dirname "$0")/../.."

say() { printf '%s\n' "$*" >&2; }

fits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
  for candidate in "${PYTHON:-python3.11}" python3 python3.12 python3.13 python3.14; do
    if fits "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  say 'Нужен Python 3.11 или новее, а на этом компьютере его не нашлось.'
  say '  Debian, Ubuntu:  sudo apt install python3 python3-venv'
  say '  macOS, Windows:  установщик с сайта python.org'
  say 'Если Python стоит в необычном месте, укажите его: make setup PYTHON=/путь/к/python3'
  return 1
}

create() {
  python=$(find_python)
  if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    say "У Python $version нет модулей venv и ensurepip: окружение создать нечем."
    say "  Debian, Ubuntu:  sudo apt install python$version-venv"
    return 1
  fi
  say "Создаю окружение .venv ($("$python" --version))"
  "$python" -m venv --clear .venv
}

# Not `fits … || create`: inside such a list `set -e` would not stop at a failure in create.
if ! { fits .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; }; then
  create
fi

say 'Ставлю пакеты из requirements.lock: в первый раз это занимает минуту-другую'
.venv/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .

# pip compiles what it installs, but not a package that is used from its folder: else the first start of all would be slow, and
# every start where Python is told to write no compiled code of its own.
.venv/bin/python -m compileall -q scripts/kopilka
