/* almanac.c - uses the clock and its timer, the random numbers and the log, and says what it saw:
 * each line is a thing that must be so. */
#include "almanac.component.h"
#include <deed/library/verdict.h>

#define PERIOD 100000u

static void fire(struct Timer_client *timer)
{
    uint64_t deadline = deed_now() + PERIOD;

    switch (Timer_call_Set(timer, deadline)) {
    case Timer_Fired:
        verdict(LITERAL("alarm: fired, and not before its time"),
                Timer_Fired_now(timer) >= deadline);
        break;
    case Timer_closed: deed_exit(1);
    }
}

static void cancel(struct Timer_client *timer)
{
    Timer_send_Set(timer, DEED_FOREVER);
    switch (Timer_call_Cancel(timer)) {
    case Timer_Cancelled: break;
    case Timer_Fired: deed_exit(1);
    case Timer_closed: deed_exit(1);
    }
    switch (Timer_call_Cancel(timer)) {
    case Timer_Cancelled: verdict(LITERAL("alarm: cancelled, twice"), true); break;
    case Timer_closed: deed_exit(1);
    }
}

static void beat(struct Timer_client *timer)
{
    uint64_t before = 0;
    bool forward = true;

    Timer_send_Beat(timer, deed_now() + PERIOD, PERIOD);
    for (uint32_t i = 0; i < 3; i++) {
        switch (Timer_client_receive(timer)) {
        case Timer_Tick:
            forward = forward && Timer_Tick_now(timer) > before;
            before = Timer_Tick_now(timer);
            Timer_send_Next(timer);
            break;
        case Timer_closed: deed_exit(1);
        }
    }
    verdict(LITERAL("alarm: three beats, one after the other"), forward);
    switch (Timer_call_Cancel(timer)) {
    case Timer_Cancelled: break;
    case Timer_Tick: /* they crossed: the answer still comes */
        switch (Timer_client_receive(timer)) {
        case Timer_Cancelled: break;
        case Timer_closed: deed_exit(1);
        }
        break;
    case Timer_closed: deed_exit(1);
    }
}

static uint64_t below_ten(struct Random_client *random)
{
    uint64_t number = 10;

    switch (Random_call_DrawBelow(random, 10)) {
    case Random_Drawn: number = Random_Drawn_number(random); break;
    case Random_closed: deed_exit(1);
    }
    return number;
}

/* In a thousand draws each digit comes, or the generator is broken: the odds are 1 to 10^44. */
static void draw(struct Random_client *random)
{
    uint32_t seen[10] = {0};
    bool below = true;
    bool each = true;

    for (uint32_t i = 0; i < 1000; i++) {
        uint64_t number = below_ten(random);
        if (number < 10)
            seen[number] += 1;
        else
            below = false;
    }
    for (uint32_t i = 0; i < 10; i++)
        each = each && seen[i] > 0;
    verdict(LITERAL("random: all below ten"), below);
    verdict(LITERAL("random: and each of the ten"), each);
}

static void fill(struct Random_client *random)
{
    struct uint8_vector *buffer = uint8_vector_take(64);
    uint32_t zeros = 0;

    if (!buffer)
        deed_exit(1);
    switch (Random_call_Fill(random, buffer)) {
    case Random_Filled: {
        struct uint8_vector *filled = Random_Filled_buffer(random);
        for (uint64_t i = 0; i < filled->length; i++)
            zeros += filled->at[i] == 0;
        deed_drop(filled);
        break;
    }
    case Random_closed: deed_exit(1);
    }
    verdict(LITERAL("random: a buffer comes back filled"), zeros < 16);
}

static void say(struct Log_client *log)
{
    struct uint8_vector *text = uint8_vector_take(32);

    if (!text)
        deed_exit(1);
    uint32_t used = text_add(text, 0, LITERAL("the almanac was here"));
    switch (Log_call_Say(log, Log_Level_information, text, used)) {
    case Log_Said: deed_drop(Log_Said_text(log)); break;
    case Log_closed: deed_exit(1);
    }
    verdict(LITERAL("log: the buffer comes back"), true);
}

