/* trace.c - reading a record of messages against their contract, see trace.h. Each side of each
 * channel is a walk through the automaton; where a walk leaves it, what follows on that side cannot
 * be judged and is passed over. */
#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../compiler/layout.h"
#include "../compiler/pool.h"
#include "describe.h"
#include "trace.h"
#include "trace_values.h"

#define MOST_CHANNELS 65536u
#define MOST_BYTES    4096u /* arguments of a message, as in the notation */
#define MOST_QUEUED   32u
#define MOST_ERRORS   50u
#define LONGEST_LINE  (2 * MOST_BYTES + 256)

/* What a receive may return beside a message (sdk/include/deed/endpoint.h). */
#define TAG_CONNECTED 0x7ff0u
#define TAG_CLOSED    0x7ff1u
#define TAG_TIMEOUT   0x7ff2u

struct letter { /* a message under way */
    unsigned tag;
    bool unknown; /* its bytes */
    size_t size;
    uint8_t bytes[];
};

struct channel {
    uint16_t state[2];
    bool closed[2], lost[2];
    struct letter *queue[2][MOST_QUEUED]; /* to each side */
    unsigned queued[2];
};

struct line {
    unsigned number;
    bool numbered; /* it names its channel */
    uint64_t channel;
    uint64_t time;
    enum side side;
    unsigned tag;
    size_t size;
    uint8_t bytes[MOST_BYTES];
    bool unknown; /* the bytes were not recorded */
};

struct trace {
    const struct contract *contract;
    const struct trace_options *options;
    FILE *out;
    struct diagnostics *diagnostics;
    struct channel *channels[MOST_CHANNELS];
    struct line line;
    unsigned errors;
    struct pool pool;
};

