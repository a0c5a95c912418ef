/* core.h - what each processor core has for itself. There is one core now; everything that a second
 * one would need its own copy of is in here, but for who is ready (run_queue.h). */
#ifndef KERNEL_CORE_H
#define KERNEL_CORE_H

#include <recorder.h>
#include <stdint.h>

#define CLAIM_HIGH 0x100000000u /* the higher half of a claim begins here, see core_claim */
#define CORE_KEEPS 0x8000u      /* no endpoint's word says that, whatever waits in it     */

struct core {
    uint32_t current;         /* the running component, or KERNEL (idle)             */
    uint32_t kept;            /* CORE_KEEPS while there is a hand-off, else 0        */
    uint32_t context;         /* whose priority and time it runs on, see context.h   */
    uint32_t barred;          /* 1 while there may be no hand-off, else 0            */
    uint32_t handoff;         /* if one is kept: ready, in no queue, first choice when
                                 current waits                                        */
    uint64_t slice_end;       /* cycles; 0 when no equal is ready                     */
    uint32_t budgets;         /* how many contexts have one                           */
    uint64_t charged_until;   /* cycles; the time of the context is charged till here */
    uint64_t budget_end;      /* when its time will be spent; 0: it has no budget     */
    uint64_t alarms;          /* that rang since boot                                 */
    struct recorder recorder; /* the last events, where there is a flight recorder   */
};

extern struct core core;

/* The running component and, that it may give way at once, no hand-off: in one word, for an
 * endpoint or a set of its with nothing to receive says the same of itself (endpoint_claim,
 * set_claim). An endpoint says it only then; a set perhaps also while there is a hand-off. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures claim: \result == core.kept * CLAIM_HIGH + core.current;
*/
static inline uint64_t core_claim(void)
{
    return core.kept * CLAIM_HIGH + core.current;
}

/* The context that the running component is on, and that a hand-off may be kept: the same as the
 * claim if that is its own, one may, and there is none. */
/*@ terminates \true; exits \false; assigns \nothing;
    ensures lender: \result == core.barred * CLAIM_HIGH + core.context;
*/
static inline uint64_t core_lender(void)
{
    return core.barred * CLAIM_HIGH + core.context;
}

#endif
