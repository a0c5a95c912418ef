/* link.h - the state of one `deed link`, shared by the link_*.c files. */
#ifndef CHECKER_LINK_H
#define CHECKER_LINK_H

#include "certificate.h"
#include "lines.h"
#include "object.h"

/* From this offset on the text is of this function of the source. */
struct link_function {
    uint64_t offset;
    const char *name;
};

struct link_component {
    const struct instance *instance;
    const char *name;        /* of the component: its files are called so */
    const char *symbol;      /* of the instance: its sections are called so */
    const char *object_file; /* as certified                              */
    char *object_bytes;
    size_t object_size;
    struct object *object;
    struct line_list *lines;
    struct link_function *functions;
    size_t function_count;
    struct certificate *certificate;
    const char *localised; /* the object with only SYMBOL_main to be seen */
    uint64_t bound;        /* stack of NAME_main, computed again          */
    uint64_t service;      /* stack of the deepest service below it     */
    uint64_t stack;        /* bytes to reserve                          */
};

struct link {
    /* What was asked. */
    const char *system_file, *root, *folder, *kernel, *tables, *image;
    struct host_list contract_folders;
    bool hosted;

    const char *parts; /* folder for what the linker makes on its way */
    struct diagnostics *all;
    struct contract_library *library;
    struct system_image *system;
    struct link_component *components;
    size_t count;
};

/* Report that a component is not what was certified; that something else does not link. */
void link_refuse(struct link *link, const char *file, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void link_fail(struct link *link, const char *file, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* link_verify.c: read each component's object and certificate, and believe neither. */
void link_verify(struct link *link);

/* link_use.c: each port is touched and each service called, by what is linked. */
void link_use(struct link *link);

/* link_stack.c: the stack of each component, services and interrupts included. */
void link_stacks(struct link *link);

/* link_functions.c: what the functions are called. */
void link_functions(struct link *link);

/* link_tables.c: link.c, what the kernel is told beside the system's tables. */
char *link_tables(const struct link *link);

/* link_script.c: where everything lies in the image. */
char *link_script_machine(const struct link *link);
char *link_script_hosted(const struct link *link);

/* link_memory.c: print who takes what of the machine's memory, and refuse an image that does not
 * fit. */
void link_memory(struct link *link);

#endif
