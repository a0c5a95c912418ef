/* flags.c - the fixed flags, each with the hole it closes. */
#include "flags.h"
#include "host.h"

#include <string.h>

const char *const target_flags[] = {
    "--target=x86_64-unknown-none-elf",
    "-std=c11",
    "-O2",
    "-ffreestanding",
    "-nostdlibinc", /* only the SDK's headers and the compiler's own */
    "-fno-builtin",
    /* Debug information: line tables for reports. Version 4 keeps file names in the line program;
     * no path of the building machine gets in. */
    "-gdwarf-4",
    "-fdebug-compilation-dir=.",
    /* The machine: interrupts push on the component's stack, the image lies below 2 GiB. */
    "-mno-red-zone",
    "-mgeneral-regs-only",
    "-mcmodel=small",
    "-fno-pic",
    /* C's undefined behaviour that no rule refuses becomes defined. */
    "-fwrapv",
    "-fno-strict-aliasing",
    "-fno-delete-null-pointer-checks",
    "-fno-finite-loops",
    "-ftrivial-auto-var-init=zero",
    /* Traps where the checker relies on the compiler. */
    "-fstrict-flex-arrays=3",
    "-fsanitize=array-bounds",
    "-fsanitize=integer-divide-by-zero",
    "-fsanitize=shift",
    "-fsanitize=bool",
    "-fsanitize=unreachable",
    "-fsanitize=vla-bound",
    "-fsanitize-trap=all",
    /* One trap for each check, not one a function, so that each has its line: see compile_traps.c.
     */
    "-mllvm",
    "-ubsan-unique-traps",
    "-mllvm",
    "-enable-tail-merge=false",
    /* Objects that the object gate and the stack bound can follow. */
    "-fno-common",
    "-fvisibility=hidden",
    "-fomit-frame-pointer",
    "-fno-optimize-sibling-calls",
    "-fno-jump-tables",
    "-fno-asynchronous-unwind-tables",
    "-fno-ident",
};
const size_t target_flag_count = sizeof target_flags / sizeof target_flags[0];

/* SSE, one number at a time and each operation as it is written; the compiler's checks of numbers
 * that become integers. */
const char *const float_flags[] = {
    "-msse2",
    "-mno-80387",
    "-mno-mmx",
    "-mno-sse3",
    "-ffp-contract=off",
    "-fno-vectorize",
    "-fno-slp-vectorize",
    "-fsanitize=float-cast-overflow",
};
const size_t float_flag_count = sizeof float_flags / sizeof float_flags[0];

void flags_add_target(struct host_list *arguments, bool has_float)
{
    for (size_t i = 0; i < target_flag_count; i++)
        if (!has_float || strcmp(target_flags[i], "-mgeneral-regs-only") != 0)
            host_list_add(arguments, target_flags[i]);
    if (has_float)
        host_list_add_all(arguments, float_flags, float_flag_count);
}

/* With tables of functions: a call through a pointer first compares the function's type. */
const char *const table_flags[] = {"-fsanitize=kcfi"};
const size_t table_flag_count = sizeof table_flags / sizeof table_flags[0];

const char *const warning_flags[] = {
    "-Wall",
    "-Wextra",
    "-Wconversion",
    "-Wsign-conversion",
    "-Wcast-qual",
    "-Wcast-align",
    "-Wwrite-strings",
    "-Wstrict-prototypes",
    "-Wdeprecated-non-prototype",
    "-Wimplicit-fallthrough",
    "-Wreturn-type",
    "-Wvla",
    "-Wmissing-braces",
    "-Wframe-larger-than=1024",
    /* The checker's own rules say these on every path, and better. */
    "-Wno-uninitialized",
    "-Wno-sometimes-uninitialized",
    "-Wno-unsequenced",
    "-Wno-infinite-recursion",
    "-Wno-return-stack-address",
    /* clang keeps quiet about what macros put into parentheses; here the macros are gone. */
    "-Wno-parentheses-equality",
    /* Harmless. */
    "-Wno-unused",
    "-Wno-unused-parameter",
};
const size_t warning_flag_count = sizeof warning_flags / sizeof warning_flags[0];
