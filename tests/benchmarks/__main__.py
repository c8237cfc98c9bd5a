"""Runs every `bench_*.py` beside this file, or those named: `make bench`."""

import sys
from importlib import import_module
from pathlib import Path


def main(names: list[str]) -> None:
    found = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    for module in found:
        name = module.removeprefix("bench_")
        if not names or name in names:
            print(f"# {name}", flush=True)
            import_module(f"tests.benchmarks.{module}").run()


if __name__ == "__main__":
    main(sys.argv[1:])
