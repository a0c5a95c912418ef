/* restart_rows.c - what a component that is no copy takes in the tables of its ends: of those that
 * it starts again behind, and of the machine's. */
#include "kernel/restart.h"
#include "kernel/shutdown.h"

const struct rows restart_rows[] = {ROWS(restart_record), ROWS(restart_held), ROWS_END};
const struct rows shutdown_rows[] = {ROWS(shutdown_is_there), ROWS(shutdown_goes), ROWS_END};
