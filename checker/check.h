/* check.h - the state of one `deed check`, handed from pass to pass. Private to the passes that
 * have to do with files and machine code; the analyses see only what checker.h says. */
#ifndef CHECKER_CHECK_H
#define CHECKER_CHECK_H

#include "certificate.h"
#include "checker.h"
#include "host.h"
#include "lines.h"
#include "object.h"

#include <semaphore.h>

struct check {
    /* What was asked. */
    const char *component_file; /* apps/calc/calc.component              */
    const char *directory;      /* apps/calc                             */
    const char *name;           /* calc                                  */
    const char *sdk;            /* sdk/include                           */
    const char *library_folder; /* sdk/library                           */
    const char *gen;            /* build/gen                             */
    const char *out;            /* build/components                      */
    struct host_list contract_folders;
    const char *command;       /* all that, as one types it             */
    const char *dump;          /* name of the pass to dump after        */
    bool without_object;       /* stop after the source passes          */
    bool draft;                /* of a text that may not be saved: make nothing, take any headers */
    const char *facts;         /* file that gets what is known on each line, as JSON; or NULL     */
    const char *html;          /* file that gets the report, or NULL    */
    struct host_list remapped; /* "FILE;OTHER": what clang reads instead                    */

    /* What the passes made. */
    struct diagnostics *all;
    struct contract_library *library;
    const struct component *component;
    struct source source;
    struct split *split; /* of a long source: its second half is being parsed */
    struct ir_unit *unit;
    const char *broken; /* what the unit breaks, before its last reader, or NULL */
    struct bounds_unit *bounds;
    struct host_task numbers; /* of a long source: bounds_search, then bounds_begin */
    sem_t is_inferred;        /* the second may begin; or never, where there is no `writes` */
    bool has_writes;
    char *bitcode; /* what clang made of the source, optimised */
    size_t bitcode_size;
    const char *object_file;
    char *object_bytes;
    size_t object_size;
    struct object *object;
    struct line_list *lines;
    struct host_list recursions; /* "NAME TIMES": may call itself so deep */
    uint64_t stack;
};

struct pass {
    const char *name;
    void (*run)(struct check *check);
    void (*dump)(const struct check *check, FILE *out); /* may be NULL */
    bool on_object;                                     /* needs the compiled object */
};

/* In order. A test binary that must do without one gate links another table. */
extern const struct pass passes[];
extern const size_t pass_count;

void pass_source(struct check *check);
void pass_token(struct check *check);
void pass_front(struct check *check);
void pass_summary(struct check *check);
void pass_infer(struct check *check);
void pass_flow(struct check *check);
void pass_bounds(struct check *check);
void pass_compile(struct check *check);
void pass_llvm(struct check *check);
void pass_code(struct check *check);
void pass_object(struct check *check);
void pass_stack(struct check *check);
void pass_certificate(struct check *check);

void dump_source(const struct check *check, FILE *out);
void dump_token(const struct check *check, FILE *out);
void dump_ir(const struct check *check, FILE *out);
void dump_flow(const struct check *check, FILE *out);
void dump_bounds(const struct check *check, FILE *out);
void dump_llvm(const struct check *check, FILE *out);
void dump_stack(const struct check *check, FILE *out);

/* compile.c: what clang said, as errors of rule `compile`; true if anything was reported. */
bool compile_messages(struct diagnostics *all, const char *text);

/* llvm_pass.c: where the bitcode says that a function is. */
struct place llvm_place_of(const struct check *check, const char *function);

/* Read the object's bytes, decode them, and read their lines; check->object stays NULL, and an
 * error is reported, when they are no object. */
void compile_read_object(struct check *check);

/* compile_internal.c: annotations go, and all that this bitcode defines but the entry becomes
 * internal; NULL: it stays as it is. What calls itself or each other is kept apart. */
bool compile_prepare(const char *file, const char *entry, const struct host_list *recursions);

/* compile_traps.c: write into each trap which check it is; true if the object's bytes changed. */
bool compile_name_traps(const struct check *check);

/* contracts.c: all contracts that the component can meet: its ports' and, in turn, those of the
 * endpoints that travel in their messages. Sorted by name. */
struct contract_list {
    const struct contract **items;
    size_t count;
};
struct contract_list contracts_of(const struct component *component,
                                  struct contract_library *library);

#endif
