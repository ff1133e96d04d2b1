#!/usr/bin/env bash
# The Debian package as a machine meets it: installs, works, keeps configuration, ledger and decisions over an upgrade, and
# goes without a trace but what is the office's. Called by `make package-test`, as root.
#
# All of it happens in a copy of this machine that exists only while the test runs: a mount namespace with an overlay
# over /, in memory. dpkg there is the real one; nothing of the machine itself is changed.
#
#   package_test.sh PACKAGE.deb FIXTURES
set -euo pipefail
package=$(realpath "$1") fixtures=$(realpath "$2") here=$(cd "$(dirname "$0")" && pwd)

if [ -z "${CHUSHEN_IN_COPY:-}" ]; then
  [ "$(id -u)" = 0 ] || { echo "package_test.sh: has to be run as root" >&2; exit 1; }
  export CHUSHEN_IN_COPY=yes
  # shellcheck disable=SC2016
  exec unshare --mount bash -c 'set -e
    copy=$(mktemp -d); mount -t tmpfs tmpfs "$copy"; mkdir "$copy"/{up,work,root}
    mount -t overlay overlay -o "lowerdir=/,upperdir=$copy/up,workdir=$copy/work" "$copy/root"
    for one in proc dev sys; do mount --rbind "/$one" "$copy/root/$one"; done
    for one in "$(dirname "$1")" "$2" "$3"; do mkdir -p "$copy/root$one"; mount --bind "$one" "$copy/root$one"; done
    mkdir -p "$copy/root/tmp"; mount -t tmpfs tmpfs "$copy/root/tmp"
    mkdir -p "$copy/root/tmp/package"; cp "$1" "$copy/root/tmp/package/"
    exec chroot "$copy/root" "$3/package_test.sh" "/tmp/package/$(basename "$1")" "$2"' - "$package" "$fixtures" "$here"
fi

failures=0
check() { if "${@:2}"; then echo "ok      $1"; else echo "FAILED  $1"; failures=$((failures + 1)); fi; }
work=$(mktemp -d)

check "the package is below 200 MB ($(($(stat -c %s "$package") >> 20)) MB)" test "$(stat -c %s "$package")" -lt $((200 << 20))
dpkg -i "$package" >"$work/install.log" 2>&1 || { cat "$work/install.log"; exit 1; }
check "the user of the service is there" getent passwd chushen
check "inbox and state have their folders" test -d /srv/chushen/inbox -a -d /var/lib/chushen
check "what is installed works" "$here/installed_test.sh" --root / "$fixtures"

mkdir -p "$work/inbox/甲"
cp "$fixtures/inbox/台山市/江门市昱嵘塑胶制品有限公司/"*.docx "$work/inbox/甲/"
chushen batch "$work/inbox" --out "$work/reports" >/dev/null 2>&1 || true
chushen decide 甲 stamped-copy --outcome 符合 --reason 已核对纸质件 --by 张三 --out "$work/reports" >/dev/null
echo "# set by the office" >>/etc/chushen/chushen.yaml
dpkg -i "$package" >"$work/upgrade.log" 2>&1
check "an upgrade keeps the configuration" grep -q "set by the office" /etc/chushen/chushen.yaml
chushen batch "$work/inbox" --out "$work/reports" >/dev/null 2>"$work/again" || true
check "an upgrade keeps the decisions" grep -q '"by": "张三"' "$work/reports/甲/report.json"
check "and the ledger: nothing is read again" grep -q '读取工作进程 0 个' "$work/again"
check "the audit log is whole" chushen audit verify --out "$work/reports"

mkdir -p /srv/chushen/inbox/甲 && cp "$work"/inbox/甲/* /srv/chushen/inbox/甲/
touch /var/lib/chushen/of-the-office
status=0
setpriv --reuid chushen --regid chushen --clear-groups chushen watch --config /etc/chushen/chushen.yaml --once --quiet 0.2 \
  >"$work/watch" 2>&1 || status=$?
check "the service's own command works as its user (status $status)" test -s /var/lib/chushen/reports/甲/report.html -a "$status" = 3
check "its log has no name in it" bash -c '[ -s /var/log/chushen/chushen.log ] && ! grep -q 甲 /var/log/chushen/chushen.log'

dpkg -r chushen >/dev/null 2>&1
check "removal leaves no program" test ! -e /usr/bin/chushen -a ! -e /usr/lib/chushen -a ! -e /usr/share/chushen
check "removal leaves configuration and state" test -e /etc/chushen/chushen.yaml -a -e /var/lib/chushen/of-the-office
dpkg -P chushen >/dev/null 2>"$work/purge"
check "purge takes the configuration" test ! -e /etc/chushen/chushen.yaml
check "purge leaves the office its reports, and says where" bash -c "[ -e /var/lib/chushen/of-the-office ] && grep -q /var/lib/chushen '$work/purge'"
dpkg -i "$package" >/dev/null 2>&1
CHUSHEN_PURGE_STATE=yes dpkg -P chushen >/dev/null 2>&1
check "purge takes them where it is asked to" test ! -e /var/lib/chushen
exit $((failures > 0))
