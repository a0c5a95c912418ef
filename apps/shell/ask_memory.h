/* ask_memory.h - `memory`: what the heap's memory is used for, and what is lost to fragmentation.
 */

static void say_bytes_of(const char *name COUNT(size), uint64_t size, uint64_t bytes)
{
    row_start();
    say(name, size);
    row_column(15);
    say_signed((int64_t)bytes);
    row_column(28);
}

static void say_memory(const struct Top_Memory *memory)
{
    uint64_t lost = memory->places + memory->ends + memory->holes;
    uint64_t used = memory->objects + lost;

    say(LITERAL("part           bytes        what\n"));
    say_bytes_of(LITERAL("objects"), memory->objects);
    say(LITERAL("that components have\n"));
    say_bytes_of(LITERAL("places"), memory->places);
    say(LITERAL("free among small objects of the same size\n"));
    say_bytes_of(LITERAL("ends"), memory->ends);
    say(LITERAL("of pages of small objects, too short for one\n"));
    say_bytes_of(LITERAL("holes"), memory->holes);
    say(LITERAL("free pages between objects, in pieces: "));
    say_signed((int64_t)memory->hole_count);
    say_byte('\n');
    say_bytes_of(LITERAL("fresh"), memory->fresh);
    say(LITERAL("never used so far\n"));
    say_bytes_of(LITERAL("all"), used + memory->fresh);
    say(LITERAL("the heap\n"));
    say_bytes_of(LITERAL("lost"), lost);
    say(LITERAL("places, ends and holes; of what is not fresh: "));
    if (used > 0)
        say_signed((int64_t)(lost * 100 / used));
    say(LITERAL("%\n"));
    say_bytes_of(LITERAL("largest"), memory->largest);
    say(LITERAL("object that can be had now\n"));
}

static bool ask_memory(struct Top_port *port)
{
    struct Top_client *top = top_channel(port);

    if (!top)
        return false;
    switch (Top_call_Heap(top)) {
    case Top_Divided: say_memory(Top_Divided_memory(top)); break;
    case Top_closed: Top_client_drop(top); return false;
    }
    PUT(g_top, top);
    return true;
}

static void command_memory(struct shell_ports *ports)
{
    if (!words_end(1))
        return;
    if (!ask_memory(ports->top) && !ask_memory(ports->top))
        say_no_top();
}
