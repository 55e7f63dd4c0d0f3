#!/bin/sh
# Times one query of fzf and skim with --filter as whole processes on the same titles, in ms, the best
# of three. They read the titles for each query, as in a pipe.
#   benches/peers.sh [TITLES] [QUERY...]
set -eu

titles=${1:-100000}
[ $# -gt 0 ] && shift
[ $# -gt 0 ] || set -- medvedev 'medvedev 2008' trty e 'treaty friendship medvedev' медведев zzzzqq

cd "$(dirname "$0")/.."
cargo build --quiet --release --example make_titles
lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
./target/release/examples/make_titles "$titles" > "$lines"

now() { date +%s%N; }

# The best of three runs of the finder $1 for the query $2.
best() {
    best=
    for _ in 1 2 3; do
        start=$(now)
        "$1" --filter "$2" < "$lines" > /dev/null || true
        taken=$(( ($(now) - start) / 1000000 ))
        if [ -z "$best" ] || [ "$taken" -lt "$best" ]; then best=$taken; fi
    done
    echo "$best"
}

finders=
for finder in fzf sk; do
    if command -v "$finder" > /dev/null; then finders="$finders $finder"; fi
done
if [ -z "$finders" ]; then
    echo "neither fzf nor sk is installed" >&2
    exit 1
fi

printf '| query |'; for finder in $finders; do printf ' %s ms |' "$finder"; done; echo
printf '|---|'; for finder in $finders; do printf -- '--:|'; done; echo
for query in "$@"; do
    printf '| `%s` |' "$query"
    for finder in $finders; do printf ' %s |' "$(best "$finder" "$query")"; done
    echo
done
