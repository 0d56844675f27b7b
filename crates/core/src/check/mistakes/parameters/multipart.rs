//! The fields of a multipart body, for the signers that take them for those of a form.

/// Names and values of the fields that are no files. Where the body is none of the kind there are none.
pub(super) fn fields(body: &str) -> Vec<(String, String)> {
    let Some(boundary) = body.lines().next().map(str::trim_end).filter(|line| line.starts_with("--")) else {
        return Vec::new();
    };
    body.split(boundary).filter_map(field).collect()
}

/// What stands between two boundaries, with the line breaks that belong to these.
fn field(part: &str) -> Option<(String, String)> {
    let (head, value) = part.split_once("\r\n\r\n").or_else(|| part.split_once("\n\n"))?;
    let is_file = head.contains("filename=") || head.contains("filename*=");
    let (_, name) = head.split_once("name=\"").filter(|_| !is_file)?;
    let value = value.strip_suffix('\n').unwrap_or(value);
    Some((name.split('"').next()?.to_owned(), value.strip_suffix('\r').unwrap_or(value).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_no_files() {
        let part = |rest: &str| format!("--b\r\nContent-Disposition: form-data; {rest}\r\n");
        let body = [
            part("name=\"title\"\r\n\r\nHello\r\nWorld"),
            part("name=\"photo\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n…"),
            part("name=\"x\"\r\n\r\n"),
            "--b--\r\n".to_owned(),
        ];
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let expected = [pair("title", "Hello\r\nWorld"), pair("x", "")];
        assert_eq!(fields(&body.concat()), expected);
        assert_eq!(fields(&body.concat().replace("\r\n", "\n"))[1], expected[1]);
    }

    #[test]
    fn none_in_another_body() {
        for body in ["", "--", "--b", "{\"a\":1}", "--b\r\nname=\"a\"", "a=1\n\nname=\"x\""] {
            assert_eq!(fields(body), [], "{body}");
        }
    }
}
