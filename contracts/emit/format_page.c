/* format_page.c - pieces of a source, read and printed, see format_page.h. A comment stays in the
 * gap between two tokens that it was in, behind the first or on lines of its own as its author had
 * it: so doc comments keep what they belong to, and what was printed once is printed the same
 * again. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "format_page.h"

/* ---- reading ---- */

static const char *comment_end(const char *at, const char *end, bool to_line_end)
{
    if (to_line_end) {
        while (at < end && *at != '\n')
            at++;
        return at;
    }
    for (at += 2; at + 1 < end && (at[0] != '*' || at[1] != '/'); at++)
        ;
    return at + 1 < end ? at + 2 : end;
}

/* The comments and line breaks from `at` to the piece. */
static void read_gap(struct pool *pool, struct piece *piece, const char *at)
{
    while (at < piece->text) {
        if (*at != '/') {
            piece->breaks += *at++ == '\n';
            continue;
        }
        bool to_line_end = at + 1 < piece->text && at[1] == '/';
        const char *end = comment_end(at, piece->text, to_line_end);
        struct remark remark = {.text = at, .breaks = piece->breaks, .to_line_end = to_line_end};
        at = end;
        while (to_line_end && isspace((unsigned char)end[-1]))
            end--;
        remark.size = (size_t)(end - remark.text);
        piece->breaks = 0;
        piece->remarks = pool_grow(pool, piece->remarks, piece->remark_count, sizeof remark);
        piece->remarks[piece->remark_count++] = remark;
    }
}

static bool joins(const struct piece *before, const struct token *token)
{
    static const char *const operators[] = {"&&", "||", "==", "!=", "<=", ">="};

    if (before->size != 1 || token->size != 1 || before->text + 1 != token->text)
        return false;
    for (size_t i = 0; i < sizeof operators / sizeof operators[0]; i++)
        if (memcmp(before->text, operators[i], 2) == 0)
            return true;
    return false;
}

struct piece *page_read(struct notation *notation, size_t *count)
{
    struct piece *pieces = NULL;
    const char *behind = notation->text;

    *count = 0;
    for (bool more = true; more; notation_advance(notation)) {
        const struct token *token = &notation->token;
        struct piece piece = {.text = token->text, .size = token->size, .kind = token->kind};
        more = token->kind != TOKEN_END;
        if (more && *count && joins(&pieces[*count - 1], token)) {
            pieces[*count - 1].size = 2;
        } else {
            read_gap(notation->pool, &piece, behind);
            pieces = pool_grow(notation->pool, pieces, *count, sizeof piece);
            pieces[(*count)++] = piece;
        }
        behind = token->text + token->size;
    }
    return pieces;
}

bool page_has_line_comment(const struct piece *piece)
{
    for (size_t i = 0; i < piece->remark_count; i++)
        if (piece->remarks[i].to_line_end)
            return true;
    return false;
}

bool page_is_broken(const struct piece *piece)
{
    bool broken = piece->breaks || page_has_line_comment(piece);

    for (size_t i = 0; i < piece->remark_count; i++)
        broken = broken || piece->remarks[i].breaks;
    return broken;
}

/* ---- printing ---- */

struct tail { /* a comment behind something on its line */
    size_t line;
    size_t at;
};

struct page {
    struct writer out;
    size_t line, line_start;
    bool open; /* the last thing was a comment that only the end of its line ends */
    struct tail *tails;
    size_t tail_count;
    struct pool pool;
};

static size_t column(const struct page *page)
{
    return page->out.size - page->line_start;
}

static void spaces(struct page *page, size_t count)
{
    writer_print(&page->out, "%*s", (int)count, "");
}

/* Begin a line, behind an empty one perhaps; at the beginning of the page there is one already. */
static void break_line(struct page *page, unsigned indent, bool blank)
{
    if (page->out.size) {
        writer_print(&page->out, blank ? "\n\n" : "\n");
        page->line += blank ? 2 : 1;
    }
    page->line_start = page->out.size;
    page->open = false;
    spaces(page, indent);
}

static void text(struct page *page, const char *bytes, size_t size)
{
    size_t start = page->out.size;

    writer_bytes(&page->out, bytes, size);
    for (size_t i = 0; i < size; i++)
        if (bytes[i] == '\n') {
            page->line++;
            page->line_start = start + i + 1;
        }
}

