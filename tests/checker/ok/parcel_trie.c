/* Words in a trie: a node has one way on for each letter. */
#include "memory.component.h"

#define LETTERS 26

struct fork {
    struct fork *on[LETTERS] IN(parcel);
    uint32_t count;
    bool is_word;
};

struct words {
    struct deed_parcel parcel;
    struct fork top;
    uint32_t forks;
};

static bool insert(struct words *words, const uint8_t *word COUNT(length), uint64_t length)
{
    struct fork *at = &words->top;
    for (uint64_t i = 0; i < length; i++) {
        uint32_t letter = (uint32_t)(AT(word, length, i) - 'a') % LETTERS;
        at->count++;
        struct fork *next = at->on[letter];
        if (next == NULL) {
            next = deed_parcel_add(words, sizeof(struct fork));
            if (next == NULL)
                return false;
            at->on[letter] = next;
            words->forks++;
        }
        at = next;
    }
    at->is_word = true;
    return true;
}

static bool contains(const struct words *words, const uint8_t *word COUNT(length), uint64_t length)
{
    const struct fork *at = &words->top;
    for (uint64_t i = 0; i < length && at != NULL; i++)
        at = at->on[(uint32_t)(AT(word, length, i) - 'a') % LETTERS];
    return at != NULL && at->is_word;
}

/* All words below a fork, with a stack of forks and letters in the function. */
static uint32_t count_words(const struct words *words)
{
    uint8_t letter[16] = {0};
    uint32_t depth = 0, found = 0;
    const struct fork *at = &words->top;
    while (depth < 16) {
        uint32_t next = letter[depth];
        if (next == LETTERS) {
            if (depth == 0)
                break;
            letter[depth] = 0;
            depth--;
            at = &words->top;
            for (uint32_t i = 0; i < depth && at != NULL; i++)
                at = at->on[(letter[i] - 1u) % LETTERS];
            if (at == NULL)
                break;
            continue;
        }
        letter[depth] += 1;
        const struct fork *below = at->on[next % LETTERS];
        if (below == NULL)
            continue;
        found += below->is_word;
        at = below;
        depth++;
    }
    return found;
}

void memory_main(struct memory_ports *ports)
{
    (void)ports;
    static const uint8_t deed[] = "deed", dear[] = "dear", deep[] = "deep";
    struct words *words = deed_parcel_take(sizeof(struct words), 20 * sizeof(struct fork));
    if (words == NULL)
        return;
    bool fits = insert(words, deed, 4) && insert(words, dear, 4) && insert(words, deep, 3);
    if (!fits || !contains(words, deed, 4) || contains(words, deep, 4) || count_words(words) != 3)
        deed_sleep_until(1);
    deed_drop(words);
}
