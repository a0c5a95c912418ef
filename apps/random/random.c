/* random.c - random numbers for everyone. The seed is the unevenness with which the time-stamp
 * counter and the timer run against each other. A machine that is simulated instruction by
 * instruction (`-icount`) has none of that: there, and only there, the numbers are the same in each
 * run. */
#include "random.component.h"
#include "chacha.h"

#define SAMPLES 256

static void gather(void)
{
    for (uint32_t i = 0; i < SAMPLES; i++) {
        deed_sleep_until(deed_now() + 1000);
        uint64_t cycles = deed_cycles();
        stir_word(i, (uint32_t)cycles ^ (uint32_t)(cycles >> 32));
    }
}

static uint64_t draw(void)
{
    uint32_t words[KEY] = {0};

    draw_words(words);
    return (uint64_t)words[0] << 32 | words[1];
}

/* Numbers that are too large are thrown away, so each of the others is equally likely. */
static uint64_t draw_below(uint64_t limit)
{
    uint64_t mask = limit - 1;
    uint64_t number = draw();

    for (uint32_t shift = 1; shift < 64; shift *= 2)
        mask |= mask >> shift;
    while ((number & mask) >= limit)
        number = draw();
    return number & mask;
}

static void fill(struct uint8_vector *buffer)
{
    uint32_t words[KEY] = {0};

    for (uint64_t i = 0; i < buffer->length; i++) {
        if (i % (4 * KEY) == 0)
            draw_words(words);
        uint32_t word = words[i / 4 % KEY];
        buffer->at[i] = (uint8_t)(word >> (8 * (uint32_t)(i % 4)));
    }
}

static void stir(struct uint8_vector *noise)
{
    for (uint64_t i = 0; i < noise->length; i++) {
        stir_word((uint32_t)i, noise->at[i]);
        noise->at[i] = 0;
    }
    stir_word(KEY - 1, 0);
}

void random_main(struct random_ports *ports)
{
    gather();
    for (;;) {
        struct Random_server *client = Random_server_set_receive(ports->service);

        switch (Random_server_tag(client)) {
        case Random_connected: Random_send_Seeded(client); break;
        case Random_closed: Random_server_drop(client); continue;
        case Random_Close: Random_server_drop(client); continue;
        case Random_Draw: Random_send_Drawn(client, draw()); break;
        case Random_DrawBelow:
            Random_send_Drawn(client, draw_below(Random_DrawBelow_limit(client)));
            break;
        case Random_Fill: {
            struct uint8_vector *buffer = Random_Fill_buffer(client);
            fill(buffer);
            Random_send_Filled(client, buffer);
            break;
        }
        case Random_Stir: {
            struct uint8_vector *noise = Random_Stir_noise(client);
            stir(noise);
            Random_send_Stirred(client, noise);
            break;
        }
        }
        Random_server_set_put(ports->service, client);
    }
}
