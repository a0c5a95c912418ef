/* front_number.c - scalars as numbers: what a type can hold, which value a constant has in it, and
 * which operator of the IR a C operator is. */
#include "front.h"

struct ir_number number_of(const struct type *type)
{
    struct ir_number number = {0, false};
    if ((type->kind != TYPE_INTEGER && type->kind != TYPE_ENUM) || type->size > 8)
        return number;
    CXType clang = type->clang;
    if (type->kind == TYPE_ENUM)
        clang =
            clang_getCanonicalType(clang_getEnumDeclIntegerType(clang_getTypeDeclaration(clang)));
    switch (clang.kind) {
    case CXType_Bool: number.bits = 1; return number;
    case CXType_Char_S:
    case CXType_SChar:
    case CXType_Short:
    case CXType_Int:
    case CXType_Long:
    case CXType_LongLong: number.is_signed = true; break;
    case CXType_Char_U:
    case CXType_UChar:
    case CXType_UShort:
    case CXType_UInt:
    case CXType_ULong:
    case CXType_ULongLong: break;
    default: return number;
    }
    number.bits = (uint8_t)(type->size * 8);
    return number;
}

ir_wide number_value(const struct type *type, int64_t value)
{
    struct ir_number number = number_of(type);
    if (number.bits == 0)
        return value;
    if (number.bits == 1)
        return value != 0;
    uint64_t mask = number.bits == 64 ? UINT64_MAX : ((uint64_t)1 << number.bits) - 1;
    uint64_t bits = (uint64_t)value & mask;
    bool is_negative = number.is_signed && bits >> (number.bits - 1) != 0;
    return is_negative ? (ir_wide)bits - (ir_wide)mask - 1 : (ir_wide)bits;
}

enum ir_operator number_operator(enum CXBinaryOperatorKind kind, bool *swapped)
{
    *swapped = kind == CXBinaryOperator_GT || kind == CXBinaryOperator_GE;
    switch (kind) {
    case CXBinaryOperator_Mul:
    case CXBinaryOperator_MulAssign: return IR_MULTIPLY;
    case CXBinaryOperator_Div:
    case CXBinaryOperator_DivAssign: return IR_DIVIDE;
    case CXBinaryOperator_Rem:
    case CXBinaryOperator_RemAssign: return IR_REMAINDER;
    case CXBinaryOperator_Add:
    case CXBinaryOperator_AddAssign: return IR_ADD;
    case CXBinaryOperator_Sub:
    case CXBinaryOperator_SubAssign: return IR_SUBTRACT;
    case CXBinaryOperator_Shl:
    case CXBinaryOperator_ShlAssign: return IR_SHIFT_LEFT;
    case CXBinaryOperator_Shr:
    case CXBinaryOperator_ShrAssign: return IR_SHIFT_RIGHT;
    case CXBinaryOperator_And:
    case CXBinaryOperator_AndAssign: return IR_AND;
    case CXBinaryOperator_Or:
    case CXBinaryOperator_OrAssign: return IR_OR;
    case CXBinaryOperator_Xor:
    case CXBinaryOperator_XorAssign: return IR_XOR;
    case CXBinaryOperator_LT:
    case CXBinaryOperator_GT: return IR_LESS;
    case CXBinaryOperator_LE:
    case CXBinaryOperator_GE: return IR_AT_MOST;
    case CXBinaryOperator_EQ: return IR_EQUAL;
    case CXBinaryOperator_NE: return IR_UNEQUAL;
    default: return IR_VALUE;
    }
}
