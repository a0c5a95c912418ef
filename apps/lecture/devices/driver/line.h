/* line.h - the 16550, through an object that stands for its ports. */

#define DATA          0
#define INTERRUPTS    1
#define LINE_CONTROL  3
#define MODEM_CONTROL 4
#define LINE_STATUS   5

#define RECEIVE_INTERRUPT 0x01
#define EIGHT_BITS        0x03
#define READY_AND_OUT2    0x0b
#define ROOM_FOR_BYTE     0x20

static void line_start(const struct Ioports_client *uart STATE(Held))
{
    Ioports_write8(uart, LINE_CONTROL, EIGHT_BITS);
    Ioports_write8(uart, MODEM_CONTROL, READY_AND_OUT2);
    Ioports_write8(uart, INTERRUPTS, RECEIVE_INTERRUPT);
}

/* Of a line that was taken away all is ones: then nothing is waited for, and nothing happens. */
static void line_print(const struct Ioports_client *uart STATE(Held),
                       const struct uint8_vector *text)
{
    for (uint64_t i = 0; i < text->length; i++) {
        while ((Ioports_read8(uart, LINE_STATUS) & ROOM_FOR_BYTE) == 0)
            continue;
        Ioports_write8(uart, DATA, text->at[i]);
    }
}
