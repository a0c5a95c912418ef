/* front_compile.c - what clang has to say about the source, as errors of rule `compile`, with what
 * to write in Deed C instead.
 *
 * Here stands most of what somebody who knows C meets first: there is no C library. Of messages
 * that follow from one another the first is told: after a call of an undeclared function those
 * about its result, after a mistake in the grammar all. What another rule refuses in better words
 * is left to it; should it fail to, the compiler says it again in pass `compile`. */
#include "front.h"

#include <stdio.h>
#include <string.h>

struct library_function {
    const char *names; /* with blanks around each */
    const char *instead;
};

/* What the C library does, and who does it here. */
static const struct library_function library[] = {
    {" malloc calloc alloca ",
     "write %s for an object, `uint8_vector_take(length)` for bytes; both may give null, and what "
     "they give must be dropped"},
    {" free ", "write deed_drop(p): after it nothing may use p any more"},
    {" realloc reallocarray ",
     "take a larger vector with uint8_vector_take(length), copy the elements, and deed_drop the "
     "old one"},
    {" printf puts putchar fprintf vprintf perror fputs ",
     "text is sent to who has the screen: `uses console: Console;` in the component file, then "
     "switch (Console_call_Write(console, text, used)) with a vector for text, filled by "
     "text_add(text, used, LITERAL(\"...\")) and text_number of #include "
     "\"deed/library/text.h\""},
    {" sprintf snprintf itoa strcat strcpy strncpy strlcpy ",
     "text is put together in a vector: #include \"deed/library/text.h\" and its text_... "
     "functions, or write to v->at[i] in a loop"},
    {" memcpy memmove memset bcopy bzero memcmp ",
     "write a loop over the elements, `for (uint64_t i = 0; i < v->length; i++)`; the compiler "
     "makes it as fast"},
    {" strlen strcmp strncmp strchr strstr strtok ",
     "text has no zero at its end here but comes with its length: a `const char *text COUNT(n)` "
     "with its n, or a vector with its v->length"},
    {" exit abort _exit quick_exit assert ",
     "to give up, return from all functions; to stop at a bug, `if (!condition) "
     "deed_fault(deed_reason_exit);`"},
    {" getchar gets fgets scanf fgetc getline ",
     "input comes as messages: `uses console: Console;` in the component file, and "
     "Console_call_Read with a vector to fill"},
    {" fopen open read write close fclose fread fwrite lseek ",
     "files are reached through an endpoint: `uses files: ...;` in the component file names a "
     "contract, and its messages are the operations"},
    {" pthread_create fork thrd_create system execve ",
     "a component has one thread; work that goes on beside it is another component, and they talk "
     "by messages"},
    {" sleep usleep nanosleep ", "write deed_sleep_until(deed_now() + nanoseconds)"},
    {" time clock gettimeofday clock_gettime ", "write deed_now(): nanoseconds since boot"},
    {" rand srand random ", "keep a state of your own and compute the next number from it"},
    {" signal sigaction setjmp longjmp ",
     "nothing interrupts a component: what happens arrives as a message, when it asks"},
};

static const char *library_advice(const char *name)
{
    char word[64];
    if (snprintf(word, sizeof word, " %s ", name) >= (int)sizeof word)
        return NULL;
    for (size_t i = 0; i < sizeof library / sizeof library[0]; i++)
        if (strstr(library[i].names, word) != NULL)
            return library[i].instead;
    return NULL;
}

/* ---- Names that are not there ---- */

/* The contract that a name begins with, as in Calculator_call_Plus. */
static const struct contract *contract_in_name(const struct front *front, const char *name)
{
    const struct component *component = front->component;
    for (size_t i = 0; i < component->port_count; i++) {
        const struct contract *contract = component->ports[i].contract;
        size_t length = contract != NULL ? strlen(contract->name) : 0;
        if (length > 0 && strncmp(name, contract->name, length) == 0 && name[length] == '_')
            return contract;
    }
    return NULL;
}

