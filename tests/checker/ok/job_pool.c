/* Requests that wait in a list for their turn, with their endpoints. */
#include "server.component.h"

struct waiting {
  struct waiting *next OWN;
  struct Job_server *client OWN STATE(Running);
  struct Job_Task *task OWN;
};

static struct waiting *g_first OWN;

static void work_off(struct Job_server_set *jobs) {
  struct waiting *at = TAKE(g_first);
  while (at != NULL) {
    struct waiting *next = TAKE(at->next);
    struct Job_server *client = TAKE(at->client);
    struct Job_Task *task = TAKE(at->task);
    if (client != NULL && task != NULL) {
      Job_send_Ran(client, task, 1);
      Job_server_set_put(jobs, client);
    } else if (client != NULL) {
      deed_fault(deed_reason_value);
    } else {
      deed_drop(task);
    }
    deed_drop(at);
    at = next;
  }
}

static void enqueue(struct Job_server_set *jobs, struct Job_server *client,
                    struct Job_Task *task) {
  struct waiting *entry = deed_take(sizeof *entry);
  if (entry == NULL) {
    Job_send_Refused(client, task);
    Job_server_set_put(jobs, client);
    return;
  }
  PUT(entry->client, client);
  PUT(entry->task, task);
  PUT(entry->next, TAKE(g_first));
  PUT(g_first, entry);
}

void server_main(struct server_ports *ports) {
  for (uint32_t count = 0;; count++) {
    struct Job_server *client = Job_server_set_receive(ports->jobs);
    switch (Job_server_tag(client)) {
    case Job_connected:
      Job_server_set_put(ports->jobs, client);
      break;
    case Job_Run:
      enqueue(ports->jobs, client, Job_Run_task(client));
      break;
    case Job_Label:
      Job_send_Labelled(client, NULL);
      Job_server_set_put(ports->jobs, client);
      break;
    case Job_Quit:
    case Job_closed:
      Job_server_drop(client);
      break;
    }
    if (count % 4 == 3)
      work_off(ports->jobs);
  }
}
