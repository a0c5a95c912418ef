/* A search tree whose nodes know their parents: insertion, rotation, and a walk in order that needs
 * no stack, since it finds its way back by itself. */
#include "memory.component.h"

struct branch {
    struct branch *left IN(parcel);
    struct branch *right IN(parcel);
    struct branch *parent IN(parcel);
    uint32_t key;
};

struct tree {
    struct deed_parcel parcel;
    struct branch *top IN(parcel);
    uint32_t size;
};

static void replace_child(struct tree *tree, struct branch *old IN(tree),
                          struct branch *young IN(tree) OPT)
{
    struct branch *parent = old->parent;
    if (parent == NULL)
        tree->top = young;
    else if (parent->left == old)
        parent->left = young;
    else
        parent->right = young;
    if (young != NULL)
        young->parent = parent;
}

static void rotate_left(struct tree *tree, struct branch *pivot IN(tree))
{
    struct branch *up = pivot->right;
    if (up == NULL)
        return;
    replace_child(tree, pivot, up);
    pivot->right = up->left;
    if (pivot->right != NULL)
        pivot->right->parent = pivot;
    up->left = pivot;
    pivot->parent = up;
}

OPT IN(tree) static struct branch *insert(struct tree *tree, uint32_t key)
{
    struct branch *parent = NULL;
    for (struct branch *at = tree->top; at != NULL;) {
        if (at->key == key)
            return at;
        parent = at;
        at = key < at->key ? at->left : at->right;
    }
    struct branch *added = deed_parcel_add(tree, sizeof(struct branch));
    if (added == NULL)
        return NULL;
    added->key = key;
    added->parent = parent;
    if (parent == NULL)
        tree->top = added;
    else if (key < parent->key)
        parent->left = added;
    else
        parent->right = added;
    tree->size++;
    return added;
}

OPT IN(from) static const struct branch *successor(const struct branch *from)
{
    const struct branch *at = from->right;
    if (at != NULL) {
        while (at->left != NULL)
            at = at->left;
        return at;
    }
    const struct branch *up = from->parent;
    for (at = from; up != NULL && up->right == at; up = up->parent)
        at = up;
    return up;
}

static bool is_ordered(const struct tree *tree)
{
    const struct branch *at = tree->top;
    while (at != NULL && at->left != NULL)
        at = at->left;
    uint32_t last = 0;
    while (at != NULL) {
        if (at->key < last)
            return false;
        last = at->key;
        at = successor(at);
    }
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct tree *tree = deed_parcel_take(sizeof(struct tree), 64 * sizeof(struct branch));
    if (tree == NULL)
        return;
    for (uint32_t i = 1; i <= 64; i++) {
        struct branch *added = insert(tree, i * 37 % 64);
        if (added != NULL && added->parent != NULL)
            rotate_left(tree, added->parent);
    }
    if (!is_ordered(tree))
        deed_sleep_until(1);
    deed_drop(tree);
}
