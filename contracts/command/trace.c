/* trace.c - `deed trace`: what a flight recorder wrote, as a timeline, as a chart, or as messages
 * for `deed contract trace`. */
#include <string.h>

#include "../record/record.h"
#include "request.h"

/* All records of all files. */
static size_t read_all(struct request *request, struct record **all)
{
    size_t count = 0;

    *all = NULL;
    for (size_t i = 0; i < request->file_count; i++) {
        struct record *records;
        size_t more =
            record_read(&request->pool, request->files[i], &records, request->diagnostics);
        for (size_t r = 0; r < more; r++) {
            *all = pool_grow(&request->pool, *all, count, sizeof **all);
            record_pair(&records[r]);
            (*all)[count++] = records[r];
        }
    }
    return count;
}

/* Charts and messages are of one record. */
static bool is_single(struct request *request, const struct record *records, size_t count)
{
    if (count == 1)
        return true;
    diagnostic_error(request->diagnostics, (struct place){records[1].file, 0, 0}, "trace",
                     "%zu records; a chart or a list of messages is of one", count);
    return false;
}

static void show(struct request *request)
{
    const char *contract = request_switch(request, "--messages=");
    bool svg = request_switch(request, "--svg") != NULL;
    bool mscgen = request_switch(request, "--mscgen") != NULL;
    struct record_types types = {request->library, request->folders, request->folder_count};
    struct record *records;
    size_t count = read_all(request, &records);

    if (diagnostics_count(request->diagnostics) != 0)
        return;
    if (!contract && !svg && !mscgen) {
        request_put(request, record_timeline(&request->pool, records, count, &types));
        return;
    }
    if (is_single(request, records, count))
        request_put(request, contract ? record_messages(records, contract)
                             : svg    ? record_svg(&request->pool, records)
                                      : record_mscgen(&request->pool, records));
}

static const char *const switches[] = {"--svg", "--mscgen", "--messages=", NULL};

static const struct form form = {
    .name = "trace",
    .usage =
        "deed trace FILE... [--svg | --mscgen | --messages=CONTRACT] [-I DIR]... [-o FILE]\n"
        "Turns what a flight recorder wrote (`make trace`, docs/debugging.md) into a timeline\n"
        "for Perfetto or Chrome. FILE may be the log of a serial line with a record in it.\n"
        "  --svg                draw a message sequence chart instead, as SVG\n"
        "  --mscgen             the same in the language of mscgen\n"
        "  --messages=CONTRACT  list the messages of this contract, for `deed contract trace`\n"
        "  -I DIR               where contracts lie, for the types of objects that move\n"
        "  -o FILE              where to write; the standard output if not said\n"
        "  --format=FORMAT      of errors: text, json or sarif\n",
    .prints = true,
    .switches = switches,
    .action = show};

int command_trace(int argc, char **argv)
{
    return request_run(&form, argc, argv);
}
