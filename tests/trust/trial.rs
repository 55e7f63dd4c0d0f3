//! A trial, its command line options, and its result.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    time::{Instant, SystemTime, UNIX_EPOCH},
};

/// A trial. Its function panics when it finds something.
pub(crate) struct Trial {
    pub(crate) name: &'static str,
    /// The test and its expectation.
    pub(crate) what: &'static str,
    pub(crate) run: fn(&Options) -> Outcome,
}

/// The outcome of a trial that passed.
pub(crate) struct Outcome {
    /// Number of runs.
    pub(crate) often: String,
    pub(crate) result: String,
}

impl Outcome {
    pub(crate) fn new(often: impl Into<String>, result: impl Into<String>) -> Self {
        Self { often: often.into(), result: result.into() }
    }

    /// For a trial that cannot run on this machine.
    pub(crate) fn not_tried(why: &str) -> Self {
        Self::new("0", format!("not tried here: {why}"))
    }
}

/// The program that cargo built with the trials.
const BUILT: &str = env!("CARGO_BIN_EXE_chancery");

/// Command line options of the trials.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    pub(crate) long: bool,
    pub(crate) write: bool,
    /// Whether to renew the baseline of the counts.
    pub(crate) renew: bool,
    pub(crate) seed: u64,
    /// The program under test.
    pub(crate) program: PathBuf,
    names: Vec<String>,
}

impl Options {
    pub(crate) fn asked(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let time = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut options = Self {
            long: false,
            write: false,
            renew: false,
            seed: time.as_millis() as u64 % 1_000_000_000,
            program: BUILT.into(),
            names: Vec::new(),
        };
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--long" => options.long = true,
                "--write" => options.write = true,
                "--renew" => options.renew = true,
                "--seed" => {
                    let seed = arguments.next().and_then(|seed| seed.parse().ok());
                    options.seed = seed.ok_or("--seed needs a number")?;
                }
                "--program" => {
                    let path = arguments.next().ok_or("--program needs a path")?;
                    options.program =
                        std::path::absolute(path).map_err(|error| error.to_string())?;
                }
                option if option.starts_with('-') => {
                    return Err(format!("unknown option {option}"));
                }
                name => options.names.push(name.to_owned()),
            }
        }
        Ok(options)
    }

    pub(crate) fn names(&self, trial: &Trial) -> bool {
        self.names.iter().any(|name| trial.name.starts_with(name.as_str()))
    }

    /// Whether no trial is named, so all run.
    pub(crate) fn names_all(&self) -> bool {
        self.names.is_empty()
    }

    /// The command that repeats a trial with the same seed.
    pub(crate) fn again(&self, trial: &Trial) -> String {
        let mut line =
            format!("cargo test --test trust -- \"{}\" --seed {}", trial.name, self.seed);
        if self.long {
            line.push_str(" --long");
        }
        if self.program != Path::new(BUILT) {
            line.push_str(&format!(" --program \"{}\"", self.program.display()));
        }
        line
    }

    /// Number of runs in this form.
    pub(crate) fn times(&self, short: u64, long: u64) -> u64 {
        if self.long { long } else { short }
    }
}

/// A row of the table.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    pub(crate) outcome: Outcome,
    pub(crate) passed: bool,
}

impl Trial {
    pub(crate) fn run(&self, options: &Options) -> Row {
        println!("== {}: {}", self.name, self.what);
        let began = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.run)(options)));
        let seconds = began.elapsed().as_secs();
        let passed = outcome.is_ok();
        let outcome = outcome.unwrap_or_else(|panic| {
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
            let text = text.unwrap_or_default();
            println!("FOUND: {text}\nTo repeat it: {}", options.again(self));
            let first = text.lines().next().unwrap_or_default();
            Outcome::new(format!("seed {}", options.seed), format!("**found**: {first}"))
        });
        println!("   {}: {} ({seconds} s)", outcome.often, outcome.result);
        Row { name: self.name, what: self.what, outcome, passed }
    }
}
