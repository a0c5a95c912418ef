#!/bin/sh
exec sh tests/checker/unit/build.sh zone_test checker/zone.c checker/bounds*.c
