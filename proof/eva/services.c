/* services.c - whatever may be asked of the kernel, of any arguments, in any state that state.c
 * allows; and what the machine calls. What follows from the checker: pointers to what is filled in
 * lead to that, those of ports of I/O to a row; all others are just numbers. */
#include "any.h"
#include "kernel/component.h"

#define END    ((struct deed_endpoint *)eva_any)
#define SET    ((struct deed_set *)eva_any)
#define PORT   ((struct deed_port *)eva_any)
#define OBJECT (either() ? (void *)eva_object : (void *)eva_any)
#define NUMBER ((uint32_t)eva_any)
#define OFFSET ((uint16_t)eva_any)

static void eva_message_services(void)
{
    switch (below(10)) {
    case 0: deed_send(END, NUMBER); break;
    case 1: deed_send_bare(END, NUMBER); break;
    case 2: deed_call(END, NUMBER); break;
    case 3: deed_call_words(END, NUMBER); break;
    case 4: deed_call_bare(END, NUMBER); break;
    case 5: deed_call_owned(END, NUMBER); break;
    case 6: deed_receive(END, eva_any); break;
    case 7: deed_peer_component(END); break;
    case 8: deed_endpoint_drop(END); break;
    case 9: deed_channel_peer(END); break;
    }
}

static void eva_set_services(void)
{
    switch (below(10)) {
    case 0: deed_set_put(SET, END); break;
    case 1: deed_set_receive(SET, eva_any); break;
    case 2: deed_set_reply(SET, END, NUMBER); break;
    case 3: deed_set_reply_words(SET, END, NUMBER); break;
    case 4: deed_set_reply_bare(SET, END, NUMBER); break;
    case 5: deed_set_reply_owned(SET, END, NUMBER); break;
    case 6: deed_wait2(END, SET, eva_any); break;
    case 7: deed_wait3(END, SET, END, eva_any); break;
    case 8: deed_set_take(); break;
    case 9: deed_set_drop(SET); break;
    }
}

static void eva_port_services(void)
{
    switch (below(5)) {
    case 0: deed_open(PORT, eva_any); break;
    case 1: deed_revoke(PORT); break;
    case 2: deed_channel_take(NUMBER); break;
    case 3: deed_ioport_read8(&EACH(port_ioports), OFFSET); break;
    case 4: deed_ioport_write8(&EACH(port_ioports), OFFSET, (uint8_t)eva_any); break;
    }
}

static void eva_vector_services(void)
{
    switch (below(9)) {
    case 0: deed_vector_take(eva_any, eva_any); break;
    case 1: uint8_vector_take(eva_any); break;
    case 2: uint16_vector_take(eva_any); break;
    case 3: uint32_vector_take(eva_any); break;
    case 4: uint64_vector_take(eva_any); break;
    case 5: int8_vector_take(eva_any); break;
    case 6: int16_vector_take(eva_any); break;
    case 7: int32_vector_take(eva_any); break;
    case 8: int64_vector_take(eva_any); break;
    }
}

static void eva_object_services(void)
{
    void *slot = (void *)eva_any;

    switch (below(8)) {
    case 0: deed_take(eva_any); break;
    case 1: deed_drop(OBJECT); break;
    case 2: deed_vector_freeze(OBJECT); break;
    case 3: deed_frozen_share(OBJECT); break;
    case 4: deed_heap_used(); break;
    case 5: deed_heap_budget(); break;
    case 6: deed_slot_take(&slot); break;
    case 7: deed_slot_put(&slot, OBJECT); break;
    }
}

static void eva_device_services(void)
{
    switch (below(14)) {
    case 0: deed_ioports_read8(END, OFFSET); break;
    case 1: deed_ioports_read16(END, OFFSET); break;
    case 2: deed_ioports_read32(END, OFFSET); break;
    case 3: deed_ioports_write8(END, OFFSET, (uint8_t)eva_any); break;
    case 4: deed_ioports_write16(END, OFFSET, (uint16_t)eva_any); break;
    case 5: deed_ioports_write32(END, OFFSET, NUMBER); break;
    case 6: deed_registers_read8(END, NUMBER); break;
    case 7: deed_registers_read16(END, NUMBER); break;
    case 8: deed_registers_read32(END, NUMBER); break;
    case 9: deed_registers_read64(END, NUMBER); break;
    case 10: deed_registers_write8(END, NUMBER, (uint8_t)eva_any); break;
    case 11: deed_registers_write16(END, NUMBER, (uint16_t)eva_any); break;
    case 12: deed_registers_write32(END, NUMBER, NUMBER); break;
    case 13: deed_registers_write64(END, NUMBER, eva_any); break;
    }
}

static void eva_system_services(void)
{
    struct deed_component_info component;
    struct deed_connection_info connection;
    struct deed_memory_info memory;
    struct deed_left_info left;

    switch (below(12)) {
    case 0: deed_component_count(); break;
    case 1: deed_connection_count(); break;
    case 2: deed_component_info(NUMBER, &component); break;
    case 3: deed_connection_info(NUMBER, &connection); break;
    case 4: deed_memory_info(&memory); break;
    case 5: deed_left_info(NUMBER, NUMBER, &left); break;
    case 6: deed_component_start(NUMBER); break;
    case 7: deed_component_stop(NUMBER); break;
    case 8: deed_exit(NUMBER); break;
    case 9: deed_inject(NUMBER); break;
    case 10: deed_fault(NUMBER); break;
    case 11: deed_record(); break;
    }
}

static void eva_time_services(void)
{
    switch (below(4)) {
    case 0: deed_now(); break;
    case 1: deed_sleep_until(eva_any); break;
    case 2: deed_cycles(); break;
    case 3: deed_cycles_at_entry(); break;
    }
}

/* A component asks; or its main is gone, and it cleans up behind itself. */
static void eva_service(void)
{
    core.current = (uint32_t)below(COMPONENTS_MAX);
    switch (below(11)) {
    case 0: eva_message_services(); break;
    case 1: eva_set_services(); break;
    case 2: eva_port_services(); break;
    case 3: eva_vector_services(); break;
    case 4: eva_object_services(); break;
    case 5: eva_device_services(); break;
    case 6: eva_system_services(); break;
    case 7: eva_time_services(); break;
    case 8: ended(); break;
    case 9: recover(); break;
    case 10: run(); break;
    }
}

/* The machine calls, also while nothing runs. */
static void eva_machine_calls(void)
{
    core.current = (uint32_t)below(KERNEL + 1);
    switch (below(2)) {
    case 0: kernel_interrupt(eva_any, NUMBER); break;
    case 1: kernel_alarm(eva_any); break;
    }
}

static void eva_faults(void)
{
    if (either())
        core.current = KERNEL;
    else
        core.current = (uint32_t)below(COMPONENTS_MAX);
    kernel_fault((uint32_t)below(deed_reason_count), eva_any, eva_texts, eva_any);
}

void eva_main(void)
{
    eva_tables();
    eva_endpoints_made();
    if (either()) { /* from tables that are zero, but for endpoints, see docs/ranges.md */
        eva_boots = true;
        kernel_main(eva_any, eva_any);
    }
    eva_constant();
    eva_state(EVA_ANY);
    switch (below(3)) {
    case 0: eva_service(); break;
    case 1: eva_machine_calls(); break;
    case 2: eva_faults(); break;
    }
    eva_state(EVA_SHOWN);
}
