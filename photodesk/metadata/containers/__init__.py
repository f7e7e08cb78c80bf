"""Where the metadata blocks stand in each picture format."""
