/* front_record.c - structs: what kind each is, its fields, and the owner slots among them.
 *
 * The kind decides what a component may do with it. Of the SDK's structs only plain data, vectors
 * and the ports are looked into; the others are handles, known by what is inside them and by name.
 * Of the component's own structs each field must be plain data or an owner; record_check
 * says so after all declarations are known, since structs refer to each other. */
#include "front.h"

#include <string.h>

struct field_visit {
    struct front *front;
    struct record *record;
};

static enum CXVisitorResult visit_field(CXCursor cursor, CXClientData data)
{
    struct field_visit *visit = data;
    struct record *record = visit->record;
    record->fields =
        front_append(visit->front, record->fields, record->field_count, sizeof *record->fields);
    struct field *field = &record->fields[record->field_count++];
    *field = (struct field){
        .name = cursor_name(visit->front, cursor),
        .annotation = annotation_none(),
        .slot = IR_NONE,
        .in_slot = IR_NONE,
        .place = cursor_place(visit->front, cursor),
        .cursor = cursor,
        .is_bit_field = clang_Cursor_isBitField(cursor) != 0,
    };
    return CXVisit_Continue;
}

const struct field *record_field(const struct record *record, const char *name)
{
    for (size_t i = 0; i < record->field_count; i++)
        if (strcmp(record->fields[i].name, name) == 0)
            return &record->fields[i];
    return NULL;
}

/* ---- The SDK's ---- */

/* Ends `tag` in `suffix`? Then the record may belong to the contract of the name in front. */
static bool names_contract(struct front *front, struct record *record, const char *suffix,
                           enum record_kind kind, enum side side)
{
    size_t tag = strlen(record->tag), end = strlen(suffix);
    if (tag <= end || strcmp(record->tag + tag - end, suffix) != 0)
        return false;
    const char *name = front_format(front, "%.*s", (int)(tag - end), record->tag);
    record->contract = contract_library_find(front->library, name, front->component->place);
    if (record->contract == NULL)
        return false;
    record->kind = kind;
    record->side = side;
    return true;
}

static void classify_handle(struct front *front, struct record *record, const char *core)
{
    record->kind = RECORD_OPAQUE;
    if (strcmp(core, "deed_endpoint") == 0) {
        if (!names_contract(front, record, "_client", RECORD_ENDPOINT, SIDE_CLIENT))
            names_contract(front, record, "_server", RECORD_ENDPOINT, SIDE_SERVER);
    } else if (strcmp(core, "deed_set") == 0) {
        if (!names_contract(front, record, "_client_set", RECORD_SET, SIDE_CLIENT))
            names_contract(front, record, "_server_set", RECORD_SET, SIDE_SERVER);
    } else if (strcmp(core, "deed_port") == 0) {
        names_contract(front, record, "_port", RECORD_PORT, SIDE_CLIENT);
    } else if (strcmp(core, "deed_frozen") == 0 || strcmp(core, "deed_rows") == 0) {
        record->kind = RECORD_SEALED;
    }
}

static bool is_ports(const struct front *front, const char *tag)
{
    size_t length = strlen(front->component->name);
    return strncmp(tag, front->component->name, length) == 0 && strcmp(tag + length, "_ports") == 0;
}

static const struct type *value_in(const struct type *type)
{
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    return type;
}

/* What is in front of a parcel's root. */
static bool is_head(const struct field *field)
{
    return field->type->kind == TYPE_RECORD && field->type->record->is_sdk &&
           strcmp(field->type->record->tag, "deed_parcel") == 0;
}

/* Plain data, an IN pointer, or a node inside of another one. */
static bool belongs_in_node(const struct field *field)
{
    const struct type *value = value_in(field->type);
    return type_is_plain(value) || (value->kind == TYPE_POINTER && field->annotation.in) ||
           (value->kind == TYPE_RECORD && value->record->kind == RECORD_NODE);
}

