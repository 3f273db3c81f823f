"""`python -m lianzhi.console`: the same as the `lianzhi` command."""

import sys

from lianzhi.console.main import main

sys.exit(main())
