/* raw.h - test systems of unchecked components, for what checked ones cannot do and for what only
 * the kernel can answer. One C file is one system; tester_main is its first component and speaks
 * TAP on the serial line.
 *
 * All systems have one contract, `Try`, and two that are derived from it, and the kernel's own;
 * Try, seen from the server: state Ready: Empty? -> Done! -> Ready | Move? -> Moved! -> Ready |
 * Pass? -> Passed! -> Ready | Two? -> Done! -> Ready | Push? Push? Push? -> Done! -> Ready; Move
 * and Moved carry an object, Two carries two, Push and Moved may carry none; Pass carries a client
 * endpoint in state Ready, and Passed may carry one back. */
#ifndef TESTS_KERNEL_RAW_H
#define TESTS_KERNEL_RAW_H

#include "kernel/channel.h"
#include "kernel/component.h"
#include "kernel/endpoint.h"
#include "kernel/served.h"
#include "sdk/include/deed.h"
#include "sharedheap/heap.h"
#include "tests/kernel/certificates.h"

enum try_tag { EMPTY, DONE, MOVE, MOVED, PASS, PASSED, TWO, PUSH, TAGS };
enum try_state { READY, OWES_DONE, OWES_MOVED, OWES_PASSED, PUSHED_ONE, PUSHED_TWO, STATES };

/* These systems ask for no memory in particular. */
const uint64_t deed_memory = 0, deed_heap_total = 0;

#define CONTRACT_TRY   2
#define CONTRACT_MORE  3 /* derived from Try; its Pass carries an end of its own kind */
#define CONTRACT_MOST  4 /* derived from More                                         */
#define CONTRACT_QUEUE 6 /* as contracts/Virtqueue.contract                         */
#define CONTRACT_RANGE 5 /* as contracts/Ioports.contract                            */
#define _              NO_STATE

static const struct cell_table try_object[] = {{0, CELL_OBJECT, 0, 0, 0, 0}};
static const struct cell_table try_maybe[] = {{0, CELL_OBJECT, 1, 0, 0, 0}};
static const struct cell_table try_two[] = {{0, CELL_OBJECT, 0, 0, 0, 0},
                                            {8, CELL_OBJECT, 0, 0, 0, 0}};
static const struct cell_table try_end[] = {{0, CELL_CLIENT, 0, READY, 0, CONTRACT_TRY}};
static const struct cell_table more_end[] = {{0, CELL_CLIENT, 0, READY, 0, CONTRACT_MORE}};
static const struct cell_table try_maybe_end[] = {{0, CELL_CLIENT, 1, READY, 0, CONTRACT_TRY}};
static const struct message_table try_messages[TAGS] = {
    [EMPTY] = {"Empty", 8, 1, 0, 0},        [DONE] = {"Done", 8, 0, 0, 0},
    [MOVE] = {"Move", 8, 1, 1, try_object}, [MOVED] = {"Moved", 8, 0, 1, try_maybe},
    [PASS] = {"Pass", 8, 1, 1, try_end},    [PASSED] = {"Passed", 8, 0, 1, try_maybe_end},
    [TWO] = {"Two", 16, 1, 2, try_two},     [PUSH] = {"Push", 8, 1, 1, try_maybe},
};
static const struct message_table more_messages[TAGS] = {
    [EMPTY] = {"Empty", 8, 1, 0, 0},        [DONE] = {"Done", 8, 0, 0, 0},
    [MOVE] = {"Move", 8, 1, 1, try_object}, [MOVED] = {"Moved", 8, 0, 1, try_maybe},
    [PASS] = {"Pass", 8, 1, 1, more_end},   [PASSED] = {"Passed", 8, 0, 1, try_maybe_end},
    [TWO] = {"Two", 16, 1, 2, try_two},     [PUSH] = {"Push", 8, 1, 1, try_maybe},
};
static const uint8_t try_next[STATES * TAGS] = {
    /*              EMPTY      DONE   MOVE        MOVED  PASS         PASSED TWO        PUSH */
    /* ready  */ OWES_DONE,
    _,
    OWES_MOVED,
    _,
    OWES_PASSED,
    _,
    OWES_DONE,
    PUSHED_ONE,
    /* done   */ _,
    READY,
    _,
    _,
    _,
    _,
    _,
    _,
    /* moved  */ _,
    _,
    _,
    READY,
    _,
    _,
    _,
    _,
    /* passed */ _,
    _,
    _,
    _,
    _,
    READY,
    _,
    _,
    /* one    */ _,
    _,
    _,
    _,
    _,
    _,
    _,
    PUSHED_TWO,
    /* two    */ _,
    _,
    _,
    _,
    _,
    _,
    _,
    OWES_DONE,
};
/* The one state that More adds is none of its base's. */
static const uint8_t more_base[STATES] = {READY, OWES_DONE, OWES_MOVED, OWES_PASSED, PUSHED_ONE, _};
static const uint8_t most_base[STATES] = {READY,       OWES_DONE,  OWES_MOVED,
                                          OWES_PASSED, PUSHED_ONE, PUSHED_TWO};
