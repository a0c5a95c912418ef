/* The same with a pointer for a result: whatever is in the register. */
#include "memory.component.h"

enum which { which_first = 1, which_second = 2 };

struct pair {
    enum which which;
    uint32_t first;
    uint32_t second;
};

BORROWS(pair) static uint32_t *part(struct pair *pair, enum which which)
{
    switch (which) {
    case which_first: return &pair->first;
    case which_second: return &pair->second;
    }
    //+ return &pair->first;
} //~ control

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct pair pair = {0};
    uint32_t *word = part(&pair, pair.which);
    *word = 3;
}
