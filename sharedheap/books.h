/* books.h - double-entry accounting: what is written twice, compared.
 *
 * Each object stands in the books twice: where it begins, with its owner, its payer and its size;
 * and in the sums of those that it concerns: the charge of its payer, the places of its page, the
 * count of the handles to it. Here the second is computed anew from the first, and both must agree
 * to the byte. It changes nothing, and takes as long as it takes to look at all of the heap. */
#ifndef SHAREDHEAP_BOOKS_H
#define SHAREDHEAP_BOOKS_H

#include <stdbool.h>
#include <stdint.h>

#include "frozen.h"
#include "owner.h"
#include "slab.h"
#include "space.h"

/* Where it is computed: of each slot what its objects cost, of each object the handles to it. */
extern uint64_t books_charged[HOLDER_SLOTS];
extern uint32_t books_handles[OWNER_GRANULES];

/*@ predicate books_charges{L} =
      \forall integer s; 0 <= s < holder_fresh ==>
          holder_used[s] == owner_sum(s, owner_top) && holder_used[s] <= holder_budget[s];

    // pages of a slab, or of the run that begins here
    logic integer books_size{L}(integer p) =
      owner_units[p] > SLAB_LARGEST ? owner_units[p] / 64 : owner_units[p] != 0 ? 1 : 0;
    logic integer books_used{L}(integer n) =
      n <= 0 ? 0 : books_used(n - 1) + books_size(n - 1);
    predicate books_page{L}(integer p) =
      (owner_units[p] > SLAB_LARGEST ==> owner_word[p * 64] != 0) &&
      (slab_holds(p) ==> slab_agrees(p));
    predicate books_pages{L} =
      (\forall integer p; 0 <= p < space_used ==> books_page(p)) &&
      books_used(space_used) + run_free == space_used;

    // handles of somebody among the first n granules
    logic integer books_handle{L}(integer b, integer g) =
      owner_word[g] != 0 && frozen_word[g] == FROZEN_HANDLE + b ? 1 : 0;
    logic integer books_count{L}(integer b, integer n) =
      n <= 0 ? 0 : books_count(b, n - 1) + books_handle(b, n - 1);
    predicate books_leads{L}(integer g, integer frozen) =
      frozen_word[g] >= FROZEN_HANDLE ==>
          frozen_word[g] - FROZEN_HANDLE < owner_top &&
          owner_word[frozen_word[g] - FROZEN_HANDLE] == frozen && owner_word[g] != frozen;
    predicate books_body{L}(integer g, integer frozen) =
      frozen_word[g] < FROZEN_HANDLE ==>
          frozen_word[g] == books_count(g, owner_top) &&
          (owner_word[g] == frozen <==> frozen_word[g] != 0);
    predicate books_frozen{L}(integer frozen) =
      \forall integer g; 0 <= g < owner_top && owner_word[g] != 0 ==>
          books_leads(g, frozen) && books_body(g, frozen);
*/

/* `frozen` owns all that is frozen, and nothing else. */
/*@ PAGES_INVARIANT(requires)
    requires payers: owner_payers;
    requires places: owner_places;
    requires slots: holder_fresh <= HOLDER_SLOTS;
    requires bound: space_used <= OWNER_PAGES;
    requires owner: frozen != 0;
    terminates \true; exits \false;
    assigns books_charged[0 .. HOLDER_SLOTS - 1], books_handles[0 .. OWNER_GRANULES - 1];
    ensures agree: \result ==> books_charges && books_pages && books_frozen(frozen) &&
        \forall integer p; 0 <= p < space_used ==> run_sound(p);
*/
bool books_balanced(uint32_t frozen);

#endif
