/* Everything that can go wrong with a connection: no server, budget spent, death half-way. */
#include "client.component.h"

enum trial { trial_done, trial_again, trial_never };

static enum trial once(struct client_ports *ports, uint32_t number, uint32_t *result)
{
    struct Job_client *job = Job_open(ports->job, deed_now() + 1000000);
    if (job == NULL)
        return trial_again;
    struct Job_Task *task = deed_take(sizeof(struct Job_Task));
    if (task == NULL) {
        Job_client_drop(job);
        return trial_never;
    }
    task->kind = number;
    enum trial trial = trial_again;
    Job_send_Run(job, task, false);
    switch (Job_client_receive_until(job, deed_now() + 2000000)) {
    case Job_Ran:
        *result = Job_Ran_result(job);
        task = Job_Ran_task(job);
        *result += task->size;
        deed_drop(task);
        Job_send_Quit(job);
        trial = trial_done;
        break;
    case Job_Refused:
        deed_drop(Job_Refused_task(job));
        Job_send_Quit(job);
        trial = trial_never;
        break;
    case Job_closed:
    case Job_timeout: break;
    }
    Job_client_drop(job);
    return trial;
}

void client_main(struct client_ports *ports)
{
    uint64_t pause = 1000;
    for (uint32_t number = 0; number < 20;) {
        uint32_t result = 0;
        switch (once(ports, number, &result)) {
        case trial_done:
            number += 1 + result % 2;
            pause = 1000;
            break;
        case trial_again:
            deed_sleep_until(deed_now() + pause);
            if (pause < 1000000)
                pause *= 2;
            break;
        case trial_never: return;
        default: return;
        }
    }
}
