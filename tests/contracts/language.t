#!/bin/sh
# language.t - what the language can say, all the way: the conformance suites of contracts of ok/, with
# sub-protocols, named points, overrides of overrides, every kind of argument and conditions of every
# form, pass the checker and talk to each other on the hosted machine; and so do the skeletons, as far
# as the checker.
set -u
folder=build/tests/language
log=$folder.log
contracts='Demands Door InsideMost Kinds Named Sealed'
rm -rf "$folder" "$log.said"
mkdir -p "$folder"
cp tests/contracts/ok/*.contract "$folder"
files=
for name in $contracts; do files="$files $folder/$name.contract"; done
# shellcheck disable=SC2086
build/deed contract suite $files -I "$folder" -I contracts -o "$folder" >"$log" 2>&1 &&
    sh tests/contracts/build_system.sh "$folder" suite hosted >>"$log" 2>&1
if [ $? = 0 ]; then
    timeout 120 "$folder/suite-hosted" </dev/null >"$folder/tap" 2>&1
    tr -d '\r' <"$folder/tap" >>"$log"
fi
count=0
for name in $contracts; do
    for way in 'a tour' 'at random'; do
        count=$((count + 1))
        if grep -q "^ok .*- $name, $way: \([0-9]*\) of \1 transitions" "$log"; then
            echo "ok $count - $name, $way"
        else
            echo "not ok $count - $name, $way"
            [ -e "$log.said" ] || sed 's/^/# /' "$log"
            touch "$log.said"
        fi
    done
done

# Nothing is filled in yet.
skeletons=$folder/skeletons
mkdir -p "$skeletons"
for name in $contracts; do
    for side in server client; do
        build/deed contract skeleton "$folder/$name.contract" --$side -I "$folder" -I contracts \
            -o "$skeletons/$name.$side" >"$log" 2>&1
    done
done
build/deed component "$skeletons"/*/*.component -I "$folder" -I contracts -o "$folder/gen" >"$log" 2>&1
for file in "$skeletons"/*/*.component; do
    count=$((count + 1))
    if build/deed check "$file" -I "$folder" -I contracts --sdk sdk/include --gen "$folder/gen" \
        -o "$skeletons" >"$log" 2>&1; then
        echo "ok $count - the skeleton $(basename "$file" .component)"
    else
        echo "not ok $count - the skeleton $(basename "$file" .component)"
        sed 's/^/# /' "$log"
    fi
done
echo "1..$count"
