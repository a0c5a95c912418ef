/* A binary tree torn down with a list as its stack; insertion with two cursors. */
#include "memory.component.h"

struct node {
    struct node *left OWN;
    struct node *right OWN;
    int key;
};

struct tree {
    struct node *root OWN;
    unsigned size;
};

static struct node *make_node(int key)
{
    struct node *node = deed_take(sizeof *node);
    if (node)
        node->key = key;
    return node;
}

static bool tree_insert(struct tree *tree, int key)
{
    struct node *parent = NULL;
    struct node *at = tree->root;
    while (at) {
        if (key == at->key)
            return true;
        parent = at;
        at = key < at->key ? at->left : at->right;
    }
    struct node *fresh = make_node(key);
    if (!fresh)
        return false;
    tree->size++;
    if (!parent)
        PUT(tree->root, fresh);
    else if (key < parent->key)
        PUT(parent->left, fresh);
    else
        PUT(parent->right, fresh);
    return true;
}

static bool tree_has(const struct tree *tree, int key)
{
    const struct node *at = tree->root;
    while (at && at->key != key)
        at = key < at->key ? at->left : at->right;
    return at != NULL;
}

/* Hangs each left subtree in front of the rest. */
static void tree_free(struct tree *tree)
{
    struct node *stack = TAKE(tree->root);
    while (stack != NULL) {
        struct node *top = stack;
        stack = TAKE(top->right);
        struct node *left = TAKE(top->left);
        if (left != NULL) {
            struct node *end = left;
            while (end->right != NULL)
                end = end->right;
            PUT(end->right, stack);
            stack = left;
        }
        deed_drop(top);
    }
    deed_drop(tree);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct tree *tree = deed_take(sizeof *tree);
    if (!tree)
        return;
    static const int keys[] = {50, 20, 70, 10, 30, 60, 80};
    for (unsigned i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (!tree_insert(tree, keys[i]))
            break;
    if (tree_has(tree, 55))
        deed_fault(deed_reason_value);
    tree_free(tree);
}
