/* uart.h - the 16550 behind the ports.
 *
 * A byte is taken from the line only for a client that waits for one, and no further than a control
 * character, which may end a command. Until then the line holds the sender back, so that nothing
 * typed dies with a component. That is also why the FIFOs stay off: switching them on throws away
 * what has arrived, and a pipe has typed long before we run. */

#define UART_DATA          0
#define UART_INTERRUPTS    1
#define UART_LINE_CONTROL  3
#define UART_MODEM_CONTROL 4
#define UART_LINE_STATUS   5

#define RECEIVE_INTERRUPT 0x01 /* of UART_INTERRUPTS   */
#define EIGHT_BITS        0x03 /* of UART_LINE_CONTROL */
#define READY_AND_OUT2    0x0b /* of UART_MODEM_CONTROL; OUT2 lets the interrupt through */
#define HAS_BYTE          0x01 /* of UART_LINE_STATUS  */
#define ROOM_FOR_BYTE     0x20

#define HELD 64

/* Bytes taken from the line that no client is known to have received. */
static uint8_t g_held[HELD];
static uint32_t g_held_count;

/* Take over the line in whatever state it is. */
static void uart_start(struct deed_ioports *uart)
{
    deed_ioport_write8(uart, UART_INTERRUPTS, 0);
    deed_ioport_write8(uart, UART_LINE_CONTROL, EIGHT_BITS);
    deed_ioport_write8(uart, UART_MODEM_CONTROL, READY_AND_OUT2);
}

/* Off, or on; when it is switched on and a byte is there already, it is raised at once. */
static void uart_interrupt(struct deed_ioports *uart, bool on)
{
    deed_ioport_write8(uart, UART_INTERRUPTS, on ? RECEIVE_INTERRUPT : 0);
}

static bool uart_may_take(struct deed_ioports *uart)
{
    if (g_held_count > 0 && g_held[g_held_count - 1] < 0x20)
        return false;
    return (deed_ioport_read8(uart, UART_LINE_STATUS) & HAS_BYTE) != 0;
}

static void uart_take(struct deed_ioports *uart)
{
    while (g_held_count < HELD && uart_may_take(uart)) {
        g_held[g_held_count] = deed_ioport_read8(uart, UART_DATA);
        g_held_count++;
    }
}

static void uart_write(struct deed_ioports *uart, uint8_t byte)
{
    while ((deed_ioport_read8(uart, UART_LINE_STATUS) & ROOM_FOR_BYTE) == 0)
        continue;
    deed_ioport_write8(uart, UART_DATA, byte);
}
