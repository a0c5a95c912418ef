/* diff.c - the comparison of two versions of a contract, for people and for tools. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "../compiler/writer.h"
#include "emit.h"

static const char *const verdicts[] = {"fits", "rebuilt", "no"};
static const char *const verdict_words[] = {"fits", "fits when both are rebuilt", "does not fit"};

static void print_combination(struct writer *out, const struct combination *one)
{
    struct diagnostic_sequence way;

    if (one->fit == FIT_YES)
        return;
    writer_print(out, "\n%s with %s: %s\n", one->called[SIDE_CLIENT], one->called[SIDE_SERVER],
                 verdict_words[one->fit]);
    if (diagnostics_sequence(one->trouble, 0, &way)) {
        writer_print(out, "  %s [%s]\n", way.text, way.rule);
        for (size_t i = 0; i < way.count; i++)
            writer_print(out, "      %s: %s --%s%c--> %s\n", way.steps[i].peer, way.steps[i].from,
                         way.steps[i].message, way.steps[i].sends ? '!' : '?', way.steps[i].to);
    }
    for (size_t i = 0; i < one->reason_count; i++)
        writer_print(out, "  %s\n", one->reasons[i].text);
}

char *contract_diff_text(const struct comparison *comparison)
{
    const struct combination *cross = comparison->combinations;
    struct writer out = {0};

    writer_print(&out, "%s, version %u and version %u\n\n              old server  new server\n",
                 comparison->new->name, comparison->old->version, comparison->new->version);
    writer_print(&out, "  old client  %-10s  %s\n", verdicts[FIT_YES], verdicts[cross[0].fit]);
    writer_print(&out, "  new client  %-10s  %s\n", verdicts[cross[1].fit], verdicts[FIT_YES]);
    for (int i = 0; i < 2; i++)
        print_combination(&out, &cross[i]);
    if (comparison->change_count)
        writer_print(&out, "\nchanged:\n");
    else
        writer_print(&out, "\nnothing changed but words\n");
    for (size_t i = 0; i < comparison->change_count; i++)
        writer_print(&out, "  %c %s\n", comparison->changes[i].mark, comparison->changes[i].text);
    return writer_finish(&out);
}

static json_t *json_steps(const struct diagnostic_sequence *way)
{
    json_t *list = json_array();

    for (size_t i = 0; i < way->count; i++)
        json_array_append_new(list,
                              json_pack("{s:s, s:s, s:s, s:s, s:s}", "peer", way->steps[i].peer,
                                        "action", way->steps[i].sends ? "send" : "receive",
                                        "message", way->steps[i].message, "from",
                                        way->steps[i].from, "to", way->steps[i].to));
    return list;
}

static json_t *json_combination(const char *client, const char *server, enum fit fit,
                                const struct combination *one)
{
    json_t *reasons = json_array();
    struct diagnostic_sequence way;

    if (one && diagnostics_sequence(one->trouble, 0, &way))
        json_array_append_new(reasons,
                              json_pack("{s:s, s:s, s:s, s:o}", "verdict", verdicts[FIT_NO], "rule",
                                        way.rule, "text", way.text, "steps", json_steps(&way)));
    for (size_t i = 0; one && i < one->reason_count; i++)
        json_array_append_new(reasons,
                              json_pack("{s:s, s:s}", "verdict", verdicts[one->reasons[i].fit],
                                        "text", one->reasons[i].text));
    return json_pack("{s:s, s:s, s:s, s:o}", "client", client, "server", server, "verdict",
                     verdicts[fit], "reasons", reasons);
}

char *contract_diff_json(const struct comparison *comparison)
{
    static const char *const words[] = {"added", "removed", "changed"};
    const struct combination *cross = comparison->combinations;
    json_t *changes = json_array();

    for (size_t i = 0; i < comparison->change_count; i++) {
        const struct change *change = &comparison->changes[i];
        json_array_append_new(changes, json_pack("{s:s, s:s}", "change",
                                                 words[strchr("+-~", change->mark) - "+-~"], "text",
                                                 change->text));
    }
    json_t *all = json_pack(
        "{s:s, s:{s:I, s:I}, s:[o, o, o, o], s:o}", "contract", comparison->new->name, "version",
        "old", (json_int_t)comparison->old->version, "new", (json_int_t)comparison->new->version,
        "combinations", json_combination("old", "old", FIT_YES, NULL),
        json_combination("old", "new", cross[0].fit, &cross[0]),
        json_combination("new", "old", cross[1].fit, &cross[1]),
        json_combination("new", "new", FIT_YES, NULL), "changes", changes);
    char *dumped = json_dumps(all, JSON_INDENT(2));
    struct writer out = {0};
    writer_print(&out, "%s\n", dumped);
    free(dumped);
    json_decref(all);
    return writer_finish(&out);
}
