"""Matters beside a case as pages: a kind a module, shown by the same three views."""
