/* parse.c - the text of a contract: its head, types and messages.
 *
 *     contract    = "contract" NAME [ ":" NAME ]
 *                   "{" { version | enum | struct | message | state } "}"
 *     version     = "version" NUMBER ";"
 *     enum        = "enum" NAME "{" NAME { "," NAME } [ "," ] "}" [ ";" ]
 *     struct      = "struct" NAME "{" { parameter ";" } "}" [ ";" ]
 *     message     = ( "in" | "out" ) "message" NAME "(" [ parameter { "," parameter } ] ")"
 *                   [ "requires" condition ] ";"
 *     parameter   = [ "opt" ] type NAME [ "[" NUMBER "]" ]
 *     type        = NAME | NAME "[]" | NAME "[][]" | NAME "*" | "parcel" NAME [ "[]" ]
 *                 | "frozen" NAME "[]" | NAME "." ( "client" | "server" ) "@" NAME
 *
 * `parcel T[]` is another spelling of `T[][]`. parse_states.c has states, parse_condition.c has
 * conditions. Recursive descent; what nests has a limit. What the notation has planned but this
 * version does not have is recognised and refused here. */
#include <string.h>

#include "draft.h"

static const char *const declarations[] = {"in",    "out",     "message",  "enum", "struct",
                                           "state", "version", "override", NULL};

static void later(struct draft *draft, struct place at, const char *what, const char *instead)
{
    draft_error(draft, at, "unsupported", "%s not in this version; %s", what, instead);
}

/* Size of a fixed array, behind the name; false when what follows cannot be understood. */
static bool parse_array(struct draft *draft, struct value_type *type)
{
    struct notation *in = &draft->notation;
    struct place at = in->token.place;
    uint64_t number = 0;

    if (!notation_accept_mark(in, '['))
        return true;
    if (notation_accept_mark(in, ']')) {
        draft_error(draft, at, "argument", "an owned vector is written `%s[]`, before the name",
                    type->name);
        return true;
    }
    if (!notation_number(in, "the number of elements", MOST_OBJECT, &number))
        return false;
    if (number == 0)
        draft_error(draft, at, "argument", "an array has at least one element");
    type->array = (unsigned)number;
    if (!notation_expect_mark(in, ']', "the number of elements"))
        return false;
    if (!notation_is_mark(in, '['))
        return true;
    later(draft, in->token.place, "arrays of arrays are", "put the inner one into a struct");
    return false;
}

/* `Name.client@State`, behind the dot. */
static bool parse_endpoint(struct draft *draft, struct value_type *type, const char *contract)
{
    struct notation *in = &draft->notation;

    type->kind = notation_is_word(in, "server") ? VALUE_SERVER : VALUE_CLIENT;
    if (!notation_accept_word(in, "client") && !notation_accept_word(in, "server")) {
        notation_unexpected(in, "`client` or `server`");
        return false;
    }
    const char *side = type->kind == VALUE_SERVER ? "server" : "client";
    if (!notation_accept_mark(in, '@')) {
        draft_error(draft, in->token.place, "argument",
                    "say in which state the endpoint is: `%s.%s@STATE`", contract, side);
        return false;
    }
    type->contract_name = contract;
    type->state_name = notation_name(in, "the name of a state");
    if (!type->state_name)
        return false;
    if (notation_is_mark(in, '.')) { /* an unnamed intermediate state: Ready.2 */
        draft_error(draft, in->token.place, "argument",
                    "an endpoint travels in a state that has a name; write `NAME:` before "
                    "this point");
        return false;
    }
    type->name = pool_print(&draft->pool, "%s.%s@%s", contract, side, type->state_name);
    return true;
}

/* `[]` and the like behind a name. */
static bool parse_suffix(struct draft *draft, struct value_type *type)
{
    struct notation *in = &draft->notation;

    type->kind = VALUE_VECTOR;
    type->name = pool_print(&draft->pool, "%s[]", type->name);
    if (!notation_expect_mark(in, ']', "`[`"))
        return false;
    if (notation_accept_mark(in, '[')) {
        type->kind = VALUE_ROWS;
        type->name = pool_print(&draft->pool, "%s[]", type->name);
        if (!notation_expect_mark(in, ']', "`[`"))
            return false;
    }
    return true;
}

