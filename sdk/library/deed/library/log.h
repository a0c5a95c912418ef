/* log.h - lines for the log, from a component with a port of the contract Log:
 *
 *   log_say(ports->log, Log_Level_warning, LITERAL("the store is full"));
 *
 * Channel and buffer are made at the first line and kept. A log that is not there, or stops, costs
 * the line and nothing else. */
#ifndef DEED_LIBRARY_LOG_H
#define DEED_LIBRARY_LOG_H

#include <deed/library/text.h>

#define LOG_TEXT 120

static struct Log_client *g_log OWN STATE(Ready);
static struct uint8_vector *g_log_text OWN;

/* The channel, if there is one or one can be had at once. */
OWN OPT static inline struct Log_client *log_channel(struct Log_port *port)
{
    struct Log_client *log = TAKE(g_log);

    if (log)
        return log;
    log = Log_open(port, DEED_NOW);
    if (!log)
        return NULL;
    switch (Log_client_receive(log)) {
    case Log_Hears: break;
    case Log_closed: Log_client_drop(log); return NULL;
    }
    return log;
}

static inline void log_say(struct Log_port *port, enum Log_Level level,
                           const char *words COUNT(size), uint64_t size)
{
    struct uint8_vector *text = TAKE(g_log_text);

    if (!text)
        text = uint8_vector_take(LOG_TEXT);
    if (!text)
        return;
    uint32_t used = text_add(text, 0, words, size);
    struct Log_client *log = log_channel(port);
    if (!log) {
        PUT(g_log_text, text);
        return;
    }
    switch (Log_call_Say(log, level, text, used)) {
    case Log_Said: PUT(g_log_text, Log_Said_text(log)); break;
    case Log_closed: Log_client_drop(log); return;
    }
    PUT(g_log, log);
}

#endif
