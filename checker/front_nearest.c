/* front_nearest.c - the function that somebody meant whose name is not there.
 *
 * Names of functions consist of words: `Calculator_client_open` is `Calculator_open` with a word
 * too many, `uint8_vector_free` says `uint8_vector_drop` in another language. So names are compared
 * word by word first, and what stands there for the same operation elsewhere counts as the same
 * word; where that leads nowhere, letter by letter behind the words in front that are right. */
#include "../contracts/compiler/words.h"
#include "front.h"

#include <string.h>
#include <strings.h>

#define MOST_WORDS 8
#define FARTHEST   3 /* letters */

struct words {
    struct word {
        const char *text;
        size_t size;
    } list[MOST_WORDS];
    size_t count;
};

static struct words words_of(const char *name)
{
    struct words words = {.count = 0};
    while (*name != '\0' && words.count < MOST_WORDS) {
        size_t size = strcspn(name, "_");
        if (size > 0)
            words.list[words.count++] = (struct word){name, size};
        name += size + (name[size] == '_');
    }
    return words;
}

/* What others call what is called `ours` here. */
static const struct {
    const char *ours, *others; /* with blanks around each */
} same[] = {
    {"drop", " close free release delete destroy dispose disconnect "},
    {"take", " alloc allocate new create make malloc "},
    {"receive", " recv read wait get accept "},
    {"open", " connect dial "},
    {"fault", " panic trap abort die fail crash "},
    {"now", " time clock "},
    {"of", " from new make "},
    {"sub", " part range substr "},
    {"add", " append push "},
};

static bool is_same(struct word wanted, struct word ours)
{
    if (wanted.size >= ours.size && (wanted.size == ours.size || ours.size >= 3) &&
        strncasecmp(wanted.text, ours.text, ours.size) == 0)
        return true;
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        const char *at =
            strlen(same[i].ours) == ours.size && strncmp(same[i].ours, ours.text, ours.size) == 0
                ? same[i].others
                : "";
        for (; *at != '\0'; at += 1 + strcspn(at + 1, " "))
            if (strncmp(at + 1, wanted.text, wanted.size) == 0 && at[1 + wanted.size] == ' ')
                return true;
    }
    return false;
}

/* Words that say on which side, or how a message goes. */
static bool is_minor(struct word word)
{
    static const char *const minor[] = {"client", "server", "call", "send", "set", "const"};
    for (size_t i = 0; i < sizeof minor / sizeof minor[0]; i++)
        if (strlen(minor[i]) == word.size && strncmp(minor[i], word.text, word.size) == 0)
            return true;
    return false;
}

/* How many words of one are not in the other, of the less important ones half as much. */
static unsigned missing(const struct words *from, const struct words *in, bool is_wanted)
{
    unsigned lost = 0;
    for (size_t i = 0; i < from->count; i++) {
        bool found = false;
        for (size_t k = 0; k < in->count && !found; k++)
            found = is_wanted ? is_same(from->list[i], in->list[k])
                              : is_same(in->list[k], from->list[i]);
        lost += found ? 0 : is_minor(from->list[i]) ? 1 : 2;
    }
    return lost;
}

struct search {
    struct front *front;
    const char *wanted;
    struct words words;
    const char *best;
    unsigned far;
    struct nearest letters; /* of what stands behind the words in front */
    const char *by_letters;
};

/* By words, where they begin alike and have more than that in common. */
static void offer_words(struct search *search, const char *name)
{
    struct words words = words_of(name);
    if (words.count == 0 || search->words.count < 2 || words.count < 2 ||
        words.list[0].size != search->words.list[0].size ||
        strncmp(name, search->wanted, words.list[0].size) != 0)
        return;
    /* Another message sent in the same way: all have the form of this one. */
    bool is_close = search->words.count == words.count && is_minor(words.list[1]) &&
                    is_same(search->words.list[1], words.list[1]);
    unsigned lost = missing(&search->words, &words, true);
    unsigned far = lost + missing(&words, &search->words, false);
    if (far > (is_close ? 4 : 2) || far >= search->far)
        return;
    search->best = name;
    search->far = far;
}

/* By letters. */
static void offer_letters(struct search *search, const char *name)
{
    size_t right = 0;
    for (size_t i = 0; name[i] != '\0' && name[i] == search->wanted[i]; i++)
        right = name[i] == '_' ? i + 1 : right;
    struct nearest one = {.wanted = search->wanted + right};
    word_offer(&one, name + right);
    if (one.best == NULL || one.distance > FARTHEST ||
        (search->by_letters != NULL && one.distance >= search->letters.distance))
        return;
    search->letters = one;
    search->by_letters = name;
}

static enum CXChildVisitResult find_mark(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    bool *marked = data;
    *marked |= clang_getCursorKind(cursor) == CXCursor_AnnotateAttr;
    return CXChildVisit_Continue;
}

static bool is_plain(CXCursor cursor, CXType type)
{
    bool marked = false;
    CXType pointee = clang_getPointeeType(type);
    CXString spelling = clang_getTypeSpelling(pointee);
    const char *name = clang_getCString(spelling);
    bool is_raw = pointee.kind == CXType_Void || pointee.kind == CXType_Pointer ||
                  strcmp(name, "struct deed_endpoint") == 0 || strcmp(name, "struct deed_set") == 0;
    clang_disposeString(spelling);
    if (!is_raw)
        return true;
    clang_visitChildren(cursor, find_mark, &marked);
    return marked;
}

/* What has pointers to anything in it, and does not say whose, is not for components. */
static bool is_for_components(CXCursor function)
{
    bool plain = is_plain(function, clang_getCursorResultType(function));
    for (int i = 0; plain && i < clang_Cursor_getNumArguments(function); i++) {
        CXCursor argument = clang_Cursor_getArgument(function, (unsigned)i);
        plain = is_plain(argument, clang_getCursorType(argument));
    }
    return plain;
}

static enum CXChildVisitResult offer_name(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct search *search = data;
    if (clang_getCursorKind(cursor) != CXCursor_FunctionDecl)
        return CXChildVisit_Continue;
    const char *name = cursor_name(search->front, cursor);
    if (strcmp(name, search->wanted) != 0 && is_for_components(cursor)) {
        offer_words(search, name);
        offer_letters(search, name);
    }
    return CXChildVisit_Continue;
}

const char *nearest_function(struct front *front, const char *name)
{
    struct search search = {.front = front, .wanted = name, .words = words_of(name), .far = 5};
    clang_visitChildren(clang_getTranslationUnitCursor(front->translation_unit), offer_name,
                        &search);
    const struct words *words = &search.words;
    const struct word drop = {"drop", 4};
    if (search.best == NULL && words->count > 0 && is_same(words->list[words->count - 1], drop))
        return "deed_drop"; /* all objects and vectors are dropped by it */
    return search.best != NULL ? search.best : search.by_letters;
}
