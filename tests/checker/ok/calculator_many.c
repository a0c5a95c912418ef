/* A server with a helper for each message, and one table of what was asked. */
#include "server.component.h"

enum operation {
  operation_add,
  operation_subtract,
  operation_multiply,
  operation_count
};

static uint32_t g_asked[operation_count];

static void note(enum operation operation) {
  if (operation < operation_count)
    g_asked[operation]++;
}

static void reply(struct Calculator_server *client, int64_t exact) {
  if (exact < INT32_MIN || exact > INT32_MAX) {
    Calculator_send_Overflow(client);
    return;
  }
  Calculator_send_Result(client, (int32_t)exact);
}

static void divide(struct Calculator_server *client, int64_t a, int64_t b) {
  if (b == 0)
    Calculator_send_DivisionByZero(client);
  else if (a == INT32_MIN && b == -1)
    Calculator_send_Overflow(client);
  else
    Calculator_send_Result(client, (int32_t)deed_divide(a, b));
}

void server_main(struct server_ports *ports) {
  struct Calculator_server *client;
  for (;;) {
    client = Calculator_server_set_receive(ports->calculator);
    switch (Calculator_server_tag(client)) {
    case Calculator_connected:
      break;
    case Calculator_Add:
      note(operation_add);
      reply(client,
            (int64_t)Calculator_Add_a(client) + Calculator_Add_b(client));
      break;
    case Calculator_Subtract:
      note(operation_subtract);
      reply(client, (int64_t)Calculator_Subtract_a(client) -
                        Calculator_Subtract_b(client));
      break;
    case Calculator_Multiply:
      note(operation_multiply);
      reply(client, (int64_t)Calculator_Multiply_a(client) *
                        Calculator_Multiply_b(client));
      break;
    case Calculator_Divide:
      divide(client, Calculator_Divide_a(client), Calculator_Divide_b(client));
      break;
    case Calculator_closed:
      Calculator_server_drop(client);
      continue;
    }
    Calculator_server_set_put(ports->calculator, client);
  }
}
