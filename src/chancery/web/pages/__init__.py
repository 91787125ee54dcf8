"""The pages, one noun a file: each function takes a context and what is asked, and gives a view."""
