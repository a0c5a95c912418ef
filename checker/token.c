/* token.c - pass `token`: what libclang would hide is refused in the text itself.
 *
 * Attributes, assembler, pragmas and the like vanish from libclang's tree or lose what matters in
 * it. So the component's own files may not contain them, before preprocessing (where macros could
 * not yet put them together) and after it (where they could). Everything else that Deed C lacks is
 * left to the front, which can say why. */
#include "token_scan.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct gate {
    const struct source *source;
    struct diagnostics *all;
    struct host_list macros;   /* defined by the SDK and by the compiler's headers */
    struct host_list *defined; /* by the component; NULL: nobody asks              */
    struct scan scan;
    bool told_digraph; /* whoever writes one writes more: one error */
};

static void refuse(struct gate *gate, struct place place, const char *what, const char *text,
                   const char *advice)
{
    if (rule_error(gate->all, place, "token", "%s%s%s%s", what, text != NULL ? " `" : "",
                   text != NULL ? text : "", text != NULL ? "`" : "") &&
        advice != NULL)
        diagnostic_help(gate->all, "%s", advice);
}

/* ---- Bytes ---- */

static struct place place_at(const char *file, const char *text, size_t at)
{
    struct place place = {file, 1, 1};
    for (size_t i = 0; i < at; i++) {
        place.line += text[i] == '\n';
        place.column = text[i] == '\n' ? 1 : place.column + 1;
    }
    return place;
}

/* To clang a carriage return alone ends a line, and a comment with it; to a reader it does not. */
static void check_bytes(struct gate *gate, const char *file, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        bool lone_return = c == '\r' && (i + 1 == size || text[i + 1] != '\n');
        if ((c < 0x20 && strchr("\t\n\r", c) == NULL) || c == 0 || c == 0x7f || lone_return) {
            refuse(gate, place_at(file, text, i), "a control character", NULL, NULL);
            return;
        }
        if (c == '?' && i + 2 < size && text[i + 1] == '?' &&
            strchr("=/'()!<>-", text[i + 2]) != NULL) {
            refuse(gate, place_at(file, text, i), "a trigraph", NULL,
                   "write the character itself; in a string, put a backslash between the question "
                   "marks");
            return;
        }
    }
}

/* ---- Tokens, before or after preprocessing ---- */

static bool is_reserved(const char *name)
{
    return name[0] == '_' && (name[1] == '_' || isupper((unsigned char)name[1])) &&
           strcmp(name, "_Static_assert") != 0;
}

static void check_name(struct gate *gate, const struct token *token)
{
    static const char *const keywords[] = {"asm", "register", "typeof", "typeof_unqual"};
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++)
        if (token->text[0] == keywords[i][0] && strcmp(token->text, keywords[i]) == 0)
            refuse(gate, token->place, "a keyword that Deed C does not have:", token->text, NULL);
    if (strchr(token->text, '$') != NULL)
        refuse(gate, token->place, "a name with a dollar sign:", token->text, NULL);
    else if (is_reserved(token->text))
        refuse(gate, token->place, "a name that belongs to the compiler:", token->text,
               "names of a component do not begin with two underscores, or one and a capital; "
               "annotations are the SDK's macros OWN, CLAIMS, OPT, COUNT, BORROWS, IN, STATE, TO, "
               "DEPTH");
}

/* `before` is the punctuation character directly in front, or 0. */
static void check_punctuation(struct gate *gate, const struct token *token, char before)
{
    static const char *const digraphs[] = {"<:", ":>", "<%", "%>", "%:"};
    unsigned char c = (unsigned char)token->text[0];
    if (c >= 0x80)
        refuse(gate, token->place, "a character outside of ASCII", NULL,
               "these belong into comments and strings");
    else if (c == '\\' || c == '@' || c == '`')
        refuse(gate, token->place, "a stray character", token->text, NULL);
    for (size_t i = 0; before != '\0' && i < sizeof digraphs / sizeof digraphs[0]; i++)
        if (before == digraphs[i][0] && (char)c == digraphs[i][1] && !gate->told_digraph) {
            gate->told_digraph = true;
            refuse(gate, token->place, "a digraph:", digraphs[i],
                   "write { } [ ] or # itself, here and wherever else one stands");
        }
}

