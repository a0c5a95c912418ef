/* tools.h - which builds of which programs and libraries a verdict and an object rest on. */
#ifndef CHECKER_TOOLS_H
#define CHECKER_TOOLS_H

#include "host.h"

struct tool {
    const char *name; /* clang-19, libLLVM.so.19.1, ... */
    struct hash hash; /* of the file, or of the build's own number in it */
};

struct tool_list {
    struct tool *items;
    size_t count;
};

void tools_add(struct tool_list *list, const char *name, struct hash hash);
const struct tool *tools_named(const struct tool_list *list, const char *name);

/* The compiler, and the libraries that it and this program think with. NULL, or what cannot be
 * found. */
const char *tools_find(struct tool_list *list);

#endif
