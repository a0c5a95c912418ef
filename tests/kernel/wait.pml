/* wait.pml - waiting and waking, as kernel/wait.c, kernel/set.c and the short ways of messages do it, for
 * Spin.
 *
 * One component receives; two others, or interrupts, send to its two endpoints. Between any two
 * steps it may be preempted: Spin tries every order. What the kernel does with interrupts off is
 * one step, `atomic`. The names are the kernel's, and so are the steps: a comment that begins with a
 * colon names the function that the lines below stand for, and one that begins with an equals sign
 * the accesses of it that the line does. wait.t compares them with the code, see wait_steps.py.
 *
 * Each message goes by one of the ways that the kernel has: a send, a call or an answer straight to who
 * waits, or through the queue; from an interrupt, too. Who is run at once by a call or an answer keeps in
 * `waits` what it waited for: that is no wait, and `runs` tells it from one. What such a component
 * leaves there is wiped out when something else runs on its core (`enter`).
 *
 * CORES=2 is a second core, of which the kernel has none yet: both enter the kernel one at a time,
 * and each component runs on one of them. Then who sends may find what the receiver, which runs on the
 * other core, has left in `waits`; so the compare of the short way has to ask as component_wait does
 * (ASKS). With ASKS=0 it is the kernel's: one compare.
 *
 * What must hold after every step (`nothing_lost`): a component that waits has nothing to receive
 * there; who has been woken and does not run has nothing in `waits`. A message is handed over
 * only to who waits. And in the end: everything that was sent has been received.
 *
 * ATTEMPT=1 and ATTEMPT=2 are what the lecture tries first, with a flag and a wait that are two
 * steps. Then a sender stays blocked for ever, or the receiver does: invalid end states. */

#ifndef ATTEMPT
#define ATTEMPT 3
#endif
#ifndef CORES
#define CORES 1
#endif
#ifndef ASKS
#define ASKS (CORES > 1)
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
bool asleep;      /* the receiver is blocked, whatever `waits` says     */
bool flag;        /* the lecture's: "I am ready to receive"             */

/* core.current of each core: the receiver, or another. */
#define OTHER    0
#define RECEIVER 1
byte current[CORES];

#if CORES == 1
#define RUNS (current[0] == RECEIVER)
#else
#define RUNS (current[0] == RECEIVER || current[1] == RECEIVER)
#endif

/* component_wait: who runs waits for nothing, whatever its word says. The flag for a deadline is looked
 * at apart. */
#define WAITS (RUNS -> WAIT_NOTHING : waits)

#define EXPECTS(e)     (received[e] < MESSAGES)
#define UNHEARD(what)                                                     \
    ((what == 1 && queued[0] > 0) || (what == 2 && queued[1] > 0) ||      \
     (what == SET && (in_set[0] && queued[0] > 0 || in_set[1] && queued[1] > 0)) || \
     (what == WAIT_SOURCES && queued[0] + queued[1] > 0))
#define nothing_lost()                \
    assert(!asleep || !UNHEARD(waits)); \
    assert(asleep || RUNS || waits == WAIT_NOTHING)

/* The running component is not the one that ran here last. If that was the receiver, and it can go on, it
 * was preempted. */
/*: kernel/schedule.c instead_at_end */
/*= waits= */
/*: kernel/schedule.c stand_aside */
inline enter(core) {
    if
    :: current[core] == RECEIVER && !asleep ->
        waits = WAIT_NOTHING /*= waits= */
    :: else
    fi;
    current[core] = OTHER
}

/* The receiver goes on, on a core, if it does not run: all who sleep have left theirs. */
/*: end */
inline resume() {
    if
    :: !RUNS -> current[0] = RECEIVER
#if CORES == 2
    :: !RUNS -> current[1] = RECEIVER
#endif
    :: RUNS
    fi
}

/* It says what it waits for, and leaves its core. */
inline sleep(what) {
    waits = what;
    asleep = true;
    if
    :: current[0] == RECEIVER -> current[0] = OTHER
    :: else
    fi;
#if CORES == 2
    if
    :: current[1] == RECEIVER -> current[1] = OTHER
    :: else
    fi
#endif
}

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
    waits = WAIT_NOTHING; /*= waits= ready */
    asleep = false
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
    :: WAITS == WAIT_SOURCES -> /*= waits? */
        wait_end(e + 1) /*= end */
    :: else
    fi
}

/* wait_event: something can be received on this endpoint that could not before. Who called waits for the
 * end itself, also if that is in a set. */
