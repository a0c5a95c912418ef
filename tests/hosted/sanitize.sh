#!/bin/sh
# sanitize.sh kernel             - compile kernel, machine and heap with sanitizers: build/sanitized
# sanitize.sh FOLDER COMPONENTS  - FOLDER/deed-sanitized: the hosted system that was linked in FOLDER,
#                                  with sanitizers; COMPONENTS is where `deed check` put its files
#
# Components are compiled once more, from the very text that was checked and with the flags that the
# checker uses, on a machine that has the sanitizers' library. What clang makes traps of stays a trap:
# the kernel stops the component for it. Everything else that a sanitizer finds ends the process. The
# objects are kept, each under a hash of the text and the flags, whoever asked first.
#
# Services that switch to another component preserve no registers. Where the address sanitizer aligns a
# frame, clang 19 keeps the frame's address in rbx and expects it there after such a call. So here these are
# ordinary calls, on both sides.
set -eu

cc=clang-19
objcopy=llvm-objcopy-19
kernel=build/sanitized
stack=262144 # of each component: the library needs far more than the certificate says

sanitizers="-fsanitize=${DEED_SANITIZERS:-address,undefined} -fno-sanitize=function
    -fno-sanitize-recover=all"

# Several tests need it, perhaps at once: the first compiles, the others wait and find it done.
compile_kernel() {
    mkdir -p $kernel
    exec 9>$kernel/lock
    flock 9
    if [ "$(cat $kernel/done 2>/dev/null)" = "$sanitizers" ] && [ -z "$(find sharedheap kernel \
        sdk/include tests/hosted/sanitizer.c tests/hosted/sanitize.sh -newer $kernel/done)" ]; then
        return
    fi
    rm -f $kernel/*.o $kernel/done
    for source in sharedheap/*.c kernel/*.c kernel/machine/*.[cS] kernel/machine/hosted/*.[cS] \
        tests/hosted/sanitizer.c; do
        case $source in kernel/memory.c) continue ;; esac # the library has its own, which look
        # shellcheck disable=SC2086
        $cc --target=x86_64-linux-gnu -std=c11 -O1 -g -ffreestanding -fno-builtin -mno-red-zone \
            -mgeneral-regs-only -fno-pic -fwrapv -fno-strict-aliasing -Wall -Wextra -Wconversion \
            -Werror -Dpreserve_none= -Isdk/include -I. -Ikernel/guard/full -Ikernel/recorder/off -Isharedheap/debug/off -Ikernel/debug/off -Ikernel/machine/hosted $sanitizers \
            -c "$source" -o "$kernel/$(echo "$source" | tr '/' '_').o"
    done
    echo "$sanitizers" >$kernel/done
}

# Only what computes with floating numbers has anything to do with their registers.
general_registers() { # COMPONENT
    llvm-objdump-19 -d "$components/$1.o" | grep -q '%xmm' || echo -mgeneral-regs-only
}

# Traps keep the number of their kind here: nothing has to tell two of a kind apart. Statics have no
# margins, for a restart writes over all of a component's data.
component_flags() {
    sed -n '/^const char \*const target_flags\[\]/,/^};/s/^ *"\(-[^"]*\)",.*/\1/p' checker/flags.c |
        sed -e 's/^--target=.*/--target=x86_64-linux-gnu/' -e '/^-fsanitize/d' -e '/^-mgeneral-regs-only$/d' -e '/^-mllvm$/d' \
            -e '/^-ubsan-unique-traps$/d' -e '/^-enable-tail-merge/d' | tr '\n' ' '
    traps=array-bounds,integer-divide-by-zero,shift,bool,unreachable,vla-bound,float-cast-overflow
    echo "$sanitizers -fsanitize=$traps -fsanitize-trap=$traps -mllvm -asan-globals=0 -w" \
        "${DEED_COMPONENT_FLAGS:-}"
}

