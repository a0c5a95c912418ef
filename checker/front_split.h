/* front_split.h - a long source parsed as two halves. Used by front.c, and by what finds
 * declarations of one half in the other. */
#ifndef CHECKER_FRONT_SPLIT_H
#define CHECKER_FRONT_SPLIT_H

#include "front.h"

/* front.c: what the halves come to; NULL: somebody had something to say, or the text is not to be
 * split. */
struct ir_unit *front_lower_halves(struct split *split, const struct source *source,
                                   const struct component *component,
                                   struct contract_library *library);

/* The text of the first half, as long as the source, once it is cut; NULL: it has not two bodies,
 * or is not understood. To be asked once. */
const char *split_first(struct split *split);

/* The definition of a function, as it stands in the half that has its body; the null cursor: there
 * is none. Waits for the second half if need be. */
CXCursor split_definition(struct split *split, CXCursor definition);

/* What the second half calls the source; NULL before anybody asked for it. */
CXFile split_file(const struct split *split);

/* Was the second half parsed, and without a message? Waits for it. */
bool split_is_clean(struct split *split);

/* front.c: libclang on this text as the source. */
struct host_list front_arguments(const struct component *component);
enum CXErrorCode split_parse(const struct source *source, const char *text,
                             const struct host_list *arguments, CXIndex index,
                             CXTranslationUnit *unit);

#endif
