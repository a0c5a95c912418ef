#!/bin/sh
# float.t - three components that compute with floating numbers take turns, on both machines: what
# each has in its registers is there again when it goes on. What came of that, the judge prints.
set -u
count=0
verdict() { # STATUS NAME LOG
    count=$((count + 1))
    if [ "$1" = 0 ]; then echo "ok $count - $2"; else
        echo "not ok $count - $2"
        sed 's/^/# /' "$3"
    fi
}

run() { # MACHINE COMMAND...
    machine=$1 folder=build/tests/float-$1
    shift
    rm -rf "$folder"
    mkdir -p "$folder"
    cp -r tests/boot/float/* "$folder/"
    cp tests/boot/serial_line.h "$folder/judge/"
    {
        echo 'system float {'
        for name in adder_a adder_b adder_c; do
            echo "    component $name in $folder/adder { priority 5; }"
        done
        echo "    component caster in $folder/caster { priority 5; }"
        echo "    component judge in $folder/judge { priority 1; ioport 0x3f8..0x3ff; }"
        echo '}'
    } >"$folder/float.system"
    sh tests/contracts/build_system.sh "$folder" float "$machine" >"$folder.log" 2>&1
    verdict $? "the components pass the checker, and are a system ($machine)" "$folder.log"
    timeout 60 "$@" </dev/null >"$folder.log" 2>&1
    status=$?
    [ "$(grep -c '^ok ' "$folder.log")" = 4 ] || status=1
    verdict $status "the sums are exact, and what is no number traps ($machine)" "$folder.log"
}

run x86_64 sdk/tool/run.sh build/tests/float-x86_64/float.elf microvm
run hosted build/tests/float-hosted/float-hosted
echo "1..$count"
