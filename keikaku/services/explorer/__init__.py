"""All that the explorer shows, as one record of data."""
