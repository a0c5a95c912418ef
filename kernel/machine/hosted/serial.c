/* serial.c - the serial line: a 16550 made of standard input and output, on interrupt 4.
 *
 * The component that drives it is the one that drives the real thing. Output is collected and
 * written at the end of a line, before the process waits, and when the timer finds a component at
 * work. When the input ends, the line says so
 * as a terminal would, with Ctrl-D, twice: the first ends a line that is not empty. */
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "hosted.h"

#define COM1      0x3f8u
#define REGISTERS 8u
#define IRQ       4u
#define LINES     16u

#define DATA              0u /* and the low half of the divisor  */
#define INTERRUPTS        1u /* and its high half                */
#define INTERRUPT_PENDING 2u
#define LINE_CONTROL      3u
#define LINE_STATUS       5u
#define MODEM_STATUS      6u

#define DIVISOR_ACCESS 0x80u /* of LINE_CONTROL           */
#define ON_RECEIVE     0x01u /* of INTERRUPTS             */
#define NONE_PENDING   0x01u /* INTERRUPT_PENDING         */
#define RECEIVED       0x04u
#define HAS_BYTE       0x01u /* of LINE_STATUS            */
#define ALL_SENT       0x60u
#define CONNECTED      0xb0u /* of MODEM_STATUS           */
#define END_OF_INPUT   0x04u /* Ctrl-D                    */
#define SECOND         1000000000u

static uint8_t registers[REGISTERS]; /* what was written */
static uint8_t divisor[2];
uint16_t machine_masked = 0xffff;

static uint8_t input[256];
static volatile uint32_t input_first, input_end; /* bytes not yet read by the driver */
static bool input_over;

static uint8_t output[4096];
static uint32_t output_count;

static struct termios before;
static bool is_terminal;

/* Every key goes to the components, but Ctrl-\, which still ends the process. */
void serial_start(void)
{
    struct termios raw;

    signal(SIGPIPE, SIG_IGN);
    if (tcgetattr(STDIN_FILENO, &before) != 0)
        return;
    is_terminal = true;
    raw = before;
    raw.c_iflag &= ~(tcflag_t)(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON);
    raw.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN);
    raw.c_cc[VINTR] = raw.c_cc[VSUSP] = _POSIX_VDISABLE;
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    static const char hint[] = "Leave with exit or Ctrl-D; with Ctrl-\\ if nothing answers.\n";
    (void)!write(STDERR_FILENO, hint, sizeof hint - 1);
}

void serial_restore(void)
{
    if (is_terminal)
        tcsetattr(STDIN_FILENO, TCSANOW, &before);
}

void serial_stop(void)
{
    serial_flush();
    serial_restore();
}

void serial_flush(void)
{
    uint32_t done = 0, count = output_count;

    output_count = 0;
    while (done < count) {
        ssize_t written = write(STDOUT_FILENO, output + done, count - done);
        if (written > 0)
            done += (uint32_t)written;
        else if (errno != EINTR) /* nobody reads: then nobody types either */
            machine_exit(1);
    }
}

static void put(uint8_t byte)
{
    output[output_count++] = byte;
    if (byte == '\n' || output_count == sizeof output)
        serial_flush();
}

void machine_write(const char *words, uint32_t size)
{
    for (uint32_t i = 0; i < size; i++)
        put((uint8_t)words[i]);
}

void machine_print(const char *text)
{
    for (; *text; text++)
        put((uint8_t)*text);
}

static bool readable(void)
{
    struct pollfd line = {.fd = STDIN_FILENO, .events = POLLIN};

    return !input_over && poll(&line, 1, 0) > 0;
}

/* Read what has been typed, if nothing is left of what was read before. */
static void fill(void)
{
    if (input_first != input_end || !readable())
        return;
    ssize_t count = read(STDIN_FILENO, input, sizeof input);
    if (count < 0 && errno == EINTR)
        return;
    if (count <= 0) {
        input_over = true;
        input[0] = input[1] = END_OF_INPUT;
        count = 2;
    }
    input_first = 0;
    input_end = (uint32_t)count;
}

static uint8_t take(void)
{
    fill();
    return input_first == input_end ? 0 : input[input_first++];
}

uint8_t machine_in8(uint16_t port)
{
    uint32_t number = (uint32_t)port - COM1;
    bool divides = (registers[LINE_CONTROL] & DIVISOR_ACCESS) != 0;

    if (number >= REGISTERS)
        return 0xff;
    if (divides && number <= INTERRUPTS)
        return divisor[number];
    fill();
    bool has_byte = input_first != input_end;
    switch (number) {
    case DATA: return take();
    case INTERRUPT_PENDING:
        return has_byte && (registers[INTERRUPTS] & ON_RECEIVE) ? RECEIVED : NONE_PENDING;
    case LINE_STATUS: return has_byte ? ALL_SENT | HAS_BYTE : ALL_SENT;
    case MODEM_STATUS: return CONNECTED;
    default: return registers[number];
    }
}

void machine_out8(uint16_t port, uint8_t value)
{
    uint32_t number = (uint32_t)port - COM1;

    if (number >= REGISTERS)
        return;
    if (number <= INTERRUPTS && (registers[LINE_CONTROL] & DIVISOR_ACCESS)) {
        divisor[number] = value;
        return;
    }
    registers[number] = value;
    if (number == DATA)
        put(value);
    if (number == INTERRUPTS)
        clock_next();
}

/* The line is all there is, and its registers are bytes: a wider access is one of several. */
uint32_t machine_in(uint16_t port, uint32_t width)
{
    uint32_t value = 0;

    for (uint32_t i = 0; i < width; i++)
        value |= (uint32_t)machine_in8((uint16_t)(port + i)) << (8 * i);
    return value;
}

void machine_out(uint16_t port, uint32_t width, uint32_t value)
{
    for (uint32_t i = 0; i < width; i++)
        machine_out8((uint16_t)(port + i), (uint8_t)(value >> (8 * i)));
}

uint64_t machine_place(const volatile void *object)
{
    return (uint64_t)object;
}

bool machine_interrupt_is_masked(uint32_t irq)
{
    return irq >= LINES || (machine_masked & 1u << irq) != 0;
}

void machine_interrupt_mask(uint32_t irq)
{
    if (irq < LINES)
        machine_masked = (uint16_t)(machine_masked | 1u << irq);
}

void machine_interrupt_unmask(uint32_t irq)
{
    if (irq < LINES)
        machine_masked = (uint16_t)(machine_masked - (machine_masked & 1u << irq));
    clock_next();
}

bool serial_listens(void)
{
    return (registers[INTERRUPTS] & ON_RECEIVE) && !(machine_masked & 1u << IRQ);
}

bool serial_raised(void)
{
    return serial_listens() && (input_first != input_end || readable());
}

void serial_accept(void)
{
    machine_interrupt_mask(IRQ);
}

/* With neither input nor an alarm to come, nothing can happen any more. */
void serial_wait(void)
{
    struct pollfd line = {.fd = STDIN_FILENO, .events = POLLIN};
    uint64_t alarm = clock_alarm(), now = machine_cycles();
    uint64_t wait = alarm > now ? alarm - now : 0;
    struct timespec time = {(time_t)(wait / SECOND), (long)(wait % SECOND)};

    serial_flush();
    if (!serial_listens())
        fill();
    if (alarm == NEVER && input_over && !serial_raised())
        machine_exit(0);
    line.fd = serial_listens() && !input_over ? STDIN_FILENO : -1;
    ppoll(&line, 1, alarm == NEVER ? NULL : &time, NULL);
}
