/* channel.h - making and closing channels. With interrupts off. */
#ifndef KERNEL_CHANNEL_H
#define KERNEL_CHANNEL_H

#include "kernel/endpoint.h"
#include "kernel/rows.h"

extern const struct rows channel_rows[];

/* Have ready what the next channel needs; others may run meanwhile. */
void channel_prepare(void);

/* A channel of this contract, charged to `payer`; both ends in the start state and NOBODY's, in no
 * set. The number of its client end, or NONE when the payer's budget, its endpoints or the table
 * are spent. The caller sets both owners before anything else happens. */
uint32_t channel_make(uint32_t contract, uint32_t payer);

/* It was for nothing, before anybody owned an end; or it was kept. */
void channel_unmake(uint32_t client);

/* A channel that was kept begins again, as if it had just been made for its payer. */
void channel_again(uint32_t client);

/* May one be kept, or could its number be missed? And what it takes of its payer's budget. */
bool channel_may_keep(void);
uint64_t channel_slot_bytes(uint32_t client);

/* All endpoints that were ever in use are below this one. */
uint32_t channel_end(void);

/* Bytes of tables that are kept for the channels that a component opened. */
uint64_t channel_bytes(uint32_t component);

/* Messages that were handed over directly are entered in the books of those that own both ends now:
 * of one channel, before an end changes hands; or of all of them, one after another, with
 * interrupts on. */
void channel_settle(uint32_t endpoint);
void channel_settle_all(void);

/* Note on a channel, for good, that it is one from this client port to this server port. */
void channel_connect(uint32_t client, uint32_t client_port, uint32_t server_port);

/* The endpoint is dropped: everything under way to it goes, its peer hears `closed`. */
void channel_close(uint32_t endpoint);

/* The channel of this client end, which was opened from a port, is cut: each end hears `closed`
 * behind what was under way to it, and what is sent from now on is dropped. The port is free. */
void channel_cut(uint32_t client);

/* An endpoint whose message is dropped: closed by the next channel_reap. */
void channel_orphan(uint32_t endpoint);
void channel_reap_all(void);

extern uint32_t channel_orphans; /* the first of them, NONE if there are none */

static inline void channel_reap(void)
{
    if (channel_orphans != NONE)
        channel_reap_all();
}

/* The heap holder of what is queued in the channel of this endpoint. */
extern uint32_t channel_holders[CHANNELS_MAX];

/*@ requires endpoint: endpoint < ENDPOINTS_MAX;
    terminates \true; exits \false; assigns \nothing;
    ensures holder: \result == channel_holders[endpoint / 2];
*/
static inline uint32_t channel_holder(uint32_t endpoint)
{
    return channel_holders[endpoint / 2];
}

#endif
