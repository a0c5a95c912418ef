/* contract_suite.c - `deed contract suite`: components that test an implementation of contracts,
 * and the system that links them. */
#include <stdlib.h>
#include <string.h>

#include "../compiler/textfile.h"
#include "../emit/emit.h"
#include "../emit/skeleton.h"
#include "../system/component.h"
#include "verbs.h"

/* Bytes for a component that may hold a few messages of the largest kind. */
static uint64_t heap_for(const struct contract *contract)
{
    uint64_t heap = 64 << 10;

    for (size_t m = 0; m < contract->message_count; m++)
        for (size_t p = 0; p < contract->messages[m].parameter_count; p++) {
            const struct value_type *type = &contract->messages[m].parameters[p].type;
            const struct type_declaration *declaration = type->declaration;
            if (value_is_owned(type) && declaration)
                heap += 4 * declaration->size;
            if (value_is_owned(type) && contract->messages[m].requires)
                heap += 64 << 10;
        }
    return (heap + 4095) / 4096 * 4096;
}

/* A file of a component, which has a folder to itself. */
static void write_in(struct request *request, const char *component, const char *file,
                     const char *suffix, char *text)
{
    const char *folder = pool_print(&request->pool, "%s/%s", request->output, component);

    if (!request->check && diagnostics_count(request->diagnostics) == 0)
        textfile_make_folder(folder);
    request_write(request, pool_print(&request->pool, "%s/%s", component, file), suffix, text);
}

static void write_component(struct request *request, const struct contract *contract,
                            const char *name, const char *ports, const char *source)
{
    struct writer out = {0};

    writer_print(&out, "/// Of the conformance suite of %s.\ncomponent %s {\n%s%s    heap ",
                 contract->name, name, ports, fill_makes(&request->pool, source));
    writer_size(&out, heap_for(contract));
    writer_print(&out, ";\n    endpoints 16;\n}\n");
    write_in(request, name, name, ".component", writer_finish(&out));
}

static void write_suite(struct request *request, const struct contract *contract,
                        const struct suite_ends *ends, unsigned number)
{
    struct pool *pool = &request->pool;
    const char *name = fill_stem_of(pool, contract->name);
    const char *server = pool_print(pool, "%s_server", name);
    const char *tour = pool_print(pool, "%s_tour", name);
    const char *walk = pool_print(pool, "%s_walk", name);
    const char *shared = pool_print(pool, "%s_client", name);
    uint16_t set = skeleton_set_state(contract);
    char *source = suite_emit_server(contract, set, request->library);
    char *client = suite_emit_client(contract, ends, request->library);
    bool sourced = strstr(client, "Ends_port") != NULL;
    const char *ports = pool_print(pool, "    uses server: %s;\n    uses judge: Verdict;\n%s",
                                   contract->name, sourced ? "    uses source: Ends;\n" : "");
    write_component(request, contract, server,
                    pool_print(pool, "    serves service: %s%s%s many;\n", contract->name,
                               set == contract->start ? "" : "@",
                               set == contract->start ? "" : contract->states[set].name),
                    source);
    write_component(request, contract, tour, ports, client);
    write_component(request, contract, walk, ports, client);
    write_in(request, server, server, ".c", source);
    write_in(request, tour, tour, ".c", suite_emit_tour(contract, sourced, 2 * number));
    write_in(request, walk, walk, ".c",
             suite_emit_walk(contract, sourced, 2 * number + 1, 200, 88172645463325252u + number));
    write_in(request, tour, shared, ".h", strdup(client));
    write_in(request, walk, shared, ".h", client);
}

static void write_source(struct request *request, const struct suite_ends *ends)
{
    char *source = suite_emit_source(ends, request->library);

    request_write(request, "Ends", ".contract", suite_emit_ends(ends));
    write_in(request, "source", "source", ".component",
             strdup(pool_print(&request->pool,
                               "/// Gives away fresh client ends.\ncomponent source {\n"
                               "    serves ends: Ends many;\n%s    heap 256K;\n"
                               "    endpoints 64;\n}\n",
                               fill_makes(&request->pool, source))));
    write_in(request, "source", "source", ".c", source);
}

