/* parse.c - the text of a contract: messages, types, state expressions.
 *
 *     contract    = "contract" NAME "{" { enum | struct | message | state } "}"
 *     enum        = "enum" NAME "{" NAME { "," NAME } [ "," ] "}" [ ";" ]
 *     struct      = "struct" NAME "{" { parameter ";" } "}" [ ";" ]
 *     message     = ( "in" | "out" ) "message" NAME "(" [ parameter { "," parameter } ] ")" ";"
 *     parameter   = [ "opt" ] type NAME [ "[" NUMBER "]" ]
 *     type        = NAME | NAME "[]" | NAME "*" | NAME "." ( "client" | "server" ) "@" NAME
 *     state       = "state" NAME ":" sequence { "|" sequence } ";"
 *     sequence    = step { "->" step }
 *     step        = NAME "?" | NAME "!" | NAME | "(" sequence { "or" sequence } ")"
 *
 * A step that is only a name is the state (or `end`) in which the sequence ends. A point between
 * two messages gets a name by being declared as a state of its own. Recursive descent; only
 * parentheses recurse, and their depth is limited. What the notation has planned but this version
 * does not have is recognised and refused here. */
#include <string.h>

#include "draft.h"

static const char *const declarations[] = {"in", "out", "message", "enum", "struct", "state", NULL};

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
                    "an endpoint travels in a state that has a name; declare this one");
        return false;
    }
    type->name = pool_print(&draft->pool, "%s.%s@%s", contract, side, type->state_name);
    return true;
}

/* The kinds that only the notation tells apart; types.c finds out about the rest. */
static bool parse_type(struct draft *draft, struct value_type *type)
{
    struct notation *in = &draft->notation;
    struct place at = in->token.place;

    type->optional = notation_accept_word(in, "opt");
    type->name = notation_name(in, "a type");
    if (!type->name)
        return false;
    bool planned = !strcmp(type->name, "parcel") || !strcmp(type->name, "frozen");
    if (planned && in->token.kind == TOKEN_NAME) {
        later(draft, at, pool_print(&draft->pool, "`%s` arguments are", type->name),
              "send an owned vector `T[]` or an owned struct `T *`");
        return false;
    }
    if (notation_accept_mark(in, '.'))
        return parse_endpoint(draft, type, type->name);
    if (notation_accept_mark(in, '*')) {
        type->kind = VALUE_OBJECT;
        type->name = pool_print(&draft->pool, "%s *", type->name);
    } else if (notation_accept_mark(in, '[')) {
        type->kind = VALUE_VECTOR;
        type->name = pool_print(&draft->pool, "%s[]", type->name);
        if (!notation_expect_mark(in, ']', "`[`"))
            return false;
    }
    if (notation_is_mark(in, '*') || notation_is_mark(in, '[')) {
        later(draft, at, "owned objects that own others are",
              "a sent object holds plain data only");
        return false;
    }
    return true;
}

/* One `TYPE NAME [N]`; false when the rest of the declaration cannot be understood. */
static bool parse_parameter(struct draft *draft, struct parameter *parameter, const char *what)
{
    struct notation *in = &draft->notation;

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
    if (notation_is_word(in, "requires")) {
        later(draft, in->token.place, "`requires` conditions are",
              "let the receiver check what it is sent");
        return false;
    }
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
        struct constant constant = {notation_name(in, "the name of a constant")};
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

static struct node *parse_choices(struct draft *draft, unsigned depth);

static struct node *parse_step(struct draft *draft, unsigned depth)
{
    struct notation *in = &draft->notation;
    struct node *node = pool_take(&draft->pool, sizeof *node);

    node->place = in->token.place;
    if (notation_accept_mark(in, '(')) {
        node->kind = NODE_GROUP;
        node->choices = parse_choices(draft, depth + 1);
        if (!node->choices || !notation_expect_mark(in, ')', "the alternatives"))
            return NULL;
        return node;
    }
    node->name = notation_name(in, "`Message?`, `Message!`, a state, or `(`");
    if (!node->name)
        return NULL;
    node->kind = NODE_JUMP;
    if (notation_is_mark(in, '?') || notation_is_mark(in, '!')) {
        node->kind = NODE_MESSAGE;
        node->received = notation_is_mark(in, '?');
        notation_advance(in);
    }
    return node;
}

/* Steps with arrows between. A state ends the sequence. */
static struct node *parse_sequence(struct draft *draft, unsigned depth)
{
    struct notation *in = &draft->notation;
    struct node *first = NULL;
    struct node **tail = &first;

    do {
        struct node *node = parse_step(draft, depth);
        if (!node)
            return NULL;
        *tail = node;
        tail = &node->following;
        if (node->kind == NODE_JUMP && in->token.kind == TOKEN_ARROW) {
            later(draft, node->place,
                  pool_print(&draft->pool, "sub-protocols (`%s` in the middle of a sequence) are",
                             node->name),
                  "a sequence ends with the state it goes to; declare what follows as a state of "
                  "its own");
            return NULL;
        }
    } while (notation_accept(in, TOKEN_ARROW));
    return first;
}

/* At the top alternatives stand between bars, in parentheses between `or`. */
static struct node *parse_choices(struct draft *draft, unsigned depth)
{
    struct notation *in = &draft->notation;
    struct node *first = NULL;
    struct node **tail = &first;

    if (depth > MOST_NESTING) {
        draft_error(draft, in->token.place, "limit", "parentheses nest at most %u deep",
                    MOST_NESTING);
        return NULL;
    }
    do {
        struct node *sequence = parse_sequence(draft, depth);
        if (!sequence)
            return NULL;
        *tail = sequence;
        tail = &sequence->alternative;
    } while (depth ? notation_accept_word(in, "or") : notation_accept_mark(in, '|'));
    if (depth ? notation_is_mark(in, '|') : notation_is_word(in, "or")) {
        notation_error(in, in->token.place, "syntax",
                       depth ? "in parentheses alternatives are separated by `or`, not `|`"
                             : "outside parentheses alternatives are separated by `|`, not `or`");
        return NULL;
    }
    return first;
}

static bool parse_state(struct draft *draft)
{
    struct notation *in = &draft->notation;
    struct state_draft state = {.place = in->token.place};

    state.name = notation_name(in, "the name of the state");
    if (!state.name || !notation_expect_mark(in, ':', "the name of the state"))
        return false;
    if (!notation_is_mark(in, ';')) {
        state.choices = parse_choices(draft, 0);
        if (!state.choices)
            return false;
    }
    if (!notation_expect_mark(in, ';', "the state"))
        return false;
    if (draft->state_count == MOST_STATES)
        draft_error(draft, draft->place, "limit", "a contract has at most %u states", MOST_STATES);
    if (draft->state_count >= MOST_STATES)
        return true;
    draft->states = pool_grow(&draft->pool, draft->states, draft->state_count, sizeof state);
    draft->states[draft->state_count++] = state;
    return true;
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
        return parse_state(draft);
    if (notation_is_word(in, "version") || notation_is_word(in, "override")) {
        bool version = notation_is_word(in, "version");
        later(draft, at, version ? "`version` is" : "`override` is", "leave it out");
        return false;
    }
    if (notation_accept_word(in, "message")) {
        draft_error(
            draft, at, "syntax",
            "say who sends it: `in message` goes to the server, `out message` comes from it");
        return false;
    }
    notation_unexpected(in, "`in message`, `out message`, `enum`, `struct`, `state` or `}`");
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
    if (notation_is_mark(in, ':')) {
        later(draft, in->token.place, "inheritance is", "write the contract out");
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
