/* The other idiom: early returns, each dropping what is owned so far. */
#include "memory.component.h"

struct pair {
    struct uint8_vector *left OWN;
    struct uint8_vector *right OWN;
};

OWN OPT static struct pair *make_pair(uint64_t left_size, uint64_t right_size)
{
    if (left_size == 0 || right_size == 0)
        return NULL;
    struct uint8_vector *left = uint8_vector_take(left_size);
    if (left == NULL)
        return NULL;
    struct uint8_vector *right = uint8_vector_take(right_size);
    if (right == NULL) {
        deed_drop(left);
        return NULL;
    }
    struct pair *pair = deed_take(sizeof(struct pair));
    if (pair == NULL) {
        deed_drop(right);
        deed_drop(left);
        return NULL;
    }
    PUT(pair->left, left);
    PUT(pair->right, right);
    return pair;
}

static void drop_pair(struct pair *pair OWN CLAIMS)
{
    deed_drop(TAKE(pair->left));
    deed_drop(TAKE(pair->right));
    deed_drop(pair);
}

static bool swap(struct pair *pair)
{
    struct uint8_vector *left = TAKE(pair->left);
    if (left == NULL)
        return false;
    struct uint8_vector *right = TAKE(pair->right);
    if (right == NULL) {
        PUT(pair->left, left);
        return false;
    }
    PUT(pair->left, right);
    PUT(pair->right, left);
    return true;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct pair *pair = make_pair(3, 5);
    if (pair == NULL)
        return;
    if (!swap(pair)) {
        drop_pair(pair);
        return;
    }
    drop_pair(pair);
}
