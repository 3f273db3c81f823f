#!/usr/bin/env bash
# Serve the demo on http://127.0.0.1:$PORT and say who may sign in.
set -euo pipefail
bin=.venv/bin
export LIANZHI_DEMO=1
port=${PORT:-8000}

if ! "$bin/python" - "$port" <<'PYTHON'
import socket
import sys

with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(sys.argv[1])))
    except OSError:
        sys.exit(1)
PYTHON
then
  echo "Port $port is taken. PORT=8100 make run serves another one." >&2
  exit 1
fi

"$bin/lianzhi" sample-accounts
echo
echo "LianZhi 联执 serves http://127.0.0.1:$port   (Ctrl+C ends it)"
exec "$bin/gunicorn" --bind "127.0.0.1:$port" --workers 2 --log-level warning lianzhi.conf.wsgi:application