static void classify_parts(struct record *record)
{
    bool plain = true, node = true,
         is_parcel = record->field_count > 0 && is_head(&record->fields[0]);
    for (size_t i = is_parcel; i < record->field_count; i++) {
        plain = plain && type_is_plain(record->fields[i].type);
        node = node && belongs_in_node(&record->fields[i]);
    }
    if (is_parcel)
        record->kind = node ? RECORD_PARCEL : RECORD_OPAQUE;
    else
        record->kind = plain ? RECORD_PLAIN : node ? RECORD_NODE : RECORD_OPAQUE;
}

static bool is_slice(const struct record *record)
{
    if (record->field_count != 2)
        return false;
    const struct field *at = &record->fields[0], *length = &record->fields[1];
    return strcmp(at->name, "at") == 0 && at->type->kind == TYPE_POINTER &&
           type_is_plain(at->type->target) && strcmp(length->name, "length") == 0 &&
           length->type->kind == TYPE_INTEGER && length->type->size == 8 &&
           !length->type->is_signed;
}

static void classify_sdk(struct front *front, struct record *record)
{
    static const char *const cores[] = {"deed_endpoint", "deed_set",  "deed_port",
                                        "deed_frozen",   "deed_rows", "deed_parcel"};
    bool is_core = false;
    for (size_t i = 0; i < sizeof cores / sizeof cores[0]; i++)
        is_core = is_core || strcmp(record->tag, cores[i]) == 0;
    const struct type *first = record->field_count == 1 ? record->fields[0].type : NULL;
    if (is_core) {
        record->kind = RECORD_OPAQUE;
    } else if (strcmp(record->tag, "deed_ioports") == 0 ||
               strcmp(record->tag, "deed_registers") == 0) {
        record->kind = RECORD_IOPORTS;
    } else if (is_ports(front, record->tag)) {
        record->kind = RECORD_PORTS;
    } else if (first != NULL && first->kind == TYPE_RECORD &&
               first->record->kind == RECORD_OPAQUE && !is_head(&record->fields[0])) {
        classify_handle(front, record, first->record->tag);
    } else if (record->field_count == 2 && record->fields[1].type->kind == TYPE_FLEXIBLE &&
               record->fields[0].type->is_const && strcmp(record->fields[0].name, "length") == 0) {
        record->kind = RECORD_VECTOR;
    } else if (is_slice(record)) {
        record->kind = RECORD_SLICE;
    } else {
        classify_parts(record);
    }
}

/* ---- The component's ---- */

/* The pointer type behind the arrays, or NULL if the field holds no pointer. */
static const struct type *pointer_in(const struct type *type)
{
    while (type->kind == TYPE_ARRAY)
        type = type->target;
    return type->kind == TYPE_POINTER ? type : NULL;
}

ir_slot record_add_slot(struct front *front, const char *name, const char *container,
                        const struct type *type, const struct ir_annotation *annotation)
{
    struct ir_unit *unit = front->unit;
    const struct type *pointer = pointer_in(type);
    unit->slots = front_append(front, unit->slots, unit->slot_count, sizeof *unit->slots);
    unit->slots[unit->slot_count] = (struct ir_slot_info){
        .name = name,
        .container = container,
        .pointee = pointer->target->kind == TYPE_RECORD ? pointer->target->record->tag : "",
        .variable = IR_NONE,
        .is_array = type->kind == TYPE_ARRAY,
        .is_in = annotation->in,
        .class = type_class(pointer),
        .state = annotation->state,
        .type_name = pointer->name,
    };
    return (ir_slot)unit->slot_count++;
}

static bool node_owner_refused(struct front *front, const struct type *node, const char *name,
                               struct place at)
{
    if (!front_refuse(front, at, "parcel",
                      "`%s` cannot own a `struct %s`, which is one of many objects in a parcel",
                      name, node->record->tag))
        return false;
    front_advise(front, "own the parcel, by a pointer to its root: a struct that begins with "
                        "`struct deed_parcel parcel;`");
    return true;
}

