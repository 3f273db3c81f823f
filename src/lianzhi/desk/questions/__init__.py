"""疑难问题: asking the county, answering, and the collection of answers every officer may read."""
