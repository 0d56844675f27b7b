//! Mistakes about the method.

pub mod method_lowercase;
pub mod method_mismatch;
pub mod method_missing_in_base;
pub mod method_not_of_restlets;
