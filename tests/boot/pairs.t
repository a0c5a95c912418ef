#!/bin/sh
# pairs.t - the skeletons of all shipped contracts, as they come from the tool: each pair passes the
# checker, all of them are one system, and in QEMU each client has its conversation with its server.
# What came of that, the witness prints as TAP. Those that the kernel serves are left out.
set -u
folder=build/tests/pairs
log=$folder.log
rm -rf "$folder"
mkdir -p "$folder"
cp -r tests/boot/witness "$folder/"
cp tests/boot/serial_line.h "$folder/witness/"

contracts=$(ls contracts/*.contract | grep -vE '/(Interrupt|Ioports|Registers|Virtqueue|Watch)\.contract$')

make_pairs() {
    {
        echo 'system pairs {'
        echo "    component witness in $folder/witness { priority 1; ioport 0x3f8..0x3ff; }"
    } >"$folder/pairs.system"
    for contract in $contracts; do
        name=$(basename "$contract" .contract | tr '[:upper:]' '[:lower:]' | cut -c 1-16)
        for side in server client; do
            mkdir -p "$folder/${name}_$side"
            build/deed contract skeleton "$contract" --$side --name="${name}_$side" -I contracts \
                -o "$folder/${name}_$side" || return 1
        done
        cat >>"$folder/pairs.system" <<SYSTEM
    component ${name}_server in $folder/${name}_server { priority 10; }
    component ${name}_client in $folder/${name}_client { priority 5; }
    connect ${name}_client.server -> ${name}_server.service;
SYSTEM
    done
    echo '}' >>"$folder/pairs.system"
}

if ! { make_pairs && sh tests/contracts/build_system.sh "$folder" pairs x86_64; } >"$log" 2>&1; then
    echo 'not ok 1 - the skeletons pass the checker, and are a system'
    sed 's/^/# /' "$log"
    echo 1..1
    exit
fi
timeout 120 sdk/tool/run.sh "$folder/pairs.elf" microvm </dev/null >"$log" 2>&1
status=$?
tr -d '\r' <"$log" | grep -E '^(not )?ok '
tr -d '\r' <"$log" | grep -vE '^(not )?ok |^1\.\.' | sed 's/^/# /'
count=$(grep -cE '^(not )?ok ' "$log")
expected=$(($(echo "$contracts" | wc -w) * 2))
if [ "$status" = 0 ] && [ "$count" = "$expected" ]; then verdict=ok; else verdict='not ok'; fi
echo "$verdict $((count + 1)) - both sides of every contract have talked, status $status"
echo "1..$((count + 1))"
