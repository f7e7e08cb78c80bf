"""The desk's memory: photos, values with revisions, history, pages, waivers, jobs."""
