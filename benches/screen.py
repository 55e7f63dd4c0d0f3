#!/usr/bin/env python3
"""Measures the first screen, the response to a key and the idle load of the explorer, beside a minimal
ratatui program and fzf on the same titles, in one run.

  cargo build --release --bins --examples && benches/screen.py [RUNS]

Each program runs in a pseudo-terminal of 120 by 36. "First screen" is from the start of the process
to the last byte of the first burst of output that holds the program's last line; "a key" from writing
`j` (for fzf: Ctrl-N) to the last byte of the burst it causes. Medians of RUNS runs (default: 31).
Idle: CPU time and wake-ups of all threads in 5 seconds, from /proc.
"""
import fcntl, os, pty, select, shutil, signal, statistics, struct, subprocess, sys, tempfile, termios, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CHANCERY = f"{ROOT}/target/release/chancery"
BASELINE = f"{ROOT}/target/release/examples/baseline_ratatui"
QUIET = 0.004  # seconds of silence that end a burst of output


def start(command, environment):
    """Starts the program on a terminal that has its size before the program looks."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    began = time.perf_counter()
    child = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment,
                             start_new_session=True,
                             preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
    os.close(slave)
    return child, master, began


def burst(fd, wanted=None, limit=5.0):
    """Reads until `wanted` was seen and a quiet moment follows; gives the time of the last byte."""
    seen, last, deadline = b"", None, time.perf_counter() + limit
    while time.perf_counter() < deadline:
        waiting = QUIET if last and (wanted is None or wanted in seen) else limit
        if not select.select([fd], [], [], waiting)[0]:
            break
        part = os.read(fd, 65536)
        if not part:
            break
        seen, last = seen + part, time.perf_counter()
    if last is None or wanted is not None and wanted not in seen:
        raise SystemExit(f"the screen never showed {wanted!r}: {seen[-300:]!r}")
    return last


def rest(pid):
    """CPU milliseconds and wake-ups of all threads so far."""
    ticks, wakes = 0, 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
        with open(f"/proc/{pid}/task/{task}/status") as status:
            wakes += sum(int(line.split()[1]) for line in status if line.startswith("voluntary"))
    return ticks * 1000 // os.sysconf("SC_CLK_TCK"), wakes


def measure(command, wanted, key, runs, environment):
    firsts, keys, still = [], [], (0, 0)
    for run in range(runs):
        child, fd, began = start(command, environment)
        firsts.append((burst(fd, wanted) - began) * 1000)
        for _ in range(5):
            pressed = time.perf_counter()
            os.write(fd, key)
            keys.append((burst(fd) - pressed) * 1000)
        if run == 0:
            before = rest(child.pid)
            time.sleep(5)
            still = tuple(b - a for a, b in zip(before, rest(child.pid)))
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        os.close(fd)
    return statistics.median(firsts), statistics.median(keys), *still


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    environment = {**os.environ, "TERM": "xterm-256color", "COLORFGBG": "15;0"}
    foreign = ("COLUMNS", "LINES", "NO_COLOR", "FZF_DEFAULT_OPTS", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
    for name in foreign:
        environment.pop(name, None)
    # Nobody's settings and marks are read or written.
    own = tempfile.TemporaryDirectory()
    environment["HOME"] = own.name
    listed = subprocess.run([CHANCERY], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as titles:
        titles.write(listed.stdout)
        titles.flush()
        count = listed.stdout.count("\n")
        programs = [
            ("minimal ratatui program", [BASELINE, titles.name], b"2008", b"j"),
            ("chancery", [CHANCERY, "--fresh"], b"/%d" % count, b"j"),
        ]
        if shutil.which("fzf"):
            command = ["sh", "-c", f"exec fzf --height=100% < {titles.name}"]
            programs.append(("fzf", command, f"{count}/{count}".encode(), b"\x10"))
        print(f"{count} titles, 120x36, medians of {runs} runs, {os.cpu_count()} cores")
        print("| program | first screen, ms | ratio | a key, ms | ratio | CPU ms in 5 s at rest | wake-ups in 5 s |")
        print("|---|---|---|---|---|---|---|")
        base = None
        for name, command, wanted, key in programs:
            first, answer, cpu, wakes = measure(command, wanted, key, runs, environment)
            base = base or (first, answer)
            print(f"| {name} | {first:.1f} | {first / base[0]:.1f} | {answer:.2f} | {answer / base[1]:.1f} | {cpu} | {wakes} |")


main()