static bool refuse_nesting(struct draft *draft, const struct value_type *type)
{
    const struct notation *in = &draft->notation;

    if (!notation_is_mark(in, '*') && !notation_is_mark(in, '['))
        return true;
    draft_error(draft, in->token.place, "argument",
                "what goes deeper than `%s` travels as `parcel NAME`, a graph of structs",
                type->name);
    return false;
}

/* Behind `parcel`. */
static bool parse_parcel(struct draft *draft, struct value_type *type)
{
    struct notation *in = &draft->notation;

    if (!notation_accept_mark(in, '[')) {
        type->kind = VALUE_PARCEL;
        type->name = pool_print(&draft->pool, "parcel %s", type->name);
        return refuse_nesting(draft, type);
    }
    type->kind = VALUE_ROWS;
    type->name = pool_print(&draft->pool, "%s[][]", type->name);
    return notation_expect_mark(in, ']', "`[`") && refuse_nesting(draft, type);
}

/* Behind `frozen`. */
static bool parse_frozen(struct draft *draft, struct value_type *type)
{
    struct notation *in = &draft->notation;
    struct place at = in->token.place;

    type->kind = VALUE_FROZEN;
    if (!notation_accept_mark(in, '[')) {
        draft_error(draft, at, "argument", "only vectors travel frozen: `frozen %s[]`", type->name);
        return false;
    }
    type->name = pool_print(&draft->pool, "frozen %s[]", type->name);
    return notation_expect_mark(in, ']', "`[`") && refuse_nesting(draft, type);
}

static const char *type_name(struct draft *draft)
{
    struct notation *in = &draft->notation;
    bool taken = notation_is_word(in, "opt") || notation_is_word(in, "parcel") ||
                 notation_is_word(in, "frozen");

    if (!taken)
        return notation_name(in, "a type");
    notation_unexpected(in, "a type (`opt` first, then `parcel` or `frozen`, then its name)");
    return NULL;
}

/* The kinds that only the notation tells apart; types.c finds out about the rest. */
static bool parse_type(struct draft *draft, struct value_type *type)
{
    struct notation *in = &draft->notation;

    type->optional = notation_accept_word(in, "opt");
    bool parcel = notation_accept_word(in, "parcel");
    bool frozen = !parcel && notation_accept_word(in, "frozen");
    type->place = in->token.place;
    type->name = type_name(draft);
    if (!type->name)
        return false;
    if (parcel)
        return parse_parcel(draft, type);
    if (frozen)
        return parse_frozen(draft, type);
    if (notation_accept_mark(in, '.'))
        return parse_endpoint(draft, type, type->name);
    if (notation_accept_mark(in, '*')) {
        type->kind = VALUE_OBJECT;
        type->name = pool_print(&draft->pool, "%s *", type->name);
    } else if (notation_accept_mark(in, '[') && !parse_suffix(draft, type)) {
        return false;
    }
    return refuse_nesting(draft, type);
}

/* One `TYPE NAME [N]`; false when the rest of the declaration cannot be understood. */
static bool parse_parameter(struct draft *draft, struct parameter *parameter, const char *what)
{
    struct notation *in = &draft->notation;

    parameter->documentation = in->token.documentation;
    if (!parse_type(draft, &parameter->type))
        return false;
    parameter->place = in->token.place;
    parameter->name = notation_name(in, what);
    if (!parameter->name)
        return false;
    return parse_array(draft, &parameter->type);
}

/* False, and reported once, when a list has all the parts that it may have. */
static bool room_for(struct draft *draft, size_t count, struct place at, const char *what)
{
    if (count < MOST_PARTS)
        return true;
    draft_error(draft, at, "limit", "at most %u %s", MOST_PARTS, what);
    return false;
}

