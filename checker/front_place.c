/* front_place.c - where the author wrote it.
 *
 * The line markers of X.i lead back to the right file and line. Columns are those of the
 * preprocessed line, which macros make longer: where it differs from the author's line, the word
 * that stands at the column is looked for there; a word that only the macro knows is where the two
 * lines part. */
#include "front.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* One of the author's files, cut into lines. */
struct raw_file {
    const char *name;
    char *text;
    size_t size;
    size_t *lines; /* where each begins */
    size_t line_count;
};

struct line {
    const char *text;
    size_t length;
};

/* Lines of the preprocessed text that follow one line marker: clang is asked once where they come
 * from. */
struct stretch {
    const char *file; /* NULL: not asked yet */
    const struct raw_file *raw;
    unsigned less; /* the author's number of a line is its own less this; may wrap */
};

struct made_line {
    uint32_t start, stretch;
};

struct place_table {
    struct made_line *lines;
    size_t count;
    struct stretch *stretches;
    /* The line that was last asked for. */
    size_t now;
    struct line made, raw;
    size_t same; /* so far the two agree */
};

/* File names live as long as the process, since diagnostics outlive the unit. */
const char *place_file_name(const char *name)
{
    static struct host_list names;
    static const char *last;
    if (name == NULL)
        name = "";
    if (last != NULL && strcmp(last, name) == 0)
        return last;
    for (size_t i = 0; i < names.count; i++)
        if (strcmp(names.items[i], name) == 0)
            return last = names.items[i];
    last = host_format("%s", name);
    host_list_add(&names, last);
    return last;
}

static const struct raw_file *raw_file(struct front *front, const char *name)
{
    for (size_t i = 0; i < front->raw_count; i++)
        if (front->raw_files[i]->name == name)
            return front->raw_files[i];
    front->raw_files =
        front_append(front, front->raw_files, front->raw_count, sizeof *front->raw_files);
    struct raw_file *file = front_allocate(front, sizeof *file);
    front->raw_files[front->raw_count++] = file;
    file->name = name;
    file->text = host_read(name, &file->size);
    for (size_t at = 0; file->text != NULL && at < file->size;) {
        file->lines = front_append(front, file->lines, file->line_count, sizeof *file->lines);
        file->lines[file->line_count++] = at;
        const char *end = memchr(file->text + at, '\n', file->size - at);
        at = end != NULL ? (size_t)(end - file->text) + 1 : file->size;
    }
    return file;
}

void place_free(struct front *front)
{
    for (size_t i = 0; i < front->raw_count; i++)
        free(front->raw_files[i]->text);
}

static struct line raw_line(const struct raw_file *file, unsigned number)
{
    if (number == 0 || number > file->line_count)
        return (struct line){"", 0};
    size_t start = file->lines[number - 1];
    size_t end = number < file->line_count ? file->lines[number] - 1 : file->size;
    return (struct line){file->text + start, end - start};
}

const char *place_line(struct front *front, struct place place, size_t *length)
{
    struct line line = raw_line(raw_file(front, place.file), place.line);
    *length = line.length;
    return line.text;
}

static bool in_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* The first word at or behind `at`: its start and length. False: none. */
static bool next_word(struct line line, size_t at, size_t *start, size_t *length)
{
    while (at < line.length && !in_word(line.text[at]))
        at++;
    *start = at;
    while (at < line.length && in_word(line.text[at]))
        at++;
    *length = at - *start;
    return *length > 0;
}

/* Where the word stands for the time `number`, from 0; the last time if it is not there so often.
 * Length of the line: nowhere. */
static size_t find_word(struct line line, const char *word, size_t length, size_t number)
{
    size_t found = line.length, start, size;
    for (size_t at = 0; next_word(line, at, &start, &size); at = start + size) {
        if (size != length || memcmp(line.text + start, word, length) != 0)
            continue;
        found = start;
        if (number-- == 0)
            break;
    }
    return found;
}

static size_t count_word(struct line line, size_t before, const char *word, size_t length)
{
    size_t count = 0, start, size;
    for (size_t at = 0; next_word(line, at, &start, &size) && start < before; at = start + size)
        count += size == length && memcmp(line.text + start, word, length) == 0;
    return count;
}

