/* Labels in steps: each failure jumps behind what was not taken yet. */
#include "memory.component.h"

enum status { status_ok, status_no_memory, status_too_long };

static enum status copy_twice(const struct uint8_vector *from, uint64_t most)
{
    enum status status = status_ok;
    struct uint8_vector *first;
    struct uint8_vector *second;

    if (from->length > most) {
        status = status_too_long;
        goto out;
    }
    first = uint8_vector_take(from->length);
    if (first == NULL) {
        status = status_no_memory;
        goto out;
    }
    second = uint8_vector_take(from->length);
    if (second == NULL) {
        status = status_no_memory;
        goto out_first;
    }
    for (uint64_t i = 0; i < from->length; i++) {
        AT(first->at, first->length, i) = from->at[i];
        AT(second->at, second->length, i) = from->at[i];
    }
    deed_drop(second);
out_first:
    deed_drop(first);
out:
    return status;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct uint8_vector *text = uint8_vector_take(32);
    if (text == NULL)
        return;
    enum status status = copy_twice(text, 64);
    deed_drop(text);
    if (status != status_ok && status != status_no_memory)
        deed_fault(deed_reason_value);
}
