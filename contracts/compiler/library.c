/* library.c - all contracts of a build, each read once, and what concerns more than one of them: an
 * endpoint that travels.
 *
 * An endpoint may travel only in a state in which nothing can be under way to it: then its queue is
 * empty for as long as it is in another queue. So no endpoint ever sits in its own queue, directly
 * or through others, and nothing leaks there. Where that is broken, the message says whether the
 * worst could have happened (a cycle of endpoint types) or only a message would have been lost to
 * sight. */
#include <stdlib.h>
#include <string.h>

#include "explore.h"
#include "library.h"
#include "pool.h"
#include "textfile.h"
#include "words.h"

#define MOST_BASES 32u /* a contract, its base, the base of that, ... */

struct entry {
    const char *name;
    struct contract *contract; /* NULL: it was wrong, and that was reported */
    bool reading;              /* its text is being read, or its base's     */
    bool checked;              /* its endpoint arguments                    */
    bool refused;              /* for one of these                          */
};

struct contract_library {
    struct pool pool;
    const char **directories;
    size_t directory_count;
    struct entry *entries;
    size_t count;
    struct diagnostics *diagnostics;
};

struct contract_library *contract_library_new(const char *const *directories, size_t count,
                                              struct diagnostics *diagnostics)
{
    struct contract_library *library = must_allocate(sizeof *library);

    *library = (struct contract_library){.diagnostics = diagnostics, .directory_count = count};
    library->directories = pool_take(&library->pool, (count + 1) * sizeof *directories);
    for (size_t i = 0; i < count; i++)
        library->directories[i] = pool_text(&library->pool, directories[i], strlen(directories[i]));
    return library;
}

void contract_library_free(struct contract_library *library)
{
    if (!library)
        return;
    for (size_t i = 0; i < library->count; i++)
        contract_free(library->entries[i].contract);
    pool_free(&library->pool);
    free(library);
}

static struct entry *find_entry(struct contract_library *library, const char *name)
{
    for (size_t i = 0; i < library->count; i++)
        if (strcmp(library->entries[i].name, name) == 0)
            return &library->entries[i];
    return NULL;
}

static struct entry *add_entry(struct contract_library *library, const char *name)
{
    library->entries =
        pool_grow(&library->pool, library->entries, library->count, sizeof library->entries[0]);
    struct entry *entry = &library->entries[library->count++];
    *entry = (struct entry){.name = pool_text(&library->pool, name, strlen(name)), .checked = true};
    return entry;
}

static const struct contract *find_base(void *library, const char *name, struct place at);

/* The entries may move while others are read: bases. */
static void read_entry(struct contract_library *library, const char *name, const char *file,
                       struct place at)
{
    struct base_finder bases = {find_base, library};

    add_entry(library, name)->reading = true;
    struct contract *contract = contract_read_at(file, at, &bases, library->diagnostics);
    struct entry *entry = find_entry(library, name);
    entry->contract = contract;
    entry->checked = !contract;
    entry->reading = false;
}

/* The folder of the contract itself may be one of -I, too. */
static bool named_before(const struct contract_library *library, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (strcmp(library->directories[i], library->directories[index]) == 0)
            return true;
    return false;
}

static void load(struct contract_library *library, const char *name, struct place at)
{
    if (find_entry(library, name))
        return;
    for (size_t i = 0; i < library->directory_count; i++) {
        const char *file =
            pool_print(&library->pool, "%s/%s.contract", library->directories[i], name);
        if (!textfile_exists(file))
            continue;
        read_entry(library, name, file, at);
        return;
    }
    diagnostic_error(library->diagnostics, at, "unknown",
                     "no contract `%s`: no file %s.contract in %s", name, name,
                     library->directory_count ? "the folders of -I" : "any folder (-I)");
    for (size_t i = 0; i < library->directory_count; i++)
        if (!named_before(library, i))
            diagnostic_note(library->diagnostics, (struct place){0}, "looked in %s",
                            library->directories[i]);
    add_entry(library, name);
}

/* The bases being read, from this one on: "A -> B -> A". Entries are in the order in which reading
 * them began. */
static void refuse_circle(struct contract_library *library, const struct entry *first,
                          struct place at)
{
    const char *names = first->name;

    for (const struct entry *entry = first + 1; entry < library->entries + library->count; entry++)
        if (entry->reading)
            names = pool_print(&library->pool, "%s -> %s", names, entry->name);
    diagnostic_error(library->diagnostics, at, "inheritance",
                     "a contract cannot extend itself: %s -> %s", names, first->name);
}

