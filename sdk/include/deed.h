/* deed.h - everything a component may call. A component includes only its own generated
 * NAME.component.h, which includes this. Never include a header of the kernel. */
#ifndef DEED_H
#define DEED_H

#include "deed/compiler.h"
#include "deed/types.h"
#include "deed/heap.h"
#include "deed/checked.h"
#include "deed/vector.h"
#include "deed/slice.h"
#include "deed/overlay.h"
#include "deed/parcel.h"
#include "deed/time.h"
#include "deed/endpoint.h"
#include "deed/port.h"
#include "deed/registers.h"
#include "deed/device.h"
#include "deed/services.h"

#endif
