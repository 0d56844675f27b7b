//! Encoding: percent-encoding of names, values and sections, and the shape of the whole.

pub mod base_string_encoded_as_a_whole;
pub mod lowercase_hex;
pub mod name_not_percent_encoded;
pub mod newline_in_base_string;
pub mod non_utf8_encoding;
pub mod params_section_double_encoded;
pub mod params_section_not_encoded;
pub mod plus_for_space;
pub mod reserved_chars_unencoded;
pub mod soap_base_string_for_rest;
pub mod tilde_encoded;
pub mod unreserved_chars_encoded;
pub mod uri_double_encoded;
pub mod uri_not_encoded_separately;
pub mod value_not_percent_encoded;
