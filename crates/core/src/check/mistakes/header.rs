//! Mistakes about the Authorization header and the values as they stand in it.
pub mod body_hash_wrong;
pub mod header_not_sent;
pub mod header_reused;
pub mod header_separator_wrong;
pub mod header_stray_comma;
pub mod header_values_unquoted;
pub mod nlauth_scheme_with_tba_tokens;
pub mod non_oauth_params_in_header;
pub mod oauth_version_not_1_0;
pub mod realm_misnamed_oauth_realm;
pub mod secret_in_header;
pub mod sent_value_differs;
pub mod signature_double_or_mis_encoded;
pub mod signature_not_encoded_in_header;
pub mod signature_trailing_garbage;
pub mod smart_quotes;
