/* gatherer.c - a thousand questions, two sets, one thread. When all answers are right it asks them
 * all again and stops, with both sets full, and a vector under way in every channel. */
#include "gatherer.component.h"

#define MANY 1000u

/* All ends are made, and all questions are asked. */
static void begin(struct Query_client_set *asked, struct Query_server_set *open)
{
    for (uint64_t i = 0; i < MANY; i++) {
        struct Query_server *server = Query_channel();
        if (!server)
            deed_fault(deed_reason_value);
        struct Query_client *client = Query_peer(server);
        struct uint8_vector *text = uint8_vector_take(8);
        if (!client || !text)
            deed_fault(deed_reason_value);
        text->at[0] = (uint8_t)i;
        Query_send_Ask(client, text, i);
        Query_client_set_put(asked, client);
        Query_server_set_put(open, server);
    }
}

/* One question out of the set is answered; false when there is none. */
static bool answer(struct Query_server_set *open)
{
    struct Query_server *server = Query_server_set_receive_until(open, DEED_NOW);

    if (!server)
        return false;
    switch (Query_server_tag(server)) {
    case Query_Ask: {
        uint64_t number = Query_Ask_number(server);
        Query_send_Told(server, Query_Ask_text(server), number);
        Query_server_set_put(open, server);
        break;
    }
    case Query_closed: Query_server_drop(server); break;
    }
    return true;
}

/* One answer, or what is wrong with it; and the question again. */
static uint64_t hear(struct Query_client_set *asked, bool *right)
{
    struct Query_client *client = Query_client_set_receive(asked);
    uint64_t number = 0;

    switch (Query_client_tag(client)) {
    case Query_Told: {
        number = Query_Told_number(client);
        struct uint8_vector *text = Query_Told_text(client);
        *right = *right && text->length == 8 && text->at[0] == (uint8_t)number;
        Query_send_Ask(client, text, number);
        Query_client_set_put(asked, client);
        break;
    }
    case Query_closed:
        *right = false;
        Query_client_drop(client);
        break;
    }
    return number;
}

void gatherer_main(struct gatherer_ports *ports)
{
    struct Query_client_set *asked = Query_client_set_take();
    struct Query_server_set *open = Query_server_set_take();
    bool right = true;
    uint64_t sum = 0, answered = 0;

    (void)ports;
    if (!asked || !open)
        deed_fault(deed_reason_value);
    begin(asked, open);
    while (answer(open))
        answered++;
    for (uint32_t i = 0; i < MANY; i++)
        sum += hear(asked, &right);
    if (!right || answered != MANY || sum != (uint64_t)MANY * (MANY - 1) / 2)
        deed_fault(deed_reason_value);
    deed_fault(deed_reason_unreachable); /* with all it has */
}