/* ---- The lines of the preprocessed text ---- */

static void add_line(struct front *front, struct place_table *table, size_t start, size_t stretch)
{
    table->lines = front_append(front, table->lines, table->count, sizeof *table->lines);
    table->lines[table->count++] = (struct made_line){(uint32_t)start, (uint32_t)stretch};
}

/* A stretch begins behind whatever might be a line marker. (A carriage return would be a line's end
 * for clang; its preprocessor writes none.) */
static struct place_table *find_lines(struct front *front)
{
    const struct source *source = front->source;
    struct place_table *table = front_allocate(front, sizeof *table);
    size_t stretches = 0;
    for (size_t at = 0; at < source->size;) {
        const char *end = memchr(source->text + at, '\n', source->size - at);
        size_t next = end != NULL ? (size_t)(end - source->text) + 1 : source->size;
        add_line(front, table, at, stretches);
        at += strspn(source->text + at, " \t");
        stretches += source->text[at] == '#';
        at = next;
    }
    table->stretches = front_allocate(front, (stretches + 1) * sizeof *table->stretches);
    return table;
}

/* The line that has this byte; mostly it is the one asked for before, or near. */
static void find_line(struct front *front, size_t offset)
{
    struct place_table *table = front->places;
    size_t low = 0, high = table->count;
    if (table->made.text != NULL && table->lines[table->now].start <= offset) {
        low = table->now;
        if (low + 1 == table->count || offset < table->lines[low + 1].start)
            return;
    }
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (table->lines[middle].start <= offset)
            low = middle;
        else
            high = middle;
    }
    const struct source *source = front->source;
    size_t start = table->lines[low].start;
    size_t end = low + 1 < table->count ? table->lines[low + 1].start - 1 : source->size;
    table->now = low;
    table->made = (struct line){source->text + start, end - start};
    table->raw = (struct line){NULL, 0};
}

/* ---- From there to the author's ---- */

/* The author's column for column `at`, from 0, of the present line. */
static size_t author_column(const struct place_table *table, size_t at)
{
    struct line made = table->made, raw = table->raw;
    size_t same = table->same;
    if (at < same)
        return at;
    size_t start, length;
    if (next_word(made, at, &start, &length)) {
        size_t number = count_word(made, start, made.text + start, length);
        size_t found = find_word(raw, made.text + start, length, number);
        if (found < raw.length)
            return found;
    }
    while (same > 0 && same < raw.length && in_word(raw.text[same]) && in_word(raw.text[same - 1]))
        same--; /* to the start of the word */
    return same < raw.length ? same : 0;
}

static struct place ask(CXSourceLocation location)
{
    CXString file;
    struct place place;
    clang_getPresumedLocation(location, &file, &place.line, &place.column);
    place.file = place_file_name(clang_getCString(file));
    clang_disposeString(file);
    return place;
}

static void compare_lines(struct place_table *table, struct line raw)
{
    size_t same = 0;
    while (same < table->made.length && same < raw.length &&
           table->made.text[same] == raw.text[same])
        same++;
    table->raw = raw;
    table->same = same;
}

struct place place_of(struct front *front, CXSourceLocation location)
{
    CXFile file;
    unsigned offset;
    clang_getFileLocation(location, &file, NULL, NULL, &offset);
    const struct source *source = front->source;
    if (!cursor_in_source(front, file) || offset >= source->size)
        return ask(location);
    if (front->places == NULL)
        front->places = find_lines(front);
    struct place_table *table = front->places;
    find_line(front, offset);
    const struct made_line *line = &table->lines[table->now];
    struct stretch *stretch = &table->stretches[line->stretch];
    if (stretch->file == NULL) {
        struct place place = ask(location);
        stretch->file = place.file;
        stretch->less = (unsigned)table->now - place.line;
    }
    struct place place = {stretch->file, (unsigned)table->now - stretch->less,
                          offset - line->start + 1};
    if (offset < source->prefix_size)
        return place;
    if (stretch->raw == NULL)
        stretch->raw = raw_file(front, place.file);
    if (table->raw.text == NULL)
        compare_lines(table, raw_line(stretch->raw, place.line));
    if (table->raw.length > 0)
        place.column = (unsigned)author_column(table, offset - line->start) + 1;
    return place;
}
