/* words.h - what is wrong with a command, in one line that begins with the command and names the
 * word; and words that are numbers. */

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
