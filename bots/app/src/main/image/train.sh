#!/bin/bash
# Writes the start-up cache app.aot beside app.jar: starts the executable on an empty database (DATABASE_URL) and an empty
# Redis (REDIS_URL) and stops it as soon as it is ready. Telegram is not needed. The cache fits this JDK, these jars and
# these options only; with any others the executable starts without it.
set -euo pipefail
cd "$(dirname "$0")"
export PORT="${PORT:-8080}" KRUG_TELEGRAM_BASE_URL=http://127.0.0.1:1 KRUG_MINI_APP_URL=http://localhost/m
export SECRET_KEY=used-by-nobody-but-the-training-run
export KRUG_BOTS_SPIN_BOT_TOKEN=7000000001:nobody-but-the-training-run-uses-it
export KRUG_BOTS_QUIZ_BOT_TOKEN=7000000002:nobody-but-the-training-run-uses-it

java @jvm.options -XX:AOTCacheOutput=app.aot -jar app.jar &
executable=$!
tries=240
until ./healthy.sh 2>/dev/null; do
  tries=$((tries - 1))
  if [ "$tries" = 0 ] || ! kill -0 "$executable" 2>/dev/null; then
    echo "The executable did not become ready" >&2
    kill "$executable" 2>/dev/null || true
    exit 1
  fi
  sleep 0.5
done
kill "$executable"
wait "$executable" || [ $? = 143 ] # ended by the signal
[ -s app.aot ]
