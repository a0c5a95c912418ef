/* do { ... } while (0) with break in place of goto; flags; a loop with two
 * exits. */
#include "memory.component.h"

struct record {
  struct uint8_vector *name OWN;
  struct uint8_vector *data OWN;
  bool is_valid;
};

static struct record *load(uint64_t name_size, uint64_t data_size) {
  struct record *record = deed_take(sizeof *record);
  struct uint8_vector *name = NULL, *data = NULL;
  bool good = false;
  do {
    if (record == NULL)
      break;
    if ((name = uint8_vector_take(name_size)) == NULL)
      break;
    if ((data = uint8_vector_take(data_size)) == NULL)
      break;
    good = name_size > 0;
  } while (0);
  if (record == NULL || name == NULL || data == NULL || !good) {
    deed_drop(data);
    deed_drop(name);
    deed_drop(record);
    return NULL;
  }
  PUT(record->name, name);
  PUT(record->data, data);
  record->is_valid = good;
  return record;
}

static void unload(struct record *record) {
  if (record == NULL)
    return;
  deed_drop(TAKE(record->name));
  deed_drop(TAKE(record->data));
  deed_drop(record);
}

static uint64_t first_zero(const struct record *record) {
  const struct uint8_vector *data = record->data;
  uint64_t i = 0;
  if (data == NULL)
    return 0;
  while (true) {
    if (i == data->length)
      break;
    if (AT(data->at, data->length, i) == 0)
      return i;
    i++;
  }
  return data->length;
}

void memory_main(struct memory_ports *ports) {
  (void)ports;
  struct record *record = load(8, 32);
  if (record && first_zero(record) > 32)
    deed_fault(deed_reason_value);
  unload(record);
}
