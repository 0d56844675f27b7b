//! Mistakes about the base URI: scheme, host and path.

pub mod default_port_in_base;
pub mod fragment_in_base_uri;
pub mod host_case_kept;
pub mod host_mismatch;
pub mod host_underscore;
pub mod legacy_or_generic_host;
pub mod non_default_port_missing;
pub(super) mod observed;
pub mod path_decoded;
pub mod path_double_encoded;
pub mod path_lowercased;
pub mod path_missing_or_wrong;
pub mod path_normalised;
pub mod path_space_not_encoded;
pub mod query_in_base_uri;
pub mod root_slash_missing;
pub mod scheme_mismatch;
pub mod scheme_not_https;
pub(in crate::check::mistakes) mod service;
pub mod service_host_mismatch;
pub mod trailing_slash_mismatch;
pub mod uri_mangled_by_library;
pub mod url_not_absolute;
