/* Lists that locals own: append, split, join, length; cursors over all of them.
 */
#include "memory.component.h"

struct link {
  struct link *next OWN;
  uint32_t id;
};

static struct link *cons(uint32_t id, struct link *rest) {
  struct link *link = deed_take(sizeof(struct link));
  if (link == NULL)
    deed_fault(deed_reason_stopped);
  link->id = id;
  PUT(link->next, rest);
  return link;
}

static uint32_t length(const struct link *list) {
  uint32_t n = 0;
  while (list) {
    n++;
    list = list->next;
  }
  return n;
}

static struct link *append(struct link *first, struct link *second) {
  if (first == NULL)
    return second;
  struct link *last = first;
  while (last->next != NULL)
    last = last->next;
  PUT(last->next, second);
  return first;
}

static struct link *split_behind(struct link *list, uint32_t count) {
  struct link *at = list;
  for (uint32_t i = 1; i < count; i++) {
    struct link *next = at->next;
    if (next == NULL)
      return NULL;
    at = next;
  }
  return TAKE(at->next);
}

static void clear(struct link *list) {
  while (list != NULL) {
    struct link *next = TAKE(list->next);
    deed_drop(list);
    list = next;
  }
}

void memory_main(struct memory_ports *ports) {
  (void)ports;
  struct link *a = NULL, *b = NULL;
  for (uint32_t i = 0; i < 5; i++)
    a = cons(i, a);
  for (uint32_t i = 0; i < 3; i++)
    b = cons(i, b);
  struct link *all = append(a, b);
  if (all == NULL || length(all) != 8)
    deed_fault(deed_reason_value);
  struct link *rest = split_behind(all, 2);
  for (struct link *at = all; at != NULL; at = at->next)
    at->id *= 2;
  clear(rest);
  clear(all);
}
