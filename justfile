# Recipes call `.ci/run` with the steps of CI, so that both always run the same commands
# (`tests/it/documents.rs` checks that the steps exist).

# List the recipes
default:
    @just --list

# Run everything that CI runs before a change lands
check:
    .ci/run

# Run the tests, or those whose names contain FILTER
test *FILTER:
    .ci/run tests {{FILTER}}

# Renew snapshots, expected diagnostics and generated parts of the documents; read the difference
bless:
    INSTA_UPDATE=always CHANCERY_BLESS=1 .ci/run tests

# Run the coverage-guided fuzz targets
fuzz *OPTIONS:
    .ci/run trials fuzzing {{OPTIONS}}

# Run the robustness trials: `just trust keys --seed 7`, `just trust --long --write`
trust *OPTIONS:
    .ci/run trials {{OPTIONS}}

# Compare instruction counts with the baseline; `just counts --renew` writes it
counts *OPTIONS:
    .ci/run trials counts {{OPTIONS}}

# Measure searching, a large dossier, and other finders
bench *OPTIONS:
    cargo bench --locked {{OPTIONS}}

# Build the program as it is released
release:
    cargo build --locked --release
