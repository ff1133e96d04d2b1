#!/usr/bin/env bash
# Fetches axe-core (MPL-2.0), which looks for barriers to people with disabilities, out of the PyPI wheel that carries it:
# FOLDER/axe.min.js. Pinned by version and SHA-256. Nothing of the wheel is run but that script, in the browser.
#
#   tests/browser/fetch_axe.sh .cache/browser
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?usage: fetch_axe.sh FOLDER}
if [ -e "$folder/axe.min.js" ] && cmp -s "$folder/complete" "$here/pinned.sha256"; then exit 0; fi
mkdir -p "$folder"
work=$(mktemp -d "$folder/fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT
/usr/bin/python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: --dest "$work" \
  axe-playwright-python==0.1.8 || { echo "fetch_axe.sh: could not download axe-core; check that pip reaches PyPI." >&2; exit 1; }
(cd "$work" && sha256sum --check --quiet "$here/pinned.sha256")
/usr/bin/python3 -m zipfile --extract "$work"/*.whl "$work/wheel"
mv "$work/wheel/axe_playwright_python/axe.min.js" "$folder/axe.min.js"
cp "$here/pinned.sha256" "$folder/complete"