/*: kernel/wait.c wait_event */
inline wait_event(e) {
    if
    :: WAITS != TARGET(e) && WAITS != e + 1 -> /*= waits? target? */
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

/* The message is the receiver's, without a queue. */
/*: end */
inline hand_over(e) {
    assert(asleep); /* nobody's inbox changes under their hands */
    assert(queued[e] == 0 && !listed[e]);
    received[e]++
}

/* direct_wake: handed over to one that goes on later. */
/*: kernel/direct.h direct_wake */
inline direct_wake(e) {
    hand_over(e); /*= hand */
    in_set[e] = false; /*= target= */
    waits = WAIT_NOTHING; /*= waits= */
    asleep = false
}

/* direct_switch: the receiver runs at once, in the place of who sends. What it waited for stays
 * written. */
/*: kernel/direct.h direct_switch */
inline direct_switch(core) {
    skip; /* of who sends: */ /*= waits= */
    asleep = false;
    current[core] = RECEIVER
}

/* May a message go straight? Does the receiver wait for the target, without a deadline? */
/*: kernel/direct.h direct_is_awaited */
#if ASKS
#define AWAITED(e) (!timed && WAITS == TARGET(e)) /*= waits? target? */
#else
#define AWAITED(e) (!timed && waits == TARGET(e))
#endif

/* The same, at the end itself: who called it. */
/*: kernel/direct.h direct_is_awaited_there */
#if ASKS
#define AWAITED_THERE(e) (!timed && WAITS == e + 1) /*= waits? */
#else
#define AWAITED_THERE(e) (!timed && waits == e + 1)
#endif

/* deed_send, the short way. */
/*: kernel/message.c send_directly */
inline send_directly(e) {
    AWAITED(e) -> /*= clear? awaited? */
    result = e + 1; /*= keep */
    direct_wake(e) /*= wake */
}

/* deed_call: who sends waits for the answer, which is not told here; who waits runs. */
/*: kernel/message.c call */
inline call_directly(e, core) {
    AWAITED(e) -> /*= clear? awaited? */
    result = e + 1;
    hand_over(e); /*= hand */
    in_set[e] = false; /*= target= */
    direct_switch(core) /*= switch on */
}

/* deed_set_reply: who called runs, and the end stays in the set that it is in. */
/*: kernel/reply.c reply */
inline reply_directly(e, core) {
    AWAITED_THERE(e) -> /*= clear? there? */
    result = e + 1;
    hand_over(e); /*= hand */
    /* of who answers: */ /*= target= */
    direct_switch(core) /*= switch on */
}

/* message_send, the long way of them all. */
/*: kernel/message.c message_send */
inline send_long(e) {
    if
    :: !timed && WAITS == TARGET(e) -> /*= waits? target? */
        commit_directly(e) /*= directly */
    :: else ->
        enqueue(e) /*= by_queue */
    fi
}

/*: kernel/message.c commit_directly */
inline commit_directly(e) {
    direct_wake(e); /*= wake */
    result = e + 1 /*= keep result= ready */
}

/*: kernel/message.c commit_queued */
/*= enqueue */

/* Out of an interrupt, while whoever runs goes on: a send of the kernel. */
/*: kernel/message.c from_kernel */
inline from_kernel(e) {
    if
    :: timed || WAITS != TARGET(e) -> /*= waits? target? */
        enqueue(e) /*= by_queue */
    :: else ->
        direct_wake(e); /*= wake */
        result = e + 1 /*= result= */
    fi
}

/*: kernel/message.c queue_from_kernel */
/*= enqueue */

/*: end */
/* Where a component that sends runs: on a core that the receiver can be taken off. */
inline somewhere(core) {
    if
    :: core = 0
#if CORES == 2
    :: core = 1
#endif
    fi
}

/* A send never blocks, whatever the receiver does; a call and an answer, of which what comes
 * after is not told, go on as somebody else who sends. In the lecture's attempts the message lies in
 * shared memory, and what is sent is a notification that it is there. */
proctype sender(byte e)
{
    byte sent = 0;
    byte core = 0;

    do
    :: sent < MESSAGES ->
#if ATTEMPT == 3
        if
        :: atomic {
            somewhere(core);
            enter(core);
            if
            :: send_directly(e)
            :: call_directly(e, core)
            :: reply_directly(e, core)
            :: true -> send_long(e)
            fi;
            nothing_lost()
           }
        :: atomic {
            true -> from_kernel(e);
            nothing_lost()
           }
        fi;
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
        asleep = false;
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
        resume();
        if
        :: queued[e] > 0 -> /*= queued? listed- */
            take(e) /*= take */
        :: else ->
            in_set[e] = false; /*= target= */
            sleep(e + 1); /*= wait */
            if
            :: timed = true /* deed_receive with a deadline */
            :: timed = false
            fi
        fi;
        nothing_lost()
    }
    !asleep
}

/* deed_call, the short way: nothing is there to receive, and it waits at the end, which stays in its set. Who
 * answers runs in its place; that it waits does not depend on that. */
/*: end */
inline call(e) {
    atomic {
        resume();
        if
        :: queued[e] == 0 -> sleep(e + 1)
        :: else
        fi;
        nothing_lost()
    }
    !asleep
}

/* The endpoint goes into the set; what came before is listed. */
/*: kernel/set.c set_put */
inline put(e) {
    atomic {
        resume();
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
        resume();
        if
        :: listed[0] -> set_take(0)
        :: listed[1] -> set_take(1) /*= pop */
        :: else ->
            sleep(SET); /*= wait */
            if
            :: timed = true
            :: timed = false
            fi
        fi;
        nothing_lost()
    }
    !asleep
}

/* deed_wait2 on endpoint 0 and the set: whatever comes wakes it, and it looks for itself. */
/*: kernel/set.c wait_on */
inline wait2() {
    skip; /*= on */
    do
    :: atomic {
        (queued[0] == 0 && !listed[1]) -> /*= queued? */
        resume();
        sleep(WAIT_SOURCES); /*= wait */
        if
        :: timed = true
        :: timed = false
        fi;
        nothing_lost()
       }
       !asleep;
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
    :: EXPECTS(0) -> call(0)
    :: EXPECTS(1) -> call(1)
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
