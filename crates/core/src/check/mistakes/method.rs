//! Mistakes about the method.
pub mod method_lowercase;
pub mod method_not_of_restlets;
