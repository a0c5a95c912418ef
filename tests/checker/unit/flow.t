#!/bin/sh
exec sh tests/checker/unit/build.sh flow_test tests/checker/unit/build_ir.c
