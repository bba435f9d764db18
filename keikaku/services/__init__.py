"""What the tool does, as plain functions: one module per command, and what they share."""
