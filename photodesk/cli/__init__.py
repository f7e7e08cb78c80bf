"""The command line face: arguments to desk to text or JSON to exit code."""
