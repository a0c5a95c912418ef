/* json.c - a contract for tools: all that struct contract has, as JSON. docs/contract-json.md says
 * what is in it. */
#include <jansson.h>
#include <stdlib.h>

#include "../compiler/layout.h"
#include "describe.h"
#include "emit.h"

static void set(json_t *object, const char *name, json_t *value)
{
    json_object_set_new(object, name, value);
}

/* A file's name need not be UTF-8, and JSON must be. */
static json_t *text(const char *value)
{
    json_t *string = value ? json_string(value) : NULL;

    return string ? string : json_null();
}

static json_t *whole(uint64_t value)
{
    return json_integer((json_int_t)value);
}

static json_t *place(struct place at)
{
    json_t *object = json_object();

    set(object, "file", text(at.file));
    set(object, "line", whole(at.line));
    set(object, "column", whole(at.column));
    return object;
}

/* Numbers of conditions may need more than the 63 bits that readers of JSON are sure to have. */
static json_t *digits(__int128 value)
{
    char all[48];
    size_t at = sizeof all - 1;
    unsigned __int128 rest =
        value < 0 ? (unsigned __int128)0 - (unsigned __int128)value : (unsigned __int128)value;

    all[at] = '\0';
    do
        all[--at] = (char)('0' + (int)(rest % 10));
    while (rest /= 10);
    if (value < 0)
        all[--at] = '-';
    return json_string(all + at);
}

static json_t *value(const struct contract *contract, const struct parameter *list, size_t count,
                     size_t index)
{
    const struct parameter *one = &list[index];
    const struct value_type *type = &one->type;
    struct writer name = {0};
    json_t *object = json_object();

    describe_type(&name, type);
    char *spelled = writer_finish(&name);
    set(object, "name", text(one->name));
    set(object, "documentation", text(one->documentation));
    set(object, "type", text(spelled));
    set(object, "kind", text(describe_kind(type->kind)));
    set(object, "c_type", text(describe_c_name(type)));
    set(object, "element", text(type->element));
    set(object, "declaration", text(type->declaration ? type->declaration->name : NULL));
    set(object, "array", type->array ? whole(type->array) : json_null());
    set(object, "owned", json_boolean(value_is_owned(type)));
    set(object, "optional", json_boolean(type->optional));
    set(object, "contract", text(type->contract_name));
    set(object, "state", text(type->state_name));
    set(object, "offset", whole(describe_offset(contract, list, count, index)));
    set(object, "size", whole(describe_size(contract, type)));
    set(object, "place", place(one->place));
    free(spelled);
    return object;
}

static json_t *values(const struct contract *contract, const struct parameter *list, size_t count)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++)
        json_array_append_new(array, value(contract, list, count, i));
    return array;
}