/* What a pointer that outlives the function should have been. */
static void advise_owner(struct front *front, const struct type *type, bool objects,
                         const char *name, struct place at)
{
    const struct type *pointer = pointer_in(type);
    const struct type *target = pointer->target;
    bool is_text = target->kind == TYPE_INTEGER && target->size == 1 && target->is_const &&
                   strstr(target->name, "char") != NULL;
    if (is_text)
        front_advise(front,
                     "for texts of the program write `static const char *const %s[] = {\"one\", "
                     "\"two\"}`, or "
                     "`static const char %s[] = \"one\"`",
                     name, name);
    else if (!objects)
        front_advise(front,
                     "only structs, vectors and endpoints have owners: for bytes write "
                     "`struct uint8_vector *%s OWN`, which knows its length; for an "
                     "element of an array keep its index",
                     name);
    else
        front_advise(front,
                     "a borrow lives in locals and parameters only: write `%s OWN`, and move "
                     "the owner with TAKE(place) and PUT(place, owner); or keep an index",
                     name);
    if (type_points_to(pointer, RECORD_VECTOR))
        front_advise(front,
                     "or, in a struct that only locals and parameters are of, keep a slice: "
                     "`struct %.*s%sslice %s`",
                     (int)(strlen(target->record->tag) - strlen("vector")), target->record->tag,
                     target->is_const ? "const_" : "", name);
    if (objects && type->kind == TYPE_POINTER) {
        diagnostic_fix(front->all, false, "let `%s` own what it points to", name);
        fix_mark(front, at, name, "OWN");
    }
}

bool record_owner_refused(struct front *front, const struct type *type,
                          const struct ir_annotation *annotation, const char *name, struct place at)
{
    const struct type *pointer = pointer_in(type);
    const struct type *target = pointer->target;
    if (type_is_view(target))
        return view_kept_refused(front, pointer, name, "a field or static", at);
    bool objects = target->kind == TYPE_RECORD && type_class(pointer) != IR_CAPABILITY;
    bool is_node = type_points_to(pointer, RECORD_NODE);
    if (!annotation->own) {
        if (!front_refuse(front, at, "type",
                          "`%s` is a pointer that outlives the function, and does "
                          "not say that it owns what it points to",
                          name))
            return false;
        advise_owner(front, type, objects, name, at);
        return true;
    }
    if (is_node)
        return node_owner_refused(front, target, name, at);
    if (!objects) {
        if (!front_refuse(front, at, "type",
                          "`%s` cannot own `%s`: only structs, vectors and endpoints have owners",
                          name, pointer->name))
            return false;
        front_advise(front, "for bytes write `struct uint8_vector *%s OWN`, which knows its length",
                     name);
        return true;
    }
    if (type->kind == TYPE_ARRAY && type->target->kind == TYPE_ARRAY)
        return front_refuse(front, at, "type",
                            "`%s` is an array of arrays of owners: use one dimension", name);
    return false;
}

static bool value_field_refused(struct front *front, const struct record *record,
                                const struct field *field)
{
    if (type_value_refused(front, field->type, field->name, field->place))
        return true;
    if (type_is_view(field->type))
        return record->kind == RECORD_OWNING &&
               view_kept_refused(front, field->type, field->name, "a struct that owns",
                                 field->place);
    if (type_is_plain(field->type) || table_is_type(field->type))
        return false;
    if (!front_refuse(front, field->place, "type",
                      "`%s` would put owners of another struct inside this one", field->name))
        return false;
    front_advise(front, "own that struct through a pointer: `struct x *%s OWN;`", field->name);
    return true;
}

/* What the rest of the front must know of a field before the rules are asked. */
static void enter_in_field(struct front *front, struct record *record, struct field *field)
{
    const struct type *value = value_in(field->type);
    if (value->kind != TYPE_POINTER)
        return;
    if (record->is_sdk)
        field->annotation =
            annotation_of(front, field->cursor, field->type, ANNOTATION_FIELD, NULL);
    if (!field->annotation.in)
        return;
    const char *name = front_format(front, "%s.%s", record->tag, field->name);
    field->in_slot = record_add_slot(front, name, record->tag, field->type, &field->annotation);
}

/* Nothing but the root of a parcel, const and OWN: a handle, whose field is no owner slot. */
static bool is_handle(const struct record *record)
{
    const struct field *field = &record->fields[0];
    return record->field_count == 1 && field->annotation.own &&
           type_points_to(field->type, RECORD_PARCEL) && field->type->target->is_const;
}