static void advise_messages(struct front *front, const struct contract *contract)
{
    const char *names[2] = {NULL, NULL};
    for (size_t i = 0; i < contract->message_count; i++) {
        const struct message *message = &contract->messages[i];
        const char **list = &names[message->to_server];
        *list = *list != NULL ? front_format(front, "%s, %s", *list, message->name) : message->name;
    }
    front_advise(front, "contract %s: the client sends %s; the server sends %s", contract->name,
                 names[true] != NULL ? names[true] : "nothing",
                 names[false] != NULL ? names[false] : "nothing");
}

static unsigned diagnostic_offset(CXDiagnostic diagnostic)
{
    unsigned offset;
    clang_getFileLocation(clang_getDiagnosticLocation(diagnostic), NULL, NULL, NULL, &offset);
    return offset;
}

/* `malloc(sizeof(struct x))` as it is written here: "sizeof(struct x)", or NULL. */
static const char *size_argument(struct front *front, const char *name, unsigned offset)
{
    const char *text = front->source->text + offset + strlen(name);
    if (strncmp(text, "(sizeof", 7) != 0)
        return NULL;
    size_t end = 1, depth = 0;
    for (; text[end] != '\0' && text[end] != '\n' && (depth > 0 || text[end] != ')'); end++) {
        depth += text[end] == '(';
        depth -= text[end] == ')';
    }
    return text[end] == ')' ? front_format(front, "%.*s", (int)end - 1, text + 1) : NULL;
}

static void advise_library(struct front *front, struct place place, const char *name,
                           const char *advice, unsigned offset)
{
    const char *hole = strstr(advice, "%s");
    const char *size = size_argument(front, name, offset);
    const char *call =
        front_format(front, "deed_take(%s)", size != NULL ? size : "sizeof(struct x)");
    if (hole == NULL)
        front_advise(front, "%s", advice);
    else
        front_advise(front, "%.*s%s%s", (int)(hole - advice), advice, call, hole + 2);
    if (hole != NULL && size != NULL) {
        diagnostic_fix(front->all, false, "write %s", call);
        diagnostic_edit(front->all, place, front_format(front, "%s(%s)", name, size), call);
    } else if (strcmp(name, "free") == 0) {
        diagnostic_fix(front->all, false, "write deed_drop");
        diagnostic_edit(front->all, place, name, "deed_drop");
    }
}

static bool report_undeclared(struct front *front, struct place place, const char *name,
                              unsigned offset)
{
    const char *advice = library_advice(name);
    if (!rule_error(front->all, place, "compile",
                    advice != NULL ? "there is no `%s` here: a component has no C library"
                                   : "no function `%s` is declared",
                    name))
        return false;
    const struct contract *contract = contract_in_name(front, name);
    if (advice != NULL) {
        advise_library(front, place, name, advice, offset);
        return true;
    }
    const char *near = nearest_function(front, name);
    if (near != NULL) {
        front_advise(front, "did you mean `%s`?", near);
        diagnostic_fix(front->all, false, "write %s", near);
        diagnostic_edit(front->all, place, name, near);
    }
    if (contract != NULL)
        advise_messages(front, contract);
    else if (near == NULL)
        front_advise(front, "a component calls its own functions, and those of the headers that "
                            "come with it; `deed/` in the SDK has them all");
    return true;
}

/* ---- One message ---- */

struct said {
    CXDiagnostic diagnostic;
    struct place place;
    const char *text;
    const char *option;
};

/* The first word in single quotes, or "". */
static const char *quoted_name(struct front *front, const char *text)
{
    const char *start = strchr(text, '\'');
    size_t length = start != NULL ? strcspn(start + 1, "'") : 0;
    return front_format(front, "%.*s", (int)length, start != NULL ? start + 1 : "");
}

