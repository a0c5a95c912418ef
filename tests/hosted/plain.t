#!/bin/sh
# The test suite on the hosted machine.
exec sh tests/hosted/suite.sh hosted
