#!/bin/sh
# The executable in the place of this shell, so that it gets the signals.
cd "$(dirname "$0")"
exec java @jvm.options -XX:AOTCache=app.aot -jar app.jar "$@"