/* With IN fields, or with nodes inside of it, and perhaps the head of a parcel. */
static void classify_own(struct front *front, struct record *record)
{
    if (is_handle(record)) {
        record->kind = RECORD_HANDLE;
        record->fields[0].slot = IR_NONE;
        front->unit->slot_count--; /* the last that was entered */
        return;
    }
    for (size_t i = 0; i < record->field_count; i++) {
        const struct type *value = value_in(record->fields[i].type);
        if (record->fields[i].annotation.in && value->kind == TYPE_POINTER)
            record->kind = RECORD_NODE;
        if (value->kind == TYPE_RECORD && value->record->kind == RECORD_NODE)
            record->kind = RECORD_NODE;
    }
    if (record->field_count > 0 && is_head(&record->fields[0]))
        record->kind = RECORD_PARCEL;
}

static void enter_own_field(struct front *front, struct record *record, struct field *field)
{
    if (table_is_pointer(field->type)) {
        record->kind = RECORD_TABLE;
        return;
    }
    field->annotation = annotation_of(front, field->cursor, field->type, ANNOTATION_FIELD, NULL);
    const struct type *value = field->type;
    while (value->kind == TYPE_ARRAY)
        value = value->target;
    if (value->kind == TYPE_RECORD && value->record->kind == RECORD_OWNING &&
        record->kind != RECORD_TABLE)
        record->kind = RECORD_OWNING;
    if (type_is_view(value) && record->kind != RECORD_OWNING && record->kind != RECORD_TABLE)
        record->kind = RECORD_VIEW;
    if (value->kind != TYPE_POINTER || !field->annotation.own)
        return;
    const char *name = front_format(front, "%s.%s", record->tag, field->name);
    field->slot = record_add_slot(front, name, record->tag, field->type, &field->annotation);
    if (record->kind != RECORD_TABLE)
        record->kind = RECORD_OWNING;
}

/* Texts of the program live in constant tables; what borrows may hold pointers as well. */
static void classify_texts(struct record *record)
{
    for (size_t i = 0; i < record->field_count && record->kind == RECORD_PLAIN; i++)
        if (text_is(record->fields[i].type) && !record->fields[i].annotation.own)
            record->kind = RECORD_TABLE;
}

static bool has_overlays(const struct front *front)
{
    const struct source *source = front->source;
    static const char word[] = "deed_overlay";
    return memmem(source->text + source->prefix_size, source->size - source->prefix_size, word,
                  sizeof word - 1) != NULL;
}

void record_fill(struct front *front, struct record *record)
{
    if (record->is_filled || !record->is_complete)
        return;
    record->is_filled = true; /* before the fields: they may point to it */
    struct field_visit visit = {front, record};
    clang_Type_visitFields(clang_getCursorType(record->cursor), visit_field, &visit);
    for (size_t i = 0; i < record->field_count; i++) {
        struct field *field = &record->fields[i];
        field->type = type_of(front, clang_getCursorType(field->cursor));
        field->may_lie_over = field->type->size == 1 && has_overlays(front);
        if (!record->is_sdk)
            enter_own_field(front, record, field);
        enter_in_field(front, record, field);
        field_enter(front, record, field);
    }
    if (record->is_sdk)
        classify_sdk(front, record);
    else
        classify_own(front, record);
    if (!record->is_sdk)
        classify_texts(record);
}

/* ---- What lives in parcels ---- */

static bool in_field_refused(struct front *front, const struct field *field,
                             const struct type *pointer)
{
    const struct type *target = pointer->target;
    bool may =
        type_is_plain(target) || type_in_parcel(pointer) || type_points_to(pointer, RECORD_VECTOR);
    if (may && field->type->kind == TYPE_ARRAY && field->type->target->kind == TYPE_ARRAY)
        return front_refuse(front, field->place, "type",
                            "`%s` is an array of arrays of pointers: use one dimension",
                            field->name);
    return !may && front_refuse(front, field->place, "parcel",
                                "`%s` cannot be IN a parcel: there are plain data, vectors and "
                                "structs with IN fields in it",
                                field->name);
}

