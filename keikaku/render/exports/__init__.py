"""Files of the data for other programs, written piece by piece."""
