/* Cursors that are kept while others go on: the best so far, the one before,
 * first and last. */
#include "memory.component.h"

struct player {
  struct player *next OWN;
  uint32_t points;
  uint32_t games;
};

static struct player *g_players OWN;

static struct player *best_of(struct player *list) {
  struct player *best = list;
  for (struct player *at = list; at != NULL; at = at->next)
    if (best == NULL || at->points > best->points)
      best = at;
  return best;
}

static struct player *last_of(struct player *list) {
  if (list == NULL)
    return NULL;
  while (list->next)
    list = list->next;
  return list;
}

static bool join(uint32_t points) {
  struct player *player = deed_take(sizeof *player);
  if (player == NULL)
    return false;
  player->points = points;
  struct player *last = last_of(g_players);
  if (last)
    PUT(last->next, player);
  else
    PUT(g_players, player);
  return true;
}

static void play(struct player *winner, struct player *loser) {
  winner->points += 3;
  winner->games++;
  loser->games++;
}

static void leave_first(void) {
  struct player *first = TAKE(g_players);
  if (!first)
    return;
  PUT(g_players, TAKE(first->next));
  deed_drop(first);
}

void memory_main(struct memory_ports *ports) {
  (void)ports;
  for (uint32_t i = 0; i < 8; i++)
    if (!join(i * 7 % 5))
      break;
  struct player *best = best_of(g_players);
  struct player *last = last_of(g_players);
  if (best != NULL && last != NULL)
    play(best, last);
  while (g_players != NULL)
    leave_first();
}
