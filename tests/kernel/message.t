#!/bin/sh
# Messages: order, queues, closing, endpoints on their way, sets, waiting.
exec "$(dirname "$0")"/raw.sh message microvm
