/* script.c - two drivers, and one device that is handed from one to the other: given back, taken
 * away, and lost in a crash. */
#include "script.component.h"
#include <deed/library/text.h>

/* Whoever has the device prints. */
static void verdict(struct Orders_client *driver STATE(Ready) TO(Ready),
                    const char *words COUNT(size), uint64_t size, bool good)
{
    struct uint8_vector *text = uint8_vector_take(size + 7);

    if (!text)
        deed_exit(1);
    uint32_t used = text_add(text, 0, words, size);
    if (good)
        text_add(text, used, LITERAL(": yes\r\n"));
    else
        text_add(text, used, LITERAL(": no!\r\n"));
    switch (Orders_call_Print(driver, text)) {
    case Orders_Printed: break;
    case Orders_closed: deed_exit(1);
    }
}

static bool claim(struct Orders_client *driver STATE(Ready) TO(Ready))
{
    switch (Orders_call_Claim(driver)) {
    case Orders_Claimed: return Orders_Claimed_has(driver);
    case Orders_closed: deed_exit(1);
    }
    return false;
}

static void release(struct Orders_client *driver STATE(Ready) TO(Ready))
{
    switch (Orders_call_Release(driver)) {
    case Orders_Released: break;
    case Orders_closed: deed_exit(1);
    }
}

static uint8_t listen(struct Orders_client *driver STATE(Ready) TO(Ready))
{
    switch (Orders_call_Listen(driver)) {
    case Orders_Heard: return Orders_Heard_key(driver);
    case Orders_closed: deed_exit(1);
    }
    return 0;
}

static uint8_t look(struct Orders_client *driver STATE(Ready) TO(Ready))
{
    switch (Orders_call_Look(driver)) {
    case Orders_Seen: return Orders_Seen_status(driver);
    case Orders_closed: deed_exit(1);
    }
    return 0;
}

static void crash(struct Orders_client *driver OWN CLAIMS STATE(Ready))
{
    switch (Orders_call_Crash(driver)) {
    case Orders_Survived: deed_exit(1);
    case Orders_closed: Orders_client_drop(driver); break;
    }
}

static void seize(struct Lending_port *port)
{
    struct Lending_client *lending = Lending_open(port, DEED_FOREVER);

    if (!lending)
        deed_exit(1);
    switch (Lending_call_Seize(lending)) {
    case Lending_Seized: break;
    case Lending_closed: deed_exit(1);
    }
    Lending_send_Close(lending);
    Lending_client_drop(lending);
}

/* The second key is there before the first driver gives the line away, and nobody has heard it. */
static void hand_over(struct Orders_client *first STATE(Ready) TO(Ready),
                      struct Orders_client *second STATE(Ready) TO(Ready))
{
    bool lent = claim(first);

    verdict(first, LITERAL("devices: ports and interrupt are lent at run time"), lent);
    verdict(first, LITERAL("devices: to one driver only"), !claim(second));
    verdict(first, LITERAL("devices: type two keys; the first it hears itself"),
            listen(first) == 'a');
    release(first);
    lent = claim(second);
    verdict(second, LITERAL("devices: given back, and lent to another"), lent);
    verdict(second, LITERAL("devices: who hears what came meanwhile"), listen(second) == 'b');
}

void script_main(struct script_ports *ports)
{
    struct Orders_client *first = Orders_open(ports->first, DEED_FOREVER);
    struct Orders_client *second = Orders_open(ports->second, DEED_FOREVER);

    if (!first || !second)
        deed_exit(1);
    hand_over(first, second);
    seize(ports->lending);
    bool lent = claim(first);
    verdict(first, LITERAL("devices: taken away, and lent again"), lent);
    verdict(first, LITERAL("devices: who had it reads nothing any more"), look(second) == 0xff);
    crash(first);
    lent = claim(second);
    verdict(second, LITERAL("devices: who breaks down has it no more"), lent);
    release(second);
    first = Orders_open(ports->first, DEED_FOREVER);
    if (!first)
        deed_exit(1);
    lent = claim(first);
    verdict(first, LITERAL("devices: and is lent it again"), lent);
    deed_exit(0);
}
