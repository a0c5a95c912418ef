#!/bin/sh
# Frozen vectors: one to many receivers, deaths, dropped queues.
exec "$(dirname "$0")"/raw.sh frozen microvm
