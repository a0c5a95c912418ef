/* recorder.h - the flight recorder: the last events of a core, in a ring of fixed size.
 *
 * Noting an event is a few stores and never fails: the oldest one goes. Nothing is written out
 * before somebody wants to know: a fault report shows the last few, and at the end of the machine,
 * or when the service `record` is called, the whole ring goes out as text (docs/debugging.md), for
 * `deed trace`. The text carries all names, so that it needs no image to be understood.
 *
 * Whether there is a recorder is chosen by folder, as with kernel/guard: in kernel/recorder/off
 * every function here is empty, so the images that are shipped and measured pay nothing. All with
 * interrupts off. */
#ifndef KERNEL_RECORDER_H
#define KERNEL_RECORDER_H

#include <stdbool.h>
#include <stdint.h>

#define RECORDER_EVENTS 4096u
#define RECORDER_SHOWN  16u /* in a fault report */

enum recorder_kind {
    RECORDER_SWITCH,
    RECORDER_SEND,
    RECORDER_TAKE,
    RECORDER_MOVE,
    RECORDER_CLAIM,
    RECORDER_DROP,
    RECORDER_FREEZE,
    RECORDER_OPEN,
    RECORDER_CLOSE,
    RECORDER_START,
    RECORDER_STOP,
    RECORDER_INTERRUPT
};

struct recorder_event {
    uint64_t cycles;
    const void *object; /* an object, or an endpoint that moves */
    uint32_t from, to;  /* components, or other owners           */
    uint32_t endpoint;
    uint32_t tag; /* message, or what a receive may return; a reason; an interrupt's line; bytes */
    uint16_t contract;
    uint16_t more; /* send: messages that are queued before it; move: where in the message */
    uint8_t kind;  /* enum recorder_kind                                                   */
    uint8_t state; /* of the endpoint, after it                                            */
};

/* Part of struct core: every core has its own. */
struct recorder {
    uint64_t count;                         /* events so far; the ring has the last of them */
    uint64_t boot_cycles, boot_nanoseconds; /* one moment on both clocks                */
    struct recorder_event ring[RECORDER_EVENTS];
};

struct endpoint_face;

void recorder_boot(void);

/* The core goes on as this component, or is idle. */
void recorder_switch(uint32_t next);

/* A message went out of this end, and its state has stepped; so many are queued before it. */
void recorder_send(const struct endpoint_face *end, uint32_t tag, uint32_t ahead);

/* The owner of this end has got what its tag says: a message, `connected`, `closed`, `timeout`. */
void recorder_take(const struct endpoint_face *end);

/* An object or endpoint that lies at this offset of a message changes its owner. Through which end:
 * that of the sender, before recorder_send, or that of the receiver, after recorder_take. */
void recorder_move(const void *object, uint32_t from, uint32_t to, const struct endpoint_face *end,
                   uint32_t offset);

/* The running component has taken an object of so many bytes, has dropped one, has given one to the
 * heap for good. What is left of one that stops is collected without a word. */
void recorder_claim(const void *object, uint64_t size);
void recorder_drop(const void *object);
void recorder_freeze(const void *object);

void recorder_open(const struct endpoint_face *client, uint32_t payer);
void recorder_close(const struct endpoint_face *end);
void recorder_start(uint32_t component);
void recorder_stop(uint32_t component, uint32_t reason);
void recorder_interrupt(uint32_t irq);

/* The last few events, among the kernel's own lines. */
void recorder_show(void);

/* The whole ring goes where machine_record writes, and is empty afterwards, so that no event is
 * written twice; nobody runs meanwhile. False where there is no recorder. */
bool recorder_write(void);

#endif
