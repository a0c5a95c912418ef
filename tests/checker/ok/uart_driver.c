/* A driver: I/O ports and an interrupt as capabilities, one client that reads and writes. */
#include "driver.component.h"

#define DATA   0
#define STATUS 5

static uint8_t g_input[64];
static uint32_t g_head;
static uint32_t g_tail;

static void fetch(const struct deed_ioports *uart)
{
    while ((deed_ioport_read8(uart, STATUS) & 1u) != 0) {
        uint8_t byte = deed_ioport_read8(uart, DATA);
        if (g_tail - g_head < sizeof(g_input)) {
            g_input[g_tail % sizeof(g_input)] = byte;
            g_tail++;
        }
    }
}

static void print(const struct deed_ioports *uart, const struct uint8_vector *text, uint32_t used)
{
    for (uint32_t i = 0; i < used && i < text->length; i++) {
        uint32_t patience = 100000;
        while ((deed_ioport_read8(uart, STATUS) & 0x20u) == 0 && patience > 0)
            patience--;
        deed_ioport_write8(uart, DATA, text->at[i]);
    }
}

static uint32_t hand_over(struct uint8_vector *buffer)
{
    uint32_t used = 0;
    while (used < buffer->length && g_head != g_tail) {
        buffer->at[used] = g_input[g_head % sizeof(g_input)];
        g_head++;
        used++;
    }
    return used;
}

static void on_interrupt(struct Interrupt_client *irq STATE(Masked) TO(Armed),
                         const struct deed_ioports *uart)
{
    fetch(uart);
    Interrupt_send_Ack(irq);
}

void driver_main(struct driver_ports *ports)
{
    struct Interrupt_client *irq = Interrupt_open(ports->irq, DEED_FOREVER);
    if (irq == NULL)
        return;
    for (;;) {
        if (deed_wait2(irq, ports->console, DEED_FOREVER) == 0) {
            switch (Interrupt_client_receive(irq)) {
            case Interrupt_Raised: on_interrupt(irq, ports->uart); break;
            case Interrupt_closed: Interrupt_client_drop(irq); return;
            }
            continue;
        }
        struct Console_server *console = Console_server_set_receive(ports->console);
        switch (Console_server_tag(console)) {
        case Console_connected: Console_server_set_put(ports->console, console); break;
        case Console_Write: {
            struct uint8_vector *text = Console_Write_text(console);
            print(ports->uart, text, Console_Write_used(console));
            Console_send_Written(console, text);
            Console_server_set_put(ports->console, console);
            break;
        }
        case Console_Read: {
            struct uint8_vector *buffer = Console_Read_buffer(console);
            uint32_t used = 0;
            while (used == 0 && buffer->length > 0) {
                fetch(ports->uart);
                used = hand_over(buffer);
            }
            Console_send_Input(console, buffer, used);
            Console_server_set_put(ports->console, console);
            break;
        }
        case Console_closed: Console_server_drop(console); break;
        }
    }
}
