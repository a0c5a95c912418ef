/* A row inside of a struct that can be written to. */
#include "memory.component.h"

static uint32_t one(void)
{
    return 1;
}

struct number {
    uint32_t (*make)(void);
};

static const struct number numbers[] = {{one}};

struct state {
    uint32_t value;
    struct number number; //- //~ function-pointer
    //+ uint32_t number;
};

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct state *state = deed_take(sizeof(struct state));
    if (state == NULL)
        return;
    state->value = numbers[0].make();
    deed_drop(state);
}
