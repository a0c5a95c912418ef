#!/bin/sh
exec sh tests/heap/build.sh debug on
