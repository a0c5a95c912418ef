#!/bin/sh
# break.sh [NUMBER] - plant an error in a copy of a shipped component and show that it is refused: the
# checker says what is wrong, and the image does not link, not even with an object that clang made
# without a word. Six errors, one at a time; or only the one of this number. Needs a built tree; run
# from its root.
set -u

work=build/break
passed=0
failed=0

# plant NUMBER WHAT RULE COMPONENT SED-SCRIPT
plant() {
    number=$1 what=$2 rule=$3 component=$4 script=$5
    [ -z "$only" ] || [ "$only" = "$number" ] || return 0
    place=$work/$number
    rm -rf "$place"
    mkdir -p "$place/apps" "$place/components"
    cp -R "apps/$component" "$place/apps/"
    source=$place/apps/$component/$component.c
    sed "$script" "apps/$component/$component.c" >"$source"

    echo "$number. $what, in $component.c:"
    diff "apps/$component/$component.c" "$source" | sed -n 's/^\([<>]\)/    \1/p'
    if ! [ -s "$place/apps/$component/$component.c" ] ||
        cmp -s "apps/$component/$component.c" "$source"; then
        fail 'nothing was planted: the component is not what it was when this was written'
        return
    fi
    refuse
}

fail() {
    echo "   NOT REFUSED: $1"
    failed=$((failed + 1))
    echo
}

refuse() {
    build/deed check "$place/apps/$component/$component.component" -I contracts --sdk sdk/include \
        --gen build/gen -o "$place/components" >"$place/said" 2>&1
    status=$?
    sed 's/^/    /' "$place/said"
    if [ $status != 1 ] || ! grep -q "error: .*\[$rule\]" "$place/said"; then
        fail "deed check ended with $status and did not name the rule $rule"
        return
    fi
    if [ -e "$place/components/$component.o" ] || [ -e "$place/components/$component.cert" ]; then
        fail 'deed check left an object behind'
        return
    fi
    # All the other components as they were, this one compiled by clang alone.
    cp build/components/*.* "$place/components/"
    rm "$place/components/$component.o" "$place/components/$component.cert"
    if ! clang-19 --target=x86_64-unknown-none-elf -std=gnu11 -O2 -ffreestanding \
        -mgeneral-regs-only -mcmodel=small -fno-pic -w -Isdk/include -Isdk/library -Ibuild/gen \
        -c "$source" -o "$place/components/$component.o"; then
        fail 'clang should have accepted it'
        return
    fi
    build/deed system apps/demo.system --root . -I contracts -o "$place" >/dev/null
    if build/deed link apps/demo.system --root . -I contracts --components "$place/components" \
        --kernel build/kernel/x86_64.o --tables "$place/system.c" -o "$place/deed.elf" \
        >"$place/said" 2>&1 || [ -e "$place/deed.elf" ]; then
        fail 'the image linked'
        return
    fi
    echo '    clang compiles it without a word, but deed link does not take the object:'
    sed 's/^/    /' "$place/said"
    if [ "$(grep -c 'error:' "$place/said")" != 1 ]; then
        fail 'deed link found more than this wrong; is the tree built?'
        return
    fi
    passed=$((passed + 1))
    echo
}

only=${1:-}

plant 1 'use after send' use-after-move console \
    's/^    Console_send_Written(client, text);$/&\n    text->at[0] = 0;/'
plant 2 'a leak on an error path' leak console \
    '/^    if (!client) {$/,/^    }$/{/deed_drop(buffer);/d;}'
plant 3 'a message out of order' protocol calc \
    's/case Calculator_connected: break;/case Calculator_connected: Calculator_send_Overflow(client); break;/'
plant 4 'a forgotten closed' unhandled calc \
    '/case Calculator_closed:/d'
plant 5 'a wild index' index crash \
    's/return AT(numbers, count, at);/return numbers[at];/'
plant 6 'an inline cli' token calc \
    's/^    for (;;) {$/    __asm__ volatile("cli");\n&/'

echo "$passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