# Address, file and line of each row of the line program, as kernel/tables.h wants them.
line_tables() {
    llvm-dwarfdump-19 --debug-line "$1" | awk -v name="$2" '
        function quoted() {
            gsub(/^[^"]*"|"$/, "")
            return $0
        }
        function numbered() {
            match($0, /[0-9]+/)
            return substr($0, RSTART, RLENGTH) + 0
        }
        /^include_directories\[/ { at = numbered(); folder[at] = quoted() "/" }
        /^file_names\[/ { last = numbered() }
        /^ +name: / { files[last] = quoted() }
        /^ +dir_index: / { files[last] = folder[$2] files[last] }
        /^0x[0-9a-f]+ +[0-9]+ +[0-9]+ +[0-9]+/ { rows[++n] = "    {" $1 ", " $4 ", " $2 "}," }
        END {
            print "const struct line_table deed_lines_" name "[] = {"
            for (i = 1; i <= n; i++)
                print rows[i]
            print "};"
            print "const uint32_t deed_line_count_" name " = " n ";"
            print "const char *const deed_files_" name "[] = {"
            for (i = 0; i <= last; i++)
                print "    \"" files[i] "\","
            print "};"
        }'
}

# The function of the source that each of these addresses comes from.
function_table() {
    llvm-dwarfdump-19 --debug-line "$1" | sed -n 's/^\(0x[0-9a-f]*\)  .*/\1/p' >"$out/$2.addresses"
    llvm-symbolizer-19 --obj="$1" --functions=short --no-inlines --output-style=GNU <"$out/$2.addresses" |
        sed -n 'p;n' | paste -d ' ' "$out/$2.addresses" - | awk -v name="$2" '
        BEGIN { print "const struct function_table deed_functions_" name "[] = {" }
        $2 != last { print "    {" $1 ", \"" $2 "\"},"; last = $2 }
        END { print "    {UINT32_MAX, 0},\n};" }'
}

# Each section of a component under the name that the linker script looks for.
renamings() {
    llvm-readelf-19 -SW "$1" |
        sed -n 's/.* \(\.\(text\|rodata\|data\|bss\)\(\.[^ ]*\)\{0,1\}\) .*/\1 \2/p' |
        while read -r section kind; do
            case $kind in
            text) flags=alloc,load,readonly,code ;;
            rodata) flags=alloc,load,readonly,data ;;
            data) flags=alloc,load,data ;;
            bss) flags=alloc ;;
            esac
            echo "--rename-section=$section=.deed.$kind.$2,$flags"
        done
}

# kept_object COMPONENT: its object; a hundred or two are kept.
kept_object() {
    ordinary_calls=
    test -z "$sanitizers" || ordinary_calls='s/preserve_none//g'
    flags="$(component_flags) $(general_registers "$1")"
    key=$({ echo "$flags" && cat tests/hosted/sanitize.sh && stat -L -c '%n %s %Y' "$(command -v $cc)" && cat "$components/$1.i"; } | sha256sum)
    kept=build/sanitized/components/${key%% *}.o
    if [ ! -e "$kept" ]; then
        mkdir -p build/sanitized/components
        # shellcheck disable=SC2086
        sed "$ordinary_calls" "$components/$1.i" | $cc -x cpp-output $flags -c - -o "$kept.$$"
        mv "$kept.$$" "$kept"
        find build/sanitized/components -name '*.o' -printf '%T@ %p\n' | sort -rn | sed '1,200d; s/^[^ ]* //' |
            xargs -r rm -f
    fi
    echo "$kept"
}

# compile_component SYMBOL COMPONENT: an instance.
compile_component() {
    name=$1
    cp "$(kept_object "$2")" "$out/$name.raw.o"
    : >"$out/$name.data"
    $objcopy --dump-section=.data="$out/$name.data" "$out/$name.raw.o" /dev/null 2>/dev/null || true
    # shellcheck disable=SC2046
    $objcopy --keep-global-symbol="$2_main" --redefine-sym="$2_main=${name}_main" \
        $(renamings "$out/$name.raw.o" "$name") \
        "$out/$name.raw.o" "$out/$name.o"
    printf '.section .deed.image.%s, "a"\n.incbin "%s"\n' "$name" "$out/$name.data" >>"$out/images.S"
    {
        echo "const uint32_t deed_stack_size_$name = $stack;"
        echo "__attribute__((section(\".bss.deed.stacks\"), aligned(16)))"
        echo "char deed_stack_$name[$stack];"
        line_tables "$out/$name.raw.o" "$name"
        function_table "$out/$name.raw.o" "$name"
    } >>"$out/link.c"
}

link_system() {
    folder=$1 components=$2 parts=$1/deed-hosted.parts out=$1/sanitized objects=
    mkdir -p "$out"
    echo '#include "kernel/tables.h"' >"$out/link.c"
    : >"$out/images.S"
    while read -r symbol component; do
        compile_component "$symbol" "$component"
        objects="$objects $out/$symbol.o"
    done <"$parts/instances"
    $cc -std=gnu11 -fno-pic -I. -c "$out/link.c" -o "$out/link.o"
    $cc -c "$out/images.S" -o "$out/images.o"
    # shellcheck disable=SC2086
    $cc -no-pie -fuse-ld=lld $sanitizers "-Wl,-T,$parts/link.ld" $kernel/*.o $objects \
        "$parts/system-tables.o" "$out/link.o" "$out/images.o" -o "$folder/deed-sanitized"
}

case $1 in
kernel) compile_kernel ;;
functions) ;; # sourced: tests/sound/agree.sh has an end of its own
*) link_system "$1" "$2" ;;
esac
