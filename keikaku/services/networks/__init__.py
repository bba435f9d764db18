"""Who is linked with whom: networks around things, of whole plans, and of what a query finds."""
