/* recorder.h - no flight recorder: nothing is noted, and nothing is paid for it. The images that
 * are shipped and measured have this one; kernel/recorder/on has the idea. */
#ifndef KERNEL_RECORDER_H
#define KERNEL_RECORDER_H

#include <stdbool.h>
#include <stdint.h>

struct endpoint_face;

struct recorder {
};

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void recorder_boot(void)
{
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void recorder_switch(uint32_t next)
{
    (void)next;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void recorder_send(const struct endpoint_face *end, uint32_t tag, uint32_t ahead)
{
    (void)end;
    (void)tag;
    (void)ahead;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void recorder_take(const struct endpoint_face *end)
{
    (void)end;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void recorder_move(const void *object, uint32_t from, uint32_t to,
                                 const struct endpoint_face *end, uint32_t offset)
{
    (void)object;
    (void)from;
    (void)to;
    (void)end;
    (void)offset;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void recorder_claim(const void *object, uint64_t size)
{
    (void)object;
    (void)size;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void recorder_drop(const void *object)
{
    (void)object;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void recorder_freeze(const void *object)
{
    (void)object;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void recorder_open(const struct endpoint_face *client, uint32_t payer)
{
    (void)client;
    (void)payer;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void recorder_close(const struct endpoint_face *end)
{
    (void)end;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void recorder_start(uint32_t component)
{
    (void)component;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void recorder_stop(uint32_t component, uint32_t reason)
{
    (void)component;
    (void)reason;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void recorder_interrupt(uint32_t irq)
{
    (void)irq;
}

/*@ terminates \true; exits \false; assigns \nothing; */
static inline void recorder_show(void)
{
}

/*@ terminates \true; exits \false; assigns \nothing; ensures none: \result == \false; */
static inline bool recorder_write(void)
{
    return false;
}

#endif
