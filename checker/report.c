/* report.c - the page of `deed check --html`, see report.h.
 *
 * Everything on it was found out by the passes; here it is only put beside the lines. What is said
 * of a line holds when control has left it, and several ways on give several texts. */
#include "report.h"

#include "../contracts/compiler/textfile.h"
#include "../contracts/emit/paper.h"
#include "facts.h"
#include "token_scan.h"

#include <stdlib.h>
#include <string.h>

/* ---- the head ---- */

static bool is_mark(const struct token *token)
{
    static const char *const marks[] = {"OWN",     "CLAIMS", "OPT", "COUNT", "IN",
                                        "BORROWS", "STATE",  "TO",  "DEPTH"};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (token->kind == TOKEN_NAME && strcmp(token->text, marks[i]) == 0)
            return true;
    return false;
}

/* Lies in the component's folder? The others are the library's: checked as its own, but not written
 * by its author. */
static bool is_own(const struct check *check, const char *file)
{
    size_t size = strlen(check->directory);
    if (strcmp(check->directory, ".") == 0)
        return strchr(file, '/') == NULL || strncmp(file, "./", 2) == 0;
    return strncmp(file, check->directory, size) == 0 && file[size] == '/';
}

struct size {
    unsigned marks, lines;
};

static void add_size(struct size *size, const char *file)
{
    size_t length;
    const char *problem;
    char *text = textfile_read(file, &length, &problem);
    if (text == NULL)
        return;
    struct scan scan;
    scan_open(&scan, file, text, length);
    for (const struct token *token; (token = scan_next(&scan))->kind != TOKEN_END;)
        size->marks += is_mark(token);
    scan_close(&scan);
    for (const char *at = text; (at = strchr(at, '\n')) != NULL; at++)
        size->lines++;
    free(text);
}

static void write_head(struct paper *paper, const struct check *check)
{
    struct size size = {0};
    for (size_t i = 0; i < check->source.own_files.count; i++)
        if (is_own(check, check->source.own_files.items[i]))
            add_size(&size, check->source.own_files.items[i]);
    char *title = host_format("Component %s", check->name);
    paper_heading(paper, 1, NULL, title);
    free(title);
    paper_prose(paper, check->component->documentation);
    paper_begin(paper);
    paper_text(paper,
               "Accepted by deed check. %u marks in %u lines; %u accesses proved, %u checked at "
               "run time; ",
               size.marks, size.lines, check->unit->proved, check->unit->checked);
    if (check->without_object)
        paper_text(paper, "no object was made, so its stack is not known.");
    else
        paper_text(paper, "%llu bytes of stack at most.", (unsigned long long)check->stack);
    paper_end(paper);
    paper_begin(paper);
    paper_text(paper, "Beside each line: what holds when it has been left, of all that is in scope "
                      "there. Where there are several ways on, or to it, each is said.");
    paper_end(paper);
}

/* ---- the lines ---- */

/* What its colour says: what is best known of it. */
static const char *kind_of(const char *text)
{
    if (strncmp(text, "owned", 5) == 0)
        return "owned";
    if (strncmp(text, "lent", 4) == 0)
        return "lent";
    return strncmp(text, "null", 4) == 0 ? "null" : "given";
}

static void write_variables(struct paper *paper, json_t *variables)
{
    const char *name;
    json_t *texts, *text;
    size_t i;
    bool first = true;
    json_object_foreach(variables, name, texts)
    {
        if (!first)
            paper_break(paper);
        first = false;
        paper_code(paper, "%s", name);
        json_array_foreach(texts, i, text)
        {
            paper_text(paper, "%s", i > 0 ? "; or " : " ");
            paper_kind(paper, kind_of(json_string_value(text)), json_string_value(text));
        }
    }
}

static void write_count(struct paper *paper, unsigned count, const char *kind)
{
    if (count == 0)
        return;
    char *text = count == 1 ? host_format("%s", kind) : host_format("%u %s", count, kind);
    paper_kind(paper, kind, text);
    paper_text(paper, " ");
    free(text);
}

static void write_line(struct paper *paper, const struct facts *facts, struct place at,
                       const char *text, size_t size)
{
    char *number = host_format("%u", at.line);
    paper_row(paper);
    paper_cell(paper);
    paper_kind(paper, "number", number);
    paper_cell(paper);
    paper_source(paper, text, size);
    paper_cell(paper);
    struct facts_accesses accesses = facts_accesses(facts, at.file, at.line);
    write_count(paper, accesses.proved, "proved");
    write_count(paper, accesses.checked, "checked");
    paper_cell(paper);
    json_t *variables = facts_behind(facts, at.file, at.line);
    write_variables(paper, variables);
    json_decref(variables);
    paper_row_end(paper);
    free(number);
}

static void write_file(struct paper *paper, struct check *check, const char *file)
{
    static const char *const heads[] = {"line", "source", "accesses", "behind the line", NULL};
    size_t size;
    const char *problem;
    char *text = textfile_read(file, &size, &problem);
    if (text == NULL) {
        diagnostic_error(check->all, (struct place){.file = file}, "construct",
                         "it cannot be read for the report: %s", problem);
        return;
    }
    paper_heading(paper, 2, NULL, file);
    paper_table(paper, heads);
    struct place at = {.file = file, .line = 1};
    for (const char *line = text; *line != '\0'; at.line++) {
        size_t length = strcspn(line, "\n");
        write_line(paper, check->unit->facts, at, line, length);
        line += length + (line[length] != '\0');
    }
    paper_table_end(paper);
    free(text);
}

void report_write(struct check *check)
{
    struct paper paper = {.html = true, .is_full = true};
    char *title = host_format("Component %s", check->name);
    paper_open(&paper, title);
    free(title);
    write_head(&paper, check);
    const struct host_list *files = &check->source.own_files;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < files->count; i++)
            if (is_own(check, files->items[i]) == (pass == 0))
                write_file(&paper, check, files->items[i]);
    char *page = paper_close(&paper);
    const char *problem =
        diagnostics_count(check->all) == 0 ? textfile_write(check->html, page) : NULL;
    if (problem != NULL)
        diagnostic_error(check->all, (struct place){.file = check->html}, "construct",
                         "the report cannot be written: %s", problem);
    free(page);
}
