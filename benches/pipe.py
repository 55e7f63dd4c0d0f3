#!/usr/bin/env python3
"""Times `chancery search` and `chancery show` over a generated file beside `fzf --filter`, in one run.

  cargo build --release --bin chancery --example make_dossier && benches/pipe.py [RECORDS...]

With BEFORE=PATH another build of `chancery` takes part. Medians of seven runs of each (or RUNS=N): seconds from
start to end, and of the processor over all threads, with the ratio of this build to the others. Programs take
turns, so that a busy machine slows all of them.
"""
import os, statistics, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = os.environ.get("CARGO_TARGET_DIR", f"{ROOT}/target") + "/release"
BEFORE = os.environ.get("BEFORE")
QUERIES = ["medvedev", "medvedev 2008", "kulumbegity", "zzzzqq"]
RUNS = int(os.environ.get("RUNS", 7))


def run(command, stdin):
    """Seconds of one run from start to end and of the processor, and its memory in MB."""
    began = time.perf_counter()
    child = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    usage = os.wait4(child.pid, 0)[2]
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def medians(commands, path):
    """The medians of time, processor time and memory of each command."""
    runs = [[] for _ in commands]
    for _ in range(RUNS):
        for known, command in zip(runs, commands):
            with open(path) as lines:
                known.append(run(command, lines))
    return [[statistics.median(column) for column in zip(*known)] for known in runs]


def main():
    sizes = [int(size) for size in sys.argv[1:]] or [100_000, 1_000_000]
    programs = {"chancery": f"{TARGET}/chancery"} | ({"before": BEFORE} if BEFORE else {})
    print(f"medians of {RUNS} runs, {os.cpu_count()} cores")
    print("| records | asked | program | s | chancery / it | CPU s | chancery / it | MB |")
    print("|--:|---|---|--:|--:|--:|--:|--:|")
    for size in sizes:
        with tempfile.NamedTemporaryFile("wb", suffix=".jsonl") as made:
            subprocess.run([f"{TARGET}/examples/make_dossier", str(size)], stdout=made, check=True)
            asked = [("search", query) for query in QUERIES] + [("show", "event-1238")]
            for asks, query in asked:
                commands = [[path, asks, query, "--dossier", made.name] for path in programs.values()]
                times = medians(commands + [["fzf", "--filter", query]], made.name)
                own = times[0]
                for name, (wall, cpu, memory) in zip([*programs, "fzf"], times):
                    cells = [size, f"`{asks} {query}`", name, f"{wall:.2f}", f"{own[0] / wall:.2f}"]
                    cells += [f"{cpu:.2f}", f"{own[1] / cpu:.2f}", f"{memory:.0f}"]
                    print("|", " | ".join(map(str, cells)), "|", flush=True)


main()