/* One token that is in no directive; keeps `before` up to date for the next one. `[[` opens an
 * attribute even with blanks between. */
static void check_token(struct gate *gate, const struct token *token, char *before,
                        bool *after_bracket)
{
    if (token->kind == TOKEN_NAME)
        check_name(gate, token);
    bool is_bracket = token->kind == TOKEN_PUNCTUATION && token->text[0] == '[';
    if (token->kind == TOKEN_PUNCTUATION)
        check_punctuation(gate, token, token->after_blank ? '\0' : *before);
    if (is_bracket && *after_bracket)
        refuse(gate, token->place, "an attribute", NULL,
               "only the SDK's annotations may say something to the compiler");
    if (token->kind != TOKEN_NEWLINE) {
        *before = token->kind == TOKEN_PUNCTUATION ? token->text[0] : '\0';
        *after_bracket = is_bracket;
    }
}

/* ---- Raw files ---- */

static void check_macro_name(struct gate *gate, const struct token *token, const char *verb)
{
    if (token->kind != TOKEN_NAME)
        return;
    if (gate->defined != NULL)
        host_list_add(gate->defined, host_format("%s", token->text));
    if (!host_list_has(&gate->macros, token->text))
        return;
    char *what = host_format("the SDK's macro would be %s:", verb);
    refuse(gate, token->place, what, token->text, "choose another name");
    free(what);
}

/* Behind a `#` that begins a line. */
static void check_directive(struct gate *gate)
{
    static const char *const allowed[] = {"define", "undef", "include", "if",    "ifdef",
                                          "ifndef", "elif",  "else",    "endif", "error"};
    const struct token *token = scan_next(&gate->scan);
    if (token->kind == TOKEN_NEWLINE || token->kind == TOKEN_END)
        return;
    bool known = false;
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++)
        known = known || strcmp(token->text, allowed[i]) == 0;
    if (!known) {
        refuse(gate, token->place, "a directive that Deed C does not have:", token->text,
               strcmp(token->text, "pragma") == 0
                   ? "no warning and no check is switched off in a component"
                   : NULL);
        scan_skip_line(&gate->scan);
        return;
    }
    bool defines = strcmp(token->text, "define") == 0;
    bool is_text = strcmp(token->text, "include") == 0 || strcmp(token->text, "error") == 0;
    bool undefines = strcmp(token->text, "undef") == 0;
    char before = '\0';
    bool after_bracket = false;
    for (bool first = true;; first = false) {
        token = scan_next(&gate->scan);
        if (token->kind == TOKEN_NEWLINE || token->kind == TOKEN_END)
            return;
        if (first && (defines || undefines))
            check_macro_name(gate, token, defines ? "defined again" : "undefined");
        if (!is_text)
            check_token(gate, token, &before, &after_bracket);
    }
}

static void check_raw(struct gate *gate, const char *file)
{
    size_t size;
    char *text = host_read(file, &size);
    if (text == NULL) {
        refuse(gate, (struct place){.file = file}, "this file cannot be read", NULL, NULL);
        return;
    }
    check_bytes(gate, file, text, size);
    scan_open(&gate->scan, file, text, size);
    char before = '\0';
    bool after_bracket = false;
    for (;;) {
        const struct token *token = scan_next(&gate->scan);
        if (token->kind == TOKEN_END)
            break;
        if (token->kind != TOKEN_PUNCTUATION || token->text[0] != '#')
            check_token(gate, token, &before, &after_bracket);
        else if (token->starts_line)
            check_directive(gate);
        else
            refuse(gate, token->place, "a stray character", token->text, NULL);
    }
    scan_close(&gate->scan);
    free(text);
}

/* ---- Preprocessed text ---- */

static bool next_is(struct gate *gate, const char *text)
{
    const struct token *token;
    do {
        token = scan_next(&gate->scan);
    } while (token->kind == TOKEN_NEWLINE);
    return strcmp(token->text, text) == 0 && token->kind != TOKEN_STRING;
}

