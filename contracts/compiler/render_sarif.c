/* render_sarif.c - diagnostics in SARIF 2.1.0, as code-scanning services and editors read it. Paths
 * are relative URIs, columns count characters. */
#include "render.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A path as URI reference: what may not stand in one is written in hexadecimal. */
static json_t *uri_of(const char *path)
{
    static const char plain[] = "-._~/!$&'()*+,;=@"
                                "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    char text[3 * 4096 + 1];
    size_t size = 0;

    for (; *path && size + 4 < sizeof text; path++)
        if (strchr(plain, *path))
            text[size++] = *path;
        else
            size += (size_t)snprintf(text + size, 4, "%%%02X", (unsigned char)*path);
    text[size] = 0;
    return json_text(text);
}

/* The column in characters of a column in bytes. */
static json_int_t column_of(struct quoting *quoting, struct place at)
{
    size_t size;
    const char *line = render_line(quoting, at.file, at.line, &size);
    json_int_t column = 1;

    for (unsigned i = 1; i < at.column; i++)
        column += !line || i > size || ((unsigned char)line[i - 1] & 0xc0) != 0x80;
    return column;
}

/* `to`: line 0 when it is not known. */
static json_t *sarif_region(struct quoting *quoting, struct place from, struct place to)
{
    json_t *region = json_pack("{s:I}", "startLine", (json_int_t)from.line);

    if (from.column)
        json_object_set_new(region, "startColumn", json_integer(column_of(quoting, from)));
    if (from.column && to.line && to.column) {
        to.file = from.file;
        json_object_set_new(region, "endLine", json_integer(to.line));
        json_object_set_new(region, "endColumn", json_integer(column_of(quoting, to)));
    }
    return region;
}

static json_t *sarif_location(struct quoting *quoting, struct place at, struct place end,
                              const char *message)
{
    json_t *location = json_object();

    if (at.file) {
        json_t *physical = json_pack("{s:{s:o}}", "artifactLocation", "uri", uri_of(at.file));
        if (at.line)
            json_object_set_new(physical, "region", sarif_region(quoting, at, end));
        json_object_set_new(location, "physicalLocation", physical);
    }
    if (message)
        json_object_set_new(location, "message", json_pack("{s:o}", "text", json_text(message)));
    return location;
}

static json_t *flow_of(json_t *locations)
{
    return json_pack("[{s:[{s:o}]}]", "threadFlows", "locations", locations);
}

/* The way through the program that SARIF viewers can walk along: the steps of a conversation, or
 * else the notes that have places, and then the error. NULL when there is none. */
static json_t *sarif_flow(struct quoting *quoting, const struct diagnostic *one)
{
    json_t *locations = json_array();
    struct place unknown = {0};

    for (size_t i = 0; i < one->step_count; i++) {
        const struct diagnostic_step *step = &one->steps[i];
        char text[400];
        snprintf(text, sizeof text, "%s: %s --%s%c--> %s", step->peer, step->from, step->message,
                 step->sends ? '!' : '?', step->to);
        json_array_append_new(
            locations,
            json_pack("{s:o}", "location", sarif_location(quoting, one->at, one->end, text)));
    }
    for (size_t i = 0; i < one->note_count && !one->step_count; i++)
        if (one->notes[i].at.file && one->notes[i].at.line)
            json_array_append_new(
                locations,
                json_pack("{s:o}", "location",
                          sarif_location(quoting, one->notes[i].at, unknown, one->notes[i].text)));
    if (json_array_size(locations) == 0) {
        json_decref(locations);
        return NULL;
    }
    if (!one->step_count)
        json_array_append_new(
            locations,
            json_pack("{s:o}", "location", sarif_location(quoting, one->at, one->end, one->text)));
    return flow_of(locations);
}

