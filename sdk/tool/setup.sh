#!/bin/sh
# setup.sh SECTION... - install the packages of these sections of packages.txt that are missing.
# Quiet and quick when nothing is. Run from the root of the tree.
set -eu

wanted=$(for section in "$@"; do
    awk -v section="[$section]" '/^\[/ { on = $0 == section; next } on && /^[a-z]/ { print $1 }' \
        packages.txt
done | sort -u)

missing=$(for package in $wanted; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=
    [ "$status" = installed ] || echo "$package"
done)
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=
elif sudo -n true 2>/dev/null; then
    as_root='sudo -n'
else
    echo "deed: some packages are missing, and installing them needs root. Type this, then make again:" >&2
    echo "    su -c 'apt-get update && apt-get install --no-install-recommends" $missing"'" >&2
    exit 1
fi

echo "deed: installing" $missing
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $as_root apt-get -o DPkg::Lock::Timeout=300 update &&
       $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
           install -y --no-install-recommends $missing; } </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "deed: the packages could not be installed; above is what apt-get said" >&2
    exit 1
fi
