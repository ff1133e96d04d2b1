#!/usr/bin/env bash
# The Debian package on this machine, as root: installs, works, keeps ledger and decisions over an upgrade, and goes
# without a trace but what is the office's. Called by `make package-test`.
#
#   package_test.sh PACKAGE.deb FIXTURES
set -euo pipefail
package=$1 fixtures=$2 here=$(cd "$(dirname "$0")" && pwd)
failures=0
check() { if "${@:2}"; then echo "ok      $1"; else echo "FAILED  $1"; failures=$((failures + 1)); fi; }
[ "$(id -u)" = 0 ] || { echo "package_test.sh: has to be run as root" >&2; exit 1; }
if dpkg-query -W -f='${Status}' chushen 2>/dev/null | grep -q 'ok installed'; then
  echo "package_test.sh: chushen is installed on this machine already; not touched" >&2; exit 1
fi
work=$(mktemp -d)
state_was_there=no; [ -d /var/lib/chushen ] && state_was_there=yes
trap 'rm -rf "$work"' EXIT

check "the package is below 200 MB" test "$(stat -c %s "$package")" -lt $((200 << 20))
dpkg -i "$package" >"$work/install.log" 2>&1 || { cat "$work/install.log"; exit 1; }
check "the user of the service is there" getent passwd chushen >/dev/null
check "what is installed works" "$here/installed_test.sh" --root / "$fixtures"

mkdir -p "$work/inbox/甲"
cp "$fixtures/inbox/台山市/江门市昱嵘塑胶制品有限公司/"*.docx "$work/inbox/甲/"
/usr/bin/chushen batch "$work/inbox" --out "$work/reports" >/dev/null 2>&1 || true
/usr/bin/chushen decide 甲 stamped-copy --outcome 符合 --reason 已核对纸质件 --out "$work/reports" >/dev/null
echo "# set by the office" >>/etc/chushen/chushen.yaml
dpkg -i "$package" >"$work/upgrade.log" 2>&1
check "an upgrade keeps the configuration" grep -q "set by the office" /etc/chushen/chushen.yaml
status=0; /usr/bin/chushen batch "$work/inbox" --out "$work/reports" >/dev/null 2>"$work/again" || status=$?
check "an upgrade keeps ledger and decisions" grep -q '"by": ' "$work/reports/甲/report.json"
check "and reads nothing again" grep -q '读取工作进程 0 个' "$work/again"
check "the audit log is whole" /usr/bin/chushen audit verify --out "$work/reports"

mkdir -p /var/lib/chushen/reports && touch "/var/lib/chushen/reports/test-of-the-package"
dpkg -r chushen >/dev/null 2>&1
check "removal leaves no program" test ! -e /usr/bin/chushen -a ! -e /usr/lib/chushen -a ! -e /usr/share/chushen
check "removal leaves configuration and state" test -e /etc/chushen/chushen.yaml -a -e /var/lib/chushen/reports/test-of-the-package
dpkg -P chushen >/dev/null 2>&1
check "purge takes the configuration" test ! -e /etc/chushen/chushen.yaml
check "purge leaves the state of the office" test -e /var/lib/chushen/reports/test-of-the-package
rm -f /var/lib/chushen/reports/test-of-the-package
[ "$state_was_there" = yes ] || rm -rf /var/lib/chushen /var/log/chushen
exit $((failures > 0))
