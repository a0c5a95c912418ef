/* A table of routes that is built once, frozen, and then read by many: each keeps a handle of its
 * own, and a new table replaces the old one while some still read that. */
#include "memory.component.h"

#define READERS 4

struct hop;

struct route {
    struct route *wider IN(parcel);
    struct hop *first IN(parcel);
    uint32_t prefix;
    uint32_t bits;
};

struct hop {
    struct hop *next IN(parcel);
    struct route *of IN(parcel);
    uint32_t address;
};

struct routes {
    struct deed_parcel parcel;
    struct route *narrowest IN(parcel);
    struct route nowhere;
};

struct frozen_routes {
    const struct routes *routes OWN;
};

struct reader {
    struct frozen_routes *table OWN;
    uint32_t hits;
};

static struct frozen_routes *g_current OWN;
static struct reader *g_readers[READERS] OWN;

static bool add_route(struct routes *routes, uint32_t prefix, uint32_t bits)
{
    struct route *route = deed_parcel_add(routes, sizeof(struct route));
    struct hop *hop = deed_parcel_add(routes, sizeof(struct hop));
    if (route == NULL || hop == NULL)
        return false;
    route->prefix = prefix;
    route->bits = bits;
    route->wider = routes->narrowest != NULL ? routes->narrowest : &routes->nowhere;
    route->first = hop;
    hop->of = route;
    hop->address = prefix + 1;
    routes->narrowest = route;
    return true;
}

OWN OPT static struct frozen_routes *build(uint32_t base)
{
    struct routes *routes = deed_parcel_take(sizeof(struct routes), 2048);
    if (routes == NULL)
        return NULL;
    for (uint32_t i = 0; i < 8; i++)
        if (!add_route(routes, base + (i << 8), 8 * (i % 4)))
            break;
    struct frozen_routes *frozen = deed_parcel_freeze(routes);
    return frozen;
}

OPT IN(routes) static const struct route *find(const struct routes *routes, uint32_t address)
{
    const struct route *route = routes->narrowest;
    while (route != NULL && (address ^ route->prefix) >> 8 != 0)
        route = route->wider;
    return route;
}

static uint32_t next_hop(const struct frozen_routes *table, uint32_t address)
{
    const struct route *route = find(table->routes, address);
    const struct hop *hop = route != NULL ? route->first : NULL;
    return hop != NULL ? hop->address : 0;
}

static void renew(uint32_t base)
{
    deed_drop(TAKE(g_current));
    PUT(g_current, build(base));
    for (uint32_t i = 0; i < READERS; i++) {
        struct reader *reader = g_readers[i];
        const struct frozen_routes *current = g_current;
        if (reader == NULL || current == NULL || reader->hits > i)
            continue;
        deed_drop(TAKE(reader->table));
        struct frozen_routes *share = deed_parcel_share(current);
        PUT(reader->table, share);
    }
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    for (uint32_t i = 0; i < READERS; i++)
        PUT(AT(g_readers, READERS, i), deed_take(sizeof(struct reader)));
    for (uint32_t round = 0; round < 5; round++) {
        renew(round << 16);
        for (uint32_t i = 0; i < READERS; i++) {
            struct reader *reader = g_readers[i];
            const struct frozen_routes *table = reader != NULL ? reader->table : NULL;
            if (reader != NULL && table != NULL && next_hop(table, (round << 16) + 256 * i) != 0)
                reader->hits++;
        }
    }
    for (uint32_t i = 0; i < READERS; i++) {
        struct reader *reader = TAKE(AT(g_readers, READERS, i));
        if (reader != NULL)
            deed_drop(TAKE(reader->table));
        deed_drop(reader);
    }
    deed_drop(TAKE(g_current));
}
