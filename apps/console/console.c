/* console.c - the serial line as a component. It waits for two things, the line's interrupt and its
 * clients, and answers a client that reads as soon as there is something to be read. */
#include "console.component.h"
#include "uart.h"
#include "readers.h"

static void write(struct deed_ioports *uart, struct Console_server *client,
                  struct uint8_vector *text, uint32_t used)
{
    for (uint32_t i = 0; i < used && i < text->length; i++) {
        if (text->at[i] == '\n')
            uart_write(uart, '\r');
        uart_write(uart, text->at[i]);
    }
    Console_send_Written(client, text);
}

/* Give held bytes to the first reader. They are forgotten only once it turns out to live: what was
 * sent to a client that died while it waited goes to the next one. */
static void serve_reader(struct console_ports *ports)
{
    uint32_t first = g_first;

    g_first = (g_first + 1) % READERS;
    g_readers--;
    struct uint8_vector *buffer = TAKE(AT(g_buffer, READERS, first));
    if (!buffer)
        return;
    struct Console_server *client = TAKE(AT(g_reader, READERS, first));
    if (!client) {
        deed_drop(buffer);
        return;
    }
    uint32_t count = copy_held(buffer);
    Console_send_Input(client, buffer, count);
    switch (Console_server_receive_until(client, DEED_NOW)) {
    case Console_closed: Console_server_drop(client); return;
    case Console_timeout:
        forget_held(count);
        Console_server_set_put(ports->service, client);
        break;
    case Console_Write: {
        uint32_t used = Console_Write_used(client);
        forget_held(count);
        write(ports->uart, client, Console_Write_text(client), used);
        Console_server_set_put(ports->service, client);
        break;
    }
    case Console_Read: {
        struct uint8_vector *next = Console_Read_buffer(client);
        forget_held(count);
        readers_add(client, next);
        break;
    }
    }
}

static void serve_readers(struct console_ports *ports)
{
    while (g_readers > 0) {
        uart_take(ports->uart);
        if (g_held_count == 0)
            return;
        serve_reader(ports);
    }
}

static void serve_client(struct console_ports *ports)
{
    struct Console_server *client = Console_server_set_receive(ports->service);

    switch (Console_server_tag(client)) {
    case Console_connected: break;
    case Console_closed: Console_server_drop(client); return;
    case Console_Write: {
        uint32_t used = Console_Write_used(client);
        write(ports->uart, client, Console_Write_text(client), used);
        break;
    }
    case Console_Read: {
        struct uint8_vector *buffer = Console_Read_buffer(client);
        readers_add(client, buffer);
        return;
    }
    }
    Console_server_set_put(ports->service, client);
}

/* The line's interrupt is on only while someone reads and nobody serves; so it is off when it is
 * acknowledged, and a byte that came meanwhile raises it again when it is switched on. */
static void serve(struct console_ports *ports, struct Interrupt_client *irq)
{
    for (;;) {
        uint32_t ready = deed_wait2(irq, ports->service, DEED_FOREVER);

        uart_interrupt(ports->uart, false);
        if (ready == 0) {
            switch (Interrupt_client_receive(irq)) {
            case Interrupt_closed: Interrupt_client_drop(irq); return;
            case Interrupt_Raised: Interrupt_send_Ack(irq); break;
            }
        } else {
            serve_client(ports);
        }
        serve_readers(ports);
        uart_interrupt(ports->uart, g_readers > 0);
    }
}

void console_main(struct console_ports *ports)
{
    struct Interrupt_client *irq = Interrupt_open(ports->irq, DEED_FOREVER);

    if (!irq)
        return;
    uart_start(ports->uart);
    serve(ports, irq);
}
