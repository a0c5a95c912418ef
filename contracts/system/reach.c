/* reach.c - where endpoints can get: see reach.h. Whoever holds an end of a channel over which
 * endpoints are sent gets all that the other one can hold of that kind. States are not looked at,
 * nor order: what comes out is at least all that can happen. */
#include <stdlib.h>
#include <string.h>

#include "reach.h"

#define MOST_WORK 400000000u /* words compared: a second or two */

static const struct contract *contract_named(const struct reach *reach, const char *name)
{
    const struct system_image *image = &reach->draft->image;

    for (size_t i = 0; i < image->contract_count; i++)
        if (strcmp(image->contracts[i]->name, name) == 0)
            return image->contracts[i];
    return NULL;
}

/* May an end of a channel of the one contract go where the other one is declared? Of what derives
 * from it, the client's may. */
static bool stands_for(const struct contract *contract, const struct contract *declared,
                       enum side side)
{
    return contract == declared ||
           (side == SIDE_CLIENT && contract_is_or_derives(contract, declared));
}

static struct reach_channel *add_channel(struct reach *reach, const struct contract *contract)
{
    struct reach_channel channel = {.contract = contract};

    for (size_t i = 0; contract && i < contract->message_count; i++)
        channel.speaks[contract->messages[i].to_server ? SIDE_CLIENT : SIDE_SERVER] = true;
    for (unsigned side = 0; side < 2; side++)
        channel.holders[side] = pool_take(reach->pool, reach->words * sizeof(uint64_t));
    reach->channels = pool_grow(reach->pool, reach->channels, reach->count, sizeof channel);
    reach->channels[reach->count] = channel;
    return &reach->channels[reach->count++];
}

static void add_channels(struct reach *reach)
{
    const struct system_image *image = &reach->draft->image;

    for (size_t i = 0; i < image->connection_count; i++) {
        const struct connection *one = &image->connections[i];
        const struct component *server = image->instances[one->server].component;
        struct reach_channel *channel =
            add_channel(reach, server->ports[one->server_port].contract);
        channel->connection = one;
        reach_add(channel->holders[SIDE_CLIENT], one->client);
        reach_add(channel->holders[SIDE_SERVER], one->server);
    }
    for (size_t i = 0; i < image->instance_count; i++) {
        const struct component *component = image->instances[i].component;
        for (size_t j = 0; j < component->make_count; j++) {
            struct reach_channel *channel = add_channel(reach, component->makes[j]);
            channel->maker = i;
            reach_add(channel->holders[SIDE_CLIENT], i);
            reach_add(channel->holders[SIDE_SERVER], i);
        }
    }
}

/* Who hears of whose end, see supervision.c. */
static bool hears(const struct system_image *image, size_t watcher, size_t other)
{
    size_t supervisor = image->instances[other].supervisor;

    return supervisor == watcher ||
           (supervisor == NOT_THERE && image->instances[watcher].supervisor == NOT_THERE);
}

/* Something like a channel between this one and all others, or those whose end it hears of. */
static void add_right(struct reach *reach, size_t holder, const char *right, struct place place,
                      bool speaks)
{
    const struct system_image *image = &reach->draft->image;
    struct reach_channel *channel = add_channel(reach, NULL);
    bool all = strcmp(right, "watch") != 0;

    channel->maker = holder;
    channel->right = right;
    channel->place = place;
    channel->speaks[speaks ? SIDE_CLIENT : SIDE_SERVER] = true;
    reach_add(channel->holders[SIDE_CLIENT], holder);
    for (size_t i = 0; i < image->instance_count; i++)
        if (i != holder && (all || hears(image, holder, i)))
            reach_add(channel->holders[SIDE_SERVER], i);
}

static void add_rights(struct reach *reach)
{
    for (size_t i = 0; i < reach->draft->image.instance_count; i++) {
        const struct component *component = reach->draft->image.instances[i].component;
        for (size_t j = 0; j < component->port_count; j++)
            if (component->ports[j].kind == PORT_WATCH)
                add_right(reach, i, "watch", component->ports[j].place, false);
        for (size_t j = 0; j < component->service_count; j++) {
            const char *service = component->services[j];
            if (strcmp(service, "info") == 0)
                add_right(reach, i, service, component->service_places[j], false);
            else if (strcmp(service, "start") == 0 || strcmp(service, "stop") == 0)
                add_right(reach, i, service, component->service_places[j], true);
        }
    }
}

