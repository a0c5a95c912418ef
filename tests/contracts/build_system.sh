#!/bin/sh
# build_system.sh FOLDER NAME MACHINE - check all components of a folder in build/ and link FOLDER/NAME.system:
# FOLDER/NAME.elf for QEMU (MACHINE x86_64) or FOLDER/NAME-hosted. Contracts are looked for in
# contracts/ and the folder itself.
set -eu
folder=$1 name=$2 machine=$3
export folder
search="-I contracts -I $folder"
mkdir -p "$folder/gen"
# shellcheck disable=SC2086
build/deed contract contracts/*.contract \
    $(find "$folder" -maxdepth 1 -name '*.contract') $search -o "$folder/gen"
# shellcheck disable=SC2086
build/deed component "$folder"/*/*.component $search -o "$folder/gen"
find "$folder" -name '*.component' | sort |
    xargs -P 2 -I FILE build/deed check FILE -I contracts -I "$folder" \
        --sdk sdk/include --gen "$folder/gen" -o "$folder"
# shellcheck disable=SC2086
build/deed system "$folder/$name.system" --root . $search -o "$folder" >/dev/null
case $machine in
hosted) link="--machine hosted -o $folder/$name-hosted" ;;
*) link="-o $folder/$name.elf" ;;
esac
# shellcheck disable=SC2086
build/deed link "$folder/$name.system" --root . $search --components "$folder" \
    --kernel "build/kernel/$machine.o" --tables "$folder/system.c" $link
