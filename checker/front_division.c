/* front_division.c - signed division must have a result.
 *
 * INT_MIN / -1 has none. The fixed flags make every other overflow wrap, but this one stays
 * undefined in LLVM, which then believes that it never happens and deletes the tests before it: a
 * null test, say. So the divisor must be one of which the types or the text say that it is not -1,
 * or the dividend one that is narrower than the division and cannot be the least number.
 */
#include "front.h"

/* The type before C's conversions, which know nothing of where a value comes from. */
static CXType written_type(struct front *front, CXCursor cursor)
{
    while (clang_getCursorKind(cursor) == CXCursor_UnexposedExpr ||
           clang_getCursorKind(cursor) == CXCursor_ParenExpr) {
        struct cursors children = cursor_children(front, cursor);
        if (children.count != 1)
            break;
        cursor = children.items[0];
    }
    return clang_getCanonicalType(clang_getCursorType(cursor));
}

static bool is_unsigned(CXType type)
{
    switch (type.kind) {
    case CXType_Bool:
    case CXType_UChar:
    case CXType_UShort:
    case CXType_UInt:
    case CXType_ULong:
    case CXType_ULongLong: return true;
    default: return false;
    }
}

static bool is_integer(CXType type)
{
    return is_unsigned(type) || type.kind == CXType_Char_S || type.kind == CXType_SChar ||
           type.kind == CXType_Short || type.kind == CXType_Int || type.kind == CXType_Long ||
           type.kind == CXType_LongLong || type.kind == CXType_Enum;
}

/* Was it a narrower integer before it was converted, by C or by a cast? `(int64_t)a / b` */
static bool was_narrower(struct front *front, CXCursor cursor, CXType type)
{
    long long size = clang_Type_getSizeOf(type);
    for (;;) {
        CXType own = clang_getCanonicalType(clang_getCursorType(cursor));
        if (!is_integer(own))
            return false;
        if (clang_Type_getSizeOf(own) < size)
            return true;
        enum CXCursorKind kind = clang_getCursorKind(cursor);
        struct cursors children = cursor_children(front, cursor);
        bool is_conversion = kind == CXCursor_UnexposedExpr || kind == CXCursor_ParenExpr ||
                             kind == CXCursor_CStyleCastExpr;
        if (!is_conversion || children.count != 1)
            return false;
        cursor = children.items[0];
    }
}

/* A name of the type that the division has, if it is one of 32 or 64 bits. */
static const char *result_name(CXType type)
{
    switch (clang_getCanonicalType(type).kind) {
    case CXType_Int: return "(int32_t)";
    case CXType_Long:
    case CXType_LongLong: return "";
    default: return NULL;
    }
}

static void add_fix(struct front *front, CXCursor division)
{
    enum CXBinaryOperatorKind kind = clang_getCursorBinaryOperatorKind(division);
    const char *name = result_name(clang_getCursorType(division));
    struct cursors parts = cursor_children(front, division);
    const char *a = parts.count == 2 ? fix_text(front, parts.items[0]) : NULL;
    const char *b = parts.count == 2 ? fix_text(front, parts.items[1]) : NULL;
    if (name == NULL || a == NULL || b == NULL ||
        (kind != CXBinaryOperator_Div && kind != CXBinaryOperator_Rem)) {
        front_advise(front, "write deed_divide(a, b) or deed_remainder(a, b), which stop the "
                            "component then, or divide by an unsigned number");
        return;
    }
    const char *text =
        front_format(front, "%s%s(%s, %s)", name,
                     kind == CXBinaryOperator_Div ? "deed_divide" : "deed_remainder", a, b);
    front_advise(front, "write %s, which stops the component then, or divide by an unsigned number",
                 text);
    diagnostic_fix(front->all, true, "write %s", text);
    fix_replace(front, division, text);
}

/* An unsigned divisor stays one, or becomes a value of a wider type that is not negative. */
void division_check(struct front *front, CXCursor division, const struct cursors *operands,
                    CXType type)
{
    CXCursor divisor = operands->items[1];
    int64_t value = 0;
    if (is_unsigned(written_type(front, divisor)) ||
        (cursor_evaluate(divisor, &value) && value != 0 && value != -1) ||
        was_narrower(front, operands->items[0], type))
        return;
    struct place at = cursor_place(front, division);
    if (!front_refuse(front, at, "division",
                      "a signed division whose divisor may be -1: the least number divided by it "
                      "has no result"))
        return;
    add_fix(front, division);
}
