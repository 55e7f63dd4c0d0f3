//! What is written about the program must be what the program does.

use chancery::state::{Action, Keymap, Scope};
use std::{fs, path::Path};

/// Set this variable to write the parts that are made from the code anew.
const RENEW: &str = "CHANCERY_BLESS";

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// Compares what stands between two marks of a file with what should; writes it when asked to.
fn check_part(name: &str, part: &str, wanted: &str) {
    let (start, end) = (format!("<!-- {part} -->\n"), format!("<!-- end of {part} -->"));
    let text = read(name);
    let from = text.find(&start).unwrap_or_else(|| panic!("{name} has no {start}")) + start.len();
    let to = text.find(&end).unwrap_or_else(|| panic!("{name} has no {end}"));
    if std::env::var_os(RENEW).is_some() {
        let renewed = format!("{}{wanted}{}", &text[..from], &text[to..]);
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(name), renewed).unwrap();
    } else {
        assert_eq!(
            &text[from..to],
            wanted,
            "{name} is stale: {RENEW}=1 cargo test documents renews it"
        );
    }
}

#[test]
fn the_key_table_of_the_readme_is_that_of_the_program() {
    let keymap = Keymap::default();
    let mut table = String::from("| Where | Keys | What they do |\n|---|---|---|\n");
    for scope in Scope::ALL {
        for spec in Action::specs().iter().filter(|spec| spec.scope == scope) {
            let keys: Vec<String> = keymap
                .keys(spec.action)
                .map(|key| format!("`{}`", key.label().replace('|', "\\|")))
                .collect();
            table.push_str(&format!(
                "| {} | {} | {} |\n",
                scope.title(),
                keys.join(" "),
                spec.help
            ));
        }
    }
    check_part("README.md", "keys", &table);
}
