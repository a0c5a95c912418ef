#!/bin/sh
# Queues of devices that read and write memory by themselves.
exec "$(dirname "$0")"/raw.sh virtqueue microvm
