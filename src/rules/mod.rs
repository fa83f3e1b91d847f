//! What svodka knows: `rules/` read, checked and compiled into one immutable `Knowledge`.
