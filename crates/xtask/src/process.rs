//! Running other programs.

use std::{
    env,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    failure::{Failure, Result},
    paths,
};

/// A command that runs Cargo in the workspace's root: the Cargo that runs this program, or the one on PATH.
#[must_use]
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(paths::root());
    command
}

/// A command that runs one of the tests in `tests`, optimised, and shows what it prints.
#[must_use]
pub fn optimised_test(name: &str) -> Command {
    let mut command = cargo();
    command.args(["test", "--package", "countersign-tests", "--profile", "native", "--test", name]);
    command.args(["--", "--nocapture"]);
    command
}

/// Runs a command with our own input and output.
///
/// # Errors
///
/// If it does not start, or ends with anything but success.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("`{}` ended with {status}.", shown(command))))
    }
}

/// Runs a command quietly and returns its standard output.
///
/// # Errors
///
/// If it does not start, or ends with anything but success; what it said on standard error is part of the sentence.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(Failure::new(format!("`{}` ended with {}: {}", shown(command), output.status, said.trim())))
}

/// The first executable of this name on PATH.
#[must_use]
pub fn on_path(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| is_executable(path))
}

/// PATH with these folders in front.
///
/// # Errors
///
/// If a folder's name holds the character that separates folders in PATH.
pub fn path_with(folders: &[&Path]) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().map(|folder| folder.to_path_buf()).chain(env::split_paths(&rest));
    env::join_paths(all).map_err(|error| Failure::new(format!("Cannot put the tools on PATH: {error}.")))
}

/// How a command would be typed, less the folder of its program.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    let words: Vec<_> = [program].into_iter().chain(command.get_args()).map(OsStr::to_string_lossy).collect();
    words.join(" ")
}

fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(format!("`{}` did not start: {error}.", shown(command)))
}

#[cfg(unix)]
pub(crate) fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
pub(crate) fn is_executable(path: &Path) -> bool {
    path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_shows_the_command_without_its_folder() {
        let mut command = Command::new("/no/such/folder/trunk");
        command.args(["build", "--release"]);
        let failure = run(&mut command).expect_err("there is no such program");
        assert!(failure.to_string().starts_with("`trunk build --release` did not start: "), "{failure}");
    }

    #[test]
    fn folders_in_front_of_path_are_searched_first() {
        let path =
            path_with(&[Path::new("/first"), Path::new("/second")]).expect("no separator in the names");
        let folders: Vec<_> = env::split_paths(&path).take(2).collect();
        assert_eq!(folders, [Path::new("/first"), Path::new("/second")]);
    }
}