static bool parse_parameters(struct draft *draft, struct message *message)
{
    struct notation *in = &draft->notation;

    if (!notation_expect_mark(in, '(', "the name of the message"))
        return false;
    if (notation_accept_mark(in, ')'))
        return true;
    if (in->token.size == 4 && memcmp(in->token.text, "void", 4) == 0) {
        draft_error(draft, in->token.place, "syntax",
                    "a message without arguments is written `%s()`", message->name);
        return false;
    }
    do {
        struct parameter parameter = {0};
        if (!room_for(draft, message->parameter_count, message->place, "arguments a message") ||
            !parse_parameter(draft, &parameter, "the name of the argument"))
            return false;
        message->parameters = pool_grow(&draft->pool, message->parameters, message->parameter_count,
                                        sizeof parameter);
        message->parameters[message->parameter_count++] = parameter;
    } while (notation_accept_mark(in, ','));
    return notation_expect_mark(in, ')', "the arguments");
}

/* The source from `at` to `stop` on one line, without comments. */
static const char *one_line(struct draft *draft, const char *at, const char *stop)
{
    char *text = pool_text(&draft->pool, at, (size_t)(stop - at));
    char *to = text;
    bool blank = false;

    while (at < stop) {
        const char *skip = at;
        if (at + 1 < stop && at[0] == '/' && (at[1] == '/' || at[1] == '*')) {
            bool line = at[1] == '/';
            for (skip += 2; skip < stop && !(line ? *skip == '\n' : !strncmp(skip, "*/", 2));)
                skip++;
            skip += line || skip == stop ? 0 : 2;
        } else if (*at == ' ' || (*at >= '\t' && *at <= '\r')) {
            skip++;
        }
        if (skip == at) {
            if (blank && to > text)
                *to++ = ' ';
            *to++ = *at++;
        }
        blank = skip > at || (blank && skip > at);
        at = skip > at ? skip : at;
    }
    *to = 0;
    return text;
}

static bool parse_requires(struct draft *draft, struct message *message)
{
    struct notation *in = &draft->notation;

    notation_advance(in);
    const char *begin = in->token.text;
    message->
        requires
    = draft_parse_condition(draft);
    message->requires_text = one_line(draft, begin, in->token.text);
    return message->
        requires !=
    NULL;
}

static bool parse_message(struct draft *draft, bool to_server, const char *documentation)
{
    struct notation *in = &draft->notation;
    struct contract *contract = &draft->contract;
    struct message message = {.to_server = to_server, .documentation = documentation};

    if (!notation_expect_word(in, "message", "`message`"))
        return false;
    message.place = in->token.place;
    message.name = notation_name(in, "the name of the message");
    if (!message.name || !parse_parameters(draft, &message))
        return false;
    if (notation_is_word(in, "requires") && !parse_requires(draft, &message))
        return false;
    if (!notation_expect_mark(in, ';', "the message"))
        return false;
    if (contract->message_count == MOST_MESSAGES)
        draft_error(draft, draft->place, "limit", "a contract has at most %u messages",
                    MOST_MESSAGES);
    if (contract->message_count >= MOST_MESSAGES)
        return true;
    message.tag = (unsigned)contract->message_count;
    contract->messages =
        pool_grow(&draft->pool, contract->messages, contract->message_count, sizeof message);
    contract->messages[contract->message_count++] = message;
    return true;
}

static bool parse_constants(struct draft *draft, struct type_declaration *type)
{
    struct notation *in = &draft->notation;

    do {
        if (notation_is_mark(in, '}') && type->constant_count)
            break; /* a comma behind the last one */
        struct constant constant = {.documentation = in->token.documentation};
        constant.name = notation_name(in, "the name of a constant");
        if (!constant.name ||
            !room_for(draft, type->constant_count, type->place, "constants an enum"))
            return false;
        type->constants =
            pool_grow(&draft->pool, type->constants, type->constant_count, sizeof constant);
        type->constants[type->constant_count++] = constant;
    } while (notation_accept_mark(in, ','));
    return notation_expect_mark(in, '}', "the constants");
}

static bool parse_fields(struct draft *draft, struct type_declaration *type)
{
    struct notation *in = &draft->notation;

    do {
        struct parameter field = {0};
        if (!room_for(draft, type->field_count, type->place, "fields a struct") ||
            !parse_parameter(draft, &field, "the name of the field"))
            return false;
        if (!notation_expect_mark(in, ';', "the field"))
            return false;
        type->fields = pool_grow(&draft->pool, type->fields, type->field_count, sizeof field);
        type->fields[type->field_count++] = field;
    } while (!notation_accept_mark(in, '}'));
    return true;
}

