/* index.h - what the kernel numbers its tables by: components, and owners that are none. */
#ifndef KERNEL_INDEX_H
#define KERNEL_INDEX_H

#include <size.h>
#include <stdint.h>

#define NONE     UINT32_MAX
#define UNQUEUED (UINT32_MAX - 1u)

/* Owners of endpoints that are no components; they never wait for anything. */
#define KERNEL     COMPONENTS_MAX        /* the kernel's end of a channel; also the idle context */
#define NOBODY     (COMPONENTS_MAX + 1u) /* closed                                               */
#define FLYING     (COMPONENTS_MAX + 2u) /* inside a queued message                              */
#define UNTAKEN    (COMPONENTS_MAX + 3u) /* client end of a fresh channel, not yet asked for     */
#define OWNERS_MAX (COMPONENTS_MAX + 4u)

#define BUDGETS_MAX 256u /* the first one is that of all who have none */

#endif
