/* choice.c - values that satisfy what a message requires: guessed, from the numbers that stand in
 * the condition and near them, and tried, always the same way. */
#include <string.h>

#include "choice.h"

#define TRIES      200000
#define CANDIDATES 64

struct search {
    struct pool *pool;
    const struct message *message;
    struct choice *choice;
    const struct value_type **types; /* of the values in the choice; NULL: length or null */
    __int128 now[CANDIDATES];        /* what is tried */
    __int128 near[CANDIDATES];       /* numbers worth trying */
    size_t near_count;
    uint64_t random;
};

/* ---- what the condition speaks of ---- */

static void add_near(struct search *search, __int128 number)
{
    for (int step = -1; step <= 1 && search->near_count < CANDIDATES; step++)
        search->near[search->near_count++] = number + step;
}

static void add_thing(struct search *search, struct chosen thing, const struct value_type *type)
{
    struct choice *choice = search->choice;

    for (size_t i = 0; i < choice->count; i++)
        if (choice->list[i].argument == thing.argument &&
            choice->list[i].is_length == thing.is_length &&
            choice->list[i].is_null == thing.is_null &&
            (!thing.name || strcmp(choice->list[i].name, thing.name) == 0))
            return;
    choice->list = pool_grow(search->pool, choice->list, choice->count, sizeof thing);
    search->types = pool_grow(search->pool, search->types, choice->count, sizeof type);
    search->types[choice->count] = type;
    choice->list[choice->count++] = thing;
}

static void collect(struct search *search, const struct condition *condition)
{
    size_t argument;

    if (!condition)
        return;
    argument = condition->argument;
    switch (condition->kind) {
    case CONDITION_NUMBER: add_near(search, condition->number); break;
    case CONDITION_VALUE:
        add_thing(search, (struct chosen){.argument = argument, .name = condition->name},
                  condition->value);
        break;
    case CONDITION_LENGTH:
        add_thing(search, (struct chosen){.argument = argument, .is_length = true}, NULL);
        if (search->message->parameters[argument].type.optional)
            add_thing(search, (struct chosen){.argument = argument, .is_null = true}, NULL);
        break;
    case CONDITION_IS_NULL:
    case CONDITION_NOT_NULL:
        add_thing(search, (struct chosen){.argument = argument, .is_null = true}, NULL);
        break;
    default: break;
    }
    collect(search, condition->left);
    collect(search, condition->right);
}

/* ---- is it satisfied? ---- */

static __int128 valued(const struct search *search, struct chosen thing)
{
    const struct choice *choice = search->choice;

    for (size_t i = 0; i < choice->count; i++)
        if (choice->list[i].argument == thing.argument &&
            choice->list[i].is_length == thing.is_length &&
            choice->list[i].is_null == thing.is_null &&
            (!thing.name || strcmp(choice->list[i].name, thing.name) == 0))
            return search->now[i];
    return 0;
}

static __int128 operand(const struct search *search, const struct condition *at)
{
    switch (at->kind) {
    case CONDITION_VALUE:
        return valued(search, (struct chosen){.argument = at->argument, .name = at->name});
    case CONDITION_LENGTH:
        if (valued(search, (struct chosen){.argument = at->argument, .is_null = true}))
            return 0;
        return valued(search, (struct chosen){.argument = at->argument, .is_length = true});
    case CONDITION_IS_NULL:
        return valued(search, (struct chosen){.argument = at->argument, .is_null = true});
    case CONDITION_NOT_NULL:
        return !valued(search, (struct chosen){.argument = at->argument, .is_null = true});
    default: return at->number;
    }
}

static __int128 evaluate(const struct search *search, const struct condition *at)
{
    if (!at->left)
        return operand(search, at);
    __int128 left = evaluate(search, at->left);
    __int128 right = at->right ? evaluate(search, at->right) : 0;
    switch (at->kind) {
    case CONDITION_NOT: return !left;
    case CONDITION_AND: return left && right;
    case CONDITION_OR: return left || right;
    case CONDITION_EQUAL: return left == right;
    case CONDITION_UNEQUAL: return left != right;
    case CONDITION_LESS: return left < right;
    case CONDITION_AT_MOST: return left <= right;
    case CONDITION_GREATER: return left > right;
    case CONDITION_AT_LEAST: return left >= right;
    case CONDITION_ADD: return left + right;
    case CONDITION_SUBTRACT: return left - right;
    case CONDITION_MULTIPLY: return left * right;
    case CONDITION_DIVIDE: return right ? left / right : 0;
    case CONDITION_REMAINDER: return right ? left % right : 0;
    default: return 0;
    }
}

