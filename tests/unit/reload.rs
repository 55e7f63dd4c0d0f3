use super::*;
use crate::{cli, config::Config, storage::Dirs, terminal::Waker};

#[test]
fn change_during_a_failing_read_is_read() {
    let args = cli::Args::parse(&["chancery".into()]).unwrap().explore;
    let spec = cli::loading::DossierSpec::new(Vec::new(), false, None);
    let loader = super::super::Loader::new(spec, Waker::default());
    let dirs = Dirs::of(|_| None);
    let mut explorer = Explorer::open(loader, &args, &Config::default(), &dirs).unwrap();
    let failure = || LoaderEvent::LoadFailed(cli::CommandOutput::error("gone".to_owned()));
    let states = [(LoaderEvent::Changed, true), (LoaderEvent::Changed, true)];
    for (event, is_loading) in states.into_iter().chain([(failure(), true), (failure(), false)]) {
        explorer.handle_loader_event(event);
        assert_eq!(explorer.loading != Loading::Idle, is_loading);
    }
}
