/* roundtrip.c - what a generated send puts into a message is what the generated accessors get out
 * of it, for every kind of argument. The kernel is three lines here: the outbox of one end is the
 * inbox of the other. Prints TAP. */
#include <stdio.h>

#include "Everything.contract.h"

static uint64_t g_message[512]; /* in flight */
static uint32_t g_tag;
static int g_tests;
static int g_failed;

const uint32_t deed_contract_Everything = 7;
const uint32_t deed_contract_Adder = 8;
const uint32_t deed_contract_Console = 9;

void deed_send(struct deed_endpoint *endpoint, uint32_t tag)
{
    (void)endpoint;
    g_tag = tag;
}

void deed_send_bare(struct deed_endpoint *endpoint, uint32_t tag)
{
    deed_send(endpoint, tag);
}

uint32_t deed_call(struct deed_endpoint *endpoint, uint32_t tag)
{
    deed_send(endpoint, tag);
    return Everything_closed;
}

uint32_t deed_call_bare(struct deed_endpoint *endpoint, uint32_t tag)
{
    deed_send(endpoint, tag);
    return Everything_closed;
}

uint32_t deed_call_owned(struct deed_endpoint *endpoint, uint32_t tag)
{
    deed_send(endpoint, tag);
    return Everything_closed;
}

uint32_t deed_call_words(struct deed_endpoint *endpoint, uint32_t tag)
{
    deed_send(endpoint, tag);
    return Everything_closed;
}

static void check(bool right, const char *what)
{
    printf("%s %d - %s\n", right ? "ok" : "not ok", ++g_tests, what);
    g_failed += !right;
}

static void try_scalars(struct Everything_client *client, const struct Everything_server *server)
{
    Everything_send_Scalars(client, 200, -100, 60000, -30000, 4000000000u, -2000000000,
                            UINT64_C(1) << 63, INT64_MIN, true);
    check(g_tag == Everything_Scalars, "the tag is sent");
    check(Everything_Scalars_a(server) == 200 && Everything_Scalars_b(server) == -100, "8 bits");
    check(Everything_Scalars_c(server) == 60000 && Everything_Scalars_d(server) == -30000,
          "16 bits");
    check(Everything_Scalars_e(server) == 4000000000u &&
              Everything_Scalars_f(server) == -2000000000,
          "32 bits");
    check(Everything_Scalars_g(server) == UINT64_C(1) << 63 &&
              Everything_Scalars_h(server) == INT64_MIN,
          "64 bits");
    check(Everything_Scalars_i(server), "bool");
}

static void try_plain(struct Everything_client *client, const struct Everything_server *server)
{
    struct Everything_Point at = {-3, 4};
    struct Everything_Shape shapes[2] = {{.filled = true}, {.corners = {{0, 0}, {0, 9}}}};
    uint8_t key[16] = {1, 2, 3};

    key[15] = 15;
    uint32_t tag = Everything_call_Plain(client, Everything_Error_busy, &at, (const void *)&shapes,
                                         (const void *)&key);
    check(tag == Everything_closed, "a call returns what was received");
    check(Everything_Plain_why(server) == Everything_Error_busy, "an enum");
    check(Everything_Plain_at(server)->x == -3 && Everything_Plain_at(server)->y == 4, "a struct");
    check((*Everything_Plain_shapes(server))[0].filled &&
              (*Everything_Plain_shapes(server))[1].corners[1].y == 9,
          "an array of structs");
    check((*Everything_Plain_key(server))[2] == 3 && (*Everything_Plain_key(server))[15] == 15,
          "an array of bytes");
}

static void try_owned(struct Everything_server *server, struct Everything_client *client)
{
    uint64_t bytes[2] = {1, 42};
    struct uint8_vector *text = (struct uint8_vector *)(void *)bytes;
    struct Everything_Shape shape = {.filled = true};
    struct Adder_client calc;
    struct Adder_server answering;

    Everything_send_Owned(server, text, NULL, &shape, NULL);
    check(Everything_Owned_text(client) == text, "a vector arrives");
    check(Everything_Owned_text(client) == NULL, "and is taken once");
    check(Everything_Owned_numbers(client) == NULL, "an optional one that is not there");
    check(Everything_Owned_shape(client) == &shape, "an object");
    check(Everything_Owned_spare(client) == NULL, "an optional one that is not there");
    Everything_send_Ends(server, &calc, NULL, &answering);
    check(Everything_Ends_calc(client) == &calc && Everything_Ends_console(client) == NULL &&
              Everything_Ends_answering(client) == &answering,
          "endpoints");
}

int main(void)
{
    struct Everything_client client = {{.inbox = g_message, .outbox = g_message}};
    struct Everything_server server = {{.inbox = g_message, .outbox = g_message}};

    try_scalars(&client, &server);
    try_plain(&client, &server);
    try_owned(&server, &client);
    printf("1..%d\n", g_tests);
    return g_failed != 0;
}