static json_t *constants(const struct contract *contract, const struct type_declaration *type)
{
    json_t *array = json_array();

    for (size_t i = 0; i < type->constant_count; i++) {
        json_t *object = json_object();
        set(object, "name", text(type->constants[i].name));
        set(object, "c_name",
            json_sprintf("%s_%s_%s", contract->name, type->name, type->constants[i].name));
        set(object, "documentation", text(type->constants[i].documentation));
        set(object, "value", whole(i));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *declaration(const struct contract *contract, const struct type_declaration *type)
{
    json_t *object = json_object();

    set(object, "name", text(type->name));
    set(object, "c_type",
        json_sprintf("%s %s_%s", type->is_enum ? "enum" : "struct", contract->name, type->name));
    set(object, "kind", text(type->is_enum ? "enum" : "struct"));
    set(object, "documentation", text(type->documentation));
    set(object, "inherited", json_boolean(type->inherited));
    set(object, "in_parcels", json_boolean(type->in_parcels));
    set(object, "size", whole(type->is_enum ? 4 : type->size));
    set(object, "alignment", whole(type->is_enum ? 4 : type->alignment));
    set(object, "constants", constants(contract, type));
    set(object, "fields", values(contract, type->fields, type->field_count));
    set(object, "place", place(type->place));
    return object;
}

static bool reads_argument(enum condition_kind kind)
{
    return kind == CONDITION_VALUE || kind == CONDITION_LENGTH || kind == CONDITION_IS_NULL ||
           kind == CONDITION_NOT_NULL;
}

static json_t *condition(const struct message *message, const struct condition *node)
{
    static const char *const types[] = {"boolean", "integer", "enum"};
    json_t *object = json_object();

    set(object, "kind", text(describe_condition(node->kind)));
    set(object, "type", text(types[node->type]));
    if (node->name)
        set(object, "name", text(node->name));
    if (reads_argument(node->kind))
        set(object, "argument", text(message->parameters[node->argument].name));
    if (node->kind <= CONDITION_CONSTANT)
        set(object, "number", digits((__int128)node->number));
    if (node->enumeration)
        set(object, "enum", text(node->enumeration->name));
    if (node->type == CONDITION_IS_INTEGER) {
        set(object, "minimum", digits(node->minimum));
        set(object, "maximum", digits(node->maximum));
    }
    if (node->left)
        set(object, "left", condition(message, node->left));
    if (node->right)
        set(object, "right", condition(message, node->right));
    set(object, "place", place(node->place));
    return object;
}

static json_t *message(const struct contract *contract, const struct message *message)
{
    json_t *object = json_object();
    json_t *
        requires
    = json_null();

    if (message->requires) {
        requires = json_object();
        set(requires, "text", text(message->requires_text));
        set(requires, "tree", condition(message, message->requires));
    }
    set(object, "name", text(message->name));
    set(object, "tag", whole(message->tag));
    set(object, "sender", text(describe_side(describe_sender(message))));
    set(object, "receiver", text(describe_side(describe_receiver(message))));
    set(object, "documentation", text(message->documentation));
    set(object, "inherited", json_boolean(message->inherited));
    set(object, "size", whole(layout_message(contract, message)));
    set(object, "arguments", values(contract, message->parameters, message->parameter_count));
    set(object, "requires", requires);
    set(object, "place", place(message->place));
    return object;
}

static json_t *transitions(const struct contract *contract, const struct state *state)
{
    json_t *array = json_array();

    for (size_t tag = 0; tag < contract->message_count; tag++) {
        if (state->next[tag] == STATE_NONE)
            continue;
        json_t *object = json_object();
        set(object, "message", text(contract->messages[tag].name));
        set(object, "next", text(contract->states[state->next[tag]].name));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *base_state(const struct contract *contract, size_t number)
{
    if (!contract->base || contract->base_state[number] == STATE_NONE)
        return json_null();
    return text(contract->base->states[contract->base_state[number]].name);
}

static json_t *state(const struct contract *contract, size_t number)
{
    const struct state *state = &contract->states[number];
    json_t *object = json_object();
    json_t *under_way = json_array();

    for (size_t tag = 0; tag < contract->message_count; tag++)
        if (state->under_way[tag])
            json_array_append_new(under_way, text(contract->messages[tag].name));
    set(object, "name", text(state->name));
    set(object, "number", whole(number));
    set(object, "documentation", text(state->documentation));
    set(object, "named", json_boolean(state->is_named));
    set(object, "end", json_boolean(state->is_end));
    set(object, "inherited", json_boolean(state->inherited));
    set(object, "overrides", json_boolean(state->overrides));
    set(object, "base_state", base_state(contract, number));
    set(object, "transitions", transitions(contract, state));
    set(object, "under_way", under_way);
    set(object, "place", place(state->place));
    return object;
}

static json_t *describe(const struct contract *contract)
{
    json_t *object = json_object();
    json_t *capacity = json_object();
    json_t *types = json_array(), *messages = json_array(), *states = json_array();

    for (int side = SIDE_CLIENT; side <= SIDE_SERVER; side++)
        set(capacity, describe_side((enum side)side), whole(contract->capacity[side]));
    for (size_t i = 0; i < contract->type_count; i++)
        json_array_append_new(types, declaration(contract, &contract->types[i]));
    for (size_t i = 0; i < contract->message_count; i++)
        json_array_append_new(messages, message(contract, &contract->messages[i]));
    for (size_t i = 0; i < contract->state_count; i++)
        json_array_append_new(states, state(contract, i));
    set(object, "schema", whole(1));
    set(object, "contract", text(contract->name));
    set(object, "file", text(contract->file));
    set(object, "version", whole(contract->version));
    set(object, "base", text(contract->base ? contract->base->name : NULL));
    set(object, "documentation", text(contract->documentation));
    set(object, "capacity", capacity);
    set(object, "types", types);
    set(object, "messages", messages);
    set(object, "start", text(contract->states[contract->start].name));
    set(object, "states", states);
    return object;
}

char *contract_emit_json(const struct contract *contract)
{
    json_t *all = describe(contract);
    char *lines = json_dumps(all, JSON_INDENT(2));
    struct writer out = {0};

    writer_print(&out, "%s\n", lines);
    free(lines);
    json_decref(all);
    return writer_finish(&out);
}
