/* The set is read from its slot, the slot is emptied two calls down, and the set used on. */
#include "server.component.h"

static struct File_server_set *g_waiting OWN STATE(Start);

static void forget(void)
{
    struct File_server_set *set = TAKE(g_waiting);
    if (set != NULL)
        File_server_set_drop(set);
}

static void forget_all(void)
{
    forget();
}

void server_main(struct server_ports *ports)
{
    (void)ports;
    struct File_server *file = File_channel();
    struct File_server_set *waiting = g_waiting;
    if (file == NULL || waiting == NULL)
        deed_fault(deed_reason_stopped);
    forget_all(); //-
    File_server_set_put(waiting, file); //~ borrow-expired
    //+ forget_all();
}
