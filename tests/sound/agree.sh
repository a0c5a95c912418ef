#!/bin/sh
# agree.sh SYSTEM - run a session of the hosted system with its services wrapped (agree.c), and write
# build/SYSTEM/agree/log: each operation on an endpoint with the state that the monitor had. Components
# are compiled once more, unoptimised, so that no two lines share a call.
set -eu
name=$1
DEED_COMPONENT_FLAGS='-O0 -fno-omit-frame-pointer'
set -- functions
. tests/hosted/sanitize.sh
sanitizers= components=build/components parts=build/$name/deed-hosted.parts out=build/$name/agree objects=
mkdir -p "$out"
echo '#include "kernel/tables.h"' >"$out/link.c"
: >"$out/images.S"
while read -r symbol component; do
    compile_component "$symbol" "$component"
    objects="$objects $out/$symbol.o"
done <"$parts/instances"
$cc -std=gnu11 -fno-pic -I. -c "$out/link.c" -o "$out/link.o"
$cc -c "$out/images.S" -o "$out/images.o"
$cc -std=gnu11 -O2 -fno-omit-frame-pointer -fno-pic -mno-red-zone -mgeneral-regs-only -Wall -Wextra \
    -Werror -Wno-frame-address -Isdk/include -I. -Ikernel/guard/full -Ikernel/debug/off -Ikernel/recorder/off -Ikernel/machine/hosted -c tests/sound/agree.c \
    -o "$out/agree.o"
wraps=
for service in send send_bare call call_bare call_words call_owned receive endpoint_drop set_put; do wraps="$wraps -Wl,--wrap=deed_$service"; done
# shellcheck disable=SC2086
$cc -no-pie -fuse-ld=lld $wraps "-Wl,-T,$parts/link.ld" build/kernel/hosted.o $objects \
    "$parts/system-tables.o" "$out/link.o" "$out/images.o" "$out/agree.o" -o "$out/deed-agree"
rm -f "$out/log"
printf '%s\n' help 'calc 6 * 7' 'calc 1 / 0' 'calc 7 / 2' 'calc 7 + 1' 'calc 9 - 10' 'calc nonsense' \
    'calc 2147483647 + 1' 'put greeting hello' 'get greeting' 'put greeting again' 'put other value' \
    list 'delete other' 'delete nothing' 'get nothing' ps graph 'crash null' 'kill calc' 'calc 9 * 9' \
    'kill store' 'get greeting' 'put secret.x y' top 'crash leave' 'kill top' ps 'kill console' \
    'calc 2 * 2' exit |
    SOUND_LOG=$out/log timeout 60 "$out/deed-agree" >"$out/said" 2>&1 || true
test -s "$out/log"
