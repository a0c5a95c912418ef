/* keys.h - keys, as terminals send them: a byte for most, a sequence that begins with ESC for
 * cursor keys and the like. A control character inside a sequence ends it and counts as itself, so
 * nothing that arrives can swallow the end of a line. */

#define END_OF_INPUT 0x04 /* ^D */
#define CANCEL       0x03 /* ^C */
#define BACKSPACE    0x08
#define DELETE       0x7f
#define ESCAPE       0x1b

#define KEY_HOME      0x01 /* ^A */
#define KEY_LEFT      0x02 /* ^B */
#define KEY_END       0x05 /* ^E */
#define KEY_RIGHT     0x06 /* ^F */
#define KEY_TAB       0x09
#define KEY_CUT_RIGHT 0x0b /* ^K */
#define KEY_DOWN      0x0e /* ^N */
#define KEY_UP        0x10 /* ^P */
#define KEY_CUT_LEFT  0x15 /* ^U */
#define KEY_CUT_WORD  0x17 /* ^W */
#define KEY_CUT_UNDER 0x100u
#define KEY_NONE      0x101u

/* The key behind the letter that ends a sequence. */
static uint32_t key_of_letter(uint8_t letter)
{
    switch (letter) {
    case 'A': return KEY_UP;
    case 'B': return KEY_DOWN;
    case 'C': return KEY_RIGHT;
    case 'D': return KEY_LEFT;
    case 'F': return KEY_END;
    case 'H': return KEY_HOME;
    default: return letter < ' ' ? letter : KEY_NONE;
    }
}

/* The key behind a number, in sequences that end with a tilde. */
static uint32_t key_of_number(uint32_t number)
{
    switch (number) {
    case 1:
    case 7: return KEY_HOME;
    case 3: return KEY_CUT_UNDER;
    case 4:
    case 8: return KEY_END;
    default: return KEY_NONE;
    }
}

/* After ESC [: numbers, of which the first counts, and what ends them. */
static uint32_t next_sequence(struct Console_port *port)
{
    uint8_t byte = next_byte(port);
    uint32_t number = 0;
    bool is_first = true;

    if (byte == '[') { /* function keys of a Linux console have one letter more */
        byte = next_byte(port);
        return byte < ' ' ? byte : KEY_NONE;
    }
    while (byte >= ' ' && byte < '@') {
        is_first = is_first && byte >= '0' && byte <= '9' && number < 100;
        if (is_first)
            number = number * 10 + (byte - '0');
        byte = next_byte(port);
    }
    return byte == '~' ? key_of_number(number) : key_of_letter(byte);
}

/* The next key: one of those above, or the byte that was typed. */
static uint32_t next_key(struct Console_port *port)
{
    uint8_t byte = next_byte(port);

    if (byte != ESCAPE)
        return byte;
    byte = next_byte(port);
    if (byte == '[')
        return next_sequence(port);
    if (byte == 'O')
        return key_of_letter(next_byte(port));
    return byte < ' ' ? byte : KEY_NONE;
}