/* Who cuts this channel tells so all that have an end of it by then, wherever they got it from. */
static void add_revoker(struct reach *reach, size_t cut, struct place place)
{
    struct reach_channel *channel = add_channel(reach, NULL);
    uint64_t *const *ends = reach->channels[cut].holders;

    channel->maker = reach->channels[cut].connection->client;
    channel->right = "revoke";
    channel->place = place;
    channel->speaks[SIDE_CLIENT] = true;
    reach_add(channel->holders[SIDE_CLIENT], channel->maker);
    for (size_t i = 0; i < reach->draft->image.instance_count; i++)
        if (i != channel->maker &&
            (reach_has(ends[SIDE_CLIENT], i) || reach_has(ends[SIDE_SERVER], i)))
            reach_add(channel->holders[SIDE_SERVER], i);
}

static void add_revokers(struct reach *reach)
{
    size_t count = reach->count;

    for (size_t i = 0; i < count; i++) {
        const struct connection *one = reach->channels[i].connection;
        if (!one)
            continue;
        const struct component *component = reach->draft->image.instances[one->client].component;
        for (size_t j = 0; j < component->service_count; j++)
            if (strcmp(component->services[j], "revoke") == 0)
                add_revoker(reach, i, component->service_places[j]);
    }
}

static bool meet(const uint64_t *one, const uint64_t *other, size_t words)
{
    for (size_t i = 0; i < words; i++)
        if (one[i] & other[i])
            return true;
    return false;
}

static void note_travel(struct reach *reach, struct reach_travel travel)
{
    reach->travels =
        pool_grow(reach->pool, reach->travels, reach->travel_count, sizeof reach->travels[0]);
    reach->travels[reach->travel_count++] = travel;
}

/* Hand the ends of one channel from the senders of a message over another one to its receivers. */
static bool hand_over(struct reach *reach, size_t what, enum side side, size_t over,
                      const struct message *message)
{
    uint64_t *holders = reach->channels[what].holders[side];
    uint64_t *const *between = reach->channels[over].holders;
    enum side receiver = message->to_server ? SIDE_SERVER : SIDE_CLIENT;
    bool changed = false;

    if (!meet(holders, between[!receiver], reach->words))
        return false;
    for (size_t i = 0; i < reach->draft->image.instance_count; i++) {
        if (!reach_has(between[receiver], i) || reach_has(holders, i))
            continue;
        reach_add(holders, i);
        note_travel(reach, (struct reach_travel){what, i, over, side, message});
        changed = true;
    }
    return changed;
}

/* All channels of the kind that this argument carries, over this channel. */
static bool hand_over_all(struct reach *reach, size_t over, const struct message *message,
                          const struct value_type *type, uint64_t *work)
{
    const struct contract *carried = contract_named(reach, type->contract_name);
    enum side side = type->kind == VALUE_SERVER ? SIDE_SERVER : SIDE_CLIENT;
    bool changed = false;

    for (size_t i = 0; i < reach->count; i++) {
        *work += 1;
        const struct contract *contract = reach->channels[i].contract;
        if (!contract || !stands_for(contract, carried, side))
            continue;
        *work += reach->words + reach->draft->image.instance_count;
        changed |= hand_over(reach, i, side, over, message);
    }
    return changed;
}

static bool pass(struct reach *reach, uint64_t *work)
{
    bool changed = false;

    for (size_t i = 0; i < reach->count && *work < MOST_WORK; i++) {
        const struct contract *contract = reach->channels[i].contract;
        for (size_t j = 0; contract && j < contract->message_count; j++)
            for (size_t k = 0; k < contract->messages[j].parameter_count; k++) {
                const struct value_type *type = &contract->messages[j].parameters[k].type;
                if (type->contract_name)
                    changed |= hand_over_all(reach, i, &contract->messages[j], type, work);
            }
    }
    return changed;
}

bool reach_follow(struct image_draft *draft, struct reach *reach)
{
    uint64_t work = 0;

    *reach = (struct reach){
        .draft = draft, .words = draft->image.instance_count / 64 + 1, .pool = &draft->pool};
    add_channels(reach);
    add_rights(reach);
    while (pass(reach, &work) && work < MOST_WORK)
        continue;
    add_revokers(reach);
    if (work < MOST_WORK)
        return true;
    image_error(draft, (struct place){draft->image.file, 0, 0}, "limit",
                "there are too many connections over which endpoints travel to follow all of them");
    return false;
}

