/* suite_judge.c - the judge of conformance suites: waits for the last word of every client, and
 * prints what came of it as TAP. */
#include <string.h>

#include "suite.h"

static const char top[] =
    "/* judge.c - prints what came of the conformance suites, as TAP. */\n"
    "#include \"judge.component.h\"\n\n"
    "#define LINE_STATUS   5\n#define ROOM_FOR_BYTE 0x20\n\n"
    "static void print_byte(struct deed_ioports *line, uint8_t byte)\n{\n"
    "    while ((deed_ioport_read8(line, LINE_STATUS) & ROOM_FOR_BYTE) == 0)\n        continue;\n"
    "    deed_ioport_write8(line, 0, byte);\n}\n\n"
    "static void print(struct deed_ioports *line, const char *text COUNT(size), uint64_t size)\n{\n"
    "    for (uint64_t i = 0; i < size; i++)\n"
    "        print_byte(line, (uint8_t)AT(text, size, i));\n}\n\n"
    "static void print_number(struct deed_ioports *line, uint64_t number)\n{\n"
    "    uint8_t digits[20];\n    uint32_t count = 0;\n\n"
    "    do {\n        digits[count] = (uint8_t)('0' + number % 10);\n        count++;\n"
    "        number /= 10;\n    } while (number != 0);\n"
    "    while (count > 0) {\n        count--;\n        print_byte(line, digits[count]);\n    }\n"
    "}\n\n";

static const char bottom[] =
    "/* A client has said its last: one that toured has taken everything, one that walked, "
    "anything. "
    "*/\n"
    "static bool judge(struct deed_ioports *line, uint32_t number, uint32_t client, uint32_t "
    "steps,\n"
    "                  const struct uint8_vector *taken)\n{\n"
    "    uint64_t count = 0;\n\n"
    "    for (uint64_t i = 0; i < taken->length; i++)\n        count += taken->at[i];\n"
    "    bool fine = client % 2 == 0 ? count == taken->length : steps > 0;\n"
    "    if (!fine)\n        print(line, LITERAL(\"not \"));\n"
    "    print(line, LITERAL(\"ok \"));\n    print_number(line, number);\n"
    "    print(line, LITERAL(\" - \"));\n    print_client(line, client);\n"
    "    print(line, LITERAL(\": \"));\n    print_number(line, count);\n"
    "    print(line, LITERAL(\" of \"));\n    print_number(line, taken->length);\n"
    "    print(line, LITERAL(\" transitions in \"));\n    print_number(line, steps);\n"
    "    print(line, LITERAL(\" steps\\r\\n\"));\n"
    "    for (uint64_t i = 0; !fine && i < taken->length; i++) {\n"
    "        if (taken->at[i] != 0)\n            continue;\n"
    "        print(line, LITERAL(\"# not taken: \"));\n"
    "        print_transition(line, client, (uint32_t)i);\n"
    "        print(line, LITERAL(\"\\r\\n\"));\n    }\n    return fine;\n}\n\n"
    "void judge_main(struct judge_ports *ports)\n{\n"
    "    uint32_t heard = 0;\n    uint32_t failed = 0;\n\n"
    "    while (heard < CLIENTS) {\n"
    "        struct Verdict_server *client = Verdict_server_set_receive(ports->verdicts);\n\n"
    "        switch (Verdict_server_tag(client)) {\n"
    "        case Verdict_connected: Verdict_server_set_put(ports->verdicts, client); break;\n"
    "        case Verdict_Walked: {\n"
    "            uint32_t number = Verdict_Walked_number(client);\n"
    "            uint32_t steps = Verdict_Walked_steps(client);\n"
    "            struct uint8_vector *taken = Verdict_Walked_taken(client);\n"
    "            heard++;\n"
    "            if (!judge(ports->line, heard, number, steps, taken))\n"
    "                failed++;\n"
    "            deed_drop(taken);\n            Verdict_server_drop(client);\n            break;\n"
    "        }\n        case Verdict_closed:\n"
    "            heard++;\n            failed++;\n"
    "            print(ports->line, LITERAL(\"not ok \"));\n"
    "            print_number(ports->line, heard);\n"
    "            print(ports->line, LITERAL(\" - a client was stopped, as reported "
    "above\\r\\n\"));\n"
    "            Verdict_server_drop(client);\n            break;\n        }\n    }\n"
    "    print(ports->line, LITERAL(\"1..\"));\n    print_number(ports->line, CLIENTS);\n"
    "    print(ports->line, LITERAL(\"\\r\\n\"));\n    deed_exit(failed == 0 ? 0 : 1);\n}\n";

static void emit_transitions(struct writer *out, const struct contract *contract)
{
    writer_print(out,
                 "static void print_%s(struct deed_ioports *line, uint32_t transition)\n{\n"
                 "    switch (transition) {\n",
                 contract->name);
    for (uint16_t s = 0; s < contract->state_count; s++)
        for (size_t m = 0; m < contract->message_count; m++)
            if (contract->states[s].next[m] != STATE_NONE)
                writer_print(out, "    case %zu: print(line, LITERAL(\"%s: %s\")); break;\n",
                             suite_transition(contract, s, m), contract->states[s].name,
                             contract->messages[m].name);
    writer_print(out, "    }\n}\n\n");
}

char *suite_emit_judge(const struct contract *const *contracts, size_t count)
{
    struct writer out = {0};

    writer_print(&out, "%s#define CLIENTS %zuu\n\n", top, 2 * count);
    for (size_t i = 0; i < count; i++)
        emit_transitions(&out, contracts[i]);
    writer_print(&out, "static void print_transition(struct deed_ioports *line, uint32_t client, "
                       "uint32_t transition)\n{\n    switch (client / 2) {\n");
    for (size_t i = 0; i < count; i++)
        writer_print(&out, "    case %zu: print_%s(line, transition); break;\n", i,
                     contracts[i]->name);
    writer_print(&out, "    }\n}\n\n"
                       "/* Tours have even numbers, walks odd ones. */\n"
                       "static void print_client(struct deed_ioports *line, uint32_t client)\n{\n"
                       "    switch (client / 2) {\n");
    for (size_t i = 0; i < count; i++)
        writer_print(&out, "    case %zu: print(line, LITERAL(\"%s\")); break;\n", i,
                     contracts[i]->name);
    writer_print(&out,
                 "    }\n    if (client %% 2 == 0)\n"
                 "        print(line, LITERAL(\", a tour\"));\n    else\n"
                 "        print(line, LITERAL(\", at random\"));\n}\n\n%s",
                 bottom);
    return writer_finish(&out);
}
