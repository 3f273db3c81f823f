"""What statistics write: their own sign-offs, one act a file."""
