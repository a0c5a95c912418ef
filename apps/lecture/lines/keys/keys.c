/* keys.c - a driver that owns the ports of a device, and gets its interrupt from somebody else. The
 * first key it learns of because the line comes raised, the second because the line is its own. */
#include "keys.component.h"

#define DATA         0
#define INTERRUPTS   1
#define LINE_CONTROL 3
#define MODEM        4
#define LINE_STATUS  5

static void print(struct deed_ioports *uart, const char *words COUNT(size), uint64_t size)
{
    for (uint64_t i = 0; i < size; i++) {
        while ((deed_ioport_read8(uart, LINE_STATUS) & 0x20) == 0)
            continue;
        deed_ioport_write8(uart, DATA, (uint8_t)AT(words, size, i));
    }
}

static void start(struct deed_ioports *uart)
{
    deed_ioport_write8(uart, LINE_CONTROL, 0x03); /* eight bits                      */
    deed_ioport_write8(uart, MODEM, 0x0b);        /* the interrupt gets through      */
    deed_ioport_write8(uart, INTERRUPTS, 0x01);   /* and comes when a byte is there  */
}

/* The byte that the line was raised for; then it may be raised again. */
static uint8_t take(struct deed_ioports *uart,
                    struct Interrupt_client *line STATE(Masked) TO(Armed))
{
    uint8_t byte = deed_ioport_read8(uart, DATA);

    Interrupt_send_Ack(line);
    return byte;
}

static struct Interrupt_client *claim(struct Lines_client *lines STATE(Ready) TO(Ready))
{
    switch (Lines_call_Claim(lines)) {
    case Lines_Given: return Lines_Given_line(lines);
    case Lines_Taken: return NULL;
    case Lines_closed: deed_exit(1);
    }
    return NULL;
}

void keys_main(struct keys_ports *ports)
{
    struct Lines_client *lines = Lines_open(ports->lines, DEED_FOREVER);

    if (!lines)
        deed_exit(1);
    start(ports->uart);
    print(ports->uart, LITERAL("lines: type two keys\n"));
    struct Interrupt_client *line = claim(lines);
    if (!line)
        deed_exit(1);
    if (take(ports->uart, line) != 0)
        print(ports->uart, LITERAL("lines: an interrupt was handed over: yes\n"));
    switch (Interrupt_client_receive(line)) {
    case Interrupt_Raised: break;
    case Interrupt_closed: deed_exit(1);
    }
    if (take(ports->uart, line) != 0)
        print(ports->uart, LITERAL("lines: and comes to its new owner: yes\n"));
    struct Interrupt_client *other = claim(lines);
    if (other)
        deed_exit(1);
    print(ports->uart, LITERAL("lines: who gave it away has it no more: yes\n"));
    deed_exit(0);
}
