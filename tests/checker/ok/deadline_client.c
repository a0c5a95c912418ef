/* Deadlines: send, wait until a point in time, and either wait again or give the conversation up.
 */
#include "client.component.h"

#define MILLISECOND 1000000u

/* The product, or `otherwise` when nothing came in time. Consumes the endpoint; null when it died.
 */
OWN OPT STATE(Start) static struct Calculator_client *multiply(
    struct Calculator_client *c OWN CLAIMS STATE(Start), int32_t a, int32_t b, int32_t *product)
{
    Calculator_send_Multiply(c, a, b);
    for (uint32_t patience = 3;; patience--) {
        switch (Calculator_client_receive_until(c, deed_now() + MILLISECOND)) {
        case Calculator_Result: *product = Calculator_Result_value(c); return c;
        case Calculator_Overflow: *product = INT32_MAX; return c;
        case Calculator_closed: Calculator_client_drop(c); return NULL;
        case Calculator_timeout:
            if (patience > 0)
                break;
            Calculator_client_drop(c);
            return NULL;
        }
    }
}

void client_main(struct client_ports *ports)
{
    struct Calculator_client *c = NULL;
    int32_t value = 3;
    for (;;) {
        if (c == NULL)
            c = Calculator_open(ports->calculator, deed_now() + 100 * MILLISECOND);
        if (c == NULL) {
            deed_sleep_until(deed_now() + MILLISECOND);
            continue;
        }
        c = multiply(c, value, 7, &value);
        if (value == INT32_MAX)
            value = 3;
    }
}
