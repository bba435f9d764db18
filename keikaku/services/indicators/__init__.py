"""Where indicators stand between baseline and target."""