static const char *advice_for(const struct said *said)
{
    static const struct {
        const char *option, *words, *advice;
    } table[] = {
        {"-Wstrict-prototypes", "", "write `(void)` for a function without parameters"},
        {"-Wincompatible-pointer-types", "_vector *'",
         "messages carry owned vectors: take one with uint8_vector_take(length), and write the "
         "text "
         "into it with text_add(v, 0, LITERAL(\"...\")) of #include \"deed/library/text.h\""},
        {"-Wincompatible-pointer-types", "",
         "no pointer becomes another one: change the type of "
         "the variable or parameter"},
        {"", "_slice' to parameter of incompatible type",
         "of a slice that may be written a function makes one to be read, uint8_slice_const(s); "
         "there is no way back"},
        {"-Wimplicit-fallthrough", "",
         "end the case above with `break;`; what several cases do, a function can do"},
        {"-Wunused-variable", "", "take it away, or say `(void)name;`"},
        {"-Wunused-but-set-variable", "", "take it away: nobody reads it"},
        {"-Wunused-parameter", "", "say `(void)name;` at the beginning of the function"},
        {"-Wunused-function", "", "call it, or take it away"},
        {"-Wunused-value", "", "nothing is done with this value"},
        {"-Wsign-conversion", "",
         "make both of one type, best an unsigned one; a cast says that "
         "the change is meant"},
        {"-Wimplicit-int-conversion", "",
         "write deed_to_u8(x), deed_to_u16(x) or deed_to_u32(x), which trap when it does not fit; "
         "a cast cuts it off"},
        {"-Wshorten-64-to-32", "to 'int32_t'", "a cast cuts it off, so test first that it fits"},
        {"-Wshorten-64-to-32", "",
         "write deed_to_u32(x), which traps when it does not fit; a cast "
         "cuts it off"},
        {"-Wsign-compare", "", "make both of one type, best an unsigned one"},
        {"-Wreturn-type", "", "return a value on every path"},
        {"-Wparentheses", "",
         "write `==` to compare; parentheses twice say that the assignment "
         "is meant"},
        {"", "unknown type name 'FILE'",
         "there is no C library: files and screens are reached through endpoints"},
        {"", "unknown type name",
         "the types of <stdint.h>, bool and size_t are there; others are "
         "declared by their struct: `struct x *p`"},
        {"", "uninitialized", NULL},
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if ((table[i].option[0] == '\0' || strcmp(said->option, table[i].option) == 0) &&
            strstr(said->text, table[i].words) != NULL)
            return table[i].advice;
    return NULL;
}

/* `ports->x`, where the component file declares no port x. */
static bool report_no_port(struct front *front, const struct said *said)
{
    const struct component *component = front->component;
    const char *type = front_format(front, "' in 'struct %s_ports'", component->name);
    if (strncmp(said->text, "no member named '", 17) != 0 || strstr(said->text, type) == NULL)
        return false;
    if (!rule_error(front->all, said->place, "compile", "%s declares no port `%s`", component->file,
                    quoted_name(front, said->text)))
        return false;
    const char *list = NULL;
    for (size_t i = 0; i < component->port_count; i++)
        list = list != NULL ? front_format(front, "%s, `%s`", list, component->ports[i].name)
                            : front_format(front, "`%s`", component->ports[i].name);
    if (list != NULL)
        front_advise(front, "its ports are %s", list);
    else
        front_advise(front, "it has none: `serves NAME: CONTRACT;` or `uses NAME: CONTRACT;`");
    return true;
}

/* Notes of clang's about the component's own lines. */
static void add_notes(struct front *front, CXDiagnostic diagnostic)
{
    CXDiagnosticSet children = clang_getChildDiagnostics(diagnostic);
    for (unsigned i = 0; i < clang_getNumDiagnosticsInSet(children); i++) {
        CXDiagnostic note = clang_getDiagnosticInSet(children, i);
        const char *text = front_string(front, clang_getDiagnosticSpelling(note));
        if (diagnostic_offset(note) >= front->source->prefix_size &&
            strncmp(text, "insert '", 8) != 0)
            diagnostic_note(front->all, place_of(front, clang_getDiagnosticLocation(note)), "%s",
                            text);
        clang_disposeDiagnostic(note);
    }
}

/* What clang itself would write instead. */
static void add_fix(struct front *front, CXDiagnostic diagnostic)
{
    unsigned count = clang_getDiagnosticNumFixIts(diagnostic);
    for (unsigned i = 0; i < count; i++) {
        CXSourceRange range;
        const char *text = front_string(front, clang_getDiagnosticFixIt(diagnostic, i, &range));
        unsigned start, end;
        clang_getFileLocation(clang_getRangeStart(range), NULL, NULL, NULL, &start);
        clang_getFileLocation(clang_getRangeEnd(range), NULL, NULL, NULL, &end);
        if (start > end || end > front->source->size)
            return;
        if (i == 0)
            diagnostic_fix(front->all, true, count == 1 && *text ? "write %s" : "mend it", text);
        diagnostic_edit(
            front->all, place_of(front, clang_getRangeStart(range)),
            front_format(front, "%.*s", (int)(end - start), front->source->text + start), text);
    }
}

/* `lost`: nothing that comes after it means anything. */
static bool report(struct front *front, const struct said *said, bool *lost)
{
    if (strcmp(said->option, "-Wimplicit-function-declaration") == 0)
        return report_undeclared(front, said->place, quoted_name(front, said->text),
                                 diagnostic_offset(said->diagnostic));
    if (report_no_port(front, said))
        return true;
    const char *advice = advice_for(said);
    bool named = said->option[0] != '\0';
    if (!rule_error(front->all, said->place, "compile", "%s%s%s%s", said->text, named ? " (" : "",
                    said->option, named ? ")" : ""))
        return false;
    *lost = linkage_advise_conflict(front, said->diagnostic, said->text);
    if (*lost)
        return true;
    add_notes(front, said->diagnostic);
    if (!signature_advise_kind(front, said->text) && advice != NULL)
        front_advise(front, "%s", advice);
    if (strstr(said->text, "arguments to function call") != NULL ||
        strcmp(said->option, "-Wint-conversion") == 0)
        signature_advise(front, said->diagnostic);
    add_fix(front, said->diagnostic);
    return true;
}

/* Does a rule of the checker refuse the same, and say more? */
static bool is_told_better(const struct said *said)
{
    static const char *const options[] = {"-Wcast-align", "-Wcast-qual", "-Wvla",
                                          "-Wreturn-stack-address"};
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
        if (strcmp(said->option, options[i]) == 0)
            return true;
    return false;
}

/* Does it only follow from an undeclared function in the same line? */
static bool follows(const struct said *said, unsigned undeclared_line)
{
    return said->place.line == undeclared_line &&
           (strcmp(said->option, "-Wint-conversion") == 0 || strstr(said->text, "'int'") != NULL);
}

/* The count is asked for once: asking again makes all of libclang's diagnostics anew where they
 * have notes, and those at hand would be gone. */
static unsigned find_undeclared(struct front *front, unsigned line, unsigned count)
{
    unsigned found = 0;
    for (unsigned i = 0; i < count && found == 0; i++) {
        CXDiagnostic diagnostic = clang_getDiagnostic(front->translation_unit, i);
        CXString option = clang_getDiagnosticOption(diagnostic, NULL);
        struct place place = place_of(front, clang_getDiagnosticLocation(diagnostic));
        if (strcmp(clang_getCString(option), "-Wimplicit-function-declaration") == 0 &&
            place.line == line)
            found = line;
        clang_disposeString(option);
        clang_disposeDiagnostic(diagnostic);
    }
    return found;
}

bool compile_report(struct front *front)
{
    bool reported = false, lost = false;
    unsigned count = clang_getNumDiagnostics(front->translation_unit);
    for (unsigned i = 0; i < count && !lost; i++) {
        CXDiagnostic diagnostic = clang_getDiagnostic(front->translation_unit, i);
        struct said said = {diagnostic, place_of(front, clang_getDiagnosticLocation(diagnostic)),
                            front_string(front, clang_getDiagnosticSpelling(diagnostic)),
                            front_string(front, clang_getDiagnosticOption(diagnostic, NULL))};
        const char *category = front_string(front, clang_getDiagnosticCategoryText(diagnostic));
        if (clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Warning &&
            !is_told_better(&said) &&
            (strcmp(said.option, "-Wimplicit-function-declaration") == 0 ||
             !follows(&said, find_undeclared(front, said.place.line, count)))) {
            bool new = report(front, &said, &lost);
            lost |= new && strcmp(category, "Parse Issue") == 0;
            reported |= new;
        }
        clang_disposeDiagnostic(diagnostic);
    }
    return reported;
}
