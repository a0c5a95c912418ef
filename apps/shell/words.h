/* words.h - the words of the line; what is wrong with a command, in one line that begins with the
 * command and names the word; and words that are numbers. */

#define WORDS 8
#define SHOWN 40 /* of a word that is wrong */

/* Part of the line: from its first byte up to, not with, its end. */
struct word {
    uint32_t first;
    uint32_t end;
};

static struct word g_word[WORDS];
static uint32_t g_words; /* more than WORDS are counted, but not kept */

static void line_split(void)
{
    uint32_t at = 0;

    g_words = 0;
    for (;;) {
        while (at < g_length && line_at(at) == ' ')
            at++;
        if (at == g_length)
            return;
        uint32_t first = at;
        while (at < g_length && line_at(at) != ' ')
            at++;
        if (g_words < WORDS) {
            g_word[g_words].first = first;
            g_word[g_words].end = at;
        }
        g_words++;
    }
}

static struct uint8_const_slice word(uint32_t number)
{
    if (number >= WORDS)
        return line_part(0, 0);
    return line_part(g_word[number].first, g_word[number].end);
}

/* The line from this word on. */
static struct uint8_const_slice line_from(uint32_t number)
{
    return line_part(g_word[number].first, g_length);
}

static bool word_is(uint32_t number, const char *text COUNT(size), uint64_t size)
{
    return uint8_const_slice_equal(word(number), deed_text(text, size));
}

/* The same, for a name padded with zeros. */
static bool word_is_name(uint32_t number, const uint8_t *name COUNT(size), uint64_t size)
{
    struct uint8_const_slice padded = uint8_const_slice_of(name, size);

    padded = uint8_const_slice_first(padded, uint8_const_slice_find(padded, 0));
    return uint8_const_slice_equal(word(number), padded);
}

/* A word in a message: quoted, and not longer than its line. */
static void say_word(uint32_t number)
{
    struct uint8_const_slice text = word(number);

    if (number >= WORDS)
        return;
    say_byte('`');
    if (text.length > SHOWN) {
        say_bytes(uint8_const_slice_first(text, SHOWN));
        say(LITERAL("..."));
    } else {
        say_bytes(text);
    }
    say_byte('`');
}

/* The same bytes as a vector of just that size. */
static struct uint8_vector *vector_of(struct uint8_const_slice bytes)
{
    struct uint8_vector *copy = uint8_vector_take(bytes.length);

    if (copy)
        uint8_slice_copy(uint8_vector_slice(copy), bytes);
    return copy;
}

/* Says "calc: `x`", to be gone on with. */
static void blame(uint32_t number)
{
    say_bytes(word(0));
    say(LITERAL(": "));
    say_word(number);
}

/* Is there a word of this number? If not, says that `what` ("a key") is missing. */
static bool word_there(uint32_t number, const char *what COUNT(size), uint64_t size)
{
    if (g_words > number)
        return true;
    say_bytes(word(0));
    say(LITERAL(": "));
    say(what, size);
    say(LITERAL(" is missing after "));
    say_word(g_words - 1);
    say_byte('\n');
    return false;
}

/* Are there no more words than these? If there are, says which is the first too many. */
static bool words_end(uint32_t count)
{
    if (g_words <= count)
        return true;
    blame(count);
    say(LITERAL(" is one word too many\n"));
    return false;
}

/* The word as a number of 32 bits. */
static bool word_number(uint32_t number, int32_t *value)
{
    struct uint8_const_slice digits = word(number);
    bool negative = digits.length > 1 && digits.at[0] == '-';
    int64_t sum = 0;

    if (negative)
        digits = uint8_const_slice_rest(digits, 1);
    for (uint64_t i = 0; i < digits.length; i++) {
        if (digits.at[i] < '0' || digits.at[i] > '9') {
            blame(number);
            say(LITERAL(" is not a number\n"));
            return false;
        }
        if (sum <= INT32_MAX)
            sum = sum * 10 + (digits.at[i] - '0');
    }
    if (negative)
        sum = -sum;
    if (sum < INT32_MIN || sum > INT32_MAX) {
        blame(number);
        say(LITERAL(" is out of range (-2147483648 to 2147483647)\n"));
        return false;
    }
    *value = (int32_t)sum;
    return true;
}
