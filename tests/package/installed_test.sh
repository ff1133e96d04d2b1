#!/usr/bin/env bash
# What `cmake --install` puts in place works from there: the program finds its notice, library and models, the manual
# pages and the completion know every verb and option that --help shows, the unit is sound and lets little through.
#
#   installed_test.sh BUILD FIXTURES        installs into a folder of its own
#   installed_test.sh --root / FIXTURES     looks at what is installed there
set -euo pipefail
failures=0 here=$PWD
absolute() { case $1 in /*) echo "$1" ;; *) echo "$here/$1" ;; esac; }
check() {  # check WORDS COMMAND...
  if "${@:2}"; then echo "ok      $1"; else echo "FAILED  $1"; failures=$((failures + 1)); fi
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ "$1" = --root ]; then root=${2%/} fixtures=$(absolute "$3")
else root=$work/root fixtures=$(absolute "$2"); DESTDIR=$root cmake --install "$1" --prefix /usr --strip >"$work/install.log"
fi
bin=$root/usr/bin
export PATH=$bin:/usr/bin:/bin LC_ALL=C.UTF-8
cd "$work"  # no source tree is near

# The program, on a form with a scan: its own notice pack, ONNX Runtime and models are found.
form=$fixtures/inbox/开平市/江门市凌霁电子有限公司
[ -d "$form" ] || form=$fixtures/inbox/台山市/江门市昱嵘塑胶制品有限公司
status=0; env -u CHUSHEN_MODELS chushen check "$form" --out "$work/out" >"$work/said" 2>"$work/errors" || status=$?
check "the installed program judges a fixture (status $status)" test "$status" = 3
report=$(find "$work/out" -name report.json | head -n 1)
check "the report names the notice that was installed" grep -q '"id": "jiangmen-2023-22"' "$report"
if [ -e "$root/usr/lib/chushen/libonnxruntime.so.1" ]; then
  check "ONNX Runtime is taken from beside the program" bash -c "ldd '$bin/chushen' | grep -q 'libonnxruntime.so.1 => $bin/../lib/chushen\|libonnxruntime.so.1 => /usr/bin/../lib/chushen\|libonnxruntime.so.1 => /lib/chushen'"
  check "the models that were installed read" grep -q 'ppocr-v' "$report"
fi
check "the example configuration has no faults of its own" bash -c "chushen config check '$root/etc/chushen/chushen.yaml' | grep -vq ':[0-9]*:[0-9]*:'"

# Every verb and option of --help stands in both manual pages and is offered by the completion.
verbs_of() { chushen "$@" --help | sed -n '/^Subcommands:/,$ s/^  \([a-z][a-z-]*\) .*/\1/p'; }
options_of() { chushen "$@" --help | grep -oE -- '--[a-z][a-z-]*' | sort -u; }
completed() {  # completed LINE: what the completion offers at its end
  bash -c "source '$root/usr/share/bash-completion/completions/chushen'; line=\$1; read -ra COMP_WORDS <<<\"\$line\"
    [[ \$line == *' ' ]] && COMP_WORDS+=(''); COMP_CWORD=\$((\${#COMP_WORDS[@]} - 1)); _chushen; printf '%s\n' \"\${COMPREPLY[@]}\"" - "$1"
}
said_in_manual() {  # said_in_manual PAGE WORD
  gzip -dc "$1" | sed 's/\\-/-/g' | grep -E -- "(^|[^a-z-])$2([^a-z-]|\$)" >/dev/null
}
commands=()
for verb in $(verbs_of); do
  inner=$(verbs_of "$verb")
  if [ -z "$inner" ]; then commands+=("$verb"); else for one in $inner; do commands+=("$verb $one"); done; fi
done
check "there are verbs to look for (${#commands[@]})" test "${#commands[@]}" -ge 15
missing=""
for command in "${commands[@]}"; do
  for page in "$root"/usr/share/man/man1/chushen.1.gz "$root"/usr/share/man/zh_CN/man1/chushen.1.gz; do
    said_in_manual "$page" "chushen $command" || missing="$missing $command:$page"
    # shellcheck disable=SC2086
    for option in $(options_of $command); do said_in_manual "$page" "$option" || missing="$missing $option:$page"; done
  done
  last=${command##* } before=${command% *}; [ "$before" = "$command" ] && before=""
  completed "chushen ${before:+$before }${last:0:2}" | grep -x "$last" >/dev/null || missing="$missing completion:$command"
  # shellcheck disable=SC2086
  for option in $(options_of $command); do
    completed "chushen $command ${option:0:4}" | grep -x -- "$option" >/dev/null || missing="$missing completion:$command:$option"
  done
done
check "manual pages and completion know all of it${missing:+, but not$missing}" test -z "$missing"
check "the manual pages are sound" bash -c "for p in '$root'/usr/share/man/man1/chushen.1.gz '$root'/usr/share/man/zh_CN/man1/chushen.1.gz; do
  gzip -dc \$p | if command -v groff >/dev/null; then groff -Kutf8 -man -Tutf8 -ww >/dev/null 2>'$work/groff' && ! grep -v 'break line\|adjust line' '$work/groff' | grep -q warning; else cat >/dev/null; fi || exit 1; done"

# The unit.
unit=$root/usr/lib/systemd/system/chushen.service
if command -v systemd-analyze >/dev/null; then
  systemd-analyze verify --man=no "$unit" >"$work/verify" 2>&1 || true
  check "the unit has no unknown setting" bash -c "! grep -q 'chushen.service:[0-9]' '$work/verify'"
  exposure=$(systemd-analyze --offline=yes security "$unit" 2>/dev/null | sed -n 's/.*exposure level for chushen.service: \([0-9.]*\).*/\1/p')
  check "the unit lets little through (exposure ${exposure:-unknown} of 10)" bash -c "[ -z '$exposure' ] || [ \"\$(printf '%.0f' '$exposure')\" -le 2 ]"
fi
exit $((failures > 0))
