/* system.c - NAME.system: the components of an image, what each gets of the machine, and who is
 * connected to whom.
 *
 *     system demo {
 *         component console in apps/console { priority 10; irq 4; ioport 0x3f8..0x3ff; }
 *         component calc    in apps/calc    { priority 5; budget 2ms/10ms; restart always; }
 *         component worker[4] in apps/worker { supervisor init; }    // worker[0] to worker[3]
 *         component audit   in apps/audit;
 *         system net in apps/net.system;                     // its components: net.driver, ...
 *
 *         connect worker[0].calc, worker[1..3].calc -> calc.service;
 *         connect worker[*].log -> net.log;                  // a port that net exports
 *         monitor audit on worker[2].calc -> calc.service;   // audit stands in between
 *         forbid flow calc -> net;                           // on no way, whoever passes it on
 *         export calc.service as adder;                      // for the system that includes this
 *         allow inject;
 *         memory 64M;                 // what the machine has; 64M if not said
 *     }
 *
 * An option is `priority 0..31`, `restart POLICY`, `children RULE`, `irq
 * N`, `ioport FIRST..LAST`, `registers FIRST..LAST`, `budget TIME/PERIOD`, `supervisor NAME`,
 * `start manual`. `memory` and `allow` of a system within another one mean nothing there. */
#include <stdlib.h>
#include <string.h>

#include "image.h"
#include "../compiler/textfile.h"

#define DEFAULT_MEMORY ((uint64_t)64 << 20)
#define MOST_MEMORY    ((uint64_t)3 << 30) /* as far as the kernel looks */
#define MOST_SYSTEMS   256u                /* names are at an end before they are that deep */

static const char *const statements[] = {"component", "system", "connect", "monitor", "forbid",
                                         "export",    "allow",  "memory",  NULL};

static void read_file(struct image_draft *draft, struct scope *scope);

/* Is this file being read already? The error names the files on the way round. */
static bool is_cyclic(struct image_draft *draft, const struct scope *scope, struct place at)
{
    const struct scope *first = scope->outer;
    const char *way = scope->file;

    while (first && !textfile_same(first->file, scope->file))
        first = first->outer;
    if (!first)
        return false;
    for (const struct scope *step = scope->outer;; step = step->outer) {
        way = pool_print(&draft->pool, "%s%s is in %s", way, step == scope->outer ? "" : ", which",
                         step->file);
        if (step == first)
            break;
    }
    image_error(draft, at, "include-cycle", "a system cannot contain itself: %s", way);
    return true;
}

static bool may_be_read(struct image_draft *draft, struct scope *scope, struct place at)
{
    if (is_cyclic(draft, scope, at))
        return false;
    if (draft->system_count == MOST_SYSTEMS) {
        image_error(draft, at, "limit", "a system contains at most %u others", MOST_SYSTEMS - 1);
        return false;
    }
    draft->system_count++;
    return true;
}

/* Read it in place of the statement; the reader of this file rests meanwhile. */
static void include(struct image_draft *draft, struct member *member)
{
    struct scope scope = {.outer = draft->scope,
                          .prefix = pool_print(&draft->pool, "%s.", member->name),
                          .file = member->file};
    struct notation outer = draft->notation;

    if (!may_be_read(draft, &scope, member->place)) {
        draft->component_failed = true;
        return;
    }
    if (!notation_open(&draft->notation, scope.file, member->place, &draft->pool, outer.all)) {
        draft->component_failed = true;
        draft->notation = outer;
        return;
    }
    draft->scope = &scope;
    read_file(draft, &scope);
    draft->scope = scope.outer;
    outer.errors += draft->notation.errors;
    draft->notation = outer;
    member->exports = scope.exports;
    member->export_count = scope.export_count;
}

/* `{ supervisor NAME; }`: for all in it that have none. */
static bool parse_include_options(struct image_draft *draft, const struct member *member)
{
    static const char *const options[] = {"supervisor", NULL};
    struct notation *in = &draft->notation;

    if (!notation_expect_mark(in, '{', "the file"))
        return false;
    while (in->token.kind != TOKEN_END && !notation_is_mark(in, '}')) {
        const char *begin = in->token.text;
        if (!notation_expect_word(in, "supervisor", "`supervisor` or `}`") ||
            !instance_supervisor(draft, member->first, member->count) ||
            !notation_expect_mark(in, ';', "the supervisor"))
            notation_recover(in, begin, options);
    }
    return notation_expect_mark(in, '}', "the options");
}

