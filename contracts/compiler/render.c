/* render.c - diagnostics as people and programs read them: text with the line and a caret, JSON
 * (one object), SARIF 2.1.0. All three show the same list, sorted by place. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "diagnostic_list.h"
#include "textfile.h"

static int compare_places(struct place a, struct place b)
{
    int order = strcmp(a.file ? a.file : "", b.file ? b.file : "");

    if (order)
        return order;
    if (a.line != b.line)
        return a.line < b.line ? -1 : 1;
    if (a.column != b.column)
        return a.column < b.column ? -1 : 1;
    return 0;
}

static int compare(const void *left, const void *right)
{
    const struct diagnostic *a = left;
    const struct diagnostic *b = right;
    int order = compare_places(a->at, b->at);

    if (order)
        return order;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* The source texts to quote from: those that were given, and files read when first asked for. */
struct quoting {
    const struct diagnostics *all;
    struct source_text *read;
    size_t read_count;
};

static const struct source_text *source_of(struct quoting *quoting, const char *file)
{
    for (size_t i = quoting->all->source_count; i-- > 0;)
        if (strcmp(quoting->all->sources[i].file, file) == 0)
            return &quoting->all->sources[i];
    for (size_t i = 0; i < quoting->read_count; i++)
        if (strcmp(quoting->read[i].file, file) == 0)
            return &quoting->read[i];

    struct source_text source = {.file = file};
    const char *problem;
    source.text = textfile_read(file, &source.size, &problem);
    quoting->read =
        must_reallocate(quoting->read, (quoting->read_count + 1) * sizeof quoting->read[0]);
    quoting->read[quoting->read_count] = source;
    return &quoting->read[quoting->read_count++];
}

static void quoting_end(struct quoting *quoting)
{
    for (size_t i = 0; i < quoting->read_count; i++)
        free((char *)quoting->read[i].text);
    free(quoting->read);
}

/* The line, without its newline; NULL when there is no such line. */
static const char *find_line(const struct source_text *source, unsigned line, size_t *size)
{
    const char *at = source->text;
    const char *end = at ? at + source->size : NULL;

    for (unsigned i = 1; at && at < end; i++) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *stop = newline ? newline : end;
        if (i == line) {
            *size = (size_t)(stop - at);
            return at;
        }
        at = newline ? newline + 1 : NULL;
    }
    return NULL;
}

/* The user's line and a caret under the column. Bytes that are not printable become a dot, tabs a
 * space, so that the caret stands where it should and a terminal is safe. */
static void print_quote(struct quoting *quoting, struct place at, FILE *out)
{
    size_t size;

    if (!at.file || at.line == 0)
        return;
    const char *line = find_line(source_of(quoting, at.file), at.line, &size);
    if (!line || size > 400)
        return;
    fprintf(out, "%5u | ", at.line);
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)line[i];
        fputc(byte == '\t' ? ' ' : byte < 32 || byte == 127 ? '.' : byte, out);
    }
    fputc('\n', out);
    if (at.column == 0 || at.column > size + 1)
        return;
    fputs("      | ", out);
    for (unsigned column = 1; column < at.column; column++)
        if (((unsigned char)line[column - 1] & 0xc0) != 0x80) /* one column a character */
            fputc(' ', out);
    fputs("^\n", out);
}

static void print_place(struct place at, FILE *out)
{
    fputs(at.file, out);
    if (at.line)
        fprintf(out, ":%u", at.line);
    if (at.line && at.column)
        fprintf(out, ":%u", at.column);
    fputs(": ", out);
}

static void print_note(struct quoting *quoting, const struct note *note, FILE *out)
{
    if (note->at.file) {
        print_place(note->at, out);
        fprintf(out, "note: %s\n", note->text);
        print_quote(quoting, note->at, out);
        return;
    }
    const char *head = "note: ";
    for (const char *line = note->text;;) {
        size_t size = strcspn(line, "\n");
        fprintf(out, "      = %s%.*s\n", head, (int)size, line);
        if (!line[size])
            return;
        head = "      ";
        line += size + 1;
    }
}

static void print_text(struct quoting *quoting, const struct diagnostic *list, size_t count,
                       FILE *out)
{
    for (size_t i = 0; i < count; i++) {
        const struct diagnostic *one = &list[i];
        if (one->at.file)
            print_place(one->at, out);
        fprintf(out, "error: %s [%s]\n", one->text, one->rule);
        print_quote(quoting, one->at, out);
        for (size_t j = 0; j < one->note_count; j++)
            print_note(quoting, &one->notes[j], out);
    }
}

/* Text from a file that is not UTF-8 must not make the report unreadable. */
static json_t *json_text(const char *text)
{
    json_t *value = json_string(text ? text : "");

    if (value)
        return value;
    char *plain = strdup(text);
    for (char *at = plain; at && *at; at++)
        if ((unsigned char)*at >= 128)
            *at = '?';
    value = json_string(plain ? plain : "");
    free(plain);
    return value;
}