/* A field of a struct that lives in parcels. True if it was refused. */
static bool node_field_refused(struct front *front, const struct record *record,
                               const struct field *field)
{
    const struct type *value = value_in(field->type);
    bool is_first = field == &record->fields[0];
    if (value->kind == TYPE_POINTER && field->annotation.in)
        return in_field_refused(front, field, value);
    if (is_first && is_head(field))
        return false;
    if (is_head(field))
        return front_refuse(front, field->place, "parcel",
                            "the head of a parcel stands in front of everything else in its root");
    bool is_node = value->kind == TYPE_RECORD && value->record->kind == RECORD_NODE;
    if (value->kind != TYPE_POINTER &&
        (is_node ? type_refused(front, field->type, field->name, field->place)
                 : type_value_refused(front, field->type, field->name, field->place)))
        return true;
    if (belongs_in_node(field))
        return false;
    if (!front_refuse(front, field->place, "parcel",
                      "`%s` does not belong in a parcel: `struct %s` may hold plain data and IN "
                      "pointers, nothing that is owned",
                      field->name, record->tag))
        return false;
    front_advise(front, field->annotation.own
                            ? "what is owned has to be dropped, and nobody walks a parcel: add it "
                              "to the parcel and say IN(parcel) instead of OWN"
                            : "say IN(parcel) behind a pointer to what lies in the same parcel");
    return true;
}

/* Beside its functions a table holds plain data. */
static void check_in_table(struct front *front, const struct record *record,
                           const struct field *field)
{
    if (table_is_pointer(field->type)) {
        table_of_field(front, record, field);
    } else if (text_is(field->type) && !field->annotation.own) {
        return;
    } else if (front_refuse(front, field->place, "function-pointer",
                            "`%s` is a pointer in a struct with pointers to functions",
                            field->name)) {
        front_advise(front, "a table of functions is constant: it holds functions and plain data, "
                            "texts as arrays of characters");
    }
}

/* What it holds is a number of its type; how many bits of it are kept is the compiler's business.
 */
static bool bit_field_refused(struct front *front, const struct field *field)
{
    bool is_unsigned = field->type->kind == TYPE_INTEGER && !field->type->is_signed;
    if (is_unsigned && field->name[0] != '\0')
        return false;
    if (!front_refuse(front, field->place, "type",
                      is_unsigned ? "a bit-field without a name"
                                  : "`%s` is a bit-field, and not unsigned or bool",
                      field->name))
        return false;
    front_advise(front,
                 is_unsigned ? "leave it out, or give it a name: nobody relies on where the "
                               "compiler puts bit-fields"
                             : "write `unsigned %s : n`; an enum or a signed number may not "
                               "fit its bits",
                 field->name);
    return true;
}

/* Fields that are so large alone are told of alone. */
static void check_size(struct front *front, const struct record *record)
{
    long long size = clang_Type_getSizeOf(clang_getCursorType(record->cursor));
    for (size_t i = 0; i < record->field_count; i++)
        if (record->fields[i].type->size >= TYPE_SIZE_LIMIT)
            return;
    if (size > 0 && (uint64_t)size >= TYPE_SIZE_LIMIT)
        front_refuse(front, record->place, "type",
                     "`struct %s` takes 2 GiB or more: no memory has room for one", record->tag);
}

/* What is said about a struct or union without a name goes for what is done with its members, too.
 */
bool record_was_refused(const struct front *front, const struct record *record)
{
    for (size_t i = 0; i < record->field_count; i++) {
        const struct type *type = record->fields[i].type;
        if (type->kind == TYPE_RECORD && clang_Cursor_isAnonymousRecordDecl(type->record->cursor))
            return diagnostics_count(front->all) > 0;
    }
    return false;
}

/* ---- Names ---- */

static enum CXChildVisitResult visit_tag(CXCursor cursor, CXCursor parent, CXClientData data)
{
    (void)parent;
    struct front *front = data;
    if (clang_getCursorKind(cursor) != CXCursor_StructDecl || clang_Cursor_isAnonymous(cursor))
        return CXChildVisit_Continue;
    front->tags = front_append(front, front->tags, front->tag_count, sizeof *front->tags);
    front->tags[front->tag_count++] = cursor_name(front, cursor);
    return CXChildVisit_Recurse;
}

