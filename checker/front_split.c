/* front_split.c - a long source is parsed as two halves, beside each other.
 *
 * libclang takes most of the time of a check, and most of that for the bodies of functions. So two
 * threads parse the same text; in each, the bodies that are the other's are empty, and all other
 * bytes stand where they stood. Every declaration is in both. The front enters those of the first
 * half and takes each body from the half that has it; what a body of the second half names is found
 * among them by where it is declared (cursor_same, type_of).
 *
 * This saves time and decides nothing: the halves are listened to only while nobody complains. At
 * the first message, from either parse or from the front, all that was made of them is thrown away
 * and the source is read in one piece. */
#include "front_split.h"

#include <ctype.h>
#include <semaphore.h>
#include <stdlib.h>
#include <string.h>

/* The front goes on with the first half alone, until it needs a body of the second: its thread gets
 * so much less to parse. */
#define FIRST_SHARE 38 /* per cent of the bytes in bodies */

struct body {
    size_t start, end; /* from `{` to behind `}` */
};

struct definition {
    unsigned at; /* where its name stands */
    CXCursor cursor;
};

struct split {
    const struct source *source;
    struct body *bodies;
    size_t body_count;
    size_t from; /* bodies from here on are the second half's */
    char *first, *second;
    struct host_list arguments;
    struct host_task task;
    sem_t is_cut; /* or will not be: then there is no first half */
    CXIndex index;
    CXTranslationUnit unit;         /* of the second half; NULL: libclang failed */
    CXFile file;                    /* NULL: it failed, or somebody complained */
    struct definition *definitions; /* of functions of the second half, in their order */
    size_t definition_count;
};

/* ---- Where the bodies are ---- */

/* What clang reads as one other character, or as none. */
static bool is_disguise(const char *text)
{
    return (text[0] == '?' && text[1] == '?') || (text[0] == '\\' && text[1] == '\n');
}

/* Behind the string or character that begins at `at`; 0 if it does not end. */
static size_t skip_quoted(const struct source *source, size_t at)
{
    char quote = source->text[at++];
    for (; at < source->size && source->text[at] != '\n'; at++) {
        if (source->text[at] == quote)
            return at + 1;
        if (is_disguise(source->text + at))
            return 0;
        at += source->text[at] == '\\';
    }
    return 0;
}

/* `# 12 "memory.c"`, and no directive: before the token gate has seen it clang obeys none, and
 * reads no other file. */