/* `system NAME in FILE.system;` or `{ supervisor NAME; }`, behind the first word. */
static bool parse_include(struct image_draft *draft)
{
    struct notation *in = &draft->notation;
    struct member member = {.place = in->token.place, .first = draft->image.instance_count};

    const char *name = notation_name(in, "the name of a system");
    if (!name || !notation_expect_word(in, "in", "`in` and the file of the system"))
        return false;
    const char *path = image_path(draft);
    if (!path)
        return false;
    member.name = pool_print(&draft->pool, "%s%s", draft->scope->prefix, name);
    member.file = pool_print(&draft->pool, "%s/%s", draft->root, path);
    if (image_new_name(draft, member.place, "a system", name))
        include(draft, &member);
    member.count = draft->image.instance_count - member.first;
    image_add_member(draft, member);
    return notation_accept_mark(in, ';') || parse_include_options(draft, &member);
}

static bool parse_memory(struct image_draft *draft, struct place at)
{
    struct notation *in = &draft->notation;
    uint64_t inner = 0;
    bool is_inner = draft->scope->outer != NULL;

    if (!is_inner) {
        image_once(draft, at, &draft->said_memory, "memory");
        draft->image.memory_place = at;
    }
    return notation_number(in, "the memory of the machine", MOST_MEMORY,
                           is_inner ? &inner : &draft->image.memory) &&
           notation_expect_mark(in, ';', "the memory");
}

static bool parse_allow(struct image_draft *draft, struct place at)
{
    struct notation *in = &draft->notation;

    if (!draft->scope->outer)
        image_once(draft, at, &draft->image.allow_inject, "allow inject");
    return notation_expect_word(in, "inject", "`inject`") &&
           notation_expect_mark(in, ';', "`inject`");
}

static bool parse_statement(struct image_draft *draft)
{
    struct notation *in = &draft->notation;
    struct place at = in->token.place;

    if (notation_accept_word(in, "component"))
        return instance_parse(draft);
    if (notation_accept_word(in, "system"))
        return parse_include(draft);
    if (notation_accept_word(in, "connect"))
        return speech_connect(draft);
    if (notation_accept_word(in, "monitor"))
        return speech_monitor(draft);
    if (notation_accept_word(in, "forbid"))
        return speech_forbid(draft);
    if (notation_accept_word(in, "export"))
        return speech_export(draft);
    if (notation_accept_word(in, "allow"))
        return parse_allow(draft, at);
    if (notation_accept_word(in, "memory"))
        return parse_memory(draft, at);
    notation_unexpected(in, "`component`, `system`, `connect`, `monitor`, `forbid`, `export`, "
                            "`allow inject`, `memory` or `}`");
    return false;
}

/* One file; the scope is that of the draft. */
static void read_file(struct image_draft *draft, struct scope *scope)
{
    struct notation *in = &draft->notation;

    if (!notation_expect_word(in, "system", "`system`"))
        return;
    struct place at = in->token.place;
    const char *name = notation_name(in, "the name of the system");
    if (!name)
        return;
    if (!scope->outer)
        draft->image.name = name;
    const char *why = word_refused_after_prefix(name);
    if (why)
        image_error(draft, at, "name", "a system cannot be called `%s`: %s", name, why);
    if (!notation_expect_mark(in, '{', "the name of the system"))
        return;
    while (in->token.kind != TOKEN_END && !notation_is_mark(in, '}')) {
        const char *begin = in->token.text;
        if (!parse_statement(draft))
            notation_recover(in, begin, statements);
    }
    instance_supervise(draft);
    if (notation_expect_mark(in, '}', "the system's last statement") && in->token.kind != TOKEN_END)
        notation_unexpected(in, "nothing after the system (one a file)");
}

struct system_image *system_read(const char *file, const char *root,
                                 struct contract_library *library, struct diagnostics *diagnostics)
{
    return system_read_certified(file, root, NULL, library, diagnostics);
}

struct system_image *system_read_certified(const char *file, const char *root,
                                           const char *certificates,
                                           struct contract_library *library,
                                           struct diagnostics *diagnostics)
{
    struct image_draft *draft = must_allocate(sizeof *draft);
    struct place whole = {file, 0, 0};
    struct scope scope = {.prefix = "", .file = file};

    *draft = (struct image_draft){.image = {.memory = DEFAULT_MEMORY},
                                  .root = root,
                                  .certificates = certificates,
                                  .library = library,
                                  .scope = &scope};
    if (notation_open(&draft->notation, file, whole, &draft->pool, diagnostics)) {
        draft->image.file = draft->notation.file;
        draft->image.memory_place = (struct place){draft->notation.file, 0, 0};
        if (may_be_read(draft, &scope, whole))
            read_file(draft, &scope);
        if (!draft->component_failed)
            image_check(draft);
        if (draft->notation.errors == 0 && !draft->component_failed)
            return &draft->image;
    }
    system_free(&draft->image);
    return NULL;
}

/* The image is the first member of its draft. */
void system_free(struct system_image *system)
{
    struct image_draft *draft = (struct image_draft *)system;

    if (!draft)
        return;
    for (size_t i = 0; i < draft->component_count; i++)
        component_free(draft->components[i]);
    pool_free(&draft->pool);
    free(draft);
}
