//! Mistakes about the query, the body and what they are made of.
pub mod body_with_get;
pub mod content_type_missing;
pub mod oauth_params_duplicated;
mod query;
pub mod script_file_name;
pub mod script_or_deploy_missing;
pub mod unresolved_template_variable;
pub mod url_ampersand_escaped;