static bool is_marker(const char *text)
{
    return text[0] == '#' && text[1] == ' ' && isdigit((unsigned char)text[2]);
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Behind the next token of the text, a line of a directive being one; 0: of a text that is not
 * understood, and not split. */
static size_t skip_token(const struct source *source, size_t at)
{
    const char *text = source->text;
    char c = text[at];
    if (c == '#' && !is_marker(text + at))
        return 0;
    if (c == '#') {
        const char *end = memchr(text + at, '\n', source->size - at);
        return end != NULL ? (size_t)(end - text) : source->size;
    }
    if (c == '"' || c == '\'')
        return skip_quoted(source, at);
    if (c == '\\' || (c == '%' && text[at + 1] == ':') || is_disguise(text + at) ||
        (c == '/' && (text[at + 1] == '/' || text[at + 1] == '*')))
        return 0;
    do {
        at++;
    } while (is_word(c) && is_word(text[at]));
    return at;
}

/* What a body declares `extern` could be seen outside of it. */
static bool is_extern(const struct source *source, size_t start, size_t end)
{
    return end - start == 6 && memcmp(source->text + start, "extern", 6) == 0;
}

static void add_body(struct split *split, size_t start, size_t end)
{
    if ((split->body_count & (split->body_count - 1)) == 0)
        split->bodies = host_resize(
            split->bodies, split->body_count == 0 ? 1 : 2 * split->body_count, sizeof(struct body));
    split->bodies[split->body_count++] = (struct body){start, end};
}

/* At file scope a brace behind `)` opens a body. False: the text is not understood. */
static bool find_bodies(struct split *split)
{
    const struct source *source = split->source;
    size_t depth = 0, start = 0;
    char before = '\0';
    bool is_body = false;
    for (size_t at = source->prefix_size, end; at < source->size; at = end) {
        char c = source->text[at];
        end = skip_token(source, at);
        if (end == 0 || (depth > 0 && is_extern(source, at, end)))
            return false;
        if (c == '{' && depth++ == 0) {
            start = at;
            is_body = before == ')';
        }
        if (c == '}' && depth-- == 0)
            return false;
        if (c == '}' && depth == 0 && is_body)
            add_body(split, start, end);
        if (c != '#' && !isspace((unsigned char)c))
            before = c;
    }
    return depth == 0 && split->body_count > 1;
}

/* ---- The halves ---- */

/* The lines of a body without directives, which tell where the lines behind come from, are made
 * blank, and one of them a loop without an end, so that clang misses no result. */
static void make_empty(char *text, struct body body)
{
    static const char loop[] = "for(;;);";
    size_t room = 0, last = body.end - 1;
    for (size_t at = body.start + 1, end; room == 0 && at < last; at = end + 1) {
        const char *newline = memchr(text + at, '\n', last - at);
        end = newline != NULL ? (size_t)(newline - text) : last;
        if (text[at] != '#' && end - at >= sizeof loop - 1)
            room = at;
    }
    if (room == 0)
        return; /* so short that it may stay */
    for (size_t at = body.start + 1, end; at < last; at = end + 1) {
        const char *newline = memchr(text + at, '\n', last - at);
        end = newline != NULL ? (size_t)(newline - text) : last;
        if (text[at] != '#')
            memset(text + at, ' ', end - at);
    }
    memcpy(text + room, loop, sizeof loop - 1);
}

static char *without_bodies(const struct split *split, size_t first, size_t end)
{
    const struct source *source = split->source;
    char *text = host_allocate(source->size + 1);
    memcpy(text, source->text, source->size);
    for (size_t i = first; i < end; i++)
        make_empty(text, split->bodies[i]);
    return text;
}

static void make_halves(struct split *split)
{
    size_t all = 0, taken = 0, count = 0;
    for (size_t i = 0; i < split->body_count; i++)
        all += split->bodies[i].end - split->bodies[i].start;
    while (count + 1 < split->body_count && taken < all / 100 * FIRST_SHARE) {
        taken += split->bodies[count].end - split->bodies[count].start;
        count++;
    }
    split->from = count > 0 ? split->bodies[count - 1].end : split->source->prefix_size;
    split->first = without_bodies(split, count, split->body_count);
    split->second = without_bodies(split, 0, count);
}

/* ---- The second half's thread ---- */

static enum CXChildVisitResult list_definition(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct split *split = data;
    unsigned at = cursor_at(cursor);
    if (clang_getCursorKind(cursor) != CXCursor_FunctionDecl || at < split->from ||
        !clang_isCursorDefinition(cursor))
        return CXChildVisit_Continue;
    if ((split->definition_count & (split->definition_count - 1)) == 0)
        split->definitions = host_resize(
            split->definitions, split->definition_count == 0 ? 1 : 2 * split->definition_count,
            sizeof *split->definitions);
    split->definitions[split->definition_count++] = (struct definition){at, cursor};
    return CXChildVisit_Continue;
}

static void parse_second(struct split *split)
{
    split->index = clang_createIndex(0, 0);
    enum CXErrorCode error =
        split_parse(split->source, split->second, &split->arguments, split->index, &split->unit);
    if (error != CXError_Success || clang_getNumDiagnostics(split->unit) > 0)
        return;
    clang_visitChildren(clang_getTranslationUnitCursor(split->unit), list_definition, split);
    split->file = clang_getFile(split->unit, split->source->i_file);
}

static void cut_and_parse(void *argument)
{
    struct split *split = argument;
    bool is_understood = find_bodies(split);
    if (is_understood)
        make_halves(split);
    sem_post(&split->is_cut);
    if (is_understood)
        parse_second(split);
}

struct split *split_start(const struct source *source, const struct component *component)
{
    struct split *split = host_allocate(sizeof *split);
    split->source = source;
    split->arguments = front_arguments(component);
    sem_init(&split->is_cut, 0, 0);
    host_task_start(&split->task, cut_and_parse, split);
    return split;
}

const char *split_first(struct split *split)
{
    if (!split->task.is_running)
        host_task_wait(&split->task);
    while (sem_wait(&split->is_cut) != 0)
        continue;
    return split->first;
}

/* ---- What the front asks of it ---- */

static int compare_definitions(const void *a, const void *b)
{
    const struct definition *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

CXCursor split_definition(struct split *split, CXCursor definition)
{
    struct definition key = {cursor_at(definition), definition};
    if (key.at < split->from)
        return definition;
    host_task_wait(&split->task);
    if (split->file == NULL)
        return clang_getNullCursor();
    const struct definition *found =
        split->definition_count == 0 ? NULL
                                     : bsearch(&key, split->definitions, split->definition_count,
                                               sizeof key, compare_definitions);
    return found != NULL ? found->cursor : clang_getNullCursor();
}

CXFile split_file(const struct split *split)
{
    return !split->task.is_running ? split->file : NULL;
}

bool split_is_clean(struct split *split)
{
    host_task_wait(&split->task);
    return split->file != NULL;
}

void split_free(struct split *split)
{
    if (split == NULL)
        return;
    host_task_wait(&split->task);
    if (split->unit != NULL)
        clang_disposeTranslationUnit(split->unit);
    if (split->index != NULL)
        clang_disposeIndex(split->index);
    sem_destroy(&split->is_cut);
    free(split->arguments.items);
    free(split->definitions);
    free(split->bodies);
    free(split->first);
    free(split->second);
    free(split);
}
