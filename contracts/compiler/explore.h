/* explore.h - do two peers fit? Every configuration that they can get into is visited: a state of
 * each, and a queue each way. The peers may follow one contract, or two: the client of a base and
 * the server of what derives from it, the client of yesterday and the server of today.
 *
 * A peer sends what its state allows, whenever it likes; it receives what heads its queue. Trouble
 * is a message that meets a peer which waits for others or does not know it, peers that wait for
 * each other, a message queued for a peer at its end, and a queue that grows without bound. What
 * has none of it makes progress from every configuration but the one in which both have ended with
 * empty queues. Going on for ever is fine: most conversations with a driver do.
 *
 * Size and time are bounded. A queue longer than MOST_QUEUED is refused as unbounded; more than
 * MOST_CONFIGURATIONS are refused as beyond the limit (24 MiB; a second or two, since a
 * configuration costs at most one look at each message for each side); looking for growth ahead of
 * the full queue stops after MOST_LOOKS looks at earlier configurations, and the full queue is
 * found without it. */
#ifndef DEED_EXPLORE_H
#define DEED_EXPLORE_H

#include "contract.h"

#define MOST_QUEUED         32u /* messages one way */
#define MOST_CONFIGURATIONS 300000u
#define MOST_LOOKS          30000000u

#define PAIR_MESSAGES 256 /* more than a contract may have */
#define PAIR_NONE     UINT16_MAX

struct pair {
    const struct contract *contract[2]; /* by enum side */
    const char *called[2];              /* "client", "old server", ... */
    uint16_t partner[2][PAIR_MESSAGES]; /* of a side's tag: the other's tag, or PAIR_NONE */
};

struct pair pair_alone(const struct contract *contract);
/* Tags are the same as far as both have them: a base and what derives from it. */
struct pair pair_by_tag(const struct contract *client, const struct contract *server);
/* Messages of one name and direction are the same. */
struct pair pair_by_name(const struct contract *client, const struct contract *server);

enum trouble {
    TROUBLE_NONE,
    TROUBLE_UNEXPECTED, /* a message meets a peer that waits for others   */
    TROUBLE_LEFT_OVER,  /* a message is queued for a peer at its end      */
    TROUBLE_STUCK,      /* both wait                                      */
    TROUBLE_GROWS,      /* the steps from `since` to `at` can be repeated */
    TROUBLE_FULL,       /* one message more than a queue may have         */
    TROUBLE_LIMIT       /* too many configurations to look at             */
};

struct configuration;

struct explored {
    struct pair pair;
    enum trouble trouble;
    enum side side; /* the peer that it happens to; the sender, for TROUBLE_FULL */
    unsigned tag;   /* the sender's, of the message that is trouble              */
    uint32_t at, since;
    struct configuration *list; /* in the order of their distance from the start */
    uint32_t count;
    unsigned capacity[2]; /* most messages ever queued towards each side                     */
    bool sent[2][PAIR_MESSAGES]; /* by a side's tag: it is sent */
    bool
        *under_way[2]; /* of each side, by state * message_count + tag: may be queued for it then */
};

struct explored *explore(const struct pair *pair);
void explored_free(struct explored *explored);

/* Report the trouble, if any, as one error with the shortest way into it. It stands at `at`, or,
 * when that has no file, at the state of the peer that it happens to. */
void explored_report(const struct explored *explored, struct diagnostics *diagnostics,
                     struct place at);

/* Add a note to the error just reported: the shortest way to where the message is queued for a side
 * in that state, between a contract's own two peers. */
void explore_note_under_way(const struct contract *contract, enum side side, uint16_t state,
                            unsigned tag, struct diagnostics *diagnostics);

#endif
