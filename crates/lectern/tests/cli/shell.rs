use crate::place::Place;

#[test]
fn the_schema_is_the_one_in_the_repository() {
    let schema = Place::new().done(&["schema"]).out;
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../lectern-core/schema/statement-bundle.schema.json");
    assert_eq!(schema.trim(), std::fs::read_to_string(path).unwrap().trim());
}

#[test]
fn completions_and_the_man_page_know_every_command() {
    let place = Place::new();
    for arguments in [["completions", "bash"].as_slice(), &["completions", "fish"], &["man"], &["help"]] {
        let out = place.done(arguments).out;
        for command in ["build", "check", "convert", "merge", "diff", "schema"] {
            assert!(out.contains(command), "{command} in {arguments:?}");
        }
    }
    let man = place.done(&["man"]).out;
    assert!(man.contains("on\\-conflict") && man.contains("corrections"), "{man}");
}

#[test]
fn each_command_explains_itself_with_an_example() {
    let place = Place::new();
    for command in ["build", "check", "convert", "merge", "diff"] {
        let help = place.done(&[command, "--help"]).out;
        assert!(help.contains("Example") && help.contains(&format!("lectern {command} ")), "{help}");
    }
    assert!(place.done(&["--help"]).out.contains("Exit codes:"));
    assert_eq!(place.run(&["build"]).code, 2);
}
