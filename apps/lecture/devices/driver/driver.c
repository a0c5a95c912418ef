/* driver.c - a driver that is handed its device while it runs: the right to touch it is an object,
 * which it has in a static, as it might have memory, or has not. */
#include "driver.component.h"
#include "line.h"

static struct Ioports_client *g_uart OWN STATE(Held);
static struct Interrupt_client *g_line OWN STATE(Kept);
static struct Lending_client *g_lending OWN STATE(Ready);

/* What is left of a line that was taken away. */
static void forget(void)
{
    struct Ioports_client *uart = TAKE(g_uart);
    struct Interrupt_client *line = TAKE(g_line);

    if (uart) {
        Ioports_send_Return(uart);
        Ioports_client_drop(uart);
    }
    if (line) {
        Interrupt_send_Return(line);
        Interrupt_client_drop(line);
    }
}

static bool claim(void)
{
    struct Lending_client *lending = TAKE(g_lending);

    if (!lending)
        return false;
    forget();
    switch (Lending_call_Claim(lending)) {
    case Lending_closed: Lending_client_drop(lending); return false;
    case Lending_Taken: PUT(g_lending, lending); return false;
    case Lending_Lent: break;
    }
    struct Ioports_client *uart = Lending_Lent_ports(lending);
    line_start(uart);
    PUT(g_uart, uart);
    PUT(g_line, Lending_Lent_line(lending));
    PUT(g_lending, lending);
    return true;
}

/* The next key. Between keys the line is kept masked, which loses nothing: one that comes then is
 * heard at the next Ack, whoever says it. */
static uint8_t listen(void)
{
    struct Interrupt_client *line = TAKE(g_line);
    uint8_t key = 0;

    if (!line)
        return 0;
    Interrupt_send_Ack(line);
    switch (Interrupt_client_receive(line)) {
    case Interrupt_closed: Interrupt_client_drop(line); return 0;
    case Interrupt_Raised: break;
    }
    if (g_uart)
        key = Ioports_read8(g_uart, DATA);
    Interrupt_send_Ack(line);
    switch (Interrupt_call_Hold(line)) {
    case Interrupt_closed: Interrupt_client_drop(line); return key;
    case Interrupt_Raised:
    case Interrupt_Held: break;
    }
    PUT(g_line, line);
    return key;
}

static void release(void)
{
    struct Lending_client *lending = TAKE(g_lending);
    struct Ioports_client *uart = TAKE(g_uart);
    struct Interrupt_client *line = TAKE(g_line);

    if (!lending || !uart || !line)
        deed_fault(deed_reason_value);
    switch (Lending_call_Back(lending, uart, line)) {
    case Lending_closed: Lending_client_drop(lending); return;
    case Lending_Thanks: break;
    }
    PUT(g_lending, lending);
}

static void print(const struct uint8_vector *text)
{
    struct Ioports_client *uart = TAKE(g_uart);

    if (!uart)
        return;
    line_print(uart, text);
    PUT(g_uart, uart);
}

static uint8_t look(void)
{
    return g_uart ? Ioports_read8(g_uart, LINE_STATUS) : 0;
}

void driver_main(struct driver_ports *ports)
{
    PUT(g_lending, Lending_open(ports->lending, DEED_FOREVER));
    for (;;) {
        struct Orders_server *client = Orders_server_set_receive(ports->orders);

        switch (Orders_server_tag(client)) {
        case Orders_connected: break;
        case Orders_closed: Orders_server_drop(client); continue;
        case Orders_Claim: Orders_send_Claimed(client, claim()); break;
        case Orders_Print: {
            struct uint8_vector *text = Orders_Print_text(client);
            print(text);
            deed_drop(text);
            Orders_send_Printed(client);
            break;
        }
        case Orders_Listen: Orders_send_Heard(client, listen()); break;
        case Orders_Look: Orders_send_Seen(client, look()); break;
        case Orders_Release:
            release();
            Orders_send_Released(client);
            break;
        case Orders_Crash: deed_fault(deed_reason_value);
        }
        Orders_server_set_put(ports->orders, client);
    }
}
