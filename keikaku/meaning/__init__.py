"""What a question may mean: rules of each language as data, read by a chart that keeps the best readings."""