/* An empty line is kept between declarations, not at the beginning or end of what is in braces. */
static bool keeps_blank(const struct piece *piece, unsigned breaks, bool at_begin, bool at_end)
{
    return breaks > 1 && piece->glue == GLUE_BREAK && !(piece->opens && at_begin) &&
           !(piece->text[0] == '}' && at_end);
}

/* A comment before a piece. */
static void print_remark(struct page *page, const struct piece *piece, size_t index)
{
    const struct remark *remark = &piece->remarks[index];

    if (remark->breaks || page->open || !page->out.size) {
        break_line(page, piece->text[0] == '}' ? piece->indent + 4 : piece->indent,
                   keeps_blank(piece, remark->breaks, index == 0, false));
    } else {
        spaces(page, 1);
        if (remark->to_line_end) {
            page->tails =
                pool_grow(&page->pool, page->tails, page->tail_count, sizeof page->tails[0]);
            page->tails[page->tail_count++] = (struct tail){page->line, page->out.size};
        }
    }
    text(page, remark->text, remark->size);
    page->open = remark->to_line_end;
}

/* How far the line goes from this piece to the next place where it may break. */
static size_t extent(const struct piece *piece, const struct piece *end)
{
    enum glue stop = piece->glue == GLUE_WHOLE ? GLUE_BREAK : GLUE_SOFT;
    size_t size = piece->size;

    for (piece++; piece < end && piece->glue < stop && !page_has_line_comment(piece); piece++)
        size += piece->size + (piece->glue == GLUE_SPACE  ? piece->spaces
                               : piece->glue == GLUE_NONE ? 0
                                                          : 1);
    return size;
}

static void print_piece(struct page *page, const struct piece *piece, const struct piece *end)
{
    bool behind_comment = piece->remark_count > 0;

    for (size_t i = 0; i < piece->remark_count; i++)
        print_remark(page, piece, i);
    bool beside = behind_comment && !page->open && piece->breaks == 0 &&
                  piece->remarks[piece->remark_count - 1].breaks;
    if ((piece->glue == GLUE_BREAK && !beside) || (behind_comment && piece->breaks))
        break_line(page, piece->indent, keeps_blank(piece, piece->breaks, !behind_comment, true));
    else if ((piece->glue == GLUE_SOFT || piece->glue == GLUE_WHOLE) &&
             column(page) + 1 + extent(piece, end) > PAGE_WIDTH)
        break_line(page, piece->indent, false);
    else if (behind_comment)
        spaces(page, strchr(",;)", piece->text[0]) ? 0 : 1);
    else if (piece->glue != GLUE_NONE)
        spaces(page, piece->glue == GLUE_SPACE ? piece->spaces : 1);
    text(page, piece->text, piece->size);
}

/* Comments at the ends of consecutive lines begin in one column. */
static char *align_tails(struct page *page)
{
    struct writer aligned = {0};
    size_t done = 0;

    for (size_t i = 0, stop; i < page->tail_count; i = stop) {
        size_t widest = 0;
        for (stop = i; stop < page->tail_count; stop++) {
            const struct tail *tail = &page->tails[stop];
            if (stop > i && tail->line != page->tails[stop - 1].line + 1)
                break;
            size_t start = tail->at;
            while (start && page->out.text[start - 1] != '\n')
                start--;
            if (tail->at - start > widest)
                widest = tail->at - start;
        }
        for (size_t j = i; j < stop; j++) {
            size_t at = page->tails[j].at, start = at;
            while (start && page->out.text[start - 1] != '\n')
                start--;
            writer_bytes(&aligned, page->out.text + done, at - done);
            writer_print(&aligned, "%*s", (int)(widest - (at - start)), "");
            done = at;
        }
    }
    writer_bytes(&aligned, page->out.text + done, page->out.size - done);
    return writer_finish(&aligned);
}

char *page_print(const struct piece *pieces, size_t count)
{
    struct page page = {0};

    for (size_t i = 0; i < count; i++)
        if (pieces[i].kind != TOKEN_END || pieces[i].remark_count)
            print_piece(&page, &pieces[i], pieces + count);
    while (page.out.size && isspace((unsigned char)page.out.text[page.out.size - 1]))
        page.out.size--;
    writer_bytes(&page.out, "\n", 1);
    char *result = align_tails(&page);
    free(writer_finish(&page.out));
    pool_free(&page.pool);
    return result;
}