/* Where the suite is, from the root on. */
static const char *folder(const struct request *request)
{
    const char *output = request->output ? request->output : ".";
    size_t size = request->root ? strlen(request->root) : 0;

    if (size && strncmp(output, request->root, size) == 0 && output[size] == '/')
        return output + size + 1;
    return output;
}

static char *emit_system(struct request *request, const struct contract **contracts, bool source)
{
    struct writer out = {0};
    const char *in = folder(request);

    writer_print(&out,
                 "// Conformance suites: clients before servers, the judge before all.\n"
                 "system suite {\n"
                 "    component judge in %s/judge { priority 20; ioport 0x3f8..0x3ff; }\n",
                 in);
    if (source)
        writer_print(&out, "    component source in %s/source { priority 15; }\n", in);
    for (size_t i = 0; i < request->file_count; i++) {
        const char *name = fill_stem_of(&request->pool, contracts[i]->name);
        writer_print(&out,
                     "\n    component %s_server in %s/%s_server { priority 5; restart always; }\n"
                     "    component %s_tour in %s/%s_tour { priority 10; }\n"
                     "    component %s_walk in %s/%s_walk { priority 10; }\n"
                     "    connect %s_tour.server, %s_walk.server -> %s_server.service;\n"
                     "    connect %s_tour.judge, %s_walk.judge -> judge.verdicts;\n",
                     name, in, name, name, in, name, name, in, name, name, name, name, name, name);
        struct suite_ends own = {0};
        suite_find_ends(&request->pool, contracts[i], &own);
        if (own.count)
            writer_print(&out, "    connect %s_tour.source, %s_walk.source -> source.ends;\n", name,
                         name);
    }
    writer_print(&out, "}\n");
    return writer_finish(&out);
}

static bool can_be_served(struct request *request, const struct contract *contract,
                          const char *file)
{
    const char *why = NULL;

    if (contract_of_kernel(contract->name))
        why = "the kernel serves";
    else if (skeleton_set_state(contract) == STATE_NONE)
        why = "the server receives nothing, so no port can serve";
    if (why)
        diagnostic_error(request->diagnostics, (struct place){file, 0, 0}, "port-type", "%s %s",
                         why, contract->name);
    return !why;
}

static void write_suites(struct request *request)
{
    const struct contract **contracts =
        pool_take(&request->pool, request->file_count * sizeof *contracts);
    bool fine = true;

    for (size_t i = 0; i < request->file_count; i++) {
        contracts[i] = contract_library_read(request->library, request->files[i]);
        fine = contracts[i] && can_be_served(request, contracts[i], request->files[i]) && fine;
    }
    if (!fine)
        return;
    struct suite_ends ends = {0};
    for (size_t i = 0; i < request->file_count; i++)
        suite_find_ends(&request->pool, contracts[i], &ends);
    if (ends.count)
        write_source(request, &ends);
    for (size_t i = 0; i < request->file_count; i++)
        write_suite(request, contracts[i], &ends, (unsigned)i);
    request_write(request, "Verdict", ".contract", strdup(suite_verdict));
    write_in(request, "judge", "judge", ".component",
             strdup("/// Prints what came of the conformance suites.\ncomponent judge {\n"
                    "    serves verdicts: Verdict many;\n    ioports line;\n"
                    "    services exit;\n    heap 64K;\n    endpoints 255;\n}\n"));
    write_in(request, "judge", "judge", ".c", suite_emit_judge(contracts, request->file_count));
    request_write(request, "suite", ".system", emit_system(request, contracts, ends.count > 0));
}

const struct form form_contract_suite = {
    .name = "contract suite",
    .usage = "deed contract suite FILE.contract... [--root DIR] [-I DIR]... -o OUTDIR\n"
             "Writes conformance suites, and OUTDIR/suite.system, which links them: for each\n"
             "contract a server that checks every value it is sent, a client that takes every\n"
             "transition, and one that walks at random. The judge prints TAP.\n"
             "  --root DIR           where the system's folders start from; the current folder if\n"
             "                       not said\n"
             "  -I DIR               where the contracts lie that these name\n"
             "  -o OUTDIR            where to write; later also a folder of contracts\n"
             "  --check              write nothing\n"
             "  --format=FORMAT      of errors: text, json or sarif\n",
    .writes = true,
    .rooted = true,
    .action = write_suites};
