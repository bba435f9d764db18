"""The graph over HTTP: what strangers send is checked here, and answered by processes that can be ended."""