static const struct contract *find_base(void *library_, const char *name, struct place at)
{
    struct contract_library *library = library_;
    const struct entry *entry = find_entry(library, name);
    unsigned depth = 0;

    for (size_t i = 0; i < library->count; i++)
        depth += library->entries[i].reading;
    if (entry && entry->reading) {
        refuse_circle(library, entry, at);
        return NULL;
    }
    if (depth > MOST_BASES) {
        diagnostic_error(library->diagnostics, at, "limit", "bases nest at most %u deep",
                         MOST_BASES);
        return NULL;
    }
    load(library, name, at);
    return find_entry(library, name)->contract;
}

/* Everything that the contracts read so far name, and what that names. The list grows meanwhile. */
static void load_named(struct contract_library *library, size_t from)
{
    for (size_t i = from; i < library->count; i++) {
        const struct contract *contract = library->entries[i].contract;
        for (size_t j = 0; contract && j < contract->message_count; j++)
            for (size_t k = 0; k < contract->messages[j].parameter_count; k++) {
                const struct parameter *parameter = &contract->messages[j].parameters[k];
                if (parameter->type.contract_name)
                    load(library, parameter->type.contract_name, parameter->place);
            }
    }
}

/* The type of an endpoint: of which contract, which side, in which state. */
struct endpoint_type {
    const struct contract *contract; /* NULL: not known, reported elsewhere */
    enum side side;
    uint16_t state;
};

static struct endpoint_type endpoint_type(struct contract_library *library,
                                          const struct value_type *type)
{
    struct entry *entry = find_entry(library, type->contract_name);

    if (!entry || !entry->contract)
        return (struct endpoint_type){0};
    return (struct endpoint_type){entry->contract,
                                  type->kind == VALUE_CLIENT ? SIDE_CLIENT : SIDE_SERVER,
                                  contract_find_state(entry->contract, type->state_name)};
}

/* A message that may be under way to an endpoint of this type, from tag `from` on; NULL: none. */
static const struct message *under_way(struct endpoint_type type, size_t from)
{
    if (type.state == STATE_NONE)
        return NULL;
    for (size_t tag = from; tag < type.contract->message_count; tag++) {
        const struct message *message = &type.contract->messages[tag];
        if (message->to_server == (type.side == SIDE_SERVER) &&
            type.contract->states[type.state].under_way[tag])
            return message;
    }
    return NULL;
}

static bool same_type(const struct value_type *a, const struct value_type *b)
{
    return a->kind == b->kind && strcmp(a->contract_name, b->contract_name) == 0 &&
           strcmp(a->state_name, b->state_name) == 0;
}

/* The endpoint types found so far in a queue of some first one, or in a queue of one of those. */
struct nesting {
    struct pool pool;
    const struct value_type **types;
    size_t count;
};

static bool nesting_add(struct nesting *all, const struct value_type *type)
{
    for (size_t i = 0; i < all->count; i++)
        if (same_type(all->types[i], type))
            return false;
    all->types = pool_grow(&all->pool, all->types, all->count, sizeof all->types[0]);
    all->types[all->count++] = type;
    return true;
}

/* Can an endpoint of this type sit in its own queue, or in one of a chain that begins there? */
static bool holds_itself(struct contract_library *library, const struct value_type *type)
{
    struct nesting all = {0};
    bool found = false;

    nesting_add(&all, type);
    for (size_t i = 0; i < all.count && !found; i++) {
        struct endpoint_type holder = endpoint_type(library, all.types[i]);
        const struct message *message;
        if (!holder.contract)
            continue;
        for (size_t tag = 0; (message = under_way(holder, tag)); tag = message->tag + 1)
            for (size_t j = 0; j < message->parameter_count; j++) {
                const struct value_type *inner = &message->parameters[j].type;
                if (!inner->contract_name)
                    continue;
                found |= same_type(inner, type);
                nesting_add(&all, inner);
            }
    }
    pool_free(&all.pool);
    return found;
}

