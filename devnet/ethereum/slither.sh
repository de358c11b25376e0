#!/bin/sh
# Installs slither from PyPI into .tools/slither, once, and prints its program. Where it cannot, says so
# in one sentence and ends with status 3.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
folder=$(cd "$here/../.." && pwd -P)/.tools/slither
version=0.11.6

if [ "$(cat "$folder/installed" 2>/dev/null || true)" != "$version" ]; then
  mkdir -p "$folder"
  if ! { python3 -m venv "$folder/venv" && "$folder/venv/bin/pip" install -q "slither-analyzer==$version"; } \
    >"$folder/install.log" 2>&1; then
    echo "slither is not here: it takes Python 3.10 or newer with venv, and PyPI; see .tools/slither/install.log." >&2
    exit 3
  fi
  echo "$version" >"$folder/installed"
fi
echo "$folder/venv/bin/slither"
