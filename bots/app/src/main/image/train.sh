#!/bin/sh
# Writes the start-up cache app.aot beside app.jar: starts the executable up to the point where it would begin to work.
# No server is needed for it. The cache fits this JDK, these jars and these options only; with any others the
# executable starts without it.
set -eu
cd "$(dirname "$0")"
KRUG_DATABASE_URL=postgresql://none:none@localhost:1/none \
KRUG_SECRET_KEY=used-by-nobody-but-the-training-run \
exec java @jvm.options -XX:AOTCacheOutput=app.aot \
  -Dspring.context.exit=onRefresh -Dspring.liquibase.enabled=false -Ddb-scheduler.enabled=false \
  -jar app.jar
