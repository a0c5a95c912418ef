#!/bin/sh
# many.t - a component with a thousand endpoints in one set of its own, under the monitor, on both
# machines; it stops with its sets full, three times, and the books balance.
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
    machine=$1 folder=build/tests/many-$1
    shift
    rm -rf "$folder"
    mkdir -p "$folder"
    cp -r tests/boot/many/* "$folder/"
    cp tests/boot/serial_line.h "$folder/judge/"
    cat >"$folder/many.system" <<END
system many {
    component gatherer in $folder/gatherer { priority 5; start manual; }
    component judge in $folder/judge { priority 1; ioport 0x3f8..0x3ff; }
}
END
    sh tests/contracts/build_system.sh "$folder" many "$machine" >"$folder.log" 2>&1
    verdict $? "the components pass the checker, and are a system ($machine)" "$folder.log"
    timeout 120 "$@" </dev/null >"$folder.log" 2>&1
    status=$?
    [ "$(grep -c '^ok ' "$folder.log")" = 12 ] || status=1
    verdict $status "a thousand answers, and no trace of who gathered them ($machine)" "$folder.log"
}

run x86_64 sdk/tool/run.sh build/tests/many-x86_64/many.elf microvm
run hosted build/tests/many-hosted/many-hosted
echo "1..$count"
