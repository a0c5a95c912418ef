/* A tree of owned nodes: filled, summed, searched and torn down by functions that call themselves. */
#include "memory.component.h"

struct node {
    struct node *left OWN;
    struct node *right OWN;
    uint32_t key;
};

static DEPTH(depth) OWN OPT struct node *fill(uint32_t low, uint32_t high, uint32_t depth)
{
    if (depth == 0 || low >= high)
        return NULL;
    struct node *node = deed_take(sizeof(struct node));
    if (node == NULL)
        return NULL;
    uint32_t middle = low + (high - low) / 2;
    node->key = middle;
    struct node *left = fill(low, middle, depth - 1);
    PUT(node->left, left);
    struct node *right = fill(middle + 1, high, depth - 1);
    PUT(node->right, right);
    return node;
}

static DEPTH(depth) uint64_t sum(const struct node *node OPT, uint8_t depth)
{
    if (node == NULL || depth < 1)
        return 0;
    uint64_t left = sum(node->left, (uint8_t)(depth - 1));
    return left + node->key + sum(node->right, (uint8_t)(depth - 1));
}

static DEPTH(more) bool has(const struct node *node OPT, uint32_t key, uint32_t more)
{
    if (more > 0 && node != NULL) {
        if (node->key == key)
            return true;
        uint32_t less = more - 1;
        return has(key < node->key ? node->left : node->right, key, less);
    }
    return false;
}

static DEPTH(depth) void drop(struct node *node OWN CLAIMS OPT, uint32_t depth)
{
    if (node == NULL)
        return;
    if (depth == 0)
        deed_fault(deed_reason_value);
    drop(TAKE(node->left), depth - 1);
    drop(TAKE(node->right), depth - 1);
    deed_drop(node);
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct node *root = fill(0, 1000, 12);
    if (sum(root, 12) != 499500 || !has(root, 7, 12))
        deed_fault(deed_reason_value);
    drop(root, 12);
}
