/* words.h - what is wrong with a command, in one line that begins with the command and names the
 * word; and words that are numbers. */

/* Says "calc: `x`", to be gone on with. */
static void blame(uint32_t number)
{
    say_line(g_word[0].first, g_word[0].end);
    say(LITERAL(": "));
    say_word(number);
}

/* Is there a word of this number? If not, says that `what` ("a key") is missing. */
static bool word_there(uint32_t number, const char *what COUNT(size), uint64_t size)
{
    if (g_words > number)
        return true;
    say_line(g_word[0].first, g_word[0].end);
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
    uint32_t at = g_word[number].first;
    uint32_t end = g_word[number].end;
    bool negative = g_line[at] == '-' && end - at > 1;
    int64_t sum = 0;

    if (negative)
        at++;
    for (; at < end; at++) {
        if (g_line[at] < '0' || g_line[at] > '9') {
            blame(number);
            say(LITERAL(" is not a number\n"));
            return false;
        }
        if (sum <= INT32_MAX)
            sum = sum * 10 + (g_line[at] - '0');
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
