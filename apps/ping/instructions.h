/* instructions.h - figures in instructions: what is measured runs from before the client's call to
 * the use of its result, in rounds with the right answer. */

#define MEBIBYTE 1048576

static struct Ping_client *g_pong OWN STATE(Ready);

static void measure_empty(void)
{
    struct Ping_client *pong = TAKE(g_pong);
    if (!pong)
        return;
    figure_begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        switch (Ping_call_Empty(pong)) {
        case Ping_Done: figure_round(start); break;
        case Ping_closed: Ping_client_drop(pong); return;
        }
    }
    PUT(g_pong, pong);
    figure_print_cycles("ipc.call.empty", g_least);
}

/* One word: what an owned argument of the same size costs more is the transfer. */
static void measure_word(void)
{
    struct Ping_client *pong = TAKE(g_pong);
    if (!pong)
        return;
    figure_begin();
    for (uint64_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        switch (Ping_call_One(pong, i)) {
        case Ping_DoneOne:
            if (Ping_DoneOne_a(pong) == i)
                figure_round(start);
            break;
        case Ping_closed: Ping_client_drop(pong); return;
        }
    }
    PUT(g_pong, pong);
    figure_print_cycles("ipc.call.word1", g_least);
}

static void measure_words4(void)
{
    struct Ping_client *pong = TAKE(g_pong);
    if (!pong)
        return;
    figure_begin();
    for (uint64_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        switch (Ping_call_Four(pong, i, i + 1, i + 2, i + 3)) {
        case Ping_DoneFour:
            if (Ping_DoneFour_a(pong) == i && Ping_DoneFour_b(pong) == i + 1 &&
                Ping_DoneFour_c(pong) == i + 2 && Ping_DoneFour_d(pong) == i + 3)
                figure_round(start);
            break;
        case Ping_closed: Ping_client_drop(pong); return;
        }
    }
    PUT(g_pong, pong);
    figure_print_cycles("ipc.call.words4", g_least);
}

static void measure_words120(void)
{
    struct Ping_client *pong = TAKE(g_pong);
    if (!pong)
        return;
    struct Ping_Words *words = deed_take(sizeof(struct Ping_Words));
    figure_begin();
    for (uint64_t i = 0; words && i < ROUNDS; i++) {
        words->word[i % 120] = i;
        uint64_t start = deed_cycles();
        switch (Ping_call_Block(pong, words)) {
        case Ping_DoneBlock:
            words = Ping_DoneBlock_words(pong);
            if (words->word[i % 120] == i)
                figure_round(start);
            break;
        case Ping_closed: Ping_client_drop(pong); return;
        }
    }
    deed_drop(words);
    PUT(g_pong, pong);
    figure_print_cycles("ipc.call.words120", g_least);
}

/* So many bytes go there and come back. */
static void measure_move(uint64_t length, const char *name)
{
    struct Ping_client *pong = TAKE(g_pong);
    if (!pong)
        return;
    struct uint8_vector *data = uint8_vector_take(length);
    figure_begin();
    for (uint32_t i = 0; data && data->length > 0 && i < ROUNDS; i++) {
        data->at[0] = (uint8_t)i;
        uint64_t start = deed_cycles();
        switch (Ping_call_Move(pong, data)) {
        case Ping_DoneMove:
            data = Ping_DoneMove_data(pong);
            if (data->length > 0 && data->at[0] == (uint8_t)i)
                figure_round(start);
            break;
        case Ping_closed: Ping_client_drop(pong); return;
        }
    }
    deed_drop(data);
    PUT(g_pong, pong);
    figure_print_cycles(name, g_least);
}

#define NODES 1000000

/* A list of a million nodes, each of which points at the next. */
OWN OPT static struct Ping_Node_parcel *graph(void)
{
    struct Ping_Node_parcel *graph = Ping_Node_parcel_take(NODES * sizeof(struct Ping_Node));
    if (!graph)
        return NULL;
    for (uint32_t i = 0; i < NODES; i++) {
        struct Ping_Node *node = Ping_Node_parcel_add_Node(graph);
        if (!node)
            break;
        node->number = i;
        node->next = graph->root.next;
        graph->root.next = node;
    }
    return graph;
}

static void measure_graph(void)
{
    struct Ping_client *pong = TAKE(g_pong);
    if (!pong)
        return;
    struct Ping_Node_parcel *nodes = graph();
    figure_begin();
    for (uint32_t i = 0; nodes && i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        switch (Ping_call_Graph(pong, nodes)) {
        case Ping_DoneGraph: {
            nodes = Ping_DoneGraph_graph(pong);
            const struct Ping_Node *last = nodes->root.next;
            if (last && last->number == NODES - 1)
                figure_round(start);
            break;
        }
        case Ping_closed: Ping_client_drop(pong); return;
        }
    }
    deed_drop(nodes);
    PUT(g_pong, pong);
    figure_print_cycles("ipc.move.graph1e6", g_least);
}

/* A send alone: it wakes pong, which waits, but does not wait for pong. */
static void measure_send(void)
{
    struct Ping_client *pong = TAKE(g_pong);
    if (!pong)
        return;
    figure_begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        Ping_send_Empty(pong);
        figure_round(start);
        switch (Ping_client_receive(pong)) {
        case Ping_Done: break;
        case Ping_closed: Ping_client_drop(pong); return;
        }
    }
    PUT(g_pong, pong);
    figure_print_cycles("ipc.send.wake", g_least);
}

struct block {
    uint64_t word[8];
};

static void measure_heap(void)
{
    figure_begin();
    for (uint32_t i = 0; i < ROUNDS; i++) {
        uint64_t start = deed_cycles();
        struct block *block = deed_take(sizeof(struct block));
        deed_drop(block);
        figure_round(start);
    }
    figure_print_cycles("heap.take_drop", g_least);
}
