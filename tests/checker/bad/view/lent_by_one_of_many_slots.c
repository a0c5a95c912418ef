/* A helper keeps a slice of what lies in an array of owners, and another one empties the array. */
#include "memory.component.h"

struct reader {
    struct uint8_slice in;
};

static struct uint8_vector *g_vectors[4] OWN;

static void open(struct reader *reader, struct uint8_slice bytes)
{
    reader->in = bytes;
}

static void empty(void)
{
    for (uint32_t i = 0; i < 4; i++) {
        struct uint8_vector *v = TAKE(g_vectors[i]);
        if (v != NULL)
            deed_drop(v);
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    PUT(g_vectors[1], uint8_vector_take(8));
    struct reader reader = {{0}};
    struct uint8_vector *lent = g_vectors[1];
    if (lent != NULL)
        open(&reader, uint8_vector_slice(lent));
    empty(); //-
    if (reader.in.length > 0)
        reader.in.at[0] = 1; //~ borrow-expired
    //+ empty();
}