static bool parse_type_declaration(struct draft *draft, bool is_enum, const char *documentation)
{
    struct notation *in = &draft->notation;
    struct contract *contract = &draft->contract;
    struct type_declaration type = {.is_enum = is_enum, .documentation = documentation};

    type.place = in->token.place;
    if (!room_for(draft, contract->type_count, draft->place, "types a contract"))
        return false;
    type.name = notation_name(in, "the name of the type");
    if (!type.name || !notation_expect_mark(in, '{', "the name of the type"))
        return false;
    if (notation_is_mark(in, '}')) {
        draft_error(draft, type.place, "argument", "`%s` is empty", type.name);
        notation_advance(in);
        return true;
    }
    if (!(is_enum ? parse_constants(draft, &type) : parse_fields(draft, &type))) {
        while (in->token.kind != TOKEN_END && !notation_is_mark(in, '}'))
            notation_advance(in);
        return notation_accept_mark(in, '}');
    }
    contract->types = pool_grow(&draft->pool, contract->types, contract->type_count, sizeof type);
    contract->types[contract->type_count++] = type;
    notation_accept_mark(in, ';');
    return true;
}

static bool parse_version(struct draft *draft, struct place at)
{
    struct notation *in = &draft->notation;
    uint64_t number = 0;

    if (!notation_number(in, "a version", INT32_MAX, &number))
        return false;
    if (draft->has_version)
        draft_error(draft, at, "name", "the version was said before");
    if (number == 0)
        draft_error(draft, at, "argument", "versions begin with 1");
    draft->has_version = true;
    draft->contract.version = (unsigned)number;
    return notation_expect_mark(in, ';', "the version");
}

static bool parse_declaration(struct draft *draft)
{
    struct notation *in = &draft->notation;
    const char *documentation = in->token.documentation;
    struct place at = in->token.place;

    if (notation_accept_word(in, "in"))
        return parse_message(draft, true, documentation);
    if (notation_accept_word(in, "out"))
        return parse_message(draft, false, documentation);
    if (notation_accept_word(in, "enum"))
        return parse_type_declaration(draft, true, documentation);
    if (notation_accept_word(in, "struct"))
        return parse_type_declaration(draft, false, documentation);
    if (notation_accept_word(in, "state"))
        return draft_parse_state(draft, false, documentation);
    if (notation_accept_word(in, "override"))
        return notation_expect_word(in, "state", "`state` after `override`") &&
               draft_parse_state(draft, true, documentation);
    if (notation_accept_word(in, "version"))
        return parse_version(draft, at);
    if (notation_accept_word(in, "message")) {
        draft_error(
            draft, at, "syntax",
            "say who sends it: `in message` goes to the server, `out message` comes from it");
        return false;
    }
    notation_unexpected(in,
                        "`in message`, `out message`, `enum`, `struct`, `state`, `override state`, "
                        "`version` or `}`");
    return false;
}

void draft_parse(struct draft *draft)
{
    struct notation *in = &draft->notation;

    draft->contract.documentation = in->token.documentation;
    if (!notation_expect_word(in, "contract", "`contract`"))
        return;
    draft->place = in->token.place;
    draft->contract.name = notation_name(in, "the name of the contract");
    if (!draft->contract.name)
        return;
    if (notation_accept_mark(in, ':')) {
        draft->base_place = in->token.place;
        draft->base_name = notation_name(in, "the name of the contract that this one extends");
        if (!draft->base_name)
            return;
    }
    if (!notation_expect_mark(in, '{', "the name of the contract"))
        return;
    while (in->token.kind != TOKEN_END && !notation_is_mark(in, '}')) {
        const char *begin = in->token.text;
        if (!parse_declaration(draft))
            notation_recover(in, begin, declarations);
    }
    if (notation_expect_mark(in, '}', "the contract's last declaration") &&
        in->token.kind != TOKEN_END)
        notation_unexpected(in, "nothing after the contract (one a file)");
}
