#!/usr/bin/env python3
"""clang-tidy over many sources, several together in one translation unit.

Most of a run goes into the headers that all sources include, so neighbours are gathered into units that include them; files that
can't stand together (two helpers of one name) are halved until they can. Usage: lint.py BUILD FILE...
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

TOGETHER = 10
build = pathlib.Path(sys.argv[1]).resolve()
root = pathlib.Path.cwd()
units = build / "lint"
units.mkdir(exist_ok=True)
commands = {entry["file"]: entry["command"] for entry in json.loads((build / "compile_commands.json").read_text())}


def options(file):
    """What the compiler is told, without the file itself; files with the same options may stand together."""
    words = shlex.split(commands[str(root / file)])
    start = next(i for i, word in enumerate(words) if word.endswith("c++")) + 1
    kept, skip = [], False
    for word in words[start:]:
        if skip or word in ("-c", "-o"):
            skip = word == "-o"
            continue
        if word != str(root / file) and not word.startswith("-Werror") and word != "-fpch-preprocess":
            kept.append(word)
    return tuple(kept)


def tidy(files, flags):
    unit = units / (re.sub(r"\W", "_", files[0]) + f"_{len(files)}.cpp")
    unit.write_text("".join(f'#include "{root / file}"\n' for file in files))
    done = subprocess.run(["clang-tidy-14", "--quiet", "--config-file", str(root / ".clang-tidy"),
                           "--checks=-bugprone-suspicious-include", str(unit), "--", *flags,
                           "-Wno-unknown-warning-option"], capture_output=True, text=True)
    if done.returncode == 0:
        return ""
    if "clang-diagnostic-error" in done.stdout and len(files) > 1:
        half = len(files) // 2
        return tidy(files[:half], flags) + tidy(files[half:], flags)
    return done.stdout or done.stderr


groups = {}
for file in sys.argv[2:]:
    if str(root / file) in commands:
        groups.setdefault((options(file), os.path.dirname(file)), []).append(file)
batches = [(files[i:i + TOGETHER], flags) for (flags, _), files in groups.items() for i in range(0, len(files), TOGETHER)]
batches.sort(key=lambda batch: -len(batch[0]))
with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("LINT_JOBS", os.cpu_count()))) as pool:
    findings = "".join(pool.map(lambda batch: tidy(*batch), batches))
print(findings, end="")
sys.exit(1 if findings else 0)