static const struct message_table interrupt_messages[] = {{"Raised", 0, 0, 0, 0},
                                                          {"Ack", 0, 1, 0, 0},
                                                          {"Hold", 0, 1, 0, 0},
                                                          {"Held", 0, 0, 0, 0},
                                                          {"Return", 0, 1, 0, 0}};
static const struct message_table range_messages[] = {{"Return", 0, 1, 0, 0}};
static const struct message_table watch_messages[] = {
    {"Stopped", 16, 0, 0, 0}, {"Noted", 0, 1, 0, 0}, {"Overran", 8, 0, 0, 0}};
static const uint8_t interrupt_next[] = {1, _, 2, _, _, _, 0, 3, _, _, 3, _, _,
                                         3, _, _, 0, _, _, 4, _, _, _, _, _};
static const struct cell_table offer_cells[] = {{0, CELL_OBJECT, 1, 0, 0, 0},
                                                {8, CELL_OBJECT, 1, 0, 0, 0}};
static const struct message_table queue_messages[] = {{"Offer", 16, 1, 2, offer_cells},
                                                      {"Collect", 0, 1, 0, 0},
                                                      {"Done", 24, 0, 2, offer_cells},
                                                      {"Busy", 0, 0, 0, 0},
                                                      {"Return", 0, 1, 0, 0}};
static const uint8_t queue_next[] = {1, _, _, _, 5,

                                     2, 6, _, _, _,

                                     3, 7, _, _, _,

                                     4, 8, _, _, _,

                                     _, 9, _, _, _,

                                     _, _, _, _, _,

                                     _, _, 0, 1, _,

                                     _, _, 1, 2, _,

                                     _, _, 2, 3, _,

                                     _, _, 3, 4, _};
static const uint8_t range_next[] = {1, _};
static const uint8_t watch_next[] = {1, _, 1, _, 0, _};
static const char *const queue_states[10] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
static const char *const state_names[STATES] = {"a", "b", "c", "d", "e", "f"};

const struct contract_table deed_contracts[] = {
    {"Interrupt",
     5,
     5,
     0,
     4,
     {1, 3},
     {0, 0},
     interrupt_next,
     interrupt_messages,
     state_names,
     0,
     0,
     CERTIFICATE(interrupt)},
    {"Watch",
     2,
     3,
     0,
     _,
     {1, 1},
     {16, 0},
     watch_next,
     watch_messages,
     state_names,
     0,
     0,
     CERTIFICATE(watch)},
    {"Try",
     STATES,
     TAGS,
     READY,
     _,
     {1, 3},
     {8, 16},
     try_next,
     try_messages,
     state_names,
     0,
     0,
     CERTIFICATE(try)},
    {"More",
     STATES,
     TAGS,
     READY,
     _,
     {1, 3},
     {8, 16},
     try_next,
     more_messages,
     state_names,
     CONTRACT_TRY,
     more_base,
     CERTIFICATE(try)},
    {"Most",
     STATES,
     TAGS,
     READY,
     _,
     {1, 3},
     {8, 16},
     try_next,
     try_messages,
     state_names,
     CONTRACT_MORE,
     most_base,
     CERTIFICATE(try)},
    {"Range",
     2,
     1,
     0,
     1,
     {0, 1},
     {0, 0},
     range_next,
     range_messages,
     state_names,
     0,
     0,
     CERTIFICATE(range)},
    {"Queue",
     10,
     5,
     0,
     5,
     {1, 5},
     {24, 16},
     queue_next,
     queue_messages,
     queue_states,
     0,
     0,
     CERTIFICATE(queue)},
};
const uint32_t deed_contract_count = 7;
#undef _

/* Let the others work until something holds. On the hosted machine time passes while nobody works,
 * so what takes long is waited for many times rather than long. */
#define AWAIT(condition)                                                                           \
    for (uint32_t waits = 0; waits < 60000 && !(condition); waits++)                               \
    deed_sleep_until(deed_now() + 1000000)

/* Memory that stands for registers of a device goes where such may be. */
#define REGISTER_MEMORY __attribute__((section(".registers"), aligned(4096)))

/* A component's code goes where the linker script can find its begin and end. */
#define TEXT_OF(name) __attribute__((section(".text.in." #name)))
#define COMPONENT(name)                                                                            \
    extern char deed_text_##name##_start[], deed_text_##name##_end[];                              \
    void name##_main(void *ports);                                                                 \
    static char stack_of_##name[STACK] __attribute__((aligned(16)))

#define ENTRY(name, port_list, prio, policy, by_hand)                                              \
    SUPERVISED(name, port_list, prio, policy, by_hand, 0)

/* The supervisor's number, and 1. */
#define SUPERVISED(name, port_list, prio, policy, by_hand, supervisor)                             \
    BUDGETED(name, port_list, prio, policy, by_hand, supervisor, 0, 0)

/* And nanoseconds of the processor in each period. */
#define BUDGETED(name, port_list, prio, policy, by_hand, supervisor, budget, period)               \
    RULED(name, port_list, prio, policy, by_hand, supervisor, budget, period, 0, 0, 0, 0,          \
          CHILDREN_POLICY_STAY)

