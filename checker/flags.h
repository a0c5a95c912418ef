/* flags.h - the one list of compiler flags for component code.
 *
 * The preprocessor, libclang and the compiler all get `target_flags`: what is checked must be what
 * is compiled, and the flags decide what the source means (predefined macros, wrapping arithmetic,
 * where traps stand). Their hash is in every certificate. */
#ifndef CHECKER_FLAGS_H
#define CHECKER_FLAGS_H

#include <stdbool.h>
#include <stddef.h>

extern const char *const target_flags[];
extern const size_t target_flag_count;

/* For components that say `float;`: these, and not the one about general registers. */
extern const char *const float_flags[];
extern const size_t float_flag_count;

/* All target flags of a component. */
struct host_list;
void flags_add_target(struct host_list *arguments, bool has_float);

/* More of them, for components with tables of functions; they change nothing about what the source
 * means. */
extern const char *const table_flags[];
extern const size_t table_flag_count;

/* Warnings. Whoever runs the compiler makes each an error of rule `compile`. */
extern const char *const warning_flags[];
extern const size_t warning_flag_count;

/* The compiler, as found on the PATH. */
#define COMPILER   "clang-19"
#define LINKER     "ld.lld-19"
#define OBJCOPY    "llvm-objcopy-19"
#define SYMBOLIZER "llvm-symbolizer-19"

#endif
