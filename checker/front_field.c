/* front_field.c - what may be in the integer fields of the component's structs, and in its static
 * integers, before the first statement runs; and which fields are written by others than
 * assignments to them.
 *
 * The bounds pass takes the range of all values that are ever stored in a field for an invariant of
 * it. So a field whose address is taken, one that lies over bytes, a bit-field, and one that an
 * initialiser gives a value that is not constant are open: anything may be in them. Structs of the
 * SDK have no such fields: their objects come from elsewhere. */
#include "front.h"

void field_enter(struct front *front, const struct record *record, struct field *field)
{
    struct ir_unit *unit = front->unit;
    struct ir_number number = number_of(field->type);
    if (record->is_sdk || number.bits == 0)
        return;
    unit->fields = front_append(front, unit->fields, unit->field_count, sizeof *unit->fields);
    unit->fields[unit->field_count++] = (struct ir_field_info){
        .name = front_format(front, "%s.%s", record->tag, field->name),
        .number = number,
        .is_open = field->is_bit_field,
    };
    field->number = (ir_field)unit->field_count;
}

void field_open(struct front *front, const struct node *lvalue)
{
    if (lvalue->kind == NODE_MEMBER && lvalue->field->number != 0)
        front->unit->fields[lvalue->field->number - 1].is_open = true;
}

void field_open_all(struct front *front, const struct type *type)
{
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    if (type->kind != TYPE_RECORD)
        return;
    for (size_t i = 0; i < type->record->field_count; i++) {
        const struct field *field = &type->record->fields[i];
        if (field->number != 0)
            front->unit->fields[field->number - 1].is_open = true;
        else
            field_open_all(front, field->type);
    }
}

void field_start(struct front *front, const struct field *field, const struct node *value)
{
    if (field->number == 0)
        return;
    struct ir_field_info *info = &front->unit->fields[field->number - 1];
    if (value->kind != NODE_CONSTANT) { /* in a function it is stored */
        info->is_open |= front->starts_static;
        return;
    }
    ir_wide number = number_value(field->type, value->value);
    info->low = number < info->low ? number : info->low;
    info->high = number > info->high ? number : info->high;
}

/* Which value belongs to which field is not looked at: each may be in any. */
void field_initialised(struct front *front, const struct node *list, const struct type *type)
{
    if (type->kind != TYPE_RECORD)
        return;
    for (size_t i = 0; i < list->count; i++) {
        const struct node *value = list->children[i];
        if (value->kind == NODE_LIST || (value->type != NULL && !type_is_scalar(value->type)))
            continue;
        for (size_t k = 0; k < type->record->field_count; k++)
            field_start(front, &type->record->fields[k], value);
    }
}

void field_static(const struct variable *variable, struct ir_variable *v)
{
    if (v->class != IR_SCALAR || v->number.bits == 0)
        return;
    CXCursor definition = clang_getCursorDefinition(variable->cursor);
    if (clang_Cursor_isNull(definition))
        return; /* no declaration has an initialiser */
    CXCursor initialiser = clang_Cursor_getVarDeclInitializer(definition);
    int64_t value = 0;
    if (!clang_Cursor_isNull(initialiser) && !cursor_evaluate(initialiser, &value))
        v->any_initial = true;
    v->initial = number_value(variable->type, value);
}
