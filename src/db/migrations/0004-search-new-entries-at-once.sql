-- New entries of the index otherwise wait in a list until the next vacuum, and the planner reads the whole table instead.
ALTER INDEX search_entry_folded SET (fastupdate = off);
