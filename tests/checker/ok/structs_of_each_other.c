/* Two structs that lead to each other, and to themselves. */
#include "memory.component.h"

struct branch {
    struct leaf *leaf OWN;
    struct branch *next OWN;
};

struct leaf {
    uint64_t value;
    struct branch *bud OWN;
    struct leaf *twin OWN;
};

static OWN OPT struct branch *grow(uint64_t value)
{
    struct branch *branch = deed_take(sizeof(struct branch));
    if (branch == NULL)
        return NULL;
    struct leaf *leaf = deed_take(sizeof(struct leaf));
    if (leaf != NULL) {
        leaf->value = value;
        PUT(branch->leaf, leaf);
    }
    return branch;
}

/* The value of the branch's leaf; a branch without one counts for nothing. */
static uint64_t worth(const struct branch *branch)
{
    const struct leaf *leaf = branch->leaf;
    if (leaf == NULL)
        return 0;
    return leaf->value;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct branch *branch = grow(7);
    if (branch == NULL)
        return;
    deed_sleep_until(worth(branch));
    struct leaf *leaf = TAKE(branch->leaf);
    if (leaf != NULL && leaf->value > 9)
        leaf->value = 9;
    if (leaf != NULL) {
        struct branch *bud = TAKE(leaf->bud);
        struct leaf *twin = TAKE(leaf->twin);
        PUT(branch->leaf, twin);
        PUT(branch->next, bud);
        deed_drop(leaf);
    }
    deed_fault(deed_reason_exit);
}
