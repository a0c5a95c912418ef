/* compiler.h - the annotations of Deed C. To clang they are `annotate` attributes that `deed check`
 * reads; to any other compiler, Frama-C among them, they are nothing, and neither are they where
 * the trusted core is compiled (DEED_CORE), which nobody checks: clang keeps an annotated parameter
 * in memory. This is the one header that may look at __FRAMAC__.
 *
 * An annotation belongs to a declaration: a parameter, a variable or field, or, in front of a
 * function, its result. A pointer without one is a borrow: lent for the call, never null, one
 * object. IN(parcel) on a field: null, or in the same parcel as the struct that it is a field of.
 */
#ifndef DEED_COMPILER_H
#define DEED_COMPILER_H

#if defined(__clang__) && !defined(__FRAMAC__) && !defined(DEED_CORE)
#define DEED_ANNOTATE(text) __attribute__((annotate("deed:" text)))
#else
#define DEED_ANNOTATE(text)
#endif

#if defined(__clang__) && !defined(__FRAMAC__)
#define DEED_COUNTED_BY(field) __attribute__((counted_by(field)))
#define DEED_NORETURN          __attribute__((noreturn, nomerge))
#define DEED_INLINE            static inline __attribute__((nodebug))
#define DEED_SWITCHES          __attribute__((preserve_none))
#else
#define DEED_COUNTED_BY(field)
#define DEED_NORETURN
#define DEED_INLINE static inline
#define DEED_SWITCHES
#endif

/* A DEED_SWITCHES function goes on in another component, which leaves nothing in any register: so
 * its caller keeps what it still needs, and nobody keeps more. */

/* A report names the component's line, not one in here: what is DEED_INLINE counts as part of the
 * line that calls it, and two calls of a DEED_NORETURN function never become one. */

#define OWN        DEED_ANNOTATE("own")         /* the one owner of the object pointed to       */
#define CLAIMS     DEED_ANNOTATE("claims")      /* parameter: the call takes the ownership away */
#define OPT        DEED_ANNOTATE("opt")         /* may be null; test it before use              */
#define COUNT(n)   DEED_ANNOTATE("count:" #n)   /* points to n elements; reach them with AT     */
#define BORROWS(x) DEED_ANNOTATE("borrows:" #x) /* result: lent by parameter x                  */
#define IN(x)      DEED_ANNOTATE("in:" #x)      /* in the same parcel as parameter x            */
#define STATE(s)   DEED_ANNOTATE("state:" #s)   /* endpoint: its contract state, on entry       */
#define DEPTH(n)   DEED_ANNOTATE("depth:" #n)   /* function: may come back, with a smaller n    */
#define TO(s)      DEED_ANNOTATE("to:" #s)      /* endpoint: its contract state, on return      */

#endif
