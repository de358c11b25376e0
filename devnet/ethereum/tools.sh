#!/bin/sh
# Installs anvil, solc and OpenZeppelin's contracts from npm into .tools/ethereum, once, and prints
# that folder. Where it cannot, says so in one sentence and ends with status 3.
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
tools=$(cd "$here/../.." && pwd -P)/.tools/ethereum

if cmp -s "$here/package.json" "$tools/installed.json"; then
  echo "$tools"
  exit 0
fi
command -v npm >/dev/null 2>&1 || {
  echo "npm is not on PATH: install Node.js 20 or newer to compile the contracts and to run anvil." >&2
  exit 3
}
mkdir -p "$tools"
# Two tests that start at once must not both install.
if ! mkdir "$tools/installing" 2>/dev/null; then
  for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    sleep 2
    cmp -s "$here/package.json" "$tools/installed.json" && echo "$tools" && exit 0
    [ -d "$tools/installing" ] || break
  done
fi
trap 'rmdir "$tools/installing" 2>/dev/null || true' EXIT
cp "$here/package.json" "$tools/package.json"
if ! (cd "$tools" && npm install --ignore-scripts --no-audit --no-fund --no-package-lock >install.log 2>&1); then
  echo "npm could not install the packages of devnet/ethereum/package.json: see .tools/ethereum/install.log." >&2
  exit 3
fi
cp "$here/package.json" "$tools/installed.json"
echo "$tools"