static bool trace_error(struct trace *trace, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Always false. */
static bool trace_error(struct trace *trace, const char *format, ...)
{
    struct place at = {trace->options->name, trace->line.number, 0};
    struct writer text = {0};
    va_list arguments;

    va_start(arguments, format);
    writer_print_list(&text, format, arguments);
    va_end(arguments);
    if (trace->errors++ < MOST_ERRORS)
        diagnostic_error(trace->diagnostics, at, "trace", "%s", text.text);
    free(text.text);
    return false;
}

/* ---- a line ---- */

static bool parse_number(const char *word, uint64_t largest, uint64_t *number)
{
    int base = strncmp(word, "0x", 2) == 0 ? 16 : 10;
    uint64_t sum = 0;

    word += base == 16 ? 2 : 0;
    if (!*word)
        return false;
    for (; *word; word++) {
        int digit = isdigit((unsigned char)*word)    ? *word - '0'
                    : isxdigit((unsigned char)*word) ? tolower((unsigned char)*word) - 'a' + 10
                                                     : 99;
        if (digit >= base || __builtin_mul_overflow(sum, (uint64_t)base, &sum) ||
            __builtin_add_overflow(sum, (uint64_t)digit, &sum))
            return false;
    }
    *number = sum;
    return sum <= largest;
}

static bool parse_tag(struct trace *trace, const char *word)
{
    static const struct {
        const char *name;
        unsigned tag;
    } events[] = {{"connected", TAG_CONNECTED}, {"closed", TAG_CLOSED}, {"timeout", TAG_TIMEOUT}};
    const struct contract *contract = trace->contract;
    const struct message *message = contract_find_message(contract, word);
    uint64_t tag = UINT64_MAX;

    if (message)
        tag = message->tag;
    for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
        if (!message && strcmp(events[i].name, word) == 0)
            tag = events[i].tag;
    if (tag == UINT64_MAX)
        parse_number(word, UINT32_MAX, &tag);
    trace->line.tag = (unsigned)tag;
    if (tag < contract->message_count || (tag >= TAG_CONNECTED && tag <= TAG_TIMEOUT))
        return true;
    return trace_error(trace, "the contract %s has no message `%s`", contract->name, word);
}

static int hex_digit(char digit)
{
    const char *digits = "0123456789abcdef";
    const char *at = digit ? strchr(digits, tolower((unsigned char)digit)) : NULL;

    return at ? (int)(at - digits) : -1;
}

static bool parse_bytes(struct trace *trace, const char *word)
{
    struct line *line = &trace->line;

    line->size = 0;
    line->unknown = strcmp(word, "?") == 0;
    if (line->unknown || strcmp(word, "-") == 0)
        return true;
    for (; *word; word += 2) {
        int high = hex_digit(word[0]);
        int low = high < 0 ? -1 : hex_digit(word[1]);
        if (low < 0)
            return trace_error(trace,
                               "`%.12s` is no byte; write two hexadecimal digits a byte, or "
                               "`-` for none",
                               word);
        if (line->size == MOST_BYTES)
            return trace_error(trace, "more than %u bytes in a message", MOST_BYTES);
        line->bytes[line->size++] = (uint8_t)(high << 4 | low);
    }
    return true;
}

/* Words, split in place; how many there are, one more than `most` if there are too many. */
static size_t split(char *text, char **words, size_t most)
{
    size_t count = 0;
    char *rest = NULL;

    text[strcspn(text, "#")] = '\0';
    for (char *word = strtok_r(text, " \t\r\n", &rest); word && count <= most;
         word = strtok_r(NULL, " \t\r\n", &rest))
        words[count++] = word;
    return count;
}

/* True when it is one that tells of something; an empty line is not, and no error. */
static bool parse_line(struct trace *trace, char *text)
{
    struct line *line = &trace->line;
    char *words[6];
    size_t count = split(text, words, 5);
    char **word = words;

    if (count == 0)
        return false;
    if (count != 4 && count != 5)
        return trace_error(trace, "a line is `[CHANNEL] TIME SIDE MESSAGE BYTES`");
    line->channel = 0;
    line->numbered = count == 5;
    if (line->numbered && !parse_number(*word++, MOST_CHANNELS - 1, &line->channel))
        return trace_error(trace, "`%s` is no channel: a number, at most %u", words[0],
                           MOST_CHANNELS - 1);
    if (!parse_number(*word++, UINT64_MAX, &line->time))
        return trace_error(trace, "`%s` is no time: nanoseconds, a number", word[-1]);
    line->side = strcmp(*word, "server") == 0 ? SIDE_SERVER : SIDE_CLIENT;
    if (strcmp(*word, describe_side(line->side)) != 0)
        return trace_error(trace, "`%s` is no side: `client` or `server`", *word);
    return parse_tag(trace, word[1]) && parse_bytes(trace, word[2]);
}

/* ---- what it tells of ---- */

static struct channel *find_channel(struct trace *trace)
{
    struct channel **channel = &trace->channels[trace->line.channel];

    if (!*channel) {
        *channel = pool_take(&trace->pool, sizeof **channel);
        (*channel)->state[SIDE_CLIENT] = (*channel)->state[SIDE_SERVER] = trace->options->from;
    }
    return *channel;
}

/* What the side may do in its state, for an error's text. */
static void print_allowed(struct writer *out, const struct contract *contract,
                          const struct state *state, enum side side)
{
    const char *between = "";

    for (size_t tag = 0; tag < contract->message_count; tag++) {
        if (state->next[tag] == STATE_NONE)
            continue;
        const struct message *message = &contract->messages[tag];
        writer_print(out, "%s%s `%s`", between,
                     describe_sender(message) == side ? "send" : "receive", message->name);
        between = " or ";
    }
    if (!*between)
        writer_print(out, "do nothing");
}

static bool check_allowed(struct trace *trace, struct channel *channel,
                          const struct message *message)
{
    const struct contract *contract = trace->contract;
    enum side side = trace->line.side;
    const struct state *state = &contract->states[channel->state[side]];
    const char *name = describe_side(side);

    if (channel->closed[side])
        return trace_error(trace, "the %s has got `closed`: no message follows", name);
    if (state->next[message->tag] != STATE_NONE)
        return true;
    struct writer allowed = {0};
    print_allowed(&allowed, contract, state, side);
    trace_error(trace, "the %s cannot %s `%s` in state %s; it may %s", name,
                describe_sender(message) == side ? "send" : "receive", message->name, state->name,
                allowed.text);
    free(writer_finish(&allowed));
    return false;
}

static bool check_bytes(struct trace *trace, const struct message *message)
{
    const struct contract *contract = trace->contract;
    uint64_t size = layout_message(contract, message);

    if (trace->line.unknown)
        return true;
    if (trace->line.size != size)
        return trace_error(trace, "`%s` has %" PRIu64 " bytes of arguments, not %zu", message->name,
                           size, trace->line.size);
    const char *null = trace_find_null(contract, message, trace->line.bytes);
    if (null)
        return trace_error(trace, "the argument `%s` is null, and not `opt`", null);
    if (trace_breaks_condition(contract, message, trace->line.bytes))
        return trace_error(trace, "`%s` requires %s", message->name, message->requires_text);
    return true;
}

static bool post(struct trace *trace, struct channel *channel, const struct message *message)
{
    const struct line *line = &trace->line;
    enum side to = describe_receiver(message);

    if (channel->queued[to] >= trace->contract->capacity[to])
        return trace_error(trace, "more than %u messages are under way to the %s",
                           trace->contract->capacity[to], describe_side(to));
    struct letter *letter = must_allocate(sizeof *letter + line->size);
    letter->tag = line->tag;
    letter->size = line->size;
    letter->unknown = line->unknown;
    memcpy(letter->bytes, line->bytes, line->size);
    channel->queue[to][channel->queued[to]++] = letter;
    return true;
}

static bool collect(struct trace *trace, struct channel *channel, const struct message *message)
{
    const struct line *line = &trace->line;
    struct letter **queue = channel->queue[line->side];

    if (channel->queued[line->side] == 0)
        return trace_error(trace, "`%s` arrives, and nothing was sent", message->name);
    struct letter *letter = queue[0];
    memmove(queue, queue + 1, --channel->queued[line->side] * sizeof *queue);
    bool same = letter->tag == line->tag;
    bool equal = same && (letter->unknown || line->unknown ||
                          memcmp(letter->bytes, line->bytes, line->size) == 0);
    const char *sent = trace->contract->messages[letter->tag].name;
    free(letter);
    if (!same)
        return trace_error(trace, "`%s` arrives, and `%s` was sent", message->name, sent);
    return equal || trace_error(trace, "`%s` arrives with other arguments than were sent", sent);
}

static void print_head(struct trace *trace)
{
    const struct line *line = &trace->line;

    if (line->numbered)
        fprintf(trace->out, "#%" PRIu64 " ", line->channel);
    fprintf(trace->out, "%" PRIu64 ".%09" PRIu64 " %s ", line->time / 1000000000,
            line->time % 1000000000, describe_side(line->side));
}

static void print_message(struct trace *trace, const struct message *message,
                          const struct state *before, const struct state *after)
{
    struct writer values = {0};
    bool sends = describe_sender(message) == trace->line.side;

    if (trace->line.unknown)
        writer_print(&values, "?");
    else
        trace_print_values(&values, trace->contract, message, trace->line.bytes);
    char *text = writer_finish(&values);
    print_head(trace);
    fprintf(trace->out, "%s %s(%s): %s -> %s\n", sends ? "sends" : "receives", message->name, text,
            before->name, after->name);
    free(text);
}

/* A message sent or received by the line's side; false when the walk ends here. */
static bool take_message(struct trace *trace, struct channel *channel)
{
    const struct line *line = &trace->line;
    const struct contract *contract = trace->contract;
    const struct message *message = &contract->messages[line->tag];

    if (!check_allowed(trace, channel, message) || !check_bytes(trace, message))
        return false;
    if (trace->options->both &&
        !(describe_sender(message) == line->side ? post : collect)(trace, channel, message))
        return false;
    uint16_t before = channel->state[line->side];
    uint16_t after = contract->states[before].next[line->tag];
    print_message(trace, message, &contract->states[before], &contract->states[after]);
    channel->state[line->side] = after;
    return true;
}

static void take_event(struct trace *trace, struct channel *channel)
{
    enum side side = trace->line.side;
    uint16_t before = channel->state[side];
    const char *name = "times out";

    if (trace->line.tag == TAG_CONNECTED) {
        channel->state[side] = trace->contract->start;
        channel->closed[side] = channel->lost[side] = false;
        while (channel->queued[side])
            free(channel->queue[side][--channel->queued[side]]);
        name = "connects";
    } else if (trace->line.tag == TAG_CLOSED) {
        channel->closed[side] = true;
        name = "hears `closed`";
    }
    if (channel->lost[side])
        return;
    print_head(trace);
    fprintf(trace->out, "%s: %s -> %s\n", name, trace->contract->states[before].name,
            trace->contract->states[channel->state[side]].name);
}

static void take_line(struct trace *trace)
{
    struct channel *channel = find_channel(trace);
    enum side side = trace->line.side;

    if (trace->line.tag >= TAG_CONNECTED)
        take_event(trace, channel);
    else if (!channel->lost[side] && !take_message(trace, channel))
        channel->lost[side] = channel->lost[trace->options->both ? !side : side] = true;
}

/* ---- the input ---- */

/* The rest of a line that is too long. */
static void skip_line(FILE *in)
{
    int byte;

    do
        byte = getc(in);
    while (byte != '\n' && byte != EOF);
}

static void free_letters(struct channel *channel)
{
    for (int side = SIDE_CLIENT; channel && side <= SIDE_SERVER; side++)
        while (channel->queued[side])
            free(channel->queue[side][--channel->queued[side]]);
}

void trace_decode(const struct contract *contract, const struct trace_options *options, FILE *in,
                  FILE *out, struct diagnostics *diagnostics)
{
    struct trace *trace = must_allocate(sizeof *trace);
    char text[LONGEST_LINE];

    *trace = (struct trace){
        .contract = contract, .options = options, .out = out, .diagnostics = diagnostics};
    while (trace->errors < MOST_ERRORS && fgets(text, sizeof text, in)) {
        trace->line.number++;
        if (strlen(text) == sizeof text - 1 && text[sizeof text - 2] != '\n') {
            trace_error(trace, "the line is longer than any message");
            skip_line(in);
        } else if (parse_line(trace, text)) {
            take_line(trace);
        }
    }
    for (size_t i = 0; i < MOST_CHANNELS; i++)
        free_letters(trace->channels[i]);
    pool_free(&trace->pool);
    free(trace);
}
