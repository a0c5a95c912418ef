/* Called by name with 2 only; but the table calls it, too. */
#include "exact.component.h"

struct operation {
    uint32_t (*run)(uint32_t i);
};

static uint32_t g_words[8];

static uint32_t plain(uint32_t i)
{
    return g_words[i]; //- //~ prove
    //+ return i < 8 ? g_words[i] : 0;
}

static uint32_t next(uint32_t i)
{
    return i + 1;
}

static const struct operation g_operations[2] = {{plain}, {next}};

void exact_main(struct exact_ports *ports)
{
    (void)ports;
    uint32_t sum = plain(2);
    g_words[1] = g_operations[sum & 1].run(100);
}
