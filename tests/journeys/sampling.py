"""The console on the journeys' first day: `load-sample` tells the sample's story up to then."""

from __future__ import annotations

import sys

from lianzhi.console.main import main
from lianzhi.core import clock
from tests.held_clock import START

if __name__ == "__main__":
    with clock.frozen(START):
        sys.exit(main(sys.argv[1:]))
