# fuzz.sh NAME runs COUNT | NAME seconds COUNT - run build/fuzz/fuzz_NAME: as a TAP test of so many
# executions that are the same ones every time, or for so long, going on from what was found before.
# Inputs that broke something stay in build/fuzz/NAME/; give one to the program to see it again.
set -eu
name=$1 unit=$2 count=$3
work=build/fuzz/$name
program=build/fuzz/fuzz_$name
mkdir -p "$work/found" "$work/seeds"

# Built only when they are run, and by one at a time.
env -u MAKEFLAGS -u MAKELEVEL flock build/fuzz/lock make -s -j2 "$program" >"$work/build" 2>&1 || {
    sed 's/^/# /' "$work/build"
    echo "Bail out! $program cannot be built"
    exit 1
}

# Seeds: what ships, what the tests refuse and accept, and what is nasty.
rm -f "$work"/seeds/*
case $name in
contract) set -- contracts/*.contract tests/contracts/*/*.contract ;;
component) set -- apps/*/*.component tests/contracts/*/*.component tests/contracts/parts/*/*.component ;;
system) set -- apps/*.system tests/contracts/*/*.system ;;
source) sh tests/fuzz/sources.sh "$work" && set -- ;;
object) set -- build/components/*.o ;;
text) set -- apps/*/*.[ch] build/components/*.cert ;;
esac
for file in "$@" tests/fuzz/seeds/*."$name"; do
    test ! -f "$file" || cp "$file" "$work/seeds/$(echo "$file" | tr / -)"
done

rm -f "$work"/seeds/*-Configurations.contract # takes a second, and so would its mutations

# The dictionary: every small word of the readers, and marks.
{
    grep -oh '"[a-z]\{2,12\}"' contracts/compiler/*.c contracts/system/*.c
    printf '"%s"\n' 'uint8_t[]' 'uint64_t' 'bool' 'Start' 'end' '-> ' ' or ' '..' 'length(' '[][]' \
        ' -> Start;' '? -> ' '! -> ' '@Start' '\x0a====\x0a' '0x' '64K' '4G' '///' '/*' '*/' '\x00' \
        '\xc3\xa9' '&&' '||' '==' '<='
    if [ "$name" = source ]; then
        for mark in own claims opt count:n borrows:p state:Ready to:Saying depth:n in in:p; do
            printf '"__attribute__((annotate(\\"deed:%s\\")))"\n' "$mark"
        done
        printf '"%s"\n' struct static const return while 'for (' switch case default break continue goto \
            sizeof deed_take deed_drop deed_slot_take deed_slot_put deed_index Echo_send_Say \
            Echo_client_receive Echo_client_drop Echo_Said Echo_closed '->' '++' '&&' '?' '= NULL;'
    fi
} | sort -u >"$work/words"

# The names of files that a line table has live on in reports.
leaks=1
[ "$name" != object ] || leaks=0
ASAN_OPTIONS=detect_leaks=$leaks:allocator_may_return_null=0
export ASAN_OPTIONS
largest=16384
[ "$name" != object ] || largest=65536
limits="-max_len=$largest -rss_limit_mb=2500 -timeout=60"
if [ "$unit" = seconds ]; then
    exec "$program" $limits -max_total_time="$count" -dict="$work/words" -artifact_prefix="$work/" \
        -print_final_stats=1 "$work/found" "$work/seeds"
fi

echo 1..1
rm -rf "$work/once"
mkdir -p "$work/once"
if "$program" $limits -runs="$count" -seed=1 -dict="$work/words" -artifact_prefix="$work/" \
    "$work/once" "$work/seeds" >"$work/log" 2>&1; then
    sed -n 's/^\(Done .*\)/# \1/p' "$work/log"
    echo "ok 1 - $count executions of $program"
else
    tail -60 "$work/log" | sed 's/^/# /'
    echo "not ok 1 - $count executions of $program"
fi
