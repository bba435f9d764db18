"""An endpoint as it is: how it is asked, by which connection, with which secrets, and what it answers with."""