/* And how often it is restarted, and how soon, and what comes of its children. */
#define RULED(name, port_list, prio, policy, by_hand, supervisor, budget, period, most, within,    \
              first, longest, children)                                                            \
    {#name,                                                                                        \
     name##_main,                                                                                  \
     port_list,                                                                                    \
     sizeof port_list / sizeof port_list[0],                                                       \
     prio,                                                                                         \
     policy,                                                                                       \
     by_hand,                                                                                      \
     ENDPOINTS,                                                                                    \
     BUDGET,                                                                                       \
     &(const struct image_table){deed_text_##name##_start, deed_text_##name##_end, no_data,        \
                                 no_data, no_data, no_data, no_lines, &no_line_count, no_files,    \
                                 0},                                                               \
     stack_of_##name,                                                                              \
     &stack_size,                                                                                  \
     0,                                                                                            \
     &(const struct restart_rules){most, within, first, longest, children},                        \
     supervisor,                                                                                   \
     budget,                                                                                       \
     period,                                                                                       \
     0}

#ifndef BUDGET
#define BUDGET (1u << 20)
#endif
#ifndef ENDPOINTS
#define ENDPOINTS 64
#endif
#ifndef STACK
#define STACK 4096u /* a machine that runs library functions on it needs more */
#endif
#define SERVES(count)   {"serves", 0, 0, PORT_TABLE_SERVES, count, READY, 0, CONTRACT_TRY, 0, 0, 0}
#define USES            {"uses", 0, 0, PORT_TABLE_USES, 0, 0, 0, CONTRACT_TRY, 0, 0, 0}
#define WATCHES         {"watch", 0, 0, PORT_TABLE_WATCH, 0, 0, 0, CONTRACT_WATCH, 0, 0, 0}
#define INTERRUPTS(irq) {"irq", 0, 0, PORT_TABLE_INTERRUPT, 0, 0, 0, CONTRACT_INTERRUPT, irq, 0, 0}
#define OWNED_IOPORTS(first, count)                                                                \
    {"uart", 0, 0, PORT_TABLE_OWNED_IOPORTS, 0, 0, 0, CONTRACT_RANGE, 0, first, count}
#define VIRTQUEUES(base)                                                                           \
    {"queue", base, 0x100, PORT_TABLE_VIRTQUEUE, 0, 0, 0, CONTRACT_QUEUE, 0, 0, 0}
#define OWNED_REGISTERS(base, size)                                                                \
    {"registers", base, size, PORT_TABLE_OWNED_REGISTERS, 0, 0, 0, CONTRACT_RANGE, 0, 0, 0}
#define IOPORTS(first, count) {"io", 0, 0, PORT_TABLE_IOPORTS, 0, 0, 0, 0, 0, first, count}

static const uint32_t stack_size = STACK;
static const uint32_t no_line_count = 0;
static const struct line_table no_lines[1];
static const char *const no_files[1];
static char no_data[1];

/* Arguments. */
struct try_message {
    void *first;
    void *second;
};

static inline struct try_message *out(struct deed_endpoint *endpoint)
{
    return endpoint->outbox;
}

static inline struct try_message *in(struct deed_endpoint *endpoint)
{
    return endpoint->inbox;
}

/* What the message had first is taken out of it. */
static inline void took(struct deed_endpoint *endpoint)
{
    in(endpoint)->first = NULL;
    deed_taken(endpoint);
}

/* TAP. These are the machine's text, so that any component may call them. */
static uint32_t tap_count, tap_failed;

static void print(const char *text)
{
    for (; *text; text++)
        __asm__ volatile("outb %0, %1" : : "a"(*text), "Nd"((uint16_t)0x3f8));
}

static void print_number(uint64_t number)
{
    char text[21];
    uint32_t at = 20;

    text[at] = 0;
    do {
        text[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    print(text + at);
}

static void __attribute__((noinline)) ok(bool condition, const char *name)
{
    tap_count++;
    if (!condition)
        tap_failed++;
    print(condition ? "ok " : "not ok ");
    print_number(tap_count);
    print(" - ");
    print(name);
    print("\n");
}

static void __attribute__((noinline)) equal(uint64_t got, uint64_t wanted, const char *name)
{
    ok(got == wanted, name);
    if (got == wanted)
        return;
    print("# got ");
    print_number(got);
    print(", wanted ");
    print_number(wanted);
    print("\n");
}

static void done(void)
{
    print("1..");
    print_number(tap_count);
    print("\n");
    deed_exit(tap_failed);
}

/* The next death that a watcher hears of. */
static inline struct death next_death(struct deed_endpoint *watch)
{
    struct death death = {NONE, 0, 0, false};

    if (deed_receive(watch, deed_now() + 2000000000) != 0)
        return death;
    death = *(struct death *)watch->inbox;
    deed_send(watch, 1);
    return death;
}

static inline uint32_t owned_endpoints(uint32_t component)
{
    uint32_t count = 0;

    for (uint32_t e = 0; e < channel_end(); e++)
        count += endpoint_face[e].owner == component;
    return count;
}

#endif