static json_t *sarif_fix(struct quoting *quoting, const struct diagnostic *one)
{
    json_t *replacements = json_array();

    for (size_t i = 0; i < one->edit_count; i++) {
        const struct edit *edit = &one->edits[i];
        struct place end = edit->at;
        end.column += (unsigned)strlen(edit->old);
        json_array_append_new(replacements,
                              json_pack("{s:o, s:{s:o}}", "deletedRegion",
                                        sarif_region(quoting, edit->at, end), "insertedContent",
                                        "text", json_text(edit->text)));
    }
    return json_pack("[{s:{s:o}, s:[{s:{s:o}, s:o}]}]", "description", "text", json_text(one->fix),
                     "artifactChanges", "artifactLocation", "uri", uri_of(one->edits[0].at.file),
                     "replacements", replacements);
}

static bool is_remark(const struct note *note)
{
    return !note->at.file && !note->is_way;
}

/* What is wrong, and what to write instead: many viewers show nothing else. */
static json_t *sarif_message(const struct diagnostic *one)
{
    size_t size = strlen(one->text) + 1;

    for (size_t i = 0; i < one->note_count; i++)
        size += is_remark(&one->notes[i]) ? strlen(one->notes[i].text) + 1 : 0;
    char *all = must_allocate(size);
    strcpy(all, one->text);
    for (size_t i = 0; i < one->note_count; i++)
        if (is_remark(&one->notes[i])) {
            strcat(all, "\n");
            strcat(all, one->notes[i].text);
        }
    json_t *message = json_pack("{s:o}", "text", json_text(all));
    free(all);
    return message;
}

static json_t *sarif_result(struct quoting *quoting, const struct diagnostic *one, size_t rule)
{
    json_t *related = json_array();
    struct place unknown = {0};

    for (size_t i = 0; i < one->note_count; i++)
        if (one->notes[i].at.file)
            json_array_append_new(
                related, sarif_location(quoting, one->notes[i].at, unknown, one->notes[i].text));
    json_t *result =
        json_pack("{s:o, s:I, s:s, s:o, s:[o], s:o}", "ruleId", json_text(one->rule), "ruleIndex",
                  (json_int_t)rule, "level", "error", "message", sarif_message(one), "locations",
                  sarif_location(quoting, one->at, one->end, NULL), "relatedLocations", related);
    json_t *flow = sarif_flow(quoting, one);
    if (flow)
        json_object_set_new(result, "codeFlows", flow);
    if (one->edit_count)
        json_object_set_new(result, "fixes", sarif_fix(quoting, one));
    return result;
}

static json_t *sarif_rule(const struct diagnostics *all, const char *name)
{
    struct diagnostic_rule found = {0};
    json_t *rule = json_pack("{s:o}", "id", json_text(name));

    if (!all->find_rule || !all->find_rule(name, &found))
        return rule;
    json_object_set_new(rule, "shortDescription",
                        json_pack("{s:o}", "text", json_text(found.summary)));
    if (found.text)
        json_object_set_new(rule, "help",
                            json_pack("{s:o, s:o}", "text", json_text(found.text), "markdown",
                                      json_text(found.text)));
    return rule;
}

/* The rule's place in the table, which it enters when it is new. */
static size_t rule_index(const struct diagnostics *all, json_t *rules, const char *name)
{
    for (size_t i = 0; i < json_array_size(rules); i++)
        if (strcmp(json_string_value(json_object_get(json_array_get(rules, i), "id")), name) == 0)
            return i;
    json_array_append_new(rules, sarif_rule(all, name));
    return json_array_size(rules) - 1;
}

json_t *sarif_report(struct quoting *quoting, const struct diagnostic *list, size_t count)
{
    json_t *results = json_array();
    json_t *rules = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(results, sarif_result(quoting, &list[i],
                                                    rule_index(quoting->all, rules, list[i].rule)));
    return json_pack("{s:s, s:s, s:[{s:{s:{s:s, s:o}}, s:s, s:o}]}", "$schema",
                     "https://json.schemastore.org/sarif-2.1.0.json", "version", "2.1.0", "runs",
                     "tool", "driver", "name", "deed", "rules", rules, "columnKind",
                     "unicodeCodePoints", "results", results);
}
