"""One legal act of inspection a file."""
