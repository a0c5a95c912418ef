/* skeleton_keep.c - what becomes of a skeleton that its author has filled in when it is generated
 * again: what lies between marks stays, or, if its message is gone, moves into a comment at the
 * end, from where it returns with the message.
 *
 * The last lines of a skeleton, its seal, hold hashes of what was generated: so a part that nobody
 * has touched is made anew, and an edit outside of the marks does not go unnoticed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../compiler/pool.h"
#include "../compiler/writer.h"
#include "emit.h"

struct part {
    const char *key, *text;
    unsigned line;
    bool kept;   /* at the end, in a comment */
    bool fresh;  /* as it was generated      */
    bool placed; /* in the new file          */
};

struct text {
    struct pool pool;
    struct part *parts;
    size_t count;
    struct writer frame; /* all that is no part, and the marks */
    uint32_t *seal;      /* the frame's hash, then the parts'  */
    size_t seal_count;
    const char *file;
    struct diagnostics *diagnostics;
    bool damaged;
};

#define BEGIN_MARK "/* begin "
#define END_MARK   "/* end "
#define KEPT_MARK  "// kept: "
#define KEPT_END   "// end of kept"
#define SEAL_MARK  "// As generated: "

static uint32_t hash(const char *text)
{
    uint32_t value = 2166136261u;

    for (; *text; text++)
        value = (value ^ (unsigned char)*text) * 16777619u;
    return value;
}

static void damage(struct text *text, unsigned line, const char *what, const char *key)
{
    diagnostic_error(text->diagnostics, (struct place){text->file, line, 0}, "syntax",
                     "a mark is damaged: %s%s%s%s; put it right, or take the file away to have a "
                     "new one",
                     what, *key ? " `" : "", key, *key ? "`" : "");
    text->damaged = true;
}

static struct part *find(struct text *text, const char *key)
{
    for (size_t i = 0; i < text->count; i++)
        if (strcmp(text->parts[i].key, key) == 0)
            return &text->parts[i];
    return NULL;
}

/* The key of a line that is such a mark, or NULL. */
static const char *marked(struct text *text, const char *line, size_t size, const char *mark)
{
    const char *end = line + size;

    while (line < end && (*line == ' ' || *line == '\t'))
        line++;
    size_t length = strlen(mark);
    if ((size_t)(end - line) < length || strncmp(line, mark, length) != 0)
        return NULL;
    line += length;
    while (end > line && (end[-1] == ' ' || end[-1] == '\r'))
        end--;
    if (mark[1] == '*') {
        if (end - line < 3 || strncmp(end - 3, " */", 3) != 0)
            return NULL;
        end -= 3;
    }
    return pool_text(&text->pool, line, (size_t)(end - line));
}

static void add(struct text *text, const char *key, unsigned line, struct writer *body, bool kept)
{
    if (find(text, key))
        damage(text, line, "there are two of", key);
    text->parts = pool_grow(&text->pool, text->parts, text->count, sizeof *text->parts);
    text->parts[text->count++] =
        (struct part){.key = key,
                      .text = pool_text(&text->pool, body->text ? body->text : "", body->size),
                      .line = line,
                      .kept = kept};
    free(writer_finish(body));
}

static void read_seal(struct text *text, const char *words)
{
    for (char *end;; words = end) {
        uint32_t value = (uint32_t)strtoul(words, &end, 16);
        if (end == words)
            return;
        text->seal = pool_grow(&text->pool, text->seal, text->seal_count, sizeof *text->seal);
        text->seal[text->seal_count++] = value;
    }
}

/* A line inside of a part; true while the part goes on. */
static bool read_inside(struct text *text, const char *line, size_t size, unsigned number,
                        const char *key, bool kept, struct writer *body)
{
    const char *end = kept ? NULL : marked(text, line, size, END_MARK);
    bool over = kept ? size >= strlen(KEPT_END) && strncmp(line, KEPT_END, strlen(KEPT_END)) == 0
                     : end != NULL;

    if (!kept && marked(text, line, size, BEGIN_MARK))
        damage(text, number, "a part begins inside of", key);
    if (!over) {
        size_t skip = kept && size >= 2 ? 2 + (size > 2 && line[2] == ' ') : 0;
        writer_bytes(body, line + skip, size - skip);
        writer_bytes(body, "\n", 1);
        return true;
    }
    if (end && strcmp(end, key) != 0)
        damage(text, number, "this ends another part than", key);
    return false;
}

static void read_outside(struct text *text, const char *line, size_t size, unsigned number)
{
    const char *seal = marked(text, line, size, SEAL_MARK);
    const char *end = marked(text, line, size, END_MARK);

    if (end)
        damage(text, number, "nothing began that could end as", end);
    if (seal) {
        read_seal(text, seal);
        return;
    }
    writer_bytes(&text->frame, line, size);
    writer_bytes(&text->frame, "\n", 1);
}

