//! Countersign: the core.
