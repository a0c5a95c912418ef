/* object_mnemonics.c - the instructions that C without atomics compiles to, floating point apart.
 *
 * An allow-list, in the disassembler's AT&T spelling: a stem and the operand sizes it may have.
 * Privileged, port, segment, string-compare and control-register instructions are absent, and so is
 * whatever a later compiler starts to emit: it is looked at before it is added. */
#include "object_gate.h"

#include <string.h>

struct mnemonic {
    const char *stem;
    const char *sizes; /* of b, w, l, q; "": the stem as it stands */
};

static const struct mnemonic mnemonics[] = {
    /* moves and conversions */
    {"mov", "bwlq"},
    {"movabs", "q"},
    {"movzb", "wlq"},
    {"movzw", "lq"},
    {"movsb", "wlq"},
    {"movsw", "lq"},
    {"movsl", "q"},
    {"cbtw", ""},
    {"cwtl", ""},
    {"cltq", ""},
    {"cwtd", ""},
    {"cltd", ""},
    {"cqto", ""},
    {"lea", "wlq"},
    {"xchg", "bwlq"},
    {"bswap", "lq"},
    {"push", "q"},
    {"pop", "q"},
    /* arithmetic */
    {"add", "bwlq"},
    {"adc", "bwlq"},
    {"sub", "bwlq"},
    {"sbb", "bwlq"},
    {"inc", "bwlq"},
    {"dec", "bwlq"},
    {"neg", "bwlq"},
    {"mul", "bwlq"},
    {"imul", "bwlq"},
    {"div", "bwlq"},
    {"idiv", "bwlq"},
    /* bits */
    {"and", "bwlq"},
    {"or", "bwlq"},
    {"xor", "bwlq"},
    {"not", "bwlq"},
    {"shl", "bwlq"},
    {"shr", "bwlq"},
    {"sar", "bwlq"},
    {"rol", "bwlq"},
    {"ror", "bwlq"},
    {"shld", "wlq"},
    {"shrd", "wlq"},
    {"bt", "wlq"},
    {"bts", "wlq"},
    {"btr", "wlq"},
    {"btc", "wlq"},
    {"bsf", "wlq"},
    {"bsr", "wlq"},
    /* comparisons */
    {"cmp", "bwlq"},
    {"test", "bwlq"},
    /* control */
    {"call", "q"},
    {"jmp", ""},
    {"ret", "q"},
    {"ud1", "l"},
    {"ud2", ""},
    {"nop", "wl"},
    {"nop", ""},
};

/* Of components that say `float;`: moves, arithmetic and conversions in SSE registers. None changes
 * the control word, none belongs to the x87 unit. */
static const char *const sse[] = {
    /* moves */
    "movss", "movsd", "movaps", "movapd", "movups", "movupd", "movdqa", "movdqu", "movd", "movhps",
    "movhpd", "movlps", "movlpd", "movhlps", "movlhps", "movmskps", "movmskpd", "unpcklps",
    "unpcklpd", "unpckhps", "unpckhpd", "punpckldq", "punpcklqdq", "shufps", "shufpd", "pshufd",
    /* arithmetic */
    "addss", "addsd", "addps", "addpd", "subss", "subsd", "subps", "subpd", "mulss", "mulsd",
    "mulps", "mulpd", "divss", "divsd", "divps", "divpd", "sqrtss", "sqrtsd", "minss", "minsd",
    "maxss", "maxsd",
    /* bits */
    "andps", "andpd", "andnps", "andnpd", "orps", "orpd", "xorps", "xorpd", "pand", "pandn", "por",
    "pxor", "psrlq", "psllq", "psrld", "pslld", "paddq", "paddd", "psubq", "psubd", "pcmpeqd",
    /* comparisons */
    "ucomiss", "ucomisd", "comiss", "comisd", "cmpeqss", "cmpltss", "cmpless", "cmpunordss",
    "cmpneqss", "cmpnltss", "cmpnless", "cmpordss", "cmpeqsd", "cmpltsd", "cmplesd", "cmpunordsd",
    "cmpneqsd", "cmpnltsd", "cmpnlesd", "cmpordsd",
    /* conversions */
    "cvtsi2ss", "cvtsi2ssl", "cvtsi2ssq", "cvtsi2sd", "cvtsi2sdl", "cvtsi2sdq", "cvttss2si",
    "cvttsd2si", "cvtss2sd", "cvtsd2ss", "cvtps2pd", "cvtpd2ps", "cvtdq2ps", "cvtdq2pd"};

static bool is_sse(const char *mnemonic, size_t size)
{
    for (size_t i = 0; i < sizeof sse / sizeof sse[0]; i++)
        if (strlen(sse[i]) == size && memcmp(sse[i], mnemonic, size) == 0)
            return true;
    return false;
}

static const char *const conditions[] = {"o", "no", "b", "ae", "e", "ne", "be", "a",
                                         "s", "ns", "p", "np", "l", "ge", "le", "g"};

static bool is_condition(const char *text, size_t size)
{
    for (size_t i = 0; i < sizeof conditions / sizeof conditions[0]; i++)
        if (strlen(conditions[i]) == size && memcmp(conditions[i], text, size) == 0)
            return true;
    return false;
}

bool object_mnemonic_allowed(const char *mnemonic, size_t size, bool has_float)
{
    if (has_float && is_sse(mnemonic, size))
        return true;
    for (size_t i = 0; i < sizeof mnemonics / sizeof mnemonics[0]; i++) {
        size_t stem = strlen(mnemonics[i].stem);
        if (size < stem || memcmp(mnemonic, mnemonics[i].stem, stem) != 0)
            continue;
        if (mnemonics[i].sizes[0] == '\0'
                ? size == stem
                : size == stem + 1 && strchr(mnemonics[i].sizes, mnemonic[stem]) != NULL)
            return true;
    }
    if (size > 1 && mnemonic[0] == 'j')
        return is_condition(mnemonic + 1, size - 1);
    if (size > 3 && memcmp(mnemonic, "set", 3) == 0)
        return is_condition(mnemonic + 3, size - 3);
    if (size > 5 && memcmp(mnemonic, "cmov", 4) == 0 && strchr("wlq", mnemonic[size - 1]) != NULL)
        return is_condition(mnemonic + 4, size - 5);
    return false;
}

static const char *const registers[] = {
    "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "rsp", "eax", "ebx", "ecx", "edx",
    "esi", "edi", "ebp", "ax",  "bx",  "cx",  "dx",  "si",  "di",  "bp",  "al",  "bl",
    "cl",  "dl",  "ah",  "bh",  "ch",  "dh",  "sil", "dil", "bpl", "rip",
};

bool object_register_allowed(const char *name, size_t size, bool has_float)
{
    if (has_float && size > 3 && size < 6 && memcmp(name, "xmm", 3) == 0)
        return true; /* there are sixteen, and the disassembler knows no more of them */
    for (size_t i = 0; i < sizeof registers / sizeof registers[0]; i++)
        if (strlen(registers[i]) == size && memcmp(registers[i], name, size) == 0)
            return true;
    /* r8 to r15, whole or in part */
    if (size < 2 || name[0] != 'r')
        return false;
    size_t digits = strspn(name + 1, "0123456789");
    if (digits == 1 ? name[1] != '8' && name[1] != '9'
                    : digits != 2 || name[1] != '1' || name[2] > '5')
        return false;
    return size == 1 + digits || (size == 2 + digits && strchr("bwd", name[1 + digits]) != NULL);
}
