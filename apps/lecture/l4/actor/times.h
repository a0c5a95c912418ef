/* times.h - receive from one and from any, and for how long: a deadline is a point in time, now and
 * never among them. What is waited for are two timers. */

#define SOON 100000u /* nanoseconds */

/* Receive from one: the first fires at once, but it is the other one that is listened to; what the
 * first had to say is there when somebody asks. */
static bool from_one(struct Timer_client *early, struct Timer_client *late)
{
    bool in_order = false;

    Timer_send_Set(early, DEED_NOW);
    Timer_send_Set(late, deed_now() + SOON);
    switch (Timer_client_receive(late)) {
    case Timer_Fired: in_order = true; break;
    case Timer_closed: deed_exit(1);
    }
    switch (Timer_client_receive_until(early, DEED_NOW)) {
    case Timer_Fired: break;
    case Timer_timeout: deed_exit(1);
    case Timer_closed: deed_exit(1);
    }
    return in_order && Timer_Fired_now(early) <= Timer_Fired_now(late);
}

/* Receive from any: whoever speaks comes out of the set. The other one never does. */
static void from_any(struct Timer_client *early, struct Timer_client *late)
{
    struct Timer_client_set *running STATE(Running) = Timer_client_set_take();
    uint64_t deadline = deed_now() + SOON;

    if (!running)
        deed_exit(1);
    Timer_send_Set(late, DEED_FOREVER);
    Timer_client_set_put(running, late);
    Timer_send_Set(early, deadline);
    Timer_client_set_put(running, early);
    struct Timer_client *timer = Timer_client_set_receive(running);
    switch (Timer_client_tag(timer)) {
    case Timer_Fired: break;
    case Timer_closed: deed_exit(1);
    }
    verdict(LITERAL("l4: receive from any"), Timer_Fired_now(timer) >= deadline);
    Timer_send_Close(timer);
    Timer_client_drop(timer);
    Timer_client_set_drop(running);
}

/* The answer does not come before `deadline`: was it waited for until then? */
static bool waits_until(struct Timer_client *timer, uint64_t deadline)
{
    bool timed_out = false;

    Timer_send_Set(timer, DEED_FOREVER);
    switch (Timer_client_receive_until(timer, deadline)) {
    case Timer_timeout: timed_out = deed_now() >= deadline; break;
    case Timer_Fired: deed_exit(1);
    case Timer_closed: deed_exit(1);
    }
    switch (Timer_call_Cancel(timer)) {
    case Timer_Cancelled: break;
    case Timer_Fired: deed_exit(1);
    case Timer_closed: deed_exit(1);
    }
    return timed_out;
}

static void sleep(void)
{
    uint64_t deadline = deed_now() + SOON;

    deed_sleep_until(deadline);
    verdict(LITERAL("l4: sleep, waiting on nothing"), deed_now() >= deadline);
}

static void use_times(struct actor_ports *ports)
{
    struct Timer_client *early = Timer_open(ports->early, DEED_FOREVER);
    struct Timer_client *late = Timer_open(ports->late, DEED_FOREVER);

    if (!early || !late)
        deed_exit(1);
    verdict(LITERAL("l4: time-out zero: look, and do not wait"), waits_until(early, DEED_NOW));
    verdict(LITERAL("l4: time-out of a value: until that point in time"),
            waits_until(early, deed_now() + SOON));
    verdict(LITERAL("l4: time-out never, and receive from one"), from_one(early, late));
    from_any(early, late);
    sleep();
}
