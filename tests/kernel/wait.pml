/* wait.pml - waiting and waking, as kernel/wait.c and kernel/set.c do it, for Spin.
 *
 * One component receives; two others, or interrupts, send to its two endpoints. Between any two
 * steps it may be preempted: Spin tries every order. What the kernel does with interrupts off is
 * one step, `atomic`. The names are the kernel's, and so are the steps: a comment that begins with a
 * colon names the function that the lines below stand for, and one that begins with an equals sign
 * the accesses of it that the line does. wait.t compares them with the code, see wait_steps.py. Cores
 * that enter the kernel one at a time would make the same orders: nobody here shares one.
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
/*: kernel/message.c message_take */
inline take(e) {
    in_set[e] = false; /*= target= */
    assert(queued[e] > 0); /*= queued? */
    queued[e]--; /*= queued- */
    received[e]++ /*= received+ */
}

/* wait_end: the receiver is ready again. */
/*: kernel/wait.c wait_end */
inline wait_end(what) {
    timed = false; /*= waits? timed= */
    result = what; /*= result= */
    waits = WAIT_NOTHING /*= waits= ready */
}

/* Its owner does not wait for it. */
/*: kernel/wait.c event_queued */
inline event_queued(e) {
    if
    :: in_set[e] -> /*= target? */
        listed[e] = true /*= listed+ */
    :: else
    fi;
    if
    :: waits == WAIT_SOURCES -> /*= waits? */
        wait_end(e + 1) /*= end */
    :: else
    fi
}

/* wait_event: something can be received on this endpoint that could not before. */
/*: kernel/wait.c wait_event */
inline wait_event(e) {
    if
    :: waits != TARGET(e) -> /*= waits? target? */
        event_queued(e) /*= queued */
    :: else ->
        wait_end(e + 1); /*= end */
        take(e) /*= take */
    fi
}

/*: kernel/message.c enqueue */
inline enqueue(e) {
    /* for the recorder: */ /*= queued? */
    queued[e]++; /*= queued+ */
    wait_event(e) /*= event */
}

/*: end */
/* deed_send: never blocks, whatever the receiver does. In the lecture's attempts the message lies in
 * shared memory, and what is sent is a notification that it is there. */
proctype sender(byte e)
{
    byte sent = 0;

    do
    :: sent < MESSAGES ->
#if ATTEMPT == 3
        atomic {
            enqueue(e);
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
/*: kernel/wait.c wait_expire */
active proctype clock()
{
end:
    do
    :: atomic {
        timed -> timed = false; /*= expired waits? */
        result = 0; /*= result= */
        waits = WAIT_NOTHING; /*= waits= ready */
        nothing_lost()
       }
    od
}

#if ATTEMPT == 3
/* With interrupts off: look, and if there is nothing, wait. It is in no set here, so it is listed in
 * none. */
/*: kernel/message.c receive */
inline receive(e) {
    skip; /*= on */
    atomic {
        if
        :: queued[e] > 0 -> /*= queued? listed- */
            take(e) /*= take */
        :: else ->
            in_set[e] = false; /*= target= */
            waits = e + 1; /*= wait */
            if
            :: timed = true /* deed_receive with a deadline */
            :: timed = false
            fi
        fi;
        nothing_lost()
    }
    waits == WAIT_NOTHING
}

/* The endpoint goes into the set; what came before is listed. */
/*: kernel/set.c set_put */
inline put(e) {
    atomic {
        listed[e] = false; /*= listed- */
        in_set[e] = true; /*= target= */
        if
        :: queued[e] > 0 -> /*= queued? */
            listed[e] = true /*= listed+ */
        :: else
        fi
    }
}

/* The message of one that is listed: there is always one. */
/*: kernel/set.c take */
inline set_take(e) {
    listed[e] = false; /*= listed- */
    assert(in_set[e]);
    take(e) /*= take */
}

/* deed_set_receive, the long way: one that is listed, or wait. */
/*: kernel/set.c set_receive */
inline set_receive() {
    skip; /*= on */
    atomic {
        if
        :: listed[0] -> set_take(0)
        :: listed[1] -> set_take(1) /*= pop */
        :: else ->
            waits = SET /*= wait */
        fi;
        nothing_lost()
    }
    waits == WAIT_NOTHING
}

/* deed_wait2 on endpoint 0 and the set: whatever comes wakes it, and it looks for itself. */
/*: kernel/set.c wait_on */
inline wait2() {
    skip; /*= on */
    do
    :: atomic {
        (queued[0] == 0 && !listed[1]) -> /*= queued? */
        waits = WAIT_SOURCES; /*= wait */
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

/*: end */
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
