/* Nodes move between a free list and a used one; both are fields of one pool.
 */
#include "memory.component.h"

struct node {
  struct node *next OWN;
  uint32_t value;
};

struct pool {
  struct node *free OWN;
  struct node *used OWN;
  uint32_t most;
};

static struct node *pop_free(struct pool *pool) {
  struct node *node = TAKE(pool->free);
  if (node != NULL) {
    PUT(pool->free, TAKE(node->next));
    return node;
  }
  if (pool->most == 0)
    return NULL;
  pool->most--;
  return deed_take(sizeof *node);
}

static bool use(struct pool *pool, uint32_t value) {
  struct node *node = pop_free(pool);
  if (!node)
    return false;
  node->value = value;
  PUT(node->next, TAKE(pool->used));
  PUT(pool->used, node);
  return true;
}

static void release_all(struct pool *pool) {
  struct node *node;
  while ((node = TAKE(pool->used))) {
    PUT(pool->used, TAKE(node->next));
    PUT(node->next, TAKE(pool->free));
    PUT(pool->free, node);
  }
}

static void destroy(struct pool *pool) {
  struct node *node;
  release_all(pool);
  while ((node = TAKE(pool->free)) != NULL) {
    PUT(pool->free, TAKE(node->next));
    deed_drop(node);
  }
  deed_drop(pool);
}

static uint32_t total(const struct pool *pool) {
  uint32_t sum = 0;
  for (const struct node *n = pool->used; n; n = n->next)
    sum += n->value;
  return sum;
}

void memory_main(struct memory_ports *ports) {
  (void)ports;
  struct pool *pool = deed_take(sizeof *pool);
  if (pool == NULL)
    return;
  pool->most = 10;
  uint32_t i = 0;
  while (use(pool, i++))
    ;
  if (total(pool) > 45)
    deed_fault(deed_reason_value);
  release_all(pool);
  destroy(pool);
}
