/* A session over a file: open with retries, read in pieces, close on every way
 * out. */
#include "client.component.h"

static struct File_client *opened(struct File_port *port, uint32_t attempts) {
  while (attempts-- > 0) {
    struct File_client *file = File_open(port, deed_now() + 1000);
    if (file == NULL)
      continue;
    struct uint8_vector *path = uint8_vector_take(9);
    if (path == NULL) {
      File_client_drop(file);
      break;
    }
    switch (File_call_Open(file, path)) {
    case File_Opened:
      return file;
    case File_Failed:
      deed_drop(File_Failed_path(file));
      File_send_Close(file);
      File_client_drop(file);
      break;
    case File_closed:
      File_client_drop(file);
      break;
    }
  }
  return NULL;
}

static void closed(struct File_client *file) {
  File_send_Close(file);
  File_client_drop(file);
}

/* What comes back is the file, if it is still there. */
static struct File_client *read_piece(struct File_client *file, uint64_t offset,
                                      uint64_t *sum) {
  struct uint8_vector *buffer = uint8_vector_take(64);
  if (!buffer)
    return file;
  switch (File_call_Read(file, buffer, offset)) {
  case File_Data: {
    struct uint8_vector *data = File_Data_buffer(file);
    for (uint32_t i = 0; i < File_Data_used(file) && i < data->length; i++)
      *sum += data->at[i];
    deed_drop(data);
    return file;
  }
  case File_closed:
    File_client_drop(file);
    break;
  }
  return NULL;
}

void client_main(struct client_ports *ports) {
  uint64_t sum = 0;
  struct File_client *file = opened(ports->file, 3);
  for (uint64_t offset = 0; file != NULL && offset < 640; offset += 64)
    file = read_piece(file, offset, &sum);
  if (file != NULL)
    closed(file);
  if (sum > 163200)
    deed_fault(deed_reason_value);
}