static bool is_greeting(const struct uint8_vector *text, uint32_t used)
{
    return used == 20 && text->length >= 20 && text->at[0] == 't' && text->at[4] == 'a' &&
           text->at[19] == 'e';
}

/* The line that was said is in the book under number 1, and there is no number 2. */
static void look(struct LogBook_client *book, uint64_t number)
{
    struct uint8_vector *buffer = uint8_vector_take(32);

    if (!buffer)
        deed_exit(1);
    switch (LogBook_call_Read(book, number, buffer)) {
    case LogBook_Line: {
        uint32_t used = LogBook_Line_used(book);
        struct uint8_vector *line = LogBook_Line_buffer(book);
        verdict(LITERAL("log: the line is in the book"), is_greeting(line, used));
        deed_drop(line);
        break;
    }
    case LogBook_NoMore:
        verdict(LITERAL("log: and nothing is behind it"), LogBook_NoMore_next(book) == number);
        deed_drop(LogBook_NoMore_buffer(book));
        break;
    case LogBook_closed: deed_exit(1);
    }
}

static uint64_t time_of(struct Clock_client *clock)
{
    uint64_t now = 0;

    switch (Clock_call_Now(clock)) {
    case Clock_Time: now = Clock_Time_now(clock); break;
    case Clock_closed: deed_exit(1);
    }
    return now;
}

/* A timer that the clock hands on: from here on it is ours. */
static void use_timer(struct Clock_client *clock)
{
    switch (Clock_call_MakeTimer(clock)) {
    case Clock_Made: {
        struct Timer_client *timer = Clock_Made_timer(clock);
        fire(timer);
        cancel(timer);
        beat(timer);
        Timer_send_Close(timer);
        Timer_client_drop(timer);
        break;
    }
    case Clock_NoMoreTimers: deed_exit(1);
    case Clock_closed: deed_exit(1);
    }
}

static void use_clock(struct almanac_ports *ports)
{
    struct Clock_client *clock = Clock_open(ports->clock, DEED_FOREVER);

    if (!clock)
        deed_exit(1);
    uint64_t before = time_of(clock);
    use_timer(clock);
    use_timer(clock);
    verdict(LITERAL("clock: time has gone by"), time_of(clock) >= before + 8 * PERIOD);
    Clock_send_Close(clock);
    Clock_client_drop(clock);
}

static void use_random(struct almanac_ports *ports)
{
    struct Random_client *random = Random_open(ports->random, DEED_FOREVER);

    if (!random)
        deed_exit(1);
    switch (Random_client_receive(random)) {
    case Random_Seeded: break;
    case Random_closed: deed_exit(1);
    }
    draw(random);
    fill(random);
    Random_send_Close(random);
    Random_client_drop(random);
}

static void use_log(struct almanac_ports *ports)
{
    struct Log_client *log = Log_open(ports->log, DEED_FOREVER);

    if (!log)
        deed_exit(1);
    switch (Log_client_receive(log)) {
    case Log_Hears: break;
    case Log_closed: deed_exit(1);
    }
    say(log);
    Log_send_Close(log);
    Log_client_drop(log);
}

static void use_book(struct almanac_ports *ports)
{
    struct LogBook_client *book = LogBook_open(ports->book, DEED_FOREVER);

    if (!book)
        deed_exit(1);
    switch (LogBook_client_receive(book)) {
    case LogBook_Hears: break;
    case LogBook_closed: deed_exit(1);
    }
    look(book, 1);
    look(book, 2);
    LogBook_send_Close(book);
    LogBook_client_drop(book);
}

void almanac_main(struct almanac_ports *ports)
{
    PUT(g_console, Console_open(ports->console, DEED_FOREVER));
    use_clock(ports);
    use_random(ports);
    use_log(ports);
    use_book(ports);
    deed_exit(0);
}
