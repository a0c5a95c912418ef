/* serial_line.h - text on a serial line, for components of tests that have nobody to print for
 * them; copied into their folders. */

#define LINE_STATUS   5
#define ROOM_FOR_BYTE 0x20

static void print_byte(struct deed_ioports *line, uint8_t byte)
{
    while ((deed_ioport_read8(line, LINE_STATUS) & ROOM_FOR_BYTE) == 0)
        continue;
    deed_ioport_write8(line, 0, byte);
}

static void print(struct deed_ioports *line, const char *text COUNT(size), uint64_t size)
{
    for (uint64_t i = 0; i < size; i++)
        print_byte(line, (uint8_t)AT(text, size, i));
}

static void print_number(struct deed_ioports *line, uint64_t number)
{
    uint8_t digits[20];
    uint32_t count = 0;

    do {
        digits[count] = (uint8_t)('0' + number % 10);
        count++;
        number /= 10;
    } while (number != 0);
    while (count > 0) {
        count--;
        print_byte(line, digits[count]);
    }
}
