/* A graph with cycles, and a search in breadth: the queue runs through the places themselves. */
#include "memory.component.h"

struct road;

struct place {
    struct road *roads IN(parcel);
    struct place *next IN(parcel);
    struct place *queued IN(parcel);
    struct place *came_from IN(parcel);
    uint32_t number;
    uint32_t distance;
    bool seen;
};

struct road {
    struct road *next IN(parcel);
    struct place *to IN(parcel);
};

struct map {
    struct deed_parcel parcel;
    struct place *places IN(parcel);
    struct place *head IN(parcel);
    struct place *tail IN(parcel);
};

OPT IN(map) static struct place *add_place(struct map *map, uint32_t number)
{
    struct place *place = deed_parcel_add(map, sizeof(struct place));
    if (place == NULL)
        return NULL;
    place->number = number;
    place->next = map->places;
    map->places = place;
    return place;
}

static bool add_road(struct map *map, struct place *from IN(map), struct place *to IN(map))
{
    struct road *road = deed_parcel_add(map, sizeof(struct road));
    if (road == NULL)
        return false;
    road->to = to;
    road->next = from->roads;
    from->roads = road;
    return true;
}

static void enqueue(struct map *map, struct place *place IN(map), struct place *from IN(map) OPT)
{
    place->seen = true;
    place->came_from = from;
    place->distance = from != NULL ? from->distance + 1 : 0;
    place->queued = NULL;
    if (map->tail != NULL)
        map->tail->queued = place;
    else
        map->head = place;
    map->tail = place;
}

static uint32_t farthest(struct map *map, struct place *start IN(map))
{
    uint32_t most = 0;
    enqueue(map, start, NULL);
    for (;;) {
        struct place *at = map->head;
        if (at == NULL)
            return most;
        map->head = at->queued;
        if (map->head == NULL)
            map->tail = NULL;
        most = at->distance;
        for (struct road *road = at->roads; road != NULL; road = road->next) {
            struct place *to = road->to;
            if (to != NULL && !to->seen)
                enqueue(map, to, at);
        }
    }
}

static uint32_t way_back(const struct place *place)
{
    uint32_t steps = 0;
    for (const struct place *at = place->came_from; at != NULL; at = at->came_from)
        steps++;
    return steps;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    struct map *map = deed_parcel_take(sizeof(struct map), 8192);
    if (map == NULL)
        return;
    struct place *first = add_place(map, 0);
    struct place *last = first;
    for (uint32_t i = 1; i < 20 && last != NULL; i++) {
        struct place *place = add_place(map, i);
        if (place == NULL || !add_road(map, last, place) || !add_road(map, place, last))
            break;
        last = place;
    }
    if (first != NULL && last != NULL) {
        (void)add_road(map, last, first);
        if (farthest(map, first) != way_back(last))
            deed_sleep_until(1);
    }
    deed_drop(map);
}
