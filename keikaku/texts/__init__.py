"""What people read, in every language, and what finds it there."""
