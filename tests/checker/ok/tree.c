/* A binary search tree of owned nodes: insert at a borrowed cursor, look up, tear down without
 * recursion by rotating left children up. */
#include "memory.component.h"

struct leaf {
    struct leaf *left OWN;
    struct leaf *right OWN;
    int32_t key;
    uint32_t count;
};

static struct leaf *g_root OWN;

BORROWS(from) OPT static struct leaf *find(struct leaf *from OPT, int32_t key)
{
    struct leaf *at = from;
    while (at != NULL && at->key != key)
        at = key < at->key ? at->left : at->right;
    return at;
}

/* False when there was no memory. */
static bool insert(int32_t key)
{
    struct leaf *known = find(g_root, key);
    if (known != NULL) {
        known->count++;
        return true;
    }
    struct leaf *leaf = deed_take(sizeof(struct leaf));
    if (leaf == NULL)
        return false;
    leaf->key = key;
    leaf->count = 1;
    struct leaf *at = g_root;
    if (at == NULL) {
        PUT(g_root, leaf);
        return true;
    }
    for (;;) {
        struct leaf *below = key < at->key ? at->left : at->right;
        if (below == NULL)
            break;
        at = below;
    }
    if (key < at->key)
        PUT(at->left, leaf);
    else
        PUT(at->right, leaf);
    return true;
}

static void clear(void)
{
    struct leaf *top = TAKE(g_root);
    while (top != NULL) {
        struct leaf *left = TAKE(top->left);
        if (left == NULL) {
            struct leaf *right = TAKE(top->right);
            deed_drop(top);
            top = right;
        } else {
            PUT(top->left, TAKE(left->right));
            PUT(left->right, top);
            top = left;
        }
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    uint32_t seed = 12345;
    for (uint32_t i = 0; i < 100; i++) {
        seed = seed * 1103515245u + 12345u;
        if (!insert((int32_t)(seed >> 20)))
            break;
    }
    struct leaf *some = find(g_root, 7);
    if (some != NULL && some->count > 50)
        some->count = 50;
    clear();
}
