/* front_split.h - a long source parsed as two halves. Used by front.c, and by what finds
 * declarations of one half in the other. */
#ifndef CHECKER_FRONT_SPLIT_H
#define CHECKER_FRONT_SPLIT_H

#include "front.h"

/* front.c: what the halves come to; NULL: somebody had something to say, or the text is not to be
 * split. */
struct ir_unit *front_lower_halves(const struct source *source, const struct component *component,
                                   struct contract_library *library);

/* The source as two halves; NULL: it has not two bodies, or is not understood. */
struct split *split_new(const struct source *source);

/* Begin to parse the second half; the text of the first, as long as the source. `arguments` stay
 * until the end. */
const char *split_start(struct split *split, const struct host_list *arguments);

/* The definition of a function, as it stands in the half that has its body; the null cursor: there
 * is none. Waits for the second half if need be. */
CXCursor split_definition(struct split *split, CXCursor definition);

/* What the second half calls the source; NULL before anybody asked for it. */
CXFile split_file(const struct split *split);

/* Was the second half parsed, and without a message? Waits for it. */
bool split_is_clean(struct split *split);

void split_free(struct split *split);

/* front.c: libclang on this text as the source. */
enum CXErrorCode split_parse(const struct source *source, const char *text,
                             const struct host_list *arguments, CXIndex index,
                             CXTranslationUnit *unit);

#endif