/* ---- guessing ---- */

static uint64_t draw(struct search *search, uint64_t below)
{
    search->random ^= search->random << 13;
    search->random ^= search->random >> 7;
    search->random ^= search->random << 17;
    return search->random % below;
}

static bool fits(const struct value_type *type, __int128 value)
{
    unsigned bits = 0;

    if (type->kind == VALUE_ENUM)
        return value >= 0 && value < (__int128)type->declaration->constant_count;
    if (strcmp(type->c_type, "bool") == 0)
        return value == 0 || value == 1;
    bool is_signed = type->c_type[0] == 'i';
    for (const char *at = type->c_type; *at; at++)
        if (*at >= '0' && *at <= '9')
            bits = bits * 10 + (unsigned)(*at - '0');
    __int128 limit = (__int128)1 << (is_signed ? bits - 1 : bits);
    return value < limit && value >= (is_signed ? -limit : 0);
}

static __int128 guess(struct search *search)
{
    size_t count = search->choice->count;

    switch (draw(search, 4)) {
    case 0: return (__int128)draw(search, 8);
    case 1: return search->near_count ? search->near[draw(search, search->near_count)] : 1;
    case 2: return search->now[draw(search, count)];
    default:
        return search->now[draw(search, count)] * (draw(search, 2) ? 1 : 2) +
               (search->near_count ? search->near[draw(search, search->near_count)] : 1);
    }
}

static void guess_one(struct search *search, size_t i)
{
    const struct chosen *thing = &search->choice->list[i];
    __int128 value = guess(search);

    if (thing->is_null)
        value = (__int128)draw(search, 2);
    if (search->types[i] ? fits(search->types[i], value) : value >= 0 && value <= 4096)
        search->now[i] = value;
}

bool choice_make(struct pool *pool, const struct message *message, struct choice *choice)
{
    struct search search = {
        .pool = pool, .message = message, .choice = choice, .random = 0x9e3779b97f4a7c15u};
    size_t found = 0;

    *choice = (struct choice){0};
    collect(&search, message->requires);
    if (choice->count == 0 || choice->count > CANDIDATES)
        return choice->count == 0;
    for (size_t i = 0; i < TRIES && found < CHOICES; i++) {
        if (i > 0)
            guess_one(&search, draw(&search, choice->count));
        if (!evaluate(&search, message->requires))
            continue;
        for (size_t j = 0; j < choice->count; j++)
            choice->list[j].value[found] = (uint64_t)search.now[j];
        found++;
        /* Away from here, for another one. */
        for (size_t j = 0; j < choice->count; j++)
            guess_one(&search, j);
    }
    for (size_t variant = found; found && variant < CHOICES; variant++)
        for (size_t j = 0; j < choice->count; j++)
            choice->list[j].value[variant] = choice->list[j].value[variant % found];
    return found > 0;
}

/* ---- asking ---- */

static const struct chosen *find(const struct choice *choice, size_t argument, bool is_length,
                                 bool is_null, const char *name)
{
    for (size_t i = 0; i < choice->count; i++) {
        const struct chosen *one = &choice->list[i];
        if (one->argument == argument && one->is_length == is_length && one->is_null == is_null &&
            (one->name ? name && strcmp(one->name, name) == 0 : !name))
            return one;
    }
    return NULL;
}

const struct chosen *choice_value(const struct choice *choice, size_t argument, const char *name)
{
    return find(choice, argument, false, false, name);
}

const struct chosen *choice_length(const struct choice *choice, size_t argument)
{
    return find(choice, argument, true, false, NULL);
}

const struct chosen *choice_null(const struct choice *choice, size_t argument)
{
    return find(choice, argument, false, true, NULL);
}