static bool check_endpoint(struct contract_library *library, const struct parameter *parameter)
{
    const struct value_type *type = &parameter->type;
    struct endpoint_type endpoint = endpoint_type(library, type);
    struct diagnostics *all = library->diagnostics;

    if (!endpoint.contract)
        return true;
    if (endpoint.state == STATE_NONE) {
        struct nearest nearest = {.wanted = type->state_name};
        for (size_t i = 0; i < endpoint.contract->state_count; i++)
            word_offer(&nearest, endpoint.contract->states[i].name);
        diagnostic_error(all, parameter->place, "unknown", "no state `%s` in the contract %s",
                         type->state_name, type->contract_name);
        if (nearest.best)
            diagnostic_note(all, (struct place){0}, "did you mean `%s`?", nearest.best);
        return false;
    }
    if (endpoint.contract->states[endpoint.state].is_end) {
        diagnostic_error(all, parameter->place, "in-flight",
                         "an endpoint at its end is dropped, not sent");
        return false;
    }
    const struct message *message = under_way(endpoint, 0);
    if (!message)
        return true;
    if (holds_itself(library, type))
        diagnostic_error(all, parameter->place, "self-queue",
                         "an endpoint `%s` could be queued inside itself, and nobody could ever "
                         "reach it again",
                         type->name);
    else
        diagnostic_error(all, parameter->place, "in-flight",
                         "`%s` would travel while messages to it may be under way", type->name);
    diagnostic_note(all, message->place,
                    "in state %s its peer may have sent it `%s`; send it in a state in which it is "
                    "this end's turn to speak",
                    type->state_name, message->name);
    explore_note_under_way(endpoint.contract, endpoint.side, endpoint.state, message->tag, all);
    return false;
}

/* What the contract says of endpoints. One that is wrong is forgotten, and so refused ever after.
 */
static void check_entry(struct contract_library *library, struct entry *entry)
{
    bool fine = true;

    entry->checked = true;
    for (size_t i = 0; i < entry->contract->message_count; i++) {
        const struct message *message = &entry->contract->messages[i];
        for (size_t j = 0; j < message->parameter_count; j++)
            if (message->parameters[j].type.contract_name)
                fine &= check_endpoint(library, &message->parameters[j]);
    }
    if (!fine)
        entry->refused = true;
}

static bool is_refused(struct contract_library *library, const char *name)
{
    const struct entry *entry = find_entry(library, name);

    return !entry || !entry->contract || entry->refused;
}

static bool names_refused(struct contract_library *library, const struct contract *contract)
{
    bool found = contract->base && is_refused(library, contract->base->name);

    for (size_t i = 0; i < contract->message_count && !found; i++)
        for (size_t j = 0; j < contract->messages[i].parameter_count; j++) {
            const char *name = contract->messages[i].parameters[j].type.contract_name;
            found |= name && is_refused(library, name);
        }
    return found;
}

/* What names a contract that is wrong, or one that does, cannot be used either: nothing can be
 * generated that speaks of it. */
static void spread_refusals(struct contract_library *library)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < library->count; i++) {
            struct entry *entry = &library->entries[i];
            if (!entry->contract || entry->refused || !names_refused(library, entry->contract))
                continue;
            entry->refused = true;
            changed = true;
        }
    }
}

/* Load what the contracts from `first` on name, check them, and answer for the one of that name. */
static const struct contract *complete(struct contract_library *library, size_t first,
                                       const char *name)
{
    load_named(library, first);
    for (size_t i = first; i < library->count; i++)
        if (!library->entries[i].checked)
            check_entry(library, &library->entries[i]);
    if (library->count > first)
        spread_refusals(library);
    const struct entry *entry = find_entry(library, name);
    return entry && !entry->refused ? entry->contract : NULL;
}

const struct contract *contract_library_find(struct contract_library *library, const char *name,
                                             struct place asked_for_at)
{
    size_t first = library->count;

    load(library, name, asked_for_at);
    return complete(library, first, name);
}

/* "a/b/Name.contract" is known as Name. */
const struct contract *contract_library_read(struct contract_library *library, const char *file)
{
    const char *slash = strrchr(file, '/');
    const char *base = slash ? slash + 1 : file;
    const char *name = pool_text(&library->pool, base, strcspn(base, "."));
    const struct entry *other = find_entry(library, name);
    size_t first = library->count;

    if (other && other->contract && !textfile_same(other->contract->file, file)) {
        diagnostic_error(library->diagnostics, (struct place){file, 0, 0}, "name",
                         "the contract %s was read from %s already", name, other->contract->file);
        return NULL;
    }
    if (!other)
        read_entry(library, name, file, (struct place){file, 0, 0});
    return complete(library, first, name);
}

struct contract *contract_library_read_unproved(struct contract_library *library, const char *file)
{
    struct base_finder bases = {find_base, library};

    return contract_read_unproved(file, &bases, library->diagnostics);
}
