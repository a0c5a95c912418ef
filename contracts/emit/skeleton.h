/* skeleton.h - a component to be filled in: what the files of the skeleton emitter share. */
#ifndef DEED_SKELETON_H
#define DEED_SKELETON_H

#include "emit.h"
#include "fill.h"

/* A component moves from stop to stop. A stop is a state in which it has something to wait for, or
 * to begin with; each but the one of the server's set has a static slot and a function in_STATE.
 * Between stops it only sends, and that is the author's part. */
struct skeleton {
    struct fill fill;
    const struct contract *contract;
    enum side side;
    const char *component; /* "calculator_server"                         */
    const char *port;      /* "service"                                   */
    const char *end;       /* what the endpoint is called: who is there   */
    uint16_t set;          /* the state of the server's set               */
    bool *is_stop;         /* by state                                    */
    struct writer out;     /* what follows the helpers                    */
};

/* Where own sends lead to from a state, the state itself included only if `from_stop`. */
struct targets {
    unsigned count;
    uint16_t only; /* if count is 1 */
};

struct targets skeleton_targets(const struct skeleton *skeleton, uint16_t state, bool from_stop);

/* `PUT(g_Ready, client);` and its like. */
void skeleton_leave(const struct skeleton *skeleton, struct writer *out, const char *indent,
                    uint16_t state);

/* What an argument is called in a handler. */
const char *skeleton_argument(struct skeleton *skeleton, const struct parameter *parameter);

/* Does the handler of the message, which leads to `next`, still have to send? And does it then
 * leave the endpoint itself, because it decides to which state it goes? */
bool skeleton_answers(const struct skeleton *skeleton, uint16_t next);
bool skeleton_decides(const struct skeleton *skeleton, uint16_t next);

/* What stands between the marks at first: of a handler, and of a stop where the component speaks.
 */
void skeleton_answer(struct skeleton *skeleton, struct writer *out, const struct message *message,
                     uint16_t next);
void skeleton_speak(struct skeleton *skeleton, struct writer *out, uint16_t state);

/* The state whose clients a server of this contract keeps in its set; STATE_NONE if it never
 * receives. */
uint16_t skeleton_set_state(const struct contract *contract);

#endif
