#!/bin/sh
# suite.t - the conformance suites of all shipped contracts, on the hosted machine: their own TAP, and
# then whether they notice a planted error. Interrupt, Watch and the like have none: the kernel serves
# these, with hardware and with deaths, and tests/kernel has the tests of that.
set -u
folder=build/tests/suite
log=$folder.log
rm -rf "$folder"
mkdir -p "$folder"
count=0

point() {
    count=$((count + 1))
    if [ "$1" = 0 ]; then echo "ok $count - $2"; else
        echo "not ok $count - $2"
        sed 's/^/# /' "$log"
    fi
}

refuses() {
    if "$@" >"$log" 2>&1; then return 1; else return 0; fi
}

suite() {
    build/deed contract suite "$@" -I contracts -o "$folder" &&
        sh tests/contracts/build_system.sh "$folder" suite hosted
}

run() {
    timeout 120 "$folder/suite-hosted" </dev/null
}

# The points of the suites themselves come first, under their own numbers.
contracts=$(ls contracts/*.contract | grep -vE '/(Interrupt|Ioports|Registers|Virtqueue|Watch)\.contract$')
# shellcheck disable=SC2086
suite $contracts >"$log" 2>&1
built=$?
if [ $built = 0 ]; then run >"$folder/tap" 2>&1; fi
touch "$folder/tap"
grep -E '^(not )?ok |^#' "$folder/tap" | tr -d '\r'
grep '^deed: component' "$folder/tap" | sed 's/^/# /' | tr -d '\r'
expected=$(($(echo "$contracts" | wc -w) * 2))
count=$(grep -cE '^(not )?ok ' "$folder/tap")
[ $built = 0 ] && cp "$folder/tap" "$log"
[ $built = 0 ] && [ "$count" = "$expected" ]
point $? "every contract has been toured and walked"
for kernel in Interrupt Ioports Registers Virtqueue Watch; do
    refuses build/deed contract suite contracts/$kernel.contract -I contracts -o "$folder/none" &&
        grep -q 'the kernel serves' "$log"
    point $? "$kernel has no suite, and the tool says why"
done

# plant FILE EXPRESSION WHAT: the suite of one contract with an error in it.
plant() {
    rm -rf "$folder"
    build/deed contract suite contracts/Store.contract -I contracts -o "$folder"
    sed -i "$2" "$folder/$1"
}

fails() {
    run >"$log" 2>&1
    [ $? = 1 ] && grep -q '^not ok' "$log" && ! grep -q "^ok .*$1" "$log"
}

plant store_server/store_server.c 's/^    g_sent++;/    g_sent += 2;/'
sh tests/contracts/build_system.sh "$folder" suite hosted >"$log" 2>&1 && fails 'a tour'
point $? 'a server that sends a wrong value is noticed'
grep -q 'store_tour stopped: .*store_client.h:' "$log"
point $? 'and the line that noticed it is named'

plant store_tour/store_client.h 's/^    g_sent++;/    g_sent += 2;/'
sh tests/contracts/build_system.sh "$folder" suite hosted >"$log" 2>&1 && fails 'a tour'
point $? 'a client that sends a wrong value is noticed'

plant store_server/store_server.c 's/send_Full_in_Putting(here); break/send_Stored_in_Putting(here); break/'
sh tests/contracts/build_system.sh "$folder" suite hosted >"$log" 2>&1 && fails 'a tour' &&
    grep -q '^# not taken: Putting: Full' "$log"
point $? 'a transition that never comes is missed, and named'

plant store_tour/store_client.h 's/^    Store_send_Get(here, a_key);/&\n    Store_send_Delete(here, a_key);/'
refuses sh tests/contracts/build_system.sh "$folder" suite hosted && grep -q '\[protocol\]' "$log"
point $? 'a client that speaks out of turn does not pass the checker'
echo "1..$count"
