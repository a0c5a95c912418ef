/* crier.c - publishes one long text, and then as many short ones as make the topic forget it. What
 * it has published is on its account for as long as anybody reads it. */
#include "crier.component.h"

#define LONG  65536
#define SHORT 16
#define TEXTS 4 /* short ones */

/* A text in which byte i is i + `first`. */
static struct uint8_frozen *text_of(uint64_t length, uint32_t first)
{
    struct uint8_vector *text = uint8_vector_take(length);

    if (!text)
        return NULL;
    for (uint64_t i = 0; i < length; i++)
        text->at[i] = (uint8_t)(i + first);
    return uint8_vector_freeze(text);
}

/* Publish one; the endpoint comes back, or null when the topic is gone. */
static struct Publisher_client *cry(struct Publisher_client *topic, uint64_t length, uint32_t first)
{
    struct uint8_frozen *text = text_of(length, first);

    if (!text)
        return topic;
    switch (Publisher_call_Publish(topic, text)) {
    case Publisher_Published: return topic;
    case Publisher_closed: Publisher_client_drop(topic); return NULL;
    }
    return NULL;
}

void crier_main(struct crier_ports *ports)
{
    struct Publisher_client *topic = Publisher_open(ports->topic, DEED_FOREVER);

    if (topic)
        topic = cry(topic, LONG, 0);
    for (uint32_t i = 0; i < TEXTS && topic; i++)
        topic = cry(topic, SHORT, i);
    if (topic) {
        Publisher_send_Close(topic);
        Publisher_client_drop(topic);
    }
    deed_sleep_until(DEED_FOREVER);
}
