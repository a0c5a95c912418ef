/* names.c - what a contract's parts are called. Every identifier that the header will define is
 * listed here with the place of the name it comes from, and two of the same are refused, whether
 * they are two messages or a message that meets a generated function. Contract names have no
 * underscore and the rest follows one, so different contracts cannot collide. */
#include <stdlib.h>
#include <string.h>

#include "draft.h"
#include "words.h"

struct identifier {
    const char *name;
    const char *meaning;
    struct place place; /* line 0: ours, not the user's */
    size_t order;
};

struct identifiers {
    struct draft *draft;
    struct identifier *list;
    size_t count;
};

static void add(struct identifiers *all, struct place place, const char *meaning, const char *name)
{
    all->list = pool_grow(&all->draft->pool, all->list, all->count, sizeof all->list[0]);
    all->list[all->count] = (struct identifier){name, meaning, place, all->count};
    all->count++;
}

static int compare(const void *left, const void *right)
{
    const struct identifier *a = left;
    const struct identifier *b = right;
    int order = strcmp(a->name, b->name);

    if (order)
        return order;
    return a->order < b->order ? -1 : a->order > b->order;
}

static bool is_elsewhere(const struct draft *draft, struct place place)
{
    return place.line && strcmp(place.file, draft->contract.file) != 0;
}

/* Of two places with one name the later one is blamed, but not one in the base. */
static void swap_places(const struct draft *draft, struct place *first, struct place *later)
{
    struct place place = *first;

    if (!is_elsewhere(draft, *later) || is_elsewhere(draft, *first))
        return;
    *first = *later;
    *later = place;
}

/* The first of a name stays; each later one is an error. */
static void refuse_twins(struct identifiers *all)
{
    if (all->count)
        qsort(all->list, all->count, sizeof all->list[0], compare);
    for (size_t i = 0, first = 0; i < all->count; i++) {
        struct identifier *one = &all->list[first];
        struct identifier *two = &all->list[i];
        if (strcmp(one->name, two->name) != 0) {
            first = i;
            continue;
        }
        if (i == first)
            continue;
        if (one->place.line) {
            struct place first = one->place;
            struct place later = two->place;
            swap_places(all->draft, &first, &later);
            draft_error(all->draft, later, "name", "the name `%s` is taken: %s and %s", two->name,
                        one->meaning, two->meaning);
            notation_note(&all->draft->notation, first, "the other one is here");
        } else {
            draft_error(all->draft, two->place, "name",
                        "the name `%s` is taken: every contract has %s of this name", two->name,
                        one->meaning);
        }
    }
}

static const char *prefixed(struct draft *draft, const char *middle, const char *name)
{
    return pool_print(&draft->pool, "%s_%s%s", draft->contract.name, middle, name);
}

/* The ordinary identifiers that every header defines, whatever is in it. */
static void add_ours(struct identifiers *all)
{
    static const char *const names[] = {"connected",
                                        "closed",
                                        "timeout",
                                        "client_receive",
                                        "client_receive_until",
                                        "server_receive",
                                        "server_receive_until",
                                        "client_tag",
                                        "server_tag",
                                        "client_drop",
                                        "server_drop",
                                        "client_set_receive",
                                        "client_set_receive_until",
                                        "client_set_put",
                                        "client_set_take",
                                        "client_set_drop",
                                        "server_set_receive",
                                        "server_set_receive_until",
                                        "server_set_put",
                                        "server_set_take",
                                        "server_set_drop",
                                        "open",
                                        "channel",
                                        "revoke",
                                        "peer"};
    struct place nowhere = {0};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        add(all, nowhere, i < 3 ? "a tag" : "a function", prefixed(all->draft, "", names[i]));
}

/* What is made of many structs has functions of its own; see the headers
 * deed/vector.h and deed/parcel.h. The names are kept free whether they are needed or not. */
static void add_of_struct(struct identifiers *all, const struct type_declaration *type)
{
    static const char *const names[] = {
        "vector_take", "vector_freeze", "frozen_share", "frozen_view", "rows_take",
        "rows_add",    "rows_count",    "rows_lend",    "rows_peek",   "parcel_take"};
    static const char meaning[] = "a function for many of a struct";
    struct draft *draft = all->draft;
    const char *name = type->name;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        add(all, type->place, meaning,
            pool_print(&draft->pool, "%s_%s_%s", draft->contract.name, name, names[i]));
}

