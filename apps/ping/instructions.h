/* instructions.h - figures in instructions, as deed_cycles counts them under -icount shift=0. What
 * is measured runs from before the client's call to the use of its result; the cost of looking at
 * the counter itself is taken off. Of several rounds with the right answer the least is taken: the
 * others met a timer. */

#define ROUNDS   32
#define MEBIBYTE 1048576

static struct Ping_client *g_pong OWN STATE(Ready);
static uint64_t g_look;  /* cycles that looking at the counter takes */
static uint64_t g_least; /* of the rounds so far                     */

static void round_ends(uint64_t start)
{
    uint64_t taken = deed_cycles() - start - g_look;

    if (taken < g_least)
        g_least = taken;
}

static void measure_look(void)
{
    g_look = 0;
    g_least = UNKNOWN;
    for (uint32_t i = 0; i < ROUNDS; i++)
        round_ends(deed_cycles());
    g_look = g_least;
}

static void measure_empty(void)
{
    struct Ping_client *pong = TAKE(g_pong);
    if (!pong)
        return;
    g_least = UNKNOWN;
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        switch (Ping_call_Empty(pong)) {
        case Ping_Done: round_ends(start); break;
        case Ping_closed: Ping_client_drop(pong); return;
        }
    }
    PUT(g_pong, pong);
    report(LITERAL("ipc.call.empty"), g_least, LITERAL("insn"));
}

static void measure_words4(void)
{
    struct Ping_client *pong = TAKE(g_pong);
    if (!pong)
        return;
    g_least = UNKNOWN;
    for (uint64_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        switch (Ping_call_Four(pong, i, i + 1, i + 2, i + 3)) {
        case Ping_DoneFour:
            if (Ping_DoneFour_a(pong) == i && Ping_DoneFour_b(pong) == i + 1 &&
                Ping_DoneFour_c(pong) == i + 2 && Ping_DoneFour_d(pong) == i + 3)
                round_ends(start);
            break;
        case Ping_closed: Ping_client_drop(pong); return;
        }
    }
    PUT(g_pong, pong);
    report(LITERAL("ipc.call.words4"), g_least, LITERAL("insn"));
}

static void measure_words120(void)
{
    struct Ping_client *pong = TAKE(g_pong);
    if (!pong)
        return;
    struct Ping_Words *words = deed_take(sizeof(struct Ping_Words));
    g_least = UNKNOWN;
    for (uint64_t i = 0; words && i < ROUNDS; i++) {
        words->word[i % 120] = i;
        uint64_t start = deed_cycles();
        switch (Ping_call_Block(pong, words)) {
        case Ping_DoneBlock:
            words = Ping_DoneBlock_words(pong);
            if (words->word[i % 120] == i)
                round_ends(start);
            break;
        case Ping_closed: Ping_client_drop(pong); return;
        }
    }
    deed_drop(words);
    PUT(g_pong, pong);
    report(LITERAL("ipc.call.words120"), g_least, LITERAL("insn"));
}

static void measure_move(void)
{
    struct Ping_client *pong = TAKE(g_pong);
    if (!pong)
        return;
    struct uint8_vector *data = uint8_vector_take(MEBIBYTE);
    g_least = UNKNOWN;
    for (uint64_t i = 0; data && i < ROUNDS; i++) {
        data->at[i] = 1;
        uint64_t start = deed_cycles();
        switch (Ping_call_Move(pong, data)) {
        case Ping_DoneMove:
            data = Ping_DoneMove_data(pong);
            if (data->at[i] == 1)
                round_ends(start);
            break;
        case Ping_closed: Ping_client_drop(pong); return;
        }
    }
    deed_drop(data);
    PUT(g_pong, pong);
    report(LITERAL("ipc.move.1MiB"), g_least, LITERAL("insn"));
}

/* A send alone: it wakes pong, which waits, but does not wait for pong. */
static void measure_send(void)
{
    struct Ping_client *pong = TAKE(g_pong);
    if (!pong)
        return;
    g_least = UNKNOWN;
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        Ping_send_Empty(pong);
        round_ends(start);
        switch (Ping_client_receive(pong)) {
        case Ping_Done: break;
        case Ping_closed: Ping_client_drop(pong); return;
        }
    }
    PUT(g_pong, pong);
    report(LITERAL("ipc.send.wake"), g_least, LITERAL("insn"));
}

struct block {
    uint64_t word[8];
};

static void measure_heap(void)
{
    g_least = UNKNOWN;
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        struct block *block = deed_take(sizeof(struct block));
        deed_drop(block);
        round_ends(start);
    }
    report(LITERAL("heap.take_drop"), g_least, LITERAL("insn"));
}
