/* chacha.h - the generator: ChaCha20 (RFC 8439) in place of a table of random numbers. Its key is
 * replaced by the first half of every block that it makes, so what is in memory now says nothing
 * about the numbers that were given out before. */

#define WORDS 16
#define KEY   8

static uint32_t g_key[KEY];
static uint32_t g_count;

static uint32_t rotated(uint32_t value, uint32_t by)
{
    return value << by | value >> (32 - by);
}

static void quarter(uint32_t *x COUNT(16), uint32_t a, uint32_t b, uint32_t c, uint32_t d)
{
    AT(x, WORDS, a) += AT(x, WORDS, b);
    AT(x, WORDS, d) = rotated(AT(x, WORDS, d) ^ AT(x, WORDS, a), 16);
    AT(x, WORDS, c) += AT(x, WORDS, d);
    AT(x, WORDS, b) = rotated(AT(x, WORDS, b) ^ AT(x, WORDS, c), 12);
    AT(x, WORDS, a) += AT(x, WORDS, b);
    AT(x, WORDS, d) = rotated(AT(x, WORDS, d) ^ AT(x, WORDS, a), 8);
    AT(x, WORDS, c) += AT(x, WORDS, d);
    AT(x, WORDS, b) = rotated(AT(x, WORDS, b) ^ AT(x, WORDS, c), 7);
}

static void mix(uint32_t *x COUNT(16))
{
    for (uint32_t round = 0; round < 10; round++) {
        for (uint32_t i = 0; i < 4; i++)
            quarter(x, i, i + 4, i + 8, i + 12);
        for (uint32_t i = 0; i < 4; i++)
            quarter(x, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4);
    }
}

/* A fresh block: half of it is the next key, the other half is for the caller. */
static void draw_words(uint32_t *words COUNT(8))
{
    uint32_t before[WORDS] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
    uint32_t after[WORDS] = {0};

    for (uint32_t i = 0; i < KEY; i++)
        before[4 + i] = g_key[i];
    before[12] = g_count;
    g_count++;
    for (uint32_t i = 0; i < WORDS; i++)
        after[i] = before[i];
    mix(after);
    for (uint32_t i = 0; i < KEY; i++) {
        g_key[i] = after[i] + before[i];
        AT(words, KEY, i) = after[KEY + i] + before[KEY + i];
    }
}

/* More noise can only help: it is added to the key, and the key is stirred. */
static void stir_word(uint32_t position, uint32_t noise)
{
    uint32_t unused[KEY] = {0};

    g_key[position % KEY] ^= noise;
    if (position % KEY == KEY - 1)
        draw_words(unused);
}