const char *reach_channel_name(const struct reach *reach, const struct reach_channel *channel)
{
    const struct instance *instances = reach->draft->image.instances;
    const struct connection *one = channel->connection;

    if (channel->right)
        return pool_print(reach->pool, "`%s` of %s", channel->right,
                          instances[channel->maker].name);
    if (!one)
        return pool_print(reach->pool, "a channel of %s that %s makes", channel->contract->name,
                          instances[channel->maker].name);
    const struct instance *client = &instances[one->client];
    const struct instance *server = &instances[one->server];
    return pool_print(reach->pool, "%s.%s -> %s.%s of %s", client->name,
                      client->component->ports[one->client_port].name, server->name,
                      server->component->ports[one->server_port].name, channel->contract->name);
}

struct place reach_channel_place(const struct reach *reach, const struct reach_channel *channel)
{
    if (channel->right)
        return channel->place;
    return channel->connection ? channel->connection->place
                               : reach->draft->image.instances[channel->maker].place;
}

static void note_arrival(const struct reach *reach, size_t channel, enum side side, size_t holder)
{
    for (size_t i = 0; i < reach->travel_count; i++) {
        const struct reach_travel *one = &reach->travels[i];
        if (one->channel != channel || one->side != side || one->holder != holder)
            continue;
        struct notation *in = &((struct image_draft *)reach->draft)->notation;
        notation_note(in, one->message->place, "`%s` of %s can bring that %s end to %s, over %s",
                      one->message->name, reach->channels[one->over].contract->name,
                      side == SIDE_CLIENT ? "client" : "server",
                      reach->draft->image.instances[holder].name,
                      reach_channel_name(reach, &reach->channels[one->over]));
        return;
    }
}

void reach_note(const struct reach *reach, size_t channel, enum side from_side, size_t from,
                size_t to, const char *verb)
{
    const struct reach_channel *one = &reach->channels[channel];
    const struct instance *instances = reach->draft->image.instances;
    struct notation *in = &((struct image_draft *)reach->draft)->notation;

    notation_note(in, reach_channel_place(reach, one), "%s %s %s over %s", instances[from].name,
                  verb, instances[to].name, reach_channel_name(reach, one));
    note_arrival(reach, channel, from_side, from);
    note_arrival(reach, channel, !from_side, to);
}

uint64_t *reach_matrix(const struct reach *reach, reach_follows *follow)
{
    size_t instances = reach->draft->image.instance_count;
    uint64_t *rows = pool_take(reach->pool, instances * reach->words * sizeof *rows);

    for (size_t i = 0; i < 2 * reach->count; i++) {
        const struct reach_channel *channel = &reach->channels[i / 2];
        enum side side = i % 2;
        for (size_t from = 0; from < instances; from++) {
            if (!reach_has(channel->holders[side], from) || !follow(reach, channel, side, from))
                continue;
            for (size_t word = 0; word < reach->words; word++)
                rows[from * reach->words + word] |= channel->holders[!side][word];
        }
    }
    for (size_t i = 0; i < instances; i++)
        rows[i * reach->words + i / 64] &= ~((uint64_t)1 << i % 64);
    return rows;
}

void reach_search(const struct reach *reach, size_t start, reach_follows *follow,
                  struct reach_step *steps)
{
    size_t instances = reach->draft->image.instance_count;
    size_t *queue = must_allocate(instances * sizeof *queue + sizeof *queue);
    bool *used = must_allocate(2 * reach->count + 1);
    size_t first = 0;
    size_t last = 1;

    memset(steps, 0, instances * sizeof *steps);
    memset(used, 0, 2 * reach->count + 1);
    queue[0] = start;
    for (; first < last; first++)
        for (size_t i = 0; i < 2 * reach->count; i++) {
            const struct reach_channel *channel = &reach->channels[i / 2];
            enum side side = i % 2;
            if (used[i] || !reach_has(channel->holders[side], queue[first]) ||
                !follow(reach, channel, side, queue[first]))
                continue;
            /* One that holds both ends is reached by the next one that holds this end. */
            used[i] = !reach_has(channel->holders[!side], queue[first]);
            for (size_t to = 0; to < instances; to++) {
                if (steps[to].reached || to == queue[first] ||
                    !reach_has(channel->holders[!side], to))
                    continue;
                steps[to] = (struct reach_step){queue[first], i / 2, side, true};
                if (to != start)
                    queue[last++] = to;
            }
        }
    free(queue);
    free(used);
}
