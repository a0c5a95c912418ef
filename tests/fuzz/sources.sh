# sources.sh FOLDER - what fuzz_source needs: FOLDER/component with the component file and the preprocessed
# text of its headers, and FOLDER/seeds with preprocessed programs without those. Programs for the component
# `memory`, which has no ports, are as good for any other. Needs build/deed.
set -eu
folder=$1/component gen=$1/component/gen
mkdir -p "$gen" "$1/seeds"
cp tests/sound/sound.component "$folder"
build/deed contract tests/sound/contracts/*.contract -I tests/sound/contracts -o "$gen"
build/deed component "$folder/sound.component" -I tests/sound/contracts -o "$gen"
printf '#include "sound.component.h"\nvoid sound_main(struct sound_ports *ports)\n{\n}\n' >"$folder/sound.c"

preprocess() {
    clang-19 -E -ffreestanding --target=x86_64-unknown-none-elf -Isdk/include -Isdk/library -I"$gen" "$1"
}

# Behind the headers, without line markers. (The file is come back to from another twice: before its
# line 1, and behind the header.)
own_part() {
    awk -v name="$1" '/^# [0-9]+ / { if ($2 > 1 && index($0, "\"" name "\" 2")) own = 1; next } own' 
}

preprocess "$folder/sound.c" | awk -v name="$folder/sound.c" '
    /^# [0-9]+ / && $2 > 1 && index($0, "\"" name "\" 2") { exit } { print }' >"$folder/prefix.i"
for program in $(grep -l '^#include "memory.component.h"' tests/checker/ok/*.c tests/checker/bad/*/*.c |
    awk 'NR % 3 == 0'); do
    sed 's/memory_ports/sound_ports/g; s/memory_main/sound_main/g; s/memory[.]component/sound.component/' \
        "$program" >"$folder/seed.c"
    preprocess "$folder/seed.c" 2>/dev/null | own_part "$folder/seed.c" \
        >"$1/seeds/$(echo "$program" | tr / -)" || true
done
python3 -B tests/sound/pieces.py "$1/seeds" 40 >"$folder/pieces"
for piece in "$1"/seeds/piece-*.c; do
    preprocess "$piece" 2>/dev/null | own_part "$piece" >"$piece.i"
    rm "$piece"
done
rm -f "$folder/seed.c"
