/* Insertion sort, binary search and in-place reversal of a borrowed vector. */
#include "memory.component.h"

static void sort(struct int32_vector *v)
{
    for (uint64_t i = 1; i < v->length; i++) {
        int32_t moving = v->at[i];
        uint64_t hole = i;
        while (hole > 0 && v->at[hole - 1] > moving) {
            v->at[hole] = v->at[hole - 1];
            hole--;
        }
        v->at[hole] = moving;
    }
}

/* The index of the key, or the length of the vector. */
static uint64_t search(const struct int32_vector *v, int32_t key)
{
    uint64_t low = 0;
    uint64_t high = v->length;
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        if (v->at[middle] == key)
            return middle;
        if (v->at[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return v->length;
}

static void reverse(struct int32_vector *v)
{
    if (v->length == 0)
        return;
    for (uint64_t i = 0, j = v->length - 1; i < j; i++, j--) {
        int32_t kept = v->at[i];
        v->at[i] = v->at[j];
        v->at[j] = kept;
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct int32_vector *v = int32_vector_take(64);
    if (v == NULL)
        return;
    for (uint64_t i = 0; i < v->length; i++)
        v->at[i] = (int32_t)(i * 29 % 64);
    sort(v);
    uint64_t place = search(v, 31);
    if (place < v->length)
        v->at[place] = -v->at[place];
    reverse(v);
    deed_drop(v);
}