static void read_text(struct text *text, const char *bytes)
{
    struct writer body = {0};
    const char *key = NULL;
    bool kept = false;
    unsigned number = 1, begun = 0;

    for (const char *line = bytes; *line; number++) {
        size_t size = strcspn(line, "\n");
        if (key) {
            if (!read_inside(text, line, size, number, key, kept, &body)) {
                add(text, key, begun, &body, kept);
                if (!kept)
                    writer_print(&text->frame, "%.*s\n", (int)size, line);
                key = NULL;
            }
        } else {
            const char *begins = marked(text, line, size, BEGIN_MARK);
            const char *was_kept = marked(text, line, size, KEPT_MARK);
            key = begins ? begins : was_kept;
            kept = was_kept != NULL;
            begun = number;
            if (!kept)
                read_outside(text, line, size, number);
        }
        line += size + (line[size] == '\n');
    }
    if (key) {
        damage(text, begun, "nothing ends", key);
        free(writer_finish(&body));
    }
    /* The empty lines in front of what follows the frame. */
    while (text->frame.size > 1 && text->frame.text[text->frame.size - 2] == '\n')
        text->frame.text[--text->frame.size] = '\0';
}

/* Which parts are as they were generated? */
static bool compare_with_seal(struct text *text)
{
    size_t parts = 0;

    for (size_t i = 0; i < text->count; i++)
        parts += !text->parts[i].kept;
    if (text->seal_count != parts + 1)
        return false;
    size_t at = 1;
    for (size_t i = 0; i < text->count; i++)
        if (!text->parts[i].kept)
            text->parts[i].fresh = hash(text->parts[i].text) == text->seal[at++];
    return text->seal[0] == hash(text->frame.text ? text->frame.text : "");
}

static const char *message_of(const char *key, size_t *size)
{
    const char *in = strstr(key, " in ");

    *size = in ? (size_t)(in - key) : 0;
    return key;
}

/* The old part for a new key: of the same key, or, where the state has another name now, the only
 * one of the same message that has no place any more. */
static struct part *part_for(struct text *old, struct text *fresh, const char *key)
{
    struct part *found = find(old, key);
    size_t size, other_size, new_ones = 0, old_ones = 0;
    const char *message = message_of(key, &size);

    if (found || size == 0)
        return found;
    for (size_t i = 0; i < fresh->count; i++) {
        const char *other = message_of(fresh->parts[i].key, &other_size);
        new_ones += other_size == size && strncmp(other, message, size) == 0 &&
                    !find(old, fresh->parts[i].key);
    }
    for (size_t i = 0; i < old->count; i++) {
        const char *other = message_of(old->parts[i].key, &other_size);
        if (other_size != size || strncmp(other, message, size) != 0 ||
            find(fresh, old->parts[i].key))
            continue;
        found = &old->parts[i];
        old_ones++;
    }
    return new_ones == 1 && old_ones == 1 ? found : NULL;
}

static void print_kept(struct writer *out, const struct part *part)
{
    writer_print(out, "\n%s%s\n", KEPT_MARK, part->key);
    for (const char *line = part->text; *line;) {
        size_t size = strcspn(line, "\n");
        writer_print(out, "//%s%.*s\n", size ? " " : "", (int)size, line);
        line += size + (line[size] == '\n');
    }
    writer_print(out, "%s\n", KEPT_END);
}

/* The frame again, with a text for each part. */
static void print_parts(struct writer *out, struct text *fresh, struct text *old)
{
    for (const char *line = fresh->frame.text; *line;) {
        size_t size = strcspn(line, "\n");
        const char *key = marked(fresh, line, size, BEGIN_MARK);
        writer_print(out, "%.*s\n", (int)size, line);
        line += size + (line[size] == '\n');
        if (!key)
            continue;
        struct part *part = old ? part_for(old, fresh, key) : NULL;
        bool use = part && !part->fresh;
        writer_print(out, "%s", use ? part->text : find(fresh, key)->text);
        if (part)
            part->placed = true;
    }
}

static void print_seal(struct writer *out, const struct text *fresh)
{
    writer_print(out, "\n%s%08x", SEAL_MARK, hash(fresh->frame.text));
    for (size_t i = 0; i < fresh->count; i++)
        writer_print(out, "%s%08x", i % 8 == 7 ? "\n" SEAL_MARK : " ", hash(fresh->parts[i].text));
    writer_print(out, "\n");
}

static void free_text(struct text *text)
{
    free(writer_finish(&text->frame));
    pool_free(&text->pool);
}

char *skeleton_keep(const char *file, const char *old_text, const char *fresh_text, bool *edited,
                    struct diagnostics *diagnostics)
{
    struct text old = {.file = file, .diagnostics = diagnostics};
    struct text fresh = {.file = file, .diagnostics = diagnostics};
    struct writer out = {0};

    read_text(&fresh, fresh_text);
    read_text(&old, old_text ? old_text : "");
    if (old_text && old.count == 0 && !old.damaged)
        damage(&old, 0, "this file has none, it is no skeleton", "");
    *edited = old_text && !old.damaged && !compare_with_seal(&old);
    if (!old.damaged) {
        print_parts(&out, &fresh, old_text ? &old : NULL);
        for (size_t i = 0; i < old.count; i++)
            if (!old.parts[i].placed && !old.parts[i].fresh && *old.parts[i].text)
                print_kept(&out, &old.parts[i]);
        print_seal(&out, &fresh);
    }
    bool damaged = old.damaged;
    free_text(&old);
    free_text(&fresh);
    return damaged ? NULL : writer_finish(&out);
}
