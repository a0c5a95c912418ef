/* image.h - a system while it is read (system.c) and checked (wiring.c). Only these include it. */
#ifndef DEED_IMAGE_H
#define DEED_IMAGE_H

#include "component.h"
#include "../compiler/notation.h"

/* What the system file says of an instance beside the values, for the messages. */
struct said {
    bool priority, restart, irq, ioport, manual;
};

struct image_draft {
    struct system_image image;
    struct pool pool;
    struct notation notation;
    const char *root;
    struct contract_library *library;
    struct said *said; /* by instance                                             */
    bool said_memory;
    bool component_failed; /* one that is named here is wrong, so much here may seem so */
};

#define image_error(draft, ...) notation_error(&(draft)->notation, __VA_ARGS__)

/* Everything that no single statement shows. */
void image_check(struct image_draft *draft);

/* component_read, for somebody else than the user (component.c). */
struct component *component_read_at(const char *file, struct place asked_for_at,
                                    struct contract_library *library,
                                    struct diagnostics *diagnostics);

#endif
