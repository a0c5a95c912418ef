/* time.h - the same calls by the clock, for the hosted machine: means over many. */

#define CALLS   20000
#define BATCHES 9

/* Nanoseconds a call, the best of several batches. */
static void measure_time_empty(void)
{
    struct Ping_client *pong = TAKE(g_pong);
    if (!pong)
        return;
    uint64_t least = UNKNOWN;
    for (uint32_t batch = 0; batch < BATCHES; batch++) {
        uint64_t start = deed_now();
        for (uint32_t i = 0; i < CALLS; i++) {
            switch (Ping_call_Empty(pong)) {
            case Ping_Done: break;
            case Ping_closed: Ping_client_drop(pong); return;
            }
        }
        uint64_t taken = (deed_now() - start) / CALLS;
        if (taken < least)
            least = taken;
    }
    PUT(g_pong, pong);
    figure_print("time.call.empty", least, "ns");
}

static void measure_time_move(void)
{
    struct Ping_client *pong = TAKE(g_pong);
    if (!pong)
        return;
    struct uint8_vector *data = uint8_vector_take(MEBIBYTE);
    uint64_t least = UNKNOWN;
    for (uint32_t batch = 0; data && batch < BATCHES; batch++) {
        uint64_t start = deed_now();
        for (uint32_t i = 0; data && i < CALLS; i++) {
            switch (Ping_call_Move(pong, data)) {
            case Ping_DoneMove: data = Ping_DoneMove_data(pong); break;
            case Ping_closed: Ping_client_drop(pong); return;
            }
        }
        uint64_t taken = (deed_now() - start) / CALLS;
        if (taken < least)
            least = taken;
    }
    deed_drop(data);
    PUT(g_pong, pong);
    figure_print("time.move.1MiB", least, "ns");
}
