"""What an editor does, one function each."""
