use super::*;

#[test]
fn proc_stat_parses_any_program_name() {
    let read = ProcessIds::read("4711 (a) b (c) S 12 34 56 34816 34 4194304");
    assert_eq!(read, Some(ProcessIds { parent: 12, group: 34, session: 56 }));
}

#[test]
fn parent_outside_the_container_is_allowed() {
    let read = ProcessIds::read("1 (init) S 0 0 0 0 -1 4194560");
    assert_eq!(read, Some(ProcessIds { parent: 0, group: 0, session: 0 }));
    assert_eq!(ProcessIds::of("0"), None);
}
