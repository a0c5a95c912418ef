/* A client with helpers of its own, none of which says what state it works in.
 */
#include "client.component.h"

enum outcome { kept, lost };

static enum outcome stored(struct Shelf_client *shelf) {
  switch (Shelf_client_receive(shelf)) {
  case Shelf_Stored:
    deed_drop(Shelf_Stored_previous(shelf));
    return kept;
  case Shelf_Full:
    deed_drop(Shelf_Full_key(shelf));
    deed_drop(Shelf_Full_value(shelf));
    return lost;
  case Shelf_closed:
    deed_fault(deed_reason_stopped);
  }
  return lost;
}

static enum outcome put(struct Shelf_client *shelf, uint8_t first,
                        uint8_t value) {
  struct uint8_vector *key = uint8_vector_take(1);
  struct uint8_vector *content = uint8_vector_take(16);
  if (!key || !content) {
    deed_drop(key);
    deed_drop(content);
    return lost;
  }
  key->at[0] = first;
  content->at[0] = value;
  Shelf_send_Put(shelf, key, content);
  return stored(shelf);
}

static uint8_t get(struct Shelf_client *shelf, uint8_t first) {
  struct uint8_vector *key = uint8_vector_take(1);
  if (key == NULL)
    return 0;
  key->at[0] = first;
  switch (Shelf_call_Get(shelf, key)) {
  case Shelf_Value: {
    struct uint8_vector *same = Shelf_Value_key(shelf);
    struct uint8_vector *value = Shelf_Value_value(shelf);
    uint8_t found = value->length > 0 ? value->at[0] : 0;
    Shelf_send_Return(shelf, same, value);
    return stored(shelf) == kept ? found : 0;
  }
  case Shelf_Missing:
    deed_drop(Shelf_Missing_key(shelf));
    return 0;
  case Shelf_closed:
    deed_fault(deed_reason_stopped);
  }
  return 0;
}

void client_main(struct client_ports *ports) {
  struct Shelf_client *shelf = Shelf_open(ports->shelf, DEED_FOREVER);
  if (!shelf)
    return;
  uint32_t found = 0;
  for (uint8_t i = 0; i < 10; i++) {
    if (put(shelf, i, i) != kept)
      continue;
    found += get(shelf, i);
  }
  if (found > 45)
    deed_fault(deed_reason_value);
  for (;;)
    put(shelf, 0, 1);
}