/* Parcels have a function for each type in them: all that begins so is theirs. */
static void check_parcel_names(struct draft *draft, const struct message *message,
                               const struct parameter *parameter)
{
    const struct contract *contract = &draft->contract;
    const char *reader = pool_print(&draft->pool, "%s_%s", message->name, parameter->name);

    for (size_t i = 0; i < contract->type_count; i++) {
        const char *parcel = pool_print(&draft->pool, "%s_parcel_", contract->types[i].name);
        if (!contract->types[i].is_enum && strncmp(reader, parcel, strlen(parcel)) == 0)
            draft_error(draft, parameter->place, "name",
                        "the function `%s_%s` that reads this argument would be named like those "
                        "of parcels of %s",
                        contract->name, reader, contract->types[i].name);
    }
}

static void check(struct draft *draft, struct place at, const char *what, const char *name,
                  const char *why)
{
    if (why)
        draft_error(draft, at, "name", "%s cannot be called `%s`: %s", what, name, why);
}

static void check_parameters(struct draft *draft, const struct parameter *list, size_t count,
                             const char *what)
{
    const char *prefix = prefixed(draft, "", "");

    for (size_t i = 0; i < count; i++) {
        const char *name = list[i].name;
        check(draft, list[i].place, what, name, word_refused(name));
        if (!strncmp(name, prefix, strlen(prefix)))
            check(draft, list[i].place, what, name, "it begins like the contract's own names");
        for (size_t j = 0; j < i; j++)
            if (strcmp(list[j].name, name) == 0) {
                draft_error(draft, list[i].place, "name", "%s of this name, `%s`, is there already",
                            what, name);
                break;
            }
    }
}

/* Arguments stand beside the endpoint and the outbox in the functions that send them. */
static void check_arguments(struct draft *draft, const struct message *message)
{
    check_parameters(draft, message->parameters, message->parameter_count, "an argument");
    for (size_t i = 0; i < message->parameter_count; i++) {
        const char *name = message->parameters[i].name;
        bool replies = !message->to_server && strcmp(name, "set") == 0;
        if (!strcmp(name, "client") || !strcmp(name, "server") || !strcmp(name, "outbox") ||
            replies)
            check(draft, message->parameters[i].place, "an argument", name,
                  "the generated functions use that name");
    }
}

static void add_message(struct identifiers *all, const struct message *message)
{
    struct draft *draft = all->draft;
    const char *name = message->name;

    check(draft, message->place, "a message", name, word_refused_after_prefix(name));
    check_arguments(draft, message);
    add(all, message->place, "a message", prefixed(draft, "", name));
    add(all, message->place, "the function that sends a message", prefixed(draft, "send_", name));
    add(all, message->place, "the function that calls with a message",
        prefixed(draft, "call_", name));
    add(all, message->place, "the function that replies with a message",
        prefixed(draft, "reply_", name));
    if (contract_find_message(&draft->contract, name) != message)
        return; /* its name was taken; that says it all */
    for (size_t i = 0; i < message->parameter_count; i++) {
        check_parcel_names(draft, message, &message->parameters[i]);
        add(all, message->parameters[i].place, "the function that reads an argument",
            pool_print(&draft->pool, "%s_%s_%s", draft->contract.name, name,
                       message->parameters[i].name));
    }
}

/* Struct and enum tags are a name space of their own. */
static void check_tags(struct draft *draft)
{
    static const char *const names[] = {"tag",        "client",     "server",
                                        "server_set", "client_set", "port"};
    static const char *const many[] = {"vector", "frozen", "rows", "parcel"};
    struct identifiers tags = {.draft = draft};
    struct contract *contract = &draft->contract;
    struct place nowhere = {0};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        add(&tags, nowhere, "a type", prefixed(draft, "", names[i]));
    for (size_t i = 0; i < contract->type_count; i++) {
        const struct type_declaration *type = &contract->types[i];
        add(&tags, type->place, "a type", prefixed(draft, "", type->name));
        for (size_t j = 0; j < sizeof many / sizeof many[0] && !type->is_enum; j++)
            add(&tags, type->place, "many of a struct",
                pool_print(&draft->pool, "%s_%s_%s", contract->name, type->name, many[j]));
    }
    for (size_t i = 0; i < contract->message_count; i++)
        if (contract->messages[i].parameter_count)
            add(&tags, contract->messages[i].place, "the arguments of a message",
                pool_print(&draft->pool, "%s_%s_message", contract->name,
                           contract->messages[i].name));
    refuse_twins(&tags);
}