/* What the SDK's annotations become: __attribute__((annotate("deed:" "..."))). */
static void check_attribute(struct gate *gate, struct place place)
{
    bool known = next_is(gate, "(") && next_is(gate, "(") && next_is(gate, "annotate") &&
                 next_is(gate, "(") && !next_is(gate, "") &&
                 gate->scan.token.kind == TOKEN_STRING &&
                 strncmp(gate->scan.token.text, "\"deed:", 6) == 0;
    while (known && gate->scan.token.kind == TOKEN_STRING)
        next_is(gate, "");
    known = known && strcmp(gate->scan.token.text, ")") == 0 && next_is(gate, ")") &&
            next_is(gate, ")");
    if (!known)
        refuse(gate, place, "an attribute that is not one of the SDK's annotations", NULL, NULL);
}

static void check_preprocessed(struct gate *gate)
{
    const struct source *source = gate->source;
    size_t start = source->prefix_size; /* behind a line marker, which says where this is */
    while (start > 0 && source->text[start - 1] != '\n')
        start--;
    scan_open(&gate->scan, source->file, source->text + start, source->size - start);
    gate->scan.is_preprocessed = true;
    char before = '\0';
    bool after_bracket = false;
    for (;;) {
        const struct token *token = scan_next(&gate->scan);
        if (token->kind == TOKEN_END)
            break;
        if (token->kind == TOKEN_NAME && strcmp(token->text, "__attribute__") == 0) {
            check_attribute(gate, token->place);
            before = '\0';
            after_bracket = false;
        } else if (token->kind == TOKEN_PUNCTUATION && token->text[0] == '#') {
            refuse(gate, token->place, "a directive made by a macro", NULL, NULL);
            scan_skip_line(&gate->scan);
        } else if (token->kind != TOKEN_NAME || strcmp(token->text, "_Bool") != 0) {
            check_token(gate, token, &before, &after_bracket);
        }
    }
    scan_close(&gate->scan);
}

/* ---- The SDK's macros ---- */

static void collect_macros(struct gate *gate, const char *file)
{
    size_t size;
    char *text = host_read(file, &size);
    if (text == NULL)
        return;
    scan_open(&gate->scan, file, text, size);
    for (;;) {
        const struct token *token = scan_next(&gate->scan);
        if (token->kind == TOKEN_END)
            break;
        if (!token->starts_line || token->text[0] != '#')
            continue;
        token = scan_next(&gate->scan);
        if (token->kind == TOKEN_NAME && strcmp(token->text, "define") == 0) {
            token = scan_next(&gate->scan);
            if (token->kind == TOKEN_NAME)
                host_list_add(&gate->macros, host_format("%s", token->text));
        }
        scan_skip_line(&gate->scan);
    }
    scan_close(&gate->scan);
    free(text);
}

/* Of a file with a mistake nothing is kept: the gate says it when its turn has come. */
void token_look(struct source *source, const char *file)
{
    struct diagnostics *said = diagnostics_new();
    struct gate gate = {.source = source, .all = said, .defined = &source->defined};
    check_raw(&gate, file);
    if (diagnostics_count(said) == 0)
        host_list_add(&source->seen, file);
    diagnostics_free(said);
}

static bool defines_anew(const struct gate *gate)
{
    for (size_t i = 0; i < gate->source->defined.count; i++)
        if (host_list_has(&gate->macros, gate->source->defined.items[i]))
            return true;
    return false;
}

void token_gate(const struct source *source, const char *directory, struct diagnostics *all)
{
    (void)directory;
    struct gate gate = {.source = source, .all = all};
    for (size_t i = 0; i < source->inputs.count; i++)
        if (!host_list_has(&source->own_files, source->inputs.items[i]))
            collect_macros(&gate, source->inputs.items[i]);
    bool looks_again = defines_anew(&gate);
    for (size_t i = 0; i < source->own_files.count; i++)
        if (looks_again || !host_list_has(&source->seen, source->own_files.items[i]))
            check_raw(&gate, source->own_files.items[i]);
    if (diagnostics_count(all) == 0)
        check_preprocessed(&gate);
    for (size_t i = 0; i < gate.macros.count; i++)
        free((char *)gate.macros.items[i]);
    free(gate.macros.items);
}
