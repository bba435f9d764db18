"""What a door opens once and passes on: the store, and what is worked out from it before anything is asked."""
