#!/usr/bin/env python3
"""Times `chancery search` and `chancery show` over a generated file beside `fzf --filter`, in one run.

  cargo build --release --bin chancery --example make_dossier && benches/pipe.py [RECORDS...]

The best of five runs of each: seconds from start to end, and of the processor over all threads, with
the ratio to fzf's for the same file. Programs take turns, so that a busy machine slows all of them.
"""
import os, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = os.environ.get("CARGO_TARGET_DIR", f"{ROOT}/target") + "/release"
QUERIES = ["medvedev", "medvedev 2008", "kulumbegity", "zzzzqq"]
RUNS = 5


def run(command, stdin):
    """Seconds of one run: from start to end, and of the processor."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    usage = os.wait4(child.pid, 0)[2]
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def best(commands, path):
    """The best time, processor time and memory of each command."""
    runs = [[] for _ in commands]
    for _ in range(RUNS):
        for known, command in zip(runs, commands):
            with open(path) as lines:
                known.append(run(command, lines))
    return [[min(column) for column in zip(*known)] for known in runs]


def main():
    sizes = [int(size) for size in sys.argv[1:]] or [100_000, 1_000_000]
    print(f"best of {RUNS} runs, {os.cpu_count()} cores")
    print("| records | asked | fzf s | here s | ratio | fzf CPU s | here CPU s | ratio | fzf MB | here MB |")
    print("|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for size in sizes:
        with tempfile.NamedTemporaryFile("wb", suffix=".jsonl") as made:
            subprocess.run([f"{TARGET}/examples/make_dossier", str(size)], stdout=made, check=True)
            asked = [(["search", query], query) for query in QUERIES]
            asked.append((["show", "event-1238"], "event-1238"))
            for command, query in asked:
                here = [f"{TARGET}/chancery", *command, "--dossier", made.name]
                fzf, own = best([["fzf", "--filter", query], here], made.name)
                cells = [size, f"`{' '.join(command)}`"]
                for at in range(2):
                    cells += [f"{fzf[at]:.2f}", f"{own[at]:.2f}", f"{own[at] / fzf[at]:.2f}"]
                cells += [f"{fzf[2]:.0f}", f"{own[2]:.0f}"]
                print("|", " | ".join(map(str, cells)), "|", flush=True)


main()