static void json_add_place(json_t *object, struct place at)
{
    if (!at.file)
        return;
    json_object_set_new(object, "file", json_text(at.file));
    if (at.line)
        json_object_set_new(object, "line", json_integer(at.line));
    if (at.line && at.column)
        json_object_set_new(object, "column", json_integer(at.column));
}

static json_t *json_steps(const struct diagnostic_step *steps, size_t count)
{
    json_t *list = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(
            list,
            json_pack("{s:o, s:s, s:o, s:o, s:o}", "peer", json_text(steps[i].peer), "action",
                      steps[i].sends ? "send" : "receive", "message", json_text(steps[i].message),
                      "from", json_text(steps[i].from), "to", json_text(steps[i].to)));
    return list;
}

static json_t *json_report(const struct diagnostic *list, size_t count)
{
    json_t *errors = json_array();

    for (size_t i = 0; i < count; i++) {
        json_t *notes = json_array();
        for (size_t j = 0; j < list[i].note_count; j++) {
            json_t *note = json_object();
            json_add_place(note, list[i].notes[j].at);
            json_object_set_new(note, "text", json_text(list[i].notes[j].text));
            if (list[i].notes[j].is_way)
                json_object_set_new(
                    note, "steps",
                    json_steps(list[i].steps + list[i].notes[j].first, list[i].notes[j].many));
            json_array_append_new(notes, note);
        }
        json_t *error = json_object();
        json_add_place(error, list[i].at);
        json_object_set_new(error, "rule", json_text(list[i].rule));
        json_object_set_new(error, "text", json_text(list[i].text));
        json_object_set_new(error, "notes", notes);
        json_array_append_new(errors, error);
    }
    return json_pack("{s:o}", "errors", errors);
}

static json_t *sarif_location(struct place at, const char *message)
{
    json_t *location = json_object();

    if (at.file) {
        json_t *physical = json_pack("{s:{s:o}}", "artifactLocation", "uri", json_text(at.file));
        if (at.line) {
            json_t *region = json_pack("{s:I}", "startLine", (json_int_t)at.line);
            if (at.column)
                json_object_set_new(region, "startColumn", json_integer(at.column));
            json_object_set_new(physical, "region", region);
        }
        json_object_set_new(location, "physicalLocation", physical);
    }
    if (message)
        json_object_set_new(location, "message", json_pack("{s:o}", "text", json_text(message)));
    return location;
}

/* The steps as the way through the program that SARIF viewers can walk along. */
static json_t *sarif_flow(const struct diagnostic *one)
{
    json_t *locations = json_array();

    for (size_t i = 0; i < one->step_count; i++) {
        const struct diagnostic_step *step = &one->steps[i];
        char text[400];
        snprintf(text, sizeof text, "%s: %s --%s%c--> %s", step->peer, step->from, step->message,
                 step->sends ? '!' : '?', step->to);
        json_array_append_new(locations,
                              json_pack("{s:o}", "location", sarif_location(one->at, text)));
    }
    return json_pack("[{s:[{s:o}]}]", "threadFlows", "locations", locations);
}

static json_t *sarif_report(const struct diagnostic *list, size_t count)
{
    json_t *results = json_array();
    json_t *rules = json_array();
    json_t *seen = json_object();

    for (size_t i = 0; i < count; i++) {
        const struct diagnostic *one = &list[i];
        json_t *related = json_array();
        for (size_t j = 0; j < one->note_count; j++)
            json_array_append_new(related, sarif_location(one->notes[j].at, one->notes[j].text));
        json_t *result =
            json_pack("{s:o, s:s, s:{s:o}, s:[o], s:o}", "ruleId", json_text(one->rule), "level",
                      "error", "message", "text", json_text(one->text), "locations",
                      sarif_location(one->at, NULL), "relatedLocations", related);
        if (one->step_count)
            json_object_set_new(result, "codeFlows", sarif_flow(one));
        json_array_append_new(results, result);
        if (!json_object_get(seen, one->rule)) {
            json_object_set_new(seen, one->rule, json_true());
            json_array_append_new(rules, json_pack("{s:o}", "id", json_text(one->rule)));
        }
    }
    json_decref(seen);
    return json_pack("{s:s, s:s, s:[{s:{s:{s:s, s:o}}, s:o}]}", "$schema",
                     "https://json.schemastore.org/sarif-2.1.0.json", "version", "2.1.0", "runs",
                     "tool", "driver", "name", "deed", "rules", rules, "results", results);
}

void diagnostics_print(const struct diagnostics *all, enum diagnostic_format format, FILE *out)
{
    struct diagnostic *list = must_allocate(all->count * sizeof *list);
    struct quoting quoting = {.all = all};

    if (all->count) {
        memcpy(list, all->list, all->count * sizeof *list);
        qsort(list, all->count, sizeof *list, compare);
    }
    if (format == DIAGNOSTIC_TEXT) {
        print_text(&quoting, list, all->count, out);
    } else {
        json_t *report = format == DIAGNOSTIC_JSON ? json_report(list, all->count)
                                                   : sarif_report(list, all->count);
        json_dumpf(report, out, JSON_INDENT(2));
        fputc('\n', out);
        json_decref(report);
    }
    quoting_end(&quoting);
    free(list);
}