struct state_name {
    const char *name;
    struct place place;
};

/* The states declared and the points with a label. */
static struct state_name *state_names(struct draft *draft, size_t *count)
{
    size_t label_count;
    const struct node **labels = draft_labels(draft, &label_count);
    struct state_name *names =
        pool_take(&draft->pool, (draft->state_count + label_count + 1) * sizeof *names);

    *count = 0;
    for (size_t i = 0; i < draft->state_count; i++)
        names[(*count)++] = (struct state_name){draft->states[i].name, draft->states[i].place};
    for (size_t i = 0; i < label_count; i++)
        names[(*count)++] = (struct state_name){labels[i]->label, labels[i]->label_place};
    if (*count <= MOST_STATES)
        return names;
    draft_error(draft, draft->place, "limit", "a contract has at most %u states and named points",
                MOST_STATES);
    *count = MOST_STATES;
    return names;
}

static void check_states(struct draft *draft)
{
    size_t count;
    const struct state_name *names = state_names(draft, &count);

    for (size_t i = 0; i < count; i++) {
        const char *name = names[i].name;
        check(draft, names[i].place, "a state", name, word_refused_after_prefix(name));
        if (strcmp(name, "end") == 0)
            draft_error(draft, names[i].place, "name", "`end` is the end; it is not declared");
        if (strcmp(name, "base") == 0)
            draft_error(draft, names[i].place, "name",
                        "`base` stands for what an overridden state has in the base; it is no "
                        "state");
        for (size_t j = 0; j < i; j++)
            if (strcmp(names[j].name, name) == 0) {
                struct place first = names[j].place;
                struct place later = names[i].place;
                swap_places(draft, &first, &later);
                draft_error(draft, later, "name", "the state `%s` is declared twice", name);
                notation_note(&draft->notation, first, "the other one is here");
                break;
            }
    }
}

/* What limits of <stdint.h> begin with: a contract of that name could define one of them. */
static bool is_prefix_of_macros(const char *name)
{
    static const char *const prefixes[] = {"DEED", "INT",   "UINT",  "PTRDIFF", "SIG",
                                           "SIZE", "RSIZE", "WCHAR", "WINT"};

    for (const char *at = name; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            return false;
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (strncmp(name, prefixes[i], strlen(prefixes[i])) == 0)
            return true;
    return false;
}

static void check_contract_name(struct draft *draft)
{
    const char *name = draft->contract.name;
    const char *slash = strrchr(draft->contract.file, '/');
    const char *base = slash ? slash + 1 : draft->contract.file;
    const char *why = word_refused_after_prefix(name);

    if (!why && (name[0] < 'A' || name[0] > 'Z'))
        why = "it does not begin with a capital letter";
    if (!why && strchr(name, '_'))
        why = "it has an underscore";
    if (!why && is_prefix_of_macros(name))
        why = "it begins like the limits of C's types";
    check(draft, draft->place, "a contract", name, why);
    if (strncmp(base, name, strlen(name)) != 0 || strcmp(base + strlen(name), ".contract") != 0)
        draft_error(draft, draft->place, "name",
                    "the contract `%s` must be in a file `%s.contract`, this is `%s`", name, name,
                    base);
}

void draft_check_names(struct draft *draft)
{
    struct contract *contract = &draft->contract;
    struct identifiers all = {.draft = draft};

    check_contract_name(draft);
    add_ours(&all);
    if (contract->base)
        add(&all, draft->place, "the function that makes a client one of the base",
            prefixed(draft, "as_", contract->base->name));
    for (size_t i = 0; i < contract->type_count; i++) {
        struct type_declaration *type = &contract->types[i];
        check(draft, type->place, "a type", type->name, word_refused_after_prefix(type->name));
        check_parameters(draft, type->fields, type->field_count, "a field");
        if (!type->is_enum)
            add_of_struct(&all, type);
        for (size_t j = 0; j < type->constant_count; j++)
            add(&all, type->place, "a constant",
                pool_print(&draft->pool, "%s_%s_%s", contract->name, type->name,
                           type->constants[j].name));
    }
    for (size_t i = 0; i < contract->message_count; i++)
        add_message(&all, &contract->messages[i]);
    refuse_twins(&all);
    check_tags(draft);
    check_states(draft);
}
