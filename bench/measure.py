"""Runs each tool on each log in turns and prints medians; called by `bench/run`.

Turns, because a machine's speed drifts: whatever slows one round slows every tool of that round. All
tools have the same two cores. A run's time is that of the whole process, from its start to its end; CPU
time and memory are what the kernel counted for it (wait4), native code and all threads included.
"""

import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time

CORES = "0,1"
THREADS = "2"


def main():
    options = arguments()
    print_machine(options)
    for rows, log in (pair.split("=", 1) for pair in options.logs):
        measure(int(rows), log, options)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quis", required=True)
    parser.add_argument("--java", required=True)
    parser.add_argument("--classpath", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("logs", nargs="+", metavar="ROWS=FILE")
    return parser.parse_args()


def tools(log, results, options):
    """What is run, by the name it has in the table."""
    duck = [options.java, "--enable-native-access=ALL-UNNAMED", "-cp", options.classpath, "org.quis.bench.DuckBaseline"]
    here = os.path.dirname(os.path.abspath(__file__))
    return {
        "`wc -l`": ["wc", "-l", log],
        "DuckDB, scan": [*duck, "scan", log, THREADS],
        "DuckDB, load": [*duck, "load", log, THREADS, os.path.join(results, "load.duckdb")],
        "Python, `csv` and a regex": [sys.executable, os.path.join(here, "reasons.py"), log],
        "`quis audit`": [options.quis, "audit", log, "--out", os.path.join(results, "audit"),
                         "--key", os.path.join(options.work, "ledger.key")],
    }


class Run:
    def __init__(self, command):
        os.sync()  # what an earlier run left to be written is not this one's
        start = time.perf_counter()
        process = subprocess.Popen(
            ["taskset", "-c", CORES, *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env=os.environ | {"JDK_JAVA_OPTIONS": "-Dquis.stages=true"})
        self.output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        self.wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"bench: {' '.join(command)}\n       ended with {process.returncode}\n{self.output}")
        self.cpu = used.ru_utime + used.ru_stime
        self.memory = used.ru_maxrss * 1024 if sys.platform != "darwin" else used.ru_maxrss


def measure(rows, log, options):
    subprocess.run(["cat", log], stdout=subprocess.DEVNULL, check=True)  # so that every run finds the log in memory
    runs = {}
    # Results are cleared after the last round only. For some minutes ext4 will not use the inode of a
    # deleted file again; a tool that makes many files would pay for looking past what the round before left.
    with tempfile.TemporaryDirectory(dir=options.work, prefix="results-") as results:
        for turn in range(options.rounds):
            folder = os.path.join(results, str(turn))
            os.mkdir(folder)
            for name, command in tools(log, folder, options).items():
                print(f"bench: {rows:,} rows, round {turn + 1} of {options.rounds}: {name}", file=sys.stderr)
                before = size_of(folder)
                run = Run(command)
                run.written = size_of(folder) - before
                runs.setdefault(name, []).append(run)
    print_table(rows, os.path.getsize(log), runs)


def size_of(path):
    return sum(os.path.getsize(os.path.join(folder, name)) for folder, _, names in os.walk(path) for name in names)


def print_machine(options):
    java = subprocess.run([options.java, "--version"], capture_output=True, text=True).stdout.splitlines()[0]
    print(f"Machine: {processor()}, {os.cpu_count()} cores of which each tool had {CORES.count(',') + 1},"
          f" {os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB of memory,"
          f" {platform.system()}; {java}; Python {platform.python_version()}."
          f" The log is in the page cache. Median of {options.rounds} runs in turns, (least–most).\n")


def processor():
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def print_table(rows, size, runs):
    print(f"### {rows:,} rows, {size / 1e9:.2f} GB\n")
    print("| | wall, s | CPU, s | peak memory, MB | written, MB | rows a second |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, of in runs.items():
        walls = [run.wall for run in of]
        print(f"| {name} | {spread(walls)} | {spread([run.cpu for run in of])}"
              f" | {statistics.median(run.memory for run in of) / 1e6:,.0f}"
              f" | {statistics.median(run.written for run in of) / 1e6:,.0f}"
              f" | {rows / statistics.median(walls):,.0f} |")
    quis, load, python = (median(runs[name]) for name in ("`quis audit`", "DuckDB, load", "Python, `csv` and a regex"))
    statement = statistics.median(float(run.output.split()[-1]) for run in runs["DuckDB, load"])
    print_stages(runs["`quis audit`"])
    print(f"\n`quis audit` took {quis / load:.2f} times as long as the load ({quis / statement:.2f} times its bare"
          f" statement, {statement:.1f} s without starting Java and opening the database) and"
          f" {quis / python:.2f} times as long as Python.\n", flush=True)


def print_stages(runs):
    """Where an audit's time goes, as it says itself; the rest is starting, and moving the results into place."""
    stages = {}
    for run in runs:
        for name, seconds in re.findall(r"^quis: (.+) took ([\d.]+) s$", run.output, re.MULTILINE):
            stages.setdefault(name, []).append(float(seconds))
    named = ", ".join(f"{name} {statistics.median(of):.1f} s" for name, of in stages.items())
    if named:
        print(f"\nOf an audit's wall time: {named}.")


def median(runs):
    return statistics.median(run.wall for run in runs)


def spread(values):
    return f"{statistics.median(values):.1f} ({min(values):.1f}–{max(values):.1f})"


main()
