/* wait.pml - waiting and waking, as kernel/wait.c and kernel/set.c do it, for Spin.
 *
 * One component receives; two others, or interrupts, send to its two endpoints. Between any two
 * steps it may be preempted: Spin tries every order. What the kernel does with interrupts off is
 * one step, `atomic`. The names are the kernel's.
 *
 * What must hold after every step (`nothing_lost`): a component that waits has nothing to receive
 * there. And in the end: everything that was sent has been received.
 *
 * ATTEMPT=1 and ATTEMPT=2 are what the lecture tries first, with a flag and a wait that are two
 * steps. Then a sender stays blocked for ever, or the receiver does: invalid end states. */

#ifndef ATTEMPT
#define ATTEMPT 3
#endif
#define MESSAGES 2 /* from each sender */

/* component_waits of the receiver: what for. Endpoints are their own target, out of sets. */
#define WAIT_NOTHING 0
#define WAIT_SOURCES 3
#define SET          4
#define TARGET(e)    (in_set[e] -> SET : e + 1)

byte waits;       /* component_waits                                    */
bool timed;       /* and: there is a deadline                           */
byte queued[2];   /* messages in the queue of each endpoint             */
bool in_set[2];   /* its target is the set                              */
bool listed[2];   /* it is in the ready list of the set                 */
byte received[2]; /* messages that the receiver has got                 */
byte result;      /* component_result: endpoint + 1, 0 at the deadline  */
bool flag;        /* the lecture's: "I am ready to receive"             */

#define EXPECTS(e)     (received[e] < MESSAGES)
#define UNHEARD(what)                                                     \
    ((what == 1 && queued[0] > 0) || (what == 2 && queued[1] > 0) ||      \
     (what == SET && (in_set[0] && queued[0] > 0 || in_set[1] && queued[1] > 0)) || \
     (what == WAIT_SOURCES && queued[0] + queued[1] > 0))
#define nothing_lost() assert(!UNHEARD(waits))

/* message_take: the oldest message is the owner's, and the endpoint is in no set. */
inline take(e) {
    queued[e]--;
    received[e]++;
    in_set[e] = false
}

/* wait_end: the receiver is ready again. */
inline wait_end(what) {
    result = what;
    waits = WAIT_NOTHING;
    timed = false
}

/* wait_event: something can be received on this endpoint that could not before. */
inline wait_event(e) {
    if
    :: waits == TARGET(e) ->
        take(e);
        wait_end(e + 1)
    :: else ->
        if
        :: in_set[e] -> listed[e] = true
        :: else
        fi;
        if
        :: waits == WAIT_SOURCES -> wait_end(e + 1)
        :: else
        fi
    fi
}

/* deed_send: never blocks, whatever the receiver does. In the lecture's attempts the message lies in
 * shared memory, and what is sent is a notification that it is there. */
proctype sender(byte e)
{
    byte sent = 0;

    do
    :: sent < MESSAGES ->
#if ATTEMPT == 3
        atomic {
            queued[e]++;
            wait_event(e);
            nothing_lost()
        }
#else
        queued[e]++;
        if
        :: flag ->
#if ATTEMPT == 1
            atomic { waits == TARGET(e) -> wait_event(e) } /* notify, time-out never */
#else
            atomic { /* notify, time-out zero */
                if
                :: waits == TARGET(e) -> wait_event(e)
                :: else
                fi
            }
#endif
        :: !flag
        fi;
#endif
        sent++
    :: else -> break
    od
}

/* wait_expire, out of the timer's interrupt. */
active proctype clock()
{
end:
    do
    :: atomic { timed -> wait_end(0); nothing_lost() }
    od
}

#if ATTEMPT == 3
/* With interrupts off: look, and if there is nothing, wait. */
inline receive(e) {
    atomic {
        if
        :: queued[e] > 0 -> take(e)
        :: else ->
            waits = e + 1;
            if
            :: timed = true /* deed_receive with a deadline */
            :: timed = false
            fi
        fi;
        nothing_lost()
    }
    waits == WAIT_NOTHING
}

/* deed_set_put: the endpoint goes into the set; what came before is listed. */
inline put(e) {
    atomic {
        in_set[e] = true;
        listed[e] = listed[e] || queued[e] > 0
    }
}

/* deed_set_receive: the first of the ready list that can be received from, or wait. */
inline set_receive() {
    atomic {
        do
        :: listed[0] ->
            listed[0] = false;
            if
            :: in_set[0] && queued[0] > 0 -> take(0); break
            :: else
            fi
        :: listed[1] ->
            listed[1] = false;
            if
            :: in_set[1] && queued[1] > 0 -> take(1); break
            :: else
            fi
        :: else ->
            waits = SET;
            break
        od;
        nothing_lost()
    }
    waits == WAIT_NOTHING
}

/* deed_wait2 on endpoint 0 and the set: whatever comes wakes it, and it looks for itself. */
inline wait2() {
    do
    :: atomic {
        (queued[0] == 0 && !listed[1]) -> waits = WAIT_SOURCES;
        if
        :: timed = true
        :: timed = false
        fi;
        nothing_lost()
       }
       waits == WAIT_NOTHING;
       if
       :: result == 0 -> break
       :: else
       fi
    :: queued[0] > 0 || listed[1] -> break
    od
}

active proctype receiver()
{
    run sender(0);
    run sender(1);
    do
    :: EXPECTS(0) && !in_set[0] -> receive(0)
    :: EXPECTS(1) && !in_set[1] -> receive(1)
    :: !in_set[0] -> put(0)
    :: !in_set[1] -> put(1)
    :: EXPECTS(0) && in_set[0] || EXPECTS(1) && in_set[1] -> set_receive()
    :: EXPECTS(0) && EXPECTS(1) && !in_set[0] && in_set[1] -> wait2()
    :: !EXPECTS(0) && !EXPECTS(1) -> break
    od;
    assert(queued[0] + queued[1] == 0)
}
#else
/* Set the flag, look, and wait: three steps. The evil one of the first attempt sets the flag, and
 * goes away. */
active proctype receiver()
{
    run sender(0);
    do
    :: EXPECTS(0) ->
        flag = true;
        if
        :: queued[0] > 0 -> take(0)
        :: queued[0] == 0 ->
            waits = 1;
            waits == WAIT_NOTHING
        fi;
        flag = false
#if ATTEMPT == 1
    :: EXPECTS(0) ->
        flag = true;
        goto gone
#endif
    :: else -> break
    od;
#if ATTEMPT == 1
gone:
#endif
    skip
}
#endif