/* Is another struct of that name declared, at file scope or in a function that came before? */
static bool is_taken(struct front *front, const struct record *record)
{
    if (front->tag_count == 0)
        clang_visitChildren(clang_getTranslationUnitCursor(front->translation_unit), visit_tag,
                            front);
    bool is_taken = false;
    for (size_t i = 0; i < front->tag_count && !is_taken; i++)
        is_taken = strcmp(front->tags[i], record->tag) == 0;
    for (size_t i = 0; front->records[i] != record && !is_taken; i++)
        is_taken = strcmp(front->records[i]->tag, record->tag) == 0;
    return is_taken;
}

/* Whose field a slot is, and what a pointer leads to, is told by the struct's name. A struct that
 * is declared in a function could have the name of another one. True if it was refused. */
static bool second_name_refused(struct front *front, const struct record *record)
{
    CXCursor parent = clang_getCursorSemanticParent(record->cursor);
    if (clang_getCursorKind(parent) == CXCursor_TranslationUnit || !is_taken(front, record) ||
        !front_refuse(front, record->place, "type",
                      "another `struct %s` is declared elsewhere, and the checker tells structs "
                      "apart by their names",
                      record->tag))
        return false;
    front_advise(front, "give this one, which is declared inside of a function, a name of its own");
    return true;
}

void record_check(struct front *front, const struct record *record)
{
    if (record->is_sdk || !record->is_complete || second_name_refused(front, record))
        return;
    check_size(front, record);
    if (record->field_count == 0)
        front_refuse(front, record->place, "type", "`struct %s` has no fields", record->tag);
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        const struct type *pointer = pointer_in(field->type);
        if (record->kind == RECORD_TABLE && (pointer != NULL || type_is_view(field->type))) {
            check_in_table(front, record, field);
        } else if (field->is_bit_field && bit_field_refused(front, field)) {
            continue;
        } else if (record->kind == RECORD_HANDLE) {
            type_refused(front, pointer, field->name, field->place);
        } else if (record->kind == RECORD_NODE || record->kind == RECORD_PARCEL) {
            if (pointer == NULL ||
                (!type_refused(front, pointer, field->name, field->place) && !type_lacks(pointer)))
                node_field_refused(front, record, field);
        } else if (pointer == NULL) {
            value_field_refused(front, record, field);
        } else if (record->kind == RECORD_VIEW && view_may_hold(field)) {
            continue;
        } else if (!type_refused(front, pointer, field->name, field->place) &&
                   !type_lacks(pointer)) {
            record_owner_refused(front, field->type, &field->annotation, field->name, field->place);
        }
    }
}

/* What has no tag is named by its place in the list, as nothing else can be; a typedef of it is no
 * tag, and a struct may be called the same. */
static const char *tag_of(struct front *front, CXCursor cursor)
{
    if (!clang_Cursor_isAnonymous(cursor))
        return cursor_name(front, cursor);
    return front_format(front, "(unnamed %zu)", front->record_count);
}

static bool same_record(const void *item, const void *key)
{
    return cursor_found(((const struct record *)item)->cursor, *(const CXCursor *)key);
}

struct record *record_of(struct front *front, CXType clang)
{
    CXCursor declaration = clang_getTypeDeclaration(clang);
    CXCursor definition = clang_getCursorDefinition(declaration);
    CXCursor cursor = clang_Cursor_isNull(definition) ? declaration : definition;
    unsigned hash = cursor_hash(front, cursor);
    struct record *record = table_find(&front->record_table, hash, &cursor, same_record);
    if (record != NULL)
        return record;
    record = front_allocate(front, sizeof *record);
    *record = (struct record){
        .cursor = cursor,
        .tag = tag_of(front, cursor),
        .is_sdk = cursor_is_sdk(front, cursor),
        .is_complete = !clang_Cursor_isNull(definition),
        .place = cursor_place(front, cursor),
    };
    if (record->is_sdk && is_ports(front, record->tag)) {
        record->kind = RECORD_PORTS;
        record->is_complete = true; /* without ports it is only declared */
    }
    front->records =
        front_append(front, front->records, front->record_count, sizeof *front->records);
    front->records[front->record_count++] = record;
    table_add(&front->record_table, hash, record);
    return record;
}
